"""Small traces with random weights, made without a model."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch

from explorer.core.cancel import CancelToken
from explorer.models.attention import Scores, causal
from explorer.models.capture import Capture
from explorer.models.tokens import Token
from explorer.studies.head_summary import summarise
from explorer.studies.transformer_trace import (
    ModelFacts,
    Request,
    TransformerTrace,
    key_side,
    query_side,
    special_mask,
)

SENTENCE = ("[CLS]", "un", "##believ", "##able", "cats", "sleep", ".", "[SEP]")
WORDS = (None, 0, 0, 0, 1, 2, 3, None)


def token(at: int, piece: str, word: int | None, text: str | None = None) -> Token:
    shown = piece.removeprefix("##") if text is None else text
    start = 10 * at  # apart: no piece shares a character with another
    return Token(at, piece, shown, start, start + len(shown), word is None, word, (1, 1), 0)


def sentence(pieces: Sequence[str] = SENTENCE, words: Sequence[int | None] = WORDS) -> tuple[Token, ...]:
    return tuple(token(i, piece, word) for i, (piece, word) in enumerate(zip(pieces, words, strict=True)))


def scores(
    heads: int = 3, queries: int = 8, keys: int = 8, *, size: int = 4, is_causal: bool = False, seed: int = 0
) -> Scores:
    """Random queries and keys; with a causal mask if asked."""
    generator = torch.Generator().manual_seed(seed)
    return Scores(
        query=torch.randn(heads, queries, size, generator=generator) * 2,
        key=torch.randn(heads, keys, size, generator=generator) * 2,
        scale=size**-0.5,
        allowed=causal(queries, keys) if is_causal else None,
    )


def trace(
    *, layers: int = 2, heads: int = 3, is_causal: bool = False, kind: str = "encoder"
) -> TransformerTrace:
    """A trace of `SENTENCE`; for an encoder–decoder the target is its first five tokens."""
    source = sentence()
    tokens = {"source": source}
    stacks: dict[str, tuple[Scores, ...]] = {}
    if kind == "encoder-decoder":
        tokens["target"] = source[:5]
    names = {"encoder": ("encoder",), "decoder": ("decoder",)}.get(kind, ("encoder", "decoder", "cross"))
    for number, name in enumerate(names):
        queries, keys = len(tokens[query_side(name, kind)]), len(tokens[key_side(name, kind)])
        masked = is_causal or (kind == "encoder-decoder" and name == "decoder")
        stacks[name] = tuple(
            scores(heads, queries, keys, is_causal=masked, seed=10 * number + layer)
            for layer in range(layers)
        )
    return _trace(kind, tokens, stacks)


def _trace(
    kind: str, tokens: dict[str, tuple[Token, ...]], stacks: dict[str, tuple[Scores, ...]]
) -> TransformerTrace:
    rng = np.random.default_rng(0)
    vectors = {side: rng.standard_normal((len(own), 6)).astype(np.float32) for side, own in tokens.items()}
    captured = Capture(
        stacks=stacks, tokens=tokens, embeddings=vectors, output={k: v * 2 for k, v in vectors.items()},
        cut={}, seconds=0.001, generated=False, target_text="",
    )  # fmt: skip
    overviews = {
        name: summarise(
            layers, special_mask(tokens[key_side(name, kind)]), CancelToken(), crosses=name == "cross"
        )
        for name, layers in stacks.items()
    }
    counts = {name: len(layers) for name, layers in stacks.items()}
    heads = {name: layers[0].heads for name, layers in stacks.items()}
    facts = ModelFacts(
        "random", "/nowhere", kind, "RandomModel", counts, heads, 4, 1000, 512, True, "interface", "", "cpu"
    )
    return TransformerTrace(Request("random", "unbelievable cats sleep."), facts, captured, overviews)
