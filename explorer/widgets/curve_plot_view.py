"""A view that does not scroll and copies its still part while marks move over it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QWidget

from explorer.theme import theme
from explorer.widgets.layer import Layer
from explorer.widgets.painting import EXPORTING
from explorer.widgets.view import ScrolledView

_PAINTED = "painted"


class StillView(ScrolledView):
    """Paints what rarely changes once for each size, theme and data; subclasses paint both parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._still = Layer(self.viewport())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def paint_still(self, painter: QPainter) -> None:
        """Paint the part that is copied; the ground is there."""
        raise NotImplementedError

    def paint_marks(self, painter: QPainter) -> None:
        """Paint what moves."""
        raise NotImplementedError

    def is_exporting(self) -> bool:
        """Whether a file is written: what belongs to the pointer is not part of the picture."""
        return bool(self.property(EXPORTING))

    def forget(self) -> None:
        """The still part is another."""
        self._still.forget()
        self.viewport().update()

    def retranslate(self) -> None:
        self._still.forget()
        super().retranslate()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        if self.is_exporting():  # into a file: with all that a vector drawing can hold
            painter.fillRect(self.viewport().rect(), theme().colour("card"))
            self.paint_still(painter)
        else:
            painter.drawPixmap(0, 0, self.copied())
        self.paint_marks(painter)
        self.paint_ring(painter)

    def copied(self) -> QPixmap:
        """What need not be painted in this frame: the still part."""
        return self._drawn()

    def prepare(self) -> None:
        """Paint the still part now, so that the next paint has the marks to do only."""
        self._drawn()

    def _drawn(self) -> QPixmap:
        if not self._still.holds(_PAINTED):
            painter = QPainter(self._still.begin(_PAINTED))
            self.paint_ground(painter)
            self.paint_still(painter)
            painter.end()
        return self._still.pixmap

    def paint_ground(self, painter: QPainter) -> None:
        """Cover whatever was in the copy before; a view whose still part does so by itself need not."""
        painter.fillRect(self.viewport().rect(), theme().colour("card"))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # what is around may scroll


def paint_sentence(painter: QPainter, text: str, room: QRectF) -> None:
    """A sentence in the middle of a view that has nothing to draw."""
    painter.setFont(theme().font())
    painter.setPen(theme().colour("muted"))
    edge = theme().px(8)
    flags = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignCenter)
    painter.drawText(room.adjusted(edge, edge, -edge, -edge), flags, text)
