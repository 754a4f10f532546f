"""What the Transformer panel runs off the GUI thread: torch is imported here, on the worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.core.cancel import CancelToken, Progress
from explorer.core.i18n import translate
from explorer.studies.transformer_state import TransformerState
from explorer.studies.transformer_trace import TransformerTrace

if TYPE_CHECKING:
    from explorer.studies.transformer_picture import Drawn


def picture_work(
    state: TransformerState, previous: TransformerTrace | None, force: bool, token: CancelToken
) -> Drawn:
    """The picture of a state; `previous` serves again where the request is the same."""
    if previous is None:
        token.report(Progress(translate("Transformer", "Loading PyTorch and transformers")))
    from explorer.studies.transformer_picture import draw

    return draw(state, previous, force, token)


def check_work(trace: TransformerTrace, token: CancelToken) -> tuple[TransformerTrace, float]:
    """The trace, and max |shown − eager| over every stack, layer and head of its text."""
    from explorer.studies.transformer_check import difference_to_eager

    return trace, difference_to_eager(trace, token)
