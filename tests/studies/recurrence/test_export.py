"""What is written can be read again and is what the trace holds."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest

from explorer.core.cancel import CancelToken
from explorer.core.errors import UserError
from explorer.models.recurrent.spec import Cell
from explorer.studies.recurrence.compute import trace_of
from explorer.studies.recurrence.export import HEADER, write_csv, write_npz
from explorer.studies.recurrence.state import Reading, RecurrenceState
from explorer.studies.recurrence.trace import RecurrenceTrace


@pytest.fixture(params=list(Cell))
def trace(request: pytest.FixtureRequest) -> RecurrenceTrace:
    numbers = "1 2\n3 4\n5 6\n\n0 1\n1 0\n1 1"
    state = RecurrenceState(
        numbers=numbers, reading=Reading.NUMBERS, cell=request.param, hidden=2, layers=2, bidirectional=True
    )
    return trace_of(state.request, None, CancelToken())


def test_npz_holds_every_array(trace: RecurrenceTrace, tmp_path: Path) -> None:
    path = tmp_path / "x.npz"
    write_npz(trace, path)
    with np.load(path, allow_pickle=False) as arrays:
        assert set(arrays.files) == set(trace.arrays())
        for name, values in trace.arrays().items():
            np.testing.assert_array_equal(arrays[name], values)
        assert arrays["tokens"].tolist() == ["x0", "x1", "x2"]


def test_csv_holds_every_number_of_the_pass(trace: RecurrenceTrace, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    write_csv(trace, path)
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        assert tuple(reader.fieldnames or ()) == HEADER
        found: dict[str, list[float]] = defaultdict(list)
        for row in reader:
            is_state = row["step"] == ""
            name = row["array"] if is_state or not row["layer"] else f"{row['layer']}.{row['array']}"
            found[name].append(float(row["value"]))
    expected = trace.network.arrays()
    assert set(found) == set(expected)
    for name, values in expected.items():
        np.testing.assert_array_equal(np.array(found[name], dtype=np.float32), values.ravel())


def test_states_are_named_by_layer(trace: RecurrenceTrace, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    write_csv(trace, path)
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    layers = list(dict.fromkeys(row["layer"] for row in rows if row["array"] == "h_n"))
    assert layers == ["l0", "l0_reverse", "l1", "l1_reverse"]


def test_a_folder_that_is_not_there(trace: RecurrenceTrace, tmp_path: Path) -> None:
    for write in (write_npz, write_csv):
        with pytest.raises(UserError, match="could not be written"):
            write(trace, tmp_path / "nowhere" / "x.npz")
