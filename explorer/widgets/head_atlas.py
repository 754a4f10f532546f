"""All layers × heads of a model at a glance: what the pointer and the keys do there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from explorer.core.i18n import translate
from explorer.widgets.cell_keys import next_cell
from explorer.widgets.head_layout import Head
from explorer.widgets.head_picture import NO_HEAD, HeadPicture


class HeadAtlas(HeadPicture):
    """Thumbnails of all heads; hover names one, a click opens it, arrows walk."""

    head_hovered = Signal(int, int)
    """Layer and head; (−1, −1) when the pointer leaves."""
    head_opened = Signal(int, int)
    head_toggled = Signal(int, int)
    """Clicked with Ctrl or Shift: to be shown beside the others, or no longer."""
    head_entered = Signal()
    """After a head was opened by a click or by Return: the person wants to see it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._tip_text: Callable[[int, int], str] | None = None
        super().__init__(parent)

    def set_tip(self, text: Callable[[int, int], str] | None) -> None:
        """What the tip says of a head: lines separated by line breaks."""
        self._tip_text = text

    def picture_value(self) -> str:
        head = self._hover if self._hover != NO_HEAD else self._current
        return "\n".join(self._lines(head)) if head != NO_HEAD else ""

    def _lines(self, head: Head) -> list[str]:
        if self._tip_text is not None:
            return self._tip_text(*head).split("\n")
        return [translate("HeadAtlas", "Layer {layer} · Head {head}").format(layer=head[0], head=head[1])]

    # The pointer

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position() + QPointF(self.content_offset())
        self._hover_over(self._layout.head_at(at.x(), at.y()) or NO_HEAD, event.position().toPoint())

    def pointer_left(self) -> None:
        self._hover_over(NO_HEAD, QPoint())

    def _hover_over(self, head: Head, at: QPoint) -> None:
        if head != self._hover:
            before, self._hover = self._hover, head
            self._update_head(before)
            self._update_head(head)
            self.head_hovered.emit(*head)
        if head == NO_HEAD:
            self.hush()
        else:
            hint = translate("HeadAtlas", "click to open · Ctrl-click to show beside the others")
            self.say(at, self._lines(head), hint)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position() + QPointF(self.content_offset())
        head = self._layout.head_at(at.x(), at.y())
        if head is None or event.button() != Qt.MouseButton.LeftButton:
            return
        several = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        self._enter(head, toggle=bool(event.modifiers() & several))

    def _enter(self, head: Head, *, toggle: bool) -> None:
        self._act_on(head, toggle=toggle)
        if not toggle:
            self.head_entered.emit()

    def _act_on(self, head: Head, *, toggle: bool) -> None:
        self._current = head
        (self.head_toggled if toggle else self.head_opened).emit(*head)

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        layout = self._layout
        cell = next_cell(event, layout.cell_of(self._current), (layout.rows, layout.across))
        if cell is not None:
            self._walk_to(layout.head_in_cell(*cell))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current != NO_HEAD:
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            self._enter(self._current, toggle=bool(control))
        else:
            event.ignore()

    def _walk_to(self, head: Head | None) -> None:
        """Open the head that an arrow leads to."""
        if head is not None and head != self._current:
            self.scroll_to(self._layout.rect(head).adjusted(-2, -2, 2, 2))
            self.setAccessibleDescription(" ".join(self._lines(head)))
            self._act_on(head, toggle=False)
