"""What a curve plot draws: series of points, made few enough for the pixels there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.widgets.curve_plot_axes import Floats

REFERENCE = -1
"""The colour index of what others are compared with: muted."""
_HEADER = ("series", "x", "x_name", "y")


@dataclass(frozen=True, eq=False, slots=True)
class Series:
    """One curve.

    Attributes:
        name: what the legend calls it.
        x: (n,) finite, never falling.
        y: (n,); what is not finite (or, on a log scale, not positive) is a gap.
        colour_index: which of the colours that can be told apart, or `REFERENCE`; those with the same
            index share it.
        dashed: draw it broken, for what belongs to another curve of the same colour.
        error: (n,) one standard error of each y, drawn as whiskers to either side; NaN or 0: none.
        line: join the points; without it they are marked however many there are.
        marks: mark the points where they are few; one that stands alone is always marked.

    Raises:
        ValueError: x, y and error are not of one length, or x falls.
    """

    name: str
    x: NDArray[np.floating]
    y: NDArray[np.floating]
    colour_index: int = 0
    dashed: bool = False
    error: NDArray[np.floating] | None = None
    line: bool = True
    marks: bool = True

    def __post_init__(self) -> None:
        if self.x.ndim != 1 or self.x.shape != self.y.shape:
            raise ValueError(f"x is {self.x.shape}, y {self.y.shape}")
        if self.error is not None and self.error.shape != self.y.shape:
            raise ValueError(f"the error is {self.error.shape}, y {self.y.shape}")
        if len(self.x) and not (np.isfinite(self.x[-1]) and (self.x[1:] >= self.x[:-1]).all()):
            raise ValueError(f"the x of “{self.name}” falls or is not finite")


@dataclass(frozen=True, slots=True)
class PlotStyle:
    """How a plot among others shows what it has.

    Attributes:
        title: stands above the plane; empty: none.
        legend: whether the plot names its curves itself; an exported picture always does.
        y_text: how the ticks of the y axis are written, with their unit; None: as plain numbers.
        empty: what is said while there is nothing to draw; empty: that there is nothing yet.
    """

    title: str = ""
    legend: bool = True
    y_text: Callable[[float], str] | None = None
    empty: str = ""


@dataclass(frozen=True, eq=False, slots=True)
class Columns:
    """A curve with more points than pixels, for the C columns of pixels that have any: (C,) each.

    A column is NaN where none of its points can be drawn.
    """

    index: NDArray[np.intp]
    low: Floats
    high: Floats
    first: Floats
    last: Floats


def drawable(y: NDArray[np.floating], *, log: bool) -> NDArray[np.floating]:
    """The same values with NaN for all that cannot be drawn; the array itself when all can."""
    bad = ~np.isfinite(y)
    if log:
        bad |= y <= 0
    return np.where(bad, np.nan, y) if bad.any() else y


def left_out(series: Sequence[Series], *, log: bool) -> int:
    """How many values cannot be drawn."""
    count = 0
    for one in series:
        fit = np.isfinite(one.y) & (one.y > 0) if log else np.isfinite(one.y)
        count += len(fit) - int(np.count_nonzero(fit))
    return count


def limits(series: Sequence[Series], window: tuple[float, float], *, log: bool) -> tuple[float, float]:
    """The smallest and the largest value that can be drawn within a window of x; NaN without any."""
    low, high = np.nan, np.nan
    for one in series:
        start, stop = visible(one, window)
        for values in (one.y[start:stop], *(end[start:stop] for end in whiskers(one))):
            held = drawable(values, log=log)
            if len(held):
                low, high = np.fmin(low, np.fmin.reduce(held)), np.fmax(high, np.fmax.reduce(held))
    return float(low), float(high)


def whiskers(one: Series) -> tuple[Floats, ...]:
    """The lower and the upper ends (n,) of the whiskers, NaN where there is none; nothing without errors."""
    if one.error is None:
        return ()
    y, error = one.y.astype(np.float64), one.error.astype(np.float64)
    with np.errstate(invalid="ignore"):
        error = np.where(np.isfinite(error) & (error > 0) & np.isfinite(y), error, np.nan)
        return y - error, y + error


def ends(series: Sequence[Series]) -> tuple[float, float]:
    """The smallest and the largest x of all; NaN without any."""
    filled = [one for one in series if len(one.x)]
    if not filled:
        return np.nan, np.nan
    return min(float(one.x[0]) for one in filled), max(float(one.x[-1]) for one in filled)


def visible(one: Series, window: tuple[float, float]) -> tuple[int, int]:
    """The points from … to (excluded) within a window of x, and the next one on either side."""
    start = max(0, int(np.searchsorted(one.x, window[0], side="left")) - 1)
    stop = min(len(one.x), int(np.searchsorted(one.x, window[1], side="right")) + 1)
    return start, stop


def columns_of(x: NDArray[np.floating], y: NDArray[np.floating], edges: Floats) -> Columns:
    """The extremes, the first and the last value of the points between each two of W + 1 rising edges.

    A curve that is drawn of them passes through every extreme, so that no peak is lost.
    """
    bounds = np.searchsorted(x, edges, side="left")
    bounds[-1] = np.searchsorted(x, edges[-1], side="right")
    index = np.flatnonzero(bounds[1:] > bounds[:-1])
    if not len(index):
        none = np.zeros(0)
        return Columns(index, none, none, none, none)
    starts, part = bounds[index], y[: bounds[-1]]
    made = np.fmin.reduceat(part, starts), np.fmax.reduceat(part, starts), y[starts], y[bounds[index + 1] - 1]
    return Columns(index, *(values.astype(np.float64) for values in made))


def joined(columns: Columns) -> tuple[Floats, Floats]:
    """The lower and upper ends of the columns, so long that neighbours meet halfway: (C,) and (C,)."""
    low, high = columns.low.copy(), columns.high.copy()
    with np.errstate(over="ignore"):
        middle = columns.last[:-1] / 2 + columns.first[1:] / 2
    for side in (slice(None, -1), slice(1, None)):
        low[side] = np.where(np.isnan(low[side]), low[side], np.fmin(low[side], middle))
        high[side] = np.where(np.isnan(high[side]), high[side], np.fmax(high[side], middle))
    return low, high


def runs(fit: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """The stretches (from, to excluded) of a mask that are true."""
    padded = np.concatenate([[False], fit, [False]]).astype(np.int8)
    steps = np.diff(padded)
    return list(zip(np.flatnonzero(steps == 1).tolist(), np.flatnonzero(steps == -1).tolist(), strict=True))


def nearest(one: Series, x: float) -> int:
    """The point nearest to an x; the first of several; −1 without any."""
    if not len(one.x):
        return -1
    after = int(np.searchsorted(one.x, x, side="left"))
    if after == len(one.x) or (after > 0 and x - one.x[after - 1] <= one.x[after] - x):
        after = int(np.searchsorted(one.x, one.x[after - 1], side="left"))
    return after


def neighbours(series: Sequence[Series], x: float) -> list[float]:
    """The x of each curve's points next to an x on either side."""
    found = []
    for one in series:
        after = int(np.searchsorted(one.x, x, side="left"))
        found += [float(one.x[i]) for i in (after - 1, after) if 0 <= i < len(one.x)]
    return found


