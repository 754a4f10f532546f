"""Paints the rows of a scoring lane: score and weight as bars, value and product as cells."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter, QPen

from explorer.theme import theme
from explorer.widgets.scoring_lanes_cells import (
    figure,
    paint_bar,
    paint_cell,
    paint_number,
    paint_sign,
)
from explorer.widgets.scoring_lanes_columns import (
    SMALL_FONT,
    LaneColumns,
    metrics_of,
)
from explorer.widgets.scoring_lanes_data import LanesData, Scores
from explorer.widgets.scoring_lanes_layout import LanesLayout


@dataclass(frozen=True, eq=False, slots=True)
class Scene:
    """What is painted, where, and for which number of the values."""

    data: LanesData
    layout: LanesLayout
    component: int


def paint_rows(painter: QPainter, scene: Scene, columns: LaneColumns, one: Scores) -> None:
    painter.setFont(theme().font(SMALL_FONT, tabular=True))
    low, high = one.span
    zero = columns.scores.left - low / (high - low) * columns.scores.width
    painter.setPen(QPen(theme().colour("muted", 0.6), 1))
    painter.drawLine(QLineF(zero, scene.layout.body[0], zero, scene.layout.body[1]))
    for key in scene.layout.rows_seen:
        _paint_score(painter, scene, columns, one, key)
        _paint_weight(painter, scene, columns, one, key)
        if columns.values is not None and columns.products is not None:
            _paint_product(painter, scene, columns, one, key)


def _paint_score(painter: QPainter, scene: Scene, columns: LaneColumns, one: Scores, key: int) -> None:
    row, score, metrics = (
        scene.layout.row(key, columns.scores),
        float(one.scores[key]),
        metrics_of(SMALL_FONT),
    )
    low, high = one.span
    stacked, seen = scene.layout.stacked, bool(scene.data.valid[key])
    if math.isfinite(score):
        shares = (-low / (high - low), (score - low) / (high - low))
        colour = theme().colour("second" if score < 0 else "accent") if seen else theme().colour("muted", 0.4)
        paint_bar(painter, row, shares, colour, stacked=stacked)
    text = figure(score, metrics, row.width())
    paint_number(painter, row, text, theme().colour("ink" if seen else "muted"), stacked=stacked)


def _paint_weight(painter: QPainter, scene: Scene, columns: LaneColumns, one: Scores, key: int) -> None:
    row, weight, metrics = (
        scene.layout.row(key, columns.weights),
        float(one.weights[key]),
        metrics_of(SMALL_FONT),
    )
    stacked, seen = scene.layout.stacked, bool(scene.data.valid[key])
    paint_bar(painter, row, (0, 1), theme().colour("hairline"), stacked=stacked)
    if seen:
        paint_bar(painter, row, (0, weight / one.top), theme().colour("accent"), stacked=stacked)
    text = figure(weight, metrics, row.width()) if seen else "0"
    paint_number(painter, row, text, theme().colour("ink" if seen else "muted"), stacked=stacked)


def _paint_product(painter: QPainter, scene: Scene, columns: LaneColumns, one: Scores, key: int) -> None:
    data, layout, metrics = scene.data, scene.layout, metrics_of(SMALL_FONT)
    assert columns.values is not None
    assert columns.products is not None
    assert data.values is not None
    seen, limit = bool(data.valid[key]), data.limit
    inset = max(1.0, min((layout.pitch - theme().px(24)) / 2, layout.pitch * 0.16))
    for across, value, sign in (
        (columns.values, float(data.values[key, scene.component]), "×"),
        (columns.products, data.product(one, key, scene.component) if seen else 0.0, "="),
    ):
        rect = layout.row(key, across).adjusted(0, inset, 0, -inset)
        paint_cell(painter, rect, value, limit, metrics, seen=seen)
        paint_sign(
            painter, QRectF(across.left - theme().px(16), rect.top(), theme().px(16), rect.height()), sign
        )
