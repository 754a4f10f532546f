"""A batched product as three stacks of matrices; the entry on show lights up its row and its column."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from explorer.core.i18n import translate
from explorer.widgets.batched_data import BatchedData, Entry, place_line
from explorer.widgets.batched_surface import BatchedSurface, Hit


class BatchedView(BatchedSurface):
    """A product that answers: hover names a number, a click or an arrow chooses an entry."""

    entry_chosen = Signal(int)
    """The flat index of the entry that a person chose."""

    def _hit(self, at: QPointF) -> Hit | None:
        if self._data is None or self._layout is None:
            return None
        point = at + QPointF(self.content_offset())
        for which, sheet in enumerate(self._layout.sheets):
            for depth in range(self._layout.behind + 1):
                found = self._layout.back(sheet, depth).entry_at(point)
                if found is not None:
                    return which, ((self._entry[0] + depth) % self._data.sizes[0], *found)
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover_over(self._hit(event.position()), event.position().toPoint())

    def pointer_left(self) -> None:
        self._hover_over(None, QPoint())

    def _hover_over(self, hit: Hit | None, at: QPoint) -> None:
        if hit != self._hover:
            self._hover = hit
            self.viewport().update()
        if hit is None or self._data is None:
            self.hush()
        else:
            self.say(at, [place_line(hit[0], self._data, hit[1])], self._hint(hit))

    def _hint(self, hit: Hit) -> str:
        if hit[1][0] != self._entry[0]:
            return translate("BatchedView", "click to bring this slice to the front")
        return (
            translate("BatchedView", "click for the entries of this row"),
            translate("BatchedView", "click for the entries of this column"),
            translate("BatchedView", "click to choose this entry"),
        )[hit[0]]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        hit = self._hit(event.position())
        if hit is None or event.button() != Qt.MouseButton.LeftButton:
            return
        which, (n, row, column) = hit
        _n, own_row, own_column = self._entry
        self._choose((n, own_row if which == 1 else row, own_column if which == 0 else column))

    def _choose(self, entry: Entry) -> None:
        if self._data is not None and entry != self._entry:
            flat = self._data.flat(entry)
            self.set_entry(flat)
            self.entry_chosen.emit(flat)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._data is None or (flat := self._after(Qt.Key(event.key()), self._data)) is None:
            event.ignore()
            return
        self._choose(self._data.entry(flat))

    def _after(self, key: Qt.Key, data: BatchedData) -> int | None:
        """The entry that a key leads to, in reading order through all slices."""
        flat, (_n, a, _b, c) = self.entry(), data.sizes
        last = data.product.size - 1
        steps = {
            Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -c, Qt.Key.Key_Down: c,
            Qt.Key.Key_PageUp: -a * c, Qt.Key.Key_PageDown: a * c,
        }  # fmt: skip
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return 0 if key == Qt.Key.Key_Home else last
        if key not in steps:
            return None
        there = flat + steps[key]
        return there if 0 <= there <= last else flat
