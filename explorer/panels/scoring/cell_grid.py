"""What a table of cells shows: texts as they were typed, right or wrong, or numbers that were drawn."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol

import numpy as np

from explorer.studies.scoring.kinds import KEYS_RANGE, SIZE_RANGE, Numbers
from explorer.studies.scoring.tables import cells, value_of

_LONGEST = 7  # characters of a number that a cell has room for


class Grid(Protocol):
    """Cells in rows and columns."""

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        ...

    def typed(self, row: int, column: int) -> str:
        """A cell as it is edited."""
        ...

    def value(self, row: int, column: int) -> float | None:
        """Its number; None where it is none."""
        ...

    def values(self, most_rows: int) -> Numbers:
        """The numbers (rows, columns) of the first rows, NaN for what is none."""
        ...


@lru_cache(maxsize=8)
def cells_of(text: str) -> tuple[tuple[str, ...], ...]:
    """The cells of a table as typed; asked for at every step while the transport plays."""
    return tuple(map(tuple, cells(text)))


def shape_of(text: str) -> tuple[int, int]:
    """Rows, and the columns of the longest, of a table as typed."""
    rows = cells_of(text)
    return len(rows), max(map(len, rows), default=0)


class TextGrid:
    """Cells as typed; a short row ends in empty ones, and where there is none at all, one can be typed.

    Of more rows or columns than can be used, which the study tells, the first are shown.
    """

    def __init__(self, text: str) -> None:
        self.cells = cells_of(text) or (("",),)
        most_rows, most_columns = KEYS_RANGE[1] + 1, SIZE_RANGE[1] + 1
        rows, columns = shape_of(text) if text.strip() else (1, 1)
        self._shape = (min(rows, most_rows), min(columns, most_columns))

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return self._shape

    def typed(self, row: int, column: int) -> str:
        """A cell as it is edited."""
        line = self.cells[row]
        return line[column] if column < len(line) else ""

    def value(self, row: int, column: int) -> float | None:
        """Its number; None where it is none."""
        return value_of(self.typed(row, column))

    def values(self, most_rows: int) -> Numbers:
        """The numbers (rows, columns) of the first rows, NaN for what is none."""
        rows, columns = min(most_rows, self._shape[0]), self._shape[1]
        found = (self.value(row, column) for row in range(rows) for column in range(columns))
        return np.array([np.nan if v is None else v for v in found]).reshape(rows, columns)


class NumberGrid:
    """Numbers (rows, columns)."""

    def __init__(self, numbers: Numbers) -> None:
        self.numbers = numbers

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return self.numbers.shape[0], self.numbers.shape[1]

    def typed(self, row: int, column: int) -> str:
        """A cell as it is edited: all its digits."""
        return repr(float(self.numbers[row, column])).removesuffix(".0")

    def value(self, row: int, column: int) -> float | None:
        """Its number."""
        return float(self.numbers[row, column])

    def values(self, most_rows: int) -> Numbers:
        """The numbers (rows, columns) of the first rows."""
        return self.numbers[:most_rows]


def shown(typed: str, value: float | None) -> str:
    """A cell as it is read: a long number to three figures, with a true minus sign."""
    if value is None:
        return typed
    text = typed if len(typed) <= _LONGEST else f"{value:.3g}".replace("e-0", "e-").replace("e+0", "e")
    return text.replace("-", "−")
