"""The drawing half of the curve plot: series, axes, marks, export; it answers to no pointer."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from explorer.core.i18n import translate
from explorer.theme import theme
from explorer.widgets import curve_plot_painting as paint
from explorer.widgets.curve_plot_axes import Span, span_of
from explorer.widgets.curve_plot_data import (
    PlotStyle,
    Series,
    ends,
    limits,
    nearest,
    series_arrays,
    series_table,
)
from explorer.widgets.curve_plot_layout import Axes, PlotLayout, lay_out
from explorer.widgets.curve_plot_view import StillView, paint_sentence
from explorer.widgets.curve_plot_words import left_out_text, lines_at
from explorer.widgets.painting import one_line


class CurveSurface(StillView):
    """Draws series with a legend, and says what lies at an x."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._series: tuple[Series, ...] = ()
        self._labels = ("", "")
        self._log = self._log_x = False
        self._style = PlotStyle()
        self._names: tuple[str, ...] = ()
        self._fixed: tuple[float, float] | None = None
        self._window: tuple[float, float] | None = None
        self._marker: float | None = None
        self._hover: float | None = None
        self._layout: PlotLayout | None = None
        self._note = ""
        self.retranslate()

    def set_series(
        self,
        series: tuple[Series, ...],
        x_label: str,
        y_label: str,
        log_y: bool = False,
        x_names: tuple[str, ...] = (),
        log_x: bool = False,
    ) -> None:
        """Draw these curves; the zoom stays while it lies within them.

        Args:
            series: with their x; several may be of different length.
            x_label: the name of the x axis, with its unit.
            y_label: the name of the y axis, with its unit.
            log_y: a logarithmic y axis; values that have no place on it are gaps, and a line says so.
            x_names: the names of x = 0, 1, …; empty: the x axis has numbers.
            log_x: a logarithmic x axis, its ticks at powers of two.

        Raises:
            ValueError: an x has no place on a logarithmic axis.
        """
        low, high = ends(series)
        if log_x and low <= 0:
            raise ValueError(f"x = {low} on a logarithmic axis")
        self._series, self._labels = series, (x_label, y_label)
        self._log, self._log_x, self._names = log_y, log_x, x_names
        if self._window is not None and not (low <= self._window[0] and self._window[1] <= high):
            self._window = None
        self.lay_out()

    def set_y_range(self, limits: tuple[float, float] | None) -> None:
        """Hold the y axis to these limits; None: to the values on view."""
        if limits != self._fixed:
            self._fixed = limits
            self.lay_out()

    def set_style(self, style: PlotStyle) -> None:
        """Show what there is as one plot among others."""
        if style != self._style:
            self._style = style
            self.lay_out()

    def set_marker(self, x: float | None) -> None:
        """Mark an x, or none, without a signal."""
        if x != self._marker:
            self._marker = x
            self.setAccessibleDescription("" if x is None else " ".join(self._lines(x)))
            self.viewport().update()

    def marker(self) -> float | None:
        """The marked x."""
        return self._marker

    def note(self) -> str:
        """The sentence on what cannot be drawn; empty when everything is."""
        return self._note

    def visible_range(self) -> tuple[float, float]:
        """The x from the left to the right end on view."""
        low, high = self._window or ends(self._series)
        empty = (1.0, 2.0) if self._log_x else (0.0, 1.0)
        return (low, high) if math.isfinite(low) else empty

    def reset_zoom(self) -> None:
        """Show all x."""
        self._window = None
        self.lay_out()

    def point_at(self, x: float, y: float) -> QPoint:
        """Where values lie on the canvas."""
        return QPoint() if self._layout is None else self._layout.at(x, y).toPoint()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(420), theme().px(190))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(160), theme().px(100))

    def default_name(self) -> str:
        return self._style.title or self._labels[1] or translate("CurvePlot", "Curves")

    def picture_arrays(self) -> Mapping[str, NDArray[np.generic]]:
        return series_arrays(self._series, self._names)

    def picture_table(self) -> tuple[Sequence[str], Iterator[Sequence[object]]]:
        return series_table(self._series, self._names)

    def picture_value(self) -> str:
        x = self._hover if self._hover is not None else self._marker
        return "" if x is None else "\n".join(self._lines(x))

    # Layout and painting

    def retranslate(self) -> None:
        self.lay_out()
        super().retranslate()

    def lay_out(self) -> None:
        self._note = left_out_text(self._series, log=self._log)
        self._layout = self._laid_out(legend=self._style.legend)
        self.forget()

    def _laid_out(self, *, legend: bool) -> PlotLayout:
        size = float(self.viewport().width()), float(self.viewport().height())
        names = tuple(one.name for one in self._series) if legend else ()
        return lay_out(self._axes(), names, self._note, size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A picture that leaves the window has a legend of its own."""
        held = self._layout
        if self.is_exporting() and not self._style.legend:
            self._layout = self._laid_out(legend=True)
        super().paintEvent(event)
        self._layout = held

    def _axes(self) -> Axes:
        window = self.visible_range()
        low, high = limits(self._series, window, log=self._log)
        y = span_of(*(self._fixed or (low, high)), log=self._log, margin=0.03 if self._fixed else 0.05)
        x = self._x_span(*window)
        whole = all(_is_whole(one.x) for one in self._series)
        labels = one_line(self._labels[0]), one_line(self._labels[1])
        names = tuple(map(one_line, self._names))
        return Axes(x, y, *labels, names, whole, one_line(self._style.title), self._style.y_text)

    def _x_span(self, low: float, high: float) -> Span:
        if high > low:
            return Span(low, high, log=self._log_x)
        return Span(low / 2, low * 2, log=True) if self._log_x else Span(low - 0.5, low + 0.5)

    def paint_still(self, painter: QPainter) -> None:
        layout = self._layout
        if layout is None or not any(len(one.x) for one in self._series):
            self._paint_nothing(painter)
            return
        paint.paint_axes(painter, layout)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint.paint_legend(painter, self._series, layout)
        paint.paint_curves(painter, self._series, layout)
        if self._note:
            paint.paint_note(painter, self._note, layout)

    def _paint_nothing(self, painter: QPainter) -> None:
        """The title, and why there is no plot below it."""
        if self._layout is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint.paint_title(painter, self._layout)
        text = self._style.empty or translate("CurvePlot", "There is nothing to draw yet.")
        paint_sentence(painter, text, self.viewport().rect().toRectF())

    def paint_marks(self, painter: QPainter) -> None:
        layout = self._layout
        if layout is None or not any(len(one.x) for one in self._series):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hover = None if self.is_exporting() else self._hover
        for x, alpha in ((self._marker, 1.0), (hover, 0.5)):
            if x is not None and layout.axes.x.low <= x <= layout.axes.x.high:
                across = layout.at(x, layout.axes.y.low).x()
                painter.setPen(QPen(theme().colour("accent", alpha), 1.5))
                painter.drawLine(QPointF(across, layout.plane.top()), QPointF(across, layout.plane.bottom()))
                self._paint_dots(painter, layout, x)

    def _paint_dots(self, painter: QPainter, layout: PlotLayout, x: float) -> None:
        painter.setPen(QPen(theme().colour("card"), 1.5))
        radius = paint.line_width() * 2
        for one, colour in zip(self._series, paint.colours_of(self._series), strict=True):
            index = nearest(one, x)
            if (
                index >= 0
                and one.x[index] == x
                and layout.plane.top()
                <= (at := layout.at(x, float(one.y[index]))).y()
                <= layout.plane.bottom()
            ):
                painter.setBrush(colour)
                painter.drawEllipse(at, radius, radius)

    def _lines(self, x: float) -> list[str]:
        return lines_at(self._series, x, self._labels[0], self._names, self._style.y_text)


def _is_whole(x: NDArray[np.floating]) -> bool:
    """Whether all x are whole numbers, as far as a thousand of them tell."""
    some = x[:: max(1, len(x) // 1000)]
    return bool((some == np.floor(some)).all())
