"""The drawing half of the gates view: rows, look, marks, export; it answers to no pointer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from explorer.core.i18n import translate
from explorer.core.trace import FloatArray
from explorer.theme import theme
from explorer.widgets import gates_view_painting as paint
from explorer.widgets.curve_plot_view import StillView, paint_sentence
from explorer.widgets.gates_view_bars import GateBars
from explorer.widgets.gates_view_data import (
    NOWHERE,
    TABLE_HEADER,
    GatesData,
    Place,
    Shown,
    gate_arrays,
    gate_rows,
)
from explorer.widgets.gates_view_layout import GatesLayout, column_axis, lay_out
from explorer.widgets.gates_view_text import kept_name, line_names, place_lines, unit_lines, why_empty
from explorer.widgets.painting import one_line


class GatesSurface(StillView):
    """A row for each gate: all units at the step, or all steps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data = GatesData()
        self._step, self._unit, self._over_time = 0, -1, False
        self._hover: Place = NOWHERE
        self._layout = GatesLayout()
        self._axis = column_axis(self._layout, ())
        self._bars = GateBars(self)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.retranslate()

    def set_gates(
        self,
        names: tuple[str, ...],
        values: FloatArray,
        signed: tuple[bool, ...],
        steps: tuple[str, ...] = (),
    ) -> None:
        """Show these gates; step and unit stay as far as they fit.

        Args:
            names: of the G gates, such as “forget f”; a last word of one or two letters is the symbol
                under which the colour bar names it. None: the cell has no gates, and a line says so.
            values: (G, T, H).
            signed: for each gate whether it is drawn by the diverging ramp, from minus to plus its largest
                magnitude over all steps (1 where that is a little less); otherwise in [0, 1].
            steps: the T names of the steps; empty: their numbers.

        Raises:
            ValueError: shapes and names do not fit.
        """
        kept = self._data.kept
        if kept is not None and names and len(kept) != values.shape[1]:
            kept = None
        self._set_data(GatesData(names, values, signed, steps, kept))

    def set_kept(self, values: FloatArray | None) -> None:
        """The share of the old state that is kept at every step, (T,) in [0, 1]; None: no such row.

        Raises:
            ValueError: there are gates of another number of steps.
        """
        data = self._data
        if values is not None and (values.ndim != 1 or (data.names and len(values) != data.values.shape[1])):
            raise ValueError(f"{values.shape} shares for {data.step_count} steps")
        self._set_data(replace(data, kept=values))

    def set_step(self, step: int) -> None:
        """Show this step, without a signal."""
        if step != self._step:
            self._step = step
            self._moved(still=self._over_time)

    def set_unit(self, unit: int) -> None:
        """Mark a unit, −1: none, without a signal."""
        if unit != self._unit:
            self._unit = unit
            self._moved(still=not (self._over_time and self._layout.lines))

    def set_over_time(self, over_time: bool) -> None:
        """Show all steps side by side, or the units at the step."""
        if over_time != self._over_time:
            self._over_time = over_time
            self._hover = NOWHERE
            self.hush()
            self.lay_out()

    def over_time(self) -> bool:
        return self._over_time

    def cell_center(self, gate: int, column: int) -> QPoint:
        """The middle of a row's column on the canvas: of a unit, or over time of a step."""
        row = next(row for row in self._layout.rows if row.gate == gate)
        at = self._layout.column_rect(row.plane, column).center() - QPointF(self.content_offset())
        return at.toPoint()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(360), theme().px(260))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(160), theme().px(110))

    def default_name(self) -> str:
        if self._over_time:
            return translate("GatesView", "Gates over time")
        return translate("GatesView", "Gates at the step")

    def picture_arrays(self) -> Mapping[str, NDArray[np.generic]]:
        return gate_arrays(self._data)

    def picture_table(self) -> tuple[Sequence[str], Iterator[Sequence[object]]]:
        return TABLE_HEADER, gate_rows(self._data, kept_name())

    def picture_value(self) -> str:
        return "\n".join(
            self._lines(self._hover) if self._hover != NOWHERE else unit_lines(self._data, self._shown())
        )

    # Layout and painting

    def _set_data(self, data: GatesData) -> None:
        self._data = data
        self._hover = NOWHERE
        self.hush()
        self._bars.set_data(data)
        self.lay_out()

    def _shown(self) -> Shown:
        """The step and the unit, held to what there is."""
        data = self._data
        step = min(max(self._step, 0), max(data.step_count - 1, 0))
        unit = self._unit if 0 <= self._unit < data.units else -1
        return Shown(step, unit, self._over_time)

    def _moved(self, *, still: bool) -> None:
        """The step or the unit is another; `still`: only the marks are."""
        if self.hasFocus():
            self.setAccessibleDescription(" ".join(unit_lines(self._data, self._shown())))
        if self.tip_lines() and self._hover != NOWHERE and not self._over_time:
            self._hover = (self._hover[0], self._shown().step, self._hover[2])
        (self.viewport().update if still else self.forget)()

    def retranslate(self) -> None:
        self._bars.retranslate()
        self.lay_out()
        super().retranslate()

    def lay_out(self) -> None:
        data = self._data
        foot = self._bars.height_in(self.width())
        columns = data.step_count if self._over_time else data.units
        kept = kept_name() if data.kept is not None else ""
        size = float(self.viewport().width()), float(self.height())
        self._layout = lay_out(
            tuple(map(one_line, data.names)), kept, columns, size, foot, over_time=self._over_time
        )
        self._axis = column_axis(self._layout, self._labels())
        self._bars.place(self, shown=not self._layout.lines and data.step_count > 0)
        self.set_content_size(0, self._layout.height if data.step_count else 0)
        self.forget()

    def set_foot(self, height: int) -> None:
        """Leave room below the rows, for the colour bars."""
        if self.viewportMargins().bottom() != height:
            self.setViewportMargins(0, 0, 0, height)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.forget()
        super().scrollContentsBy(dx, dy)

    def paint_still(self, painter: QPainter) -> None:
        data, layout, shown = self._data, self._layout, self._shown()
        sentence = why_empty(data)
        if sentence:
            paint_sentence(painter, sentence, self.viewport().rect().toRectF())
            return
        painter.translate(-QPointF(self.content_offset()))
        if layout.lines:
            paint.paint_legend(painter, layout, line_names(shown.unit))
        for row in layout.rows:
            paint.paint_row(painter, row, data, layout, shown)
        painter.resetTransform()

    def paint_marks(self, painter: QPainter) -> None:
        if why_empty(self._data):
            return
        layout, shown = self._layout, self._shown()
        painter.save()
        painter.translate(-QPointF(self.content_offset()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint.paint_axis(painter, self._axis, shown.column)
        paint.paint_figures(painter, layout, self._data, shown)
        paint.paint_marks(painter, layout, self._data, shown)
        if not self.is_exporting():
            self._paint_hover(painter)
        painter.restore()

    def _labels(self) -> tuple[str, ...]:
        """What stands below the columns."""
        if self._over_time and self._data.steps:
            return tuple(map(one_line, self._data.steps))
        return tuple(map(str, range(self._layout.columns)))

    def _paint_hover(self, painter: QPainter) -> None:
        gate, step, unit = self._hover
        row = next((row for row in self._layout.rows if row.gate == gate), None)
        column = step if self._over_time else unit
        if row is not None and column >= 0:
            painter.setPen(QPen(theme().colour("accent", 0.7), 1))
            painter.drawRect(self._layout.column_rect(row.plane, column))

    def _lines(self, place: Place) -> list[str]:
        return place_lines(self._data, place, self._shown().unit)
