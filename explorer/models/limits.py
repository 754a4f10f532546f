"""How long a text a model takes."""

from __future__ import annotations

from collections.abc import Iterator
from math import isqrt
from typing import Any

from torch import nn

from explorer.models.encoding import Limit
from explorer.models.route import Route

LONGEST = 2048
"""More tokens than this no picture shows, whatever the model takes."""
_EAGER_BYTES = 2**30
"""The most that the weights of the eager path, which are all kept, may take."""
_UNSET = 10**6  # tokenizers without a limit say a very large number
_TABLES = ("position_embeddings", "embed_positions", "position_embedding", "wpe", "wpe_embeddings")


def text_limit(module: nn.Module, tokenizer: Any, route: Route) -> Limit:
    """The most tokens of an input, and whether the model itself sets the limit."""
    model = min((limit for limit in _limits(module, tokenizer) if 0 < limit < _UNSET), default=_UNSET)
    own = LONGEST if route.calls else min(LONGEST, _eager_limit(route))
    return Limit(min(model, own), by_model=model <= own)


def _limits(module: nn.Module, tokenizer: Any) -> Iterator[int]:
    yield int(min(tokenizer.model_max_length, _UNSET))
    config = getattr(module.config, "max_position_embeddings", None)
    if isinstance(config, int):
        yield config
    for name, part in module.named_modules():
        if name.rpartition(".")[2] in _TABLES and isinstance(part, nn.Embedding):
            yield _positions(part)


def _positions(table: nn.Embedding) -> int:
    """How many positions a table has: RoBERTa's begin after the padding's, OPT's after an offset."""
    offset = getattr(table, "offset", None)
    if isinstance(offset, int):
        return table.num_embeddings - offset
    if type(table) is nn.Embedding and table.padding_idx is not None:
        return table.num_embeddings - table.padding_idx - 1
    return table.num_embeddings


def _eager_limit(route: Route) -> int:
    matrices = sum(route.layers[stack] * route.heads[stack] for stack in route.layers)
    return isqrt(_EAGER_BYTES // (4 * matrices))
