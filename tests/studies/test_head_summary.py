"""The overview's numbers against formulas worked in float64."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.core.cancel import CancelToken
from explorer.core.errors import CancelledError
from explorer.models.attention import Scores
from explorer.studies.head_summary import THUMBNAIL_CELLS, summarise
from tests.studies.builders import scores

TOLERANCE = 2e-6  # float32 sums against float64 ones


def reference(layer: Scores, head: int) -> np.ndarray:
    """softmax(q·kᵀ·scale) in float64, worked from the definition."""
    assert layer.query is not None
    assert layer.key is not None
    q, k = layer.query[head].double().numpy(), layer.key[head].double().numpy()
    s = q @ k.T * layer.scale
    if layer.allowed is not None:
        s = np.where(layer.allowed.numpy(), s, -np.inf)
    powers = np.exp(s - s.max(1, keepdims=True))
    return np.asarray(powers / powers.sum(1, keepdims=True))


@pytest.mark.parametrize("is_causal", [False, True])
@pytest.mark.parametrize("size", [1, 7, 130])
def test_every_number_follows_its_definition(size: int, is_causal: bool) -> None:
    layers = tuple(scores(3, size, size, is_causal=is_causal, seed=seed) for seed in range(2))
    special = np.zeros(size, np.bool_)
    special[[0, -1]] = True
    overview = summarise(layers, special, CancelToken())
    position = np.arange(size)
    for layer in range(2):
        for head in range(3):
            w = reference(layers[layer], head)
            logs = np.log(w, out=np.zeros_like(w), where=w > 0)
            assert overview.entropy[layer, head] == pytest.approx(-(w * logs).sum(1).mean(), abs=TOLERANCE)
            distance = (w * np.abs(position[:, None] - position)).sum(1).mean()
            assert overview.distance[layer, head] == pytest.approx(distance, rel=1e-5)
            assert overview.special[layer, head] == pytest.approx(w[:, special].sum(1).mean(), abs=TOLERANCE)
            if size > 1:
                previous = np.diagonal(w, -1).mean()
                assert overview.previous[layer, head] == pytest.approx(previous, abs=TOLERANCE)
            else:
                assert np.isnan(overview.previous[layer, head])


@pytest.mark.parametrize("size", [THUMBNAIL_CELLS, THUMBNAIL_CELLS + 1, 3 * THUMBNAIL_CELLS - 5])
def test_a_thumbnail_cell_is_the_largest_weight_of_its_block(size: int) -> None:
    layer = scores(2, size, size)
    overview = summarise((layer,), np.zeros(size, np.bool_), CancelToken())
    block = overview.block
    assert overview.thumbnails.shape[2] <= THUMBNAIL_CELLS
    for head in range(2):
        w = reference(layer, head)
        for row in range(overview.thumbnails.shape[2]):
            for column in range(overview.thumbnails.shape[3]):
                cell = w[row * block : (row + 1) * block, column * block : (column + 1) * block]
                assert overview.thumbnails[0, head, row, column] == pytest.approx(cell.max(), abs=TOLERANCE)


def test_masked_blocks_are_masked_not_zero() -> None:
    size = 2 * THUMBNAIL_CELLS
    overview = summarise((scores(2, size, size, is_causal=True),), np.zeros(size, np.bool_), CancelToken())
    masked = np.isnan(overview.thumbnails[0, 0])
    assert masked[0, 1:].all()
    assert not np.tril(masked).any()


def test_cross_attention_has_no_distance() -> None:
    overview = summarise((scores(2, 5, 5),), np.zeros(5, np.bool_), CancelToken(), crosses=True)
    assert np.isnan(overview.distance).all()
    assert np.isnan(overview.previous).all()
    assert not np.isnan(overview.entropy).any()


def test_layers_with_fewer_heads_are_filled_with_nan() -> None:
    overview = summarise((scores(2), scores(4)), np.zeros(8, np.bool_), CancelToken())
    assert np.isnan(overview.entropy[0, 2:]).all()
    assert not np.isnan(overview.entropy[1]).any()


def test_it_stops_when_asked() -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        summarise((scores(),), np.zeros(8, np.bool_), token)
