"""What a heatmap draws."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from explorer.core.i18n import translate
from explorer.core.trace import BoolArray, FloatArray
from explorer.widgets.cell_colours import top_of
from explorer.widgets.cell_names import Names
from explorer.widgets.painting import number_text, one_line


@dataclass(frozen=True, eq=False)
class HeatmapData:
    """One matrix of queries × keys with its names.

    Attributes:
        values: (Q, K); NaN is masked: drawn flat in the theme's masked colour, never as zero.
        rows: the Q names of the queries; `NumberNames` where there are thousands.
        columns: the K names of the keys.
        title: shown above the map; empty: none.
        low: the value at the foot of the ramp.
        high: the value at its top; None: the map's own largest magnitude.
        signed: take the diverging ramp from −high to high.
        side: (Q,) drawn as bars beside the rows, from 0 to their own largest value.
        side_name: the name of that axis, with its unit.
        value_name: what the tip calls a value.
        fill: stretch the cells over the whole room, for maps whose axes are of different kinds.
        faded: (Q, K) cells below a threshold: drawn in the card's colour, still named on hover.
    """

    values: FloatArray
    rows: Names
    columns: Names
    title: str = ""
    low: float = 0.0
    high: float | None = None
    signed: bool = False
    side: FloatArray | None = None
    side_name: str = ""
    value_name: str = "α"
    fill: bool = False
    faded: BoolArray | None = None

    def __post_init__(self) -> None:
        shape = (len(self.rows), len(self.columns))
        if self.values.shape != shape:
            raise ValueError(f"values are {self.values.shape}, the names {shape}")

    @cached_property
    def top(self) -> float:
        """The value at the top of the ramp."""
        return self.high if self.high is not None else top_of(self.values)


def map_arrays(maps: Sequence[HeatmapData]) -> Mapping[str, NDArray[np.generic]]:
    """The arrays of the maps for the export; from the second map on their names carry a number."""
    arrays: dict[str, NDArray[np.generic]] = {}
    for number, data in enumerate(maps):
        end = f"_{number}" if number else ""
        arrays[f"values{end}"] = data.values
        arrays[f"rows{end}"] = np.array(tuple(data.rows), dtype=np.str_)
        arrays[f"columns{end}"] = np.array(tuple(data.columns), dtype=np.str_)
        arrays[f"title{end}"] = np.array(data.title, dtype=np.str_)
        if data.side is not None:
            arrays[f"side{end}"] = data.side
        if data.faded is not None:
            arrays[f"shown{end}"] = ~data.faded
    return arrays


def cell_lines(data: HeatmapData, row: int, column: int) -> list[str]:
    """What the tip says of a cell: both names and the exact value."""
    value = float(data.values[row, column])
    names = {"row": one_line(data.rows[row]), "column": one_line(data.columns[column])}
    if np.isnan(value):
        return [translate("Heatmap", "{row} → {column}   masked").format(**names)]
    return [f"{names['row']} → {names['column']}   {data.value_name} = {number_text(value)}"]


TABLE_HEADER = ("map", "row", "column", "row_name", "column_name", "value", "shown")


def map_rows(maps: Sequence[HeatmapData]) -> Iterator[Sequence[object]]:
    """The cells of the maps as rows under `TABLE_HEADER`; the value of a masked cell is empty."""
    for data in maps:
        for row, name in enumerate(data.rows):
            for column, key in enumerate(data.columns):
                value = data.values[row, column]
                shown = data.faded is None or not data.faded[row, column]
                number = "" if np.isnan(value) else repr(float(value))
                yield data.title, row, column, name, key, number, int(shown)
