"""All that makes one layer's attention weights, and the weights of just the heads and rows asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from explorer.core.trace import BoolArray, FloatArray

Heads = int | slice | Sequence[int]
Rows = slice | Sequence[int]


@dataclass(frozen=True, slots=True, eq=False)
class QueryScores:
    """How one query of one head comes to its weights; K keys, d features, all arrays float32 but `masked`.

    `score` is what enters the softmax: scaled, soft-capped, biased, and −inf where masked.
    """

    q: FloatArray
    """(d,)"""
    k: FloatArray
    """(K, d)"""
    product: FloatArray
    """(K, d): q times each key, element by element"""
    dot: FloatArray
    """(K,)"""
    scale: float
    scaled: FloatArray
    """(K,)"""
    softcap: float | None
    capped: FloatArray | None
    """(K,): softcap · tanh(scaled / softcap), or None"""
    bias: FloatArray | None
    """(K,), or None"""
    masked: BoolArray | None
    """(K,), or None where no key is masked"""
    score: FloatArray
    """(K,)"""
    weight: FloatArray
    """(K,)"""


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """What makes one layer's attention weights: H heads, Hkv key heads, Q queries, K keys, d features.

    All tensors are contiguous and on the CPU, floats in float32. Head h attends with key head h // (H / Hkv).
    A family that does not go through the attention interface has only `noted`.
    """

    query: Tensor | None
    """(H, Q, d)"""
    key: Tensor | None
    """(Hkv, K, d)"""
    scale: float
    allowed: Tensor | None = None
    """bool, broadcastable to (H, Q, K); False is masked. Shared between layers"""
    bias: Tensor | None = None
    """additive, broadcastable to (H, Q, K). Shared between layers where the model shares it"""
    softcap: float | None = None
    noted: Tensor | None = None
    """(H, Q, K): the weights themselves, from the eager path"""

    @property
    def shape(self) -> tuple[int, int, int]:
        """(H, Q, K) of the weights."""
        if self.noted is not None:
            heads, queries, keys = self.noted.shape
            return heads, queries, keys
        query, key = self._parts()
        return query.shape[0], query.shape[1], key.shape[1]

    @property
    def heads(self) -> int:
        return self.shape[0]

    @property
    def queries(self) -> int:
        return self.shape[1]

    @property
    def keys(self) -> int:
        return self.shape[2]

    @property
    def exact_scores(self) -> bool:
        """Whether `scores` can tell queries, keys and scores, not only the weights."""
        return self.query is not None and self.key is not None

    def weights(self, head: Heads, rows: Rows = slice(None)) -> Tensor:
        """The attention weights (…, rows, K) in float32: of one head for an int, else of several."""
        rows = rows if isinstance(rows, slice) else list(rows)
        if isinstance(head, int):
            return self._weights(slice(head, head + 1) if head >= 0 else [head], rows)[0]
        return self._weights(head if isinstance(head, slice) else list(head), rows)

    def scores(self, head: int, query: int) -> QueryScores:
        """Every part of one query's weights.

        Raises:
            ValueError: for a family whose scores are not known (`exact_scores` is False).
        """
        queries, keys = self._parts()
        q, k = queries[head, query], keys[self._key_heads([head % self.heads])[0]]
        product = q * k  # (K, d)
        scaled = (k @ q) * self.scale
        capped = None if self.softcap is None else _cap(scaled, self.softcap)
        bias, allowed = (self._row(part, head, query) for part in (self.bias, self.allowed))
        score = _finish(scaled if capped is None else capped, bias, allowed)
        return QueryScores(
            q=_array(q),
            k=_array(k),
            product=_array(product),
            dot=_array(k @ q),
            scale=self.scale,
            scaled=_array(scaled),
            softcap=self.softcap,
            capped=None if capped is None else _array(capped),
            bias=None if bias is None else _array(bias),
            masked=None if allowed is None else np.ascontiguousarray(~allowed.numpy()),
            score=_array(score),
            weight=_array(_softmax(score)),
        )

    def mask(self) -> BoolArray | None:
        """(Q, K), True where no head may attend; None where all is allowed."""
        if self.allowed is None:
            return None
        allowed = self.allowed.reshape(-1, *self.allowed.shape[-2:]).any(0)
        return np.ascontiguousarray(~allowed.expand(self.queries, self.keys).numpy())

    def _parts(self) -> tuple[Tensor, Tensor]:
        if self.query is None or self.key is None:
            raise ValueError("only the weights of this layer are known")
        return self.query, self.key

    def _key_heads(self, heads: list[int]) -> list[int]:
        _, key = self._parts()
        group = self.heads // key.shape[0]
        return [head // group for head in heads]

    def _weights(self, heads: slice | list[int], rows: slice | list[int]) -> Tensor:
        if self.noted is not None:
            return self.noted[heads][:, rows]
        query, key = self._parts()
        chosen = (
            list(range(self.heads))[heads] if isinstance(heads, slice) else [h % self.heads for h in heads]
        )
        if key.shape[0] != self.heads or not isinstance(heads, slice):
            key = key[self._key_heads(chosen)]
        else:
            key = key[heads]
        scores = torch.matmul(query[heads][:, rows], key.transpose(1, 2)).mul_(self.scale)  # (h, rows, K)
        if self.softcap is not None:
            scores = _cap(scores, self.softcap)
        bias, allowed = (self._part(part, heads, rows) for part in (self.bias, self.allowed))
        return _softmax(_finish(scores, bias, allowed))

    def _part(self, part: Tensor | None, heads: slice | list[int], rows: slice | list[int]) -> Tensor | None:
        """A mask or bias, cut to heads and rows as far as it has them."""
        if part is None:
            return None
        if part.dim() == 3 and part.shape[0] > 1:
            part = part[heads]
        return part[..., rows, :] if part.shape[-2] > 1 else part

    def _row(self, part: Tensor | None, head: int, query: int) -> Tensor | None:
        return None if part is None else part.expand(self.shape)[head, query]


def causal(queries: int, keys: int) -> Tensor:
    """(Q, K) bool: each query sees the keys up to its own position."""
    return torch.ones(queries, keys, dtype=torch.bool).tril_()


def _cap(scores: Tensor, softcap: float) -> Tensor:
    """As Gemma 2 does: softcap · tanh(scores / softcap)."""
    return torch.tanh(scores / softcap) * softcap


def _finish(scores: Tensor, bias: Tensor | None, allowed: Tensor | None) -> Tensor:
    if bias is not None:
        scores = scores + bias
    return scores if allowed is None else scores.masked_fill(~allowed, -torch.inf)


def _softmax(scores: Tensor) -> Tensor:
    """The weights; a row with every key masked is all zero. A NaN of the model's own stays one."""
    weights = torch.softmax(scores, dim=-1)
    if not torch.isneginf(scores[..., :1]).any():
        return weights
    return weights.masked_fill_(torch.isneginf(scores.amax(-1, keepdim=True)), 0.0)


def _array(tensor: Tensor) -> FloatArray:
    return np.ascontiguousarray(tensor.numpy(), dtype=np.float32)
