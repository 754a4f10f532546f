"""What the scoring functions cost by formula: operations and numbers held, against queries, keys and d."""

from __future__ import annotations

from dataclasses import dataclass, replace

from explorer.studies.scoring.kinds import Function

AXES = ("queries", "keys", "d")
GROWTH = tuple(2**power for power in range(13))
"""The sizes along an axis that are timed: 1, 2, 4 … 4,096."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """m queries and n keys of d numbers each, and the additive function's hidden layer of h."""

    queries: int
    keys: int
    d: int
    hidden: int

    def along(self, axis: str, size: int) -> Sizes:
        """The same with another number along “queries”, “keys” or “d”."""
        if axis == "queries":
            return replace(self, queries=size)
        return replace(self, keys=size) if axis == "keys" else replace(self, d=size)


@dataclass(frozen=True, slots=True)
class Cost:
    """What all scores (m, n) cost.

    operations: additions, multiplications, divisions, roots and hyperbolic tangents, each as one.
    numbers held besides queries and keys: parameters; between, the largest set that must be held at once on
    the way, worked on in place; scores.
    """

    operations: int
    parameters: int
    between: int
    scores: int

    @property
    def numbers(self) -> int:
        return self.parameters + self.between + self.scores

    def memory(self, bytes_each: int = 4) -> int:
        """Bytes; a float32 has four."""
        return self.numbers * bytes_each


def cost(function: Function, sizes: Sizes) -> Cost:
    """The cost of the scores of every query with every key; a sum of d products is 2d − 1 operations.

    additive: W_q q and W_k k once for each query and key, then h additions, h tangents and a product with w_v
    for each pair. bilinear: qᵀW once for each query. gaussian: differences, their squares and their sum.
    """
    m, n, d, h = sizes.queries, sizes.keys, sizes.d, sizes.hidden
    pairs, product = m * n, 2 * d - 1
    if function is Function.ADDITIVE:
        operations = (m + n) * h * product + pairs * (4 * h - 1)
        return Cost(operations, 2 * h * d + h, (m + n + pairs) * h, pairs)
    if function is Function.BILINEAR:
        return Cost(m * d * product + pairs * product, d * d, m * d, pairs)
    if function is Function.GAUSSIAN:
        return Cost(pairs * 3 * d, 0, pairs * d, pairs)
    if function is Function.SCALED:
        return Cost(pairs * (product + 1) + 1, 0, 0, pairs)
    return Cost(pairs * product, 0, 0, pairs)


@dataclass(frozen=True, slots=True)
class Timing:
    """The best time of one function at one size along the axis; seconds NaN where it was not run."""

    function: Function
    size: int
    seconds: float
    cost: Cost


@dataclass(frozen=True, slots=True)
class CostTable:
    """Timings along one axis, the other sizes as in `sizes`; `device` as torch calls it; done: of total."""

    sizes: Sizes
    axis: str
    device: str
    timings: tuple[Timing, ...]
    done: int
    total: int

    def of(self, function: Function) -> tuple[Timing, ...]:
        """One function's timings, by size."""
        return tuple(timing for timing in self.timings if timing.function is function)
