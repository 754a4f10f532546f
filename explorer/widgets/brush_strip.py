"""A token strip over which a phrase is brushed: press on its first token and draw to its last."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from explorer.core.i18n import translate
from explorer.theme import theme
from explorer.widgets.token_strip import TokenStrip

Brush = tuple[int, int]


class BrushStrip(TokenStrip):
    """Tells the first and the last token of what was brushed; Shift with the arrow keys stretches it."""

    brushed = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._brush: Brush | None = None
        self._start = -1

    def set_brush(self, brush: Brush | None) -> None:
        """Show a phrase as brushed, without a signal."""
        if brush != self._brush:
            self._brush = brush
            self.viewport().update()

    def brush(self) -> Brush | None:
        """The first and the last token of the phrase."""
        return self._brush

    def default_name(self) -> str:
        return translate("BrushStrip", "The brushed phrase")

    def _token_at(self, event: QMouseEvent) -> int:
        at = event.position() + QPointF(self.content_offset())
        return self._flow.at(at.x(), at.y())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        token = self._token_at(event)
        if event.button() == Qt.MouseButton.LeftButton and token >= 0:
            self._start = token
            self._stretch_to(token)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._start < 0:
            super().mouseMoveEvent(event)
            return
        token = self._token_at(event)
        if token >= 0:
            self._stretch_to(token)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._start >= 0 and self._brush is not None:
            self._start = -1
            self.brushed.emit(*self._brush)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if key not in steps or not self._labels:
            super().keyPressEvent(event)
            return
        last = len(self._labels) - 1
        first, end = self._brush or (0, 0)
        end = min(max(end + steps[key], 0), last)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.set_brush((min(first, end) if shift else end, end))
        self.brushed.emit(*(self._brush or (0, 0)))

    def _stretch_to(self, token: int) -> None:
        self.set_brush((min(self._start, token), max(self._start, token)))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._brush is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().colour("accent"), 2))
        radius = theme().px(5)
        for index in range(self._brush[0], min(self._brush[1] + 1, len(self._labels))):
            painter.drawRoundedRect(self.token_rect(index).adjusted(-1, -1, 1, 1), radius, radius)
