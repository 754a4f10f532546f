"""The same scores, weights and pooled values by torch's own operations in float64; imports torch."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from explorer.studies.scoring.kinds import Function, Norm, Numbers
from explorer.studies.scoring.trace import ScoringTrace


def difference(trace: ScoringTrace) -> float:
    """max |ours − torch| over scores, weights and pooled values, relative to the largest of them beyond 1.

    torch starts each of the three from our numbers: the hard max makes a weight of 0 or 1 of a score's last
    digit, and the softmax as many wrong digits as a score has before its point.
    """
    valid, values = torch.from_numpy(trace.valid), torch.from_numpy(trace.data.values)
    worst = 0.0
    for function, one in trace.scored.items():
        scores = reference_scores(function, trace.data.query, trace.data.keys, trace.weights)
        weights = reference_weights(trace.request.norm, torch.from_numpy(one.scores), valid)
        pooled = torch.from_numpy(one.weights) @ values
        pairs = ((one.scores, scores), (one.weights, weights), (one.pooled, pooled))
        worst = max(worst, *(_largest(ours, theirs) for ours, theirs in pairs))
    return worst


def reference_scores(
    function: Function, query: Numbers, keys: Numbers, weights: Mapping[str, Numbers]
) -> Tensor:
    """Scores (n,) by torch.nn's own functions where there are such: linear, bilinear, cdist's square."""
    q, k = torch.from_numpy(query), torch.from_numpy(keys)
    w = {name: torch.from_numpy(values) for name, values in weights.items()}
    if function is Function.ADDITIVE:
        hidden = torch.tanh(functional.linear(q, w["W_q"]) + functional.linear(k, w["W_k"]))
        return functional.linear(hidden, w["w_v"][None])[:, 0]
    if function is Function.BILINEAR:
        return functional.bilinear(q.expand(len(k), -1), k, w["W"][None])[:, 0]
    if function is Function.GAUSSIAN:
        return -(torch.cdist(q[None], k, compute_mode="donot_use_mm_for_euclid_dist")[0] ** 2) / 2
    return torch.einsum("d,nd->n", q, k) / (q.numel() ** 0.5 if function is Function.SCALED else 1)


def reference_weights(norm: Norm, scores: Tensor, valid: Tensor) -> Tensor:
    """Weights (n,) of masked scores."""
    masked = scores.masked_fill(~valid, -torch.inf)
    if norm is Norm.SOFTMAX:
        return torch.softmax(masked, dim=0)
    if norm is Norm.HARD_MAX:
        return functional.normalize((masked == masked.max()).double(), p=1, dim=0)
    positive = torch.relu(masked)
    return positive if norm is Norm.RELU else positive / positive.sum() if positive.any() else positive


def _largest(ours: Numbers, theirs: Tensor) -> float:
    other = theirs.numpy()
    return float(np.abs(ours - other).max() / max(1.0, float(np.abs(other).max())))
