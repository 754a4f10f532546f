"""Traces of given arrays, and tokens that note what they are told."""

from __future__ import annotations

from typing import Any

import numpy as np

from explorer.core.cancel import CancelToken
from explorer.studies.scoring.compute import trace_of
from explorer.studies.scoring.inputs import gather
from explorer.studies.scoring.kinds import Norm
from explorer.studies.scoring.state import ScoringState
from explorer.studies.scoring.trace import Data, ScoringTrace


def made(state: ScoringState) -> ScoringTrace:
    """The trace of a state."""
    return trace_of(state.request, gather(state.request, CancelToken()))


def data_of(query: Any, keys: Any, values: Any = None) -> Data:
    """Arrays as data; values default to one number a key."""
    q, k = np.asarray(query, dtype=np.float64), np.asarray(keys, dtype=np.float64)
    v = np.arange(len(k), dtype=np.float64)[:, None] if values is None else np.asarray(values, np.float64)
    return Data(q, k, v, tuple(f"k{n + 1}" for n in range(len(k))), "q", "")


def traced(
    query: Any, keys: Any, values: Any = None, norm: Norm = Norm.SOFTMAX, valid: int | None = None,
    hidden: int = 8, seed: int = 0,
) -> ScoringTrace:  # fmt: skip
    """The trace of arrays."""
    state = ScoringState(norm=norm, valid=valid, hidden=hidden, seed=seed)
    return trace_of(state.request, data_of(query, keys, values))
