"""What one job of the Transformer panel computes: the trace if it is another, and what is drawn of it."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.core.cancel import CancelToken
from explorer.studies.transformer_state import TransformerState, fitted
from explorer.studies.transformer_trace import TransformerTrace
from explorer.studies.transformer_view import Shown, shown_attention, shown_similarity


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """A trace, the state fitted to it, and the values that the cards draw."""

    trace: TransformerTrace
    state: TransformerState
    shown: Shown


def draw(
    state: TransformerState, previous: TransformerTrace | None, force: bool, token: CancelToken
) -> Drawn:
    """Compute the picture of a state; the previous trace serves again when the request is the same.

    Raises:
        UserError, DeviceMemoryError, CancelledError: as `explorer.studies.transformer.compute`.
    """
    same = previous is not None and previous.request == state.request and not force
    trace = previous if same and previous is not None else _computed(state, token)
    fit = fitted(state, trace)
    return Drawn(trace, fit, _shown(trace, fit))


def _computed(state: TransformerState, token: CancelToken) -> TransformerTrace:
    # Only now: the window paints and draws traces without torch.
    from explorer.studies.transformer import compute

    return compute(state.request, token)


def _shown(trace: TransformerTrace, state: TransformerState) -> Shown:
    layers = len(trace.capture.stacks[state.stack])
    if 1 <= state.step <= layers:
        return shown_attention(trace, state.stack, state.heads, state.options)
    return shown_similarity(trace, state.stack, state.options, output=state.step > layers)
