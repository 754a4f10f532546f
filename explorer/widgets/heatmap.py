"""Heatmaps of weights or scores: exact value on hover, lock by click, zoom, keyboard, several at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from explorer.core.i18n import translate
from explorer.widgets.cell_keys import next_cell
from explorer.widgets.heatmap_canvas import NOWHERE, Cell
from explorer.widgets.heatmap_data import HeatmapData, cell_lines
from explorer.widgets.heatmap_surface import HeatmapSurface

__all__ = ["HeatmapData", "HeatmapView"]

ValueFormat = Callable[[int, int, int], list[str]]

_ZOOM_STEP = 0.8


class HeatmapView(HeatmapSurface):
    """A heatmap that answers; it owns the selection, which may also be set from outside."""

    cell_hovered = Signal(int, int, int)
    """Map, row, column; (−1, −1, −1) when the pointer leaves."""
    cell_locked = Signal(int, int, int)
    cell_unlocked = Signal()
    row_chosen = Signal(int)
    column_chosen = Signal(int)
    selection_moved = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._format: ValueFormat | None = None
        self._row, self._column, self._locked = -1, -1, False
        self._active, self._hover = 0, NOWHERE
        self._pressed: QPointF | None = None
        self.canvas().setMouseTracking(True)
        self.canvas().installEventFilter(self)

    def set_maps(self, maps: tuple[HeatmapData, ...]) -> None:
        """Draw 1 … n matrices in a grid; zoom and selection stay as far as they fit."""
        self._maps.set_maps(maps, self.room())
        rows = max((len(data.rows) for data in maps), default=0)
        columns = max((len(data.columns) for data in maps), default=0)
        if self._row >= rows or self._column >= columns:
            self._row, self._column, self._locked = -1, -1, False
        self._active = min(self._active, max(0, len(maps) - 1))
        self._hover = NOWHERE
        self._tip.hide()
        self._mark()

    def set_selection(self, row: int | None, col: int | None, locked: bool) -> None:
        """Mark a query and a key, without a signal."""
        self._row = -1 if row is None else row
        self._column = -1 if col is None else col
        self._locked = locked and self._row >= 0 and self._column >= 0
        self._mark()

    def selection(self) -> tuple[int, int, bool]:
        """Row, column (−1: none) and whether the cell is locked."""
        return self._row, self._column, self._locked

    def set_value_format(self, lines: ValueFormat | None) -> None:
        """What the tip says of (map, row, column); None: “row → column   α = 0.587”."""
        self._format = lines

    def picture_value(self) -> str:
        cell = self._hover if self._hover != NOWHERE and not self._locked else self._selected()
        return "\n".join(self._lines(cell)) if cell != NOWHERE else ""

    # The pointer

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            self._on_mouse(event)
        elif event.type() == QEvent.Type.Leave:
            self._hover_over(NOWHERE, QPoint())
        elif event.type() == QEvent.Type.Wheel:
            self._tip.hide()
        return super().eventFilter(watched, event)

    def _on_mouse(self, event: QMouseEvent) -> None:
        kind, at = event.type(), event.position()
        left = event.button() == Qt.MouseButton.LeftButton
        if kind == QEvent.Type.MouseMove:
            self._on_moved(at)
        elif kind == QEvent.Type.MouseButtonPress and left:
            self._pressed = at
        elif kind == QEvent.Type.MouseButtonRelease and left:
            start, self._pressed = self._pressed, None
            if start is not None and (at - start).manhattanLength() < QApplication.startDragDistance():
                self._on_clicked(at)
        elif kind == QEvent.Type.MouseButtonDblClick and left and self._maps.cell_at(at) != NOWHERE:
            self._toggle_lock(self._maps.cell_at(at))  # takes back what the first of the two clicks did
            self.reset_zoom()

    def _on_moved(self, at: QPointF) -> None:
        cell = self._maps.cell_at(at)
        self._hover_over(cell, at.toPoint())
        if cell == NOWHERE:
            self.name_in_full(at)

    def _hover_over(self, cell: Cell, at: QPoint) -> None:
        if cell != self._hover:
            self._hover = cell
            self._mark()
            self.cell_hovered.emit(*cell)
        if cell == NOWHERE:
            self._tip.hide()
        else:
            self._active = cell[0]
            self._tip.show_at(at, [*self._lines(cell), *self._block_note(cell[0])], self._hint())

    def _hint(self) -> str:
        if self._locked:
            return translate("Heatmap", "click the cell again or press Esc to unlock")
        return translate("Heatmap", "click to lock · right-click to copy")

    def _block_note(self, panel: int) -> list[str]:
        """What a pixel shows where cells are smaller than one."""
        down, across = self._maps.maps[panel].block
        if down * across == 1:
            return []
        text = translate("Heatmap", "a dot shows the largest of {rows} × {columns} cells: zoom in for each")
        return [text.format(rows=down, columns=across)]

    def _lines(self, cell: Cell) -> list[str]:
        if self._format is not None:
            return self._format(*cell)
        return cell_lines(self.maps()[cell[0]], cell[1], cell[2])

    def _on_clicked(self, at: QPointF) -> None:
        cell = self._maps.cell_at(at)
        if cell != NOWHERE:
            self._toggle_lock(cell)
            return
        _panel, row, column = self._maps.label_at(at)
        if row >= 0:
            self._row = row
            self._mark()
            self.row_chosen.emit(row)
        elif column >= 0:
            self._column = column
            self._mark()
            self.column_chosen.emit(column)

    def _toggle_lock(self, cell: Cell) -> None:
        if self._locked and cell == self._selected():
            self._unlock()
            return
        self._active, self._row, self._column = cell
        self._locked = True
        self._mark()
        self.cell_locked.emit(*cell)

    def _unlock(self) -> None:
        if self._locked:
            self._locked = False
            self._mark()
            self.cell_unlocked.emit()

    def _selected(self) -> Cell:
        return (self._active, self._row, self._column) if self._row >= 0 and self._column >= 0 else NOWHERE

    def _mark(self) -> None:
        self._maps.set_marks(self._row, self._column, self._locked, self._hover)
        cell = self._selected()
        self.setAccessibleDescription(" ".join(self._lines(cell)) if cell != NOWHERE else "")

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.maps() or not (self._moved_by(event) or self._acted_by(Qt.Key(event.key()))):
            super().keyPressEvent(event)

    def _moved_by(self, event: QKeyEvent) -> bool:
        rows, columns = self.maps()[self._active].values.shape
        cell = next_cell(event, (self._row, self._column), (rows, columns))
        if cell is None:
            return False
        if cell != (self._row, self._column):
            self._row, self._column = cell
            self._mark()
            self.selection_moved.emit(*cell)
        return True

    def _acted_by(self, key: Qt.Key) -> bool:
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._selected() != NOWHERE:
            self._toggle_lock(self._selected())
        elif key == Qt.Key.Key_Escape and self._locked:
            self._unlock()
        elif key == Qt.Key.Key_R:
            self.reset_zoom()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self._tip.hide()
            self._maps.zoom(1 / _ZOOM_STEP if key == Qt.Key.Key_Minus else _ZOOM_STEP)
        else:
            return False
        return True

    def _on_theme_changed(self) -> None:
        super()._on_theme_changed()
        self._mark()
