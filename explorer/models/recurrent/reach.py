"""How far gradients reach: the norm of ∂h_T/∂h_t for every step t, by autograd."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from explorer.core.cancel import CancelToken, Progress
from explorer.core.i18n import translate
from explorer.models.recurrent.arrays import LayerTrace, NetworkTrace
from explorer.models.recurrent.checking import cell_of, jordan_output
from explorer.models.recurrent.network import Network, load
from explorer.models.recurrent.norms import Largest
from explorer.models.recurrent.spec import Cell, NetworkSpec

States = tuple[Tensor, ...]
"""h_t, and c_t of an LSTM, each (1, H)."""

Step = Callable[[Tensor, States], States]
"""The states after x_t (1, I) from those before."""

_STEPS_BETWEEN_REPORTS = 16


def reach(
    spec: NetworkSpec,
    weights: Mapping[str, NDArray[Any]],
    trace: NetworkTrace,
    *,
    sequence: int,
    layer: int,
    direction: int,
    token: CancelToken,
) -> NDArray[np.float64]:
    """The spectral norms ‖∂h_T/∂h_t‖₂ of one layer and direction: (T,), in the text's order, 1 at t = T.

    h_T is the state after the last step that the direction takes: the text's first for a backward one. All
    paths from h_t count, an LSTM's through later cells too, with c_t itself held; a Jordan layer's go through
    its output. In float64, around the states of the trace. 0 where the derivative has vanished beyond 1e-308;
    infinite or NaN where it, or a state on the way, is.

    Raises:
        CancelledError: the token was cancelled.
    """
    network = load(spec, weights, dtype=torch.float64)
    traced = trace.layer(layer, direction)
    states = _states(spec, traced, sequence)
    inputs = _row(traced.inputs, sequence)
    order = list(range(len(inputs)))
    order = order if direction else order[::-1]
    backward = _Backward(_step(network, traced), spec.hidden)
    norms = np.zeros(len(order))
    norms[order[0]] = 1.0
    text = translate("Recurrent", "Following the gradient back through time")
    for done, (later, earlier) in enumerate(pairwise(order)):
        token.check()
        if done % _STEPS_BETWEEN_REPORTS == 0:
            token.report(Progress(text, done, len(order)))
        before = tuple(values[earlier : earlier + 1] for values in states)
        norms[earlier] = backward.through(inputs[later : later + 1], before)
        if norms[earlier] == 0 and backward.vanished:
            break
    return norms


class _Backward:
    """The derivatives of h_T with respect to the states of a step, taken one step further back at a time."""

    def __init__(self, step: Step, size: int) -> None:
        self._step = step
        self._gradients: States = (torch.eye(size, dtype=torch.float64),)
        self._largest = Largest()

    @property
    def vanished(self) -> bool:
        """Whether nothing is left to carry further."""
        return not any(bool(gradient.any()) for gradient in self._gradients)

    def through(self, x: Tensor, before: States) -> float:
        """‖∂h_T/∂h‖₂ at the states before a step, of which the gradients after it are known."""
        size = before[0].shape[1]
        leaves = tuple(state.clone().requires_grad_() for state in before)
        after = self._step(x, leaves)[: len(self._gradients)]
        # Each row of the identity is one component of h_T: a batch of H backward passes in one.
        found = torch.autograd.grad(
            after,
            leaves,
            tuple(gradient.unsqueeze(1) for gradient in self._gradients),
            is_grads_batched=True,
            allow_unused=True,
        )
        self._gradients = tuple(
            torch.zeros(size, size, dtype=torch.float64) if gradient is None else gradient.squeeze(1)
            for gradient in found
        )
        return self._largest.of(self._gradients[0])


def _states(spec: NetworkSpec, traced: LayerTrace, sequence: int) -> States:
    """h_t and c_t of one row of the batch, each (T, H)."""
    named = [traced.hidden, traced.parts["c"]] if spec.cell is Cell.LSTM else [traced.hidden]
    return tuple(_row(values, sequence) for values in named)


def _row(values: NDArray[Any], sequence: int) -> Tensor:
    return torch.tensor(values[:, sequence], dtype=torch.float64)


def _step(network: Network, traced: LayerTrace) -> Step:
    """One step of the layer through torch.nn's Cell."""
    cell = cell_of(network, traced)
    kind = network.spec.cell

    def step(x: Tensor, states: States) -> States:
        if kind is Cell.LSTM:
            h, c = cell(x, states)
            return h, c
        if kind is Cell.JORDAN:
            return (cell(x, jordan_output(network, traced, states[0])),)
        return (cell(x, states[0]),)

    return step
