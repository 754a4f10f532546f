"""A pass compared with what torch.nn itself makes of the same input."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from explorer.models.recurrent.arrays import Floats, LayerTrace, NetworkTrace
from explorer.models.recurrent.entering import tensor_of
from explorer.models.recurrent.network import Network
from explorer.models.recurrent.spec import Cell

Pair = tuple[Floats, Tensor]
"""What the trace holds, and what torch.nn gives."""

_CELLS: dict[Cell, type[nn.RNNCellBase]] = {
    Cell.ELMAN: nn.RNNCell,
    Cell.JORDAN: nn.RNNCell,
    Cell.GRU: nn.GRUCell,
    Cell.LSTM: nn.LSTMCell,
}


@torch.inference_mode()
def difference(
    network: Network,
    inputs: NDArray[Any],
    h_0: NDArray[Any] | None,
    c_0: NDArray[Any] | None,
    trace: NetworkTrace,
) -> float:
    """The largest difference between a trace and torch.nn, over max(1, |torch.nn's value|).

    Output, h_n, c_n and logits are compared with the whole network's own forward, every step of every layer
    with torch.nn's Cell. The same infinity, or NaN in both, is no difference; any other value that is not
    finite makes the difference infinite.
    """
    states = (None if state is None else _tensor(network, state) for state in (h_0, c_0))
    whole = network(tensor_of(network, inputs), *states)
    ours = (trace.output, trace.h_n, trace.c_n, trace.logits)
    pairs = [(our, its) for our, its in zip(ours, whole, strict=True) if our is not None and its is not None]
    for layer in trace.layers:
        pairs += _cell_pairs(network, layer)
    return max(_gap(our, its) for our, its in pairs)


def _cell_pairs(network: Network, layer: LayerTrace) -> Iterator[Pair]:
    """Every step at once: the T·B states that enter are a batch for the Cell."""
    cell = cell_of(network, layer)
    x, previous = (_flat(_tensor(network, values)) for values in (layer.inputs, layer.previous))
    if network.spec.cell is Cell.LSTM:
        h, c = cell(x, (previous, _flat(_tensor(network, layer.parts["c_previous"]))))
        yield layer.parts["c"], c
    else:
        h = cell(x, previous)
    yield layer.hidden, h
    if network.spec.cell is Cell.JORDAN:
        yield layer.passed_on, jordan_output(network, layer, h)


def jordan_output(network: Network, layer: LayerTrace, h: Tensor) -> Tensor:
    """y = tanh(W_ho h + b_ho) of a Jordan layer."""
    weight = getattr(network.recurrent, f"weight_ho_{layer.name}")
    return torch.tanh(functional.linear(h, weight, getattr(network.recurrent, f"bias_ho_{layer.name}", None)))


def cell_of(network: Network, layer: LayerTrace) -> nn.Module:
    """torch.nn's Cell with the layer's parameters, without gradients for them."""
    spec = network.spec
    options: dict[str, Any] = {"bias": spec.bias, "device": "meta"}
    if spec.cell in (Cell.ELMAN, Cell.JORDAN):
        options["nonlinearity"] = spec.activation.value
    cell = _CELLS[spec.cell](layer.inputs.shape[2], spec.hidden, **options)
    state = {name: getattr(network.recurrent, f"{name}_{layer.name}").detach() for name in cell.state_dict()}
    cell.load_state_dict(state, assign=True)
    return cell.requires_grad_(False)


def _tensor(network: Network, values: NDArray[Any]) -> Tensor:
    return torch.tensor(values, dtype=network.dtype, device=network.device)


def _flat(values: Tensor) -> Tensor:
    """(T, B, …) as one batch (T·B, …)."""
    return values.flatten(0, 1)


def _gap(ours: Floats, its: Tensor) -> float:
    one = ours.astype(np.float64).ravel()
    other = its.cpu().numpy().astype(np.float64).ravel()
    with np.errstate(invalid="ignore"):
        gaps = np.abs(one - other) / np.maximum(1, np.abs(other))
    gaps[(one == other) | (np.isnan(one) & np.isnan(other))] = 0
    return float(np.where(np.isfinite(gaps), gaps, np.inf).max())
