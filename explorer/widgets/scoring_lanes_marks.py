"""Paints what moves over the scoring lanes: the chosen key's row, lane and number, and the keys' names."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF, QRegion

from explorer.theme import theme
from explorer.widgets.painting import one_line
from explorer.widgets.scoring_lanes_cells import (
    LEFT,
    put,
)
from explorer.widgets.scoring_lanes_columns import (
    NAME_FONT,
    Across,
)
from explorer.widgets.scoring_lanes_rows import Scene


def paint_names(painter: QPainter, scene: Scene, chosen: int) -> None:
    """The keys' names, the chosen one bold."""
    layout, data = scene.layout, scene.data
    painter.save()
    top, bottom = layout.body
    painter.setClipRect(QRectF(0, top, layout.names.right, bottom - top))
    for key in layout.rows_seen:
        seen = bool(data.valid[key])
        painter.setFont(theme().font(NAME_FONT, bold=key == chosen))
        painter.setPen(theme().colour("ink" if seen else "muted"))
        row = layout.row(key, layout.names)
        put(painter, one_line(data.keys[key]), row.adjusted(0, 0, -theme().px(6), 0), LEFT)
    painter.restore()


def paint_chosen(painter: QPainter, scene: Scene, lane: int, key: int, width: float) -> None:
    """The chosen key's row through all lanes, the chosen lane's frame and the chosen number."""
    layout = scene.layout
    if 0 <= key < layout.count:
        _paint_band(painter, scene, key, width)
    painter.save()
    painter.setClipRect(QRectF(layout.names.right, 0, width - layout.names.right, layout.height))
    _paint_frames(painter, scene, lane)
    painter.restore()


def _paint_band(painter: QPainter, scene: Scene, key: int, width: float) -> None:
    """The chosen key's row, not over the sentences of refused lanes."""
    layout = scene.layout
    painter.save()
    top, high = layout.body[0], layout.body[1] - layout.body[0]
    room = QRegion(QRectF(0, top, width, high).toAlignedRect())
    for columns, one in zip(layout.lanes, scene.data.scored, strict=True):
        if one is None:
            left = max(columns.whole.left, layout.names.right)
            room -= QRegion(QRectF(left, top, columns.whole.right - left, high).toAlignedRect())
    painter.setClipRegion(room)
    row = layout.row(key, Across(1, min(width, layout.lanes[-1].whole.right) - 2))
    painter.fillRect(QRectF(0, row.top(), layout.names.right, row.height()), theme().colour("accent_soft"))
    painter.setPen(QPen(theme().colour("accent"), 1.5))  # no fill: colours are values
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(row.adjusted(0.5, 0.5, -0.5, -0.5), theme().px(4), theme().px(4))
    painter.restore()


def _paint_frames(painter: QPainter, scene: Scene, lane: int) -> None:
    layout, data = scene.layout, scene.data
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if 0 <= lane < len(layout.lanes):
        whole = layout.lanes[lane].whole
        bottom = layout.foot_top + layout.foot
        frame = QRectF(whole.left + 1, layout.head_top + 1, whole.width - 2, bottom - layout.head_top - 2)
        painter.setPen(QPen(theme().colour("accent"), 2))
        painter.drawRoundedRect(frame, theme().px(6), theme().px(6))
    for number, one in enumerate(data.scored):
        if one is not None and 0 <= scene.component < data.size:
            painter.setPen(QPen(theme().colour("ink"), 2 if number == lane else 1))
            painter.drawRect(layout.cell(number, scene.component))


def paint_flow(painter: QPainter, scene: Scene, lane: int, key: int) -> None:
    """From the chosen key's product down to the sum, and on to its place in the pooled value."""
    layout, columns = scene.layout, scene.layout.lanes[lane]
    is_refused = bool(scene.data.lanes[lane].refused)
    if columns.products is None or is_refused or not scene.data.valid[key] or not scene.data.size:
        return
    x = columns.products.right + theme().px(4)
    row = layout.row(key, columns.products)
    start = min(max(row.center().y(), layout.body[0]), layout.body[1])
    end = layout.foot_top + layout.sums / 2
    painter.setPen(QPen(theme().colour("accent"), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(
        [QPointF(columns.products.right, start), QPointF(x, start), QPointF(x, end), QPointF(x - 2, end)]
    )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().colour("accent"))
    tip, head = columns.products.right - 2, theme().px(4)
    painter.drawPolygon(QPolygonF([QPointF(tip, end), QPointF(x, end - head), QPointF(x, end + head)]))
