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


def parse(lines: Lines, dialect: Dialect) -> tuple[list[list[str]], bool]:
    """All rows, and whether quotation marks could be taken as such.

    A file in order is read strictly, however long its cells. Otherwise quotation marks are taken as such or
    as letters (as in the many corpora that do not quote), whichever gives more rows the usual width.
    """
    rows = _rows(lines, dialect, strict=True)
    if rows is not None:
        return rows, True
    rows = _rows(lines, dialect, strict=False)
    plain = list(_reader(lines(), replace(dialect, quoted=False)))
    if rows is not None and _fitting(rows, dialect.width) > _fitting(plain, dialect.width):
        return rows, True
    return plain, rows == plain


def _rows(lines: Lines, dialect: Dialect, strict: bool) -> list[list[str]] | None:
    """All rows with quotation marks taken as such; None where one stays open, or `strict` finds a mistake."""
    try:
        rows = list(_reader(itertools.chain(lines(), [_END]), dialect, strict))
    except csv.Error:
        return None
    return rows if rows.pop() == [_END] else None


def _fitting(rows: Sequence[Sequence[str]], width: int) -> float:
    """The share of rows with the usual width and no cell that runs over several lines."""
    fit_in = sum(len(row) == width and not any("\n" in cell for cell in row) for row in rows)
    return fit_in / max(1, len(rows))


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
