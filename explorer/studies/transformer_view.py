"""From captured weights to what is drawn: heads combined, words merged, specials hidden, small ones faded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

import numpy as np

from explorer.core.trace import BoolArray, FloatArray
from explorer.models.tokens import Token, label
from explorer.studies.transformer_trace import TransformerTrace, key_side, query_side

Head = tuple[int, int]
"""(layer, head)"""


class Combine(StrEnum):
    """How several selected heads are shown."""

    SIDE = "side"
    MEAN = "mean"
    MAX = "max"


@dataclass(frozen=True, slots=True)
class ViewOptions:
    """Which filters apply; `threshold` fades weights below it, the others change rows and columns."""

    threshold: float = 0.0
    hide_special: bool = False
    renormalise: bool = False
    merge_words: bool = False
    show_spaces: bool = False
    combine: Combine = Combine.SIDE


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """One shown row or column: a label, the tokens it stands for, and whether they are special."""

    label: str
    tokens: tuple[int, ...]
    special: bool


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """What the pictures draw.

    values: (n, rows, columns) float32, NaN = masked; n: the heads, or 1 when they are combined or at a step
    that shows similarity (signed).
    entropy: (n, rows) of the model's own full row, in nats; None where values are no attention.
    faded: (n, rows, columns), the weights below the threshold; None when nothing is.
    heads: what the n maps are.
    """

    values: FloatArray
    rows: tuple[Group, ...]
    columns: tuple[Group, ...]
    heads: tuple[Head, ...]
    entropy: FloatArray | None = None
    faded: BoolArray | None = None
    signed: bool = False

    def row_of(self, token: int | None) -> int | None:
        """The shown row of a query token; None when it is hidden."""
        return _place(self.rows, token)

    def column_of(self, token: int | None) -> int | None:
        """The shown column of a key token; None when it is hidden."""
        return _place(self.columns, token)


def _place(groups: Sequence[Group], token: int | None) -> int | None:
    return next((i for i, group in enumerate(groups) if token in group.tokens), None)


def shown_attention(
    trace: TransformerTrace, stack: str, heads: tuple[Head, ...], options: ViewOptions
) -> Shown:
    """The selected heads' weights after the filters.

    Heads are combined first; then a word's weight is the sum over its key pieces and the mean over its query
    pieces; then specials are hidden and, if asked, each row is divided by what is left of it.
    """
    weights, masked = _selected(trace, stack, heads)  # (n, Q, K)
    entropy: FloatArray | None = _entropy(weights)
    if options.combine is not Combine.SIDE and len(heads) > 1:
        is_mean = options.combine is Combine.MEAN
        weights = weights.mean(0, keepdims=True) if is_mean else weights.max(0, keepdims=True)
        masked = np.asarray(masked.all(0, keepdims=True))
        entropy = _entropy(weights) if is_mean else None
    rows = groups_of(trace.query_tokens(stack), options)
    columns = groups_of(trace.key_tokens(stack), options)
    values = _merged(weights, rows, columns)
    if options.hide_special and options.renormalise:
        values = _renormalised(values)
    hidden = _merged_mask(masked, rows, columns)
    faded = values < options.threshold if options.threshold > 0 else None
    return Shown(
        np.where(hidden, np.float32(np.nan), values),
        rows,
        columns,
        heads,
        None if entropy is None else np.stack([_row_means(entropy[i], rows) for i in range(len(entropy))]),
        faded,
    )


def shown_similarity(trace: TransformerTrace, stack: str, options: ViewOptions, *, output: bool) -> Shown:
    """The cosine similarity of the vectors, before the first layer or after the last.

    A merged word has the mean of its pieces' vectors.
    """
    queries, keys = vectors(trace, stack, output=output)
    rows = groups_of(trace.query_tokens(stack), options)
    columns = groups_of(trace.key_tokens(stack), options)
    queries = _membership(rows, len(queries), mean=True) @ queries
    keys = _membership(columns, len(keys), mean=True) @ keys
    return Shown(_cosines(queries, keys)[None], rows, columns, (), signed=True)


def groups_of(tokens: tuple[Token, ...], options: ViewOptions) -> tuple[Group, ...]:
    """The rows or columns that tokens become: one a token, or one a word; specials left out if asked."""
    indexed = [(i, token) for i, token in enumerate(tokens) if not (options.hide_special and token.special)]
    if not options.merge_words:
        return tuple(Group(label(t, options.show_spaces), (i,), t.special) for i, t in indexed)
    runs = groupby(indexed, key=lambda pair: _word_key(*pair))
    return tuple(_word(list(run), options.show_spaces) for _, run in runs)


def _word_key(index: int, token: Token) -> tuple[int, int]:
    """Tokens of one word share a key; a special token or one without a word stands alone."""
    alone = token.special or token.word is None
    return (-1, index) if alone else (token.segment, token.word or 0)


def _word(pieces: list[tuple[int, Token]], show_spaces: bool) -> Group:
    tokens = [token for _, token in pieces]
    if len(tokens) == 1:
        return Group(label(tokens[0], show_spaces), (pieces[0][0],), tokens[0].special)
    whole, reach = "", tokens[0].start
    for token in tokens:  # pieces that share a character all carry it: it is taken once
        whole += token.text[max(0, reach - token.start) :]
        reach = max(reach, token.end)
    name = label(replace(tokens[0], text=whole, part=(1, 1)), show_spaces)
    return Group(name, tuple(i for i, _ in pieces), tokens[0].special)


def _selected(trace: TransformerTrace, stack: str, heads: tuple[Head, ...]) -> tuple[FloatArray, BoolArray]:
    """Weights (n, Q, K) and what is masked, (n, Q, K), of the selected heads."""
    weights = np.stack([trace.layer(stack, layer).weights(head).numpy() for layer, head in heads])
    masks = [trace.layer(stack, layer).mask() for layer, _ in heads]
    shape = weights.shape[1:]
    return weights, np.stack([np.zeros(shape, np.bool_) if mask is None else mask for mask in masks])


def _entropy(weights: FloatArray) -> FloatArray:
    """−Σ α ln α of every row in nats: (n, Q, K) → (n, Q)."""
    logs = np.log(weights, out=np.zeros_like(weights), where=weights > 0)
    return np.asarray(-(weights * logs).sum(-1), np.float32)


def _membership(groups: tuple[Group, ...], count: int, *, mean: bool) -> FloatArray:
    """(groups, count): 1 (or 1/size for a mean) where a group holds a token."""
    matrix = np.zeros((len(groups), count), np.float32)
    for row, group in enumerate(groups):
        matrix[row, list(group.tokens)] = 1 / len(group.tokens) if mean else 1
    return matrix


def _is_plain(groups: tuple[Group, ...]) -> bool:
    return all(len(group.tokens) == 1 for group in groups)


def _merged(weights: FloatArray, rows: tuple[Group, ...], columns: tuple[Group, ...]) -> FloatArray:
    """Mean over the query pieces, sum over the key pieces: (n, Q, K) → (n, rows, columns)."""
    if _is_plain(rows) and _is_plain(columns):
        picked = weights[:, [g.tokens[0] for g in rows]][:, :, [g.tokens[0] for g in columns]]
        return np.ascontiguousarray(picked)
    queries = _membership(rows, weights.shape[1], mean=True)
    keys = _membership(columns, weights.shape[2], mean=False)
    return np.asarray(queries @ weights @ keys.T, np.float32)


def _merged_mask(masked: BoolArray, rows: tuple[Group, ...], columns: tuple[Group, ...]) -> BoolArray:
    """A merged cell is masked when all its cells are."""
    return np.asarray(_merged((~masked).astype(np.float32), rows, columns) == 0)


def _row_means(values: FloatArray, groups: tuple[Group, ...]) -> FloatArray:
    """The mean of each group's entries: (count,) → (groups,)."""
    return np.array([values[list(group.tokens)].mean() for group in groups], np.float32)


