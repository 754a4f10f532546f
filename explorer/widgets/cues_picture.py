"""Attention cues: things on a table in the light that attention throws on them, with their numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEasingCurve, QPoint, QPointF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from explorer.core.i18n import translate
from explorer.theme import theme
from explorer.widgets.cues_data import CuesData, Floats
from explorer.widgets.cues_images import ThingImages, draw_thing
from explorer.widgets.cues_layout import CuesLayout, lay_out, least_height
from explorer.widgets.cues_rows import paint_rows
from explorer.widgets.cues_scene import light_of, paint_life, paint_room
from explorer.widgets.curve_plot_view import StillView

MOVES = 250  # milliseconds in which the light goes over from one thing to another


class CuesPicture(StillView):
    """A click or the arrows choose a thing; the light moves over when the weights are others."""

    thing_chosen = Signal(int)
    """The thing that the person chose, −1 for none."""
    columns_moved = Signal()
    """What stands under the columns must be placed anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data, self._layout = CuesData(), CuesLayout()
        self._images = ThingImages()
        self._light: Floats = np.zeros(0)
        self._from, self._to = self._light, self._light
        self._chosen, self._hover = -1, -1
        self._motion = QVariantAnimation(self)
        self._motion.setDuration(MOVES)
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(1.0)
        self._motion.setEasingCurve(QEasingCurve.Type.InOutQuad)
        self._motion.valueChanged.connect(self._on_moved)
        self.retranslate()

    def set_data(self, data: CuesData) -> None:
        """Show a table; the numbers are the new ones at once, the light moves to where it belongs."""
        is_same_table = data.names == self._data.names and data.drawings == self._data.drawings
        self._data = data
        if self._chosen >= len(data.names):
            self._chosen = -1
        self._throw(light_of(data.weights), at_once=not (is_same_table and self.isVisible()))
        self.lay_out()
        self._describe()

    def _throw(self, light: Floats, *, at_once: bool) -> None:
        """Let the light move to where it belongs; what is on its way there already goes on."""
        if self.is_moving() and not at_once and np.array_equal(light, self._to):
            return
        self._motion.stop()
        self._from, self._to = self._light, light
        if at_once or np.array_equal(self._from, self._to):
            self._light = self._to
        else:
            self._motion.start()

    def set_chosen(self, thing: int) -> None:
        """Mark a thing, −1 none, without a signal."""
        self._chosen = thing if 0 <= thing < len(self._data.names) else -1
        self._describe()
        self.viewport().update()

    def chosen(self) -> int:
        """The thing that is marked, −1 for none."""
        return self._chosen

    def data(self) -> CuesData:
        """What is shown."""
        return self._data

    def least_height(self, width: int, *, has_rows: bool = False, is_tight: bool = False) -> int:
        """The height that is needed in a view so wide, with keys and values or with the weights alone.

        `is_tight`: names and weights are no larger than they must be.
        """
        return round(least_height(self._data, float(width), has_rows=has_rows, is_tight=is_tight))

    def light(self) -> Floats:
        """How bright each thing is now, (n,) in [0, 1]."""
        return self._light

    def is_moving(self) -> bool:
        """Whether the light is on its way."""
        return self._motion.state() == QVariantAnimation.State.Running

    def thing_center(self, thing: int) -> QPoint:
        """The middle of a thing on the canvas."""
        return self._layout.thing_rect(thing).center().toPoint()

    def layout_now(self) -> CuesLayout:
        """Where everything lies."""
        return self._layout

    def sizeHint(self) -> QSize:
        return QSize(theme().px(640), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(200), self.least_height(self.viewport().width(), is_tight=True))

    def default_name(self) -> str:
        return translate("CuesPicture", "Attention cues")

    def picture_arrays(self) -> Mapping[str, NDArray[np.generic]]:
        return self._data.arrays()

    def picture_table(self) -> tuple[Sequence[str], Iterator[Sequence[object]]]:
        return self._data.table()

    def picture_value(self) -> str:
        thing = self._hover if self._hover >= 0 else self._chosen
        return "\n".join(self._data.lines(thing)) if thing >= 0 else ""

    def _on_theme_changed(self) -> None:
        self._images.forget()
        super()._on_theme_changed()

    def retranslate(self) -> None:
        self.lay_out()
        super().retranslate()

    def lay_out(self) -> None:
        room = self.viewport().size()
        columns = self._layout.columns
        self._layout = lay_out(self._data, float(room.width()), float(room.height()))
        self.forget()
        if self._layout.columns != columns:
            self.columns_moved.emit()

    def paint_still(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_room(painter, self._layout)
        if self._data.names:
            paint_rows(painter, self._data, self._layout)

    def paint_marks(self, painter: QPainter) -> None:
        if not self._data.names:
            return
        paint_thing = draw_thing if self.is_exporting() else self._images.paint
        paint_life(painter, self._data, self._layout, self._light, paint_thing)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        hover = -1 if self.is_exporting() else self._hover
        for thing, alpha in ((self._chosen, 1.0), (hover, 0.5)):
            if thing >= 0:
                painter.setPen(QPen(theme().colour("accent", alpha), 2))
                rect = self._layout.column_rect(thing).adjusted(2, 2, -2, -1)
                painter.drawRoundedRect(rect, theme().gap(6), theme().gap(6))

    def _on_moved(self, share: float) -> None:
        self._light = self._from + (self._to - self._from) * share if share < 1 else self._to
        self.viewport().update()

    def _describe(self) -> None:
        """Tell those who cannot see the picture what it shows now."""
        thing = self._chosen if self._chosen >= 0 else self._data.brightest
        self.setAccessibleDescription("\n".join(self._data.lines(thing)) if thing >= 0 else "")

    # The pointer and the keyboard

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover_over(event.position())

    def pointer_left(self) -> None:
        self._hover_over(None)

    def _hover_over(self, place: QPointF | None) -> None:
        thing = -1 if place is None else self._layout.thing_at(place)
        if thing != self._hover:
            self._hover = thing
            self.viewport().update()
        if place is None or thing < 0:
            self.hush()
        else:
            self.say(place.toPoint(), self._data.lines(thing))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        thing = self._layout.thing_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and thing >= 0:
            self._choose(-1 if thing == self._chosen else thing)

    def _choose(self, thing: int) -> None:
        self.set_chosen(thing)
        self.thing_chosen.emit(self._chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._data.names) - 1
        here = self._chosen if self._chosen >= 0 else self._data.brightest
        moves = {
            Qt.Key.Key_Left: max(0, here - 1),
            Qt.Key.Key_Right: min(last, here + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        wanted = moves.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape and self._chosen >= 0:
            self._choose(-1)
        elif wanted is not None and last >= 0 and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._choose(wanted)
        else:
            event.ignore()
