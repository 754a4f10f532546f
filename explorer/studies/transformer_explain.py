"""What Explain says of the Transformer chapter: the step, the head, the row or the cell that is chosen."""

from __future__ import annotations

import numpy as np

from explorer.core.i18n import translate
from explorer.core.trace import Action, Explanation, Formula
from explorer.studies.numbers import plain
from explorer.studies.transformer_filters import cell_of, combines, filter_formulas
from explorer.studies.transformer_formulas import cell_formulas, weight_formula
from explorer.studies.transformer_state import TransformerState
from explorer.studies.transformer_tables import check, head_facts, row_tables, shapes
from explorer.studies.transformer_trace import TransformerTrace
from explorer.studies.transformer_vectors import similarity_explanation
from explorer.studies.transformer_view import Shown

WHOLE = 1e-3  # how far from 1 a row's sum is told as 1


def explain(
    trace: TransformerTrace, state: TransformerState, shown: Shown, difference: float | None
) -> Explanation:
    """The explanation of what is on screen; `difference`: max |shown − eager| once it was computed."""
    layers = len(trace.capture.stacks[state.stack])
    if not 1 <= state.step <= layers:
        return similarity_explanation(trace, state, shown, output=state.step > layers)
    return Explanation(
        _title(state, shown),
        _head_text(trace, state, shown),
        _formulas(trace, state, shown),
        (
            *row_tables(shown, state),
            shapes(trace, state),
            head_facts(trace, state),
            check(difference),
        ),
        _notes(trace, state),
        (
            Action("check", translate("TransformerExplain", "Check against eager attention"), "Ctrl+K"),
            Action("export", translate("TransformerExplain", "Export picture…"), "Ctrl+E"),
        ),
    )


def _title(state: TransformerState, shown: Shown) -> str:
    if shown.row_of(state.query) is None:
        return translate("TransformerExplain", "One head, one question")
    if shown.column_of(state.key) is None:
        return translate("TransformerExplain", "One row: where a token looks")
    return translate("TransformerExplain", "One cell: a weight worked out")


def _head_text(trace: TransformerTrace, state: TransformerState, shown: Shown) -> str:
    row, column = shown.row_of(state.query), shown.column_of(state.key)
    if row is None:
        return translate(
            "TransformerExplain",
            "Each row is one query token sharing a total weight of 1 over all keys it may see. "
            "Choose a row to read it, or a cell to see its sum worked out.",
        )
    name = escaped(shown.rows[row].label)
    if column is None:
        return _row_text(name, shown, row)
    key, value = escaped(shown.columns[column].label), float(shown.values[0, row, column])
    if np.isnan(value):
        return translate(
            "TransformerExplain",
            "<b>{query}</b> may not look at <b>{key}</b>: the mask hides it, so no weight exists.",
        ).format(query=name, key=key)
    return _weight_text(state).format(query=name, key=key, weight=plain(value))


def _weight_text(state: TransformerState) -> str:
    if combines(state) or (state.hide_special and state.renormalise):
        return translate(
            "TransformerExplain",
            "<b>{query}</b> gives <b>{key}</b> <b>{weight}</b>, made of the model's own weights as worked "
            "out below.",
        )
    return translate(
        "TransformerExplain",
        "<b>{query}</b> gives <b>{key}</b> the weight <b>{weight}</b>: that share of the value vector of "
        "{key} flows into the new vector of {query}.",
    )


def _row_text(name: str, shown: Shown, row: int) -> str:
    values = shown.values[0, row]
    if np.isnan(values).all():
        return translate("TransformerExplain", "<b>{query}</b> sees no key: its whole row is masked.").format(
            query=name
        )
    best, total = int(np.nanargmax(values)), float(np.nansum(values))
    if abs(total - 1) < WHOLE:
        text = translate(
            "TransformerExplain",
            "This row is the query <b>{query}</b>, sharing a total weight of 1 over the keys. Most goes to "
            "<b>{key}</b> ({weight}). Click a cell to see its sum worked out.",
        )
    else:
        text = translate(
            "TransformerExplain",
            "This row is the query <b>{query}</b>; what is shown of it adds up to {total}. Most goes to "
            "<b>{key}</b> ({weight}). Click a cell to see its sum worked out.",
        )
    return text.format(
        query=name, key=escaped(shown.columns[best].label), weight=plain(float(values[best]), 3),
        total=plain(total, 3),
    )  # fmt: skip


def escaped(text: str) -> str:
    """Text that may hold <, > or & as plain rich text."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _formulas(trace: TransformerTrace, state: TransformerState, shown: Shown) -> tuple[Formula, ...]:
    layer, head = state.heads[0]
    scores = trace.layer(state.stack, layer)
    general: tuple[Formula, ...] = (weight_formula(scores),)
    row, column = shown.row_of(state.query), shown.column_of(state.key)
    if row is None or column is None:
        return general
    cell = cell_of(trace, state, shown, row, column)
    if cell.is_plain and not combines(state) and scores.exact_scores:
        parts = scores.scores(head, cell.query.tokens[0])
        general += cell_formulas(scores, parts, cell.key.tokens[0])
    return general + filter_formulas(cell, state, shown)


def _notes(trace: TransformerTrace, state: TransformerState) -> tuple[str, ...]:
    """What the filters do to the picture, said on screen."""
    notes = [trace.model.note] if trace.model.note else []
    if state.hide_special and state.renormalise:
        notes.append(
            translate(
                "TransformerExplain", "Special tokens are hidden and each row is divided by what is left."
            )
        )
    elif state.hide_special:
        notes.append(
            translate("TransformerExplain", "Special tokens are hidden: rows no longer add up to 1.")
        )
    if state.merge_words:
        notes.append(
            translate(
                "TransformerExplain",
                "Subwords are merged: the sum over key pieces, the mean over query pieces.",
            )
        )
    if combines(state) and state.combine == "max":
        notes.append(
            translate("TransformerExplain", "The largest weight over heads: rows add up to more than 1.")
        )
    if state.threshold > 0:
        text = translate("TransformerExplain", "Weights below {threshold} are faded; hover still shows them.")
        notes.append(text.format(threshold=plain(state.threshold, 2)))
    return tuple(notes)
