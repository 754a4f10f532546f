"""Heatmaps of any weights: arrays (rows, columns, queries, keys) from a file, read without pickle."""

from __future__ import annotations

import io
import json
import math
import tokenize
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open

from explorer.core import text_file_problems as told
from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.core.trace import FloatArray
from explorer.studies.numbers import shape as shown_shape
from explorer.studies.pooling.tables import read_tables, read_text

SUFFIXES = (".npy", ".npz", ".csv", ".safetensors")
LARGEST_FILE = 1_000_000_000  # bytes
MOST_ENTRIES = 50_000_000
MOST_MAPS = 1024
_RANK = 4
_MOST_HEADER = 1 << 16  # bytes of a packed header that are unpacked: numpy takes 10,000 characters
_BROKEN = (
    ValueError, KeyError, EOFError, zipfile.BadZipFile, zlib.error, NotImplementedError, SyntaxError,
    tokenize.TokenError, RecursionError,
)  # fmt: skip


@dataclass(frozen=True, eq=False, slots=True)
class Heatmaps:
    """A grid of heatmaps: weights (rows, columns, queries, keys) float32; `name`: of the array shown.

    names: all arrays of the file that can be shown; notes: sentences on what is not finite or left out.
    """

    weights: FloatArray
    name: str
    names: tuple[str, ...]
    notes: tuple[str, ...] = ()

    def limits(self, *, own: bool) -> NDArray[np.float64]:
        """The least and the largest finite weight, (rows, columns, 2): of each map, or of all together."""
        finite = np.isfinite(self.weights)
        axes = (2, 3) if own else (0, 1, 2, 3)
        low = np.min(self.weights, axis=axes, keepdims=True, where=finite, initial=np.inf)
        high = np.max(self.weights, axis=axes, keepdims=True, where=finite, initial=-np.inf)
        pairs = np.concatenate([low, high], axis=-1)[..., 0, :].astype(np.float64)
        pairs[~np.isfinite(pairs).all(axis=-1)] = (0.0, 1.0)
        return np.broadcast_to(pairs, (*self.weights.shape[:2], 2)).copy()


def identity(size: int = 10) -> Heatmaps:
    """The example: each query looks at the key of its own place, (1, 1, size, size)."""
    name = translate("PoolingHeatmaps", "identity")
    return Heatmaps(np.eye(size, dtype=np.float32)[None, None], name, (name,))


def heatmaps(array: NDArray[Any], name: str = "", names: tuple[str, ...] = ()) -> Heatmaps:
    """An array as a grid of heatmaps.

    Raises:
        UserError: it has not four dimensions, is empty or too large, or holds other things than real numbers;
            the sentence says which shape or type was found and which is needed.
    """
    _check(array.shape, array.dtype)
    with np.errstate(over="ignore"):
        weights = np.ascontiguousarray(array, dtype=np.float32)
    return Heatmaps(weights, name, names or (name,), _odd_notes(weights))


