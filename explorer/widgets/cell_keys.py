"""Which cell of a grid the arrow keys, Home and End lead to."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


def next_cell(event: QKeyEvent, at: tuple[int, int], shape: tuple[int, int]) -> tuple[int, int] | None:
    """The (row, column) after a key; None when the key moves nothing.

    Home and End go to the ends of the row, with Ctrl to the corners. From nowhere (−1, −1) an arrow goes
    to the first cell.
    """
    rows, columns = shape
    if rows < 1 or columns < 1:
        return None
    key = Qt.Key(event.key())
    row, column = at
    if key in _STEPS:
        down, right = _STEPS[key] if row >= 0 and column >= 0 else (0, 0)
        return _held(row + down, rows), _held(column + right, columns)
    if key not in (Qt.Key.Key_Home, Qt.Key.Key_End):
        return None
    last = key == Qt.Key.Key_End
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        row = rows - 1 if last else 0
    return _held(row, rows), columns - 1 if last else 0


def _held(index: int, count: int) -> int:
    return min(max(index, 0), count - 1)
