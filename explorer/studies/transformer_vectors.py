"""What Explain says at the first and the last step: the vectors of the tokens, and how alike they are."""

from __future__ import annotations

import numpy as np

from explorer.core.i18n import translate
from explorer.core.trace import Action, Explanation, FloatArray, Formula, Row, Table
from explorer.studies.numbers import latex, shape
from explorer.studies.transformer_state import TransformerState
from explorer.studies.transformer_trace import TransformerTrace
from explorer.studies.transformer_view import Shown, vectors


def similarity_explanation(
    trace: TransformerTrace, state: TransformerState, shown: Shown, *, output: bool
) -> Explanation:
    """What the vectors are at this step, and the chosen cell's cosine worked out."""
    if output:
        title = translate("TransformerExplain", "Output: what the layers made of each token")
        text = translate(
            "TransformerExplain",
            "Every token now has a vector that depends on its context. A cell is the cosine of the angle "
            "between two of them; compare it with the same cell at the embeddings.",
        )
    else:
        title = translate("TransformerExplain", "Embeddings: each token on its own")
        text = translate(
            "TransformerExplain",
            "Before the first layer a token's vector is a row of the embedding table: the same token has the "
            "same vector wherever it stands. A cell is the cosine of the angle between two of them.",
        )
    formulas = (
        Formula(r"\cos(x_i,x_j)=\frac{x_i\cdot x_j}{\|x_i\|\,\|x_j\|}"),
        *_cosine_numbers(trace, state, shown, output),
    )
    queries, _ = vectors(trace, state.stack, output=output)
    rows = (Row("x", shape(*queries.shape), translate("TransformerExplain", "tokens, model size")),)
    shapes = Table(translate("TransformerExplain", "Shapes"), rows)
    export = Action("export", translate("TransformerExplain", "Export picture…"), "Ctrl+E")
    return Explanation(title, text, formulas, (shapes,), _notes(trace, state), (export,))


def _notes(trace: TransformerTrace, state: TransformerState) -> tuple[str, ...]:
    """Of the filters only merging changes what is shown of vectors."""
    notes = [trace.model.note] if trace.model.note else []
    if state.merge_words:
        notes.append(
            translate(
                "TransformerExplain",
                "Subwords are merged: a word's vector is the mean of its pieces' vectors.",
            )
        )
    return tuple(notes)


def _cosine_numbers(
    trace: TransformerTrace, state: TransformerState, shown: Shown, output: bool
) -> tuple[Formula, ...]:
    row, column = shown.row_of(state.query), shown.column_of(state.key)
    if row is None or column is None:
        return ()
    queries, keys = vectors(trace, state.stack, output=output)
    x, y = queries[list(shown.rows[row].tokens)].mean(0), keys[list(shown.columns[column].tokens)].mean(0)
    value = float(shown.values[0, row, column])
    norms = rf"{latex(float(np.linalg.norm(x)))}\cdot {latex(float(np.linalg.norm(y)))}"
    body = rf"\frac{{{latex(_dot(x, y))}}}{{{norms}}}"
    return (Formula(rf"\cos={body}={latex(value)}", translate("TransformerExplain", "This cell's numbers")),)


def _dot(x: FloatArray, y: FloatArray) -> float:
    return float(np.dot(x, y))
