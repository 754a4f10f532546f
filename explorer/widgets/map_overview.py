"""The limits and the thumbnails of many maps, found a portion at a time so that nothing waits for them."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.core.trace import FloatArray
from explorer.widgets.cell_colours import folded

_CELLS = 1_000_000  # of all thumbnails together
_NEXT_TO_ZERO = 0.02  # of the largest number
_FEWEST, _MOST = 32, 512  # cells across a thumbnail


@dataclass(frozen=True, slots=True)
class Portion:
    """Some whole maps, or some queries of one map: maps from `first` to `last`, queries from `top` on."""

    first: int
    last: int
    top: int
    bottom: int


class MapOverview:
    """Takes weights (rows, columns, queries, keys); `thumbnails` and `limits` are whole once `is_done`."""

    def __init__(self, weights: FloatArray) -> None:
        self.weights = weights
        rows, columns, queries, keys = weights.shape
        side = min(_MOST, max(_FEWEST, math.isqrt(_CELLS // (rows * columns))))
        self.down, self.across = math.ceil(queries / side), math.ceil(keys / side)
        self._flat = weights.reshape(rows * columns, queries, keys)
        shape = rows * columns, math.ceil(queries / self.down), math.ceil(keys / self.across)
        self._small: FloatArray = np.full(shape, np.nan, dtype=np.float32)
        self._limits = np.tile(np.array([np.inf, -np.inf]), (rows * columns, 1))
        self._map, self._query = 0, 0

    @property
    def is_done(self) -> bool:
        return self._map >= len(self._flat)

    @property
    def thumbnails(self) -> FloatArray:
        """The number of largest magnitude of each block, NaN where none is finite: (rows, columns, a, b)."""
        return self._small.reshape(*self.weights.shape[:2], *self._small.shape[1:])

    def limits(self, *, own: bool) -> NDArray[np.float64]:
        """The least and the largest finite number, (rows, columns, 2): of each map, or of all together."""
        pairs = self._limits.copy()
        if not own:
            pairs[:] = pairs[:, 0].min(), pairs[:, 1].max()
        pairs[~np.isfinite(pairs).all(axis=-1)] = (0.0, 1.0)
        return pairs.reshape(*self.weights.shape[:2], 2)

    def advance(self, most: int) -> None:
        """Go on for about so many numbers."""
        while most > 0 and not self.is_done:
            portion = self._next(most)
            self._take(portion)
            most -= (portion.last - portion.first) * (portion.bottom - portion.top) * self._flat.shape[2]

    def _next(self, most: int) -> Portion:
        count, queries, keys = self._flat.shape
        if self._query == 0 and queries * keys <= most:
            last = min(count, self._map + most // (queries * keys))
            portion = Portion(self._map, last, 0, queries)
            self._map = last
            return portion
        lines = max(1, most // (keys * self.down)) * self.down
        top, bottom = self._query, min(queries, self._query + lines)
        portion = Portion(self._map, self._map + 1, top, bottom)
        self._map, self._query = (self._map + 1, 0) if bottom == queries else (self._map, bottom)
        return portion

    def _take(self, at: Portion) -> None:
        values = self._flat[at.first : at.last, at.top : at.bottom]
        low, high = np.fmin.reduce(values, axis=(1, 2)), np.fmax.reduce(values, axis=(1, 2))
        if not (np.isfinite(low).all() and np.isfinite(high).all()):
            values = finite(values)
            low = np.min(values, axis=(1, 2), where=~np.isnan(values), initial=np.inf)
            high = np.max(values, axis=(1, 2), where=~np.isnan(values), initial=-np.inf)
        own = self._limits[at.first : at.last]
        own[:, 0], own[:, 1] = np.minimum(own[:, 0], low), np.maximum(own[:, 1], high)
        lines = slice(at.top // self.down, math.ceil(at.bottom / self.down))
        self._small[at.first : at.last, lines] = blocks(values, self.down, self.across)


def finite(values: FloatArray) -> FloatArray:
    """The values with NaN for all that is not finite, which has no colour."""
    return np.where(np.isfinite(values), values, np.float32(np.nan))


def blocks(values: FloatArray, down: int, across: int) -> FloatArray:
    """The number of largest magnitude of each block: (…, Q, K) to (…, ⌈Q/down⌉, ⌈K/across⌉)."""
    if down <= 1 and across <= 1:
        return values
    most = folded(folded(values, down, np.fmax, axis=-2), across, np.fmax, axis=-1)
    if not (values < 0).any():
        return most
    least = folded(folded(values, down, np.fmin, axis=-2), across, np.fmin, axis=-1)
    return np.where(-least > most, least, most)


def widened(low: float, high: float) -> tuple[float, float]:
    """Limits that can be told apart, and read: zero is one of them where all numbers are equal, or where
    the least is next to it, as a softmax's are.
    """
    if low < high:
        return (0.0 if 0 < low < _NEXT_TO_ZERO * high else low), high
    low, high = min(low, 0.0), max(high, 0.0)
    return (low, high) if low < high else (0.0, 1.0)
