"""Comma-, tab-, semicolon- and pipe-separated text: which separator, whether there is a header, the rows."""

from __future__ import annotations

import csv
import itertools
import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from explorer.core.text_table import is_number

Lines = Callable[[], Iterator[str]]
"""Gives the lines of a text anew at each call, with their line ends."""

SEPARATORS = (",", "\t", ";", "|")
_NO_SEPARATOR = "\x1f"  # the unit separator: one column
_SNIFFED = 200  # lines looked at to find the separator
_AGREEING = 0.6  # the share of rows with the same number of cells, below which there are no columns
_LONGEST_NAME = 40
_LARGEST_CELL = 2**31 - 1  # what csv takes on every system
_END = "\ue000end of text"  # a row of its own after the last, unless a quotation mark is still open
_HEADER_NAMES = frozenset(
    ("text", "sentence", "sentence1", "sentence2", "premise", "hypothesis", "label", "id", "idx", "index",
     "source", "src", "target", "tgt", "question", "answer", "title", "content", "review", "comment", "tweet",
     "translation", "en", "zh", "句子", "文本", "标签", "内容", "原文", "译文", "标题")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dialect:
    """How cells are told apart; `quoted`: quotation marks group, or they are letters like others."""

    separator: str
    quoted: bool = True
    skip_spaces: bool = False
    width: int = 1


def sniff(lines: Lines, preferred: str) -> Dialect:
    """The dialect whose rows agree best on a number of cells above one; one column where none agrees.

    `preferred` is the separator that wins where two do equally well.
    """
    sample = list(itertools.islice(lines(), _SNIFFED))
    order = sorted(SEPARATORS, key=lambda separator: separator != preferred)
    best, best_share = Dialect(_NO_SEPARATOR), _AGREEING
    for separator, spaces in itertools.product(order, (False, True)):
        width, share = _agreement(sample, Dialect(separator, True, spaces))
        if width > 1 and share > best_share:
            best, best_share = Dialect(separator, True, spaces, width), share
    return best


def _agreement(sample: Sequence[str], dialect: Dialect) -> tuple[int, float]:
    """The usual number of cells in a row, and the share of rows that have it."""
    widths = [len(row) for row in _reader(sample, dialect) if row]
    if len(widths) > 1 and len(sample) == _SNIFFED:
        widths.pop()  # the sample may end inside a row
    if not widths:
        return 0, 0.0
    width, count = Counter(widths).most_common(1)[0]
    return width, count / len(widths)


def _reader(lines: Iterable[str], dialect: Dialect, strict: bool = False) -> Iterator[list[str]]:
    csv.field_size_limit(_LARGEST_CELL)
    return csv.reader(
        lines,
        delimiter=dialect.separator,
        quoting=csv.QUOTE_MINIMAL if dialect.quoted else csv.QUOTE_NONE,
        skipinitialspace=dialect.skip_spaces,
        strict=strict,
    )


@dataclass(slots=True)
class Cells:
    """What was read, column by column (many small rows would make the garbage collector hold up threads)."""

    names: list[str]
    named: bool
    columns: list[list[str]]
    quoted: bool = True
    empty: int = 0
    rows: int = 0
    fitting: int = 0

    def share(self) -> float:
        """The share of rows with the usual width and no cell that runs over several lines."""
        return self.fitting / max(1, self.rows)


def read(lines: Lines, dialect: Dialect, header: bool | None = None) -> Cells:
    """All cells; `header` overrides what is judged of the first row.

    A file in order is read strictly, however long its cells. Otherwise quotation marks are taken as such or
    as letters (as in the many corpora that do not quote), whichever gives more rows the usual width.
    """
    strict = _quoted(lines, dialect, header, strict=True)
    if strict is not None:
        return strict
    lenient = _quoted(lines, dialect, header, strict=False)
    plain = _collect(_reader(lines(), replace(dialect, quoted=False)), dialect, header)
    if lenient is not None and lenient.share() > plain.share():
        return lenient
    plain.quoted = False
    return plain


def _quoted(lines: Lines, dialect: Dialect, header: bool | None, strict: bool) -> Cells | None:
    """All cells, quotation marks taken as such; None where one stays open or `strict` finds a mistake."""
    rows = _UntilEnd(_reader(itertools.chain(lines(), [_END]), dialect, strict))
    try:
        cells = _collect(rows, dialect, header)
    except csv.Error:
        return None
    return cells if rows.complete else None


class _UntilEnd:
    """The rows before the end mark; `complete` where the mark came as a row of its own."""

    def __init__(self, rows: Iterator[list[str]]) -> None:
        self._rows = rows
        self.complete = False

    def __iter__(self) -> Iterator[list[str]]:
        for row in self._rows:
            if row == [_END]:
                self.complete = True
                return
            yield row


def _collect(rows: Iterable[list[str]], dialect: Dialect, header: bool | None) -> Cells:
    source = iter(rows)
    first = list(itertools.islice(source, _SNIFFED))
    filled = [row for row in first if _has_text(row)]
    named = has_header(filled) if header is None else header and bool(filled)
    width = max(len(filled[0]), dialect.width) if named else dialect.width
    names = fit(filled[0], width, dialect.separator) if named else [""] * width
    cells = Cells(names, named, [[] for _ in range(width)])
    to_skip = named
    for row in itertools.chain(first, source):
        cells.rows += 1
        cells.fitting += len(row) == width and not any("\n" in cell for cell in row)
        if not _has_text(row):
            cells.empty += 1
        elif to_skip:
            to_skip = False
        else:
            for column, cell in zip(cells.columns, fit(row, width, dialect.separator), strict=True):
                column.append(cell)
    return cells


def _has_text(row: Sequence[str]) -> bool:
    return any(cell and not cell.isspace() for cell in row)


def fit(row: list[str], width: int, separator: str) -> list[str]:
    """The row with exactly `width` cells: short ones are filled up, surplus cells belong to the last one."""
    if len(row) == width:
        return row
    if len(row) < width:
        return row + [""] * (width - len(row))
    return [*row[: width - 1], separator.join(row[width - 1 :])]


def has_header(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names the columns, judged by the rows that follow it."""
    if len(rows) < 2:
        return False
    names = [cell.strip() for cell in rows[0]]
    given = [name for name in names if name]
    if not given or len(set(given)) < len(given) or not all(_is_name(name) for name in given):
        return False
    if any(name.lower() in _HEADER_NAMES for name in given):
        return True
    return len(names) > 1 and any(
        _stands_out(name, [row[at] for row in rows[1:] if at < len(row)]) for at, name in enumerate(names)
    )


def _is_name(cell: str) -> bool:
    return (
        len(cell) <= _LONGEST_NAME
        and not is_number(cell)
        and "\n" not in cell
        and cell[-1] not in ".!?;,。！？；，…"
        and len(cell.split()) <= 4
    )


def _stands_out(name: str, cells: Sequence[str]) -> bool:
    """Whether a cell is of another kind than those below it: a word over numbers, a word over sentences."""
    filled = [cell for cell in cells if cell.strip()]
    if not name or not filled:
        return False
    if all(is_number(cell) for cell in filled):
        return True
    return statistics.median(map(len, filled)) > 2 * max(len(name), 8)
