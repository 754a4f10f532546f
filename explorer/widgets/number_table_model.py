"""The matrix behind the table of numbers: names, values and changes; it draws nothing."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from explorer.widgets.curve_plot_axes import exact_text
from explorer.widgets.number_table_text import parsed
from explorer.widgets.painting import one_line

_ROOT = QModelIndex()
_READABLE = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
_EDITABLE = _READABLE | Qt.ItemFlag.ItemIsEditable
AnyIndex = QModelIndex | QPersistentModelIndex
Values = NDArray[np.floating]


class NumberModel(QAbstractTableModel):
    """A float matrix of any size; it holds one copy and answers only for the cells that are asked."""

    value_changed = Signal(int, int, float)
    values_pasted = Signal(int, int, object)
    refused = Signal(str)
    """The text that was no number."""

    def __init__(self) -> None:
        super().__init__()
        self.values: Values = np.zeros((0, 0), dtype=np.float32)
        self._rows: tuple[str, ...] = ()
        self._columns: tuple[str, ...] = ()
        self.editable = True

    def set_values(self, values: Values, rows: tuple[str, ...], columns: tuple[str, ...]) -> None:
        """Show a copy of a matrix; another shape resets the view, the same keeps its place."""
        same = values.shape == self.values.shape
        if not same:
            self.beginResetModel()
        self.values = values.copy()
        self._rows, self._columns = rows, columns
        if not same:
            self.endResetModel()
        elif values.size:
            self._tell_changed(0, 0, *values.shape)
            for orientation, count in ((Qt.Orientation.Vertical, 0), (Qt.Orientation.Horizontal, 1)):
                self.headerDataChanged.emit(orientation, 0, values.shape[count] - 1)

    def set_block(self, row: int, column: int, block: Values) -> None:
        """Put a block (rows, columns) at a cell, and tell of it once."""
        down, across = block.shape
        self.values[row : row + down, column : column + across] = block
        self._tell_changed(row, column, down, across)
        held = self.values[row : row + down, column : column + across].copy()
        self.values_pasted.emit(row, column, held)

    def _tell_changed(self, row: int, column: int, down: int, across: int) -> None:
        last = self.index(row + down - 1, column + across - 1)
        self.dataChanged.emit(self.index(row, column), last)

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else int(self.values.shape[0])

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else int(self.values.shape[1])

    def row_name(self, row: int) -> str:
        """The name of a row; its number where it has none."""
        return one_line(self._rows[row]) if row < len(self._rows) else str(row)

    def column_name(self, column: int) -> str:
        """The name of a column; its number where it has none."""
        return one_line(self._columns[column]) if column < len(self._columns) else str(column)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        return _EDITABLE if self.editable else _READABLE

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        value = float(self.values[index.row(), index.column()])
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_text(value)
        if role == Qt.ItemDataRole.EditRole:
            return str(self.values[index.row(), index.column()])
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            names = self.row_name(index.row()), self.column_name(index.column())
            return f"[{names[0]}, {names[1]}] = {exact_text(value)}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        across = orientation == Qt.Orientation.Horizontal
        return self.column_name(section) if across else self.row_name(section)

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or not self.editable:
            return False
        number = parsed(str(value))
        if number is None:
            self.refused.emit(str(value))
            return False
        row, column = index.row(), index.column()
        with np.errstate(over="ignore"):
            held = self.values.dtype.type(number)
        if held == self.values[row, column] or (np.isnan(held) and np.isnan(self.values[row, column])):
            return False
        self.values[row, column] = held
        self._tell_changed(row, column, 1, 1)
        self.value_changed.emit(row, column, float(held))
        return True


def cell_text(value: float) -> str:
    """A number for a cell: four decimals, or four figures where that would be too long or all zeros."""
    if not np.isfinite(value):
        return exact_text(value)
    if value != 0 and not 1e-3 <= abs(value) < 1e4:
        mantissa, exponent = f"{value:.2e}".split("e")
        return f"{mantissa}e{int(exponent)}".replace("-", "−")
    return f"{value:.4f}".replace("-", "−")
