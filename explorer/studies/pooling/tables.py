"""Tables of numbers as text: commas, tabs, semicolons or spaces between; a first row of names is allowed."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from explorer.core import text_file_problems as told
from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.core.text_encoding import decode
from explorer.core.text_table import is_number

Values = NDArray[np.float64]
LARGEST_FILE = 50_000_000  # bytes
_LARGEST_CELL = 2**31 - 1  # what csv takes on every system
_LONGEST_CELL = 24  # characters of a wrong cell that are quoted


def read_table(text: str) -> Values:
    """One table as float64 (rows, columns); empty lines are left out, NaN and infinity are kept.

    Raises:
        UserError: the table is empty, ragged or not numeric; the sentence names the line and the column.
    """
    return np.concatenate(read_tables(text))


def read_tables(text: str) -> list[Values]:
    """The tables that blank lines part, each float64 (rows, columns), all equally wide.

    Raises:
        UserError: as `read_table`.
    """
    blocks: list[list[list[float]]] = [[]]
    width, begun = 0, False
    separator = _separator(text)
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        cells = _cells(line, separator)
        if not any(cells):
            blocks.append([])
            continue
        is_header = not begun and all(_number(cell) is None for cell in cells) and any(map(_is_name, cells))
        begun, width = True, width or len(cells)
        if len(cells) != width:
            raise _ragged(number, len(cells), width)
        if not is_header:
            blocks[-1].append([_value(cell, number, column) for column, cell in enumerate(cells, 1)])
    tables = [np.array(block, dtype=np.float64) for block in blocks if block]
    if not tables:
        raise UserError(translate("Pooling", "The table holds no numbers; give some, a row on each line."))
    return tables


def read_text(path: Path) -> str:
    """A table's file as text, whatever its encoding.

    Raises:
        UserError: the file is missing, a folder, too large, not text, or cannot be read.
    """
    try:
        if path.is_dir():
            raise UserError(told.is_folder(path))
        if not path.is_file():
            raise UserError(told.missing(path))
        if path.stat().st_size > LARGEST_FILE:
            raise UserError(told.too_large(path, path.stat().st_size, LARGEST_FILE))
        decoded = decode([path.read_bytes()])
    except PermissionError as error:
        raise UserError(told.not_allowed(path)) from error
    except OSError as error:
        raise UserError(told.unreadable(path, error)) from error
    if decoded is None:
        text = translate("Pooling", "“{name}” is not a table of numbers as text; choose another file.")
        raise UserError(text.format(name=path.name))
    return "".join(decoded.pieces)


def _separator(text: str) -> str:
    lines = "\n".join(map(str.strip, text.splitlines()))
    return next((separator for separator in ("\t", ";", ",") if separator in lines), " ")


def _cells(line: str, separator: str) -> list[str]:
    if separator == " ":
        return line.split()
    csv.field_size_limit(_LARGEST_CELL)
    cells = [cell.strip() for cell in next(csv.reader([line], delimiter=separator), [])]
    # Where another sign parts the cells, a comma is a decimal one.
    return (
        cells if separator == "," else [cell if "." in cell else cell.replace(",", ".", 1) for cell in cells]
    )


def _number(cell: str) -> float | None:
    taken = cell.replace("−", "-").replace("∞", "inf")
    # float takes 1_000, which no table means as a number.
    return float(taken) if "_" not in taken and is_number(taken) else None


def _is_name(cell: str) -> bool:
    return any(map(str.isalpha, cell))


def _value(cell: str, line: int, column: int) -> float:
    number = _number(cell)
    if number is not None:
        return number
    if not cell:
        text = translate("Pooling", "Line {line}, column {column} is empty; give a number.")
        raise UserError(text.format(line=line, column=column))
    text = translate("Pooling", "Line {line}, column {column}: “{cell}” is not a number; correct it.")
    shortened = cell if len(cell) <= _LONGEST_CELL else cell[: _LONGEST_CELL - 1] + "…"
    raise UserError(text.format(line=line, column=column, cell=shortened))


def _ragged(line: int, found: int, expected: int) -> UserError:
    text = translate(
        "Pooling", "Line {line} has {found} columns and those above it {expected}; all lines need as many."
    )
    return UserError(text.format(line=line, found=found, expected=expected))
