"""Attention as lines from queries on the left to keys on the right, for one or several heads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QWidget

from explorer.core.i18n import translate
from explorer.core.trace import FloatArray
from explorer.theme import theme
from explorer.widgets import line_painting as paint
from explorer.widgets.head_colours import head_colours
from explorer.widgets.line_data import TABLE_HEADER, LineData, Token
from explorer.widgets.line_layout import LEFT, RIGHT, LineLayout, lay_out
from explorer.widgets.painting import EXPORTING
from explorer.widgets.view import ScrolledView


class AttentionLines(ScrolledView):
    """Draws every weight from the threshold on; hover isolates a token, a click locks it."""

    token_hovered = Signal(str, int)
    """“query” or “key” and the index; ("", −1) when the pointer leaves."""
    token_chosen = Signal(str, int)
    token_released = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data = LineData(np.zeros((0, 0, 0), dtype=np.float32), (), (), (), 0.0)
        self._hover: Token | None = None
        self._locked: Token | None = None
        self._zoom = 1.0
        self._cache: QPixmap | None = None
        self._layout = LineLayout(1, 0, 1, 0, 1, (0, 0), (), 0)
        self.retranslate()

    def set_data(
        self,
        weights: FloatArray,
        rows: tuple[str, ...],
        columns: tuple[str, ...],
        head_names: tuple[str, ...],
        threshold: float = 0.0,
    ) -> None:
        """Show weights (heads, Q, K), NaN masked, between `rows` (Q) and `columns` (K).

        Weights below `threshold`, or below the floor of 0.01, are not drawn, and a line says so.
        """
        if (rows, columns) != self._data.names:
            self._locked, self._hover = None, None
            self.hush()
        self._data = LineData(weights, rows, columns, head_names, threshold)
        self.lay_out()

    def set_chosen(self, side: str, index: int | None) -> None:
        """Lock a token of one side ("query", "key"), or none, without a signal."""
        count = len(self._data.names[side == RIGHT])
        self._locked = (side, index) if index is not None and 0 <= index < count else None
        self.viewport().update()

    def chosen(self) -> Token | None:
        """The locked token."""
        return self._locked

    def note(self) -> str:
        """The sentence on what is not drawn; empty when everything is."""
        return self._data.note()

    def drawn(self) -> int:
        """How many lines there are."""
        return len(self._data.links)

    def token_center(self, side: str, index: int) -> QPoint:
        """A point on a token's name, on the canvas."""
        at = self._layout.name_rect(side, index).center() - QPointF(self.content_offset())
        return at.toPoint()

    def default_name(self) -> str:
        return translate("AttentionLines", "Attention lines")

    def picture_arrays(self) -> Mapping[str, NDArray[np.generic]]:
        return self._data.arrays()

    def picture_table(self) -> tuple[Sequence[str], Iterator[Sequence[object]]]:
        return TABLE_HEADER, self._data.table_rows()

    def picture_value(self) -> str:
        token = self._locked or self._hover
        return "\n".join(self._data.lines(token)) if token is not None else ""

    # Layout and painting

    def lay_out(self) -> None:
        width, height = self.viewport().width(), self.viewport().height()
        foot = paint.note_height(self._data.note(), width)
        room = (float(width), max(float(height) - foot, 1.0))
        self._layout = lay_out(self._data.names, self._data.heads, room, self._zoom)
        self.set_content_size(0, self._layout.height + foot)
        self._forget()

    def _forget(self) -> None:
        self._cache = None
        self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._cache = None
        super().scrollContentsBy(dx, dy)

    def _band(self) -> tuple[float, float]:
        offset = self.content_offset().y()
        return float(offset), float(offset + self.viewport().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme().colour("card"))
        token = self._locked or self._hover
        if token is None and not self.property(EXPORTING):
            painter.drawPixmap(0, 0, self._drawn())
        else:
            painter.translate(-QPointF(self.content_offset()))
            self._paint(painter, token)
            painter.resetTransform()
        self._paint_foot(painter)
        self.paint_ring(painter)

    def _drawn(self) -> QPixmap:
        """All lines on view, painted once; hovering and waiting only copies them."""
        ratio = self.viewport().devicePixelRatioF()
        if self._cache is None or self._cache.devicePixelRatio() != ratio:
            self._cache = QPixmap(self.viewport().size() * ratio)
            self._cache.setDevicePixelRatio(ratio)
            self._cache.fill(theme().colour("card"))
            painter = QPainter(self._cache)
            painter.translate(-QPointF(self.content_offset()))
            self._paint(painter, None)
            painter.end()
        return self._cache

    def _paint(self, painter: QPainter, token: Token | None) -> None:
        band, layout, data = self._band(), self._layout, self._data
        colours = head_colours(len(data.heads))
        if token is not None:
            other = RIGHT if token[0] == LEFT else LEFT
            paint.paint_shares(painter, data.shares(token).max(axis=0), other, layout)
        links = data.links if token is None else data.links_at(token)
        paint.paint_links(painter, links, layout, colours, band)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint.paint_names(painter, data.names, layout, band, token)
        paint.paint_legend(painter, data.heads, layout, colours)

    def _paint_foot(self, painter: QPainter) -> None:
        note, room = self._data.note(), self.viewport().rect()
        height = paint.note_height(note, room.width())
        if note:
            foot = QRectF(theme().px(4), room.height() - height, room.width() - theme().px(8), height)
            painter.fillRect(QRectF(0, foot.top(), room.width(), height), theme().colour("card"))
            paint.paint_note(painter, note, foot)

    # The pointer and the keyboard

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position() + QPointF(self.content_offset())
        self._hover_over(self._layout.token_at(at.x(), at.y()), event.position().toPoint())

    def pointer_left(self) -> None:
        self._hover_over(None, QPoint())

    def _hover_over(self, token: Token | None, at: QPoint) -> None:
        if token != self._hover:
            self._hover = token
            self.viewport().update()
            self.token_hovered.emit(*(token or ("", -1)))
        if token is None or not self._data.heads:
            self.hush()
        else:
            self.say(
                at,
                self._data.lines(token),
                translate("AttentionLines", "click to lock · right-click to copy"),
            )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position() + QPointF(self.content_offset())
        token = self._layout.token_at(at.x(), at.y())
        if token is not None and event.button() == Qt.MouseButton.LeftButton:
            self._toggle(token)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self._set_zoom(1.0)

    def _toggle(self, token: Token | None) -> None:
        released = token is None or token == self._locked
        if released and self._locked is None:
            return
        self._locked = None if released else token
        self.viewport().update()
        if self._locked is None:
            self.token_released.emit()
        else:
            self.setAccessibleDescription(" ".join(self._data.lines(self._locked)))
            self.token_chosen.emit(*self._locked)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._set_zoom(self._zoom * (1.2 if event.angleDelta().y() > 0 else 1 / 1.2))
        else:
            super().wheelEvent(event)

    def _set_zoom(self, zoom: float) -> None:
        """Make the rows larger or smaller; the smallest shows all tokens at once."""
        self._zoom = min(8.0, max(0.01, zoom))
        self.lay_out()
        self._zoom = max(self._zoom, min(1.0, self._layout.row / max(theme().px(34), 1) * 0.5))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._walk(key)
        elif key == Qt.Key.Key_Escape and self._locked is not None:
            self._toggle(None)
        elif key == Qt.Key.Key_R:
            self._set_zoom(1.0)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self._set_zoom(self._zoom * (1 / 1.2 if key == Qt.Key.Key_Minus else 1.2))
        else:
            event.ignore()

    def _walk(self, key: Qt.Key) -> None:
        """Lock the token above or below, or the one across on the other side."""
        if not all(self._layout.counts):
            return
        side, index = self._locked or (LEFT, -1)
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            side, index = (LEFT if key == Qt.Key.Key_Left else RIGHT), max(index, 0)
        else:
            index += 1 if key == Qt.Key.Key_Down or index < 0 else -1
        count = self._layout.counts[0] if side == LEFT else self._layout.counts[1]
        token = (side, min(max(index, 0), count - 1))
        if token != self._locked:
            self.scroll_to(self._layout.name_rect(*token).adjusted(0, -self._layout.row, 0, self._layout.row))
            self._toggle(token)
