"""Any number of sentences as a list model; a search shows some of its rows."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from explorer.core.sentences import Sentence
from explorer.core.text import single_line

SENTENCE = Qt.ItemDataRole.UserRole
_SHOWN = 600  # characters of a sentence that a row can need
_TIP = 2_000  # characters of a sentence in its tool tip

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


def brief(text: str, most: int = _SHOWN) -> str:
    """The beginning of a text on one line, as far as a row can show it."""
    return single_line(text[:most]).strip()


class SentenceModel(QAbstractListModel):
    """Holds sentences as they are and makes what is shown of them only when a row is drawn."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sentences: Sequence[Sentence] = ()
        self._rows: NDArray[np.intp] | None = None

    @property
    def sentences(self) -> Sequence[Sentence]:
        """All sentences, those that the search hides included."""
        return self._sentences

    def show_sentences(self, sentences: Sequence[Sentence], rows: NDArray[np.intp] | None = None) -> None:
        """Show `sentences`, or of them the `rows` (ascending)."""
        self.beginResetModel()
        self._sentences, self._rows = sentences, rows
        self.endResetModel()

    def place_of(self, row: int) -> int:
        """The place in the list of the sentence number `row`, −1 where it is not shown."""
        if self._rows is None:
            return row if 0 <= row < len(self._sentences) else -1
        place = int(np.searchsorted(self._rows, row))
        return place if place < len(self._rows) and self._rows[place] == row else -1

    def row_at(self, place: int) -> int:
        """The number among all sentences of the one at a place in the list."""
        return place if self._rows is None else int(self._rows[place])

    def sentence_at(self, place: int) -> Sentence:
        """The sentence at a place in the list."""
        return self._sentences[self.row_at(place)]

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        if parent.isValid():
            return 0
        return len(self._sentences) if self._rows is None else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        sentence = self.sentence_at(index.row())
        if role == SENTENCE:
            return sentence
        if role == Qt.ItemDataRole.DisplayRole:
            return brief(sentence.text)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(sentence)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return brief(sentence.note)
        return None


def _tip(sentence: Sentence) -> str:
    parts = [escape(brief(part, _TIP)) for part in (sentence.text, sentence.pair) if part]
    if sentence.note:
        parts.append(f"<i>{escape(sentence.note)}</i>")
    return "".join(f"<p>{part}</p>" for part in parts)
