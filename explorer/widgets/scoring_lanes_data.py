"""What the scoring lanes draw: one query's scores, weights and pooled value under several functions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from explorer.core.i18n import translate
from explorer.core.trace import BoolArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False, slots=True)
class Lane:
    """One function's way from scores to the pooled value.

    Attributes:
        name: of the function.
        formula: of its score, short, on one line: “qᵀk / √d”.
        scores: (n,), masked keys included; None where the function is refused, as are the next two.
        weights: (n,), 0 where a key is masked.
        pooled: (d_v,).
        refused: why the function does not fit; empty: it does.

    Raises:
        ValueError: neither numbers nor a reason, or both.
    """

    name: str
    formula: str
    scores: Floats | None = None
    weights: Floats | None = None
    pooled: Floats | None = None
    refused: str = ""

    def __post_init__(self) -> None:
        missing = [part is None for part in (self.scores, self.weights, self.pooled)]
        if bool(self.refused) != all(missing) or any(missing) != all(missing):
            raise ValueError(f"{self.name}: scores, weights and pooled value, or a reason why there are none")


@dataclass(frozen=True, eq=False, slots=True)
class Scores:
    """The three arrays of a lane that is not refused: scores (n,), weights (n,), pooled (d_v,)."""

    scores: Floats
    weights: Floats
    pooled: Floats

    @property
    def total(self) -> float:
        """The sum of the weights."""
        return float(self.weights.sum())

    @property
    def span(self) -> tuple[float, float]:
        """The ends of the scores' own scale, which holds 0."""
        finite = self.scores[np.isfinite(self.scores)]
        low, high = min(0.0, *finite.tolist(), 0.0), max(0.0, *finite.tolist(), 0.0)
        return (low, high) if high > low else (-1.0, 1.0)

    @property
    def top(self) -> float:
        """The end of the weights' scale: 1, or the largest weight where weights are not normalised."""
        return max(1.0, float(self.weights.max(initial=0.0)))


@dataclass(frozen=True, eq=False)
class LanesData:
    """All lanes over the same keys.

    Attributes:
        lanes: one for each function.
        keys: the n names.
        valid: (n,) which keys are seen.
        norm_name: what turns scores into weights.
        values: (n, d_v) of the keys; None: not shown.
        value_names: of the d_v numbers of a value; empty: they are counted.

    Raises:
        ValueError: shapes and names do not fit.
    """

    lanes: tuple[Lane, ...] = ()
    keys: tuple[str, ...] = ()
    valid: BoolArray = field(default_factory=lambda: np.zeros(0, dtype=np.bool_))
    norm_name: str = ""
    values: Floats | None = None
    value_names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        count, size = (len(self.keys),), (self.size,)
        shapes = [self.valid.shape == count]
        shapes += [one.scores.shape == count == one.weights.shape for one in self.scored if one]
        shapes += [one.pooled.shape == size for one in self.scored if one]
        if self.values is not None:
            shapes.append(self.values.shape == count + size)
        if self.value_names:
            shapes.append(len(self.value_names) == self.size)
        if not all(shapes):
            raise ValueError(f"arrays do not fit {count[0]} keys and values of {size[0]} numbers")

    @cached_property
    def scored(self) -> tuple[Scores | None, ...]:
        """The arrays of each lane; None where it is refused."""
        return tuple(
            None
            if lane.scores is None or lane.weights is None or lane.pooled is None
            else Scores(lane.scores, lane.weights, lane.pooled)
            for lane in self.lanes
        )

    @property
    def size(self) -> int:
        """How many numbers a value has."""
        if self.values is not None and self.values.ndim == 2:
            return int(self.values.shape[1])
        return next((one.pooled.size for one in self.scored if one), 0)

    @cached_property
    def limit(self) -> float:
        """The end of the colours' scale of values and pooled values: their largest magnitude."""
        parts = [one.pooled for one in self.scored if one]
        parts += [] if self.values is None else [self.values.ravel()]
        numbers = np.abs(np.concatenate(parts)) if parts else np.zeros(0)
        top = float(numbers[np.isfinite(numbers)].max(initial=0.0))
        return top if top > 0 else 1.0

    def component_name(self, component: int) -> str:
        """What one number of a value is called."""
        if self.value_names:
            return self.value_names[component]
        return translate("ScoringLanes", "number {c} of {count}").format(c=component + 1, count=self.size)

    def products(self, one: Scores, component: int) -> Floats:
        """(n,) weight × value; 0 where a key is masked, NaN where values are not known."""
        if self.values is None:
            return np.full(len(self.keys), np.nan)
        return np.where(self.valid, one.weights * self.values[:, component], 0.0)


def lanes_arrays(data: LanesData) -> Mapping[str, NDArray[np.generic]]:
    """The arrays for the export, (functions, …); NaN where a function is refused."""
    n, size = len(data.keys), data.size
    none = Scores(np.full(n, np.nan), np.full(n, np.nan), np.full(size, np.nan))
    held = [one or none for one in data.scored]
    arrays: dict[str, NDArray[np.generic]] = {
        "functions": np.array([lane.name for lane in data.lanes], dtype=np.str_),
        "formulas": np.array([lane.formula for lane in data.lanes], dtype=np.str_),
        "refused": np.array([lane.refused for lane in data.lanes], dtype=np.str_),
        "keys": np.array(data.keys, dtype=np.str_),
        "valid": data.valid,
        "normalisation": np.array(data.norm_name, dtype=np.str_),
        "scores": np.array([one.scores for one in held]).reshape(-1, n),
        "weights": np.array([one.weights for one in held]).reshape(-1, n),
        "pooled": np.array([one.pooled for one in held]).reshape(-1, size),
    }
    if data.values is not None:
        arrays["values"] = data.values
    return arrays


def lanes_header(data: LanesData) -> Sequence[str]:
    """The columns of the exported table."""
    names = data.value_names or tuple(f"value_{c + 1}" for c in range(data.size))
    return ("function", "key", "key_name", "seen", "score", "weight", *names)


def lanes_rows(data: LanesData) -> Iterator[Sequence[object]]:
    """Under `lanes_header`: each function's keys, then its pooled value and the sum of the weights."""
    pooled = translate("ScoringLanes", "pooled value")
    for lane, one in zip(data.lanes, data.scored, strict=True):
        if one is None:
            continue
        for index, name in enumerate(data.keys):
            values = [""] * data.size if data.values is None else [repr(float(v)) for v in data.values[index]]
            numbers = (repr(float(one.scores[index])), repr(float(one.weights[index])))
            yield lane.name, index + 1, name, bool(data.valid[index]), *numbers, *values
        total = repr(one.total)
        yield lane.name, "", pooled, "", "", total, *(repr(float(value)) for value in one.pooled)
