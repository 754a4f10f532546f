"""How the filters turned raw weights into the one shown, worked out: combined, merged, renormalised."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from explorer.core.i18n import translate
from explorer.core.trace import FloatArray, Formula
from explorer.studies.numbers import latex, latex_sum
from explorer.studies.transformer_state import TransformerState
from explorer.studies.transformer_trace import TransformerTrace
from explorer.studies.transformer_view import Combine, Group, Shown


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """One shown cell: its row and column, and the raw weights they were made of."""

    query: Group
    key: Group
    raw: FloatArray
    """(n, Q, K): the raw weights of every selected head."""

    @property
    def is_plain(self) -> bool:
        """Whether the cell is one token's weight on one token."""
        return len(self.query.tokens) == 1 and len(self.key.tokens) == 1


def cell_of(trace: TransformerTrace, state: TransformerState, shown: Shown, row: int, column: int) -> Cell:
    """The cell with its raw weights; with heads side by side, those of the first head."""
    heads = state.heads if combines(state) else state.heads[:1]
    raw = np.stack([trace.layer(state.stack, layer).weights(head).numpy() for layer, head in heads])
    return Cell(shown.rows[row], shown.columns[column], raw)


def combines(state: TransformerState) -> bool:
    """Whether several heads are shown as one map."""
    return len(state.heads) > 1 and state.options.combine is not Combine.SIDE


def filter_formulas(cell: Cell, state: TransformerState, shown: Shown) -> tuple[Formula, ...]:
    """A formula for every filter that changed this cell's weight, in the order they apply."""
    formulas: list[Formula] = []
    if combines(state) and cell.is_plain:
        formulas.append(_combined(cell, state))
    weights = _head_weights(cell, state)
    if not cell.is_plain:
        formulas.append(_merged(weights, cell))
    if state.hide_special and state.renormalise:
        formulas.append(_renormalised(weights, cell, shown))
    return tuple(formulas)


def _head_weights(cell: Cell, state: TransformerState) -> FloatArray:
    """The raw weights of the map shown, heads combined: (Q, K)."""
    is_max = combines(state) and state.options.combine is Combine.MAX
    return np.asarray(cell.raw.max(0) if is_max else cell.raw.mean(0), np.float32)


def _combined(cell: Cell, state: TransformerState) -> Formula:
    values = [float(value) for value in cell.raw[:, cell.query.tokens[0], cell.key.tokens[0]]]
    if state.options.combine is Combine.MAX:
        listed = ",".join(latex(value) for value in values[:6]) + (r",\ldots" if len(values) > 6 else "")
        caption = translate("TransformerFilters", "The largest of {n} heads").format(n=len(values))
        return Formula(rf"\max\left({listed}\right)={latex(max(values))}", caption)
    caption = translate("TransformerFilters", "The mean of {n} heads").format(n=len(values))
    mean = sum(values) / len(values)
    return Formula(rf"\frac{{1}}{{{len(values)}}}\left({latex_sum(values)}\right)={latex(mean)}", caption)


def _row_sums(weights: FloatArray, query: Group, keys: tuple[int, ...]) -> list[float]:
    return [float(weights[token, list(keys)].sum()) for token in query.tokens]


def _merged(weights: FloatArray, cell: Cell) -> Formula:
    query, key = cell.query, cell.key
    sums = _row_sums(weights, query, key.tokens)
    caption = translate(
        "TransformerFilters", "Words: the sum over {keys} key pieces, the mean over {queries} query pieces"
    ).format(keys=len(key.tokens), queries=len(query.tokens))
    if len(sums) == 1:
        terms = [float(weights[query.tokens[0], k]) for k in key.tokens]
        return Formula(rf"\alpha={latex_sum(terms)}={latex(sums[0])}", caption)
    mean = sum(sums) / len(sums)
    return Formula(rf"\alpha=\frac{{1}}{{{len(sums)}}}\left({latex_sum(sums)}\right)={latex(mean)}", caption)


def _renormalised(weights: FloatArray, cell: Cell, shown: Shown) -> Formula:
    """The weight divided by what the row has left once the special tokens are hidden."""
    own = float(np.mean(_row_sums(weights, cell.query, cell.key.tokens)))
    left = tuple(token for group in shown.columns for token in group.tokens)
    rest = float(np.mean(_row_sums(weights, cell.query, left)))
    caption = translate("TransformerFilters", "Renormalised over the tokens that are not hidden")
    share = own / rest if rest > 0 else 0.0
    return Formula(rf"\frac{{{latex(own)}}}{{{latex(rest)}}}={latex(share)}", caption)
