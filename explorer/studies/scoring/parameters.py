"""The weights inside the additive and the bilinear function: drawn by seed, changed by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from explorer.core.i18n import translate
from explorer.studies.scoring.kinds import Edit, Numbers

_PLACES = 4  # decimals of a drawn weight: what is shown of it is all of it
_STREAM = 1  # weights and data of one seed have nothing in common


def drawn(query_size: int, key_size: int, hidden: int, seed: int) -> dict[str, Numbers]:
    """W_q (h, d_q), W_k (h, d_k), w_v (h,), W (d_q, d_k), uniform between ±1/√(numbers that enter).

    That is how `torch.nn.Linear` starts; rounded to four decimals. Each has a stream of its own, so that
    another size of the one leaves the others as they were.
    """
    shapes: dict[str, tuple[tuple[int, ...], int]] = {
        "W_q": ((hidden, query_size), query_size),
        "W_k": ((hidden, key_size), key_size),
        "w_v": ((hidden,), hidden),
        "W": ((query_size, key_size), query_size),
    }
    return {
        name: np.random.default_rng((seed, _STREAM, place))
        .uniform(-(entering**-0.5), entering**-0.5, size)
        .round(_PLACES)
        for place, (name, (size, entering)) in enumerate(shapes.items())
    }


def edited(weights: Mapping[str, Numbers], edits: Sequence[Edit]) -> tuple[dict[str, Numbers], str]:
    """The weights with what was changed by hand, and a sentence on changes that no longer fit, or ""."""
    changed = {name: values.copy() for name, values in weights.items()}
    misfits = 0
    for name, place, value in edits:
        if name in changed and 0 <= place < changed[name].size:
            changed[name].flat[place] = value
        else:
            misfits += 1
    if not misfits:
        return changed, ""
    text = translate(
        "Scoring",
        "Numbers changed by hand that lie outside the weights of these sizes, and are not used: {count}.",
    )
    return changed, text.format(count=misfits)
