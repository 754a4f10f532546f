"""The pixels of a part of a matrix, made a band of rows at a time."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from explorer.core.trace import BoolArray, FloatArray
from explorer.widgets.cell_colours import Look, Pixels, colour_table, coloured, faded_to_card, pooled

_BAND = 1 << 18  # cells: what stays in the processor's cache is folded twice as fast


@dataclass(frozen=True, slots=True)
class Part:
    """A range of rows and columns, drawn with one pixel for each block of `down` × `across` cells.

    `top` and `left` are multiples of the block, so that a block holds the same cells wherever the view is.
    """

    top: int
    bottom: int
    left: int
    right: int
    down: int = 1
    across: int = 1

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns of pixels."""
        return -(-(self.bottom - self.top) // self.down), -(-(self.right - self.left) // self.across)


def part_on_view(
    shape: tuple[int, int], span: tuple[float, float, float, float], size: tuple[float, float]
) -> Part:
    """What of a matrix of this shape must be drawn for a range on view.

    Args:
        shape: rows and columns of the matrix.
        span: the range in cells: left, right, top, bottom.
        size: width and height of the room in pixels; no pixel of the part is smaller than one of these.
    """
    left, right, top, bottom = span
    down = max(1, math.ceil((bottom - top) / max(size[1], 1) - 0.01))
    across = max(1, math.ceil((right - left) / max(size[0], 1) - 0.01))
    first_row, last_row = _blocks(top, bottom, down, shape[0])
    first_column, last_column = _blocks(left, right, across, shape[1])
    return Part(first_row, last_row, first_column, last_column, down, across)


def _blocks(start: float, stop: float, size: int, count: int) -> tuple[int, int]:
    """The range widened to whole blocks and held within the matrix."""
    last = min(max(math.ceil(stop / size) * size, 1), count)
    return max(0, min(math.floor(start / size) * size, (last - 1) // size * size)), last


class Bands:
    """Colours one part; `pixels` is whole once nothing is `left`."""

    def __init__(self, values: FloatArray, faded: BoolArray | None, look: Look, part: Part) -> None:
        self._values, self._faded, self._look, self.part = values, faded, look, part
        self._table = colour_table(look)
        self._row = 0  # the next row of pixels
        self.pixels: Pixels = np.empty(part.shape, dtype=np.uint32)

    @property
    def left(self) -> int:
        """How many cells are still to be seen to."""
        rows = max(0, self.part.bottom - self.part.top - self._row * self.part.down)
        return rows * (self.part.right - self.part.left)

    def advance(self, most: int) -> int:
        """Go on for about `most` cells; how many were seen to."""
        part, cells = self.part, 0
        wide = part.right - part.left
        rows = max(1, min(_BAND, most) // max(1, wide * part.down))
        while self.left and cells < most:
            stop = min(self._row + rows, len(self.pixels))
            self._colour(self._row, stop)
            cells += (stop - self._row) * part.down * wide
            self._row = stop
        return cells

    def _colour(self, first: int, stop: int) -> None:
        part = self.part
        rows = slice(part.top + first * part.down, min(part.top + stop * part.down, part.bottom))
        columns = slice(part.left, part.right)
        faded = None if self._faded is None else self._faded[rows, columns]
        values = faded_to_card(self._values[rows, columns], faded, self._look.low)
        self.pixels[first:stop] = coloured(pooled(values, part.down, part.across), self._look, self._table)
