"""What the draggable picture of kernel regression draws: points, curves, one query and its weights."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.widgets.curve_plot_axes import Floats

INK = -1
"""The colour of what is no estimator, such as the truth."""
TABLE_HEADER = ("kind", "name", "x", "y", "weight", "weight_times_value")


@dataclass(frozen=True, eq=False, slots=True)
class PlotCurve:
    """One curve.

    Attributes:
        name, note: what the legend says, as “Gaussian kernel” and “MSE 0.312”; an empty note is left out.
        x, y: (m,) float64, x finite and never falling; where y is not finite there is a gap.
        colour_index: which of the colours that can be told apart, the accents of keys and query aside; `INK`.
        dashed: draw it broken, as the truth is.
        chosen: the estimator whose weights are shown: thick, and pale where the query has not been yet.
        short: a word for it at its right end, without a number that changes; empty: none.

    Raises:
        ValueError: x and y are not of one length, or x falls.
    """

    name: str
    note: str
    x: Floats
    y: Floats
    colour_index: int
    dashed: bool = False
    chosen: bool = False
    short: str = ""

    def __post_init__(self) -> None:
        if self.x.ndim != 1 or self.x.shape != self.y.shape:
            raise ValueError(f"x is {self.x.shape}, y {self.y.shape}")
        if len(self.x) and not (np.isfinite(self.x[-1]) and (self.x[1:] >= self.x[:-1]).all()):
            raise ValueError(f"the x of “{self.name}” falls or is not finite")


@dataclass(frozen=True, eq=False, slots=True)
class RegressionData:
    """The points, keys and values (n,) float64 by growing key, and the curves in the legend's order.

    Raises:
        ValueError: keys and values are not of one length, or keys fall.
    """

    keys: Floats
    values: Floats
    curves: tuple[PlotCurve, ...] = ()

    def __post_init__(self) -> None:
        if self.keys.ndim != 1 or self.keys.shape != self.values.shape:
            raise ValueError(f"keys are {self.keys.shape}, values {self.values.shape}")
        if not (self.keys[1:] >= self.keys[:-1]).all():
            raise ValueError("the keys fall")

    @property
    def count(self) -> int:
        """How many points there are."""
        return int(self.keys.size)


@dataclass(frozen=True, eq=False, slots=True)
class QueryView:
    """One query answered.

    Attributes:
        query: its place on the x axis.
        weights: (n,) float64, of the points by growing key.
        estimate: NaN where it is undefined.
        shape_x, shape_y: (k,) the kernel's shape: places on the x axis, rising, and its height there, 0 … 1.
        handle: how far from the query the kernel is dragged: where a Gaussian is half as high, where a
            compact kernel ends; None: it cannot be dragged.
    """

    query: float
    weights: Floats
    estimate: float
    shape_x: Floats
    shape_y: Floats
    handle: float | None = None

    def height(self, x: Floats) -> Floats:
        """How high the kernel is at places on the x axis; 0 outside its shape."""
        if not len(self.shape_x):
            return np.zeros_like(x)
        return np.asarray(np.interp(x, self.shape_x, self.shape_y, left=0.0, right=0.0))


NO_POINTS = RegressionData(np.zeros(0), np.zeros(0))


def shares_of(weights: Floats) -> Floats:
    """How strongly each point is drawn, in [0, 1], from its weight.

    1 is the largest weight, or twice what every point would weigh in an average where that is more: so all
    points of average pooling look alike and none looks decisive.
    """
    if not weights.size:
        return weights
    held = np.where(np.isfinite(weights), np.maximum(weights, 0.0), 0.0)
    top = max(float(held.max()), min(1.0, 2 / weights.size))
    return np.asarray(held / top)


def heaviest(weights: Floats, least: float, most: int) -> NDArray[np.intp]:
    """The points that matter to the estimate, lightest first: those above `least` of the largest weight.

    Where more than `most` matter, every second, third … of them, so that no region is left out.
    """
    if not weights.size or not (top := float(weights.max())) > 0:
        return np.zeros(0, dtype=np.intp)
    found = np.flatnonzero(weights >= least * top)
    if len(found) > most:
        found = found[:: -(-len(found) // most)]
    return np.asarray(found[np.argsort(weights[found], kind="stable")])


def regression_arrays(data: RegressionData, view: QueryView | None) -> Mapping[str, NDArray[np.generic]]:
    """The arrays of the export: the points, the query with its weights, and x and y of every curve."""
    arrays: dict[str, NDArray[np.generic]] = {"keys": data.keys, "values": data.values}
    if view is not None:
        arrays["weights"] = view.weights
        arrays["query"], arrays["estimate"] = np.array(view.query), np.array(view.estimate)
        arrays["kernel_x"], arrays["kernel_y"] = view.shape_x, view.shape_y
    arrays["curve_names"] = np.array([curve.name for curve in data.curves], dtype=np.str_)
    for number, curve in enumerate(data.curves):
        arrays[f"curve_x_{number}"], arrays[f"curve_y_{number}"] = curve.x, curve.y
    return arrays


def regression_rows(data: RegressionData, view: QueryView | None) -> Iterator[tuple[str, ...]]:
    """One row a point, the query, and one row a place of every curve, under `TABLE_HEADER`."""
    weights = view.weights.tolist() if view is not None and view.weights.size == data.count else None
    for index, (key, value) in enumerate(zip(data.keys.tolist(), data.values.tolist(), strict=True)):
        carried = ("", "") if weights is None else (repr(weights[index]), repr(weights[index] * value))
        yield "point", str(index + 1), repr(key), repr(value), *carried
    if view is not None:
        yield "query", "", repr(float(view.query)), repr(float(view.estimate)), "", ""
    for curve in data.curves:
        for x, y in zip(curve.x.tolist(), curve.y.tolist(), strict=True):
            yield "curve", curve.name, repr(x), repr(y), "", ""
