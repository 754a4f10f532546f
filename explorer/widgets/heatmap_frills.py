"""What surrounds the image of a heatmap: its title, its border, the bars beside its rows."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from explorer.core.trace import FloatArray
from explorer.theme import theme
from explorer.widgets.heatmap_data import HeatmapData
from explorer.widgets.heatmap_layout import MapLayout, axis_metrics
from explorer.widgets.painting import elided


class FrillsItem(QGraphicsItem):
    """The title, the border and the bars beside the rows."""

    def __init__(self) -> None:
        super().__init__()
        self._data: HeatmapData | None = None
        self._layout = MapLayout(QRectF(), QRectF(), 0, 0, None)
        self._span = (0.0, 1.0)
        self._most, self._bars = 0.0, QPainterPath()

    def set_content(self, data: HeatmapData, layout: MapLayout, top: float, bottom: float) -> None:
        self.prepareGeometryChange()
        self._data, self._layout, self._span = data, layout, (top, bottom)
        if data.side is not None and layout.side is not None:
            self._make_bars(data.side, layout.side)
        self.update()

    def boundingRect(self) -> QRectF:
        layout = self._layout
        rect = layout.image.united(layout.title)
        side = layout.side
        if side is not None:
            rect = rect.united(side.adjusted(0, 0, theme().px(30), 2.2 * axis_metrics().height()))
        return rect.adjusted(-2, -2, 2, 2)

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        if self._data is None:
            return
        self._paint_title(painter, self._data.title)
        painter.setPen(theme().colour("hairline"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self._layout.image.adjusted(-1, -1, 0, 0))
        if self._data.side is not None and self._layout.side is not None:
            self._paint_bars(painter, self._layout.side)

    def _paint_title(self, painter: QPainter, title: str) -> None:
        rect = self._layout.title
        painter.setFont(theme().font(0.96, bold=True))
        painter.setPen(theme().colour("ink"))
        shown = elided(axis_metrics(), title, rect.width() * 0.92)
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, shown)

    def _make_bars(self, values: FloatArray, side: QRectF) -> None:
        """The bars of the rows on view, ready to be filled."""
        most = float(np.nanmax(values)) if np.isfinite(values).any() else 0.0
        start, stop = self._span
        high = side.height() / (stop - start)
        rows = slice(max(0, math.floor(start)), min(len(values), math.ceil(stop)))
        lengths = values[rows] * np.float32(side.width() / most) if most > 0 else 0 * values[rows]
        self._most = most
        self._bars = _bars(np.nan_to_num(lengths, posinf=0), high)
        self._bars.translate(side.left(), side.top() + (rows.start - start) * high)

    def _paint_bars(self, painter: QPainter, side: QRectF) -> None:
        painter.save()
        painter.setClipRect(side.adjusted(0, 0, 1, 0))
        painter.fillPath(self._bars, theme().colour("second", 0.75))
        painter.restore()
        painter.setPen(theme().colour("hairline"))
        painter.drawLine(side.topLeft(), side.bottomLeft())
        self._paint_scale(painter, side)

    def _paint_scale(self, painter: QPainter, side: QRectF) -> None:
        metrics = axis_metrics()
        painter.setFont(theme().font(0.85, tabular=True))
        painter.setPen(theme().colour("muted"))
        line = QRectF(side.left(), side.bottom() + 2, side.width(), metrics.height())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, "0")
        painter.drawText(line, Qt.AlignmentFlag.AlignRight, f"{self._most:.3g}")
        name = self._data.side_name if self._data is not None else ""
        below = line.translated(0, metrics.height()).adjusted(-theme().px(60), 0, theme().px(6), 0)
        shown = elided(metrics, name, below.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, shown)


def _bars(lengths: FloatArray, high: float) -> QPainterPath:
    """Bars of these lengths (n,) one under the other, each `high` pixels with its gap, as one path."""
    inset = min(3.0, high * 0.15)
    tops = np.arange(len(lengths)) * high + inset
    bottoms = tops + max(high - 2 * inset, 0.6)
    none = np.zeros(len(lengths))
    x = np.stack([none, lengths, lengths, none, none], axis=1)
    y = np.stack([tops, tops, bottoms, bottoms, tops], axis=1)
    joined = np.tile(np.array([1, 1, 1, 1, 0], dtype=np.int32), len(lengths))
    path: QPainterPath = pg.arrayToQPath(x.ravel(), y.ravel(), connect=joined)
    return path
