"""Kernel regression to drag: query, points and kernel, with weights that flow into the estimate."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QHideEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from explorer.core.i18n import translate
from explorer.widgets.regression_data import INK, PlotCurve, QueryView, RegressionData
from explorer.widgets.regression_plot_canvas import Held
from explorer.widgets.regression_plot_hits import Hit, Kind, cursor_of, hit, offset_of
from explorer.widgets.regression_plot_keys import ZOOM, RegressionKeys
from explorer.widgets.regression_plot_labels import (
    answer_lines,
    curve_lines,
    distance_lines,
    place_lines,
    point_lines,
)

__all__ = ["INK", "PlotCurve", "QueryView", "RegressionData", "RegressionPlot"]

_STARTS = 3  # pixels after which a pressed point is dragged


@dataclass(slots=True)
class Drag:
    """What is on the pointer: where it was pressed, how far off the thing's own place, whether it moved."""

    found: Hit
    pressed: QPointF
    offset: QPointF
    pans: bool = False
    moved: bool = False


class RegressionPlot(RegressionKeys):
    """Drag the query, a point or the kernel's grips; a double click adds a point, Ctrl+wheel zooms,
    Shift+drag moves the view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._drag: Drag | None = None
        self._pointer: QPointF | None = None
        super().__init__(parent)

    def set_query(self, view: QueryView | None, flow: bool = False) -> None:
        super().set_query(view, flow)
        self._look_again()

    def _look_again(self) -> None:
        """What lies under a pointer that rests, and its numbers, are others now."""
        if self._pointer is not None and self._drag is None:
            self._hover_over(self._pointer)

    def place(self) -> None:
        super().place()
        self._look_again()

    def is_dragging(self) -> bool:
        return self._drag is not None

    def _hit(self, at: QPointF) -> Hit:
        scene = self.scene()
        return Hit(Kind.NOTHING) if scene is None else hit(scene, at)

    # Press

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at, found = event.position(), self._hit(event.position())
        if event.button() == Qt.MouseButton.RightButton:
            self._point_menu_at(at, found)
        elif event.button() == Qt.MouseButton.LeftButton and self._drag is None:
            self.hush()
            self._press(at, found, pans=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def _point_menu_at(self, at: QPointF, found: Hit) -> None:
        """What the menu that opens now is about."""
        if found.kind is Kind.POINT:
            self.choose(found.key)
        layout = self.layout_now()
        self._menu_place = at if layout is not None and layout.plane.contains(at) else None
        self._refresh_actions()

    def _press(self, at: QPointF, found: Hit, *, pans: bool) -> None:
        scene = self.scene()
        if scene is None or found.kind is Kind.NOTHING:
            return
        self._drop_held()
        self._drag = Drag(found, at, offset_of(scene, found, at), pans)
        self.freeze(True)
        if found.kind is Kind.POINT and not pans:
            self.choose(found.key)
        elif found.kind is Kind.PLANE and not pans:
            self._drag_query(at)

    # Drag

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        drag, at = self._drag, event.position()
        self._pointer = at
        if drag is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._hover_over(at)
            return
        if not drag.moved and (at - drag.pressed).manhattanLength() < _STARTS:
            return
        if drag.pans:
            self._pan(drag, at)
        elif drag.found.kind is Kind.POINT:
            self._drag_point(drag, at)
        elif drag.found.kind is Kind.HANDLE:
            self._drag_handle(drag, at)
        else:
            self._drag_query(at + drag.offset)
        drag.moved = True

    def _drag_query(self, at: QPointF) -> None:
        layout = self.layout_now()
        if layout is not None:
            span = self.view().x
            self.query_dragged.emit(min(max(layout.plot.x_under(at.x()), span.low), span.high))

    def _drag_point(self, drag: Drag, at: QPointF) -> None:
        layout, room = self.layout_now(), self.viewport().rect().toRectF()
        if layout is None or not self._editable:
            return
        held, place = self._held, at + drag.offset
        place = QPointF(
            min(max(place.x(), room.left()), room.right()), min(max(place.y(), room.top()), room.bottom())
        )
        if held is None and not drag.moved:
            held = self._grab(drag.found.key, place)
        if held is not None:
            value = layout.point_under(place)
            held.at = place
            held.tell(value.x(), value.y())
            self.forget()
            self.say(at.toPoint(), place_lines(value, layout))
            self.point_moved.emit(value.x(), value.y())

    def _grab(self, key: int, place: QPointF) -> Held:
        data = self.data()
        held = self._held = Held(key, place)
        held.tell(float(data.keys[key]), float(data.values[key]))
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self.point_grabbed.emit(key)
        return held

    def _drag_handle(self, drag: Drag, at: QPointF) -> None:
        scene = self.scene()
        if scene is not None and scene.view is not None:
            gap = abs(at.x() - scene.query_x) + drag.offset.x()
            distance = scene.layout.distance_at(gap)
            self.say(at.toPoint(), distance_lines(distance))
            self.handle_dragged.emit(distance)

    def _pan(self, drag: Drag, at: QPointF) -> None:
        layout = self.layout_now()
        if layout is not None:
            before, now = layout.point_under(drag.pressed), layout.point_under(at)
            drag.pressed = at
            self.set_zoom(self.view().moved(before.x() - now.x(), before.y() - now.y()))

    # Release

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.let_go()
            self._hover_over(event.position())
        event.accept()

    def let_go(self) -> None:
        """End a drag: tell so, and let the axes fit what it changed."""
        drag, self._drag = self._drag, None
        if drag is None:
            return
        held = self._held is not None
        self.release_held()
        self.freeze(False)
        if drag.pans:
            return
        if drag.found.kind is Kind.POINT and held:
            self.point_released.emit()
        elif drag.found.kind is Kind.HANDLE and drag.moved:
            self.handle_released.emit()
        elif drag.found.kind is Kind.PLANE or (drag.found.kind is Kind.QUERY and drag.moved):
            self.query_released.emit()
            self.flow()

    def hideEvent(self, event: QHideEvent) -> None:
        self.let_go()
        self._motion.stop()
        self._flow = None
        super().hideEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at, layout = event.position(), self.layout_now()
        on_plane = layout is not None and layout.plane.contains(at)
        if event.button() == Qt.MouseButton.LeftButton and on_plane and self._hit(at).kind is not Kind.POINT:
            self.add_at(at)
        else:  # quick presses are presses
            self.mousePressEvent(event)

    # Hover and wheel

    def _hover_over(self, at: QPointF) -> None:
        self._pointer = at
        found = self._hit(at)
        self.viewport().setCursor(cursor_of(found, self._editable))
        lit = found.kind is Kind.HANDLE
        if (found.key, lit) != (self._hover, self._grips_lit):
            self._hover, self._grips_lit = found.key, lit
            self.viewport().update()
        lines, hint = self._words_of(found, at)
        if lines:
            self.say(at.toPoint(), lines, hint)
        else:
            self.hush()

    def _words_of(self, found: Hit, at: QPointF) -> tuple[list[str], str]:
        """What the tip says of a thing, and what can be done with it."""
        layout, view = self.layout_now(), self.query()
        if layout is None or found.kind is Kind.NOTHING:
            return [], ""
        if found.kind is Kind.POINT:
            hint = translate("RegressionPlot", "drag to move it") if self._editable else ""
            return point_lines(self.data(), view, found.key), hint
        if found.kind is Kind.HANDLE and view is not None and view.handle is not None:
            return distance_lines(view.handle), translate("RegressionPlot", "drag to make it wide or narrow")
        if found.kind is Kind.QUERY and view is not None:
            return answer_lines(view), translate("RegressionPlot", "drag to move the query")
        return curve_lines(self.data(), layout.plot.x_under(at.x())), ""

    def pointer_left(self) -> None:
        self._pointer = None
        self.hush()
        if self._hover >= 0 or self._grips_lit:
            self._hover, self._grips_lit = -1, False
            self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        layout = self.layout_now()
        if layout is None or not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        if turned := event.angleDelta().y():
            about = layout.point_under(event.position())
            self.set_zoom(self.view().zoomed(ZOOM if turned > 0 else 1 / ZOOM, about))
        event.accept()
