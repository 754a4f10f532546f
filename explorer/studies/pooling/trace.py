"""What the Attention pooling chapter computes: a request and its frozen result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from explorer.core.trace import FloatArray
from explorer.studies.numbers import plain
from explorer.studies.pooling.data import Points, Queries, Recipe, Sorted
from explorer.studies.pooling.functions import read_function
from explorer.studies.pooling.kernels import COMPACT, LARGEST, WIDENED, Kernel, weights_of

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Request:
    """Everything that a trace depends on.

    points: a person's own, in their own order, None for those that the recipe draws; has_truth: whether the
    recipe's formula is what they were drawn round; kernel: the one whose weights are shown, shown: all whose
    curves are; learned: the w of a training, None before one.
    """

    recipe: Recipe
    points: Points | None
    has_truth: bool
    queries: Queries
    kernel: Kernel
    shown: tuple[Kernel, ...]
    width: float
    bandwidth: float
    learned: float | None

    def scale(self, kernel: Kernel) -> float:
        """The w of a Gaussian, the bandwidth of a compact kernel; 1 where the kernel has neither."""
        if kernel is Kernel.LEARNED:
            return 1.0 if self.learned is None else self.learned
        return self.bandwidth if kernel in COMPACT else self.width if kernel in WIDENED else 1.0


@dataclass(frozen=True, eq=False, slots=True)
class Curve:
    """One estimator over all queries: estimates and effective numbers of neighbours (Q,) float64.

    error: the mean squared error to the truth over the defined queries, NaN where there is no truth;
    undefined: how many queries no key answers, whose estimates are NaN; fit: the mean squared error to the
    values at the points' own keys, NaN where there are too many points to ask them all.
    """

    kernel: Kernel
    scale: float
    estimates: Values
    neighbours: Values
    error: float
    undefined: int
    fit: float = np.nan

    @property
    def typical(self) -> float:
        """The mean effective number of neighbours of the defined queries; NaN where there is none."""
        defined = self.neighbours[~np.isnan(self.estimates)]
        return float(defined.mean()) if defined.size else np.nan

    @property
    def variation(self) -> float:
        """How far the curve climbs and falls altogether, Σ|ŷ_q − ŷ_{q−1}|; gaps count nothing."""
        return float(np.nansum(np.abs(np.diff(self.estimates))))


@dataclass(frozen=True, eq=False, slots=True)
class Answer:
    """One query: weights (n,) float64 by sorted key, the estimate (NaN: undefined), effective neighbours."""

    query: float
    weights: Values
    estimate: float
    neighbours: float


@dataclass(frozen=True, eq=False, slots=True)
class PoolingTrace:
    """The estimators on the request's points.

    points: keys and values (n,) by growing key, with their places in the person's order; places (Q,): the
    queries; truth (Q,) or None; curves: one for each kernel that is shown, the chosen one first;
    weights (Q, n) float32 of the chosen kernel; notes: sentences on what is undefined, equal or missing.
    """

    request: Request
    points: Sorted
    places: Values
    truth: Values | None
    curves: tuple[Curve, ...]
    weights: FloatArray
    notes: tuple[str, ...] = ()

    @property
    def steps(self) -> tuple[str, ...]:
        """The transport's steps: one for each query."""
        return tuple(place_name(float(place)) for place in self.places)

    @property
    def chosen(self) -> Curve:
        """The curve of the kernel whose weights are shown."""
        return self.curves[0]

    def curve(self, kernel: Kernel) -> Curve | None:
        """The curve of a kernel, None where it is not shown."""
        return next((curve for curve in self.curves if curve.kernel is kernel), None)

    def answer(self, query: float) -> Answer:
        """Any query, as a drag asks it, under the chosen kernel, in float64."""
        place = np.array([min(max(query, -LARGEST), LARGEST)])
        weights = weights_of(self.chosen.kernel, place, self.points.keys, self.chosen.scale)[0]
        squares = float(weights @ weights)
        if squares == 0:
            return Answer(float(place[0]), weights, np.nan, 0.0)
        return Answer(float(place[0]), weights, float(weights @ self.points.values), 1 / squares)

    def function(self, x: Values) -> Values | None:
        """The truth at any x, None where there is none; raises UserError where the formula has no value."""
        return read_function(self.request.recipe.formula)(x) if self.request.has_truth else None

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Every array by name, with each estimator's as “estimates.<kernel>” and “neighbours.<kernel>”."""
        arrays: dict[str, NDArray[Any]] = {
            "keys": self.points.keys,
            "values": self.points.values,
            "queries": self.places,
            "weights": self.weights,
        }
        if self.truth is not None:
            arrays["truth"] = self.truth
        for curve in self.curves:
            arrays[f"estimates.{curve.kernel.value}"] = curve.estimates
            arrays[f"neighbours.{curve.kernel.value}"] = curve.neighbours
        return arrays


def place_name(place: float) -> str:
    """A query's place with no more digits than it needs, at least one and at most six."""
    text = plain(place, 6)
    if "." not in text or "e" in text:
        return text
    whole, _, digits = text.partition(".")
    return f"{whole}.{digits.rstrip('0') or '0'}"
