"""Paints the gates view: strips of units, blocks or lines over time, their names and numbers."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from explorer.core.trace import FloatArray
from explorer.theme import theme
from explorer.widgets.cell_colours import Look, coloured, pooled
from explorer.widgets.cell_painting import draw_cells
from explorer.widgets.curve_plot_axes import Span
from explorer.widgets.curve_plot_data import Series
from explorer.widgets.curve_plot_layout import (
    LEGEND_FONT,
    TICK_FONT,
    Axes,
    PlotLayout,
    legend_metrics,
    swatch_width,
    tick_metrics,
)
from explorer.widgets.curve_plot_painting import curve_pen, paint_curves
from explorer.widgets.gates_view_data import KEPT, GatesData, Shown
from explorer.widgets.gates_view_layout import ColumnAxis, GateRow, GatesLayout, name_metrics
from explorer.widgets.head_colours import head_colours
from explorer.widgets.painting import elided, number_text


def paint_row(painter: QPainter, row: GateRow, data: GatesData, layout: GatesLayout, shown: Shown) -> None:
    """A row's values and name."""
    if shown.over_time and (layout.lines or row.gate == KEPT):
        _paint_lines(painter, row, data, shown)
    elif row.gate == KEPT:
        _paint_share(painter, row.plane, data.value(KEPT, shown.step, 0))
    else:
        values = data.values[row.gate]
        part = values.T if shown.over_time else values[shown.step].reshape(1, -1)
        _paint_cells(painter, row.plane, part, data.looks[row.gate])
    _paint_name(painter, row)


def _paint_cells(painter: QPainter, plane: QRectF, values: FloatArray, look: Look) -> None:
    ratio = painter.device().devicePixelRatioF()
    down = max(1, math.ceil(values.shape[0] / max(plane.height() * ratio, 1) - 0.01))
    across = max(1, math.ceil(values.shape[1] / max(plane.width() * ratio, 1) - 0.01))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    draw_cells(painter, plane, coloured(pooled(values, down, across), look))
    _paint_frame(painter, plane)


def _paint_frame(painter: QPainter, plane: QRectF) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(theme().colour("hairline"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(plane)


def _paint_share(painter: QPainter, plane: QRectF, share: float) -> None:
    """A bar from 0 to 1."""
    if math.isfinite(share):
        filled = QRectF(plane.left(), plane.top(), plane.width() * min(max(share, 0.0), 1.0), plane.height())
        painter.fillRect(filled, theme().colour("accent"))
    _paint_frame(painter, plane)


def _paint_lines(painter: QPainter, row: GateRow, data: GatesData, shown: Shown) -> None:
    """The mean over the units and the chosen unit, or the share kept, over the steps."""
    _paint_frame(painter, row.plane)
    x = np.arange(data.step_count, dtype=np.float64)
    look = Look() if row.gate == KEPT else data.looks[row.gate]
    if row.gate == KEPT:
        curves = [] if data.kept is None else [Series("", x, data.kept)]
    else:
        values = data.values[row.gate]
        curves = [Series("", x, values.mean(axis=1, dtype=np.float64))]
        if shown.unit >= 0:
            curves.append(Series("", x, values[:, shown.unit], 1))
    low = -look.high if look.signed else 0.0
    axes = Axes(Span(-0.5, len(x) - 0.5), Span(low, look.high))
    paint_curves(painter, tuple(curves), PlotLayout(axes, row.plane, (), (), (), None, None, QRectF()))
    _paint_ends(painter, row.plane, low, look.high)


def _paint_ends(painter: QPainter, plane: QRectF, low: float, high: float) -> None:
    """The numbers at the ends of a row's own axis."""
    metrics = tick_metrics()
    painter.setFont(theme().font(TICK_FONT, tabular=True))
    painter.setPen(theme().colour("muted"))
    both = plane.height() > metrics.ascent() * 1.8
    for value, base in ((high, plane.top() + metrics.ascent() * 0.85), (low, plane.bottom()))[: 1 + both]:
        text = f"{value:.2g}".replace("-", "−").replace("e+0", "e").replace("e+", "e")
        painter.drawText(QPointF(plane.left() - theme().px(4) - metrics.horizontalAdvance(text), base), text)


def _paint_name(painter: QPainter, row: GateRow) -> None:
    metrics, edge = name_metrics(), theme().px(6)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(theme().font(0.96))
    painter.setPen(theme().colour("ink"))
    base = row.rect.center().y() + (metrics.ascent() - metrics.descent()) / 2
    painter.drawText(QPointF(edge, base), elided(metrics, row.name, row.name_room))


def paint_axis(painter: QPainter, axis: ColumnAxis, marked: int) -> None:
    """The units' numbers or the steps' names below the rows."""
    base = axis.layout.axis_top + tick_metrics().ascent()
    painter.setFont(theme().font(TICK_FONT, tabular=True))
    for text, start, strong in axis.around(marked):
        painter.setPen(theme().colour("ink" if strong else "muted"))
        painter.drawText(QPointF(start, base), text)


def paint_figures(painter: QPainter, layout: GatesLayout, data: GatesData, shown: Shown) -> None:
    """The chosen unit's number after each row."""
    metrics = tick_metrics()
    painter.setFont(theme().font(TICK_FONT, tabular=True))
    painter.setPen(theme().colour("ink"))
    for row in layout.rows if layout.figures else ():
        value = data.value(row.gate, shown.step, shown.unit)
        if row.gate == KEPT or shown.unit >= 0:
            base = row.rect.center().y() + (metrics.ascent() - metrics.descent()) / 2
            room = layout.figure_room(row.plane)
            painter.drawText(QPointF(room.left(), base), elided(metrics, number_text(value), room.width()))


def paint_legend(painter: QPainter, layout: GatesLayout, names: tuple[str, ...]) -> None:
    """What the two lines of each row are."""
    metrics, swatch, x = legend_metrics(), swatch_width(), float(theme().px(6))
    painter.setFont(theme().font(LEGEND_FONT))
    for name, colour in zip(names, head_colours(len(names)), strict=True):
        middle = layout.legend_top + metrics.height() / 2
        painter.setPen(curve_pen(colour, dashed=False))
        painter.drawLine(QLineF(x, middle, x + swatch - theme().px(6), middle))
        painter.setPen(theme().colour("ink"))
        painter.drawText(QPointF(x + swatch, layout.legend_top + metrics.ascent()), name)
        x += swatch + metrics.horizontalAdvance(name) + theme().px(12)


def paint_marks(painter: QPainter, layout: GatesLayout, data: GatesData, shown: Shown) -> None:
    """Frames the chosen column in all rows, and over time the chosen unit in every block."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for row in layout.rows:
        column = layout.column_rect(row.plane, shown.column)
        if 0 <= shown.column < layout.columns and (shown.over_time or row.gate != KEPT):
            painter.setPen(QPen(theme().colour("ink"), 2))  # an accent would be lost among the values
            painter.drawRect(_wide_enough(column).adjusted(-1, -1, 1, 1))
        if shown.over_time and not layout.lines and row.gate != KEPT and shown.unit >= 0:
            high = row.plane.height() / max(data.units, 1)
            top = row.plane.top() + shown.unit * high
            painter.setPen(QPen(theme().colour("second"), 1))
            line = QRectF(row.plane.left(), top, row.plane.width(), max(high, 2.0))
            painter.drawRect(line.adjusted(-1, -1, 1, 1))


def _wide_enough(column: QRectF) -> QRectF:
    spare = max(0.0, (2.0 - column.width()) / 2)
    return column.adjusted(-spare, 0, spare, 0)