def _renormalised(values: FloatArray) -> FloatArray:
    """Each row divided by its sum; a row without any weight left stays 0."""
    sums = values.sum(-1, keepdims=True)
    return np.asarray(np.divide(values, sums, out=np.zeros_like(values), where=sums > 0))


def similarity(trace: TransformerTrace, stack: str, *, output: bool) -> FloatArray:
    """Cosine similarity of the token vectors at the embeddings or at the output: (Q, K) in [−1, 1].

    Rows are the stack's query tokens and columns its key tokens; a zero vector has similarity 0.
    """
    return _cosines(*vectors(trace, stack, output=output))


def vectors(trace: TransformerTrace, stack: str, *, output: bool) -> tuple[FloatArray, FloatArray]:
    """The vectors of the query tokens (Q, d) and of the key tokens (K, d), at the embeddings or output."""
    sides = trace.capture.output if output else trace.capture.embeddings
    return sides[query_side(stack, trace.model.kind)], sides[key_side(stack, trace.model.kind)]


def _cosines(queries: FloatArray, keys: FloatArray) -> FloatArray:
    return np.asarray(np.clip(_unit(queries) @ _unit(keys).T, -1, 1), np.float32)


def _unit(rows: FloatArray) -> FloatArray:
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(np.divide(rows, norms, out=np.zeros_like(rows), where=norms > 0))
