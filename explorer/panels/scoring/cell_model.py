"""The cells of a query, of keys or of values behind their table; it draws nothing and changes nothing."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from explorer.panels.scoring.cell_grid import Grid, TextGrid, shown
from explorer.widgets.painting import one_line

_ROOT = QModelIndex()
_EDITABLE = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsEditable
AnyIndex = QModelIndex | QPersistentModelIndex


class CellModel(QAbstractTableModel):
    """What is typed is told; cells change when they are given anew, for the chapter's state holds them."""

    typed = Signal(int, int, str)
    """Row, column and text."""

    def __init__(self) -> None:
        super().__init__()
        self.grid: Grid = TextGrid("")
        self.names: tuple[str, ...] = ()

    def set_grid(self, grid: Grid, names: tuple[str, ...]) -> None:
        """Show other cells; of the same shape, the place in the table stays."""
        same = grid.shape == self.grid.shape
        if not same:
            self.beginResetModel()
        self.grid, self.names = grid, names
        if not same:
            self.endResetModel()
            return
        rows, columns = grid.shape
        self.dataChanged.emit(self.index(0, 0), self.index(rows - 1, columns - 1))
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, rows - 1)

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else self.grid.shape[0]

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else self.grid.shape[1]

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        return _EDITABLE

    def row_name(self, row: int) -> str:
        """The name of a row; its number where it has none."""
        return one_line(self.names[row]) if row < len(self.names) else str(row + 1)

    def shown(self, row: int, column: int) -> str:
        """A cell as it is read."""
        return shown(self.grid.typed(row, column), self.grid.value(row, column))

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.shown(row, column)
        if role == Qt.ItemDataRole.EditRole:
            return self.grid.typed(row, column)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{self.row_name(row)}[{column + 1}] = {self.grid.typed(row, column)}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        return str(section + 1) if orientation == Qt.Orientation.Horizontal else self.row_name(section)

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        text = str(value)
        if text.strip() == self.grid.typed(index.row(), index.column()):
            return False
        self.typed.emit(index.row(), index.column(), text)
        return True
