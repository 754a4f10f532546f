"""What all scrolling views share: the theme, the tip, the language, the name of their export."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from explorer.theme import theme
from explorer.widgets.hover_tip import HoverTip
from explorer.widgets.painting import paint_focus_ring


class ScrolledView(QAbstractScrollArea):
    """A card-coloured scroll area that paints only what is visible; subclasses paint and lay out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._name = ""
        self._tip = HoverTip(self.viewport())
        self.viewport().setMouseTracking(True)
        # Views fill their ground themselves: nothing behind them need be painted first.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme().changed.connect(self._on_theme_changed)
        self._colour_ground()

    def canvas(self) -> QWidget:
        """The widget that the mouse acts on; the positions of the public helpers are its own."""
        return self.viewport()

    def tip_lines(self) -> tuple[str, ...]:
        """What the hover tip says now; nothing when it is hidden."""
        return self._tip.lines() if self._tip.isVisibleTo(self.viewport()) else ()

    def pointer_left(self) -> None:
        """The pointer is no longer on the canvas."""
        raise NotImplementedError

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def set_picture_name(self, name: str) -> None:
        """The title under which this picture is exported; empty: the kind of picture."""
        self._name = name
        self.setAccessibleName(self.picture_name())

    def picture_name(self) -> str:
        return self._name or self.default_name()

    def picture_widget(self) -> QWidget:
        return self

    def default_name(self) -> str:
        """The kind of picture, translated."""
        raise NotImplementedError

    def lay_out(self) -> None:
        """Place everything anew: the size, the text size or the data is another."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Set the texts in the present language."""
        self.setAccessibleName(self.picture_name())
        self.viewport().update()

    def say(self, at: QPoint, lines: Sequence[str], hint: str = "") -> None:
        self._tip.show_at(at, lines, hint)

    def hush(self) -> None:
        self._tip.hide()

    def content_offset(self) -> QPoint:
        """How far the content is scrolled."""
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def set_content_size(self, width: float, height: float) -> None:
        """Give the scroll bars the range of a content of this size, in pixels."""
        room = self.viewport().size()
        for bar, whole, page in (
            (self.horizontalScrollBar(), width, room.width()),
            (self.verticalScrollBar(), height, room.height()),
        ):
            bar.setPageStep(max(page, 1))
            bar.setSingleStep(theme().px(24))
            bar.setRange(0, max(0, round(whole) - page))

    def scroll_to(self, rect: QRectF) -> None:
        """Scroll as little as makes a rectangle of the content visible."""
        room = self.viewport().size()
        for bar, start, end, page in (
            (self.horizontalScrollBar(), rect.left(), rect.right(), room.width()),
            (self.verticalScrollBar(), rect.top(), rect.bottom(), room.height()),
        ):
            if start < bar.value():
                bar.setValue(int(start))
            elif end > bar.value() + page:
                bar.setValue(int(end - page) + 1)

    def paint_ring(self, painter: QPainter) -> None:
        painter.resetTransform()
        paint_focus_ring(painter, self, QRectF(self.viewport().rect()))

    def _colour_ground(self) -> None:
        palette = self.palette()
        for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Window):
            palette.setColor(role, theme().colour("card"))
        self.setPalette(palette)

    def _on_theme_changed(self) -> None:
        self._colour_ground()
        self.lay_out()
        self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.hush()
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.lay_out()
        elif event.type() == QEvent.Type.Leave:
            self.pointer_left()
        return super().viewportEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
