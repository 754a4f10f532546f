"""Scoring functions side by side: scores, the weights they become, and the value that is pooled."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

from explorer.widgets.cell_keys import next_cell
from explorer.widgets.scoring_lanes_data import Lane
from explorer.widgets.scoring_lanes_surface import LanesSurface
from explorer.widgets.scoring_lanes_text import Part, Place, lines_of, place_at
from explorer.widgets.view import ScrolledView

__all__ = ["Lane", "ScoringLanes"]


class ScoringLanes(LanesSurface):
    """A click or the arrows choose a function (left, right) and a key (up, down); with Shift, left and right
    choose the number of the value that is worked out."""

    lane_chosen = Signal(int)
    key_chosen = Signal(int)
    component_chosen = Signal(int)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        self._hover_over(place_at(self._layout, self._data, at.x(), at.y()), at.toPoint())

    def pointer_left(self) -> None:
        self._hover_over(Place(), QPoint())

    def _hover_over(self, place: Place, at: QPoint) -> None:
        if place != self._hover:
            self._hover = place
            self.viewport().update()
        lines = lines_of(self._data, place, max(self.chosen()[2], 0))
        if lines:
            self.say(at, lines)
        else:
            self.hush()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        place = place_at(self._layout, self._data, event.position().x(), event.position().y())
        lane, key, component = self.chosen()
        lane = place.lane if place.lane >= 0 else lane
        key = place.index if place.part in (Part.ROW, Part.NAME) else key
        component = place.index if place.part is Part.POOLED else component
        self._choose(lane, key, component)

    def _choose(self, lane: int, key: int, component: int) -> None:
        """Show another choice and tell what has changed."""
        before = self.chosen()
        self.set_chosen(lane, key)
        self.set_component(component)
        signals = self.lane_chosen, self.key_chosen, self.component_chosen
        for signal, old, new in zip(signals, before, (lane, key, component), strict=True):
            if new != old:
                signal.emit(new)

    def wheelEvent(self, event: QWheelEvent) -> None:
        ScrolledView.wheelEvent(self, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        lane, key, component = self.chosen()
        if min(lane, key) < 0:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._step_component(event, lane, key, component)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._choose(lane, 0 if event.key() == Qt.Key.Key_Home else len(self._data.keys) - 1, component)
        elif cell := next_cell(event, (key, lane), (len(self._data.keys), len(self._data.lanes))):
            self._choose(cell[1], cell[0], component)
        else:
            super().keyPressEvent(event)

    def _step_component(self, event: QKeyEvent, lane: int, key: int, component: int) -> None:
        steps = {Qt.Key.Key_Left.value: -1, Qt.Key.Key_Right.value: 1}
        if event.key() not in steps or component < 0:
            super().keyPressEvent(event)
            return
        self._choose(lane, key, min(max(component + steps[event.key()], 0), self._data.size - 1))
