"""The Recurrence chapter's arrays as files: .npz and .csv."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from explorer.models.recurrent.arrays import Floats
from explorer.studies import array_files
from explorer.studies.array_files import Row
from explorer.studies.recurrence.trace import RecurrenceTrace

HEADER = ("array", "layer", "step", "sequence", "unit", "value")


def write_npz(trace: RecurrenceTrace, path: Path) -> None:
    """Write every array of the trace by name, the weights as “weight.<name>”, as a NumPy archive.

    Raises:
        UserError: the file cannot be written.
    """
    array_files.write_npz(trace.arrays(), path)


def write_csv(trace: RecurrenceTrace, path: Path) -> None:
    """Write a line a number of every array of the pass under `HEADER`, in UTF-8; the weights are left out.

    Raises:
        UserError: the file cannot be written.
    """
    arrays = trace.network.arrays()
    rows = (row for name, values in arrays.items() for row in _rows(trace, name, values))
    array_files.write_csv(HEADER, rows, path)


def _rows(trace: RecurrenceTrace, name: str, values: Floats) -> Iterator[Row]:
    """“l0.h” is array h of layer l0; initial and final states have a layer but no step."""
    layer, dot, array = name.rpartition(".")
    if dot or name in ("output", "logits"):
        yield from _stepped(array, layer, values)
        return
    for at, row in enumerate(values):
        for _array, _layer, sequence, _, unit, value in _stepped(name, "", row[:, None]):
            yield name, trace.network.layers[at].name, "", sequence, unit, value


def _stepped(array: str, layer: str, values: NDArray[np.floating]) -> Iterator[Row]:
    for step, batch in enumerate(values.tolist()):
        for sequence, row in enumerate(batch):
            for unit, value in enumerate(row):
                yield array, layer, step, sequence, unit, repr(value)
