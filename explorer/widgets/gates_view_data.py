"""What the gates view draws: values of gates by step and unit, and how they become colours."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from explorer.core.colour import ColourMap, Scale
from explorer.core.trace import FloatArray
from explorer.widgets.cell_colours import Look, top_of

TABLE_HEADER = ("gate", "step", "step_name", "unit", "value")
KEPT = -1  # in a gate's place: the share of the old state that is kept
NOWHERE = (-2, -1, -1)
Place = tuple[int, int, int]
"""Gate (or `KEPT`), step and unit (−1: the mean of all)."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What of the gates is on view: the step, the unit (−1: none), and whether all steps are."""

    step: int
    unit: int
    over_time: bool

    @property
    def column(self) -> int:
        """The marked column."""
        return self.step if self.over_time else self.unit


def _nothing() -> FloatArray:
    return np.zeros((0, 0, 0), dtype=np.float32)


@dataclass(frozen=True, eq=False)
class GatesData:
    """Gates over time.

    Attributes:
        names: the G names of the gates.
        values: (G, T, H).
        signed: for each gate whether its values lie on both sides of 0; otherwise they lie in [0, 1].
        steps: the T names of the steps; empty: their numbers.
        kept: (T,) the share of the old state that is kept, in [0, 1]; None: not known.

    Raises:
        ValueError: shapes and names do not fit.
    """

    names: tuple[str, ...] = ()
    values: FloatArray = field(default_factory=_nothing)
    signed: tuple[bool, ...] = ()
    steps: tuple[str, ...] = ()
    kept: FloatArray | None = None

    def __post_init__(self) -> None:
        if self.values.ndim != 3 or not len(self.names) == len(self.signed) == len(self.values):
            raise ValueError(f"{self.names} with {len(self.signed)} signs for values of {self.values.shape}")
        if self.steps and self.names and len(self.steps) != self.step_count:
            raise ValueError(f"{len(self.steps)} names for {self.step_count} steps")

    @property
    def step_count(self) -> int:
        return int(self.values.shape[1]) if self.names or self.kept is None else len(self.kept)

    @property
    def units(self) -> int:
        return int(self.values.shape[2])

    @cached_property
    def looks(self) -> tuple[Look, ...]:
        """How each gate's values become colours: [0, 1], or from minus to plus its own limit."""
        return tuple(
            Look(Scale.LINEAR, ColourMap.ACCENT, sign, 0.0, _limit(values) if sign else 1.0)
            for values, sign in zip(self.values, self.signed, strict=True)
        )

    def step_name(self, step: int) -> str:
        """The name of a step; empty where it has none."""
        return self.steps[step] if 0 <= step < len(self.steps) else ""

    def value(self, gate: int, step: int, unit: int) -> float:
        """One value, NaN where there is none; of `KEPT` the share kept."""
        if gate == KEPT:
            return math.nan if self.kept is None else float(self.kept[step])
        return float(self.values[gate, step, unit]) if 0 <= unit < self.units else math.nan


def _limit(values: FloatArray) -> float:
    """The largest magnitude; 1 where it is a little less, as that of a tanh is."""
    top = top_of(values)
    return 1.0 if 0.5 < top <= 1 else top


def gate_arrays(data: GatesData) -> Mapping[str, NDArray[np.generic]]:
    """The arrays for the export."""
    arrays: dict[str, NDArray[np.generic]] = {
        "gates": np.array(data.names, dtype=np.str_),
        "values": data.values,
        "steps": np.array(data.steps, dtype=np.str_),
    }
    if data.kept is not None:
        arrays["kept"] = data.kept
    return arrays


def gate_rows(data: GatesData, kept_name: str) -> Iterator[Sequence[object]]:
    """One row a value under `TABLE_HEADER`; the share kept has no unit."""
    for name, values in zip(data.names, data.values, strict=True):
        for (step, unit), value in np.ndenumerate(values):
            yield name, step, data.step_name(step), unit, repr(float(value))
    for step, share in enumerate([] if data.kept is None else data.kept.tolist()):
        yield kept_name, step, data.step_name(step), "", repr(share)