def series_arrays(series: Sequence[Series], x_names: Sequence[str]) -> Mapping[str, NDArray[np.generic]]:
    """The arrays for the export: the names, and x and y of each series by its number."""
    arrays: dict[str, NDArray[np.generic]] = {
        "names": np.array([one.name for one in series], dtype=np.str_),
        "x_names": np.array(x_names, dtype=np.str_),
    }
    for number, one in enumerate(series):
        arrays[f"x_{number}"], arrays[f"y_{number}"] = one.x, one.y
        if one.error is not None:
            arrays[f"error_{number}"] = one.error
    return arrays


def series_table(
    series: Sequence[Series], x_names: Sequence[str]
) -> tuple[Sequence[str], Iterator[Sequence[object]]]:
    """The header, and one row a point; with a column of standard errors where any series has them."""
    has_errors = any(one.error is not None for one in series)
    return (*_HEADER, "error") if has_errors else _HEADER, _rows(series, x_names, has_errors=has_errors)


def _rows(
    series: Sequence[Series], x_names: Sequence[str], *, has_errors: bool
) -> Iterator[Sequence[object]]:
    for one in series:
        errors = [""] * len(one.x) if one.error is None else list(map(repr, one.error.tolist()))
        for x, y, error in zip(one.x.tolist(), one.y.tolist(), errors, strict=True):
            row = one.name, repr(x), name_of(x, x_names), repr(y)
            yield (*row, error) if has_errors else row


def name_of(x: float, x_names: Sequence[str]) -> str:
    """The name of a place that has one; empty for others."""
    return x_names[int(x)] if float(x).is_integer() and 0 <= x < len(x_names) else ""
