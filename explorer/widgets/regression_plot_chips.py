"""Words on the kernel regression's picture, put where they cover the fewest points, and kept there."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from explorer.theme import theme
from explorer.widgets.curve_plot_axes import Floats
from explorer.widgets.regression_plot_layout import RegressionLayout
from explorer.widgets.regression_plot_marks import Scene, radii

_MOST_WIDE = 0.42  # of the plane's width; longer words wrap
_LEAST = 0.3  # what a point that weighs nothing counts, beside its share of the heaviest's weight
_TOUCHED = 0.5  # of a point's radius: a rim that is covered does not count
_MARKED = 1.0  # what the chosen point counts more
_NEXT = 0.04  # what a place counts more than the one that comes before it
_GAIN = 0.25  # how much less another place has to cover, once the chip covers more than before
_GREAT_GAIN = 1.0  # and while it does not
_MOST_POINTS = 500
_ALONG = (0.5, 0.2, 0.8, 0.0, 1.0)  # of the height: where words beside a line may stand, the best first


@dataclass(slots=True)
class Side:
    """On which side of its place a chip was last, and how much it covered there.

    A chip whose place moves stays on its side unless another is better by far, or it covers more than before
    and another is better. When its place jumps by more than its width, or all lies elsewhere, it is put anew.
    """

    number: int = -1
    covered: float = 0.0
    at: QPointF | None = None
    layout: RegressionLayout | None = None

    def choose(self, costs: Floats, at: QPointF, far: float, layout: RegressionLayout) -> int:
        """One of the places, by what each would cover, infinite where there is no room; −1: none has room."""
        best = int(costs.argmin())
        if not math.isfinite(costs[best]):
            self.number = -1
            return -1
        jumped = self.at is None or (at - self.at).manhattanLength() > far or layout is not self.layout
        number = best if jumped or not 0 <= self.number < costs.size else self.number
        gain = _GAIN if costs[number] > self.covered else _GREAT_GAIN
        if costs[number] - costs[best] > gain:
            number = best
        self.number, self.covered, self.at, self.layout = number, float(costs[number]), at, layout
        return number


@dataclass(frozen=True, slots=True)
class Words:
    """What a chip says, in which size."""

    text: str
    size: float
    bold: bool = False

    def font(self) -> QFont:
        """Its font."""
        return theme().font(self.size, bold=self.bold, tabular=True)

    def room(self, plane: QRectF) -> QSizeF:
        """The size of its box on this plane."""
        metrics = QFontMetricsF(self.font())
        room = QRectF(0, 0, min(metrics.horizontalAdvance(self.text) + 1, plane.width() * _MOST_WIDE), 1000)
        words = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), self.text)
        return QSizeF(words.width() + 2 * theme().px(6), words.height() * 1.15)


def chip_box(
    scene: Scene,
    side: Side,
    at: QPointF,
    words: Words,
    taken: tuple[QRectF, ...] = (),
    *,
    along: bool = False,
) -> QRectF:
    """A box for words beside a place, or anywhere along the upright line through it, off what is taken."""
    plane, room = scene.layout.plane, words.room(scene.layout.plane)
    wide, high = room.width(), room.height()
    lefts, tops = _places(plane, at, room, along=along)
    allowed = (plane.left() <= lefts) & (lefts + wide <= plane.right())
    for box in taken:
        apart = (lefts >= box.right()) | (lefts + wide <= box.left())
        allowed &= apart | (tops >= box.bottom()) | (tops + high <= box.top())
    covered = weight_covered(scene, lefts, tops, room)
    costs = np.where(allowed, covered + _NEXT * np.arange(covered.size), np.inf)
    number = side.choose(costs, at, wide, scene.layout)
    found = QRectF(float(lefts[number]), float(tops[number]), wide, high)
    if number < 0:  # no place fits: the first one, within the plane
        found.moveLeft(max(plane.left(), min(float(lefts[0]), plane.right() - wide)))
        found.moveTop(float(tops[0]))
    return found


def _places(plane: QRectF, at: QPointF, room: QSizeF, *, along: bool) -> tuple[Floats, Floats]:
    """The left and the upper edges of the boxes that may serve, the best first."""
    gap, off, high = theme().px(13), theme().px(4), room.height()
    if along:
        heights = [plane.top() + share * (plane.height() - high) for share in _ALONG]
    else:
        above, below = at.y() - high - off, at.y() + off
        heights = [above, below, above - high, below + high, above - 2 * high, below + 2 * high]
    tops = np.repeat(np.clip(heights, plane.top(), max(plane.top(), plane.bottom() - high)), 2)
    lefts = np.tile([at.x() + gap, at.x() - gap - room.width()], len(heights))
    return lefts, tops


def weight_covered(scene: Scene, lefts: Floats, tops: Floats, room: QSizeF) -> Floats:
    """How much of the points each box of this size would cover: (k,), a point counts more by its weight."""
    every = max(1, -(-scene.x.size // _MOST_POINTS))
    counts = _LEAST + scene.shares
    if 0 <= scene.chosen < counts.size:
        counts[scene.chosen] += _MARKED
    wide, high = room.width() / 2, room.height() / 2
    x, y = scene.x[::every], scene.y[::every]
    reach = radii(scene)[::every] * _TOUCHED
    across = np.abs(x - (lefts + wide)[:, None]) < wide + reach
    down = np.abs(y - (tops + high)[:, None]) < high + reach
    return np.asarray((across & down) @ counts[::every])


def paint_chip(painter: QPainter, box: QRectF, words: Words) -> None:
    """Words on a ground that lets a little shine through."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().colour("card", 0.86))
    painter.drawRoundedRect(box, theme().px(4), theme().px(4))
    painter.setFont(words.font())
    painter.setPen(theme().colour("ink"))
    edge = theme().px(5)
    flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
    painter.drawText(box.adjusted(edge, 0, -edge, 0), flags, words.text)
