"""Kernel regression to drag: query, points and kernel, with weights that flow into the estimate."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from explorer.core.i18n import translate
from explorer.widgets.regression_data import PlotCurve, QueryView, RegressionData
from explorer.widgets.regression_plot_hits import Hit, Kind, cursor_of, hit
from explorer.widgets.regression_plot_labels import answer_lines, curve_lines, handle_lines, point_lines
from explorer.widgets.regression_plot_surface import Held, RegressionSurface

__all__ = ["PlotCurve", "QueryView", "RegressionData", "RegressionPlot"]

_ZOOM = 0.8
_STARTS = 3  # pixels after which a pressed point is dragged
_NUDGE = 0.01  # of the range, by which Alt+arrow moves a point
_STRETCH = 1.05  # times which Up and Down make the kernel wider or narrower


@dataclass(slots=True)
class Drag:
    """What is on the pointer: where it was pressed, how far off the thing's own place, whether it moved."""

    found: Hit
    pressed: QPointF
    offset: QPointF
    moved: bool = False


class RegressionPlot(RegressionSurface):
    """Drag the query, a point or the kernel's grips; double-click adds a point, Delete takes the chosen away.

    Left and Right ask for another step, Up and Down widen and narrow the kernel, [ and ] choose a point,
    Alt+arrows move it, Ctrl+wheel, + and − zoom, Shift+drag moves the view, R shows all.
    """

    query_dragged = Signal(float)
    query_released = Signal()
    point_grabbed = Signal(int)
    point_moved = Signal(float, float)
    point_released = Signal()
    point_added = Signal(float, float)
    point_deleted = Signal(int)
    key_chosen = Signal(int)
    handle_dragged = Signal(float)
    handle_released = Signal()
    step_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._editable = True
        self._drag: Drag | None = None
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
        """Add a point here, delete the chosen one, reset the view: for `add_picture_menu`."""
        return self._add, self._delete, self._reset

    def retranslate(self) -> None:
        self._add.setText(translate("RegressionPlot", "Add a point here"))
        self._delete.setText(translate("RegressionPlot", "Delete the point"))
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

    def _hit(self, at: QPointF) -> Hit:
        scene = self.scene()
        return Hit(Kind.NOTHING) if scene is None else hit(scene, at)

    # The pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at, found = event.position(), self._hit(event.position())
        if event.button() == Qt.MouseButton.RightButton:
            self._point_menu_at(at, found)
        elif event.button() == Qt.MouseButton.LeftButton and self._drag is None:
            self.hush()
            self._press(at, found, pan=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def _point_menu_at(self, at: QPointF, found: Hit) -> None:
        """What the menu that opens now is about."""
        if found.kind is Kind.POINT:
            self._choose(found.key)
        layout = self.layout_now()
        self._menu_place = at if layout is not None and layout.plane.contains(at) else None
        self._refresh_actions()

    def _press(self, at: QPointF, found: Hit, pan: bool) -> None:
        scene = self.scene()
        if scene is None or found.kind is Kind.NOTHING:
            return
        drag = Drag(Hit(Kind.NOTHING) if pan else found, at, QPointF())
        if pan:
            pass
        elif found.kind is Kind.POINT:
            drag.offset = QPointF(scene.x[found.key] - at.x(), scene.y[found.key] - at.y())
            self._choose(found.key)
        elif found.kind is Kind.HANDLE and scene.view is not None and scene.view.handle is not None:
            gap = scene.layout.grip_gap(scene.view.handle)
            drag.offset = QPointF(gap - abs(at.x() - scene.query_x), 0)
        elif found.kind is Kind.QUERY:
            drag.offset = QPointF(scene.query_x - at.x(), 0)
        self._drag = drag
        self.freeze(True)
        if found.kind is Kind.PLANE and not pan:
            self._drag_query(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._hover_over(event.position())
            return
        at, drag = event.position(), self._drag
        if not drag.moved and (at - drag.pressed).manhattanLength() < _STARTS:
            return
        if drag.found.kind is Kind.POINT:
            self._drag_point(drag, at)
        elif drag.found.kind is Kind.HANDLE:
            self._drag_handle(at + drag.offset, drag)
        elif drag.found.kind is Kind.NOTHING:
            self._pan(drag, at)
        else:
            self._drag_query(at + drag.offset)
        drag.moved = True

    def _drag_query(self, at: QPointF) -> None:
        layout = self.layout_now()
        if layout is not None:
            span = self.view().x
            self.query_dragged.emit(min(max(layout.plot.x_under(at.x()), span.low), span.high))

    def _drag_point(self, drag: Drag, at: QPointF) -> None:
        layout = self.layout_now()
        if layout is None or not self._editable:
            return
        room = self.viewport().rect().toRectF()
        place = at + drag.offset
        place = QPointF(
            min(max(place.x(), room.left()), room.right()), min(max(place.y(), 0.0), room.bottom())
        )
        if self._held is None and not drag.moved:
            self._held = Held(drag.found.key, place)
            data = self.data()
            self._held.told.append((float(data.keys[drag.found.key]), float(data.values[drag.found.key])))
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.forget()
            self.point_grabbed.emit(drag.found.key)
        if self._held is not None:
            self._tell_moved(self._held, place, layout.point_under(place))

    def _tell_moved(self, held: Held, place: QPointF, value: QPointF) -> None:
        held.at = place
        held.told = [*held.told[-63:], (value.x(), value.y())]
        self.forget()
        self.point_moved.emit(value.x(), value.y())

    def _drag_handle(self, at: QPointF, drag: Drag) -> None:
        scene = self.scene()
        if scene is not None:
            self.handle_dragged.emit(scene.layout.distance_at(abs(at.x() - scene.query_x)))

    def _pan(self, drag: Drag, at: QPointF) -> None:
        layout = self.layout_now()
        if layout is not None:
            before, now = layout.point_under(drag.pressed), layout.point_under(at)
            drag.pressed = at
            self.set_zoom(self.view().moved(before.x() - now.x(), before.y() - now.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._let_go()
            self._hover_over(event.position())
        event.accept()

    def _let_go(self) -> None:
        """End a drag: tell so, and let the axes fit what it changed."""
        drag, self._drag = self._drag, None
        if drag is None:
            return
        was_held, self._held = self._held is not None, None
        self.freeze(False)
        if drag.found.kind is Kind.POINT and was_held:
            self.point_released.emit()
        elif drag.found.kind is Kind.HANDLE and drag.moved:
            self.handle_released.emit()
        elif drag.found.kind is Kind.PLANE or (drag.found.kind is Kind.QUERY and drag.moved):
            self.query_released.emit()
            self.flow()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found, layout = self._hit(event.position()), self.layout_now()
        on_plane = layout is not None and layout.plane.contains(event.position())
        if event.button() != Qt.MouseButton.LeftButton or not on_plane or found.kind is Kind.POINT:
            self.mousePressEvent(event)  # quick presses are presses
        else:
            self._add_at(event.position())

    def _add_at(self, at: QPointF) -> None:
        layout = self.layout_now()
        if layout is not None and self._editable:
            place = layout.point_under(at)
            self.point_added.emit(place.x(), place.y())

    def _on_add(self) -> None:
        if self._menu_place is not None:
            self._add_at(self._menu_place)

    def _hover_over(self, at: QPointF) -> None:
        found = self._hit(at)
        self.viewport().setCursor(cursor_of(found, self._editable))
        lit = found.kind is Kind.HANDLE
        if found.key != self._hover or lit != self._grips_lit:
            self._hover, self._grips_lit = found.key, lit
            self.viewport().update()
        self._say_of(found, at)

    def _say_of(self, found: Hit, at: QPointF) -> None:
        scene, view = self.scene(), self.query()
        if scene is None or found.kind is Kind.NOTHING:
            self.hush()
        elif found.kind is Kind.POINT:
            hint = translate("RegressionPlot", "drag to move it") if self._editable else ""
            self.say(at.toPoint(), point_lines(self.data(), view, found.key), hint)
        elif found.kind is Kind.HANDLE and view is not None:
            self.say(at.toPoint(), handle_lines(view))
        elif found.kind is Kind.QUERY and view is not None:
            self.say(at.toPoint(), answer_lines(view), translate("RegressionPlot", "drag to move the query"))
        else:
            self.say(at.toPoint(), curve_lines(self.data(), scene.layout.plot.x_under(at.x())))

    def pointer_left(self) -> None:
        self.hush()
        if self._hover >= 0 or self._grips_lit:
            self._hover, self._grips_lit = -1, False
            self.viewport().update()

    def hideEvent(self, event: QHideEvent) -> None:
        self._let_go()
        super().hideEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        layout = self.layout_now()
        if layout is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            if turned:
                about = layout.point_under(event.position())
                self.set_zoom(self.view().zoomed(_ZOOM if turned > 0 else 1 / _ZOOM, about))
            event.accept()
        else:
            super().wheelEvent(event)

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        moves = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if not (self._nudge(key) if moves else self._act(key)):
            event.ignore()

    def _act(self, key: Qt.Key) -> bool:
        """Do what a key means; whether it means something."""
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.step_asked.emit(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return self._stretch(_STRETCH if key == Qt.Key.Key_Up else 1 / _STRETCH)
        elif key in (Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight):
            return self._choose_next(1 if key == Qt.Key.Key_BracketRight else -1)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            return self._delete_chosen()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            return self._zoom_by(1 / _ZOOM if key == Qt.Key.Key_Minus else _ZOOM)
        elif key == Qt.Key.Key_R:
            self.reset_view()
        elif key == Qt.Key.Key_Escape and (self._drag is not None or self.key() >= 0):
            self._let_go() if self._drag is not None else self._choose(-1)
        else:
            return False
        return True

    def _stretch(self, factor: float) -> bool:
        view = self.query()
        if view is None or view.handle is None:
            return False
        self.handle_dragged.emit(view.handle * factor)
        self.handle_released.emit()
        return True

    def _zoom_by(self, factor: float) -> bool:
        layout, view = self.layout_now(), self.query()
        if layout is None:
            return False
        about = layout.point_under(layout.plane.center())
        if view is not None and self.view().x.low <= view.query <= self.view().x.high:
            about.setX(view.query)
        self.set_zoom(self.view().zoomed(factor, about))
        return True

    def _choose_next(self, by: int) -> bool:
        count = self.data().count
        if not count:
            return False
        start = self.key() if self.key() >= 0 else (-1 if by > 0 else count)
        self._choose(min(max(start + by, 0), count - 1))
        return True

    def _choose(self, key: int) -> None:
        if key != self.key():
            self.set_key(key)
            self.key_chosen.emit(key)

    def _delete_chosen(self) -> bool:
        if not self._editable or self.key() < 0 or self._drag is not None:
            return False
        self.point_deleted.emit(self.key())
        return True

    def _nudge(self, key: Qt.Key) -> bool:
        """Move the chosen point by a hundredth of the range."""
        ways = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, 1),
            Qt.Key.Key_Down: (0, -1),
        }
        chosen, data = self.key(), self.data()
        if key not in ways or not self._editable or chosen < 0 or self._drag is not None:
            return False
        (across, up), (x, y) = ways[key], (self.view().x, self.view().y)
        self.point_grabbed.emit(chosen)
        self.point_moved.emit(
            float(data.keys[chosen]) + across * _NUDGE * (x.high - x.low),
            float(data.values[chosen]) + up * _NUDGE * (y.high - y.low),
        )
        self.point_released.emit()
        return True
