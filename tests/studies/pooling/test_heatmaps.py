"""Heatmaps and batched products."""

from __future__ import annotations

import tracemalloc
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from safetensors.numpy import save_file
from safetensors.torch import save_file as save_torch

from explorer.core.errors import UserError
from explorer.studies.pooling.batched import EXAMPLES, batched, of_estimate
from explorer.studies.pooling.explain_views import explain_map, explain_product
from explorer.studies.pooling.heatmaps import LARGEST_FILE, heatmaps, identity, read_heatmaps

GRID = np.random.default_rng(0).random((2, 3, 4, 5))


def written(path: Path, array: NDArray[Any]) -> Path:
    if path.suffix == ".npy":
        np.save(path, array)
    elif path.suffix == ".npz":
        np.savez_compressed(path, flat=array[0], grid=array)
    else:
        save_file({"a": np.ascontiguousarray(array[0]), "grid": array}, path)
    return path


@pytest.mark.parametrize("suffix", [".npy", ".npz", ".safetensors"])
@pytest.mark.parametrize("dtype", [np.float64, np.float32, np.float16, np.int64, np.uint8, np.bool_])
def test_arrays_come_back(tmp_path: Path, suffix: str, dtype: type) -> None:
    array: NDArray[Any] = (GRID * 9).astype(dtype)
    read = read_heatmaps(written(tmp_path / f"w{suffix}", array))
    np.testing.assert_array_equal(read.weights, array.astype(np.float32))
    if suffix != ".npy":
        assert read.names == ("grid",)
        assert read.name == "grid"


def test_a_table_is_a_map_and_blank_lines_part_maps(tmp_path: Path) -> None:
    path = tmp_path / "w.csv"
    path.write_text("1,2\n3,4\n\n5,6\n7,8\n")
    np.testing.assert_array_equal(read_heatmaps(path).weights, [[[[1, 2], [3, 4]], [[5, 6], [7, 8]]]])
    path.write_text("1,2\n3,4\n\n5,6\n")
    with pytest.raises(UserError, match=r"\(2, 2\), \(1, 2\)"):
        read_heatmaps(path)


@pytest.mark.parametrize(
    ("array", "part"),
    [
        (GRID[0], r"shape \(3, 4, 5\)"),
        (np.zeros((0, 1, 2, 3)), r"shape \(0, 1, 2, 3\)"),
        (GRID.astype(np.complex64), "complex64"),
        (GRID.astype(str), "<U"),
        (np.zeros(()), r"shape \(\)"),
        (np.zeros((40, 40, 1, 1)), "1,024 maps"),
    ],
)
def test_wrong_arrays_are_told(tmp_path: Path, array: NDArray[Any], part: str) -> None:
    with pytest.raises(UserError, match=part):
        heatmaps(array)
    np.save(tmp_path / "w.npy", array)
    with pytest.raises(UserError, match=part):
        read_heatmaps(tmp_path / "w.npy")


def test_nothing_pickled_is_read(tmp_path: Path) -> None:
    for name in ("w.npy", "w.npz"):
        save = np.save if name.endswith("y") else np.savez
        save(tmp_path / name, np.array([{"a": 1}], dtype=object))
        with pytest.raises(UserError):
            read_heatmaps(tmp_path / name)


def test_brain_floats_are_read_and_floats_of_eight_bits_are_named(tmp_path: Path) -> None:
    path, made = tmp_path / "w.safetensors", torch.randn(2, 1, 3, 5).bfloat16()
    save_torch({"a": torch.ones(7), "w": made, "z": torch.ones(3)}, path)
    np.testing.assert_array_equal(read_heatmaps(path).weights, made.float().numpy())
    save_torch({"w": torch.zeros(1, 1, 2, 2).to(torch.float8_e4m3fn)}, path)
    with pytest.raises(UserError, match="F8_E4M3"):
        read_heatmaps(path)


