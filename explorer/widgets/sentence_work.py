"""What the sentences drawer has done in the background: reading, choosing columns, searching."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from explorer.core.cancel import CancelToken
from explorer.core.sentences import Sentence, find
from explorer.core.text_files import read_lines, read_table, sentences
from explorer.core.text_table import Table


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns asked for, by name or (those without one) by number; "" leaves it to the table."""

    text: str = ""
    pair: str | None = None
    """None leaves it to the table, "" asks for no pair."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A file to read, or (`path` "") pasted text; `row` is the sentence to mark as chosen afterwards."""

    path: str = ""
    pasted: str = ""
    encoding: str = ""
    header: bool | None = None
    columns: Columns = Columns()
    row: int = -1


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """What became of an opening: the table, and the sentences of the chosen columns."""

    opening: Opening
    table: Table
    column: int
    pair_column: int
    sentences: Sequence[Sentence]

    def as_read(self) -> Opening:
        """The opening that leads here again, the columns named."""
        pair = column_key(self.table, self.pair_column)
        return replace(self.opening, columns=Columns(column_key(self.table, self.column), pair))


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """The rows that a search found in `sentences`."""

    sentences: Sequence[Sentence]
    needle: str
    rows: NDArray[np.intp]


def open_sentences(opening: Opening, token: CancelToken) -> Opened:
    """Read a file or pasted text; raises UserError and CancelledError like `read_table`."""
    if opening.path:
        table = read_table(Path(opening.path), token, encoding=opening.encoding, header=opening.header)
    else:
        table = read_lines(opening.pasted, token)
    return choose_columns(opening, table, token)


def choose_columns(opening: Opening, table: Table, token: CancelToken) -> Opened:
    """The sentences of the columns that an opening asks for."""
    token.check()
    text, pair = opening.columns.text, opening.columns.pair
    column = column_of(table, text)
    column = table.text_column() if column < 0 else column
    pair_column = table.pair_column() if pair is None else column_of(table, pair)
    if pair_column == column:
        pair_column = -1
    return Opened(opening, table, column, pair_column, sentences(table, column, pair_column))


def column_of(table: Table, key: str) -> int:
    """The place of a column by its key, −1 where there is none."""
    if key.startswith("#") and key[1:].isdecimal() and int(key[1:]) <= len(table.columns):
        return int(key[1:]) - 1
    return table.column(key) if key else -1


def column_key(table: Table, column: int) -> str:
    """What a column is remembered by: its name, or "#" and its number."""
    if column < 0:
        return ""
    return table.columns[column] or f"#{column + 1}"


def search(rows: Sequence[Sentence], needle: str, token: CancelToken) -> Found:
    """The rows that hold `needle`; raises CancelledError."""
    return Found(rows, needle, find(rows, needle, token))