def read_heatmaps(path: Path, name: str = "") -> Heatmaps:
    """The array of a name in a .npy, .npz, .csv or .safetensors file; without a name the first that fits.

    A table of numbers is one map, (1, 1, queries, keys); blank lines in it part the maps of a row.

    Raises:
        UserError: the file is missing, too large, broken or of another kind, or no array in it fits.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        text = translate(
            "PoolingHeatmaps",
            "Heatmaps are read from .npy, .npz, .csv and .safetensors files; “{name}” is none.",
        )
        raise UserError(text.format(name=path.name))
    try:
        if path.is_dir():
            raise UserError(told.is_folder(path))
        if not path.is_file():
            raise UserError(told.missing(path))
        if path.stat().st_size > LARGEST_FILE:
            raise UserError(told.too_large(path, path.stat().st_size, LARGEST_FILE))
        return _READERS[suffix](path, name)
    except PermissionError as error:
        raise UserError(told.not_allowed(path)) from error
    except OSError as error:
        raise UserError(told.unreadable(path, error)) from error
    except _BROKEN as error:
        text = translate(
            "PoolingHeatmaps", "“{name}” cannot be read as arrays ({reason}); choose another file."
        )
        reason = str(error).partition("\n")[0][:120]
        raise UserError(text.format(name=path.name, reason=reason)) from error


def _from_npy(path: Path, _name: str) -> Heatmaps:
    with path.open("rb") as file:
        _check(*_header(file))  # before anything else is read
        file.seek(0)
        # Not mapped: a mapped file that is cut short while it is on show ends the process.
        return heatmaps(np.lib.format.read_array(file, allow_pickle=False), path.stem)


def _from_npz(path: Path, name: str) -> Heatmaps:
    found: dict[str, tuple[tuple[int, ...], np.dtype[Any]]] = {}
    with zipfile.ZipFile(path) as archive:
        for entry in archive.namelist():
            if entry.endswith(".npy"):
                with archive.open(entry) as file:
                    # What is packed can be far longer than the file.
                    found[entry.removesuffix(".npy")] = _header(io.BytesIO(file.read(_MOST_HEADER)))
    chosen, names = _choose(path, {each: kind[:2] for each, kind in found.items()}, name)
    with np.load(path, allow_pickle=False) as arrays:
        return heatmaps(arrays[chosen], chosen, names)


def _header(file: Any) -> tuple[tuple[int, ...], np.dtype[Any]]:
    version = np.lib.format.read_magic(file)
    read = np.lib.format.read_array_header_1_0 if version == (1, 0) else np.lib.format.read_array_header_2_0
    shape, _, dtype = read(file)
    return shape, dtype


def _from_safetensors(path: Path, name: str) -> Heatmaps:
    try:
        with safe_open(path, framework="numpy") as file:
            found: dict[str, tuple[tuple[int, ...], np.dtype[Any] | str]] = {}
            for each in sorted(file.keys()):
                part = file.get_slice(each)
                found[each] = (tuple(part.get_shape()), _TYPES.get(part.get_dtype(), part.get_dtype()))
            chosen, names = _choose(path, found, name)
            if file.get_slice(chosen).get_dtype() == "BF16":
                return heatmaps(_brain_floats(path, chosen, found[chosen][0]), chosen, names)
            return heatmaps(np.asarray(file.get_tensor(chosen)), chosen, names)
    except SafetensorError as error:
        raise ValueError(str(error)) from error


def _brain_floats(path: Path, name: str, shape: tuple[int, ...]) -> FloatArray:
    """bfloat16, which numpy does not know: the upper half of each float32; the file was judged before."""
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        begin, end = json.loads(file.read(length))[name]["data_offsets"]
        file.seek(8 + length + begin)
        halves = np.frombuffer(file.read(end - begin), dtype="<u2")
    return (halves.astype(np.uint32) << 16).view(np.float32).reshape(shape)


_TYPES: dict[str, np.dtype[Any]] = {
    "F64": np.dtype("f8"), "F32": np.dtype("f4"), "F16": np.dtype("f2"), "BF16": np.dtype("f4"),
    "BOOL": np.dtype("?"),
    "I64": np.dtype("i8"), "I32": np.dtype("i4"), "I16": np.dtype("i2"), "I8": np.dtype("i1"),
    "U64": np.dtype("u8"), "U32": np.dtype("u4"), "U16": np.dtype("u2"), "U8": np.dtype("u1"),
}  # fmt: skip


def _from_csv(path: Path, _name: str) -> Heatmaps:
    tables = read_tables(read_text(path))
    if len({table.shape for table in tables}) > 1:
        text = translate(
            "PoolingHeatmaps",
            "The tables that blank lines part are not equally long ({shapes}); all maps need as many rows.",
        )
        shapes = ", ".join(shown_shape(*table.shape) for table in tables[:4])
        raise UserError(text.format(shapes=shapes))
    return heatmaps(np.stack(tables)[None], path.stem)


_READERS: dict[str, Callable[[Path, str], Heatmaps]] = {
    ".npy": _from_npy,
    ".npz": _from_npz,
    ".csv": _from_csv,
    ".safetensors": _from_safetensors,
}


def _choose(
    path: Path, found: dict[str, tuple[tuple[int, ...], Any]], name: str
) -> tuple[str, tuple[str, ...]]:
    """The array to show, and all that can be; what is the matter with the first where none can."""
    if not found:
        text = translate("PoolingHeatmaps", "“{name}” holds no array; choose another file.")
        raise UserError(text.format(name=path.name))
    fitting = tuple(each for each, (shape, dtype) in found.items() if _problem(shape, dtype) is None)
    if name and name not in found:
        text = translate("PoolingHeatmaps", "“{name}” holds no array named “{array}”; choose one of its own.")
        raise UserError(text.format(name=path.name, array=name[:80]))
    chosen = name or (fitting[0] if fitting else next(iter(found)))
    _check(*found[chosen])
    return chosen, fitting


def _check(shape: tuple[int, ...], dtype: np.dtype[Any] | str) -> None:
    problem = _problem(shape, dtype)
    if problem is not None:
        raise UserError(problem)


def _problem(shape: tuple[int, ...], dtype: np.dtype[Any] | str) -> str | None:
    """Why an array cannot be shown, None where it can."""
    if isinstance(dtype, str) or dtype.kind not in "fiub":
        text = translate(
            "PoolingHeatmaps", "The array holds {kind}; real numbers are needed, such as float32."
        )
        return text.format(kind=dtype)
    if len(shape) != _RANK or 0 in shape:
        text = translate(
            "PoolingHeatmaps",
            "The array has the shape {shape}; four sizes above 0 are needed: (rows, columns, queries, keys).",
        )
        return text.format(shape=shown_shape(*shape))
    if math.prod(shape) > MOST_ENTRIES or shape[0] * shape[1] > MOST_MAPS:
        text = translate(
            "PoolingHeatmaps",
            "The array has the shape {shape}; at most {maps:,} maps and {most:,} numbers are shown; cut it.",
        )
        return text.format(shape=shown_shape(*shape), maps=MOST_MAPS, most=MOST_ENTRIES)
    return None


def _odd_notes(weights: FloatArray) -> tuple[str, ...]:
    odd = int(weights.size - np.isfinite(weights).sum())
    if not odd:
        return ()
    text = translate(
        "PoolingHeatmaps", "Numbers that are NaN, infinite or too large for float32 have no colour: {n:,}."
    )
    return (text.format(n=odd),)
