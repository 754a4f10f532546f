"""From a drawn trace to what the views take: heatmaps and one query's scores."""

from __future__ import annotations

import numpy as np

from explorer.core.i18n import translate
from explorer.core.trace import BoolArray, FloatArray
from explorer.models.tokens import label
from explorer.studies.transformer_picture import Drawn
from explorer.studies.transformer_state import TransformerState
from explorer.studies.transformer_tables import head_name
from explorer.studies.transformer_view import Shown
from explorer.widgets.heatmap import HeatmapData
from explorer.widgets.score_strips import ScoreData, Stage


def map_top(shown: Shown) -> float:
    """The value at the top of the common colour scale: the largest one shown."""
    if shown.signed:
        return 1.0
    return _top(shown.values)


def _top(values: FloatArray) -> float:
    top = float(np.nanmax(values)) if values.size and not np.isnan(values).all() else 0.0
    return top if top > 0 else 1.0


def heatmaps(drawn: Drawn, *, common: bool) -> tuple[HeatmapData, ...]:
    """One map a head, or one for the combined heads, or the similarity of the vectors.

    `common`: one colour limit for all of them, else each its own.
    """
    shown, state = drawn.shown, drawn.state
    rows = tuple(group.label for group in shown.rows)
    columns = tuple(group.label for group in shown.columns)
    top = map_top(shown)
    side_name = translate("TransformerMaps", "entropy (nats)")
    several = len(shown.values) > 1
    return tuple(
        HeatmapData(
            values=values,
            rows=rows,
            columns=columns,
            title=head_name(state.stack, *shown.heads[i]) if several else "",
            high=top if common or shown.signed else _top(values),
            signed=shown.signed,
            side=None if shown.entropy is None else shown.entropy[i],
            side_name=side_name,
            value_name="cos" if shown.signed else "α",
            faded=None if shown.faded is None else shown.faded[i],
        )
        for i, values in enumerate(shown.values)
    )


def why_no_scores(drawn: Drawn, state: TransformerState) -> str:
    """Why the products cannot be shown now, with what to do; empty when they can."""
    layer, _ = drawn.state.heads[0]
    scores = drawn.trace.layer(drawn.state.stack, layer)
    if not scores.exact_scores:
        return translate(
            "TransformerMaps",
            "This model family does not hand out its queries and keys, so only the weights can be shown: "
            "choose Heatmap or Lines.",
        )
    if state.query is None or state.query >= scores.queries:
        return translate(
            "TransformerMaps", "Choose a query: click a row of the heatmap or a token in the strip below."
        )
    return ""


def score_data(drawn: Drawn, state: TransformerState) -> ScoreData:
    """The chosen query's products, scores and weights in the first selected head."""
    stack, (layer, head) = drawn.state.stack, drawn.state.heads[0]
    assert state.query is not None
    parts = drawn.trace.layer(stack, layer).scores(head, state.query)
    keys = drawn.trace.key_tokens(stack)
    chosen = state.key if state.key is not None and state.key < len(keys) else int(np.argmax(parts.weight))
    stages = [Stage(translate("TransformerMaps", "dot product"), parts.dot, "q·k", True)]
    stages.append(
        Stage(
            translate("TransformerMaps", "scaled"),
            parts.scaled,
            translate("TransformerMaps", "q·k × scale"),
            True,
        )
    )
    if parts.capped is not None:
        stages.append(Stage(translate("TransformerMaps", "soft-capped"), parts.capped, "c tanh(s/c)", True))
    if parts.bias is not None:
        stages.append(Stage(translate("TransformerMaps", "position bias"), parts.bias, "b", True))
    if parts.bias is not None or parts.masked is not None:
        masked = np.where(np.isfinite(parts.score), parts.score, np.float32(np.nan))
        stages.append(Stage(translate("TransformerMaps", "score"), masked, "s", True))
    stages.append(
        Stage(translate("TransformerMaps", "weight"), _open(parts.weight, parts.masked), "softmax", False)
    )
    query = label(drawn.trace.query_tokens(stack)[state.query], state.show_spaces)
    names = tuple(label(token, state.show_spaces) for token in keys)
    return ScoreData(parts.q, parts.k[chosen], parts.product[chosen], names, tuple(stages), chosen, query)


def _open(weights: FloatArray, masked: BoolArray | None) -> FloatArray:
    """Masked weights as NaN: they are drawn as masked, not as zero."""
    return weights if masked is None else np.where(masked, np.float32(np.nan), weights)
