"""What the Scoring chapter's three views hand out: arrays by name, and the lines of a table."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from explorer.studies.array_files import Row
from explorer.studies.scoring.cost import CostTable
from explorer.studies.scoring.kinds import Function
from explorer.studies.scoring.saturation import STUDIED, Saturation, theory, uniform_gradient
from explorer.studies.scoring.trace import ScoringTrace

STEPS_HEADER = ("array", "row", "column", "value")
SATURATION_HEADER = ("function", "d", "quantity", "value", "standard_error")
COST_HEADER = ("function", "axis", "size", "operations", "bytes", "seconds")
QUANTITIES = ("variance", "largest", "entropy", "gradient")
Table = tuple[tuple[str, ...], Iterable[Row]]
"""Header and lines, which are made as they are read."""


def steps_table(trace: ScoringTrace) -> Table:
    """A line for each number, or name, of every array under `STEPS_HEADER`; a row of keys is a key."""
    return STEPS_HEADER, (row for name, values in trace.arrays().items() for row in _rows(name, values))


def _rows(name: str, values: NDArray[Any]) -> Iterator[Row]:
    for row, entry in enumerate(values.tolist()):
        if isinstance(entry, list):
            yield from ((name, row, column, repr(value)) for column, value in enumerate(entry))
        else:
            yield name, row, "", entry if isinstance(entry, str) else repr(entry)


def saturation_arrays(study: Saturation) -> dict[str, NDArray[Any]]:
    """d (D,); of each function, as “<function>.<name>”, each quantity and its standard error (D,), counts and
    edges of the scores' distribution (D, B) and (D, B + 1), and the variance of theory (D,).

    uniform.<quantity>: what n equal weights would have.
    """
    count = study.settings.keys
    arrays: dict[str, NDArray[Any]] = {
        "d": np.array([point.d for point in study.of(STUDIED[0])]),
        "uniform.largest": np.array(1 / count),
        "uniform.entropy": np.array(math.log(count)),
        "uniform.gradient": np.array(uniform_gradient(count)),
    }
    for function in STUDIED:
        points, name = study.of(function), function.value
        for quantity in QUANTITIES:
            found = [getattr(point, quantity) for point in points]
            arrays[f"{name}.{quantity}"] = np.array([one.value for one in found])
            arrays[f"{name}.{quantity}_error"] = np.array([one.error for one in found])
        arrays[f"{name}.theory"] = np.array([theory(function, point.d) for point in points])
        arrays[f"{name}.counts"] = np.stack([point.counts for point in points])
        arrays[f"{name}.edges"] = np.stack([point.edges for point in points])
    return arrays


def saturation_table(study: Saturation) -> Table:
    """A line for each function, d and quantity under `SATURATION_HEADER`."""
    measured = ((point, name, getattr(point, name)) for point in study.points for name in QUANTITIES)
    rows = (
        (point.function.value, point.d, name, repr(one.value), repr(one.error))
        for point, name, one in measured
    )
    return SATURATION_HEADER, rows


def cost_arrays(table: CostTable) -> dict[str, NDArray[Any]]:
    """The sizes along the axis, by its name, (S,); of each function operations, bytes of float32 and seconds.

    Seconds are NaN where a size was too large to be timed.
    """
    first = table.of(next(iter(Function)))
    arrays: dict[str, NDArray[Any]] = {table.axis: np.array([timing.size for timing in first])}
    for function in Function:
        timings, name = table.of(function), function.value
        arrays[f"{name}.operations"] = np.array([timing.cost.operations for timing in timings])
        arrays[f"{name}.bytes"] = np.array([timing.cost.memory() for timing in timings])
        arrays[f"{name}.seconds"] = np.array([timing.seconds for timing in timings])
    return arrays


def cost_table(table: CostTable) -> Table:
    """A line for each function and size under `COST_HEADER`; seconds are empty where none were taken."""
    rows = (
        (
            timing.function.value, table.axis, timing.size, timing.cost.operations, timing.cost.memory(),
            "" if math.isnan(timing.seconds) else repr(timing.seconds),
        )
        for timing in table.timings
    )  # fmt: skip
    return COST_HEADER, rows
