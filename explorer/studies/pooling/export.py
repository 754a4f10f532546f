"""The Attention pooling chapter's arrays as files: .npz and .csv."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from explorer.core.files import replacing
from explorer.studies.pooling.trace import PoolingTrace
from explorer.studies.pooling.training import WidthRun

HEADER = ("array", "query", "key", "value")


def arrays_of(trace: PoolingTrace, run: WidthRun | None = None) -> dict[str, NDArray[Any]]:
    """Every array of the trace by name, and of a training “training.<name>” (E + 1,) by epoch.

    order (n,): which of the person's points, from 0, each sorted key is.
    """
    arrays = trace.arrays() | {"order": trace.points.order}
    if run is not None:
        arrays |= {
            "training.widths": run.widths,
            "training.losses": run.losses,
            "training.gradients": run.gradients,
        }
    return arrays


def write_npz(trace: PoolingTrace, run: WidthRun | None, path: Path) -> None:
    """Write `arrays_of` as a NumPy archive.

    Raises:
        UserError: the file cannot be written.
    """
    with replacing(path) as temporary, temporary.open("wb") as file:
        # numpy's stub takes the names for options
        np.savez(file, **arrays_of(trace, run))  # type: ignore[arg-type]


def write_csv(trace: PoolingTrace, run: WidthRun | None, path: Path) -> None:
    """Write a line a number of `arrays_of` under `HEADER`, in UTF-8; a training's epoch stands under query.

    Raises:
        UserError: the file cannot be written.
    """
    with replacing(path) as temporary, temporary.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for name, values in arrays_of(trace, run).items():
            writer.writerows(_rows(name, values))


def _rows(name: str, values: NDArray[Any]) -> Iterator[tuple[object, ...]]:
    """A line for each number; what belongs to no query or to no key has that place empty."""
    if values.ndim == 2:
        for query, row in enumerate(values):
            for key, value in enumerate(row.tolist()):
                yield name, query, key, repr(value)
        return
    of_keys = name in ("keys", "values", "order")
    for place, value in enumerate(values.tolist()):
        yield (name, "", place, repr(value)) if of_keys else (name, place, "", repr(value))
