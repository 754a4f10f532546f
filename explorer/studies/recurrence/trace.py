"""What the Recurrence chapter computes: a request and its frozen result; imported without torch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from explorer.core.trace import FloatArray
from explorer.models.recurrent.arrays import Floats, NetworkTrace
from explorer.models.recurrent.spec import NetworkSpec

Edit = tuple[str, int, float]
"""A changed number: a parameter's name (or “h_0”, “c_0”), the place in its flattened values, the value."""


@dataclass(frozen=True, slots=True)
class Request:
    """Everything that a trace depends on; `reading` and `shape` by their names in the state."""

    text: str
    numbers: str
    reading: str
    shape: str
    model: str
    device: str
    seed: int
    spec: NetworkSpec
    initial: float
    edits: tuple[Edit, ...]
    compare: bool


@dataclass(frozen=True, eq=False, slots=True)
class Override:
    """Weights of a training run's checkpoint, which take the place of the request's own."""

    spec: NetworkSpec
    weights: Mapping[str, FloatArray]
    vocabulary: tuple[str, ...]
    labels: tuple[str, ...]
    step: int
    seed: int | None = None
    """Of the weights with which the run began."""


@dataclass(frozen=True, eq=False, slots=True)
class Reach:
    """How far back gradients reach: norms (T,) float64, the spectral norm ‖∂h_T/∂h_t‖₂ of each step t.

    `before`: of the weights with which the training of the network named so began.
    """

    name: str
    norms: NDArray[np.float64]
    before: bool = False


@dataclass(frozen=True, eq=False, slots=True)
class RecurrenceTrace:
    """One input through one network.

    tokens: the names of the T steps; sequences: the names of the B rows of the batch; ids (T, B) into
    `vocabulary`, None for numbers; labels: what the outputs mean, empty where there is no linear layer;
    fed_back: from which step on the inputs are the network's own outputs (T where none is);
    difference: max |ours − torch.nn| over output and final states; notes: sentences on what was cut,
    unknown or infinite; trained: what is known of the weights' training, empty for fresh ones.
    """

    request: Request
    network: NetworkTrace
    weights: Mapping[str, Floats]
    tokens: tuple[str, ...]
    sequences: tuple[str, ...]
    vocabulary: tuple[str, ...]
    labels: tuple[str, ...]
    ids: NDArray[np.int64] | None
    fed_back: int
    device: str
    difference: float
    notes: tuple[str, ...] = ()
    trained: str = ""

    @property
    def spec(self) -> NetworkSpec:
        return self.network.spec

    @property
    def steps(self) -> tuple[str, ...]:
        """The transport's steps: one for each input."""
        return self.tokens

    def probabilities(self, sequence: int) -> FloatArray | None:
        """The softmax over the outputs at every step of a row: (T, outputs), worked out in float64.

        None where there is no linear layer, or one whose outputs are the next numbers.
        """
        if self.network.logits is None or not self.labels:
            return None
        logits = self.network.logits[:, sequence].astype(np.float64)
        grown = np.exp(logits - logits.max(axis=1, keepdims=True))
        return np.asarray(grown / grown.sum(axis=1, keepdims=True), dtype=np.float32)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Every array by name, with the weights as “weight.<name>”, tokens and labels."""
        arrays: dict[str, NDArray[Any]] = dict(self.network.arrays())
        arrays |= {f"weight.{name}": values for name, values in self.weights.items()}
        arrays["tokens"] = np.array(self.tokens, dtype=np.str_)
        if self.labels:
            arrays["labels"] = np.array(self.labels, dtype=np.str_)
        if self.ids is not None:
            arrays["ids"] = self.ids
        return arrays


@dataclass(frozen=True, eq=False, slots=True)
class Lockstep:
    """The chosen network's trace and, when compared, those of Elman, GRU and LSTM on the same input.

    `reaches` fit `others` where there are some, otherwise the chosen network alone.
    """

    main: RecurrenceTrace
    others: tuple[RecurrenceTrace, ...]
    reaches: tuple[Reach, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Corpus:
    """Many sentences through one layer: hidden (N, H) of all their steps one after the other.

    bounds (S + 1,): where each sentence begins, and N; tokens: the names of the steps of each sentence.
    """

    texts: tuple[str, ...]
    tokens: tuple[tuple[str, ...], ...]
    hidden: FloatArray
    bounds: NDArray[np.int64]
