"""The numbers of the q·k view as a table: a row for each key, sorted as one likes."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from explorer.core.i18n import translate
from explorer.theme import theme
from explorer.widgets.painting import number_text, one_line
from explorer.widgets.score_data import ScoreData

_ROOT = QModelIndex()
_FIXED = 2  # the columns before the stages: position and key
AnyIndex = QModelIndex | QPersistentModelIndex


class ScoreModel(QAbstractTableModel):
    """Position, key and the value at each stage; sorting keeps equal values in the order of the text."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._data: ScoreData | None = None
        self._order: list[int] = []
        self._sorted = (0, Qt.SortOrder.AscendingOrder)

    def set_data(self, data: ScoreData | None) -> None:
        self.beginResetModel()
        self._data = data
        if data is not None and self._sorted[0] >= _FIXED + len(data.stages):
            self._sorted = (0, Qt.SortOrder.AscendingOrder)
        self._order = self._ordered()
        self.endResetModel()

    def key_at(self, row: int) -> int:
        """The key that a row shows."""
        return self._order[row]

    def row_of(self, key: int) -> int:
        """The row that shows a key."""
        return self._order.index(key)

    def _ordered(self) -> list[int]:
        data = self._data
        if data is None:
            return []
        column, direction = self._sorted
        positions = list(range(len(data.keys)))
        falling = direction == Qt.SortOrder.DescendingOrder
        if column == 0:
            return positions[::-1] if falling else positions
        if column == 1:
            return sorted(positions, key=lambda i: data.keys[i].casefold(), reverse=falling)
        values = np.nan_to_num(data.stages[column - _FIXED].values, nan=-np.inf)
        return [int(i) for i in np.argsort(-values if falling else values, kind="stable")]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        keys = [self._order[index.row()] for index in held]
        self._sorted = (max(column, 0), order)
        self._order = self._ordered()
        rows = {key: row for row, key in enumerate(self._order)}
        moved = [self.index(rows[key], at.column()) for key, at in zip(keys, held, strict=True)]
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() or self._data is None else _FIXED + len(self._data.stages)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self._data is None or not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() != 1:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        return self._text(self._data, self._order[index.row()], index.column())

    def _text(self, data: ScoreData, key: int, column: int) -> str:
        if column == 0:
            return str(key)
        if column == 1:
            return one_line(data.keys[key])
        return number_text(float(data.stages[column - _FIXED].values[key]))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or self._data is None:
            return None
        stages = self._data.stages
        if role == Qt.ItemDataRole.DisplayRole:
            fixed = ("#", translate("ScoreStrips", "key"))
            return fixed[section] if section < _FIXED else stages[section - _FIXED].name
        if role == Qt.ItemDataRole.ToolTipRole:
            if section < _FIXED:
                return translate("ScoreStrips", "Click to sort; # is the order of the text.")
            return stages[section - _FIXED].formula_hint
        return None


class ScoreTable(QTableView):
    """Shows a `ScoreModel`; choosing a row chooses its key."""

    key_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ScoreModel(self)
        self._chosen = -1
        self.setModel(self._model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSortingEnabled(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setHighlightSections(False)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.clicked.connect(self._on_clicked)
        self._model.layoutChanged.connect(self._on_sorted)
        theme().changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.retranslate()

    def set_data(self, data: ScoreData | None) -> None:
        """Show these numbers; the sorting stays."""
        self._model.set_data(data)
        self._chosen = -1 if data is None else data.chosen
        self._fit_columns()
        self._show_chosen()

    def shown_keys(self) -> tuple[int, ...]:
        """The keys in the order of the rows."""
        return tuple(self._model.key_at(row) for row in range(self._model.rowCount()))

    def retranslate(self) -> None:
        """Set the texts in the present language."""
        self.setAccessibleName(translate("ScoreStrips", "The numbers of every key"))
        self.horizontalHeader().viewport().update()

    def _show_chosen(self) -> None:
        if self._chosen >= 0 and self._model.rowCount():
            row = self._model.row_of(self._chosen)
            self.selectRow(row)
            self.scrollTo(self._model.index(row, 0))

    def _fit_columns(self) -> None:
        """As wide as header and numbers need; one look at a handful of rows is enough for numbers."""
        self.horizontalHeader().setResizeContentsPrecision(50)
        self.resizeColumnsToContents()
        self.setColumnWidth(1, min(self.columnWidth(1), theme().px(150)))

    def _on_sorted(self) -> None:
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _on_clicked(self, index: QModelIndex) -> None:
        self._choose(index.row())

    def _choose(self, row: int) -> None:
        key = self._model.key_at(row)
        if key != self._chosen:
            self._chosen = key
            self.key_chosen.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if self.currentIndex().isValid():
            self._choose(self.currentIndex().row())

    def _on_theme_changed(self) -> None:
        look = theme()
        palette = self.palette()
        roles = QPalette.ColorRole
        for role, token in (
            (roles.Base, "card"), (roles.Text, "ink"), (roles.Highlight, "accent_soft"),
            (roles.HighlightedText, "ink"), (roles.Button, "card"), (roles.ButtonText, "muted"),
            (roles.Window, "card"), (roles.WindowText, "ink"),
        ):  # fmt: skip
            palette.setColor(role, look.colour(token))
        for part in (self, self.horizontalHeader()):
            part.setPalette(palette)
        self.setFont(look.font(0.92, tabular=True))
        self.horizontalHeader().setFont(look.font(0.88))
        self.verticalHeader().setDefaultSectionSize(look.px(22))
        self._fit_columns()
