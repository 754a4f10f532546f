"""Weights as a table of numbers, which a spreadsheet opens: name, row, column, value."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TextIO

import numpy as np
from numpy.typing import NDArray

from explorer.core.errors import UserError
from explorer.core.i18n import translate

HEADER = ("name", "row", "column", "value")
MARK = "# seqscope: "
"""Begins the first line, before the network's description as JSON; a table without it is read too."""

_LARGEST_CELL = 2**31 - 1  # what csv takes on every system
_MOST_ROWS = 100_000
"""More rows or columns no array of a network of the largest sizes and vocabularies has."""


def write_csv(file: TextIO, description: str, weights: Mapping[str, NDArray[Any]]) -> None:
    """One line a number, in the fewest digits that give the same number again; a bias has column 0."""
    file.write(f"{MARK}{description}\n")
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(HEADER)
    for name, values in weights.items():
        matrix = np.asarray(values).reshape(len(values), -1)
        for row, numbers in enumerate(matrix):
            writer.writerows((name, row, column, str(number)) for column, number in enumerate(numbers))


def read_csv(lines: Iterable[str]) -> tuple[str, dict[str, NDArray[np.float32]]]:
    """The description (empty where there is none) and the arrays.

    Raises:
        UserError: a line is no such number, an entry is missing or given twice.
    """
    found: dict[str, dict[tuple[int, int], float]] = {}
    description: list[str] = []
    csv.field_size_limit(_LARGEST_CELL)
    for number, cells in enumerate(csv.reader(_data(lines, description)), start=1):
        if not cells or tuple(cell.strip().lower() for cell in cells) == HEADER:
            continue
        name, row, column, value = _entry(cells, number)
        entries = found.setdefault(name, {})
        if (row, column) in entries:
            text = translate("Recurrent", "{name} has two values at row {row}, column {column}.")
            raise UserError(text.format(name=name, row=row, column=column))
        entries[row, column] = value
    return "".join(description), {name: _array(name, entries) for name, entries in found.items()}


def _data(lines: Iterable[str], description: list[str]) -> Iterator[str]:
    """The lines, empty where they begin with #, which keeps their numbers; the description is put aside."""
    for line in lines:
        is_remark = line.startswith("#")
        if is_remark and line.startswith(MARK) and not description:
            description.append(line.removeprefix(MARK).strip())
        yield "\n" if is_remark else line


def _entry(cells: list[str], number: int) -> tuple[str, int, int, float]:
    try:
        name, row, column, value = (cell.strip() for cell in cells)
        place = (int(row), int(column))
        if not all(0 <= index < _MOST_ROWS for index in place):
            raise ValueError
        return name, *place, float(value)
    except ValueError as error:
        text = translate(
            "Recurrent",
            "Line {line} of the table is not “name, row, column, value” with whole numbers from 0 for row "
            "and column: “{found}”.",
        )
        raise UserError(text.format(line=number, found=", ".join(cells)[:60])) from error


def _array(name: str, entries: Mapping[tuple[int, int], float]) -> NDArray[np.float32]:
    """A vector for a bias, otherwise a matrix."""
    rows, columns = (1 + max(place[axis] for place in entries) for axis in (0, 1))
    if math.prod((rows, columns)) != len(entries):
        text = translate(
            "Recurrent",
            "{name} reaches to row {row} and column {column}, but has {count} values; "
            "give one value for each place.",
        )
        raise UserError(text.format(name=name, row=rows - 1, column=columns - 1, count=len(entries)))
    with np.errstate(over="ignore"):  # 1e39 is infinite in float32, and shown so
        values = np.array([value for _, value in sorted(entries.items())]).astype(np.float32)
    is_vector = "bias" in name and columns == 1
    return values if is_vector else values.reshape(rows, columns)
