"""What training is asked for and what it gives, without torch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from explorer.models.recurrent.spec import Cell, NetworkSpec

Weights = Mapping[str, NDArray[np.float32]]
"""Parameters by the names of `NetworkSpec.parameter_shapes`."""


class Task(StrEnum):
    """What is learned."""

    SLOTS = "slots"
    RECALL = "recall"
    SENTIMENT = "sentiment"
    CHARACTERS = "characters"
    REVERSE = "reverse"


class LossOn(StrEnum):
    """Where recall is asked for: at every word, as a language model, or at the last word only."""

    EVERY = "every"
    LAST = "last"


class Optimiser(StrEnum):
    ADAM = "adam"
    SGD = "sgd"
    RMSPROP = "rmsprop"


@dataclass(frozen=True, slots=True)
class TrainingSettings:
    """One run; `network` gives cell and sizes, its vocabulary and outputs follow from the task.

    `gap`: the most filler words of the recall task; `text`: what next characters are learned from.
    """

    task: Task = Task.RECALL
    network: NetworkSpec = field(default_factory=NetworkSpec)
    optimiser: Optimiser = Optimiser.ADAM
    learning_rate: float = 3e-3
    clip: float = 1.0
    batch: int = 64
    steps: int = 1000
    seed: int = 0
    loss_on: LossOn = LossOn.EVERY
    gap: int = 40
    text: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """One moment of a run: mean loss of the batch, gradient norm before clipping, held-out accuracy.

    `accuracy` is NaN where it was not measured at this step.
    """

    step: int
    loss: float
    gradient_norm: float
    accuracy: float
    seconds: float


@dataclass(frozen=True, eq=False, slots=True)
class Checkpoint:
    """The weights after a number of steps."""

    step: int
    weights: Weights


@dataclass(frozen=True, eq=False, slots=True)
class TrainingRun:
    """A run so far: enough to draw it, to look at its checkpoints, and to go on with it.

    vocabulary: the input symbols by id; labels: the outputs' names by id. `resume`: optimiser and generator
    as the trainer left them, for the trainer alone. `diverged`: the loss is not a number any more.
    """

    settings: TrainingSettings
    spec: NetworkSpec
    vocabulary: tuple[str, ...]
    labels: tuple[str, ...]
    points: tuple[Point, ...]
    checkpoints: tuple[Checkpoint, ...]
    diverged: bool = False
    resume: object = None

    @property
    def step(self) -> int:
        """How many steps are done."""
        return self.points[-1].step if self.points else 0

    @property
    def is_done(self) -> bool:
        return self.diverged or self.step >= self.settings.steps


@dataclass(frozen=True, eq=False, slots=True)
class GapRun:
    """One cell from one seed: held-out accuracy by gap (G,), and overall (K,) at `seconds` of training."""

    cell: Cell
    seed: int
    accuracy: NDArray[np.float64]
    seconds: NDArray[np.float64]
    over_time: NDArray[np.float64]


@dataclass(frozen=True, eq=False, slots=True)
class GapChart:
    """The comparison so far, of `total` runs; `under_way`: the last one is being trained still."""

    gaps: tuple[int, ...]
    runs: tuple[GapRun, ...]
    total: int
    under_way: bool = False

    @property
    def done(self) -> int:
        """How many runs are trained to their end."""
        return len(self.runs) - self.under_way
