"""One pass through a recurrent network with every intermediate value.

The hidden sequence comes from torch's fused kernel; the rest follows from it by products over all steps at
once, because with h_{t−1} known no step waits for another. Only an LSTM's c_t is a recurrence still, but a
linear one: a scan in log₂ T rounds gives it. Jordan's network has no fused kernel; it alone is stepped.
"""

from __future__ import annotations

import time
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from explorer.core.cancel import CancelToken
from explorer.models.recurrent.arrays import Floats, LayerTrace, NetworkTrace
from explorer.models.recurrent.checking import difference
from explorer.models.recurrent.entering import state_of, tensor_of
from explorer.models.recurrent.jordan import Jordan
from explorer.models.recurrent.network import Network, recurrence
from explorer.models.recurrent.parts import Parts, parts_of
from explorer.models.recurrent.spec import Cell

__all__ = ["difference", "run"]


@torch.inference_mode()
def run(
    network: Network,
    inputs: NDArray[Any],
    h_0: NDArray[Any] | None = None,
    c_0: NDArray[Any] | None = None,
    token: CancelToken | None = None,
) -> NetworkTrace:
    """Run ids (T, B) or values (T, B, I) from the states (L·D, B, H), None: zeros, and note everything.

    Values that are not numbers or infinite are passed on as they are.

    Raises:
        UserError: there is no step, or the input or a state does not fit the network.
        CancelledError: the token was cancelled.
    """
    begun = time.perf_counter()
    token = token or CancelToken()
    x = network.embed(tensor_of(network, inputs))
    h, c = (state_of(network, state, x.shape[1]) for state in (h_0, c_0))
    layers: list[LayerTrace] = []
    last: list[Tensor] = []
    last_cells: list[Tensor] = []
    for layer in range(network.spec.layers):
        token.check()
        rows = slice(layer * network.spec.directions, (layer + 1) * network.spec.directions)
        hidden, passed_on = _hidden(network, layer, x, h[rows], c[rows], token)
        for direction, states in enumerate(hidden):
            token.check()
            first, place = h[rows][direction], (layer, direction)
            previous = _previous(passed_on[direction], first, direction)
            parts = parts_of(network, place, x, previous, states, c[rows][direction])
            layers.append(_traced(place, x, previous, states, parts))
            end = 0 if direction else -1
            last.append(passed_on[direction][end])
            if "c" in parts:
                last_cells.append(parts["c"][end])
        x = torch.cat(passed_on, dim=2) if len(passed_on) > 1 else passed_on[0]
    return NetworkTrace(
        network.spec,
        tuple(layers),
        output=numbers(x),
        h_0=numbers(h),
        h_n=numbers(torch.stack(last)),
        c_0=numbers(c) if last_cells else None,
        c_n=numbers(torch.stack(last_cells)) if last_cells else None,
        logits=None if network.head is None else numbers(network.head(x)),
        seconds=time.perf_counter() - begun,
    )


def _hidden(
    network: Network, layer: int, x: Tensor, h_0: Tensor, c_0: Tensor, token: CancelToken
) -> tuple[list[Tensor], list[Tensor]]:
    """h_t and what is passed on (Jordan: y_t) of one layer, (T, B, H) for each direction."""
    spec, whole = network.spec, network.recurrent
    if isinstance(whole, Jordan):
        both = [whole.steps(x, h_0[at], layer, at, token) for at in range(spec.directions)]
        return [h for h, _ in both], [y for _, y in both]
    single = _single(network, layer, x.shape[2])
    output = single(x, (h_0, c_0) if spec.cell is Cell.LSTM else h_0)[0]
    halves = list(output.split(spec.hidden, dim=2))
    return halves, halves


def _single(network: Network, layer: int, entering: int) -> torch.nn.Module:
    """One layer as a module of its own: a stack's fused kernel gives the hidden states of its top only."""
    if network.spec.layers == 1:
        return network.recurrent
    with torch.device("meta"):
        single = recurrence(network.spec, entering, 1)
    shared = {name: name.replace("_l0", f"_l{layer}") for name in single.state_dict()}
    state = {name: getattr(network.recurrent, own).detach() for name, own in shared.items()}
    if network.device.type == "cuda":  # cuDNN wants the weights of a module in one piece of memory
        state = {name: values.clone() for name, values in state.items()}
    single.load_state_dict(state, assign=True)
    if network.device.type == "cuda":
        single.flatten_parameters()  # type: ignore[operator]
    return single


def _previous(passed_on: Tensor, first: Tensor, direction: int) -> Tensor:
    """The state that enters each step."""
    first = first.unsqueeze(0)
    return torch.cat((passed_on[1:], first)) if direction else torch.cat((first, passed_on[:-1]))


def _traced(place: tuple[int, int], x: Tensor, previous: Tensor, hidden: Tensor, parts: Parts) -> LayerTrace:
    named = {name: numbers(values) for name, values in parts.items()}
    return LayerTrace(*place, numbers(x), numbers(previous), numbers(hidden), named)


def numbers(values: Tensor) -> Floats:
    """The values as an array in the computer's own memory."""
    return np.asarray(values.cpu().numpy())
