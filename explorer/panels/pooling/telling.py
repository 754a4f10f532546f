"""What Explain says in each view."""

from __future__ import annotations

from dataclasses import replace

from explorer.core.i18n import translate
from explorer.core.trace import Action, Explanation
from explorer.panels.pooling.product import place_of
from explorer.panels.pooling.work import Drawn
from explorer.studies.pooling.batched import Batched
from explorer.studies.pooling.explain import explain
from explorer.studies.pooling.explain_cues import explain_cues
from explorer.studies.pooling.explain_views import explain_map, explain_product
from explorer.studies.pooling.heatmaps import Heatmaps
from explorer.studies.pooling.learning import explain_training
from explorer.studies.pooling.state import PoolingState, fitted
from explorer.studies.pooling.training import WidthRun


def explanation_of(
    state: PoolingState, drawn: Drawn | None, run: WidthRun | None, product: Batched, maps: Heatmaps | None
) -> Explanation | None:
    """The explanation of the view on screen; None before its first picture."""
    if state.view == "cues":
        return _with_export(explain_cues(state))
    if state.view == "product":
        return _with_export(explain_product(product, *place_of(product, state.entry)))
    if state.view == "heatmaps":
        return None if maps is None else _with_export(explain_map(maps, *_held_map(state, maps)))
    if drawn is None or state.points == ():
        return None
    if state.view == "training" and run is not None and drawn.comparison is not None:
        return _with_export(explain_training(run, drawn.comparison, state.epoch))
    return explain(drawn.trace, fitted(state, drawn.trace))


def _held_map(state: PoolingState, maps: Heatmaps) -> tuple[int, int, int]:
    """Row, column and query that exist."""
    rows, columns, queries, _keys = maps.weights.shape
    return (
        min(state.map_row, rows - 1),
        min(state.map_column, columns - 1),
        min(state.map_query, queries - 1),
    )


def _with_export(explanation: Explanation) -> Explanation:
    action = Action("export", translate("PoolingExplain", "Export picture…"), "Ctrl+E")
    return explanation if explanation.actions else replace(explanation, actions=(action,))
