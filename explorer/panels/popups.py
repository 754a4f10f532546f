"""Where a popup opens."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget


def open_below(popup: QWidget, button: QWidget) -> None:
    """Show a popup under its button; moved so far that all of it is on the screen."""
    popup.adjustSize()
    at = button.mapToGlobal(button.rect().bottomLeft())
    room, size = button.screen().availableGeometry(), popup.size()
    left = max(room.left(), min(at.x(), room.right() + 1 - size.width()))
    top = max(room.top(), min(at.y(), room.bottom() + 1 - size.height()))
    popup.move(QPoint(left, top))
    popup.show()
