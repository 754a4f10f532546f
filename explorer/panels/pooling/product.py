"""Which batched product is on show, and which entry of it."""

from __future__ import annotations

import numpy as np

from explorer.studies.pooling.batched import EXAMPLES, Batched
from explorer.studies.pooling.state import PoolingState
from explorer.studies.pooling.trace import PoolingTrace


def product_of(state: PoolingState, trace: PoolingTrace | None) -> Batched:
    """The example that the state names, or the estimator's own product.

    Of the estimator nothing is multiplied anew: weights (Q, 1, n), values (Q, n, 1) that all queries share,
    and the estimates (Q, 1, 1), which are 0 where no key answers.
    """
    if state.product == "estimate" and trace is not None:
        queries, keys = trace.weights.shape
        values = np.broadcast_to(trace.points.values[None, :, None], (queries, keys, 1))
        estimates = np.nan_to_num(trace.chosen.estimates, nan=0.0)[:, None, None]
        return Batched(trace.weights[:, None, :].astype(np.float64), values, estimates)
    by_name = {example.name: example for example in EXAMPLES}
    return by_name.get(state.product, EXAMPLES[0]).make()


def place_of(product: Batched, entry: int) -> tuple[int, int, int]:
    """Batch, row and column of an entry of the flattened product; the last one for one beyond it."""
    last = product.product.size - 1
    batch, row, column = np.unravel_index(min(max(entry, 0), last), product.product.shape)
    return int(batch), int(row), int(column)


def entry_names(product: Batched) -> tuple[str, ...]:
    """The entries as steps of the transport."""
    return tuple(f"{b},{i},{j}" for b, i, j in np.ndindex(product.product.shape))
