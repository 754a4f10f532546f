"""Arrays by name as a NumPy archive, and lines under a header as .csv: what every chapter writes."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from explorer.core.files import replacing

Arrays = Mapping[str, NDArray[Any]]
Row = tuple[object, ...]


def write_npz(arrays: Arrays, path: Path) -> None:
    """Write arrays by name as a NumPy archive.

    Raises:
        UserError: the file cannot be written.
    """
    with replacing(path) as temporary, temporary.open("wb") as file:
        np.savez(file, **arrays)  # type: ignore[arg-type]  # numpy's stub takes the names for options


def write_csv(header: tuple[str, ...], rows: Iterable[Row], path: Path) -> None:
    """Write lines under a header, in UTF-8.

    Raises:
        UserError: the file cannot be written.
    """
    with replacing(path) as temporary, temporary.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)
