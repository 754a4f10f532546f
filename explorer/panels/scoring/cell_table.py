"""A query, keys or values as a table edited in place; a cell that is no number stays, and is marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableView, QWidget

from explorer.core.i18n import translate
from explorer.panels.scoring.cell_grid import Grid
from explorer.panels.scoring.cell_model import CellModel
from explorer.theme import theme
from explorer.widgets.number_table_cells import CELL_FONT, NumberDelegate, look_like_numbers, recolour
from explorer.widgets.number_table_text import rows_of
from explorer.widgets.painting import elided

_HEADER = ("row", "column", "row_name", "cell")
_HEADER_FONT = 0.85
_WIDEST = 120
MOST_PASTED = 5_000_000  # characters: 200 keys of 1,024 long numbers
_LEAST_ROWS = 3
_JUDGED = 10_000  # cells whose largest number has the strongest ground
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class CellDelegate(NumberDelegate):
    """The ground by value; what is no number in the colour of danger; a bar at the chosen row."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(parent)
        self.chosen_row = -1

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        model = index.model()
        assert isinstance(model, CellModel)
        value = model.grid.value(index.row(), index.column())
        ground, ink = self.colours(value) if value is not None else (self._card, theme().colour("danger"))
        rect = QRectF(option.rect)
        painter.fillRect(rect, ground)
        if value is None:
            painter.fillRect(rect, theme().colour("danger", 0.16))
        painter.setFont(self._font)
        painter.setPen(ink)
        inner = rect.adjusted(3, 0, -theme().px(5), 0)
        text = elided(QFontMetricsF(self._font), model.shown(index.row(), index.column()), inner.width())
        painter.drawText(inner, _RIGHT, text)
        if index.column() == 0 and index.row() == self.chosen_row:
            painter.fillRect(
                QRectF(rect.left(), rect.top(), theme().px(3), rect.height()), theme().colour("accent")
            )
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(theme().colour("ink"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))


class CellTable(QTableView):
    """Typing and pasting are told; nothing changes until the cells are set anew."""

    typed = Signal(int, int, str)
    """Row, column and text of a cell."""
    pasted = Signal(int, int, object)
    """The first row and column of a block, and its cells as list[list[str]]."""
    row_chosen = Signal(int)
    refused = Signal(str)
    """A sentence on what was not pasted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self.cells, self._delegate = CellModel(), CellDelegate(self)
        self.setModel(self.cells)
        self.setItemDelegate(self._delegate)
        look_like_numbers(self)
        self.cells.typed.connect(self.typed)
        self.clicked.connect(lambda index: self.row_chosen.emit(index.row()))
        self.verticalHeader().sectionClicked.connect(self.row_chosen)
        theme().changed.connect(self._restyle)
        self._restyle()

    def set_cells(self, grid: Grid, names: tuple[str, ...], name: str) -> None:
        """Show cells; `names`: of their rows; `name`: what the table is called."""
        self._name = name
        self.setAccessibleName(name)
        is_other = grid.shape != self.cells.grid.shape
        self.cells.set_grid(grid, names)
        self._delegate.set_limit(grid.values(max(1, _JUDGED // grid.shape[1])))
        if is_other or names:
            self._fit()
        if is_other:
            self._show_chosen()
        self.viewport().update()

    def set_chosen_row(self, row: int) -> None:
        """Mark a row; −1: none."""
        if row != self._delegate.chosen_row:
            self._delegate.chosen_row = row
            self._show_chosen()

    def _show_chosen(self) -> None:
        self.viewport().update()
        row = self._delegate.chosen_row
        if 0 <= row < self.cells.rowCount():
            self.scrollTo(self.cells.index(row, max(0, self.columnAt(0))))

    # Picture

    def picture_name(self) -> str:
        return self._name

    def picture_widget(self) -> QWidget:
        return self

    def picture_arrays(self) -> Mapping[str, NDArray[np.generic]]:
        return {
            "values": self.cells.grid.values(self.cells.rowCount()),
            "rows": np.array(self._row_names(), dtype=np.str_),
        }

    def picture_table(self) -> tuple[Sequence[str], Iterator[Sequence[object]]]:
        grid, names = self.cells.grid, self._row_names()
        rows, columns = grid.shape
        return _HEADER, ((r, c, names[r], grid.typed(r, c)) for r in range(rows) for c in range(columns))

    def picture_value(self) -> str:
        index = self.currentIndex()
        return str(self.cells.data(index, Qt.ItemDataRole.ToolTipRole)) if index.isValid() else ""

    def _row_names(self) -> list[str]:
        return [self.cells.row_name(row) for row in range(self.cells.rowCount())]

    # Copy and paste

    def copy(self) -> None:
        """Put the selected cells on the clipboard as they are edited."""
        chosen = self.selectionModel().selection()
        if chosen.isEmpty():
            return
        one, grid = chosen.first(), self.cells.grid
        lines = (
            "\t".join(grid.typed(row, column) for column in range(one.left(), one.right() + 1))
            for row in range(one.top(), one.bottom() + 1)
        )
        QGuiApplication.clipboard().setText("\n".join(lines))

    def paste(self) -> None:
        """Tell of the clipboard's cells, from the selection's first cell on."""
        text, chosen = QGuiApplication.clipboard().text(), self.selectionModel().selection()
        if not text.strip():
            return
        if len(text) > MOST_PASTED:
            sentence = translate(
                "ScoringCells", "Nothing was pasted: the clipboard holds more than any table can use."
            )
            self.refused.emit(sentence)
            return
        at = (0, 0) if chosen.isEmpty() else (chosen.first().top(), chosen.first().left())
        self.pasted.emit(*at, rows_of(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    # Look

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and self.hasFocus():
            self.row_chosen.emit(current.row())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(90), self.rows_height(1))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(240), self.rows_height(_LEAST_ROWS))

    @property
    def row_height(self) -> int:
        """The height of a row."""
        return self.verticalHeader().defaultSectionSize()

    def rows_height(self, rows: int) -> int:
        """Room for so many rows and the names of the columns."""
        names = 0 if self.horizontalHeader().isHidden() else self.horizontalHeader().height()
        return names + rows * self.row_height + 2 * self.frameWidth() + 2

    def names_width(self) -> int:
        """How wide the names of the rows are."""
        heads = QFontMetricsF(theme().font(_HEADER_FONT))
        side = max((heads.horizontalAdvance(name) for name in self._row_names()), default=0.0)
        return round(min(side, theme().px(_WIDEST))) + theme().px(24)

    def set_names_width(self, width: int) -> None:
        """Give the names of the rows so much room."""
        self.verticalHeader().setFixedWidth(width)
        self.updateGeometries()

    def _fit(self) -> None:
        cells = QFontMetricsF(theme().font(CELL_FONT, tabular=True))
        across = self.horizontalHeader()
        across.setDefaultSectionSize(round(cells.horizontalAdvance("−0.00000") + theme().px(8)))
        across.setFixedHeight(theme().px(20))
        self.verticalHeader().setDefaultSectionSize(round(cells.height() * 1.5))
        self.set_names_width(self.names_width())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.viewport().update()
        super().changeEvent(event)

    def _restyle(self) -> None:
        recolour(self)
        self.setFont(theme().font(CELL_FONT, tabular=True))
        for header in (self.horizontalHeader(), self.verticalHeader()):
            for part in (header, header.viewport()):
                part.setFont(theme().font(_HEADER_FONT))
        self._delegate.take_theme()
        self._fit()
        self.viewport().update()
