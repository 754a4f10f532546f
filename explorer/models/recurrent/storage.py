"""Networks as files: safetensors with a description as JSON, or a table of numbers; no torch."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save_file

from explorer.core.errors import UserError
from explorer.core.files import replacing
from explorer.core.i18n import translate
from explorer.core.paths import resource
from explorer.models.recurrent.fitting import check_weights, infer
from explorer.models.recurrent.spec import Cell, InputKind, NetworkSpec
from explorer.models.recurrent.weights_csv import read_csv, write_csv

SUFFIXES = (".safetensors", ".csv")
LEFT_OUT = "left out"
"""The fact that names the arrays of a foreign file which do not belong to the recurrence."""

_KEY = "seqscope"
_LARGEST = 200_000_000  # bytes; the largest network of the chapter's ranges has 40 MB


@dataclass(frozen=True, eq=False, slots=True)
class StoredNetwork:
    """A network with what is needed to use it.

    weights: float32 by the names of `NetworkSpec.parameter_shapes`; vocabulary: the input symbols by id,
    labels: the outputs' names by id, each empty where unknown; task: a `runs.Task`, or empty; facts: what is
    known of the training, for people; knows_activation: whether the file tells it, or tanh is a guess.
    """

    spec: NetworkSpec
    weights: Mapping[str, NDArray[np.float32]]
    vocabulary: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    task: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    knows_activation: bool = True


def shipped() -> tuple[str, ...]:
    """The names of the networks that come with the program."""
    return tuple(sorted(path.stem for path in resource("networks").glob("*.safetensors")))


def shipped_path(name: str) -> Path:
    """The file of a network that comes with the program."""
    return resource("networks", f"{name}.safetensors")


def write_network(path: Path, stored: StoredNetwork) -> None:
    """Write a network, as a table where the path ends in .csv and as .safetensors otherwise.

    Raises:
        UserError: the ending is another one, the weights do not fit, or the file cannot be written.
    """
    suffix = _suffix(path)
    check_weights(stored.spec, stored.weights)
    weights = {
        name: np.ascontiguousarray(stored.weights[name], dtype=np.float32)
        for name in stored.spec.parameter_shapes()
    }
    description = json.dumps(
        {
            "network": asdict(stored.spec),
            "vocabulary": stored.vocabulary,
            "labels": stored.labels,
            "task": stored.task,
            "facts": dict(stored.facts),
        },
        ensure_ascii=suffix == ".csv",  # spreadsheets guess at the encoding
    )
    with replacing(path) as temporary:
        if suffix == ".csv":
            with temporary.open("w", encoding="utf-8", newline="") as file:
                write_csv(file, description, weights)
        else:
            save_file(weights, temporary, {_KEY: description})


def read_network(path: Path) -> StoredNetwork:
    """Read a network from .safetensors or .csv: our own, or any with torch.nn's names for a recurrence.

    Raises:
        UserError: the file is missing, too large, broken, or holds no recurrent network.
    """
    suffix = _suffix(path)
    try:
        if not path.is_file():
            text = translate("Recurrent", "There is no file “{name}”; choose another one.")
            raise UserError(text.format(name=path.name))
        if path.stat().st_size > _LARGEST:
            text = translate("Recurrent", "“{name}” is larger than {most} MB; choose a smaller network.")
            raise UserError(text.format(name=path.name, most=_LARGEST // 1_000_000))
        description, arrays = _read_csv(path) if suffix == ".csv" else _read_safetensors(path)
    except OSError as error:
        text = translate("Recurrent", "“{name}” could not be read ({reason}); choose another file.")
        raise UserError(text.format(name=path.name, reason=error.strerror or error)) from error
    return _described(path, description, arrays) if description else _foreign(arrays)


def _suffix(path: Path) -> str:
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        text = translate("Recurrent", "Networks are .safetensors or .csv files; “{name}” is neither.")
        raise UserError(text.format(name=path.name))
    return suffix


def _read_safetensors(path: Path) -> tuple[str, dict[str, NDArray[Any]]]:
    try:
        with safe_open(path, framework="numpy") as file:
            description = (file.metadata() or {}).get(_KEY, "")
            arrays = {name: np.asarray(file.get_tensor(name)) for name in file.keys()}  # noqa: SIM118
    except (
        SafetensorError,
        TypeError,
        AttributeError,
        KeyError,
        ValueError,
    ) as error:  # TypeError…: bfloat16
        reason: object = error
        if "bfloat16" in str(error):
            reason = translate("Recurrent", "its numbers are bfloat16; save them as float32")
        raise UserError(_broken(path, reason)) from error
    if not all(values.dtype.kind in "fiu" for values in arrays.values()):
        raise UserError(_broken(path, translate("Recurrent", "it holds other things than numbers")))
    with np.errstate(over="ignore"):
        return description, {name: values.astype(np.float32) for name, values in arrays.items()}


def _read_csv(path: Path) -> tuple[str, dict[str, NDArray[Any]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            description, arrays = read_csv(file)
    except UnicodeDecodeError as error:
        raise UserError(_broken(path, translate("Recurrent", "it is no UTF-8 text"))) from error
    return description, dict(arrays)


def _broken(path: Path, reason: object) -> str:
    text = translate("Recurrent", "“{name}” cannot be opened as a network: {reason}. Choose another file.")
    return text.format(name=path.name, reason=str(reason)[:120])


def _foreign(arrays: Mapping[str, NDArray[Any]]) -> StoredNetwork:
    """A network without our description: what the names and shapes tell."""
    spec, weights, left_out = infer(arrays)
    facts = {LEFT_OUT: ", ".join(left_out)[:200]} if left_out else {}
    has_choice = spec.cell in (Cell.ELMAN, Cell.JORDAN)
    return StoredNetwork(spec, weights, facts=facts, knows_activation=not has_choice)


def _described(path: Path, description: str, arrays: Mapping[str, NDArray[Any]]) -> StoredNetwork:
    try:
        values = json.loads(description)
        spec = _spec(values["network"])
        vocabulary, labels = (_texts(values[name]) for name in ("vocabulary", "labels"))
        facts = {str(name): str(fact) for name, fact in values["facts"].items()}
        task = str(values["task"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UserError(_broken(path, translate("Recurrent", "its description is damaged"))) from error
    check_weights(spec, arrays)
    symbols = 0 if spec.input_kind is InputKind.VALUES else spec.vocabulary
    if len(vocabulary) not in (0, symbols) or len(labels) not in (0, spec.outputs):
        raise UserError(
            _broken(path, translate("Recurrent", "its words or labels are not as many as it has numbers for"))
        )
    weights = {name: arrays[name] for name in spec.parameter_shapes()}
    return StoredNetwork(spec, weights, vocabulary, labels, task, facts)


def _spec(values: Mapping[str, object]) -> NetworkSpec:
    """The spec, every field of its own kind; raises ValueError, KeyError or TypeError."""
    default = NetworkSpec()
    taken: dict[str, Any] = {}
    for each in fields(NetworkSpec):
        value, kind = values[each.name], type(getattr(default, each.name))
        if issubclass(kind, StrEnum):
            taken[each.name] = kind(str(value))
        elif type(value) is kind:
            taken[each.name] = value
        else:
            raise ValueError(each.name)
    return NetworkSpec(**taken)


def _texts(values: object) -> tuple[str, ...]:
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise ValueError(values)
    return tuple(values)
