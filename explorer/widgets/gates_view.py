"""The gates of a recurrent cell: all units at a step, or the whole run over time."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

from explorer.widgets.cell_keys import next_cell
from explorer.widgets.gates_view_data import KEPT, NOWHERE, Place
from explorer.widgets.gates_view_layout import GateRow
from explorer.widgets.gates_view_surface import GatesSurface
from explorer.widgets.view import ScrolledView


class GatesView(GatesSurface):
    """A row for each gate; a click or the arrows choose a unit, over time a step too."""

    unit_chosen = Signal(int)
    step_chosen = Signal(int)

    def _place_at(self, at: QPointF) -> Place:
        at = at + QPointF(self.content_offset())
        row, column = self._layout.row_at(at.y()), self._layout.column_at(at.x())
        if row is None or column < 0 or not self._data.step_count:
            return NOWHERE
        if not self._over_time:
            return row.gate, self._shown().step, -1 if row.gate == KEPT else column
        return row.gate, column, self._unit_at(row, at.y())

    def _unit_at(self, row: GateRow, y: float) -> int:
        """The unit of a block at a height; −1 where there is no block."""
        if row.gate == KEPT or self._layout.lines:
            return -1
        share = (y - row.plane.top()) / max(row.plane.height(), 1e-9)
        return min(max(int(share * self._data.units), 0), self._data.units - 1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover_over(self._place_at(event.position()), event.position().toPoint())

    def pointer_left(self) -> None:
        self._hover_over(NOWHERE, QPoint())

    def _hover_over(self, place: Place, at: QPoint) -> None:
        if place != self._hover:
            self._hover = place
            self.viewport().update()
        if place == NOWHERE:
            self.hush()
        else:
            self.say(at, self._lines(place))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        gate, step, unit = self._place_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and (gate, step, unit) != NOWHERE:
            self._choose(step if self._over_time else self._shown().step, unit)

    def _choose(self, step: int, unit: int) -> None:
        before = self._shown()
        if unit >= 0 and unit != before.unit:
            self.set_unit(unit)
            self.unit_chosen.emit(unit)
        if step != before.step:
            self.set_step(step)
            self.step_chosen.emit(step)

    def wheelEvent(self, event: QWheelEvent) -> None:
        ScrolledView.wheelEvent(self, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shown, data = self._shown(), self._data
        if self._over_time:
            cell = next_cell(event, (shown.unit, shown.step), (max(data.units, 1), data.step_count))
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            cell = None
        else:
            cell = next_cell(event, (0, shown.unit), (1, data.units))
        if cell is None:
            super().keyPressEvent(event)
        elif self._over_time:
            self._choose(cell[1], cell[0])
        else:
            self._choose(shown.step, cell[1])
