"""One map of an array as a large heatmap: how its numbers, names and limits become what is drawn."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from explorer.core.colour import ColourMap
from explorer.core.i18n import translate
from explorer.studies.pooling.heatmaps import Heatmaps
from explorer.widgets.batched_data import exact_text
from explorer.widgets.cell_names import NumberNames
from explorer.widgets.heatmap_data import HeatmapData
from explorer.widgets.map_grid_painting import map_title
from explorer.widgets.map_overview import blocks, finite, widened

MOST_ALONG = 2_000_000
"""Queries or keys that are drawn one by one; of more, each cell is the strongest of a block."""
_SQUARE = 3.0
"""How different the numbers of queries and keys may be for square cells."""


class LargeMap:
    """The map of a row and a column; `block` queries and keys are one cell."""

    block: tuple[int, int]

    def __init__(self, maps: Heatmaps, row: int, column: int) -> None:
        self._numbers = maps.weights[row, column]
        queries, keys = self._numbers.shape
        self.block = math.ceil(queries / MOST_ALONG), math.ceil(keys / MOST_ALONG)
        numbers = finite(self._numbers) if maps.notes else self._numbers
        self.values = blocks(numbers, *self.block)
        text = translate("PoolingHeatmaps", "{name}: {map}")
        self.title = text.format(name=maps.name, map=map_title((row, column)))

    def data(self, limits: NDArray[np.float64], colour_map: ColourMap) -> HeatmapData:
        """What the heatmap draws, between two limits (2,)."""
        low, high = widened(*limits.tolist())
        queries, keys = self.values.shape
        return HeatmapData(
            self.values,
            _names(queries, self.block[0]),
            _names(keys, self.block[1]),
            self.title,
            low=low,
            high=max(abs(low), abs(high)) if colour_map is ColourMap.SIGNED else high,
            signed=colour_map is ColourMap.SIGNED,
            fill=max(queries, keys) > _SQUARE * min(queries, keys),
        )

    def row_of(self, query: int) -> int:
        """The row of cells that a query belongs to."""
        return query // self.block[0]

    def query_of(self, row: int) -> int:
        """The first query of a row of cells."""
        return row * self.block[0]

    def column_of(self, key: int) -> int:
        """The column of cells that a key belongs to, −1 for no key."""
        return key // self.block[1] if key >= 0 else -1

    def key_of(self, column: int) -> int:
        """The first key of a column of cells, −1 for no column."""
        return column * self.block[1] if column >= 0 else -1

    def lines(self, row: int, column: int) -> list[str]:
        """What the tip says of a cell: its number, exactly."""
        down, across = self.block
        if (down, across) == (1, 1):
            text = translate("PoolingHeatmaps", "query {query} → key {key}   {value}")
            value = exact_text(float(self._numbers[row, column]))
            return [text.format(query=row, key=column, value=value)]
        text = translate("PoolingHeatmaps", "queries from {query}, keys from {key}   {value}")
        value = exact_text(float(self.values[row, column]))
        said = text.format(query=row * down, key=column * across, value=value)
        more = translate("PoolingHeatmaps", "the strongest of {down:,} × {across:,} numbers")
        return [said, more.format(down=down, across=across)]


def _names(count: int, block: int) -> NumberNames:
    return NumberNames(np.arange(count, dtype=np.float64) * block, _whole)


def _whole(number: float) -> str:
    return str(int(number))
