"""Paints the rows of a scoring lane: score and weight as bars, value and product as cells."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from explorer.theme import theme
from explorer.widgets.scoring_lanes_cells import (
    bar_colour,
    bar_rect,
    paint_bar,
    paint_cell,
    paint_number,
    paint_sign,
)
from explorer.widgets.scoring_lanes_columns import (
    SIGN,
    Across,
    LaneColumns,
)
from explorer.widgets.scoring_lanes_data import Floats, LanesData, Scores
from explorer.widgets.scoring_lanes_digits import digits_for
from explorer.widgets.scoring_lanes_layout import LanesLayout


@dataclass(frozen=True, eq=False, slots=True)
class Scene:
    """What is painted, where, and for which number of the values."""

    data: LanesData
    layout: LanesLayout
    component: int


_UNSEEN = 0.4  # of a masked key's bar


def paint_rows(painter: QPainter, scene: Scene, columns: LaneColumns, one: Scores) -> None:
    """The rows that are seen, column by column."""
    _paint_scores(painter, scene, columns.scores, one)
    _paint_weights(painter, scene, columns.weights, one)
    if scene.data.values is None or columns.values is None or columns.products is None or not scene.data.size:
        return
    values = scene.data.values[:, scene.component]
    _paint_cells(painter, scene, columns.values, values, "×")
    _paint_cells(painter, scene, columns.products, scene.data.products(one, scene.component), "=")


def _paint_scores(painter: QPainter, scene: Scene, across: Across, one: Scores) -> None:
    digits, layout, inks = digits_for(one.scores, across.width), scene.layout, _inks()
    low, high = one.span
    zero, above = -low / (high - low), layout.above
    colours = [bar_colour("accent", above), bar_colour("second", above), bar_colour("muted", 1.0, _UNSEEN)]
    painter.setFont(digits.font)
    for key in layout.rows_seen:
        row, score, seen = layout.row(key, across), float(one.scores[key]), bool(scene.data.valid[key])
        bar = bar_rect(row, above)
        _paint_zero(painter, bar, zero, above)
        if math.isfinite(score):
            colour = colours[int(score < 0) if seen else 2]
            paint_bar(painter, bar, (zero, (score - low) / (high - low)), colour)
        painter.setPen(inks[seen])
        paint_number(painter, row, above, digits.text(score, across.width))


def _inks() -> tuple[QColor, QColor]:
    """Of a masked key's numbers, and of those of a key that is seen."""
    return theme().colour("muted"), theme().colour("ink")


def _paint_zero(painter: QPainter, bar: QRectF, share: float, above: float) -> None:
    """The line from which the bars go, broken where numbers are."""
    x, spare = bar.left() + share * bar.width(), theme().px(3) if above else 2
    painter.setPen(QPen(theme().colour("muted", 0.9 if above else 0.5), 1))
    painter.drawLine(QLineF(x, bar.top() - spare, x, bar.bottom() + spare))


def _paint_weights(painter: QPainter, scene: Scene, across: Across, one: Scores) -> None:
    digits, layout, inks = digits_for(one.weights, across.width), scene.layout, _inks()
    track, accent = bar_colour("hairline", layout.above), bar_colour("accent", layout.above)
    painter.setFont(digits.font)
    for key in layout.rows_seen:
        row, weight, seen = layout.row(key, across), float(one.weights[key]), bool(scene.data.valid[key])
        bar = bar_rect(row, layout.above)
        paint_bar(painter, bar, (0, 1), track)
        paint_bar(painter, bar, (0, weight / one.top), accent)
        painter.setPen(inks[seen])
        paint_number(painter, row, layout.above, digits.text(weight, across.width) if seen else "0")


def _paint_cells(painter: QPainter, scene: Scene, across: Across, values: Floats, sign: str) -> None:
    """Values or products, each after the sign that leads to it."""
    layout, room = scene.layout, float(theme().px(SIGN))
    digits = digits_for(values, across.width - 2)
    painter.setFont(digits.font)
    inset = max(1.0, min((layout.pitch - theme().px(24)) / 2, layout.pitch * 0.16))
    for key in layout.rows_seen:
        rect = layout.row(key, across).adjusted(0, inset, 0, -inset)
        paint_cell(
            painter, rect, float(values[key]), scene.data.limit, digits, seen=bool(scene.data.valid[key])
        )
        paint_sign(painter, QRectF(across.left - room, rect.top(), room, rect.height()), sign)
