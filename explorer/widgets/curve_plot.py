"""Curves over steps, time or distance: legend, exact values on hover, zoom along x, a marker."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

from explorer.widgets.curve_plot_data import REFERENCE, PlotStyle, Series, ends, neighbours
from explorer.widgets.curve_plot_surface import CurveSurface

__all__ = ["REFERENCE", "CurvePlot", "PlotStyle", "Series"]

_ZOOM = 0.8


class CurvePlot(CurveSurface):
    """Draws series; a click, a drag or an arrow chooses an x, Ctrl+wheel or + and − zoom, R shows all."""

    x_chosen = Signal(float)

    def _snapped(self, across: float) -> float | None:
        """The x of the point nearest to a place across."""
        if self._layout is None:
            return None
        low, high = self.visible_range()
        found = [x for x in neighbours(self._series, self._layout.x_under(across)) if low <= x <= high]
        return self._nearest(found, across)

    def _nearest(self, found: list[float], across: float) -> float | None:
        """The x that lies nearest to a place across; the first of two as near."""
        assert self._layout is not None
        places = np.abs(self._layout.px(np.array(found, dtype=np.float64)) - across)
        return found[int(places.argmin())] if found else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        layout, at = self._layout, event.position()
        inside = layout is not None and layout.plane.adjusted(-8, -8, 8, 8).contains(at)
        pressed = bool(event.buttons() & Qt.MouseButton.LeftButton)
        x = self._snapped(at.x()) if inside or pressed else None
        self._hover_over(x, at.toPoint())
        if pressed and x is not None:
            self._choose(x)

    def _hover_over(self, x: float | None, at: QPoint) -> None:
        if x != self._hover:
            self._hover = x
            self.viewport().update()
        if x is None:
            self.hush()
        else:
            self.say(at, self._lines(x))

    def pointer_left(self) -> None:
        self._hover_over(None, QPoint())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        layout = self._layout
        x = self._snapped(event.position().x())
        if event.button() != Qt.MouseButton.LeftButton or layout is None or x is None:
            return
        if layout.plane.adjusted(-8, -8, 8, 8).contains(event.position()):
            self._choose(x)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.reset_zoom()
        super().mouseDoubleClickEvent(event)

    def _choose(self, x: float) -> None:
        if x != self._marker:
            self.set_marker(x)
            self.x_chosen.emit(x)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and self._layout is not None:
            about = self._layout.x_under(event.position().x())
            self._zoom(_ZOOM if event.angleDelta().y() > 0 else 1 / _ZOOM, about)
            event.accept()
        else:
            super().wheelEvent(event)

    def _zoom(self, factor: float, about: float) -> None:
        whole, span = ends(self._series), self._x_span(*self.visible_range())
        place = float(span.share(np.array([about]))[0])
        slack = (whole[1] - whole[0]) * 1e-9  # what the way through a logarithm may cost
        start, stop = span.value(place - place * factor), span.value(place + (1 - place) * factor)
        start = start if start > whole[0] + slack else whole[0]
        stop = stop if stop < whole[1] - slack else whole[1]
        if stop - start >= (whole[1] - whole[0]) * 1e-6 > 0:
            self._window = None if (start, stop) == whole else (start, stop)
            self.lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, (low, high) = Qt.Key(event.key()), self.visible_range()
        about = self._marker if self._marker is not None and low <= self._marker <= high else (low + high) / 2
        x = self._next(key)
        if x is not None:
            self._choose(x)
            self._show(x)
        elif key == Qt.Key.Key_R:
            self.reset_zoom()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self._zoom(1 / _ZOOM if key == Qt.Key.Key_Minus else _ZOOM, about)
        else:
            event.ignore()

    def _next(self, key: Qt.Key) -> float | None:
        """The x that a key leads to; None when it leads nowhere."""
        low, high = ends(self._series)
        if not math.isfinite(low):
            return None
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return low if key == Qt.Key.Key_Home else high
        if self._marker is None:
            return low if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) else None
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            return self._jumped(0.1 if key == Qt.Key.Key_PageDown else -0.1)
        if key == Qt.Key.Key_Right:
            after = [one.x[np.searchsorted(one.x, self._marker, side="right") :] for one in self._series]
            return min((float(x[0]) for x in after if len(x)), default=self._marker)
        if key == Qt.Key.Key_Left:
            before = [one.x[: np.searchsorted(one.x, self._marker, side="left")] for one in self._series]
            return max((float(x[-1]) for x in before if len(x)), default=self._marker)
        return None

    def _jumped(self, share: float) -> float | None:
        """The x that lies a share of the view from the marked one."""
        assert self._layout is not None
        assert self._marker is not None
        across = (
            self._layout.at(self._marker, self._layout.axes.y.low).x() + share * self._layout.plane.width()
        )
        return self._nearest(neighbours(self._series, self._layout.x_under(across)), across)

    def _show(self, x: float) -> None:
        """Move the window so far that an x is on view."""
        low, high = self.visible_range()
        if self._window is not None and not low <= x <= high:
            span = self._x_span(low, high)
            place = float(span.share(np.array([x]))[0])
            shift = place if x < low else place - 1
            self._window = (x, span.value(1 + shift)) if x < low else (span.value(shift), x)
            self.lay_out()
