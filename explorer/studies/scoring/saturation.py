"""Why √d: what the study measures, what theory says, and its frozen result; imported without torch."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from explorer.studies.scoring.kinds import SIZE_RANGE, Function, Numbers

STUDIED = (Function.DOT, Function.SCALED, Function.ADDITIVE)
DRAWS_RANGE = (50, 20_000)
HIDDEN_RANGE = (1, 64)
BINS = 61
"""Of a histogram; odd, so that 0 lies in the middle of one."""


def sizes() -> tuple[int, ...]:
    """1, 2, 3, 4, 6, 8, 11, 16 … 1,024: powers of √2, rounded."""
    most = round(2 * math.log2(SIZE_RANGE[1]))
    return tuple(sorted({round(2 ** (power / 2)) for power in range(most + 1)}))


@dataclass(frozen=True, slots=True)
class SaturationSettings:
    """Independent draws of one query and n keys at every d, entries normal with mean 0 and variance 1.

    The additive function's weights are drawn anew each time, uniform between ±1/√(numbers that enter).
    """

    keys: int = 16
    draws: int = 2000
    hidden: int = 16
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over draws and its standard error."""

    value: float
    error: float


@dataclass(frozen=True, eq=False, slots=True)
class Point:
    """One function at one d.

    variance: of the scores. Of the softmax over the n keys: largest, the largest weight; entropy, in nats
    (ln n where all are equal); gradient, the Frobenius norm of ∂weights/∂scores (√(n − 1)/n where all are
    equal).
    counts (BINS,) of the scores between edges (BINS + 1,).
    """

    function: Function
    d: int
    variance: Estimate
    largest: Estimate
    entropy: Estimate
    gradient: Estimate
    counts: Numbers
    edges: Numbers

    @property
    def density(self) -> Numbers:
        """The counts as a density: its area is 1."""
        return np.asarray(self.counts / (self.counts.sum() * np.diff(self.edges)))


@dataclass(frozen=True, eq=False, slots=True)
class Saturation:
    """The points measured so far; done of `sizes()`."""

    settings: SaturationSettings
    points: tuple[Point, ...]
    seconds: float

    @property
    def is_complete(self) -> bool:
        return len(self.points) == len(STUDIED) * len(sizes())

    def of(self, function: Function) -> tuple[Point, ...]:
        """One function's points, by d."""
        return tuple(point for point in self.points if point.function is function)

    def at(self, function: Function, d: int) -> Point:
        """The measured point nearest to d on a scale of powers.

        Raises:
            ValueError: nothing is measured yet.
        """
        return min(self.of(function), key=lambda point: abs(math.log(point.d / d)))


def theory(function: Function, d: int) -> float:
    """The variance of a score as theory has it.

    qᵀk is a sum of d independent products of variance 1 each: d; divided by √d: 1. additive:
    1/3 · E[tanh²(z)] with z normal of variance 2/3, which holds for large d: an entry of W_q q, and of W_k k,
    has variance d · 1/(3d).
    """
    if function is Function.DOT:
        return float(d)
    if function is Function.SCALED:
        return 1.0
    if function is Function.ADDITIVE:
        return _ADDITIVE
    raise ValueError(function)


def _additive_limit() -> float:
    places, weights = np.polynomial.hermite_e.hermegauss(80)
    return float(weights @ np.tanh(math.sqrt(2 / 3) * places) ** 2 / weights.sum()) / 3


_ADDITIVE = _additive_limit()


def uniform_gradient(keys: int) -> float:
    """√(n − 1)/n: the gradient norm where all n weights are equal."""
    return math.sqrt(keys - 1) / keys
