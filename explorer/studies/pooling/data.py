"""The points that are pooled: drawn at random round a function, or a person's own; pure values throughout."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.studies.pooling.functions import DEFAULT, read_function
from explorer.studies.pooling.kernels import LARGEST
from explorer.studies.pooling.tables import read_table

Values = NDArray[np.float64]
Point = tuple[float, float]
"""A key and its value."""
Points = tuple[Point, ...]
SIZES = (2, 5000)
QUERY_COUNTS = (1, 2000)
LEAST_KEY, MOST_KEY = 0.0, 5.0
MOST_NOISE = 1000.0


@dataclass(frozen=True, slots=True)
class Recipe:
    """How points are drawn: sorted keys uniform in [0, 5), y = f(x) + normal noise of deviation `noise`."""

    size: int = 50
    seed: int = 0
    noise: float = 0.5
    formula: str = DEFAULT


@dataclass(frozen=True, slots=True)
class Queries:
    """`count` queries from `first` on, `step` apart: 0, 0.1 … 4.9 by default."""

    first: float = 0.0
    step: float = 0.1
    count: int = 50

    @property
    def places(self) -> Values:
        """(count,) float64; multiples are exact to the last digit that is shown, as sums would not be."""
        places = self.first + self.step * np.arange(self.count)
        return np.round(places, 12)


@dataclass(frozen=True, eq=False, slots=True)
class Sorted:
    """Keys and values (n,) float64 by growing key; order[k]: the place of the k-th in the person's points."""

    keys: Values
    values: Values
    order: NDArray[np.int64]


@lru_cache(8)  # a dragged kernel asks for the same points in every frame
def drawn(recipe: Recipe) -> Points:
    """The points of a recipe, the same for the same seed on every system.

    Raises:
        UserError: the size or the noise is out of range, or the formula is wrong somewhere at a key.
    """
    _check_recipe(recipe)
    random = np.random.default_rng(recipe.seed)
    keys = np.sort(random.uniform(LEAST_KEY, MOST_KEY, recipe.size))
    values = read_function(recipe.formula)(keys) + random.normal(0.0, recipe.noise, recipe.size)
    return checked(tuple(zip(keys.tolist(), values.tolist(), strict=True)))


def _check_recipe(recipe: Recipe) -> None:
    if not SIZES[0] <= recipe.size <= SIZES[1]:
        text = translate("Pooling", "Between {least} and {most:,} points can be drawn; choose such a number.")
        raise UserError(text.format(least=SIZES[0], most=SIZES[1]))
    if not 0 <= recipe.noise <= MOST_NOISE:
        text = translate("Pooling", "The noise must be a number from 0 to {most:,}; change it.")
        raise UserError(text.format(most=int(MOST_NOISE)))


def checked(points: Points) -> Points:
    """The same points, if they can be pooled.

    Raises:
        UserError: there are none or too many, or a number is none, infinite or too large.
    """
    if not points:
        raise UserError(
            translate("Pooling", "There are no points to pool; add one with a double-click, or undo.")
        )
    if len(points) > SIZES[1]:
        text = translate("Pooling", "There are {count:,} points; at most {most:,} are possible.")
        raise UserError(text.format(count=len(points), most=SIZES[1]))
    numbers = np.array(points, dtype=np.float64)
    odd = ~(np.abs(numbers) <= LARGEST).all(axis=1)
    if odd.any():
        text = translate(
            "Pooling",
            "Point {n} is not a number or too large (beyond ±{most:.0e}); correct or delete it.",
        )
        raise UserError(text.format(n=int(odd.argmax()) + 1, most=LARGEST))
    return points


def in_order(points: Points) -> Sorted:
    """Points by growing key; equal keys stay in the order they have."""
    numbers = np.array(points, dtype=np.float64).reshape(-1, 2)
    order = np.argsort(numbers[:, 0], kind="stable")
    return Sorted(numbers[order, 0].copy(), numbers[order, 1].copy(), order.astype(np.int64))


def read_points(text: str) -> Points:
    """A person's points from a table of two columns, key and value; a first row of names is allowed.

    Raises:
        UserError: the table is empty, has not two columns, or a cell is no finite number.
    """
    table = read_table(text)
    width = table.shape[1]
    if width != 2:
        told = translate(
            "Pooling", "Points need two columns, key and value; this table has {count}. Keep two of them."
        )
        raise UserError(told.format(count=width))
    return checked(tuple((float(key), float(value)) for key, value in table))


def spanning(points: Points, count: int = 50) -> Queries:
    """Queries from the first key to the last, for points of a person's own.

    The step is rounded up to three figures and the first query down to as many decimals, so that their places
    can be read; of a span so far from 0 that float64 has no such decimals they are as they come.
    """
    keys = in_order(checked(points)).keys
    first, span = float(keys[0]), float(keys[-1] - keys[0])
    if span == 0:
        return Queries(first - 1, 2 / max(1, count - 1), count)
    step = span / max(1, count - 1)
    decimals = min(2 - math.floor(math.log10(step)), 300)
    rounded = round(math.ceil(step * 10.0**decimals - 1e-6) * 10.0**-decimals, decimals)
    start = round(math.floor(first * 10.0**decimals + 1e-6) * 10.0**-decimals, decimals)
    places = Queries(start, rounded if rounded > 0 else step, count)
    return places if abs(places.first - first) <= step else Queries(first, step, count)


def check_queries(queries: Queries) -> Queries:
    """The same queries, if they can be asked.

    Raises:
        UserError: too few or too many, a step that is not above 0, or a place that is too far.
    """
    if not QUERY_COUNTS[0] <= queries.count <= QUERY_COUNTS[1] or not 0 < queries.step <= LARGEST:
        text = translate("Pooling", "There can be 1 to {most:,} queries, a step above 0 apart; change them.")
        raise UserError(text.format(most=QUERY_COUNTS[1]))
    last = queries.first + queries.step * (queries.count - 1)
    if not max(abs(queries.first), abs(last)) <= LARGEST:
        text = translate("Pooling", "A query lies too far away (beyond ±{most:.0e}); bring it nearer.")
        raise UserError(text.format(most=LARGEST))
    return queries


def points_text(points: Points) -> str:
    """The points as a table that `read_points` takes, every digit kept."""
    return "\n".join(["key,value", *(f"{key!r},{value!r}" for key, value in points), ""])
