"""The five scoring functions in float64, with everything between query and score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from explorer.studies.scoring.kinds import Function, Numbers

PER_KEY = ("key_parts", "tanh", "dot", "differences", "squares")
"""The parts of `Worked` with a row for each key."""


@dataclass(frozen=True, eq=False, slots=True)
class Worked:
    """scores (n,) of n keys, and by name what they are made of.

    additive: query_part (h,) = W_q q, key_parts (n, h) = W_k k, tanh (n, h) of their sum; scaled: dot (n,);
    bilinear: projected (d_k,) = Wᵀ q; gaussian: differences (n, d) = q − k, squares (n,) = ‖q − k‖².
    """

    scores: Numbers
    parts: Mapping[str, Numbers]


def score(function: Function, query: Numbers, keys: Numbers, weights: Mapping[str, Numbers]) -> Worked:
    """The scores of keys (n, d_k) for a query (d_q,), which fit the function; equal keys score equally.

    `weights`: W_q (h, d_q), W_k (h, d_k) and w_v (h,) for the additive function, W (d_q, d_k) for the
    bilinear one.
    """
    # Products of matrices may add up equal rows in different orders: keys that are equal are scored once.
    distinct, places = np.unique(keys, axis=0, return_inverse=True)
    places = places.reshape(-1)  # numpy 2.0 gives it a second axis
    worked = _score(function, query, distinct, weights)
    parts = {name: v[places] if name in PER_KEY else v for name, v in worked.parts.items()}
    return Worked(worked.scores[places], parts)


def _score(function: Function, query: Numbers, keys: Numbers, weights: Mapping[str, Numbers]) -> Worked:
    if function is Function.ADDITIVE:
        return additive(query, keys, weights["W_q"], weights["W_k"], weights["w_v"])
    if function is Function.BILINEAR:
        projected = query @ weights["W"]
        return Worked(keys @ projected, {"projected": projected})
    return {Function.DOT: dot, Function.SCALED: scaled, Function.GAUSSIAN: gaussian}[function](query, keys)


def additive(query: Numbers, keys: Numbers, w_q: Numbers, w_k: Numbers, w_v: Numbers) -> Worked:
    """w_vᵀ tanh(W_q q + W_k k)."""
    query_part, key_parts = w_q @ query, keys @ w_k.T
    bent = np.tanh(query_part + key_parts)
    return Worked(bent @ w_v, {"query_part": query_part, "key_parts": key_parts, "tanh": bent})


def dot(query: Numbers, keys: Numbers) -> Worked:
    """qᵀk."""
    return Worked(keys @ query, {})


def scaled(query: Numbers, keys: Numbers) -> Worked:
    """qᵀk / √d."""
    products = keys @ query
    return Worked(products / np.sqrt(query.size), {"dot": products})


def gaussian(query: Numbers, keys: Numbers) -> Worked:
    """−‖q − k‖²/2, from the differences: the expanded square would lose digits of near keys."""
    differences = query - keys
    squares = (differences * differences).sum(axis=1)
    return Worked(-squares / 2, {"differences": differences, "squares": squares})
