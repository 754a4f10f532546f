"""What is written can be read again and is what the trace and the training hold."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest

from explorer.core.cancel import CancelToken
from explorer.core.errors import UserError
from explorer.studies.pooling.compute import compute
from explorer.studies.pooling.data import Queries, Recipe
from explorer.studies.pooling.export import HEADER, arrays_of, write_csv, write_npz
from explorer.studies.pooling.kernels import Kernel
from explorer.studies.pooling.trace import PoolingTrace, Request
from explorer.studies.pooling.training import TrainingSettings, WidthRun, train

POINTS = ((2.0, 1.0), (0.0, -1.0), (0.5, 3.0))


@pytest.fixture
def trace() -> PoolingTrace:
    """Own points without a truth; most queries are undefined."""
    shown = (Kernel.AVERAGE, Kernel.LEARNED)
    request = Request(Recipe(), POINTS, False, Queries(0, 0.4, 6), Kernel.BOXCAR, shown, 1.0, 0.1, 0.7)
    return compute(request, CancelToken())


@pytest.fixture
def run() -> WidthRun:
    return train(TrainingSettings(POINTS, epochs=4), CancelToken())


def test_npz_holds_every_array(trace: PoolingTrace, run: WidthRun, tmp_path: Path) -> None:
    path = tmp_path / "x.npz"
    write_npz(trace, run, path)
    expected = arrays_of(trace, run)
    assert {"order", "training.widths", "estimates.boxcar", "estimates.learned"} <= set(expected)
    with np.load(path, allow_pickle=False) as arrays:
        assert set(arrays.files) == set(expected)
        for name, values in expected.items():
            np.testing.assert_array_equal(arrays[name], values)


@pytest.mark.parametrize("trained", [False, True])
def test_csv_holds_every_number(trace: PoolingTrace, run: WidthRun, tmp_path: Path, trained: bool) -> None:
    path = tmp_path / "x.csv"
    write_csv(trace, run if trained else None, path)
    found: dict[str, list[float]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        assert tuple(reader.fieldnames or ()) == HEADER
        for row in reader:
            found[row["array"]].append(float(row["value"]))
            assert (row["key"] == "") == (row["array"] not in ("keys", "values", "order", "weights"))
    expected = arrays_of(trace, run if trained else None)
    assert set(found) == set(expected)
    for name, values in expected.items():
        np.testing.assert_array_equal(np.array(found[name]), values.ravel().astype(np.float64))


def test_a_folder_that_is_not_there(trace: PoolingTrace, tmp_path: Path) -> None:
    for write in (write_npz, write_csv):
        with pytest.raises(UserError, match="could not be written"):
            write(trace, None, tmp_path / "nowhere" / "x.npz")
