"""Names the kernel regression's curves at their right ends, so that nobody has to match colours."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from explorer.widgets.curve_plot_painting import line_width
from explorer.widgets.regression_data import INK, PlotCurve
from explorer.widgets.regression_plot_layout import (
    ENDS_FONT,
    RegressionLayout,
    ends_line,
    leader_width,
)
from explorer.widgets.regression_plot_painting import Drawn, colour_of, look_of, paint_words

_FAR = 0.3  # of the plane's width: a curve that ends farther from its right side is not named


def end_names(curves: tuple[PlotCurve, ...]) -> tuple[str, ...]:
    """What the curves' ends are called; nothing for one estimator alone, which cannot be mistaken."""
    named = [curve for curve in curves if curve.short]
    several = sum(curve.colour_index != INK for curve in named) > 1
    return tuple(curve.short for curve in named) if several else ()


@dataclass(frozen=True, eq=False, slots=True)
class End:
    """A curve's right end in pixels, and the middle of the line that its name has."""

    curve: PlotCurve
    at: QPointF
    middle: float


def ends_of(drawn: tuple[Drawn, ...], layout: RegressionLayout, high: float) -> tuple[End, ...]:
    """The ends that are on view, from above, with their names, so high, as near to them as they can be."""
    found = [(one.curve, at) for one in drawn if one.curve.short and (at := _end(one, layout)) is not None]
    found.sort(key=lambda end: end[1].y())
    room = layout.ends
    wanted = [at.y() for _curve, at in found]
    middles = spread(wanted, high, room.top() + high / 2, room.bottom() - high / 2)
    return tuple(End(curve, at, middle) for (curve, at), middle in zip(found, middles, strict=True))


def _end(drawn: Drawn, layout: RegressionLayout) -> QPointF | None:
    """A curve's last place on view, None where that is far from the plane's right side, or not on it."""
    plane = layout.plane
    for x, y in reversed(drawn.stretches):
        if x[0] <= plane.right():
            across = min(float(x[-1]), plane.right())
            beyond = float(x[-1]) > across
            at = QPointF(across, float(np.interp(across, x, y) if beyond else y[-1]))
            near = across > plane.right() - _FAR * plane.width()
            return at if near and plane.top() <= at.y() <= plane.bottom() else None
    return None


def spread(wanted: list[float], apart: float, low: float, high: float) -> list[float]:
    """Rising places at least so far apart within low … high, each as near to the wanted one as they can be.

    Least squares: neighbours that would be too close are moved as one, about the mean of what they want.
    """
    blocks: list[tuple[float, int]] = []  # the first one's place summed over the block, and its length
    for number, place in enumerate(wanted):
        blocks.append((place - number * apart, 1))
        while len(blocks) > 1 and blocks[-2][0] / blocks[-2][1] >= blocks[-1][0] / blocks[-1][1]:
            total, length = blocks.pop()
            blocks[-1] = blocks[-1][0] + total, blocks[-1][1] + length
    last = high - (len(wanted) - 1) * apart
    starts = [max(min(total / length, last), low) for total, length in blocks for _ in range(length)]
    return [start + number * apart for number, start in enumerate(starts)]


def paint_ends(
    painter: QPainter, drawn: tuple[Drawn, ...], layout: RegressionLayout, *, exporting: bool
) -> None:
    """A line in the curve's colour from its end to its name; the chosen one's is bold."""
    if layout.ends.isNull():
        return
    lead, wide, high = leader_width(), line_width(), ends_line()
    left, room = layout.ends.left() + lead, layout.ends.width() - lead
    looks = look_of(painter, ENDS_FONT), look_of(painter, ENDS_FONT, bold=True)
    for end in ends_of(drawn, layout, high):
        bold = end.curve.chosen
        pen = QPen(colour_of(end.curve), wide * (1.6 if bold else 1.0))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(end.at, QPointF(left - lead * 0.25, end.middle))
        place = QPointF(left, end.middle - high / 2)
        paint_words(painter, place, end.curve.short, room, looks[bold], exporting=exporting)
