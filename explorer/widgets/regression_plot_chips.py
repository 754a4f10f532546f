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
from explorer.widgets.regression_plot_marks import Scene, dot_scale, ring_radius

_MOST_WIDE = 0.42  # of the plane's width; longer words wrap
_LEAST = 0.3  # what a point that weighs nothing counts, beside its share of the heaviest's weight
_GROWN = 3.0  # pixels that half the radius of the heaviest point has more
_MARKED = 1.0  # what the chosen point counts more
_NEXT = 0.04  # what a place counts more than the one that comes before it
_GAIN = 0.25  # how much less another place has to cover, once the chip covers more than before
_GREAT_GAIN = 1.0  # and while it does not
_MOST_POINTS = 500
_ALONG = (0.5, 0.2, 0.8, 0.0, 1.0)  # of the height: where words beside a line may stand, the best first

Corner = tuple[float, float]
"""The left and the upper edge of a box, in pixels."""


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

    def choose(self, costs: list[float], at: QPointF, far: float, layout: RegressionLayout) -> int:
        """One of the places, by what each would cover, infinite where there is no room; −1: none has room."""
        best = costs.index(min(costs))
        if not math.isfinite(costs[best]):
            self.number = -1
            return -1
        jumped = self.at is None or (at - self.at).manhattanLength() > far or layout is not self.layout
        number = best if jumped or not 0 <= self.number < len(costs) else self.number
        gain = _GAIN if costs[number] > self.covered else _GREAT_GAIN
        if costs[number] - costs[best] > gain:
            number = best
        self.number, self.covered, self.at, self.layout = number, costs[number], at, layout
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
    corners = _corners(plane, at, room, along=along)
    covered = weight_covered(scene, corners, room).tolist()
    costs = [
        weight + _NEXT * number if _is_free(corner, room, plane, taken) else math.inf
        for number, (corner, weight) in enumerate(zip(corners, covered, strict=True))
    ]
    number = side.choose(costs, at, room.width(), scene.layout)
    if number >= 0:
        return QRectF(QPointF(*corners[number]), room)
    left = max(plane.left(), min(corners[0][0], plane.right() - room.width()))
    return QRectF(QPointF(left, corners[0][1]), room)  # no place fits: the first one, within the plane


def _corners(plane: QRectF, at: QPointF, room: QSizeF, *, along: bool) -> list[Corner]:
    """Where the boxes that may serve begin, the best first."""
    gap, off, high = theme().px(13), theme().px(4), room.height()
    if along:
        tops = [plane.top() + share * (plane.height() - high) for share in _ALONG]
    else:
        above, below = at.y() - high - off, at.y() + off
        tops = [above, below, above - high, below + high, above - 2 * high, below + 2 * high]
    lowest = max(plane.top(), plane.bottom() - high)
    lefts = (at.x() + gap, at.x() - gap - room.width())
    held = (min(max(top, plane.top()), lowest) for top in tops)
    return [(left, top) for top in held for left in lefts]


def _is_free(corner: Corner, room: QSizeF, plane: QRectF, taken: tuple[QRectF, ...]) -> bool:
    if corner[0] < plane.left() or corner[0] + room.width() > plane.right():
        return False
    return not taken or not any(QRectF(QPointF(*corner), room).intersects(other) for other in taken)


def weight_covered(scene: Scene, corners: list[Corner], room: QSizeF) -> Floats:
    """How much of the points boxes of this size would cover: (k,), heavy points count more."""
    every = max(1, -(-scene.x.size // _MOST_POINTS))
    shares = scene.shares[::every]
    counts = _LEAST + scene.shares
    if 0 <= scene.chosen < counts.size:
        counts[scene.chosen] += _MARKED
    # A rim that is covered does not count.
    reach = ring_radius(scene.x.size) / 2 + _GROWN * dot_scale() * shares
    wide, high, begins = room.width() / 2, room.height() / 2, np.array(corners)
    across = np.abs(scene.x[::every] - wide - begins[:, :1]) < wide + reach
    down = np.abs(scene.y[::every] - high - begins[:, 1:]) < high + reach
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
