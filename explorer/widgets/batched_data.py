"""What the view of a batched product draws, and its numbers as text."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from explorer.core.i18n import translate
from explorer.widgets.colour_bar import tick_text
from explorer.widgets.painting import number_text

Values = NDArray[np.float64]
Entry = tuple[int, int, int]
NAMES = ("X", "Y", "Z")
_SAMPLES, _SLICES = 200, 64
_LEAST, _MOST = 1e-3, 1e5  # between them numbers are written out, without a power of ten


@dataclass(frozen=True, eq=False, slots=True)
class BatchedData:
    """X (n, a, b), Y (n, b, c) and their product Z (n, a, c)."""

    first: Values
    second: Values
    product: Values
    decimals: tuple[int | None, int | None, int | None] = field(init=False)
    """Of each matrix's numbers; None: too large or too small for any fixed number."""

    def __post_init__(self) -> None:
        (n, a, b), (m, d, c) = self.first.shape, self.second.shape
        if (n, b) != (m, d) or self.product.shape != (n, a, c) or not self.product.size:
            raise ValueError(f"{self.first.shape} × {self.second.shape} is not {self.product.shape}")
        x, y, z = (_decimals(values) for values in self.arrays)
        object.__setattr__(self, "decimals", (x, y, z))

    @property
    def arrays(self) -> tuple[Values, Values, Values]:
        return self.first, self.second, self.product

    @property
    def sizes(self) -> tuple[int, int, int, int]:
        """n, a, b, c."""
        n, a, b = self.first.shape
        return n, a, b, self.second.shape[2]

    def entry(self, flat: int) -> Entry:
        """Slice, row and column of a flat index, held within the product."""
        held = min(max(flat, 0), self.product.size - 1)
        n, row, column = np.unravel_index(held, self.product.shape)
        return int(n), int(row), int(column)

    def flat(self, entry: Entry) -> int:
        return int(np.ravel_multi_index(entry, self.product.shape))

    def strongest(self, entry: Entry) -> int:
        """The k of the term that counts most in an entry; 0 where none is a number."""
        n, row, column = entry
        terms = np.abs(self.first[n, row] * self.second[n, :, column])
        return 0 if np.isnan(terms).all() else int(np.nanargmax(terms))

    def cell_text(self, which: int, value: float) -> str:
        """A number in a cell of X, Y or Z: three figures at the most; “0.00” is too small to be shown."""
        decimals = self.decimals[which]
        if not math.isfinite(value):
            return number_text(value)
        if decimals is None or value == 0:
            return tick_text(value)
        near = round(value, decimals)
        return _fixed(near, decimals) if near else f"{0:.{decimals}f}"

    def samples(self) -> list[str]:
        """Some numbers of all three as their cells show them, to tell how wide a cell must be."""
        found: set[str] = set()
        for which, values in enumerate(self.arrays):
            places = np.linspace(0, values.size - 1, min(values.size, _SAMPLES)).astype(np.int64)
            found |= {self.cell_text(which, float(value)) for value in values.flat[places]}
        return sorted(found, key=len)


def _fixed(value: float, decimals: int) -> str:
    """Three figures and no more decimals than these, without zeros at the end."""
    if abs(value) >= _MOST:
        return tick_text(value)
    digits = max(0, min(decimals, 2 - math.floor(math.log10(abs(value)))))
    text = f"{value:.{digits}f}".replace("-", "−")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _decimals(values: Values) -> int | None:
    """Those that give the largest number three figures, at least one; judged by some of the slices."""
    some = values[:: max(1, len(values) // _SLICES)]
    top = max(float(np.max(some, where=np.isfinite(some), initial=0)),
              -float(np.min(some, where=np.isfinite(some), initial=0)))  # fmt: skip
    if not _LEAST <= top < _MOST:
        return None
    return max(1, 2 - math.floor(math.log10(top)))


def exact_text(value: float) -> str:
    """A number in the tip: six figures, and nothing after them that is 0."""
    return f"{value:.6g}".replace("-", "−") if math.isfinite(value) else number_text(value)


def caption(which: int, data: BatchedData) -> str:
    """“X (2, 1, 4)”"""
    name = NAMES[which] if which < 2 else translate("BatchedView", "Z = X Y")
    return f"{name} ({', '.join(map(str, data.arrays[which].shape))})"


def slice_text(n: int) -> str:
    """“n=1”"""
    return f"n={n}"


def place_line(which: int, data: BatchedData, place: Entry) -> str:
    """“X[0, 0, 3] = 0.1”"""
    index = ", ".join(map(str, place))
    return f"{NAMES[which]}[{index}] = {exact_text(float(data.arrays[which][place]))}"
