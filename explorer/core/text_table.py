"""A file of texts as a table: named columns of strings, and what was left out while reading it."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from explorer.core.i18n import translate
from explorer.core.text_encoding import encoding_name

_TEXT_NAMES = ("text", "sentence", "sentence1", "premise", "source", "src", "question", "content", "review",
               "tweet", "headline", "en", "translation.en", "句子", "文本", "内容", "原文")  # fmt: skip
_PAIR_NAMES = ("sentence2", "hypothesis", "target", "tgt", "translation", "answer", "text2", "text_b", "pair",
               "zh", "translation.zh", "译文")  # fmt: skip
_LINES_NAMED = 5
_JUDGED = 200  # rows that are looked at to find the column of text


class Left(StrEnum):
    """What happened to a part of a file."""

    EMPTY = "empty"
    BROKEN_JSON = "broken_json"
    BROKEN_BYTES = "broken_bytes"
    QUOTES = "quotes"
    STOPPED = "stopped"
    FIELDS = "fields"


@dataclass(frozen=True, slots=True)
class Note:
    """One thing to tell about a file: how many places it concerns, and the first of their line numbers."""

    kind: Left
    count: int = 0
    lines: tuple[int, ...] = ()

    def sentence(self) -> str:
        """The note in the language of the interface."""
        return _note_sentence(self.kind).format(count=self.count, lines=self._lines())

    def _lines(self) -> str:
        shown = ", ".join(f"{line:,}" for line in self.lines[:_LINES_NAMED])
        if self.count > _LINES_NAMED:
            return translate("TextTable", "{lines} and others").format(lines=shown)
        return shown


def _note_sentence(kind: Left) -> str:
    if kind is Left.EMPTY:
        return translate("TextTable", "Empty lines are left out: {count:,}.")
    if kind is Left.BROKEN_JSON:
        return translate("TextTable", "Lines that are not valid JSON are left out: {count:,} (line {lines}).")
    if kind is Left.BROKEN_BYTES:
        return translate(
            "TextTable",
            "Characters that do not fit this encoding are shown as “�”: {count:,}; try another encoding.",
        )
    if kind is Left.QUOTES:
        return translate("TextTable", "Quotation marks do not match, so all of them are taken as they are.")
    if kind is Left.STOPPED:
        return translate("TextTable", "The JSON breaks off in line {lines}; what stands before it is shown.")
    return translate("TextTable", "Only the first {count:,} fields can be chosen.")


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A file as columns of equal length; `columns` holds their names, "" for one that has none.

    `data[c][r]` is the cell of column c in row r. `header`: whether the first row named the columns, None
    where the format leaves no choice. `encoding` is Python's name of the encoding.
    """

    columns: tuple[str, ...]
    data: tuple[tuple[str, ...], ...]
    encoding: str
    notes: tuple[Note, ...] = ()
    header: bool | None = None

    def __len__(self) -> int:
        return len(self.data[0]) if self.data else 0

    def row(self, index: int) -> tuple[str, ...]:
        """The cells of one row."""
        return tuple(column[index] for column in self.data)

    def column(self, name: str) -> int:
        """The place of a named column, −1 where there is none."""
        return self.columns.index(name) if name in self.columns else -1

    @property
    def encoding_name(self) -> str:
        """The encoding as it is shown."""
        return encoding_name(self.encoding)

    def column_title(self, index: int) -> str:
        """How a column is shown: its name, or its number."""
        return self.columns[index] or translate("TextTable", "Column {n}").format(n=index + 1)

    def text_column(self) -> int:
        """The column that most likely holds the sentences, by its name or else by the length of its cells."""
        named = _named(self.columns, _TEXT_NAMES)
        if named >= 0:
            return named
        lengths = [_typical_length(column) for column in self.data]
        return lengths.index(max(lengths)) if lengths else 0

    def pair_column(self) -> int:
        """The column that by its name holds the second sentence or the target, −1 where none does."""
        return _named(self.columns, _PAIR_NAMES)


def _named(columns: Sequence[str], names: Sequence[str]) -> int:
    lowered = [column.strip().lower() for column in columns]
    return next((lowered.index(name) for name in names if name in lowered), -1)


def _typical_length(column: Sequence[str]) -> float:
    seen = [len(cell) for cell in column[:_JUDGED] if not is_number(cell)]
    return statistics.median(seen) if 2 * len(seen) > min(len(column), _JUDGED) else 0.0


def is_number(cell: str) -> bool:
    """Whether a cell holds a number and nothing else."""
    try:
        float(cell)
    except ValueError:
        return False
    return True


def unique_names(names: Sequence[str]) -> tuple[str, ...]:
    """The names of columns, trimmed, a repeated one numbered: "text", "text (2)"; "" stays ""."""
    taken: set[str] = set()
    unique: list[str] = []
    for name in names:
        base = " ".join(name.split())
        given, n = base, 2
        while given and given in taken:
            given, n = f"{base} ({n})", n + 1
        taken.add(given)
        unique.append(given)
    return tuple(unique)
