"""Pasted numbers as a batch of sequences: steps down, features across, blank lines between the sequences."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.core.text_table import is_number
from explorer.core.trace import FloatArray
from explorer.studies.numbers import plain
from explorer.studies.recurrence.inputs import MOST_STEPS, Steps, no_input

MOST_SEQUENCES = 64
MOST_FEATURES = 256
_LARGEST_CELL = 2**31 - 1  # what csv takes on every system
_LONGEST_CELL = 24  # characters of a wrong cell that are quoted


@dataclass(frozen=True, slots=True)
class _Line:
    """The cells of a line and its number, from 1."""

    number: int
    cells: tuple[str, ...]


def read_numbers(text: str) -> Steps:
    """Numbers separated by commas, tabs, semicolons or spaces; a first row of names is allowed.

    NaN and infinity are kept and told. A comma is a decimal one where another separator is in use.

    Raises:
        UserError: the table is empty, ragged or not numeric; the sentence names the line and the column.
    """
    blocks = _blocks(text)
    if not blocks:
        raise no_input()
    columns = _take_header(blocks)
    if not blocks:
        raise _only_names()
    _check_widths(blocks, columns)
    notes = (*_cut_steps(blocks), *_cut_sequences(blocks))
    _check_lengths(blocks)
    values = _values(blocks)
    commas = _comma_notes(text)
    return Steps(
        _tokens(values), (), _names(values.shape[1]), values, columns, (*notes, *commas, *_odd_notes(values))
    )


def _tokens(values: FloatArray) -> tuple[str, ...]:
    """A single number is its own name; otherwise x₀, x₁ … by their place."""
    if values[0].size == 1:
        return tuple(_token(float(value)) for value in values.reshape(-1))
    return tuple(f"x{step}" for step in range(len(values)))


def _token(value: float) -> str:
    if np.isnan(value):
        return "NaN"
    return plain(value).replace("inf", "∞")


def _names(batch: int) -> tuple[str, ...]:
    if batch == 1:
        return ("",)
    name = translate("Recurrence", "sequence {n}")
    return tuple(name.format(n=number) for number in range(1, batch + 1))


def _blocks(text: str) -> list[list[_Line]]:
    """The lines with text, a list for each run of them."""
    separator = _separator(text)
    blocks: list[list[_Line]] = [[]]
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        cells = _cells(line, separator)
        if any(cells):
            blocks[-1].append(_Line(number, cells))
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _comma_notes(text: str) -> list[str]:
    if _separator(text) == "," or "," not in text:
        return []
    return [translate("Recurrence", "A comma inside a number is read as a decimal point.")]


def _separator(text: str) -> str:
    lines = "\n".join(map(str.strip, text.splitlines()))
    return next((separator for separator in ("\t", ";", ",") if separator in lines), " ")


def _cells(line: str, separator: str) -> tuple[str, ...]:
    if separator == " ":
        return tuple(line.split())
    csv.field_size_limit(_LARGEST_CELL)
    cells = next(csv.reader([line.rstrip("\r\n")], delimiter=separator), [])
    trimmed = [" ".join(cell.split()) for cell in cells]
    if separator != ",":
        trimmed = [_pointed(cell) for cell in trimmed]
    return tuple(trimmed)


def _pointed(cell: str) -> str:
    """A decimal comma as a point, where that makes a number."""
    changed = cell.replace(",", ".", 1)
    return changed if "." not in cell and is_number(_floating(changed)) else cell


def _floating(cell: str) -> str:
    """A cell with the minus sign that `float` takes."""
    return cell.replace("−", "-").replace("∞", "inf")


def _number(cell: str) -> float | None:
    taken = _floating(cell)
    # float takes 1_000, which no table means as a number.
    return float(taken) if "_" not in taken and is_number(taken) else None


def _take_header(blocks: list[list[_Line]]) -> tuple[str, ...]:
    """The names of the columns, taken out of the first block and of each that repeats them."""
    first = blocks[0][0].cells
    if any(_number(cell) is not None for cell in first):
        return ()
    if len(blocks) == len(blocks[0]) == 1:
        raise _only_names() if all(map(str.isidentifier, first)) else _not_a_number(blocks[0][0], 0)
    for block in blocks:
        if block[0].cells == first:
            del block[0]
    blocks[:] = [block for block in blocks if block]
    return first


def _only_names() -> UserError:
    return UserError(
        translate("Recurrence", "There are names of columns but no numbers below them; paste some numbers.")
    )


def _check_widths(blocks: Sequence[Sequence[_Line]], columns: Sequence[str]) -> None:
    width = len(columns) or len(blocks[0][0].cells)
    if width > MOST_FEATURES:
        text = translate("Recurrence", "The table has {count:,} columns; at most {most} are possible.")
        raise UserError(text.format(count=width, most=MOST_FEATURES))
    for line in (line for block in blocks for line in block):
        if len(line.cells) != width:
            text = translate(
                "Recurrence",
                "Line {line} has not as many columns as those above it ({found} instead of {expected}): "
                "column {column} is missing or too many.",
            )
            column = min(width, len(line.cells)) + 1
            raise UserError(
                text.format(line=line.number, found=len(line.cells), expected=width, column=column)
            )


def _check_lengths(blocks: Sequence[Sequence[_Line]]) -> None:
    expected = len(blocks[0])
    for number, block in enumerate(blocks, 1):
        if len(block) != expected:
            text = translate(
                "Recurrence",
                "Sequence {number}, from line {line} on, is not as long as the first ({found} instead of "
                "{expected} steps); in a batch all are equally long.",
            )
            raise UserError(
                text.format(number=number, line=block[0].number, found=len(block), expected=expected)
            )


def _cut_steps(blocks: list[list[_Line]]) -> list[str]:
    """Shorten the sequences to what is possible, and say so."""
    longest = max(map(len, blocks))
    if longest <= MOST_STEPS:
        return []
    for block in blocks:
        del block[MOST_STEPS:]
    text = translate("Recurrence", "The table has {total:,} steps; the first {kept:,} are used.")
    return [text.format(total=longest, kept=MOST_STEPS)]


def _cut_sequences(blocks: list[list[_Line]]) -> list[str]:
    count = len(blocks)
    if count <= MOST_SEQUENCES:
        return []
    del blocks[MOST_SEQUENCES:]
    text = translate("Recurrence", "The table has {total:,} sequences; the first {kept:,} are used.")
    return [text.format(total=count, kept=MOST_SEQUENCES)]


def _values(blocks: Sequence[Sequence[_Line]]) -> FloatArray:
    """(T, B, F) float32; what is too large for float32 becomes infinite."""
    numbers = np.array([[_row(line) for line in block] for block in blocks], dtype=np.float64)
    with np.errstate(over="ignore"):
        return np.ascontiguousarray(numbers.astype(np.float32).transpose(1, 0, 2))


def _row(line: _Line) -> list[float]:
    row: list[float] = []
    for column, cell in enumerate(line.cells):
        number = _number(cell)
        if number is None:
            raise _not_a_number(line, column)
        row.append(number)
    return row


def _not_a_number(line: _Line, column: int) -> UserError:
    cell = line.cells[column]
    if not cell:
        text = translate("Recurrence", "Line {line}, column {column} is empty; give a number, or nan.")
        return UserError(text.format(line=line.number, column=column + 1))
    text = translate("Recurrence", "Line {line}, column {column}: “{cell}” is not a number.")
    shortened = cell if len(cell) <= _LONGEST_CELL else cell[: _LONGEST_CELL - 1] + "…"
    return UserError(text.format(line=line.number, column=column + 1, cell=shortened))


def _odd_notes(values: FloatArray) -> list[str]:
    """A sentence where numbers are none or infinite; they are used as they are."""
    nans, infinite = int(np.isnan(values).sum()), int(np.isinf(values).sum())
    if not nans + infinite:
        return []
    step, sequence, column = (int(at) for at in np.argwhere(~np.isfinite(values))[0])
    text = translate(
        "Recurrence",
        "The table holds NaN or infinity (NaN: {nans}, infinite: {infinite}), first at step {step}, sequence "
        "{sequence}, column {column}. They are kept as they are; what they reach is NaN or infinite too.",
    )
    return [text.format(nans=nans, infinite=infinite, step=step, sequence=sequence, column=column)]
