"""The order of the units, and the path of the state through the plane that shows most of it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from explorer.models.recurrent.arrays import Floats
from explorer.studies.recurrence.state import Sort

Numbers = NDArray[np.float64]


def order(hidden: Floats, sort: Sort) -> tuple[int, ...]:
    """The units of `hidden` (T, H) in the order in which they are shown.

    By variance: the liveliest first. By similarity: a chain from the liveliest unit on, each followed by the
    one left whose correlation with it is greatest. Units that never move come next to last, those with a
    value that is not finite last; ties keep the units' own order, so the same states give the same order.
    """
    if sort is Sort.INDEX:
        return tuple(range(hidden.shape[1]))
    values = hidden.astype(np.float64)
    finite = np.isfinite(values).all(axis=0)
    centred = np.where(finite, values, 0.0)
    centred = centred - centred.mean(axis=0) if len(centred) else centred
    scale = np.abs(centred).max(axis=0, initial=0.0)
    still = scale <= 1e-12 * np.abs(np.where(finite, values, 0.0)).max(axis=0, initial=0.0)
    spread = np.where(finite, np.where(still, -1.0, (centred**2).sum(axis=0)), -2.0)
    ranked = [int(unit) for unit in np.argsort(-spread, kind="stable")]
    if sort is Sort.VARIANCE:
        return tuple(ranked)
    moving = [unit for unit in ranked if spread[unit] >= 0]
    unit_length = centred / np.where(scale > 0, scale, 1.0)
    return (*_chain(unit_length[:, moving], moving), *(unit for unit in ranked if spread[unit] < 0))


def _chain(curves: Numbers, names: list[int]) -> list[int]:
    """`names` so that neighbours correlate; curves (T, n) are centred and not constant; the first stays."""
    if not names:
        return []
    curves = curves / np.linalg.norm(curves, axis=0)
    alike = np.round(curves.T @ curves, 12)  # rounding noise must not decide between equals
    left, at, chain = np.ones(len(names), dtype=bool), 0, [names[0]]
    left[0] = False
    while left.any():
        open_units = np.flatnonzero(left)
        open_units = open_units[np.argsort([names[unit] for unit in open_units], kind="stable")]
        at = int(open_units[np.argmax(alike[at, open_units])])
        left[at] = False
        chain.append(names[at])
    return chain


def path(hidden: Floats) -> tuple[Numbers, Numbers]:
    """h_t in the plane of its two principal components: points (T, 2), shares (2,) of the variance.

    By a float64 singular value decomposition of the centred states. Each axis points to where its unit of
    the greatest weight grows, so a picture does not flip by chance. Steps with a value that is not finite
    are NaN and take no part; a missing component is 0.
    """
    values = hidden.astype(np.float64)
    points, shares = np.full((len(values), 2), np.nan), np.zeros(2)
    finite = np.isfinite(values).all(axis=1)
    if not finite.any():
        return points, shares
    points[finite] = 0.0
    centred = values[finite] - values[finite].mean(axis=0)
    size = float(np.abs(centred).max(initial=0.0))
    if size == 0:
        return points, shares
    left, singular, axes = np.linalg.svd(centred / size, full_matrices=False)  # by size: squares stay finite
    count = min(2, len(singular))
    heaviest = np.abs(np.round(axes[:count], 12)).argmax(axis=1)
    signs = np.where(axes[np.arange(count), heaviest] < 0, -1.0, 1.0)
    points[finite, :count] = left[:, :count] * singular[:count] * signs * size
    shares[:count] = singular[:count] ** 2 / (singular**2).sum()
    return points, shares
