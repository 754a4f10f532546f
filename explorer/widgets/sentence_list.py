"""The list of sentences: chosen by click, arrow keys or Enter; scrolls through any number of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from explorer.core.sentences import Sentence
from explorer.theme import theme
from explorer.widgets.sentence_delegate import SentenceDelegate
from explorer.widgets.sentence_model import Index, SentenceModel

_OWN_HEIGHTS = 200  # rows; in longer lists all rows are of one height
_MEASURED = 60  # sentences that decide on it


class SentenceList(QTableView):
    """Keeps the chosen sentence through every search, whether it is shown or not.

    A table of one column: unlike a list view it asks the model only for the rows on screen, so that 100,000
    of them are laid out at once.
    """

    row_chosen = Signal(int)
    """The person chose a sentence: its number among all."""
    typed = Signal(str)
    """Letters were typed while the list had the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, showGrid=False, wordWrap=False, cornerButtonEnabled=False)
        self._row = -1
        self._empty_text = ""
        self._marked = False
        self._silent = False
        self._measured: tuple[Sequence[Sentence], int, int] = ((), 0, 0)
        self._rows_model = SentenceModel(self)
        self._delegate = SentenceDelegate(self)
        self.setModel(self._rows_model)
        self.setItemDelegate(self._delegate)
        self._set_up()
        theme().changed.connect(self._measure)

    def _set_up(self) -> None:
        view = QAbstractItemView
        self.setEditTriggers(view.EditTrigger.NoEditTriggers)
        self.setSelectionMode(view.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(view.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    @property
    def rows(self) -> SentenceModel:
        """The model."""
        return self._rows_model

    @property
    def row(self) -> int:
        """The chosen sentence's number among all, −1 where none is chosen."""
        return self._row

    def show_sentences(self, sentences: Sequence[Sentence], row: int = -1) -> None:
        """Show other sentences, with one marked as chosen; nothing is emitted."""
        self._row = row if 0 <= row < len(sentences) else -1
        self._reset(sentences, None)

    def show_rows(self, rows: NDArray[np.intp] | None) -> None:
        """Show those of the sentences that a search found; None: all of them."""
        self._reset(self._rows_model.sentences, rows)

    def choose(self, place: int) -> bool:
        """Choose the sentence at a place in the list as a click does; whether there is one."""
        if not 0 <= place < self._rows_model.rowCount():
            return False
        self._mark(place)
        self._row = self._rows_model.row_at(place)
        self.row_chosen.emit(self._row)
        return True

    def step(self, by: int) -> bool:
        """Choose the next or former sentence of those shown; whether there is one."""
        place = self._rows_model.place_of(self._row)
        return self.choose(place + by if place >= 0 else 0)

    def set_empty_text(self, text: str) -> None:
        """The sentence that stands in place of an empty list."""
        self._empty_text = text
        self.viewport().update()

    def set_marked(self, marked: bool) -> None:
        """Frame the list while a file is held over it."""
        self._marked = marked
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not self._silent and current.isValid():
            self._row = self._rows_model.row_at(current.row())
            self.row_chosen.emit(self._row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose(max(0, self.currentIndex().row()))
        elif event.key() == Qt.Key.Key_Home or (
            event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not self.currentIndex().isValid()
        ):
            self.choose(0)
        elif event.key() == Qt.Key.Key_End:
            self.choose(self._rows_model.rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        before = self._row
        index = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        left = event.button() == Qt.MouseButton.LeftButton
        if left and index.isValid() and self._row == before:  # the chosen one again
            self.choose(index.row())

    def keyboardSearch(self, search: str) -> None:
        self.typed.emit(search)  # Qt would ask the model for every row

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._marked and self._rows_model.rowCount():
            return
        painter = QPainter(self.viewport())
        area = self.viewport().rect()
        if not self._rows_model.rowCount():
            self._paint_empty(painter, area)
        if self._marked:
            width = theme().px(2)
            painter.setPen(QPen(theme().colour("accent"), width))
            painter.drawRect(area.adjusted(width, width, -width, -width))
        painter.end()

    def _paint_empty(self, painter: QPainter, area: QRect) -> None:
        room = theme().px(16)
        painter.setPen(theme().colour("muted"))
        painter.setFont(theme().font())
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(area.adjusted(room, room, -room, -room), flags, self._empty_text)

    def _reset(self, sentences: Sequence[Sentence], rows: NDArray[np.intp] | None) -> None:
        self._silent = True
        if len(self._rows_model.sentences) <= _OWN_HEIGHTS:
            self._rows_model.show_sentences(())  # else rows keep the heights of their own across the reset
        self._rows_model.show_sentences(sentences, rows)
        self._silent = False
        self._measure()
        self._mark(self._rows_model.place_of(self._row))

    def _mark(self, place: int) -> None:
        self._silent = True
        index = self._rows_model.index(place, 0) if place >= 0 else QModelIndex()
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)
        else:
            self.clearSelection()
        self._silent = False

    def _measure(self) -> None:
        """Give each row of a short list the height it needs, the rows of a long one all the same."""
        model = self._rows_model
        if len(model.sentences) > _OWN_HEIGHTS:
            self._measure_common_height()
            return
        for place in range(model.rowCount()):
            height = self._delegate.height_of(model.sentence_at(place), self.viewport().width())
            self.setRowHeight(place, height)

    def _measure_common_height(self) -> None:
        """Measure a sample, and that once a width and text size: a search must not wait for it."""
        sentences, width = self._rows_model.sentences, self.viewport().width()
        if self._measured[0] is sentences and self._measured[1:] == (width, theme().px(100)):
            return
        self._measured = (sentences, width, theme().px(100))
        height = max(self._delegate.height_of(one, width) for one in sentences[:_MEASURED])
        self.verticalHeader().setDefaultSectionSize(height)
