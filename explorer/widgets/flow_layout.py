"""Items one after the other, wrapped like words: as a pure function and as a layout for controls."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem


def flow(
    widths: Sequence[float], gap: float, room: float, *, right_to_left: bool = False
) -> tuple[list[float], list[int]]:
    """The left edge and the line of each item of the given widths, in a column `room` wide.

    An item wider than the room has a line of its own and starts at its beginning.
    """
    lefts, lines, x, line = [], [], 0.0, 0
    for width in widths:
        if x > 0 and x + width > room:
            x, line = 0.0, line + 1
        lefts.append(max(0.0, room - x - width) if right_to_left else x)
        lines.append(line)
        x += width + gap
    return lefts, lines


class FlowLayout(QLayout):
    """A layout that wraps its widgets, centred on their lines; its height follows from its width."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(gap)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def addWidget(self, widget: QWidget) -> None:
        """Put a widget at the end."""
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        room = width - margins.left() - margins.right()
        return sum(rect.height() for rect in self._lines(room)[1]) + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        height = max((hint.height() for hint in hints), default=0)
        return QSize(width + margins.left() + margins.right(), height + margins.top() + margins.bottom())

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        inner = rect.marginsRemoved(self.contentsMargins())
        items, lines = self._shown(), self._lines(inner.width())
        for item, (left, line, width) in zip(items, lines[0], strict=True):
            band, height = lines[1][line], item.sizeHint().height()
            tall = band.height() - (self.spacing() if line < lines[0][-1][1] else 0)
            top = inner.top() + band.top() + (tall - height) // 2
            item.setGeometry(QRect(QPoint(inner.left() + left, top), QSize(width, height)))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, room: int) -> tuple[list[tuple[int, int, int]], list[QRect]]:
        """Each shown item's left edge, line and width, and each line's band from top to bottom."""
        items = self._shown()
        hints = [item.sizeHint() for item in items]
        widths = [min(hint.width(), max(room, item.minimumSize().width()))
                  for hint, item in zip(hints, items, strict=True)]  # fmt: skip
        parent = self.parentWidget()
        mirrored = parent is not None and parent.isRightToLeft()
        lefts, lines = flow(widths, self.spacing(), room, right_to_left=mirrored)
        bands, top = [], 0
        for line in range(lines[-1] + 1 if lines else 0):
            tallest = max(hint.height() for hint, at in zip(hints, lines, strict=True) if at == line)
            last = line == lines[-1]
            bands.append(QRect(0, top, room, tallest + (0 if last else self.spacing())))
            top += tallest + self.spacing()
        placed = [(round(left), line, width) for left, line, width in zip(lefts, lines, widths, strict=True)]
        return placed, bands
