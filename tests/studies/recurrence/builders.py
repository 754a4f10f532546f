"""Traces of small networks on random input, made by the passes themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from explorer.models.recurrent.network import initial_weights, load
from explorer.models.recurrent.passes import run
from explorer.models.recurrent.spec import Activation, Cell, InputKind, NetworkSpec
from explorer.studies.recurrence.state import RecurrenceState
from explorer.studies.recurrence.trace import RecurrenceTrace

SENTENCE = ("I", "grew", "up", "in", "France", "and", "speak", "French")


def spec_of(cell: Cell = Cell.LSTM, **changes: Any) -> NetworkSpec:
    """A small network on numbers."""
    small = NetworkSpec(cell, hidden=4, input_kind=InputKind.VALUES, features=3)
    return replace(small, **changes)


def trace_of(
    spec: NetworkSpec,
    steps: int = 6,
    batch: int = 2,
    seed: int = 0,
    *,
    weights: Mapping[str, NDArray[Any]] | None = None,
    inputs: NDArray[Any] | None = None,
    initial: float = 0.0,
    state: RecurrenceState | None = None,
    dtype: torch.dtype = torch.float32,
) -> RecurrenceTrace:
    """A trace with initial weights by `seed` (or those given) on random input (or that given)."""
    random = np.random.default_rng(seed)
    weights = initial_weights(spec, seed, dtype) if weights is None else weights
    ids = None
    if inputs is None and spec.input_kind is InputKind.VALUES:
        inputs = random.normal(size=(steps, batch, spec.features))
    elif inputs is None:
        inputs = ids = random.integers(spec.vocabulary, size=(steps, batch))
    network = load(spec, weights, dtype=dtype)
    shape = (spec.layers * spec.directions, inputs.shape[1], spec.hidden)
    first = np.full(shape, initial)
    made = run(network, inputs, first, first if spec.cell is Cell.LSTM else None)
    request = replace(state or RecurrenceState(), seed=seed).request
    tokens = tuple((SENTENCE * (len(inputs) // len(SENTENCE) + 1))[: len(inputs)])
    labels = tuple(f"label {n}" for n in range(spec.outputs))
    vocabulary = tuple(f"word{n}" for n in range(spec.vocabulary))
    rows = tuple(f"row {n}" for n in range(inputs.shape[1]))
    return RecurrenceTrace(
        request, made, weights, tokens, rows, vocabulary, labels,
        None if ids is None else ids[:, 0], len(inputs), "cpu", 1.2e-7,
    )  # fmt: skip


def by_hand() -> RecurrenceTrace:
    """The example that is worked out with a pencil: one input, three units, ReLU, no bias, two rows.

    What `torch.random.manual_seed(654)`, `torch.nn.RNN(1, 3, …)` and then `torch.randn((5, 2, 1))` give.
    """
    spec = NetworkSpec(
        Cell.ELMAN, Activation.RELU, hidden=3, bias=False, input_kind=InputKind.VALUES, features=1
    )
    generator = torch.Generator().manual_seed(654)
    weights = {
        name: torch.empty(shape).uniform_(-(3**-0.5), 3**-0.5, generator=generator).numpy()
        for name, shape in spec.parameter_shapes().items()
    }
    x = torch.randn((5, 2, 1), generator=generator).numpy()
    return trace_of(spec, weights=weights, inputs=x, initial=1.0)