def test_headers_that_lie_are_told(tmp_path: Path) -> None:
    """An open bracket; a header that is far longer than its file; a shape that is not there."""
    open_bracket = b"\x93NUMPY\x02\x00" + (9000).to_bytes(4, "little") + b"(" * 9000
    shape = b"{'descr': '<f8', 'fortran_order': False, 'shape': (10, 100, 1000, 1000)}"
    lying = b"\x93NUMPY\x01\x00" + len(shape).to_bytes(2, "little") + shape
    for name, content in (("open", open_bracket), ("lying", lying)):
        (tmp_path / f"{name}.npy").write_bytes(content)
        with zipfile.ZipFile(tmp_path / f"{name}.npz", "w") as archive:
            archive.writestr("a.npy", content)
        for suffix in (".npy", ".npz"):
            with pytest.raises(UserError):
                read_heatmaps(tmp_path / f"{name}{suffix}")
    long = b"\x93NUMPY\x02\x00" + (30_000_000).to_bytes(4, "little") + b" " * 30_000_000
    with zipfile.ZipFile(tmp_path / "long.npz", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.npy", long)
    tracemalloc.start()
    with pytest.raises(UserError):
        read_heatmaps(tmp_path / "long.npz")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10_000_000


@pytest.mark.parametrize("suffix", [".npy", ".npz", ".safetensors", ".csv"])
@pytest.mark.parametrize(
    "content", [b"", b"not an array", b"\x93NUMPY\x01\x00\xff\xff", b"PK\x03\x04\x00", b"\xff" * 99]
)
def test_broken_files_are_told(tmp_path: Path, suffix: str, content: bytes) -> None:
    path = tmp_path / f"w{suffix}"
    path.write_bytes(content)
    with pytest.raises(UserError):
        read_heatmaps(path)


def test_cut_files_are_told(tmp_path: Path) -> None:
    for suffix in (".npy", ".npz", ".safetensors"):
        path = written(tmp_path / f"w{suffix}", GRID)
        path.write_bytes(path.read_bytes()[:-100])
        with pytest.raises(UserError):
            read_heatmaps(path)


def test_a_file_written_anew_leaves_what_was_read(tmp_path: Path) -> None:
    """Of a mapped file that becomes shorter the numbers are gone, and the process with them."""
    array = np.random.default_rng(1).random((1, 1, 300, 300)).astype(np.float32)
    for suffix in (".npy", ".safetensors"):
        path = tmp_path / f"w{suffix}"
        read = read_heatmaps(written(path, array))
        assert not isinstance(read.weights.base, np.memmap)
        written(path, array[..., :2, :2])
        np.testing.assert_array_equal(read.weights, array)


def test_too_large_a_file_is_told_with_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "w.npy"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)  # sparse
    with pytest.raises(UserError, match=r"1,001 MB, and files up to 1,000 MB"):
        read_heatmaps(path)


def test_wrong_paths_and_names_are_told(tmp_path: Path) -> None:
    (tmp_path / "d.npy").mkdir()
    for path in (tmp_path / "none.npy", tmp_path / "d.npy", tmp_path / "w.pkl"):
        with pytest.raises(UserError):
            read_heatmaps(path)
    with pytest.raises(UserError, match="named “b”"):
        read_heatmaps(written(tmp_path / "w.npz", GRID), "b")


def test_scales_are_shared_or_own_and_leave_out_what_is_no_number() -> None:
    array: NDArray[np.float64] = GRID.copy()
    array[0, 0, 0, 0] = np.inf
    array[0, 1] = np.nan
    maps = heatmaps(array)
    finite = maps.weights[np.isfinite(maps.weights)]
    np.testing.assert_array_equal(maps.limits(own=False)[1, 2], [finite.min(), finite.max()])
    own = maps.limits(own=True)
    np.testing.assert_array_equal(own[1, 0], [maps.weights[1, 0].min(), maps.weights[1, 0].max()])
    np.testing.assert_array_equal(own[0, 1], [0, 1])
    assert "21" in maps.notes[0]


def test_the_identity() -> None:
    np.testing.assert_array_equal(identity().weights[0, 0], np.eye(10))


def test_the_two_examples() -> None:
    ones, weights = (example.make() for example in EXAMPLES)
    assert ones.product.shape == (2, 1, 6)
    assert (ones.product == 4).all()
    np.testing.assert_allclose(weights.product.reshape(-1), [4.5, 14.5])
    a, b = weights.terms(1, 0, 0)
    assert a @ b == pytest.approx(14.5)
    assert all(example.title() for example in EXAMPLES)


def test_the_estimate_is_a_batched_product() -> None:
    weights, values = GRID[0, 0], np.arange(5.0)
    product = of_estimate(weights, values).product
    assert product.shape == (4, 1, 1)
    np.testing.assert_allclose(product.reshape(-1), weights @ values)


def test_wrong_shapes_are_told() -> None:
    with pytest.raises(UserError, match=r"\(2, 1, 4\) and \(2, 5, 6\)"):
        batched(np.ones((2, 1, 4)), np.ones((2, 5, 6)))


def test_an_entry_is_explained_by_its_sum() -> None:
    told = explain_product(EXAMPLES[1].make(), 1, 0, 0)
    assert told.formulas[1].latex.endswith(r"\accent{14.5000}")
    assert [row.value for row in told.tables[0].rows] == ["(2, 1, 10)", "(2, 10, 1)", "(2, 1, 1)"]


def test_a_query_of_a_map_is_explained() -> None:
    told = explain_map(identity(), 0, 0, 3)
    assert told.tables[0].rows[0].name == "key 3"
    assert "1.0000" in told.text
    assert "not shares" in explain_map(heatmaps(GRID), 1, 2, 0).text
    assert "NaN" in explain_map(heatmaps(np.full((1, 1, 2, 2), np.nan)), 0, 0, 0).text
