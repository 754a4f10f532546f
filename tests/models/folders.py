"""Changing a saved model's folder, as people, accidents and attackers do."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file, save_file

from explorer.core.cancel import CancelToken
from explorer.core.errors import UserError
from explorer.models.loading import load_model

WEIGHTS = "model.safetensors"
INDEX = "model.safetensors.index.json"


def change_json(path: Path, **changes: Any) -> None:
    content = json.loads(path.read_text("utf-8")) if path.exists() else {}
    content.update(changes)
    path.write_text(json.dumps({key: value for key, value in content.items() if value is not None}), "utf-8")


def change_weights(folder: Path, change: Callable[[dict[str, torch.Tensor]], None]) -> None:
    tensors = load_file(folder / WEIGHTS)
    tensors = {name: tensor.clone() for name, tensor in tensors.items()}
    change(tensors)
    save_file(tensors, folder / WEIGHTS, metadata={"format": "pt"})


def refused(folder: Path) -> str:
    with pytest.raises(UserError) as error:
        load_model(folder, "cpu", CancelToken())
    sentence = error.value.sentence
    assert "\n" not in sentence
    assert sentence.endswith(".")
    return sentence


def shard(folder: Path) -> list[str]:
    tensors = load_file(folder / WEIGHTS)
    places = {}
    for number in range(2):
        name = f"model-{number + 1:05}-of-00002.safetensors"
        part = {key: tensors[key].clone() for key in sorted(tensors)[number::2]}
        save_file(part, folder / name, metadata={"format": "pt"})
        places.update(dict.fromkeys(part, name))
    (folder / WEIGHTS).unlink()
    (folder / INDEX).write_text(json.dumps({"metadata": {}, "weight_map": places}), "utf-8")
    return sorted(set(places.values()))
