"""What the plot of histograms draws, and as which numbers it is exported."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.widgets.curve_plot_axes import Floats

TABLE_HEADER = ("series", "from", "to", "count", "density")


@dataclass(frozen=True, eq=False, slots=True)
class Histogram:
    """One distribution.

    Attributes:
        name: whose it is.
        counts: (k,) how many values fell into each bin.
        edges: (k + 1,) rising.
        deviation: the standard deviation, drawn as a bracket about the mean; NaN: none.
        mean: the middle of that bracket.
        note: what is written at the end of the row.
        colour_index: which of the colours that can be told apart.

    Raises:
        ValueError: there is not one edge more than counts, or the edges do not rise.
    """

    name: str
    counts: NDArray[np.floating]
    edges: NDArray[np.floating]
    deviation: float = float("nan")
    mean: float = 0.0
    note: str = ""
    colour_index: int = 0

    def __post_init__(self) -> None:
        if self.counts.ndim != 1 or self.edges.shape != (len(self.counts) + 1,):
            raise ValueError(f"{self.counts.shape} counts between {self.edges.shape} edges")
        if not (np.diff(self.edges) > 0).all():
            raise ValueError(f"the edges of “{self.name}” do not rise")

    @property
    def total(self) -> float:
        return float(self.counts.sum())

    @property
    def densities(self) -> Floats:
        """(k,) of area 1; zeros without any value."""
        wide = np.diff(self.edges.astype(np.float64))
        return np.asarray(self.counts / (max(self.total, 1.0) * wide))

    @property
    def heights(self) -> Floats:
        """(k,) the densities as shares of the largest."""
        densities = self.densities
        return np.asarray(densities / (densities.max(initial=0.0) or 1.0))

    def bin_at(self, x: float) -> int:
        """The bin that holds an x; −1 outside."""
        place = int(np.searchsorted(self.edges, x, side="right")) - 1
        return place if 0 <= place < len(self.counts) else -1


def histogram_arrays(rows: Sequence[Histogram]) -> Mapping[str, NDArray[np.generic]]:
    """The names, and counts and edges of each by its number."""
    arrays: dict[str, NDArray[np.generic]] = {"names": np.array([row.name for row in rows], dtype=np.str_)}
    for number, row in enumerate(rows):
        arrays[f"counts_{number}"], arrays[f"edges_{number}"] = row.counts, row.edges
    return arrays


def histogram_rows(rows: Sequence[Histogram]) -> Iterator[Sequence[object]]:
    """One row a bin under `TABLE_HEADER`."""
    for row in rows:
        low, high = row.edges[:-1].tolist(), row.edges[1:].tolist()
        yield from (
            (row.name, repr(a), repr(b), repr(count), repr(density))
            for a, b, count, density in zip(
                low, high, row.counts.tolist(), row.densities.tolist(), strict=True
            )
        )
