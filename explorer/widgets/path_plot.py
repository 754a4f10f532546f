"""The path of a state in two dimensions, from step to step, with the steps' names."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from explorer.core.i18n import translate
from explorer.theme import theme
from explorer.widgets import path_plot_painting as paint
from explorer.widgets.cell_keys import next_cell
from explorer.widgets.curve_plot_axes import Floats, Span, exact_text, span_of
from explorer.widgets.curve_plot_layout import Axes, PlotLayout, lay_out
from explorer.widgets.curve_plot_painting import paint_axes, paint_note
from explorer.widgets.curve_plot_view import StillView, paint_sentence
from explorer.widgets.painting import one_line
from explorer.widgets.path_plot_labels import placed_labels

_HEADER = ("step", "name", "component_1", "component_2")


class PathPlot(StillView):
    """Both axes have one scale; a click or the arrows choose a step."""

    step_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: Floats = np.zeros((0, 2))
        self._names: tuple[str, ...] = ()
        self._shares: Floats = np.full(2, np.nan)
        self._step, self._hover = 0, -1
        self._layout: PlotLayout | None = None
        self._places: Floats = np.zeros((0, 2))
        self._labels: dict[int, QRectF] = {}
        self._note = ""
        self.retranslate()

    def set_path(
        self,
        points: NDArray[np.floating],
        names: tuple[str, ...],
        shares: NDArray[np.floating] | tuple[float, float],
    ) -> None:
        """Show a path; the step stays as far as it fits.

        Args:
            points: (T, 2); those that are not finite are left out, and a line says so.
            names: of the T steps.
            shares: (2,) of the variance that each axis explains, in [0, 1]; NaN: not told.

        Raises:
            ValueError: shapes and names do not fit.
        """
        held, told = np.asarray(points, dtype=np.float64), np.asarray(shares, dtype=np.float64)
        if held.ndim != 2 or held.shape[1] != 2 or len(held) != len(names) or told.shape != (2,):
            raise ValueError(f"points are {held.shape} for {len(names)} names, shares {told.shape}")
        self._points, self._names, self._shares = held, names, told
        self._hover = -1
        self.hush()
        self.retranslate()

    def set_step(self, step: int) -> None:
        """Mark a step and the path that led there, without a signal."""
        if step != self._step:
            self._step = step
            if self.hasFocus() and self._names:
                self.setAccessibleDescription(" ".join(self._lines(self._at())))
            self.viewport().update()

    def note(self) -> str:
        """The sentence on what is left out; empty when nothing is."""
        return self._note

    def point_center(self, step: int) -> QPoint:
        """Where a step's point is on the canvas."""
        return QPointF(*self._places[step].tolist()).toPoint()

    def labels(self) -> Mapping[int, QRectF]:
        """The rectangles of the names that are drawn, by step, but for the chosen one's."""
        return self._labels

    def sizeHint(self) -> QSize:
        return QSize(theme().px(320), theme().px(260))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(160), theme().px(130))

    def default_name(self) -> str:
        return translate("PathPlot", "Path of the state")

    def picture_arrays(self) -> Mapping[str, NDArray[np.generic]]:
        names = np.array(self._names, dtype=np.str_)
        return {"points": self._points, "names": names, "explained_variance": self._shares}

    def picture_table(self) -> tuple[Sequence[str], Iterator[Sequence[object]]]:
        rows = enumerate(zip(self._names, self._points.tolist(), strict=True))
        return _HEADER, ((step, name, repr(x), repr(y)) for step, (name, (x, y)) in rows)

    def picture_value(self) -> str:
        step = self._hover if self._hover >= 0 else self._at()
        return "\n".join(self._lines(step)) if self._names else ""

    # Layout and painting

    def retranslate(self) -> None:
        self.lay_out()
        super().retranslate()

    def _at(self) -> int:
        """The step, held to what there is."""
        return min(max(self._step, 0), max(len(self._names) - 1, 0))

    def lay_out(self) -> None:
        fit = paint.finite(self._points)
        missing = len(fit) - int(np.count_nonzero(fit))
        note = translate("PathPlot", "Steps left out, as their values are NaN or ∞: {count}.")
        self._note = note.format(count=missing) if missing else ""
        self._layout = self._square(self._points[fit]) if fit.any() else None
        self._place(fit)
        self.forget()

    def _square(self, points: Floats) -> PlotLayout:
        """Axes of one scale that hold all points."""
        size = float(self.viewport().width()), float(self.viewport().height())
        low, high = points.min(axis=0), points.max(axis=0)
        largest = float(np.abs(points).max()) or 1.0
        widest = float((high - low).max())
        widest = widest if widest > largest * 1e-6 else largest
        x, y = (
            span_of(a, b, margin=0.06) if b - a > widest * 1e-6 else Span(a - widest / 20, b + widest / 20)
            for a, b in zip(low.tolist(), high.tolist(), strict=True)
        )
        layout = lay_out(self._axes(x, y), (), self._note, size)
        return lay_out(self._axes(*_one_scale(x, y, layout.plane)), (), self._note, size)

    def _axes(self, x: Span, y: Span) -> Axes:
        return Axes(x, y, self._axis_name(0), self._axis_name(1))

    def _axis_name(self, axis: int) -> str:
        share = float(self._shares[axis])
        if not math.isfinite(share):
            return translate("PathPlot", "component {number}").format(number=axis + 1)
        text = translate("PathPlot", "component {number} · {share} % of the variance")
        return text.format(number=axis + 1, share=f"{100 * share:.1f}")

    def _place(self, fit: NDArray[np.bool_]) -> None:
        """Where points and names lie; names have the same place at every step."""
        self._places = np.full(self._points.shape, np.nan)
        self._labels = {}
        layout = self._layout
        if layout is None:
            return
        held = self._points[fit]
        self._places[fit] = np.stack([layout.px(held[:, 0]), layout.py(held[:, 1])], axis=1)
        width, names = layout.plane.width(), self._names
        self._labels = placed_labels(
            self._places,
            lambda index: paint.label_size(names[index], width),
            layout.plane.adjusted(-4, -4, 4, 4),
            paint.label_gap(),
        )

    def paint_still(self, painter: QPainter) -> None:
        layout = self._layout
        if layout is None:
            text = self._note or translate("PathPlot", "There is no step to show.")
            paint_sentence(painter, text, self.viewport().rect().toRectF())
            return
        paint_axes(painter, layout)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint.paint_whole(painter, self._places)
        paint.paint_labels(painter, self._names, self._labels)
        if self._note:
            paint_note(painter, self._note, layout)

    def paint_marks(self, painter: QPainter) -> None:
        layout = self._layout
        if layout is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = self._at()
        paint.paint_way(painter, self._places[: step + 1])
        if np.isfinite(self._places[step]).all():
            paint.paint_chosen(painter, self._places[step])
            rect = paint.chosen_rect(
                self._names[step], self._places, step, self._labels.get(step), layout.plane
            )
            paint.paint_chosen_name(painter, self._names[step], rect)
        if self._hover >= 0 and not self.is_exporting():
            paint.paint_ring(painter, self._places[self._hover])

    # The pointer and the keyboard

    def _step_near(self, at: QPointF) -> int:
        """The step whose point is nearest, within reach; −1: none is."""
        gaps = np.hypot(self._places[:, 0] - at.x(), self._places[:, 1] - at.y())
        gaps = np.where(np.isfinite(gaps), gaps, np.inf)
        if not len(gaps) or gaps.min() > theme().px(16):
            return next((i for i, rect in self._labels.items() if rect.contains(at)), -1)
        ties = np.flatnonzero(gaps <= gaps.min() + 0.5).tolist()
        return self._at() if self._at() in ties else int(ties[0])

    def _lines(self, step: int) -> list[str]:
        x, y = (exact_text(float(value)) for value in self._points[step])
        return [f"t = {step}   {one_line(self._names[step])}", f"({x}, {y})"]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover_over(self._step_near(event.position()), event.position().toPoint())

    def pointer_left(self) -> None:
        self._hover_over(-1, QPoint())

    def _hover_over(self, step: int, at: QPoint) -> None:
        if step != self._hover:
            self._hover = step
            self.viewport().update()
        if step < 0:
            self.hush()
        else:
            self.say(at, self._lines(step))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        step = self._step_near(event.position())
        if event.button() == Qt.MouseButton.LeftButton and step >= 0:
            self._choose(step)

    def _choose(self, step: int) -> None:
        if step != self._at():
            self.set_step(step)
            self.step_chosen.emit(step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            super().keyPressEvent(event)
            return
        cell = next_cell(event, (0, self._at()), (1, len(self._names)))
        if cell is None:
            event.ignore()
        else:
            self._choose(cell[1])


def _one_scale(x: Span, y: Span, plane: QRectF) -> tuple[Span, Span]:
    """The axes widened so that a pixel means the same on both."""
    unit = max((x.high - x.low) / max(plane.width(), 1), (y.high - y.low) / max(plane.height(), 1))
    return _widened(x, unit * plane.width()), _widened(y, unit * plane.height())


def _widened(span: Span, length: float) -> Span:
    spare = max(0.0, length - (span.high - span.low)) / 2
    return Span(span.low - spare, span.high + spare)
