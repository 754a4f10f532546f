"""Histograms one below the other over one axis, so that their widths can be compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QWidget

from explorer.core.i18n import translate
from explorer.theme import theme
from explorer.widgets import histogram_painting as paint
from explorer.widgets.curve_plot_axes import exact_text
from explorer.widgets.curve_plot_painting import paint_axes, paint_title
from explorer.widgets.curve_plot_view import StillView, paint_sentence
from explorer.widgets.histogram_data import TABLE_HEADER, Histogram, histogram_arrays, histogram_rows
from explorer.widgets.painting import one_line

_ZOOM, _MOST_ZOOM = 0.8, 1e4


class HistogramPlot(StillView):
    """Each row as high as its highest bin; arrows walk the bins, Ctrl+wheel or + and − zoom, R shows all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Histogram, ...] = ()
        self._title, self._x_label, self._empty = "", "", ""
        self._reach, self._zoom = 1.0, 1.0
        self._chosen: tuple[int, int] | None = None  # row and bin that the keyboard is at
        self._hover: tuple[int, int] | None = None
        self._layout: paint.HistogramLayout | None = None
        self.retranslate()

    def set_histograms(
        self, rows: tuple[Histogram, ...], reach: float, title: str = "", x_label: str = "", empty: str = ""
    ) -> None:
        """Draw these on an axis from −reach to reach; the zoom stays.

        Raises:
            ValueError: the reach is not a positive number.
        """
        if not 0 < reach < float("inf"):
            raise ValueError(f"a reach of {reach}")
        self._rows, self._reach, self._title, self._x_label = rows, reach, title, x_label
        self._empty, self._hover = empty, None
        if not self._holds(self._chosen):
            self._chosen = None
        self.lay_out()

    def _holds(self, at: tuple[int, int] | None) -> bool:
        return at is not None and at[0] < len(self._rows) and at[1] < len(self._rows[at[0]].counts)

    def visible_reach(self) -> float:
        """How far the axis goes to either side of 0 now."""
        return self._reach * self._zoom

    def point_at(self, row: int, x: float) -> QPoint:
        """The foot of a row at an x, on the canvas."""
        assert self._layout is not None
        across = self._layout.plot.at(x, 0.0).x()
        return QPoint(round(across), round(self._layout.bands[row].bottom()) - 3)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(420), theme().px(190))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(160), theme().px(100))

    def default_name(self) -> str:
        return self._title or translate("HistogramPlot", "Histograms")

    def picture_arrays(self) -> Mapping[str, NDArray[np.generic]]:
        return histogram_arrays(self._rows)

    def picture_table(self) -> tuple[Sequence[str], Iterator[Sequence[object]]]:
        return TABLE_HEADER, histogram_rows(self._rows)

    def picture_value(self) -> str:
        at = self._hover or self._chosen
        return "" if at is None else "\n".join(self._lines(*at))

    def retranslate(self) -> None:
        self.lay_out()
        super().retranslate()

    def lay_out(self) -> None:
        shown = translate("HistogramPlot", "each as high as its highest bin; bracket: ± σ")
        texts = one_line(self._title), shown, one_line(self._x_label)
        size = float(self.viewport().width()), float(self.viewport().height())
        self._layout = paint.lay_out_rows(len(self._rows), self.visible_reach(), texts, size)
        self.forget()

    def paint_still(self, painter: QPainter) -> None:
        assert self._layout is not None
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._rows:
            paint_title(painter, self._layout.plot)
            text = self._empty or translate("HistogramPlot", "There is nothing to draw yet.")
            paint_sentence(painter, text, self.viewport().rect().toRectF())
            return
        paint_axes(painter, self._layout.plot)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, (row, colour) in enumerate(zip(self._rows, paint.colours_of(self._rows), strict=True)):
            paint.paint_row(painter, number, row, colour, self._layout)

    def paint_marks(self, painter: QPainter) -> None:
        at = self._chosen if self.is_exporting() else self._hover or self._chosen
        if at is not None and self._layout is not None:
            paint.paint_bin(painter, at[0], self._rows[at[0]], at[1], self._layout)

    def _lines(self, number: int, place: int) -> list[str]:
        row = self._rows[number]
        low, high = (exact_text(float(edge)) for edge in row.edges[place : place + 2])
        scores = translate("HistogramPlot", "{name}: from {low} to {high}")
        counts = translate("HistogramPlot", "{count} of {total}, density {density}")
        lines = [
            scores.format(name=one_line(row.name), low=low, high=high),
            counts.format(
                count=f"{row.counts[place]:,.0f}", total=f"{row.total:,.0f}",
                density=exact_text(float(row.densities[place])),
            ),
        ]  # fmt: skip
        return [*lines, one_line(row.note)] if row.note else lines

    # Pointer and keyboard

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover = self._under(event)
        if self._hover is None:
            self.hush()
        else:
            self.say(event.position().toPoint(), self._lines(*self._hover))
        self.viewport().update()

    def _under(self, event: QMouseEvent) -> tuple[int, int] | None:
        """The row and the bin under the pointer."""
        layout, at = self._layout, event.position()
        if layout is None or not layout.plot.plane.contains(at):
            return None
        number = layout.row_at(at.y())
        place = self._rows[number].bin_at(layout.plot.x_under(at.x())) if number >= 0 else -1
        return (number, place) if place >= 0 else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(self._under(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.reset_zoom()
        super().mouseDoubleClickEvent(event)

    def pointer_left(self) -> None:
        self._hover = None
        self.hush()
        self.viewport().update()

    def _choose(self, at: tuple[int, int] | None) -> None:
        self._chosen = at
        self.setAccessibleDescription("" if at is None else " ".join(self._lines(*at)))
        self.viewport().update()

    def reset_zoom(self) -> None:
        """Show the whole axis."""
        self._set_zoom(1.0)

    def _set_zoom(self, zoom: float) -> None:
        self._zoom = min(1.0, max(zoom, 1 / _MOST_ZOOM))
        self.lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._set_zoom(self._zoom * (_ZOOM if event.angleDelta().y() > 0 else 1 / _ZOOM))
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        step = {
            Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
        }.get(key)  # fmt: skip
        if step is not None and self._rows:
            self._walk(*step)
        elif key == Qt.Key.Key_R:
            self.reset_zoom()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self._set_zoom(self._zoom * (1 / _ZOOM if key == Qt.Key.Key_Minus else _ZOOM))
        else:
            event.ignore()

    def _walk(self, rows: int, bins: int) -> None:
        """To the next bin, or to the bin of another row at the same x; from the middle where none is."""
        if self._chosen is None:
            self._choose((0, len(self._rows[0].counts) // 2))
            return
        number, place = self._chosen
        following = min(max(number + rows, 0), len(self._rows) - 1)
        row = self._rows[following]
        if following != number:
            middle = float(self._rows[number].edges[place : place + 2].mean())
            place = row.bin_at(min(max(middle, float(row.edges[0])), float(np.nextafter(row.edges[-1], 0))))
        self._choose((following, min(max(place + bins, 0), len(row.counts) - 1)))
