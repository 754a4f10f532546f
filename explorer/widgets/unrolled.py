"""The recurrent network unrolled in time: one box a step, the same weights at every step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

from explorer.core.i18n import translate
from explorer.widgets.cell_keys import next_cell
from explorer.widgets.unrolled_canvas import NOWHERE, UnrolledCanvas
from explorer.widgets.unrolled_data import (
    TABLE_HEADER,
    UnrolledData,
    box_lines,
    step_lines,
    table_rows,
)
from explorer.widgets.unrolled_painting import place_at

__all__ = ["Unrolled", "UnrolledData"]


class Unrolled(UnrolledCanvas):
    """Boxes, arrows, states, tokens and outputs of every step; arrows, clicks and drags walk them."""

    step_chosen = Signal(int)
    layer_chosen = Signal(int, int)
    """A layer, and a direction: 0 forward, 1 backward."""

    def default_name(self) -> str:
        return translate("Unrolled", "Unrolled network")

    def picture_arrays(self) -> Mapping[str, NDArray[np.generic]]:
        data = self._data
        if data is None:
            return {}
        return {
            "states": data.states,
            "tokens": np.array(data.tokens, dtype=np.str_),
            "outputs": np.array(data.outputs, dtype=np.str_),
            "takes_input": data.takes_input,
            "gives_output": data.gives_output,
            "fed_back": np.array(data.fed_back),
        }

    def picture_table(self) -> tuple[Sequence[str], Iterator[Sequence[object]]]:
        return TABLE_HEADER, iter(()) if self._data is None else table_rows(self._data)

    def picture_value(self) -> str:
        if self._data is None or not self._data.steps:
            return ""
        return "\n".join(box_lines(self._data, self._step, self._place, None))

    def describe(self) -> None:
        self.setAccessibleDescription(self.picture_value().replace("\n", " "))

    # The pointer

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        step, row, share = self._under(event.position())
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.hush()
            self._walk_to(step)
            return
        self._hover_over((step, row), share, event.position().toPoint())

    def pointer_left(self) -> None:
        self._hover_over(NOWHERE, None, QPoint())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        step, row, _share = self._under(event.position())
        if step >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._walk_to(step)
            self._mark_row(row)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel scrolls across where nothing is hidden above or below."""
        turned = event.angleDelta().y()
        if self.verticalScrollBar().maximum() or not turned or not self.horizontalScrollBar().maximum():
            super().wheelEvent(event)
            return
        bar = self.horizontalScrollBar()
        before = bar.value()
        bar.setValue(before - round(turned / 120 * 3 * bar.singleStep()))
        event.setAccepted(bar.value() != before)

    def _under(self, at: QPointF) -> tuple[int, int, float | None]:
        """The step, the row and the share across its strip under a place of the canvas."""
        layout, offset = self._layout, self.content_offset()
        if at.x() < layout.folded:
            return -1, -1, None
        inside = 0 <= at.y() - layout.rows_top < layout.rows_view
        y = at.y() - layout.rows_top + offset.y() if inside else -1.0
        return place_at(layout, at.x() + offset.x(), y)

    def _hover_over(self, box: tuple[int, int], share: float | None, at: QPoint) -> None:
        if box != self._hover:
            before, self._hover = self._hover, box
            for step in (before[0], box[0]):
                if step >= 0:
                    self._update_steps(step, step)
        data, (step, row) = self._data, box
        if data is None or step < 0:
            self.hush()
        elif row < 0:
            self.say(at, step_lines(data, step))
        else:
            self.say(at, box_lines(data, step, data.place(row), share))

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        data = self._data
        if data is None or not data.steps:
            super().keyPressEvent(event)
            return
        top = data.rows - 1
        cell = next_cell(event, (top - data.row(self._place), self._step), (data.rows, data.steps))
        if cell is None:
            event.ignore()
            return
        self._walk_to(cell[1])
        self._mark_row(top - cell[0])

    def _walk_to(self, step: int) -> None:
        if step >= 0 and step != self._step:
            self.set_step(step)
            self.step_chosen.emit(step)

    def _mark_row(self, row: int) -> None:
        data = self._data
        if data is not None and row >= 0 and data.place(row) != self._place:
            self.set_layer(*data.place(row))
            self.layer_chosen.emit(*self._place)
