"""The columns of a scoring lane: scores, an arrow, weights, and where there is room values, products."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFontMetricsF

from explorer.theme import theme
from explorer.widgets.scoring_lanes_data import LanesData

NAME_FONT, SMALL_FONT, CELL_FONT, TICK_FONT = 1.0, 0.88, 0.82, 0.76
_LANE, _FULL, _WIDEST = 86, 286, 640  # pixels of a lane at 100 % text: least, with its products, most
_WIDE_NUMBER = "−0.000"
_SCORES = 0.55  # of the room of both kinds of bars
SIGN = 16  # pixels for × or = between two columns
EDGE = 7  # pixels between a lane's edge and its columns


def metrics_of(relative: float, *, bold: bool = False) -> QFontMetricsF:
    """The metrics of the interface font at `relative` times its size."""
    return QFontMetricsF(theme().font(relative, bold=bold, tabular=True))


@dataclass(frozen=True, slots=True)
class Across:
    """A column's place across."""

    left: float
    width: float

    @property
    def right(self) -> float:
        return self.left + self.width

    def moved(self, by: float) -> Across:
        return Across(self.left + by, self.width)

    def holds(self, x: float) -> bool:
        return self.left <= x < self.right


@dataclass(frozen=True, slots=True)
class LaneColumns:
    """A lane and its columns; values and products only where there is room for them."""

    whole: Across
    scores: Across
    arrow: Across
    weights: Across
    values: Across | None
    products: Across | None

    def moved(self, by: float) -> LaneColumns:
        values = None if self.values is None else self.values.moved(by)
        products = None if self.products is None else self.products.moved(by)
        whole, scores = self.whole.moved(by), self.scores.moved(by)
        arrow, weights = self.arrow.moved(by), self.weights.moved(by)
        return LaneColumns(whole, scores, arrow, weights, values, products)


def lane_columns(data: LanesData, chosen: int, left: float, width: float) -> tuple[LaneColumns, ...]:
    """The lanes side by side: all with their products where there is room, else the chosen one."""
    count, px = len(data.lanes), theme().px
    if not count:
        return ()
    room = width - left - px(6)
    least, whole, valued = px(_LANE), px(_FULL), data.values is not None
    each = min(room / count, px(_WIDEST))
    if not valued or each >= whole:
        widths = [max(each, least)] * count
    else:
        other = max((room - whole) / max(count - 1, 1), least)
        widths = [whole if lane == chosen else other for lane in range(count)]
    found = []
    for lane, wide in enumerate(widths):
        full = valued and (each >= whole or lane == chosen)
        found.append(_columns(Across(left, wide), full=full))
        left += wide
    return tuple(found)


def _columns(whole: Across, *, full: bool) -> LaneColumns:
    px = theme().px
    edge, sign = px(EDGE), px(SIGN)
    left, room = whole.left + edge, whole.width - 2 * edge
    arrow = float(px(30 if whole.width >= px(150) else 18))
    if not full:
        return LaneColumns(whole, *_bars(left, room, arrow), None, None)
    room -= px(EDGE)  # for the line from a product to the sum
    cell = min(metrics_of(SMALL_FONT).horizontalAdvance(_WIDE_NUMBER) + px(8), room * 0.2)
    cell += max(0.0, min(room * 0.16 - cell, px(40)))
    bars = _bars(left, room - 2 * (cell + sign), arrow)
    values = Across(bars[2].right + sign, cell)
    return LaneColumns(whole, *bars, values, Across(values.right + sign, cell))


def _bars(left: float, room: float, arrow: float) -> tuple[Across, Across, Across]:
    """Scores, arrow and weights; a score has a sign, and so gets a little more."""
    scores = (room - arrow) * _SCORES
    weights = Across(left + scores + arrow, room - arrow - scores)
    return Across(left, scores), Across(left + scores, arrow), weights
