"""One step of the unrolled network: its boxes and arrows, drawn once for each kind of step."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPixmap

from explorer.theme import theme
from explorer.widgets.painting import ink_on, mixed
from explorer.widgets.unrolled_arrows import (
    gather_x,
    line_path,
    paint_across,
    paint_loop,
    paint_rise,
    paint_top,
    stroke,
)
from explorer.widgets.unrolled_layout import UnrolledLayout
from explorer.widgets.unrolled_look import Column, Look, box_colours, direction_of, wire_pen

_BOX_FONT = 0.82


class ColumnPixmaps:
    """Columns drawn so far; a picture needs a handful, however long it is."""

    def __init__(self) -> None:
        self._made: dict[tuple[Column, float], QPixmap] = {}

    def clear(self) -> None:
        """Forget all: the theme or the layout is another."""
        self._made.clear()

    def pixmap(self, column: Column, layout: UnrolledLayout, ratio: float) -> QPixmap:
        """A column on the card's colour, `ratio` pixels for each logical one."""
        key = column, ratio
        if key not in self._made:
            self._made[key] = _drawn(column, layout, ratio)
        return self._made[key]


def _drawn(column: Column, layout: UnrolledLayout, ratio: float) -> QPixmap:
    made = QPixmap(math.ceil(layout.pitch * ratio), math.ceil((layout.rows_height + 1) * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(theme().colour("card"))
    painter = QPainter(made)
    paint_column(painter, column, layout)
    painter.end()
    return made


def paint_column(painter: QPainter, column: Column, layout: UnrolledLayout) -> None:
    """Draw a column; the painter's origin is its left edge at the top of the block of rows."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for layer in range(layout.rows // layout.directions):
        paint_rise(painter, column, layout, layer)
    paint_top(painter, column, layout)
    for row in range(layout.rows):
        if column.look is Look.FOLDED:
            paint_loop(painter, column, layout, row)
        else:
            paint_across(painter, column, layout, row)
        _paint_box(painter, column, layout, row)


def _paint_box(painter: QPainter, column: Column, layout: UnrolledLayout, row: int) -> None:
    fill, edge = box_colours(column, layout, row)
    rect = layout.box_rect(row)
    radius = min(theme().px(7), rect.height() / 3)
    painter.setBrush(fill)
    painter.setPen(QPen(edge, 1))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    _paint_link(painter, column, layout, row)
    ink = ink_on(fill)
    if not column.look.lights(direction_of(row, layout)):
        ink = mixed(fill, theme().colour("muted"), 0.7)
    _paint_name(painter, column.cell, rect, ink)


def _paint_link(painter: QPainter, column: Column, layout: UnrolledLayout, row: int) -> None:
    """The short line from a box to its strip, and the strip's frame."""
    strip, box = layout.strip_rect(row), layout.box_rect(row)
    pen = wire_pen(column, layout, row)
    if column.look is Look.FOLDED:
        x = gather_x(layout, row)
        stroke(painter, line_path(QPointF(x, box.top()), QPointF(x, strip.top())), pen)
        return
    x = strip.center().x()
    stroke(painter, line_path(QPointF(x, box.top()), QPointF(x, strip.bottom())), pen)
    painter.setPen(QPen(pen.color(), 1))
    painter.drawRect(QRectF(strip).adjusted(-0.5, -0.5, 0.5, 0.5))


def _paint_name(painter: QPainter, cell: str, rect: QRectF, ink: QColor) -> None:
    """The cell's name where it fits, otherwise the A of textbooks, otherwise nothing."""
    painter.setFont(theme().font(_BOX_FONT))
    metrics = QFontMetricsF(painter.font())
    if metrics.ascent() > rect.height():
        return
    text = cell if metrics.horizontalAdvance(cell) <= rect.width() - theme().px(3) else "A"
    x = rect.center().x() - metrics.horizontalAdvance(text) / 2
    painter.setPen(ink)
    painter.drawText(QPointF(x, rect.center().y() + (metrics.ascent() - metrics.descent()) / 2), text)
