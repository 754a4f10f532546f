"""Scores against the textbook formula in NumPy, to 1e-6."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from explorer.models.attention import Scores, causal

HEADS, QUERIES, KEYS, FEATURES = 4, 5, 7, 6
TOLERANCE = 1e-6


def make_scores(
    key_heads: int = HEADS,
    bias: torch.Tensor | None = None,
    softcap: float | None = None,
    allowed: torch.Tensor | None = None,
) -> Scores:
    generator = torch.Generator().manual_seed(1)
    query = torch.randn(HEADS, QUERIES, FEATURES, generator=generator)
    key = torch.randn(key_heads, KEYS, FEATURES, generator=generator)
    return Scores(query, key, 0.4, allowed=allowed, bias=bias, softcap=softcap)


def textbook(scores: Scores) -> NDArray[np.float64]:
    """(H, Q, K) in float64, one head at a time."""
    assert scores.query is not None
    assert scores.key is not None
    group = HEADS // scores.key.shape[0]
    made = []
    for head in range(HEADS):
        q, k = scores.query[head].double().numpy(), scores.key[head // group].double().numpy()
        score = q @ k.T * scores.scale
        if scores.softcap is not None:
            score = scores.softcap * np.tanh(score / scores.softcap)
        if scores.bias is not None:
            score = score + scores.bias.expand(HEADS, QUERIES, KEYS)[head].numpy()
        if scores.allowed is not None:
            score = np.where(scores.allowed.expand(HEADS, QUERIES, KEYS)[head].numpy(), score, -np.inf)
        exp = np.exp(score - score.max(-1, keepdims=True))
        made.append(exp / exp.sum(-1, keepdims=True))
    return np.stack(made)


BIAS = torch.linspace(-2, 2, HEADS * QUERIES * KEYS).reshape(HEADS, QUERIES, KEYS)
VARIANTS = [
    make_scores(),
    make_scores(key_heads=2),
    make_scores(key_heads=1, softcap=1.5),
    make_scores(bias=BIAS),
    make_scores(bias=BIAS[:1, :1]),
    make_scores(allowed=causal(QUERIES, KEYS)),
    make_scores(key_heads=2, bias=BIAS, softcap=0.8, allowed=causal(QUERIES, KEYS)[None]),
    make_scores(allowed=(BIAS.cos() > 0) | (torch.arange(KEYS) == 0)),
]


@pytest.mark.parametrize("scores", VARIANTS)
def test_weights_of_all_heads(scores: Scores) -> None:
    np.testing.assert_allclose(scores.weights(slice(None)).numpy(), textbook(scores), atol=TOLERANCE)


@pytest.mark.parametrize("scores", VARIANTS)
def test_weights_of_some_heads_and_rows(scores: Scores) -> None:
    expected = textbook(scores)
    np.testing.assert_allclose(scores.weights(2).numpy(), expected[2], atol=TOLERANCE)
    np.testing.assert_allclose(scores.weights(-1).numpy(), expected[-1], atol=TOLERANCE)
    np.testing.assert_allclose(
        scores.weights([3, 0], slice(1, 3)).numpy(), expected[[3, 0], 1:3], atol=TOLERANCE
    )
    np.testing.assert_allclose(
        scores.weights(slice(1, 3), [4, 2]).numpy(), expected[1:3][:, [4, 2]], atol=TOLERANCE
    )


@pytest.mark.parametrize("scores", VARIANTS)
def test_parts_of_one_query_lead_to_its_weights(scores: Scores) -> None:
    expected = textbook(scores)
    for head in range(HEADS):
        for query in range(QUERIES):
            parts = scores.scores(head, query)
            np.testing.assert_allclose(parts.weight, expected[head, query], atol=TOLERANCE)
            np.testing.assert_allclose(parts.product, parts.q * parts.k, atol=TOLERANCE)
            np.testing.assert_allclose(parts.product.sum(-1), parts.dot, atol=1e-5)
            np.testing.assert_allclose(parts.dot * parts.scale, parts.scaled, atol=1e-5)
            total = parts.scaled if parts.capped is None else parts.capped
            total = total + (0 if parts.bias is None else parts.bias)
            if parts.masked is not None:
                assert (parts.weight[parts.masked] == 0).all()
                assert np.isneginf(parts.score[parts.masked]).all()
                total = np.where(parts.masked, -np.inf, total)
            np.testing.assert_allclose(parts.score, total, atol=TOLERANCE)


def test_mask_is_true_where_masked() -> None:
    mask = make_scores(allowed=causal(QUERIES, KEYS)).mask()
    assert mask is not None
    assert mask.shape == (QUERIES, KEYS)
    np.testing.assert_array_equal(mask, np.triu(np.ones((QUERIES, KEYS), bool), 1))
    assert make_scores().mask() is None


def test_mask_of_one_row_stands_for_all() -> None:
    allowed = torch.ones(1, 1, KEYS, dtype=torch.bool)
    allowed[..., 2] = False
    mask = make_scores(allowed=allowed).mask()
    assert mask is not None
    assert mask.shape == (QUERIES, KEYS)
    assert mask.sum() == QUERIES


def test_wholly_masked_row_has_no_weight() -> None:
    allowed = torch.ones(QUERIES, KEYS, dtype=torch.bool)
    allowed[1] = False
    weights = make_scores(allowed=allowed).weights(slice(None))
    assert (weights[:, 1] == 0).all()
    torch.testing.assert_close(weights[:, 0].sum(-1), torch.ones(HEADS))


def test_a_nan_of_the_model_is_not_hidden_by_the_mask() -> None:
    scores = make_scores(allowed=causal(QUERIES, KEYS).roll(1, 1))  # the first key is masked somewhere
    assert scores.query is not None
    scores.query[2, 3] = torch.nan
    weights = scores.weights(slice(None))
    assert weights[2, 3].isnan().all()
    assert not weights[[0, 1, 3]].isnan().any()


def test_noted_weights_are_handed_out_as_they_are() -> None:
    noted = torch.rand(HEADS, QUERIES, KEYS)
    scores = Scores(None, None, 1.0, noted=noted)
    assert (scores.heads, scores.queries, scores.keys) == (HEADS, QUERIES, KEYS)
    assert not scores.exact_scores
    assert torch.equal(scores.weights([1, 3], slice(2, 4)), noted[[1, 3], 2:4])
    with pytest.raises(ValueError, match="only the weights"):
        scores.scores(0, 0)
