"""The Attention pooling chapter's arrays as files: .npz and .csv."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from explorer.studies import array_files
from explorer.studies.array_files import Row
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
    array_files.write_npz(arrays_of(trace, run), path)


def write_csv(trace: PoolingTrace, run: WidthRun | None, path: Path) -> None:
    """Write a line a number of `arrays_of` under `HEADER`, in UTF-8; a training's epoch stands under query.

    Raises:
        UserError: the file cannot be written.
    """
    arrays = arrays_of(trace, run)
    array_files.write_csv(HEADER, (row for name in arrays for row in _rows(name, arrays[name])), path)


def _rows(name: str, values: NDArray[Any]) -> Iterator[Row]:
    """A line for each number; what belongs to no query or to no key has that place empty."""
    if values.ndim == 2:
        for query, row in enumerate(values):
            for key, value in enumerate(row.tolist()):
                yield name, query, key, repr(value)
        return
    of_keys = name in ("keys", "values", "order")
    for place, value in enumerate(values.tolist()):
        yield (name, "", place, repr(value)) if of_keys else (name, place, "", repr(value))
