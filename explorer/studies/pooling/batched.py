"""The batched matrix product: n products of an a × b by a b × c matrix in one go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.studies.numbers import shape

Values = NDArray[np.float64]


@dataclass(frozen=True, eq=False, slots=True)
class Batched:
    """X (n, a, b), Y (n, b, c) and their product (n, a, c), all float64."""

    first: Values
    second: Values
    product: Values

    def terms(self, batch: int, row: int, column: int) -> tuple[Values, Values]:
        """The two rows of factors (b,) whose products add up to one entry."""
        return self.first[batch, row], self.second[batch, :, column]


@dataclass(frozen=True, slots=True)
class Example:
    """A product to look at: its name, its translated title, and the product itself."""

    name: str
    title: Callable[[], str]
    make: Callable[[], Batched]


def batched(first: Values, second: Values) -> Batched:
    """Multiply each pair of matrices.

    Raises:
        UserError: the shapes are not (n, a, b) and (n, b, c); the sentence says what they are.
    """
    fits = first.ndim == second.ndim == 3 and len(first) == len(second) and first.shape[2] == second.shape[1]
    if not fits:
        text = translate(
            "Pooling", "A batched product needs the shapes (n, a, b) and (n, b, c); these are {x} and {y}."
        )
        raise UserError(text.format(x=shape(*first.shape), y=shape(*second.shape)))
    return Batched(first, second, np.matmul(first, second))


def of_estimate(weights: Values, values: Values) -> Batched:
    """Where the estimator uses it: weights (Q, n) as (Q, 1, n) by the values as (Q, n, 1) give (Q, 1, 1)."""
    queries, count = weights.shape
    return batched(weights[:, None, :], np.broadcast_to(values[None, :, None], (queries, count, 1)))


def _ones() -> Batched:
    return batched(np.ones((2, 1, 4)), np.ones((2, 4, 6)))


def _weights() -> Batched:
    weights = np.full((2, 10), 0.1)
    values = np.arange(20.0).reshape(2, 10)
    return batched(weights[:, None, :], values[:, :, None])


EXAMPLES = (
    Example("ones", lambda: translate("Pooling", "Ones, (2, 1, 4) × (2, 4, 6)"), _ones),
    Example("weights", lambda: translate("Pooling", "Weights of 0.1 over 0 … 19 in two rows"), _weights),
)
