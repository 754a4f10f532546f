"""Paints the still part of the scoring lanes: headings, bars, cells, sums and pooled values."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from explorer.core.colour import ColourMap, Scale
from explorer.core.i18n import translate
from explorer.theme import theme
from explorer.widgets.cell_colours import Look, coloured
from explorer.widgets.cell_painting import draw_cells
from explorer.widgets.colour_bar import tick_text
from explorer.widgets.painting import number_text, one_line
from explorer.widgets.scoring_lanes_cells import (
    LEFT,
    MIDDLE,
    RIGHT,
    paint_arrow,
    paint_cell,
    put,
)
from explorer.widgets.scoring_lanes_columns import (
    CELL_FONT,
    EDGE,
    NAME_FONT,
    SMALL_FONT,
    TICK_FONT,
    Across,
    LaneColumns,
    metrics_of,
)
from explorer.widgets.scoring_lanes_data import Lane, Scores
from explorer.widgets.scoring_lanes_digits import digits_for, figure
from explorer.widgets.scoring_lanes_layout import LanesLayout, foot_labels, keys_label
from explorer.widgets.scoring_lanes_rows import Scene, paint_rows


def paint_lanes(painter: QPainter, scene: Scene, room: QRectF) -> None:
    """All lanes and the labels beside them."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    layout = scene.layout
    _paint_labels(painter, layout)
    painter.save()
    painter.setClipRect(QRectF(layout.names.right, 0, room.width() - layout.names.right, room.height()))
    for lane in range(len(scene.data.lanes)):
        if (
            layout.lanes[lane].whole.left < room.width()
            and layout.lanes[lane].whole.right > layout.names.right
        ):
            _paint_lane(painter, scene, lane)
    painter.restore()


def _paint_lane(painter: QPainter, scene: Scene, lane: int) -> None:
    layout, columns, one = scene.layout, scene.layout.lanes[lane], scene.data.scored[lane]
    _separate(painter, columns, layout)
    y = _paint_titles(painter, scene.data.lanes[lane], columns, layout)
    if one is None:
        _paint_refusal(painter, scene.data.lanes[lane], columns, layout, y)
        return
    _paint_headings(painter, scene, columns, one)
    if layout.rows_top < layout.body[0]:  # rows have gone beneath the headings
        painter.setPen(QPen(theme().colour("hairline"), 1))
        painter.drawLine(QLineF(columns.whole.left, layout.body[0], columns.whole.right, layout.body[0]))
    painter.save()
    body = QRectF(columns.whole.left, layout.body[0], columns.whole.width, layout.body[1] - layout.body[0])
    painter.setClipRect(body, Qt.ClipOperation.IntersectClip)
    paint_rows(painter, scene, columns, one)
    painter.restore()
    paint_arrow(painter, columns.arrow, layout.body, one_line(scene.data.norm_name))
    _paint_foot(painter, scene, lane, one)


def _separate(painter: QPainter, columns: LaneColumns, layout: LanesLayout) -> None:
    painter.setPen(QPen(theme().colour("hairline"), 1))
    x = columns.whole.left + 0.5
    painter.drawLine(QLineF(x, max(layout.head_top, 0) + 2, x, layout.foot_top + layout.foot))


def _paint_titles(painter: QPainter, lane: Lane, columns: LaneColumns, layout: LanesLayout) -> float:
    """Name and formula; returns where they end."""
    edge = theme().px(EDGE)
    left, width = columns.whole.left + edge, columns.whole.width - 2 * edge
    y, high = layout.head_top + theme().px(5), metrics_of(NAME_FONT, bold=True).height()
    painter.setFont(theme().font(_name_size(one_line(lane.name), width), bold=True))
    painter.setPen(theme().colour("ink"))
    put(painter, one_line(lane.name), QRectF(left, y, width, high), LEFT)
    y += high
    painter.setFont(theme().font(SMALL_FONT))
    painter.setPen(theme().colour("muted"))
    small = metrics_of(SMALL_FONT).height()
    if layout.formula_lines == 1:
        put(painter, lane.formula, QRectF(left, y, width, small), LEFT)
    else:
        flags = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)
        painter.drawText(QRectF(left, y, width + 1, layout.formula_lines * small), flags, lane.formula)
    return y + layout.formula_lines * small + theme().px(4)


