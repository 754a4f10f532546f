"""The outline that shows where the keyboard acts, above a view that is made of other widgets."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from explorer.widgets.painting import paint_focus_ring


class FocusRing(QWidget):
    """A child that covers its host, outlines it while the host has the focus, and takes no pointer."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_focus_ring(painter, self._host, QRectF(self.rect()))
