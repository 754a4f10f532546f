"""The Recurrence chapter's state: one frozen value that a session, a link or a lesson can hold as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from explorer.models.recurrent.runs import LossOn, Optimiser, Task
from explorer.models.recurrent.spec import (
    HIDDEN_RANGE,
    LAYERS_RANGE,
    Activation,
    Cell,
    InputKind,
    NetworkSpec,
)
from explorer.studies.recurrence.trace import Edit, RecurrenceTrace, Request
from explorer.studies.state_json import Rules, as_json, number

FRESH = "fresh"
"""`RecurrenceState.model` of a network with initial weights by seed; else a shipped network or a file."""


class Reading(StrEnum):
    """How the input becomes steps."""

    WORDS = "words"
    CHARACTERS = "characters"
    NUMBERS = "numbers"


class Shape(StrEnum):
    """Which steps take an input and which give an output."""

    ONE_ONE = "one_one"
    ONE_MANY = "one_many"
    MANY_ONE = "many_one"
    MANY_CODE = "many_code"
    MANY_MANY = "many_many"


class Sort(StrEnum):
    """The order of the units."""

    INDEX = "index"
    VARIANCE = "variance"
    SIMILARITY = "similarity"


LEFT_VIEWS = ("states", "path", "selection", "weights")
RIGHT_VIEWS = ("gates", "reach", "predictions", "hand", "shapes", "training")
FEATURES_RANGE = (1, 256)
GAP_RANGE = (0, 120)


@dataclass(frozen=True, slots=True)
class RecurrenceState:
    """Everything a person can choose in the chapter.

    `numbers` is the pasted table (steps down, features across; blank lines part the rows of a batch);
    `edits` are changed entries of weights and of h_0 and c_0; `brush` is the first and last step of the
    selection, `threshold` the least |h| that counts as on; `gap` is that of the sentence on show,
    `longest_gap` the longest of those that are trained on.
    """

    text: str = ""
    pair: str = ""
    model: str = FRESH
    device: str = "auto"
    reading: Reading = Reading.WORDS
    numbers: str = ""
    preset: str = ""
    gap: int = 6
    shape: Shape = Shape.MANY_MANY
    seed: int = 0
    cell: Cell = Cell.LSTM
    activation: Activation = Activation.TANH
    hidden: int = 32
    layers: int = 1
    bidirectional: bool = False
    bias: bool = True
    input_kind: InputKind = InputKind.EMBEDDING
    features: int = 24
    initial: float = 0.0
    edits: tuple[Edit, ...] = ()
    step: int = 0
    layer: int = 0
    direction: int = 0
    unit: int = 0
    sequence: int = 0
    left: str = "states"
    right: str = "gates"
    sort: Sort = Sort.INDEX
    over_time: bool = False
    compare: bool = False
    batch_first: bool = False
    brush: tuple[int, int] | None = None
    threshold: float = 0.3
    task: Task = Task.RECALL
    loss_on: LossOn = LossOn.EVERY
    optimiser: Optimiser = Optimiser.ADAM
    learning_rate: float = 3e-3
    clip: float = 1.0
    batch: int = 64
    training_steps: int = 6000
    longest_gap: int = 40

    def __post_init__(self) -> None:
        for name, kind in _KINDS.items():  # a control tells its choice as a plain string
            object.__setattr__(self, name, kind(getattr(self, name)))

    @property
    def request(self) -> Request:
        """What must be computed."""
        return Request(
            self.text, self.numbers, self.reading.value, self.shape.value, self.model, self.device,
            self.seed, self.spec, self.initial, self.edits, self.compare,
        )  # fmt: skip

    @property
    def spec(self) -> NetworkSpec:
        """The network that was chosen; its vocabulary and outputs follow from the input."""
        kind = InputKind.VALUES if self.reading is Reading.NUMBERS else self.input_kind
        return NetworkSpec(
            self.cell, self.activation, self.hidden, self.layers, self.bidirectional, self.bias, kind,
            features=self.features,
        )  # fmt: skip


_KINDS: dict[str, type[StrEnum]] = {
    "reading": Reading,
    "shape": Shape,
    "cell": Cell,
    "activation": Activation,
    "input_kind": InputKind,
    "sort": Sort,
    "task": Task,
    "loss_on": LossOn,
    "optimiser": Optimiser,
}
_RANGES: dict[str, tuple[float, float]] = {
    "hidden": HIDDEN_RANGE,
    "layers": LAYERS_RANGE,
    "features": FEATURES_RANGE,
    "gap": GAP_RANGE,
    "seed": (0, 2**31 - 1),
    "initial": (-1e6, 1e6),
    "step": (0, 1e9),
    "layer": (0, LAYERS_RANGE[1] - 1),
    "direction": (0, 1),
    "unit": (0, HIDDEN_RANGE[1] - 1),
    "sequence": (0, 1e6),
    "threshold": (0, 1),
    "learning_rate": (1e-6, 10),
    "clip": (0, 1e6),
    "batch": (1, 1024),
    "training_steps": (1, 100_000),
    "longest_gap": (1, GAP_RANGE[1]),
}
_CHOICES = {"left": LEFT_VIEWS, "right": RIGHT_VIEWS}


def to_json(state: RecurrenceState) -> dict[str, object]:
    """The state as JSON values."""
    return as_json(state)


def from_json(values: Mapping[str, object], base: RecurrenceState) -> RecurrenceState:
    """`base` with every entry of `values` that is known, of the right kind and in range."""
    return _RULES.taken(values, base)


def _pair(value: object) -> tuple[int, int] | None:
    if not isinstance(value, list | tuple) or len(value) != 2:
        return None
    first, last = (number(step, 0, 1e9, whole=True) for step in value)
    return (int(first), int(last)) if first is not None and last is not None and first <= last else None


def _edits(value: object) -> tuple[Edit, ...] | None:
    if not isinstance(value, list | tuple):
        return None
    edits: list[Edit] = []
    for entry in value:
        if not isinstance(entry, list | tuple) or len(entry) != 3 or not isinstance(entry[0], str):
            return None
        index, value_there = number(entry[1], 0, 1e9, whole=True), number(entry[2], -1e30, 1e30)
        if index is None or value_there is None:
            return None
        edits.append((entry[0], int(index), float(value_there)))
    return tuple(edits)


_RULES = Rules(_RANGES, _CHOICES, {"brush": _pair, "edits": _edits}, optional=("brush",))


def fitted(state: RecurrenceState, trace: RecurrenceTrace) -> RecurrenceState:
    """The state with a selection that exists in a trace."""
    spec, steps = trace.spec, len(trace.tokens)
    first, last = state.brush if state.brush is not None else (0, 0)
    return replace(
        state,
        step=min(state.step, steps - 1),
        layer=min(state.layer, spec.layers - 1),
        direction=min(state.direction, spec.directions - 1),
        unit=min(state.unit, spec.hidden - 1),
        sequence=min(state.sequence, len(trace.sequences) - 1),
        brush=None if state.brush is None or first >= steps else (first, min(last, steps - 1)),
    )
