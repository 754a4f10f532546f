"""torch.nn's own modules for a spec, and random weights and inputs: the references of these tests."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from explorer.models.recurrent.spec import GATES, Activation, Cell, InputKind, NetworkSpec

SPECS = (
    NetworkSpec(Cell.LSTM, hidden=5, layers=2, bidirectional=True, vocabulary=7, features=3, outputs=4),
    NetworkSpec(Cell.GRU, hidden=4, layers=3, bias=False, input_kind=InputKind.ONE_HOT, vocabulary=6),
    NetworkSpec(Cell.ELMAN, Activation.RELU, 6, vocabulary=20, features=9, outputs=2),
    NetworkSpec(
        Cell.JORDAN,
        hidden=3,
        layers=2,
        bidirectional=True,
        input_kind=InputKind.VALUES,
        features=2,
        outputs=3,
    ),
    NetworkSpec(Cell.JORDAN, Activation.RELU, 4, bias=False, vocabulary=3, features=2),
)
"""One of each kind, with embeddings, one-hot vectors and numbers."""


def torch_module(spec: NetworkSpec, dtype: torch.dtype = torch.float32) -> torch.nn.RNNBase:
    """torch.nn.RNN, GRU or LSTM of the spec."""
    options: dict[str, Any] = {"bias": spec.bias, "bidirectional": spec.bidirectional, "dtype": dtype}
    if spec.cell is Cell.GRU:
        return torch.nn.GRU(spec.input_size, spec.hidden, spec.layers, **options)
    if spec.cell is Cell.LSTM:
        return torch.nn.LSTM(spec.input_size, spec.hidden, spec.layers, **options)
    assert spec.cell is Cell.ELMAN
    options["nonlinearity"] = spec.activation.value
    return torch.nn.RNN(spec.input_size, spec.hidden, spec.layers, **options)


def random_weights(
    spec: NetworkSpec, generator: np.random.Generator, scale: float
) -> dict[str, NDArray[Any]]:
    """Weights U(−scale, scale)/√(columns) in float64, larger than initial ones where scale is above 1."""
    return {
        name: generator.uniform(-scale, scale, shape) / np.sqrt(shape[-1])
        for name, shape in spec.parameter_shapes().items()
    }


def random_inputs(
    spec: NetworkSpec, generator: np.random.Generator, steps: int, batch: int
) -> tuple[NDArray[Any], NDArray[Any]]:
    """What the network is given, and the same as x (T, B, I) but for an embedding, where it is ids too."""
    if spec.input_kind is InputKind.VALUES:
        values = generator.uniform(-1, 1, (steps, batch, spec.features))
        return values, values
    ids = generator.integers(0, spec.vocabulary, (steps, batch))
    return ids, np.eye(spec.vocabulary)[ids] if spec.input_kind is InputKind.ONE_HOT else ids


def blocks(spec: NetworkSpec, values: NDArray[Any]) -> list[NDArray[Any]]:
    """The gates' blocks of rows of a weight or a bias."""
    return np.split(values, GATES[spec.cell])