def _name_size(name: str, width: float) -> float:
    """A smaller size for a name that would not fit."""
    return NAME_FONT if metrics_of(NAME_FONT, bold=True).horizontalAdvance(name) <= width else CELL_FONT


def _heading_top(layout: LanesLayout) -> float:
    """Where the columns' headings begin, above their scales."""
    lines = metrics_of(SMALL_FONT).height() + metrics_of(TICK_FONT).height()
    return layout.head_top + layout.head - lines - theme().px(5)


def _paint_refusal(
    painter: QPainter, lane: Lane, columns: LaneColumns, layout: LanesLayout, top: float
) -> None:
    edge = theme().px(EDGE)
    bottom = max(layout.foot_top + layout.foot, top + theme().px(40))
    rect = QRectF(columns.whole.left + edge, top, columns.whole.width - 2 * edge, bottom - top)
    painter.setFont(theme().font(SMALL_FONT))
    painter.setPen(theme().colour("muted"))
    painter.drawText(rect, int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft), lane.refused)


def _paint_headings(painter: QPainter, scene: Scene, columns: LaneColumns, one: Scores) -> None:
    """What the columns are, and from where to where each scale goes."""
    y = _heading_top(scene.layout)
    painter.setFont(theme().font(SMALL_FONT))
    painter.setPen(theme().colour("ink"))
    small, tick = metrics_of(SMALL_FONT).height(), metrics_of(TICK_FONT).height()
    scores, weights, spare = columns.scores, columns.weights, columns.arrow.width - theme().px(3)
    put(painter, translate("ScoringLanes", "score"), QRectF(scores.left, y, scores.width, small), LEFT)
    name = translate("ScoringLanes", "weight")
    if metrics_of(SMALL_FONT).horizontalAdvance(name) <= weights.width:
        spare = 0
    put(
        painter, name, QRectF(weights.left - spare, y, weights.width + spare, small), RIGHT if spare else LEFT
    )
    if columns.values is not None and columns.products is not None:
        _paint_product_headings(painter, scene, columns.values, columns.products)
    painter.setFont(theme().font(TICK_FONT, tabular=True))
    painter.setPen(theme().colour("muted"))
    low, high = one.span
    _paint_scale(painter, QRectF(columns.scores.left, y + small, columns.scores.width, tick), low, high)
    _paint_scale(painter, QRectF(columns.weights.left, y + small, columns.weights.width, tick), 0, one.top)


def _paint_product_headings(painter: QPainter, scene: Scene, values: Across, products: Across) -> None:
    small, spare, y = metrics_of(SMALL_FONT).height(), theme().px(16), _heading_top(scene.layout)
    value = translate("ScoringLanes", "× value")
    if scene.data.size > 1:
        whole = translate("ScoringLanes", "× value[{number}]").format(number=scene.component + 1)
        value = whole if metrics_of(SMALL_FONT).horizontalAdvance(whole) <= values.width + spare else value
    put(painter, value, QRectF(values.left - spare, y, values.width + spare, small), RIGHT)
    product = translate("ScoringLanes", "= product")
    put(painter, product, QRectF(products.left - spare, y, products.width + spare, small), RIGHT)


def _brief(value: float) -> str:
    """An end with two figures."""
    return tick_text(float(f"{value:.1e}"))


