"""A token strip over which a phrase is brushed: press on its first token and draw to its last."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from explorer.core.i18n import translate
from explorer.theme import theme
from explorer.widgets.token_strip import TokenStrip

Brush = tuple[int, int]
_WAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class BrushStrip(TokenStrip):
    """Tells the first and the last token of what was brushed.

    Shift with the arrow keys stretches the phrase from where it was begun, Escape takes it away.
    """

    brushed = Signal(int, int)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._brush: Brush | None = None
        self._start = self._end = 0  # where the phrase was begun, and the end that moves
        self._drawing = False

    def set_brush(self, brush: Brush | None) -> None:
        """Show a phrase as brushed, without a signal."""
        if brush != self._brush and not self._drawing:  # what is being drawn is newer
            self._brush = brush
            self._start, self._end = brush or (0, 0)
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
            self._drawing = True
            self._stretch(token, token)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._drawing:
            super().mouseMoveEvent(event)
            return
        token = self._token_at(event)
        if token >= 0:
            self._stretch(self._start, token)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._drawing and event.button() == Qt.MouseButton.LeftButton:
            self._drawing = False
            self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self._brush is not None:
            self.set_brush(None)
            self.cleared.emit()
        elif key in _WAYS and self._labels:
            self._walk(_WAYS[key], stretches=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def _walk(self, way: int, *, stretches: bool) -> None:
        """One token on; the first key brushes the first token."""
        to = 0 if self._brush is None else min(max(self._end + way, 0), len(self._labels) - 1)
        self._stretch(self._start if stretches and self._brush is not None else to, to)
        self._tell()

    def _stretch(self, start: int, end: int) -> None:
        self._start, self._end = start, end
        brush = (min(start, end), max(start, end))
        if brush != self._brush:
            self._brush = brush
            self.viewport().update()

    def _tell(self) -> None:
        if self._brush is not None:
            self.brushed.emit(*self._brush)

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
