"""The kernel regression's picture by keyboard, with its signals and the entries of its menu."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QWidget

from explorer.core.i18n import translate
from explorer.widgets.regression_data import RegressionData
from explorer.widgets.regression_plot_surface import RegressionSurface

ZOOM = 0.8
_NUDGE = 0.01  # of the range, by which Alt+arrow moves a point
_STRETCH = 1.05  # times which Up and Down make the kernel wider or narrower
_WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class RegressionKeys(RegressionSurface):
    """Left and Right ask for another step, Up and Down widen and narrow the kernel, [ and ] choose a point,
    Alt+arrows move it, Delete takes it away, + and − zoom, R shows all."""

    query_dragged = Signal(float)
    query_released = Signal()
    point_grabbed = Signal(int)
    """By growing key, among the data as they are then."""
    point_moved = Signal(float, float)
    point_released = Signal()
    point_added = Signal(float, float)
    point_deleted = Signal(int)
    key_chosen = Signal(int)
    handle_dragged = Signal(float)
    """A distance from the query on the x axis, greater than 0."""
    handle_released = Signal()
    step_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._editable = True
        self._menu_place: QPointF | None = None
        self._add, self._delete, self._reset = QAction(), QAction(), QAction()
        super().__init__(parent)
        self._add.triggered.connect(self._on_add)
        self._delete.triggered.connect(self._delete_chosen)
        self._reset.triggered.connect(self.reset_view)
        self._refresh_actions()

    def set_editable(self, editable: bool) -> None:
        """Whether points can be moved, added and deleted; query and kernel can be dragged in any case."""
        self._editable = editable
        self._refresh_actions()

    def menu_actions(self) -> tuple[QAction, ...]:
        """Add a point here, delete the chosen one, show all: what `add_picture_menu` takes as `extra`."""
        return self._add, self._delete, self._reset

    def retranslate(self) -> None:
        self._add.setText(translate("RegressionPlot", "Add a point here"))
        self._delete.setText(translate("RegressionPlot", "Delete the chosen point"))
        self._reset.setText(translate("RegressionPlot", "Show the whole plane"))
        super().retranslate()

    def set_key(self, key: int) -> None:
        super().set_key(key)
        self._refresh_actions()

    def set_data(self, data: RegressionData) -> None:
        super().set_data(data)
        self._refresh_actions()

    def _refresh_actions(self) -> None:
        self._add.setEnabled(self._editable and self._menu_place is not None)
        self._delete.setEnabled(self._editable and self.key() >= 0)

    def _on_add(self) -> None:
        if self._menu_place is not None:
            self.add_at(self._menu_place)

    def add_at(self, at: QPointF) -> None:
        """Tell that a point is wanted at a place of the canvas."""
        layout = self.layout_now()
        if layout is not None and self._editable:
            place = layout.point_under(at)
            self.point_added.emit(place.x(), place.y())

    def is_dragging(self) -> bool:
        """Whether something is on the pointer."""
        raise NotImplementedError

    def let_go(self) -> None:
        """End a drag."""
        raise NotImplementedError

    def event(self, event: QEvent) -> bool:
        """Alt+arrow moves the chosen point, whatever shortcut the window has for it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            moves = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            if moves and event.key() in _WAYS and self._editable and self.key() >= 0:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        moves = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if not (self._nudge(key) if moves else self._walk(key) or self._act(key)):
            event.ignore()

    def _walk(self, key: Qt.Key) -> bool:
        """Another query, another kernel, another point; whether the key means one."""
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.step_asked.emit(1 if key == Qt.Key.Key_Right else -1)
            return True
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return self._stretch(_STRETCH if key == Qt.Key.Key_Up else 1 / _STRETCH)
        if key in (Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight):
            return self._choose_next(1 if key == Qt.Key.Key_BracketRight else -1)
        return False

    def _act(self, key: Qt.Key) -> bool:
        """Delete, zoom, show all, leave; whether the key means one."""
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            return self._delete_chosen()
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            return self._zoom_by(1 / ZOOM if key == Qt.Key.Key_Minus else ZOOM)
        if key == Qt.Key.Key_R:
            self.reset_view()
            return True
        if key == Qt.Key.Key_Escape and (self.is_dragging() or self.key() >= 0):
            if self.is_dragging():
                self.let_go()
            else:
                self.choose(-1)
            return True
        return False

    def _stretch(self, factor: float) -> bool:
        view = self.query()
        if view is None or view.handle is None:
            return False
        self.handle_dragged.emit(view.handle * factor)
        self.handle_released.emit()
        return True

    def _zoom_by(self, factor: float) -> bool:
        layout, view, shown = self.layout_now(), self.query(), self.view()
        if layout is None:
            return False
        about = layout.point_under(layout.plane.center())
        if view is not None and shown.x.low <= view.query <= shown.x.high:
            about.setX(view.query)
        self.set_zoom(shown.zoomed(factor, about))
        return True

    def _choose_next(self, by: int) -> bool:
        count = self.data().count
        if not count:
            return False
        start = self.key() if self.key() >= 0 else (-1 if by > 0 else count)
        self.choose(min(max(start + by, 0), count - 1))
        return True

    def choose(self, key: int) -> None:
        """Mark a point and tell so."""
        if key != self.key():
            self.set_key(key)
            self.key_chosen.emit(key)

    def _delete_chosen(self) -> bool:
        if not self._editable or self.key() < 0 or self.is_dragging():
            return False
        self.point_deleted.emit(self.key())
        return True

    def _nudge(self, key: Qt.Key) -> bool:
        """Move the chosen point by a hundredth of the range."""
        chosen, data, shown = self.key(), self.data(), self.view()
        if key not in _WAYS or not self._editable or chosen < 0 or self.is_dragging():
            return False
        across, up = _WAYS[key]
        place = (
            float(data.keys[chosen]) + across * _NUDGE * (shown.x.high - shown.x.low),
            float(data.values[chosen]) + up * _NUDGE * (shown.y.high - shown.y.low),
        )
        self.point_grabbed.emit(chosen)
        self.point_moved.emit(*place)
        self.point_released.emit()
        return True
