"""What Explain says at the first and the last step: the vectors of the tokens, and how alike they are."""

from __future__ import annotations

import numpy as np

from explorer.core.i18n import translate
from explorer.core.trace import Action, Explanation, FloatArray, Formula, Row, Table
from explorer.studies.numbers import latex, shape
from explorer.studies.transformer_state import TransformerState
from explorer.studies.transformer_trace import TransformerTrace, key_side, query_side
from explorer.studies.transformer_view import similarity


def similarity_explanation(
    trace: TransformerTrace, state: TransformerState, notes: tuple[str, ...], *, output: bool
) -> Explanation:
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
        *_cosine_numbers(trace, state, output),
    )
    vectors = (trace.capture.output if output else trace.capture.embeddings)[
        query_side(state.stack, trace.model.kind)
    ]
    rows = (Row("x", shape(*vectors.shape), translate("TransformerExplain", "tokens, model size")),)
    shapes = Table(translate("TransformerExplain", "Shapes"), rows)
    export = Action("export", translate("TransformerExplain", "Export picture…"), "Ctrl+E")
    return Explanation(title, text, formulas, (shapes,), notes, (export,))


def _cosine_numbers(trace: TransformerTrace, state: TransformerState, output: bool) -> tuple[Formula, ...]:
    """The chosen cell's cosine worked out."""
    if state.query is None or state.key is None:
        return ()
    vectors = trace.capture.output if output else trace.capture.embeddings
    x = vectors[query_side(state.stack, trace.model.kind)][state.query]
    y = vectors[key_side(state.stack, trace.model.kind)][state.key]
    value = float(similarity(trace, state.stack, output=output)[state.query, state.key])
    norms = rf"{latex(float(np.linalg.norm(x)))}\cdot {latex(float(np.linalg.norm(y)))}"
    body = rf"\frac{{{latex(_dot(x, y))}}}{{{norms}}}"
    return (Formula(rf"\cos={body}={latex(value)}", translate("TransformerExplain", "This cell's numbers")),)


def _dot(x: FloatArray, y: FloatArray) -> float:
    return float(np.dot(x, y))
