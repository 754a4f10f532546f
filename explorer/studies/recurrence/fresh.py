"""The initial weights of a network over an input's own vocabulary; imports torch."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from explorer.models.recurrent.network import initial_weights
from explorer.models.recurrent.spec import InputKind, NetworkSpec

Weights = dict[str, NDArray[np.float32]]


def fresh_weights(spec: NetworkSpec, seed: int) -> Weights:
    """Weights by torch's rules, of which no symbol that is added later changes any.

    What does not depend on the vocabulary is what `torch.manual_seed(seed)` and torch.nn would give, so that
    typing on leaves the states of the words before as they are. Rows of the embedding are drawn from N(0, 1),
    columns of a one-hot input from U(−√k, √k) with k = 1/H, the linear layer likewise with k = 1/(D·H), all
    of them symbol by symbol.
    """
    wanted = spec.checked()
    one_hot = wanted.input_kind is InputKind.ONE_HOT
    features = 1 if one_hot else wanted.features
    core = replace(wanted, input_kind=InputKind.VALUES, features=features, vocabulary=0, outputs=0)
    drawn: Weights = initial_weights(core, seed)
    drawn |= _one_hot(wanted, seed) if one_hot else _embedding(wanted, seed)
    drawn |= _head(wanted, seed)
    return {name: drawn[name] for name in wanted.parameter_shapes()}


def _embedding(spec: NetworkSpec, seed: int) -> Weights:
    if spec.input_kind is not InputKind.EMBEDDING:
        return {}
    generator = np.random.default_rng((seed, 0))
    rows = generator.standard_normal((spec.vocabulary, spec.features), dtype=np.float32)
    return {"embedding.weight": rows}


def _one_hot(spec: NetworkSpec, seed: int) -> Weights:
    """The first layer's weight_ih, a column for each symbol."""
    shapes = spec.parameter_shapes()
    names = [f"recurrent.weight_ih_l0{end}" for end in ("", "_reverse")[: spec.directions]]
    return {
        name: _uniform(shapes[name][::-1], spec.hidden, (seed, 1, at)).T.copy()
        for at, name in enumerate(names)
    }


def _head(spec: NetworkSpec, seed: int) -> Weights:
    if not spec.outputs:
        return {}
    entering = spec.directions * spec.hidden
    return {
        "head.weight": _uniform((spec.outputs, entering), entering, (seed, 2)),
        "head.bias": _uniform((spec.outputs,), entering, (seed, 3)),
    }


def _uniform(shape: tuple[int, ...], fan_in: int, seed: tuple[int, ...]) -> NDArray[np.float32]:
    bound = 1 / math.sqrt(fan_in)
    return np.random.default_rng(seed).uniform(-bound, bound, shape).astype(np.float32)
