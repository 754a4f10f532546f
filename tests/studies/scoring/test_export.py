"""What is written can be read again and is what the trace and the two studies hold."""

from __future__ import annotations

import csv
import math
from pathlib import Path

import numpy as np
import pytest

from explorer.core.cancel import CancelToken
from explorer.studies.array_files import write_csv, write_npz
from explorer.studies.scoring import export as files
from explorer.studies.scoring.compute import trace_of
from explorer.studies.scoring.cost import CostTable, Sizes, Timing, cost
from explorer.studies.scoring.inputs import gather
from explorer.studies.scoring.kinds import Function
from explorer.studies.scoring.saturating import saturate
from explorer.studies.scoring.saturation import STUDIED, Saturation, SaturationSettings
from explorer.studies.scoring.state import ScoringState
from explorer.studies.scoring.trace import ScoringTrace


@pytest.fixture
def trace() -> ScoringTrace:
    request = ScoringState(query_size=3, key_size=2, valid=4).request
    return trace_of(request, gather(request, CancelToken()))


@pytest.fixture(scope="module")
def study() -> Saturation:
    return saturate(SaturationSettings(keys=3, draws=50, hidden=2), CancelToken())


@pytest.fixture
def table() -> CostTable:
    sizes = Sizes(2, 3, 4, 5)
    timings = tuple(
        Timing(
            function, size, math.nan if size == 8 else 0.25 * size, cost(function, sizes.along("keys", size))
        )
        for size in (2, 8)
        for function in Function
    )
    return CostTable(sizes, "keys", "cpu", timings, len(timings), len(timings))


def rows(path: Path, header: tuple[str, ...]) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        assert tuple(reader.fieldnames or ()) == header
        return list(reader)


def test_the_steps(trace: ScoringTrace, tmp_path: Path) -> None:
    write_npz(trace.arrays(), tmp_path / "x.npz")
    write_csv(*files.steps_table(trace), tmp_path / "x.csv")
    found = rows(tmp_path / "x.csv", files.STEPS_HEADER)
    with np.load(tmp_path / "x.npz", allow_pickle=False) as arrays:
        assert set(arrays.files) == set(trace.arrays())
        for name, values in trace.arrays().items():
            np.testing.assert_array_equal(arrays[name], values)
            written = [row for row in found if row["array"] == name]
            assert len(written) == values.size
            if values.dtype.kind == "f":
                assert [float(row["value"]) for row in written] == values.ravel().tolist()
            assert all((row["column"] == "") == (values.ndim == 1) for row in written)


def test_the_study_of_the_root(study: Saturation, tmp_path: Path) -> None:
    write_npz(files.saturation_arrays(study), tmp_path / "x.npz")
    write_csv(*files.saturation_table(study), tmp_path / "x.csv")
    found = rows(tmp_path / "x.csv", files.SATURATION_HEADER)
    with np.load(tmp_path / "x.npz", allow_pickle=False) as arrays:
        for function in STUDIED:
            for place, point in enumerate(study.of(function)):
                assert arrays["d"][place] == point.d
                for name in files.QUANTITIES:
                    measured = getattr(point, name)
                    assert arrays[f"{function.value}.{name}"][place] == measured.value
                    assert arrays[f"{function.value}.{name}_error"][place] == measured.error
                    assert {
                        "function": function.value, "d": str(point.d), "quantity": name,
                        "value": repr(measured.value), "standard_error": repr(measured.error),
                    } in found  # fmt: skip
                np.testing.assert_array_equal(arrays[f"{function.value}.counts"][place], point.counts)
                np.testing.assert_array_equal(arrays[f"{function.value}.edges"][place], point.edges)
        assert arrays["uniform.gradient"] == pytest.approx(math.sqrt(2) / 3)


def test_the_cost(table: CostTable, tmp_path: Path) -> None:
    write_npz(files.cost_arrays(table), tmp_path / "x.npz")
    write_csv(*files.cost_table(table), tmp_path / "x.csv")
    found = rows(tmp_path / "x.csv", files.COST_HEADER)
    assert len(found) == 2 * len(Function)
    assert {row["seconds"] for row in found} == {"0.5", ""}
    with np.load(tmp_path / "x.npz", allow_pickle=False) as arrays:
        assert arrays["keys"].tolist() == [2, 8]
        assert arrays["scaled.operations"].tolist() == [2 * 2 * 8 + 1, 2 * 8 * 8 + 1]
        assert arrays["dot.bytes"].tolist() == [4 * 2 * 2, 4 * 2 * 8]
        np.testing.assert_array_equal(arrays["dot.seconds"], [0.5, np.nan])
