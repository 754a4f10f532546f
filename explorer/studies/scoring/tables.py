"""Tables of numbers as text: read with a sentence for what is wrong, written and edited cell by cell."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence

import numpy as np

from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.core.text_table import is_number
from explorer.studies.scoring.kinds import LARGEST, Numbers

EMPTY = "–"
"""A cell without text where it is alone in its row, which would otherwise be no row."""
_LONGEST_CELL = 24  # characters of a wrong cell that are quoted


def read(text: str, name: str, most_rows: int, most_columns: int) -> Numbers:
    """The table (rows, columns) float64 in a text: a row a line, cells between commas, semicolons or spaces.

    `name`: how the table is called in sentences.

    Raises:
        UserError: there is no number, a row is shorter or longer than the first, there are too many, a cell
            is empty, not a number, NaN, infinite or too large; the sentence names the row and the column.
    """
    rows = cells(text)
    if not rows:
        raise UserError(
            translate("ScoringTables", "“{table}” holds no number; type or draw one.").format(table=name)
        )
    _check_size(rows, name, most_rows, most_columns)
    numbers = [[_number(cell, name, r, c) for c, cell in enumerate(row, 1)] for r, row in enumerate(rows, 1)]
    return np.array(numbers, dtype=np.float64)


def cells(text: str) -> list[list[str]]:
    """The cells of every line that is not empty, as typed."""
    lines = [line.strip() for line in text.splitlines()]
    return [_split(line) for line in lines if line]


def _split(line: str) -> list[str]:
    for separator in ("\t", ";", ","):
        if separator in line:
            return [cell.strip() for cell in line.split(separator)]
    return re.split(r"\s+", line)


def _check_size(rows: Sequence[Sequence[str]], name: str, most_rows: int, most_columns: int) -> None:
    width = len(rows[0])
    for number, row in enumerate(rows, 1):
        if len(row) != width:
            text = translate(
                "ScoringTables",
                "“{table}”, row {row}: {found} numbers, but the first row has {width}; "
                "give every row the same number.",
            )
            raise UserError(text.format(table=name, row=number, found=len(row), width=width))
    if len(rows) > most_rows or width > most_columns:
        text = translate(
            "ScoringTables",
            "“{table}” has {rows:,} rows of {width:,} numbers; at most {most_rows:,} rows of {most:,} can be "
            "used.",
        )
        raise UserError(
            text.format(table=name, rows=len(rows), width=width, most_rows=most_rows, most=most_columns)
        )


def _number(cell: str, name: str, row: int, column: int) -> float:
    taken = cell.replace("−", "-").replace("∞", "inf")
    if cell in ("", EMPTY):
        problem = translate("ScoringTables", "“{table}”, row {row}, column {column} is empty; type a number.")
    elif "_" in taken or not is_number(taken):  # float takes 1_000, which no table means as a number
        problem = translate(
            "ScoringTables",
            "“{table}”, row {row}, column {column}: “{cell}” is not a number; correct the cell.",
        )
    elif not math.isfinite(float(taken)):
        problem = translate(
            "ScoringTables",
            "“{table}”, row {row}, column {column} is {cell}, which no score can be made of; "
            "type a finite number.",
        )
    elif abs(float(taken)) > LARGEST:
        problem = translate(
            "ScoringTables",
            "“{table}”, row {row}, column {column}: {cell} is too large; type at most 1,000,000,000.",
        )
    else:
        return float(taken)
    shown = cell if len(cell) <= _LONGEST_CELL else cell[: _LONGEST_CELL - 1] + "…"
    raise UserError(problem.format(table=name, row=row, column=column, cell=shown))


def value_of(cell: str) -> float | None:
    """The number that `read` makes of a cell; None where it has a sentence for it."""
    taken = cell.replace("−", "-")
    if "_" in taken or not is_number(taken) or not abs(float(taken)) <= LARGEST:
        return None
    return float(taken)


def written(values: Numbers) -> str:
    """The table (rows, columns) as text that `read` gives back exactly."""
    return "\n".join(", ".join(_shortest(float(value)) for value in row) for row in values)


def _shortest(value: float) -> str:
    return repr(value).removesuffix(".0") if value else "0"


def _one_cell(entry: str) -> str:
    """A cell stays one: 1,5 is 1.5, “1 5” is wrong."""
    return re.sub(r"[\s;]+", "_", entry.strip().replace(",", "."))


def with_block(text: str, row: int, column: int, block: Sequence[Sequence[str]]) -> str:
    """The table with cells as typed, the first one at a place; it grows where they need room.

    Right or wrong: `read` says what is wrong, and nothing is lost.
    """

    def change(rows: list[list[str]]) -> None:
        for down, line in enumerate(block):
            while len(rows) <= row + down:
                rows.append([""] * (len(rows[0]) if rows else column + len(line)))
            into = rows[row + down]
            into += [""] * (column + len(line) - len(into))
            into[column : column + len(line)] = map(_one_cell, line)
        width = max(map(len, rows), default=0)
        rows[:] = [line + [""] * (width - len(line)) for line in rows]

    return _changed(text, change)


def resized(text: str, rows: int, columns: int) -> str:
    """The table with so many rows and columns: cut at the end, or zeros added there."""

    def change(found: list[list[str]]) -> None:
        kept = [line[:columns] + ["0"] * (columns - len(line)) for line in found[:rows]]
        found[:] = kept + [["0"] * columns for _ in range(rows - len(kept))]

    return _changed(text, change)


def with_row(text: str, row: int, entries: Sequence[str]) -> str:
    """The table with a row put before row `row`; a number of rows: at the end."""

    def change(rows: list[list[str]]) -> None:
        rows.insert(row, list(entries))

    return _changed(text, change)


def without_row(text: str, row: int) -> str:
    """The table without a row."""

    def change(rows: list[list[str]]) -> None:
        del rows[row]

    return _changed(text, change)


def _changed(text: str, change: Callable[[list[list[str]]], None]) -> str:
    rows = cells(text)
    change(rows)
    return "\n".join(",".join(row) if len(row) > 1 else (row[0] or EMPTY) for row in rows)
