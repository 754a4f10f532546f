"""Weights and states as a table to read and to edit: coloured cells, copy and paste of blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QTableView, QWidget

from explorer.core.i18n import translate
from explorer.theme import theme
from explorer.widgets.curve_plot_view import paint_sentence
from explorer.widgets.number_table_cells import CELL_FONT, NumberDelegate, look_like_numbers, recolour
from explorer.widgets.number_table_model import NumberModel
from explorer.widgets.number_table_text import parsed, rows_of, written

_HEADER = ("row", "column", "row_name", "column_name", "value")
_HEADER_FONT = 0.85


class NumberTable(QTableView):
    """Shows a matrix; typing changes a cell, Ctrl+C and Ctrl+V copy and paste blocks."""

    value_changed = Signal(int, int, float)
    """One cell was typed: row, column, the value as it is held."""
    values_pasted = Signal(int, int, object)
    """A block was pasted: its first row and column, and the values (rows, columns) as they are held."""
    edit_refused = Signal(str)
    """A sentence: what was typed or pasted is not taken, and why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._model = NumberModel()
        self._delegate = NumberDelegate(self)
        self._model.value_changed.connect(self.value_changed)
        self._model.values_pasted.connect(self.values_pasted)
        self._model.refused.connect(self._on_refused)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        look_like_numbers(self)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(True)
        theme().changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.retranslate()

    def set_table(
        self,
        values: NDArray[np.floating],
        row_names: tuple[str, ...] = (),
        column_names: tuple[str, ...] = (),
    ) -> None:
        """Show a copy of a matrix; with the same shape the place and the selection stay.

        Args:
            values: (R, C).
            row_names: of the R rows; empty: their numbers.
            column_names: of the C columns; empty: their numbers.

        Raises:
            ValueError: shapes and names do not fit.
        """
        if values.ndim != 2 or any(
            names and len(names) != count
            for names, count in zip((row_names, column_names), values.shape, strict=True)
        ):
            raise ValueError(f"{len(row_names)} and {len(column_names)} names for values {values.shape}")
        self._model.set_values(values, row_names, column_names)
        self._delegate.set_limit(values)
        self._fit()
        self.viewport().update()

    def values(self) -> NDArray[np.floating]:
        """A copy of what is shown now."""
        return self._model.values.copy()

    def set_editable(self, editable: bool) -> None:
        """Whether typing and pasting change the values."""
        self._model.editable = editable

    def set_picture_name(self, name: str) -> None:
        """The title under which the table is exported."""
        self._name = name
        self.retranslate()

    def retranslate(self) -> None:
        """Set the texts in the present language."""
        self.setAccessibleName(self.picture_name())
        self.viewport().update()

    def picture_name(self) -> str:
        return self._name or translate("NumberTable", "Table of numbers")

    def picture_widget(self) -> QWidget:
        return self

    def picture_arrays(self) -> Mapping[str, NDArray[np.generic]]:
        rows, columns = self._names()
        names = {"rows": np.array(rows, dtype=np.str_), "columns": np.array(columns, dtype=np.str_)}
        return {"values": self._model.values, **names}

    def picture_table(self) -> tuple[Sequence[str], Iterator[Sequence[object]]]:
        rows, columns = self._names()
        cells = np.ndenumerate(self._model.values)
        return _HEADER, ((r, c, rows[r], columns[c], repr(float(value))) for (r, c), value in cells)

    def picture_value(self) -> str:
        index = self.currentIndex()
        return str(self._model.data(index, Qt.ItemDataRole.ToolTipRole)) if index.isValid() else ""

    def _names(self) -> tuple[list[str], list[str]]:
        down, across = self._model.values.shape
        model = self._model
        return [model.row_name(r) for r in range(down)], [model.column_name(c) for c in range(across)]

    def sizeHint(self) -> QSize:
        return QSize(theme().px(360), theme().px(220))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(140), theme().px(80))

    # Copy and paste

    def copy(self) -> None:
        """Put the selected block on the clipboard, as text that reads back exactly."""
        block = self._block()
        if block is not None:
            QGuiApplication.clipboard().setText(written(self._model.values[block]))

    def paste(self) -> None:
        """Put the clipboard's block at the selection's first cell: all of it or, with a sentence, nothing."""
        block = self._block()
        if block is None or not self._model.editable:
            return
        cells = rows_of(QGuiApplication.clipboard().text())
        row, column = block[0].start, block[1].start
        problem = self._problem(cells, row, column)
        if problem:
            self.edit_refused.emit(problem)
            return
        numbers = np.array([[parsed(cell) for cell in line] for line in cells], dtype=np.float64)
        with np.errstate(over="ignore"):
            self._model.set_block(row, column, numbers.astype(self._model.values.dtype))
        last = self._model.index(row + len(cells) - 1, column + len(cells[0]) - 1)
        chosen = QItemSelection(self._model.index(row, column), last)
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _block(self) -> tuple[slice, slice] | None:
        """The selected rows and columns, or the current cell."""
        chosen = self.selectionModel().selection()
        if not chosen.isEmpty():
            one = chosen.first()
            return slice(one.top(), one.bottom() + 1), slice(one.left(), one.right() + 1)
        at = self.currentIndex()
        return (slice(at.row(), at.row() + 1), slice(at.column(), at.column() + 1)) if at.isValid() else None

    def _problem(self, cells: list[list[str]], row: int, column: int) -> str:
        """Why a block cannot be pasted at a cell; empty: it can."""
        down, across = len(cells), len(cells[0])
        if any(len(line) != across for line in cells):
            return translate("NumberTable", "Nothing was pasted: the rows of the block differ in length.")
        bad = next((cell for line in cells for cell in line if parsed(cell) is None), None)
        if bad is not None:
            text = translate("NumberTable", "Nothing was pasted: “{text}” is not a number.")
            return text.format(text=bad.strip()[:40])
        room = self._model.rowCount() - row, self._model.columnCount() - column
        if down > room[0] or across > room[1]:
            text = translate(
                "NumberTable",
                "Nothing was pasted: the block is {rows} × {columns}, and from this cell on there is room "
                "for {free_rows} × {free_columns}.",
            )
            return text.format(rows=down, columns=across, free_rows=room[0], free_columns=room[1])
        return ""

    def _on_refused(self, text: str) -> None:
        sentence = translate("NumberTable", "“{text}” is not a number: the cell keeps its value.")
        self.edit_refused.emit(sentence.format(text=text.strip()[:40]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    # Look

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._model.values.size:
            painter = QPainter(self.viewport())
            text = translate("NumberTable", "There are no numbers to show.")
            paint_sentence(painter, text, self.viewport().rect().toRectF())

    def _fit(self) -> None:
        """Columns as wide as any number, and their names as far as these are short."""
        cells = QFontMetricsF(theme().font(CELL_FONT, tabular=True))
        heads = QFontMetricsF(theme().font(_HEADER_FONT))
        rows, columns = self._names()
        number = cells.horizontalAdvance("−8.88e−88") + theme().px(10)
        name = max((heads.horizontalAdvance(text) for text in columns[:64]), default=0.0) + theme().px(12)
        self.horizontalHeader().setDefaultSectionSize(round(max(number, min(name, theme().px(120)))))
        self.verticalHeader().setDefaultSectionSize(round(cells.height() * 1.5))
        side = max((heads.horizontalAdvance(text) for text in [*rows[:64], *rows[-1:]]), default=0.0)
        self.verticalHeader().setFixedWidth(round(min(side, theme().px(120))) + theme().px(14))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _on_theme_changed(self) -> None:
        recolour(self)
        self.setFont(theme().font(CELL_FONT, tabular=True))
        for header in (self.horizontalHeader(), self.verticalHeader()):
            for part in (header, header.viewport()):  # names are painted with the viewport's
                part.setFont(theme().font(_HEADER_FONT))
        self._delegate.take_theme()
        self._fit()
        self.viewport().update()
