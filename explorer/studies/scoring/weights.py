"""From scores to weights and on to the pooled value, with a mask; float64."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from explorer.core.trace import BoolArray
from explorer.studies.scoring.kinds import Norm, Numbers


@dataclass(frozen=True, eq=False, slots=True)
class Weighed:
    """weights (n,), and what they were divided from.

    numerators (n,): e^(s − max) of the softmax, max(s, 0) of the ReLU, 1 for each largest score of the hard
    max; 0 where masked. total: their sum, by which all but the plain ReLU divide; 0 where no score exceeds 0.
    largest: the largest score that is not masked. tied: how many keys share it.
    """

    weights: Numbers
    numerators: Numbers
    total: float
    largest: float
    tied: int

    @property
    def parts(self) -> Mapping[str, Numbers]:
        return {"numerators": self.numerators, "total": np.array([self.total])}


def weigh(norm: Norm, scores: Numbers, valid: BoolArray) -> Weighed:
    """The weights of scores (n,) of which at least one is valid; a masked key's weight is exactly 0.

    Where no valid score is above 0, the ReLU's weights are all 0, divided or not. Keys that share the largest
    score share the hard max equally, as the softmax of ever larger multiples of the scores does.
    """
    seen = scores[valid]
    largest = float(seen.max())
    numerators = np.zeros_like(scores)
    numerators[valid] = _numerators(norm, seen, largest)
    total = float(numerators.sum())
    divides = norm is not Norm.RELU and total > 0
    weights = numerators / total if divides else numerators.copy()
    return Weighed(weights, numerators, total, largest, int((seen == largest).sum()))


def _numerators(norm: Norm, seen: Numbers, largest: float) -> Numbers:
    if norm is Norm.SOFTMAX:
        return np.asarray(np.exp(seen - largest))
    if norm is Norm.HARD_MAX:
        return np.asarray(seen == largest, dtype=np.float64)
    return np.maximum(seen, 0.0)


def pool(weights: Numbers, values: Numbers) -> Numbers:
    """Σ α_i v_i: weights (n,) over values (n, d_v)."""
    return np.asarray(weights @ values)