def _paint_scale(painter: QPainter, rect: QRectF, low: float, high: float) -> None:
    """The ends of a scale, and its 0 where that lies between them with room on both sides."""
    metrics = metrics_of(TICK_FONT)
    gap = theme().px(3)
    for ends in ((tick_text(low), tick_text(high)), (_brief(low), _brief(high))):
        first, last = (metrics.horizontalAdvance(text) for text in ends)
        if first + gap + last <= rect.width():
            break
    else:  # the end away from 0 says more
        put(painter, ends[0] if -low > high else ends[1], rect, LEFT if -low > high else RIGHT)
        return
    painter.drawText(rect, LEFT, ends[0])
    painter.drawText(rect, RIGHT, ends[1])
    zero = rect.left() - low / (high - low) * rect.width()
    half = metrics.horizontalAdvance("0") / 2
    if low < 0 < high and rect.left() + first + gap < zero - half and zero + half < rect.right() - last - gap:
        painter.drawText(QRectF(zero - 20, rect.top(), 40, rect.height()), MIDDLE, "0")


def _paint_labels(painter: QPainter, layout: LanesLayout) -> None:
    """“key” above the names, “sum” and “pooled value” below them."""
    if not layout.lanes:
        return
    painter.setFont(theme().font(SMALL_FONT))
    painter.setPen(theme().colour("muted"))
    total, pooled = foot_labels()
    small = metrics_of(SMALL_FONT).height()
    head = QRectF(layout.names.left, _heading_top(layout), layout.names.width, small)
    painter.drawText(head, LEFT, keys_label())
    top = layout.foot_top + theme().px(3)
    painter.drawText(QRectF(layout.names.left, top, layout.names.width, small), LEFT, total)
    rest = QRectF(layout.names.left, layout.foot_top + layout.sums, layout.names.width, 3 * small)
    painter.drawText(rest, int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft), pooled)


def _paint_foot(painter: QPainter, scene: Scene, lane: int, one: Scores) -> None:
    """The rule, the two sums, and the pooled value."""
    layout, columns, data = scene.layout, scene.layout.lanes[lane], scene.data
    small = metrics_of(SMALL_FONT)
    painter.setPen(QPen(theme().colour("ink"), 1))
    end = (columns.products or columns.weights).right
    top = round(layout.foot_top) + 0.5
    painter.drawLine(QLineF(columns.weights.left, top, end, top))
    painter.setFont(theme().font(SMALL_FONT, bold=True, tabular=True))
    bold = metrics_of(SMALL_FONT, bold=True)
    line = QRectF(columns.weights.left, top + theme().px(2), columns.weights.width, small.height())
    painter.drawText(line, RIGHT, figure(one.total, bold, line.width()))
    if columns.products is not None:
        across = columns.products
        place = QRectF(across.left, line.top(), across.width, line.height())
        if data.size:
            painter.drawText(place, MIDDLE, figure(float(one.pooled[scene.component]), bold, across.width))
    _paint_strip(painter, scene, lane, one)


def _paint_strip(painter: QPainter, scene: Scene, lane: int, one: Scores) -> None:
    strip, rect, limit = scene.layout.strips[lane], scene.layout.strip_rect(lane), scene.data.limit
    digits = digits_for(one.pooled, scene.layout.cell(lane, 0).width() - 2, (CELL_FONT,))
    painter.setFont(digits.font)
    if strip.figures:
        for component, value in enumerate(one.pooled.tolist()):
            paint_cell(painter, scene.layout.cell(lane, component), value, limit, digits)
        return
    cells = np.zeros(strip.across * strip.rows, dtype=np.float32)
    cells[: one.pooled.size] = np.clip(one.pooled / limit, -1, 1)
    look = Look(Scale.LINEAR, ColourMap.ACCENT, True, 0.0, 1.0)
    draw_cells(painter, rect, coloured(cells.reshape(strip.rows, strip.across), look))
    painter.setPen(QPen(theme().colour("hairline"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect)
    painter.setPen(theme().colour("ink"))
    value = number_text(float(one.pooled[scene.component]))
    name = one_line(scene.data.component_name(scene.component))
    whole = translate("ScoringLanes", "{value}: {component}").format(value=value, component=name)
    text = whole if digits.metrics.horizontalAdvance(whole) <= rect.width() else value
    put(painter, text, QRectF(rect.left(), rect.bottom() + 1, rect.width(), digits.metrics.height()), LEFT)
