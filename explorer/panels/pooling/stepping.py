"""What the transport walks through in each view, and which field of the state that is."""

from __future__ import annotations

from dataclasses import replace

from explorer.core.i18n import translate
from explorer.panels.pooling.product import entry_names
from explorer.studies.pooling.batched import Batched
from explorer.studies.pooling.cues import Goal, goal_name
from explorer.studies.pooling.heatmaps import Heatmaps
from explorer.studies.pooling.state import PoolingState
from explorer.studies.pooling.trace import PoolingTrace

MOST_STEPS = 10_000
"""A map of more queries is walked through by its own arrows only."""
_FIELDS = {"regression": "step", "training": "epoch", "product": "entry", "heatmaps": "map_query"}


def steps_of(
    state: PoolingState, trace: PoolingTrace | None, product: Batched, maps: Heatmaps | None
) -> tuple[str, ...]:
    """The names of the steps."""
    if state.view == "cues":
        return tuple(map(goal_name, Goal))
    if state.view == "training":
        return tuple(map(str, range(len(state.learned)))) or (_before_training(),)
    if state.view == "product":
        return entry_names(product)
    if state.view == "heatmaps":
        count = 0 if maps is None else maps.weights.shape[2]
        return tuple(map(str, range(count))) if count <= MOST_STEPS else ()
    return () if trace is None else trace.steps


def count_of(state: PoolingState, trace: PoolingTrace | None, product: Batched, maps: Heatmaps | None) -> int:
    """How many steps there are, without naming them."""
    if state.view == "product":
        return int(product.product.size)
    if state.view == "regression":
        return 0 if trace is None else len(trace.places)
    return len(steps_of(state, trace, product, maps))


def step_of(state: PoolingState) -> int:
    """Where the state is."""
    if state.view == "cues":
        return tuple(Goal).index(state.goal)
    return int(getattr(state, _FIELDS[state.view]))


def with_step(state: PoolingState, step: int) -> PoolingState:
    """The state at another step."""
    if state.view == "cues":
        return replace(state, goal=tuple(Goal)[step])
    if state.view == "regression":
        return replace(state, step=step, query=None)
    return replace(state, **{_FIELDS[state.view]: step})  # type: ignore[arg-type]


def _before_training() -> str:
    """What the transport says where there are no epochs yet, and why it plays nothing."""
    return translate("PoolingPanel", "Run trains w first, then its epochs play here.")
