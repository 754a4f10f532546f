"""The Attention pooling chapter's state: one frozen value that a session or a lesson can hold as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from explorer.core.colour import ColourMap
from explorer.studies.pooling.batched import EXAMPLES
from explorer.studies.pooling.cues import MOST_STRENGTH, SALIENCE, THINGS, Goal
from explorer.studies.pooling.data import MOST_NOISE, QUERY_COUNTS, SIZES, Points, Queries, Recipe, drawn
from explorer.studies.pooling.functions import DEFAULT
from explorer.studies.pooling.heatmaps import MOST_ENTRIES
from explorer.studies.pooling.kernels import LARGEST, MOST_WIDTH, Kernel
from explorer.studies.pooling.reading import READ
from explorer.studies.pooling.trace import PoolingTrace, Request
from explorer.studies.pooling.training import EPOCHS, MOST_RATE
from explorer.studies.state_json import Rules, as_json

VIEWS = ("cues", "regression", "training", "product", "heatmaps")
SIDES = ("weights", "errors")
"""What stands beside the curves: the weights of every query, or the errors at every width."""
_SHOWN = (Kernel.AVERAGE, Kernel.GAUSSIAN)


@dataclass(frozen=True, slots=True)
class Data:
    """What is pooled, and where it is asked for: what a person edits and can have back."""

    recipe: Recipe
    points: Points | None
    has_truth: bool
    queries: Queries


@dataclass(frozen=True, slots=True)
class PoolingState:
    """Everything a person can choose in the chapter.

    text, pair, model, device: what every chapter's state has; nothing is read from them here. `points`: a
    person's own, None for those that size, seed, noise and formula draw; `has_truth`: whether own points
    belong to the formula still, as dragged ones do and loaded ones do not. `thing`: the chosen object on
    the table, −1 for none. `query`: a place between the
    steps that the query was dragged to; `key`: the chosen point by growing key, −1 for the one that
    weighs most. `learned`: w by epoch, from the first to the last of a training,
    empty before one; `epoch`: which of them is shown. `entry`: of the flattened product. `weights_file`,
    `array`: which heatmaps are open, `map_row`, `map_column`, `map_query`, `map_key`: the map, the query and
    the key that are looked at, −1 for no key.
    """

    text: str = ""
    pair: str = ""
    model: str = ""
    device: str = "auto"
    view: str = "regression"
    side: str = "weights"
    goal: Goal = Goal.READ
    salience: tuple[float, ...] = SALIENCE
    salience_strength: float = 4.0
    goal_strength: float = 8.0
    thing: int = -1
    size: int = 50
    seed: int = 0
    noise: float = 0.5
    formula: str = DEFAULT
    points: Points | None = None
    has_truth: bool = True
    first_query: float = 0.0
    query_step: float = 0.1
    queries: int = 50
    step: int = 20
    query: float | None = None
    key: int = -1
    kernel: Kernel = Kernel.GAUSSIAN
    shown: tuple[Kernel, ...] = _SHOWN
    width: float = 1.0
    bandwidth: float = 0.5
    initial_width: float = 0.5
    learning_rate: float = 0.5
    epochs: int = 5
    learned: tuple[float, ...] = ()
    epoch: int = 0
    product: str = "ones"
    entry: int = 0
    weights_file: str = ""
    array: str = ""
    map_row: int = 0
    map_column: int = 0
    map_query: int = 0
    map_key: int = -1
    own_scale: bool = False
    colour_map: ColourMap = ColourMap.REDS

    def __post_init__(self) -> None:  # a control tells its choice as a plain string
        object.__setattr__(self, "goal", Goal(self.goal))
        object.__setattr__(self, "kernel", Kernel(self.kernel))
        object.__setattr__(self, "colour_map", ColourMap(self.colour_map))
        object.__setattr__(self, "shown", tuple(map(Kernel, self.shown)))

    @property
    def recipe(self) -> Recipe:
        return Recipe(self.size, self.seed, self.noise, self.formula)

    @property
    def learned_width(self) -> float | None:
        """w after the epoch that is shown, None before a training."""
        return self.learned[min(self.epoch, len(self.learned) - 1)] if self.learned else None

    @property
    def data(self) -> Data:
        """What is pooled, and where it is asked for."""
        places = Queries(self.first_query, self.query_step, self.queries)
        return Data(self.recipe, self.points, self.has_truth or self.points is None, places)

    @property
    def request(self) -> Request:
        """What must be computed; while w is trained, its kernel is the chosen one from the first epoch on."""
        data, trains = self.data, self.view == "training"
        return Request(
            data.recipe,
            data.points,
            data.has_truth,
            data.queries,
            Kernel.LEARNED if trains else self.kernel,
            self.shown,
            self.width,
            self.bandwidth,
            self.initial_width if trains and not self.learned else self.learned_width,
        )


_RANGES: dict[str, tuple[float, float]] = {
    "salience_strength": (0, MOST_STRENGTH),
    "goal_strength": (0, MOST_STRENGTH),
    "thing": (-1, len(THINGS) - 1),
    "size": SIZES,
    "seed": (0, 2**31 - 1),
    "noise": (0, MOST_NOISE),
    "first_query": (-LARGEST, LARGEST),
    "query_step": (1e-9, LARGEST),
    "queries": QUERY_COUNTS,
    "step": (0, QUERY_COUNTS[1] - 1),
    "query": (-LARGEST, LARGEST),
    "key": (-1, SIZES[1] - 1),
    "width": (0, MOST_WIDTH),
    "bandwidth": (1e-9, LARGEST),
    "initial_width": (1e-9, MOST_WIDTH),
    "learning_rate": (1e-9, MOST_RATE),
    "epochs": EPOCHS,
    "epoch": (0, EPOCHS[1]),
    "entry": (0, MOST_ENTRIES),
    "map_row": (0, MOST_ENTRIES),
    "map_column": (0, MOST_ENTRIES),
    "map_query": (0, MOST_ENTRIES),
    "map_key": (-1, MOST_ENTRIES),
}
PRODUCTS = (*(example.name for example in EXAMPLES), "estimate")
"""The products to look at; “estimate”: where the estimator uses it."""
_CHOICES = {"view": VIEWS, "side": SIDES, "product": PRODUCTS}
_OPTIONAL = ("points", "query")


def points_of(state: PoolingState) -> Points:
    """The points in a person's own order, drawn where there are none of their own.

    Raises:
        UserError: the points that are to be drawn cannot be.
    """
    return drawn(state.recipe) if state.points is None else state.points


def point_count(state: PoolingState) -> int:
    """How many points there are, without drawing them."""
    return state.size if state.points is None else len(state.points)


def with_points(state: PoolingState, points: Points | None) -> PoolingState:
    """The state with other points, None for drawn ones; w that was learned from the old ones is dropped."""
    return replace(state, points=points, learned=(), epoch=0)


def with_data(state: PoolingState, data: Data) -> PoolingState:
    """The state with other data; w is kept while its points are."""
    recipe, queries = data.recipe, data.queries
    kept = (data.recipe, data.points) == (state.recipe, state.points)
    return replace(
        state,
        size=recipe.size,
        seed=recipe.seed,
        noise=recipe.noise,
        formula=recipe.formula,
        points=data.points,
        has_truth=data.has_truth,
        first_query=queries.first,
        query_step=queries.step,
        queries=queries.count,
        learned=state.learned if kept else (),
        epoch=state.epoch if kept else 0,
    )


def to_json(state: PoolingState) -> dict[str, object]:
    """The state as JSON values."""
    return as_json(state)


def from_json(values: Mapping[str, object], base: PoolingState) -> PoolingState:
    """`base` with every entry of `values` that is known, of the right kind and in range."""
    return _RULES.taken(values, base)


_RULES = Rules(_RANGES, _CHOICES, READ, _OPTIONAL)


def fitted(state: PoolingState, trace: PoolingTrace) -> PoolingState:
    """The state with a selection that exists in a trace."""
    return replace(
        state,
        step=min(state.step, len(trace.places) - 1),
        key=min(state.key, trace.points.keys.size - 1),
        epoch=min(state.epoch, max(0, len(state.learned) - 1)),
    )
