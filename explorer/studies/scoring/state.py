"""The Scoring chapter's state: one frozen value that a session, a link or a lesson can hold as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from explorer.core.seeds import MOST_SEED
from explorer.models.catalogue import DEFAULT_MODEL
from explorer.studies.scoring import tables
from explorer.studies.scoring.cost import AXES, Sizes
from explorer.studies.scoring.kinds import (
    KEYS_RANGE,
    LARGEST,
    PARAMETERS,
    SIZE_RANGE,
    Edit,
    Function,
    Norm,
    Source,
)
from explorer.studies.scoring.saturation import DRAWS_RANGE, HIDDEN_RANGE, SaturationSettings
from explorer.studies.scoring.trace import Data, Request, ScoringTrace
from explorer.studies.state_json import Rules, as_json, number

VIEWS = ("steps", "saturation", "cost")
PAGES = ("data", "weights", "hand")
ALL = "all"
ROOT_PLOTS = (ALL, "scores", "variance", "largest", "entropy", "gradient")
COST_PLOTS = (ALL, "operations", "memory", "seconds")


@dataclass(frozen=True, slots=True)
class ScoringState:
    """Everything a person can choose in the chapter.

    query, keys, values: tables as typed; count, query_size, key_size, value_size: of what is drawn by seed;
    query_word: the place of the word that asks; valid: how many keys are seen, None for all; step: the key
    that is worked out; component: of the pooled value. root_*: the study of √d, with the d on show;
    cost_*: the sizes at which cost is told, and the one that grows; root_plot, cost_plot: the plot that
    stands alone, or “all”.
    """

    text: str = ""
    pair: str = ""
    model: str = DEFAULT_MODEL
    device: str = "auto"
    source: Source = Source.SEED
    preset: str = ""
    query: str = ""
    keys: str = ""
    values: str = ""
    count: int = 5
    query_size: int = 4
    key_size: int = 4
    value_size: int = 3
    seed: int = 0
    query_word: int = 0
    hidden: int = 8
    edits: tuple[Edit, ...] = ()
    function: Function = Function.SCALED
    norm: Norm = Norm.SOFTMAX
    valid: int | None = None
    step: int = 0
    component: int = 0
    view: str = "steps"
    page: str = "data"
    root_keys: int = 16
    root_draws: int = 2000
    root_hidden: int = 16
    root_seed: int = 0
    root_d: int = 64
    root_plot: str = ALL
    cost_queries: int = 64
    cost_keys: int = 64
    cost_d: int = 64
    cost_hidden: int = 64
    cost_axis: str = "keys"
    cost_plot: str = ALL

    def __post_init__(self) -> None:
        for name, kind in _KINDS.items():  # a control tells its choice as a plain string
            object.__setattr__(self, name, kind(getattr(self, name)))

    @property
    def request(self) -> Request:
        """What must be computed; what the source makes no use of is left empty, so that it costs nothing."""
        words, table = self.source is Source.WORDS, self.source is Source.TABLE
        drawn = self.source is Source.SEED
        return Request(
            self.source,
            self.text if words else "", self.model if words else "", self.device if words else "",
            self.query if table else "", self.keys if table else "", self.values if table else "",
            self.count if drawn else 0,
            (self.query_size, self.key_size, self.value_size) if drawn else (0, 0, 0),
            self.seed, self.query_word if words else 0, self.hidden, self.edits, self.norm, self.valid,
        )  # fmt: skip

    @property
    def saturation(self) -> SaturationSettings:
        """The study of √d."""
        return SaturationSettings(self.root_keys, self.root_draws, self.root_hidden, self.root_seed)

    @property
    def sizes(self) -> Sizes:
        """The sizes at which cost is told."""
        return Sizes(self.cost_queries, self.cost_keys, self.cost_d, self.cost_hidden)


_KINDS: dict[str, type[StrEnum]] = {"source": Source, "function": Function, "norm": Norm}
_CHOICES = {
    "view": VIEWS,
    "page": PAGES,
    "root_plot": ROOT_PLOTS,
    "cost_axis": AXES,
    "cost_plot": COST_PLOTS,
}
_COST_RANGE = (1, 4096)
_RANGES: dict[str, tuple[float, float]] = {
    "count": KEYS_RANGE,
    "query_size": SIZE_RANGE,
    "key_size": SIZE_RANGE,
    "value_size": SIZE_RANGE,
    "seed": (0, MOST_SEED),
    "query_word": (0, 1e6),
    "hidden": SIZE_RANGE,
    "step": (0, 1e6),
    "component": (0, 1e6),
    "root_keys": (2, KEYS_RANGE[1]),
    "root_draws": DRAWS_RANGE,
    "root_hidden": HIDDEN_RANGE,
    "root_seed": (0, MOST_SEED),
    "root_d": SIZE_RANGE,
    "cost_queries": _COST_RANGE,
    "cost_keys": _COST_RANGE,
    "cost_d": _COST_RANGE,
    "cost_hidden": _COST_RANGE,
}


def to_json(state: ScoringState) -> dict[str, object]:
    """The state as JSON values."""
    return as_json(state)


def from_json(values: Mapping[str, object], base: ScoringState) -> ScoringState:
    """`base` with every entry of `values` that is known, of the right kind and in range."""
    return _RULES.taken(values, base)


def _valid(value: object) -> int | float | None:
    return number(value, 0, 1e6, whole=True)


def _edits(value: object) -> tuple[Edit, ...] | None:
    if not isinstance(value, list | tuple):
        return None
    edits = [_edit(entry) for entry in value]
    return tuple(edit for edit in edits if edit is not None) if None not in edits else None


def _edit(entry: object) -> Edit | None:
    if not isinstance(entry, list | tuple) or len(entry) != 3 or entry[0] not in PARAMETERS:
        return None
    place, changed = number(entry[1], 0, 1e9, whole=True), number(entry[2], -LARGEST, LARGEST)
    return None if place is None or changed is None else (str(entry[0]), int(place), float(changed))


_RULES = Rules(_RANGES, _CHOICES, {"edits": _edits, "valid": _valid}, optional=("valid",))


def fitted(state: ScoringState, trace: ScoringTrace) -> ScoringState:
    """The state with a key, a component and a function that exist in a trace."""
    functions = trace.scored
    return replace(
        state,
        step=min(state.step, len(trace.steps) - 1),
        component=min(state.component, trace.data.values.shape[1] - 1),
        function=state.function if state.function in functions else next(iter(functions)),
    )


def as_tables(state: ScoringState, data: Data) -> ScoringState:
    """What was drawn or embedded as tables to edit, number for number."""
    return replace(
        state,
        source=Source.TABLE,
        preset="",
        query=tables.written(data.query[None]),
        keys=tables.written(data.keys),
        values=tables.written(data.values),
    )


def with_edit(state: ScoringState, name: str, place: int, value: float) -> ScoringState:
    """The state with one weight changed by hand; a second change of it takes the place of the first."""
    kept = tuple(edit for edit in state.edits if edit[:2] != (name, place))
    return replace(state, edits=(*kept, (name, place, value)))


GIVEN = (
    "source", "preset", "text", "query", "keys", "values", "count", "query_size", "key_size", "value_size",
    "seed", "query_word", "hidden", "edits", "norm", "valid",
)  # fmt: skip
"""The fields that a person edits and can have back: what is scored, and how scores become weights."""


def given(state: ScoringState) -> tuple[object, ...]:
    """The values of `GIVEN`."""
    return tuple(getattr(state, name) for name in GIVEN)


def with_given(state: ScoringState, values: tuple[object, ...]) -> ScoringState:
    """The state with what `given` gave."""
    return replace(state, **dict(zip(GIVEN, values, strict=True)))  # type: ignore[arg-type]
