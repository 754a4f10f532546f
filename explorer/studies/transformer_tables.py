"""The small tables of Explain: strongest keys, shapes, facts of the heads, the check line."""

from __future__ import annotations

import numpy as np

from explorer.core.i18n import translate
from explorer.core.trace import Row, Table
from explorer.studies.numbers import plain, shape
from explorer.studies.transformer_state import TransformerState
from explorer.studies.transformer_trace import TransformerTrace, query_side
from explorer.studies.transformer_view import Shown

STRONGEST = 5


def head_name(stack: str, layer: int, head: int) -> str:
    """“Layer 2 · Head 8”, with the kind of attention where it is not plain self-attention."""
    if stack == "cross":
        return translate("TransformerExplain", "Cross · Layer {layer} · Head {head}").format(
            layer=layer, head=head
        )
    return translate("TransformerExplain", "Layer {layer} · Head {head}").format(layer=layer, head=head)


def heads_title(state: TransformerState) -> str:
    """The name of the head, or how many there are and how they are combined."""
    if len(state.heads) == 1:
        return head_name(state.stack, *state.heads[0])
    count = len(state.heads)
    if state.combine == "mean":
        return translate("TransformerExplain", "Mean of {n} heads").format(n=count)
    if state.combine == "max":
        return translate("TransformerExplain", "Largest of {n} heads").format(n=count)
    return translate("TransformerExplain", "{n} heads").format(n=count)


def row_tables(shown: Shown, state: TransformerState) -> tuple[Table, ...]:
    """The strongest keys of the chosen row; nothing without one."""
    row = shown.row_of(state.query)
    if row is None:
        return ()
    values = np.nan_to_num(shown.values[0, row], nan=-1.0)
    order = [int(i) for i in np.argsort(-values, kind="stable")[:STRONGEST] if values[i] > 0]
    rows = [Row(shown.columns[i].label, plain(float(values[i]))) for i in order]
    if shown.entropy is not None:
        name = translate("TransformerExplain", "entropy of this row")
        rows.append(Row(name, nats(float(shown.entropy[0, row])), _entropy_hint()))
    return (Table(_strongest_title(state), tuple(rows)),)


def _strongest_title(state: TransformerState) -> str:
    """Of several heads side by side the numbers are the first one's: say so."""
    if len(state.heads) == 1 or state.combine in ("mean", "max"):
        return translate("TransformerExplain", "Strongest keys")
    return translate("TransformerExplain", "Strongest keys of {head}").format(
        head=head_name(state.stack, *state.heads[0])
    )


def nats(value: float) -> str:
    """1.73 nats"""
    return translate("TransformerExplain", "{value} nats").format(value=plain(value, 2))


def _entropy_hint() -> str:
    return translate(
        "TransformerExplain",
        "−Σ α ln α over the full row: 0 when one key takes all, ln n when n keys share alike.",
    )


def shapes(trace: TransformerTrace, state: TransformerState) -> Table:
    scores = trace.layer(state.stack, state.heads[0][0])
    rows = []
    if scores.query is not None and scores.key is not None:
        rows.append(
            Row("q", shape(*scores.query.shape), translate("TransformerExplain", "heads, queries, d_k"))
        )
        rows.append(
            Row("k, v", shape(*scores.key.shape), translate("TransformerExplain", "key heads, keys, d_k"))
        )
    size = shape(scores.heads, scores.queries, scores.keys)
    rows.append(
        Row(
            translate("TransformerExplain", "weights"),
            size,
            translate("TransformerExplain", "heads, queries, keys"),
        )
    )
    side = query_side(state.stack, trace.model.kind)
    output = shape(*trace.capture.output[side].shape)
    rows.append(
        Row(
            translate("TransformerExplain", "output"),
            output,
            translate("TransformerExplain", "tokens, model size"),
        )
    )
    return Table(translate("TransformerExplain", "Shapes"), tuple(rows))


def head_facts(trace: TransformerTrace, state: TransformerState) -> Table:
    """The facts of the head, or their averages over the heads, however these are combined."""
    title = heads_title(state)
    if len(state.heads) > 1:
        title = translate("TransformerExplain", "Average of the {n} heads").format(n=len(state.heads))
    return Table(title, head_rows(trace, state.stack, state.heads))


def head_rows(trace: TransformerTrace, stack: str, heads: tuple[tuple[int, int], ...]) -> tuple[Row, ...]:
    """Mean entropy, distance, weight on specials and on the previous token, averaged over the heads."""
    overview = trace.overviews[stack]
    means = {
        name: float(np.mean([getattr(overview, name)[head] for head in heads]))
        for name in ("entropy", "distance", "special", "previous")
    }
    rows = [Row(translate("TransformerExplain", "mean entropy"), nats(means["entropy"]), _entropy_hint())]
    if not np.isnan(means["distance"]):
        value = translate("TransformerExplain", "{value} tokens").format(value=plain(means["distance"], 1))
        hint = translate("TransformerExplain", "The mean over the queries of Σ α |i − j|.")
        rows.append(Row(translate("TransformerExplain", "mean distance"), value, hint))
    rows.append(Row(translate("TransformerExplain", "weight on special tokens"), plain(means["special"], 2)))
    if not np.isnan(means["previous"]):
        rows.append(
            Row(translate("TransformerExplain", "weight on the previous token"), plain(means["previous"], 2))
        )
    return tuple(rows)


def check(difference: float | None) -> Table:
    """The check line: what the last comparison with transformers' eager attention gave."""
    value = translate("TransformerExplain", "not checked yet")
    if difference is not None:
        value = plain(difference, 1) + (" ✓" if difference <= 1e-5 else " ✗")
    hint = translate(
        "TransformerExplain",
        "The largest difference over every head of this text to transformers' eager path.",
    )
    return Table(
        translate("TransformerExplain", "Check"),
        (Row(translate("TransformerExplain", "max |shown − eager|"), value, hint),),
    )
