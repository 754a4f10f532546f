"""The order of the heads by a measure of the overview."""

from __future__ import annotations

import numpy as np

from explorer.studies.transformer_trace import TransformerTrace
from explorer.studies.transformer_view import Head


def sorted_heads(trace: TransformerTrace, stack: str, sort: str) -> tuple[Head, ...] | None:
    """The order of the heads by the state's measure; None: the grid of layers and heads."""
    if sort == "layer":
        return None
    overview = trace.overviews[stack]
    values = getattr(overview, sort)
    ranks = values if sort == "entropy" else -values
    flat = np.argsort(np.nan_to_num(ranks, nan=np.inf), axis=None, kind="stable")
    heads = [(int(i) // values.shape[1], int(i) % values.shape[1]) for i in flat]
    counts = [layer.heads for layer in trace.capture.stacks[stack]]
    return tuple(head for head in heads if head[1] < counts[head[0]])
