"""What a folder must be before anything in it is loaded; torch is not needed for it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Any

from safetensors import SafetensorError, safe_open

from explorer.core.errors import UserError
from explorer.core.i18n import translate

CONFIG = "config.json"
_WEIGHTS = "model.safetensors"
_INDEX = "model.safetensors.index.json"
_PICKLED = ("*.bin", "*.pt", "*.pth", "*.ckpt", "*.pkl", "*.h5", "*.msgpack")
_TOKENIZER_FILES = ("tokenizer.json", "vocab.*", "*.model", "*.spm", "merges.txt")


@dataclass(frozen=True, slots=True)
class FolderReport:
    """A folder that passed: its configuration, and how many numbers its weight files hold."""

    config: dict[str, Any]
    numbers: int


def check_folder(folder: Path) -> FolderReport:
    """See that a folder is a Hugging Face model that can be loaded without running anything from it.

    Raises:
        UserError: it is not; the sentence says what is wrong and what to do.
    """
    if not folder.is_dir():
        raise UserError(
            translate("Loading", "There is no folder {path}; choose the folder of a model.").format(
                path=folder
            )
        )
    config = _config(folder)
    _refuse_code(folder, config)
    _refuse_parts(folder, config)
    files = weight_files(folder)
    numbers = sum(_numbers(file) for file in files)
    _need_tokenizer(folder)
    return FolderReport(config, numbers)


def _config(folder: Path) -> dict[str, Any]:
    path = folder / CONFIG
    if not path.is_file():
        raise UserError(
            translate(
                "Loading",
                "{folder} is not a model's folder: it has no config.json. Choose the folder that holds "
                "config.json, the tokenizer and the weights.",
            ).format(folder=folder.name)
        )
    config = _json(path)
    if not isinstance(config.get("model_type"), str):
        raise UserError(
            translate(
                "Loading",
                "config.json in {folder} does not say model_type, so the architecture is unknown; save the "
                "model again with transformers.",
            ).format(folder=folder.name)
        )
    return config


def _json(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise _unreadable_json(path) from error
    if not isinstance(content, dict):
        raise _unreadable_json(path)
    return content


def _unreadable_json(path: Path) -> UserError:
    return UserError(
        translate(
            "Loading", "{file} in {folder} cannot be read as JSON; fetch or save the model again."
        ).format(file=path.name, folder=path.parent.name)
    )


def _refuse_code(folder: Path, config: dict[str, Any]) -> None:
    settings = folder / "tokenizer_config.json"
    tokenizer = _json(settings) if settings.is_file() else {}
    if config.get("auto_map") or tokenizer.get("auto_map"):
        raise UserError(
            translate(
                "Loading",
                "{folder} needs its own program code to be run, which Seqscope never does; choose a model "
                "whose architecture is part of transformers.",
            ).format(folder=folder.name)
        )


def _refuse_parts(folder: Path, config: dict[str, Any]) -> None:
    """Adapters are no model on their own, quantised weights are not the model's own numbers."""
    if (folder / "adapter_config.json").is_file():
        raise UserError(
            translate(
                "Loading",
                "{folder} holds an adapter; merge it into its model (merge_and_unload in peft) and save "
                "the whole.",
            ).format(folder=folder.name)
        )
    quantised = config.get("quantization_config") or config.get("compression_config")
    if quantised:
        method = quantised.get("quant_method", "") if isinstance(quantised, dict) else ""
        raise UserError(
            translate(
                "Loading",
                "The weights are stored quantised ({method}), so attention would not be exact; choose the "
                "model's original, unquantised version.",
            ).format(method=str(method)[:40] or "?")
        )


def weight_files(folder: Path) -> tuple[Path, ...]:
    """The safetensors files of a folder: one, or all that its index names.

    Raises:
        UserError: there are none, some are missing, or the index points outside the folder.
    """
    if (folder / _WEIGHTS).is_file():
        return (folder / _WEIGHTS,)
    if (folder / _INDEX).is_file():
        return tuple(_shard(folder, name) for name in _shard_names(folder))
    if any(next(folder.glob(pattern), None) for pattern in _PICKLED):
        raise UserError(
            translate(
                "Loading",
                "{folder} has its weights only in a form that can hide program code (pickle or similar); "
                "Seqscope loads safetensors only: save the model with save_pretrained.",
            ).format(folder=folder.name)
        )
    raise UserError(
        translate(
            "Loading",
            "{folder} has no weights: there is no model.safetensors in it; fetch or save the model again.",
        ).format(folder=folder.name)
    )


def _shard_names(folder: Path) -> list[str]:
    """The files of a sharded checkpoint, as its index names them."""
    places = _json(folder / _INDEX).get("weight_map")
    names = (
        set(places.values()) if isinstance(places, dict) and all(map(_is_text, places.values())) else set()
    )
    if not names:
        raise _unreadable_json(folder / _INDEX)
    return sorted(names)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _shard(folder: Path, name: str) -> Path:
    plain = name not in ("", ".", "..") and not set(name) & set("/\\:\0") and name.endswith(".safetensors")
    if not plain:
        raise UserError(
            translate(
                "Loading",
                "The index of the weights in {folder} names a file that is not in the folder itself "
                "({file}); fetch or save the model again.",
            ).format(folder=folder.name, file=name[:80])
        )
    if not (folder / name).is_file():
        raise UserError(
            translate(
                "Loading", "{folder} lacks a part of its weights: {file}; fetch the model again."
            ).format(folder=folder.name, file=name)
        )
    return folder / name


def _numbers(file: Path) -> int:
    """How many numbers a weight file holds; its header and its length are checked."""
    try:
        with safe_open(file, framework="np") as weights:
            return sum(prod(weights.get_slice(name).get_shape()) for name in weights.keys())  # noqa: SIM118
    except (SafetensorError, OSError) as error:
        raise UserError(
            translate(
                "Loading",
                "The weights in {folder}/{file} are damaged or cut short; fetch or save the model again.",
            ).format(folder=file.parent.name, file=file.name)
        ) from error


def _need_tokenizer(folder: Path) -> None:
    if not any(next(folder.glob(pattern), None) for pattern in _TOKENIZER_FILES):
        raise UserError(
            translate(
                "Loading",
                "{folder} has no tokenizer, so text cannot be turned into tokens; save the model's "
                "tokenizer into the folder as well.",
            ).format(folder=folder.name)
        )
