"""What is written can be read again; what cannot be written is said."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from explorer.core.errors import UserError
from explorer.studies.array_files import write_csv, write_npz

ARRAYS = {"a.b": np.arange(6.0).reshape(2, 3), "words": np.array(["α", "β,γ"]), "one": np.array(2)}


def test_arrays(tmp_path: Path) -> None:
    write_npz(ARRAYS, tmp_path / "x.npz")
    with np.load(tmp_path / "x.npz", allow_pickle=False) as found:
        assert set(found.files) == set(ARRAYS)
        for name, values in ARRAYS.items():
            np.testing.assert_array_equal(found[name], values)


def test_lines(tmp_path: Path) -> None:
    write_csv(("name", "value"), ((name, 1) for name in ("α", "β,γ")), tmp_path / "x.csv")
    with (tmp_path / "x.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [["name", "value"], ["α", "1"], ["β,γ", "1"]]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "x"
    with pytest.raises(UserError, match="could not be written"):
        write_npz(ARRAYS, path)
    with pytest.raises(UserError, match="could not be written"):
        write_csv(("name",), (), path)
