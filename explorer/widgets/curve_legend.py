"""The legend of several plots that show the same curves."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from explorer.theme import theme
from explorer.widgets.curve_plot_data import Series
from explorer.widgets.curve_plot_layout import LEGEND_FONT, legend_metrics, swatch_width
from explorer.widgets.curve_plot_painting import colours_of, paint_swatch
from explorer.widgets.flow_layout import flow
from explorer.widgets.painting import elided

_GAP = 16


class CurveLegend(QWidget):
    """A piece of each curve and its name, wrapped like words; its height follows from its width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._series: tuple[Series, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().changed.connect(self._on_changed)

    def set_series(self, series: tuple[Series, ...]) -> None:
        """Name these; of the curves only look and name are used."""
        self._series = series
        self.setAccessibleName(", ".join(one.name for one in series))
        self._on_changed()

    def names(self) -> tuple[str, ...]:
        """What it says."""
        return tuple(one.name for one in self._series)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = self._places(width)[1]
        return math.ceil((max(lines, default=-1) + 1) * self._line())

    def sizeHint(self) -> QSize:
        width = sum(self._widths(1e9)) + theme().px(_GAP) * max(0, len(self._series) - 1)
        return QSize(math.ceil(width), math.ceil(self._line()))

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.heightForWidth(self.width()))

    def _line(self) -> float:
        return legend_metrics().height() * 1.25

    def _widths(self, room: float) -> list[float]:
        metrics = legend_metrics()
        return [
            min(swatch_width() + metrics.horizontalAdvance(name) + 2, max(room, 1.0)) for name in self.names()
        ]

    def _places(self, room: float) -> tuple[list[float], list[int]]:
        return flow(self._widths(room), theme().px(_GAP), room, right_to_left=self.isRightToLeft())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, metrics = QPainter(self), legend_metrics()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme().font(LEGEND_FONT))
        colours, widths = colours_of(self._series), self._widths(self.width())
        for one, colour, width, x, line in zip(
            self._series, colours, widths, *self._places(self.width()), strict=True
        ):
            place = QPointF(x, line * self._line())
            paint_swatch(painter, place, one, colour)
            painter.setPen(theme().colour("ink"))
            text = elided(metrics, one.name, width - swatch_width())
            painter.drawText(place + QPointF(swatch_width(), metrics.ascent()), text)

    def _on_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._on_changed()
