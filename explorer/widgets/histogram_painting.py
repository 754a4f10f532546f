"""Where histograms over one axis lie, and how they are painted."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from explorer.theme import theme
from explorer.widgets.curve_plot_axes import Span
from explorer.widgets.curve_plot_layout import (
    LEGEND_FONT,
    TICK_FONT,
    Axes,
    PlotLayout,
    lay_out,
    legend_metrics,
    tick_metrics,
)
from explorer.widgets.curve_plot_painting import line_width
from explorer.widgets.head_colours import head_colours
from explorer.widgets.histogram_data import Histogram
from explorer.widgets.painting import elided

_HIGH = 0.86  # of a row is filled by its highest bin
_FILL = 0.35


@dataclass(frozen=True, slots=True)
class HistogramLayout:
    """The axis that all share and the band of each row, from above."""

    plot: PlotLayout
    bands: tuple[QRectF, ...]

    def row_at(self, y: float) -> int:
        """The row at a height; −1 without any."""
        return next((n for n, band in enumerate(self.bands) if band.top() <= y <= band.bottom()), -1)

    def height(self, row: int) -> float:
        """Of the highest bin, in pixels."""
        return self.bands[row].height() * _HIGH


def lay_out_rows(
    count: int, reach: float, texts: tuple[str, str, str], size: tuple[float, float]
) -> HistogramLayout:
    """Rows over an axis from −reach to reach; `texts`: the title, what rows show, the name of the axis."""
    title, shown, x_label = texts
    axes = Axes(Span(-reach, reach), Span(), x_label, shown, title=title, y_text=lambda _value: "")
    plot = replace(lay_out(axes, (), "", size), y_ticks=())
    deep = plot.plane.height() / max(count, 1)
    bands = (
        QRectF(plot.plane.left(), plot.plane.top() + n * deep, plot.plane.width(), deep) for n in range(count)
    )
    return HistogramLayout(plot, tuple(bands))


def colours_of(rows: tuple[Histogram, ...]) -> tuple[QColor, ...]:
    """The colour of each row under the present theme."""
    found = head_colours(max((row.colour_index for row in rows), default=0) + 1)
    return tuple(found[row.colour_index] for row in rows)


def paint_row(
    painter: QPainter, number: int, row: Histogram, colour: QColor, layout: HistogramLayout
) -> None:
    """The bins as one outline on its ground line, the bracket, name and note."""
    band, plane = layout.bands[number], layout.plot.plane
    painter.setPen(theme().colour("hairline"))
    painter.drawLine(QPointF(plane.left(), band.bottom()), QPointF(plane.right(), band.bottom()))
    painter.save()
    painter.setClipRect(band.adjusted(0, -1, 0, 1))
    filled = QColor(colour)
    filled.setAlphaF(_FILL)
    painter.setBrush(filled)
    painter.setPen(QPen(colour, max(1.0, line_width() * 0.7)))
    painter.drawPolygon(_outline(number, row, layout))
    _paint_bracket(painter, number, row, colour, layout)
    painter.restore()
    _paint_texts(painter, band, row, colour)


def _outline(number: int, row: Histogram, layout: HistogramLayout) -> QPolygonF:
    """Two corners a bin, from ground to ground."""
    base = layout.bands[number].bottom()
    across = np.repeat(layout.plot.px(row.edges.astype(np.float64)), 2)
    heights = np.concatenate([[0.0], np.repeat(row.heights, 2), [0.0]])
    above = base - heights * layout.height(number)
    return QPolygonF(
        [QPointF(x, y) for x, y in zip(across.clip(-1e5, 1e5).tolist(), above.tolist(), strict=True)]
    )


def _paint_bracket(
    painter: QPainter, number: int, row: Histogram, colour: QColor, layout: HistogramLayout
) -> None:
    """One standard deviation to either side of the mean, at the height where a normal density has it."""
    if not math.isfinite(row.deviation):
        return
    y = layout.bands[number].bottom() - layout.height(number) * math.exp(-0.5)
    left, right = (layout.plot.at(row.mean + s * row.deviation, 0.0).x() for s in (-1, 1))
    cap = theme().px(3)
    painter.setPen(QPen(colour, line_width()))
    painter.drawLines([
        QLineF(left, y, right, y),
        QLineF(left, y - cap, left, y + cap), QLineF(right, y - cap, right, y + cap),
    ])  # fmt: skip


def _paint_texts(painter: QPainter, band: QRectF, row: Histogram, colour: QColor) -> None:
    """The name at the left, the note at the right; elided before they meet."""
    metrics, ticks, gap = legend_metrics(), tick_metrics(), theme().px(6)
    base = band.top() + theme().px(3) + metrics.ascent()
    painter.setFont(theme().font(TICK_FONT, tabular=True))
    painter.setPen(theme().colour("ink"))
    note = elided(ticks, row.note, band.width() * 0.38)
    painter.drawText(QPointF(band.right() - ticks.horizontalAdvance(note), base), note)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    side = metrics.ascent() * 0.6
    painter.drawRect(QRectF(band.left(), base - side, side, side))
    painter.setFont(theme().font(LEGEND_FONT))
    painter.setPen(theme().colour("ink"))
    name = elided(metrics, row.name, band.width() * 0.42 - side - gap)
    painter.drawText(QPointF(band.left() + side + gap, base), name)


def paint_bin(painter: QPainter, number: int, row: Histogram, place: int, layout: HistogramLayout) -> None:
    """Mark one bin."""
    left, right = layout.plot.px(row.edges[place : place + 2].astype(np.float64)).tolist()
    base = layout.bands[number].bottom()
    high = float(row.heights[place]) * layout.height(number)
    plane = layout.plot.plane
    rect = QRectF(left, base - max(high, 2.0), max(right - left, 2.0), max(high, 2.0))
    painter.setPen(QPen(theme().colour("ink"), 1.0))
    painter.setBrush(theme().colour("accent", 0.5))
    painter.drawRect(rect.intersected(plane))
