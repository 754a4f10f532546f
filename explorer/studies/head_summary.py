"""What the overview shows of every head: a thumbnail of its weights and four numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from explorer.core.cancel import CancelToken
from explorer.core.trace import BoolArray, FloatArray
from explorer.models.attention import Scores

THUMBNAIL_CELLS = 64  # at most so many cells a side; longer texts show the largest weight of each block
CHUNK = 1 << 20  # weights held at a time: 4 MiB, which stays in the cache and bounds the memory


@dataclass(frozen=True, slots=True, eq=False)
class Overview:
    """Every head of one stack.

    thumbnails: (L, H, q, k) float32, the largest weight of each block, NaN where all of it is masked.
    entropy: (L, H), mean over the queries of −Σ α ln α, in nats.
    distance: (L, H), mean over the queries of Σ α |i − j|, in tokens; NaN for cross attention.
    special: (L, H), mean over the queries of the weight on special tokens.
    previous: (L, H), mean weight on the token before the query; NaN for cross attention or a single token.
    block: tokens a thumbnail cell stands for.
    """

    thumbnails: FloatArray
    entropy: FloatArray
    distance: FloatArray
    special: FloatArray
    previous: FloatArray
    block: int


@dataclass(frozen=True, slots=True, eq=False)
class _Geometry:
    """What all heads of a stack share."""

    distances: Tensor | None  # (Q, K) |i − j|
    special: Tensor  # (K,) 1 for special keys
    block: int


def summarise(
    layers: tuple[Scores, ...], special_keys: BoolArray, token: CancelToken, *, crosses: bool = False
) -> Overview:
    """Summarise every head of a stack, a few heads at a time.

    special_keys: (K,) bool; crosses: queries and keys are different texts. Layers with fewer heads than the
    widest are filled with NaN.
    """
    geometry = _geometry(layers[0], special_keys, crosses=crosses)
    heads = max(layer.heads for layer in layers)
    rows, columns = (-(-n // geometry.block) for n in (layers[0].queries, layers[0].keys))
    thumbnails = np.full((len(layers), heads, rows, columns), np.nan, np.float32)
    numbers = np.full((4, len(layers), heads), np.nan, np.float32)
    for index, layer in enumerate(layers):
        masked = _masked_blocks(layer, geometry.block)
        for chunk in _chunks(layer):
            token.check()
            weights = layer.weights(chunk)  # (h, Q, K)
            thumbnails[index, chunk] = np.where(masked, np.nan, _pooled(weights, geometry.block).numpy())
            numbers[:, index, chunk] = _numbers(weights, geometry)
    entropy, distance, special, previous = numbers
    return Overview(thumbnails, entropy, distance, special, previous, geometry.block)


def _geometry(scores: Scores, special_keys: BoolArray, *, crosses: bool) -> _Geometry:
    block = max(1, -(-max(scores.queries, scores.keys) // THUMBNAIL_CELLS))
    distances = None
    if not crosses:
        position = torch.arange(scores.keys, dtype=torch.float32)
        distances = (position[:, None] - position[None, :]).abs_()
    return _Geometry(distances, torch.from_numpy(special_keys.astype(np.float32)), block)


def _chunks(layer: Scores) -> Iterator[slice]:
    size = max(1, CHUNK // (layer.queries * layer.keys))
    for start in range(0, layer.heads, size):
        yield slice(start, min(start + size, layer.heads))


def _pooled(weights: Tensor, block: int) -> Tensor:
    """The largest weight of every block × block cells: (h, Q, K) → (h, ⌈Q/b⌉, ⌈K/b⌉)."""
    if block == 1:
        return weights
    heads, queries, keys = weights.shape
    rows, columns = -(-queries // block), -(-keys // block)
    padded = torch.nn.functional.pad(weights, (0, columns * block - keys, 0, rows * block - queries))
    by_row = padded.view(heads, rows, block, columns * block).amax(2)  # (h, rows, K)
    return by_row.view(heads, rows, columns, block).amax(3)


def _masked_blocks(layer: Scores, block: int) -> BoolArray:
    """True where a whole block is masked: (⌈Q/b⌉, ⌈K/b⌉), or all False when nothing is."""
    mask = layer.mask()
    if mask is None:
        return np.zeros((1, 1), np.bool_)
    allowed = torch.from_numpy((~mask).astype(np.float32))[None]  # (1, Q, K)
    return np.asarray(_pooled(allowed, block)[0].numpy() == 0)


def _numbers(weights: Tensor, geometry: _Geometry) -> FloatArray:
    """Entropy, distance, weight on specials and on the previous token of each head: (4, h)."""
    heads, queries, _ = weights.shape
    nothing = torch.full((heads,), torch.nan)
    entropy = torch.special.entr(weights).sum((1, 2)) / queries
    special = (weights @ geometry.special).mean(1)
    if geometry.distances is None:
        return torch.stack([entropy, nothing, special, nothing]).numpy()
    distance = weights.reshape(heads, -1) @ geometry.distances.reshape(-1) / queries
    previous = weights.diagonal(-1, 1, 2).mean(1) if queries > 1 else nothing
    return torch.stack([entropy, distance, special, previous]).numpy()
