"""What the foot and the message bar say of a pooling."""

from __future__ import annotations

from explorer.core.i18n import in_a_row, translate
from explorer.panels.base import Message, Status
from explorer.panels.pooling.drawing import curve_name
from explorer.panels.pooling.work import Drawn
from explorer.studies.numbers import plain
from explorer.studies.pooling.state import PoolingState


def status_of(drawn: Drawn, state: PoolingState) -> Status:
    """Kernel, sizes and time where points are pooled; everything here is worked out on the CPU in float64."""
    trace, device = drawn.trace, translate("PoolingStatus", "CPU · float64")
    if not shows_points(state):
        return Status(device)
    text = translate("PoolingStatus", "{points:,} points · {queries:,} queries · {milliseconds} ms")
    timing = text.format(
        points=len(trace.points.keys),
        queries=len(trace.places),
        milliseconds=plain(1000 * drawn.seconds, 1),
    )
    model = curve_name(trace.chosen.kernel, trace.chosen.scale)
    return Status(device, model, timing, "")


def shows_points(state: PoolingState) -> bool:
    """Whether the view on screen pools points with a kernel."""
    return state.view in ("regression", "training") or (state.view, state.product) == ("product", "estimate")


def message_of(drawn: Drawn) -> Message | None:
    """What is undefined, equal or missing, in one message."""
    return Message(in_a_row(drawn.trace.notes)) if drawn.trace.notes else None
