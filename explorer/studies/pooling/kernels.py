"""Attention weights of kernels, exact to float64 for any width and however far the query is.

A Gaussian's scores −((x − x_i) w)²/2 grow without bound, and their differences, all that the softmax sees,
would drown in their rounding. So each difference to the nearest key x_m is worked out by itself:
(x − x_i)² − (x − x_m)² = (x_m − x_i)((x − x_i) + (x − x_m)), with the rounding of the second factor put back
(Knuth's two-sum). A compact kernel needs h − |x − x_i| in the same way, at its edge.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from explorer.core.cancel import CancelToken
from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.core.trace import FloatArray

Values = NDArray[np.float64]
LARGEST = 1e9
"""The farthest place of a key, a value or a query from 0."""
MOST_WIDTH = 1e6
_ENTRIES = 1 << 16  # of a block: what stays in the processor's cache is several times faster


class Kernel(StrEnum):
    """How a query weighs the keys; `LEARNED` is `WIDTH` with the w of a training."""

    AVERAGE = "average"
    GAUSSIAN = "gaussian"
    WIDTH = "width"
    BOXCAR = "boxcar"
    TRIANGULAR = "triangular"
    EPANECHNIKOV = "epanechnikov"
    LEARNED = "learned"


COMPACT = (Kernel.BOXCAR, Kernel.TRIANGULAR, Kernel.EPANECHNIKOV)
WIDENED = (Kernel.WIDTH, Kernel.LEARNED)


@dataclass(frozen=True, eq=False, slots=True)
class Pooled:
    """Queries answered: weights (Q, n) float32, each row summing to 1; estimates and neighbours (Q,) float64.

    neighbours: the effective number 1/Σα². Where no key is inside a compact kernel the weights and the
    neighbours are 0 and the estimate is NaN.
    """

    weights: FloatArray
    estimates: Values
    neighbours: Values

    @property
    def undefined(self) -> NDArray[np.bool_]:
        """The queries that no key answers."""
        return np.isnan(self.estimates)


def check_scale(kernel: Kernel, scale: float) -> None:
    """Refuse a width or bandwidth that means nothing; a width of 0 is average pooling.

    Raises:
        UserError: the width is not finite or too large, or the bandwidth is not greater than 0.
    """
    if kernel in COMPACT and not 0 < scale <= LARGEST:
        raise UserError(translate("Pooling", "The bandwidth must be a number greater than 0; change it."))
    if kernel in WIDENED and not abs(scale) <= MOST_WIDTH:
        text = translate("Pooling", "The width w must be a number up to {most:,}; change it.")
        raise UserError(text.format(most=int(MOST_WIDTH)))


def weights_of(kernel: Kernel, queries: Values, keys: Values, scale: float) -> Values:
    """Weights (Q, n) float64; `scale` is w of a Gaussian, the bandwidth of a compact kernel.

    Raises:
        UserError: see `check_scale`.
    """
    check_scale(kernel, scale)
    rows = [grown / sums for _, grown, sums in _blocks(kernel, queries, keys, scale)]
    return np.concatenate([*rows, np.zeros((0, keys.size))])


def pooled(
    kernel: Kernel,
    queries: Values,
    keys: Values,
    values: Values,
    scale: float,
    token: CancelToken | None = None,
    *,
    keep: bool = True,
) -> Pooled:
    """Answer queries (Q,) from keys and values (n,); `keep` False leaves the weights out, as (0, n).

    Raises:
        UserError: see `check_scale`.
        CancelledError: the token was cancelled.
    """
    check_scale(kernel, scale)
    weights = np.empty((queries.size if keep else 0, keys.size), dtype=np.float32)
    estimates, neighbours = np.empty(queries.size), np.empty(queries.size)
    for rows, grown, sums in _blocks(kernel, queries, keys, scale):
        if token is not None:
            token.check()
        total = sums[:, 0]
        inside = grown.any(axis=1)
        estimates[rows] = np.where(inside, (grown @ values) / total, np.nan)
        squares = np.einsum("ij,ij->i", grown, grown)
        neighbours[rows] = np.where(inside, total**2 / np.where(inside, squares, 1.0), 0.0)
        if keep:
            np.divide(grown, sums, out=weights[rows], casting="same_kind")
    return Pooled(weights, estimates, neighbours)


def kernel_shape(kernel: Kernel, distances: Values, scale: float) -> Values:
    """K at distances from the query, 1 at its middle: the shape that is drawn.

    Raises:
        UserError: see `check_scale`.
    """
    check_scale(kernel, scale)
    if kernel is Kernel.AVERAGE:
        return np.ones_like(distances)
    if kernel not in COMPACT:
        width = 1.0 if kernel is Kernel.GAUSSIAN else scale
        return np.asarray(np.exp(-((distances * width) ** 2) / 2))
    ratio = np.abs(distances) / scale
    if kernel is Kernel.BOXCAR:
        return np.asarray((ratio <= 1).astype(np.float64))
    return np.maximum(1 - (ratio if kernel is Kernel.TRIANGULAR else ratio**2), 0.0)


def _blocks(
    kernel: Kernel, queries: Values, keys: Values, scale: float
) -> Iterator[tuple[slice, Values, Values]]:
    """A few rows at a time: which, their weights before they are normalised, and the sums (b, 1), never 0."""
    count = max(1, _ENTRIES // max(1, keys.size))
    for start in range(0, queries.size, count):
        rows = slice(start, min(start + count, queries.size))
        grown = _grown(kernel, queries[rows, None], keys, scale)
        sums = grown.sum(axis=1, keepdims=True)
        sums[sums == 0] = 1.0
        yield rows, grown, sums


def _grown(kernel: Kernel, queries: Values, keys: Values, scale: float) -> Values:
    if kernel is Kernel.AVERAGE:
        return np.ones((queries.shape[0], keys.size))
    distances, lost = _difference(queries, keys)
    if kernel in COMPACT:
        return _compact(kernel, distances, lost, scale)
    width = 1.0 if kernel is Kernel.GAUSSIAN else scale
    return _gaussian(keys, distances, lost, width)


def _difference(queries: Values, keys: Values) -> tuple[Values, Values]:
    """x − x_i as float64 holds it, and what its rounding lost."""
    distances = queries - keys
    back = distances - queries
    return distances, (queries - (distances - back)) - (keys + back)


def _gaussian(keys: Values, distances: Values, lost: Values, width: float) -> Values:
    """exp of the scores less the nearest key's."""
    nearest = np.abs(distances).argmin(axis=1)
    exponents = _exponents(keys, distances, lost, width, nearest)
    if (exponents > 0).any():
        # Far from keys close together the rounded distances say little of which is nearest; exponents do.
        exponents = _exponents(keys, distances, lost, width, exponents.argmax(axis=1))
    np.minimum(exponents, 0.0, out=exponents)  # a tie in the last digit can be above 0 still
    return np.asarray(np.exp(exponents, out=exponents))


def _exponents(
    keys: Values, distances: Values, lost: Values, width: float, nearest: NDArray[np.int64]
) -> Values:
    """The scores less those of the keys `nearest` (b,)."""
    near = np.take_along_axis(distances, nearest[:, None], axis=1)
    near_lost = np.take_along_axis(lost, nearest[:, None], axis=1)
    sums = distances + near
    back = sums - distances
    rest = distances - (sums - back)
    rest += near - back
    rest += lost
    rest += near_lost
    sums += rest
    exponents = keys - keys[nearest][:, None]
    exponents *= 0.5 * width
    exponents *= sums
    exponents *= width
    return np.asarray(exponents)


def _compact(kernel: Kernel, distances: Values, lost: Values, bandwidth: float) -> Values:
    sizes = np.abs(distances)
    room = (bandwidth - sizes) - np.copysign(1.0, distances) * lost
    if kernel is Kernel.BOXCAR:
        return np.asarray((room >= 0).astype(np.float64))
    np.maximum(room, 0.0, out=room)
    room /= bandwidth  # a small bandwidth's square would vanish
    return room if kernel is Kernel.TRIANGULAR else room * (1 + sizes / bandwidth)
