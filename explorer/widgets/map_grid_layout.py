"""Where the maps of a grid lie: rows × columns, or a single row or column wrapped; pure geometry."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

from explorer.theme import theme

Place = tuple[int, int]
SMALLEST = 10  # pixels of a map at 100 % text; a larger grid scrolls
_STRETCH = 3.0  # how far from square a map may be


@dataclass(frozen=True, slots=True)
class GridSpace:
    """The room and what is kept of it beside the maps, in pixels.

    left, top: for the names of rows and columns; above, below: over and under each map.
    """

    width: float
    height: float
    left: float
    top: float
    above: float = 0.0
    below: float = 0.0


@dataclass(frozen=True, slots=True)
class GridLayout:
    """The places of the maps, in pixels of the content; `is_wrapped`: a single row or column in lines."""

    rows: int
    columns: int
    across: int
    is_wrapped: bool
    map_width: float
    map_height: float
    gap: float
    space: GridSpace

    @property
    def lines(self) -> int:
        return math.ceil(self.rows * self.columns / max(self.across, 1))

    @property
    def pitch(self) -> tuple[float, float]:
        """From a map to the next, across and down."""
        own = self.map_height + self.space.above + self.space.below
        return self.map_width + self.gap, own + self.gap

    @property
    def size(self) -> tuple[float, float]:
        """The width and the height of the content."""
        wide, high = self.pitch
        return self.space.left + self.across * wide - self.gap, self.space.top + self.lines * high - self.gap

    def rect(self, place: Place) -> QRectF:
        """The map of a row and a column."""
        line, across = self.cell_of(place)
        wide, high = self.pitch
        x, y = self.space.left + across * wide, self.space.top + line * high + self.space.above
        return QRectF(x, y, self.map_width, self.map_height)

    def cell_of(self, place: Place) -> tuple[int, int]:
        """The line of a map and its number in it."""
        return divmod(place[0] * self.columns + place[1], self.across)

    def place_in(self, line: int, across: int) -> Place | None:
        """The map at a number of a line; after the last, the last; None where there is none."""
        at = min(line * self.across + across, self.rows * self.columns - 1)
        return divmod(at, self.columns) if at >= 0 else None

    def place_at(self, x: float, y: float) -> Place | None:
        """The map under a point of the content."""
        wide, high = self.pitch
        across, line = math.floor((x - self.space.left) / wide), math.floor((y - self.space.top) / high)
        if not (0 <= across < self.across and 0 <= line < self.lines):
            return None
        if line * self.across + across >= self.rows * self.columns:
            return None
        place = divmod(line * self.across + across, self.columns)
        return place if self.rect(place).contains(x, y) else None


def grid_layout(maps: tuple[int, int], sizes: tuple[int, int], space: GridSpace) -> GridLayout:
    """The maps (rows, columns) of so many queries and keys as large as all fit; then the content scrolls."""
    rows, columns = maps
    aspect = min(max(sizes[1] / sizes[0], 1 / _STRETCH), _STRETCH)
    if min(maps) > 1 or max(maps) == 1:
        return _fitted(maps, columns, aspect, space, is_wrapped=False)
    tries = (_fitted(maps, across, aspect, space, is_wrapped=True) for across in range(1, rows * columns + 1))
    return max(tries, key=lambda layout: (layout.map_width, -layout.across))


def _fitted(
    maps: tuple[int, int], across: int, aspect: float, space: GridSpace, *, is_wrapped: bool
) -> GridLayout:
    lines = math.ceil(maps[0] * maps[1] / across)
    wide, high = (space.width - space.left) / across, (space.height - space.top) / lines
    gap = max(2.0, min(theme().px(12), 0.08 * min(wide, high)))
    high -= space.above + space.below
    width = min(wide - gap, (high - gap) * aspect)
    least = theme().px(SMALLEST)
    width = max(width, least, least * aspect)
    width, height = math.floor(width), math.floor(width / aspect)
    indent = max(0.0, (space.width - space.left - across * (width + gap) + gap) / 2)
    centred = replace(space, left=space.left + indent)
    return GridLayout(*maps, across, is_wrapped, width, height, gap, centred)
