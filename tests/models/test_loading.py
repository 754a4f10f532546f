"""What loading a folder gives, and what it does not depend on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from explorer.core.cancel import CancelToken, Progress
from explorer.core.errors import CancelledError, UserError
from explorer.models import devices, loading
from explorer.models.capture import capture
from explorer.models.checks import check_folder
from explorer.models.loading import load_model
from tests.models import families
from tests.models.folders import WEIGHTS, change_json, change_weights, refused, shard


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return families.make("bert", tmp_path_factory.mktemp("made") / "bert")


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "own-bert"))


def test_what_a_model_tells_of_itself(folder: Path) -> None:
    model = load_model(folder, "cpu", CancelToken())
    assert (model.name, model.folder, model.device) == ("own-bert", folder, "cpu")
    assert (model.kind, model.architecture, model.path, model.note) == (
        "encoder",
        "BertModel",
        "interface",
        "",
    )
    assert (model.layers, model.heads, model.head_dim) == ({"encoder": 2}, {"encoder": 4}, 8)
    assert model.limit == 96
    assert model.limit_by_model
    assert model.takes_pairs
    assert model.takes_types
    assert model.parameters == sum(part.numel() for part in model.module.parameters())
    assert not model.module.training


def test_loading_reports_progress_and_can_be_cancelled(folder: Path) -> None:
    told: list[Progress] = []
    load_model(folder, "cpu", CancelToken(on_progress=told.append))
    assert any("own-bert" in progress.text for progress in told)
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        load_model(folder, "cpu", token)


def test_half_precision_weights_compute_in_single(folder: Path) -> None:
    change_weights(folder, lambda w: w.update({name: part.half() for name, part in w.items()}))
    change_json(folder / "config.json", dtype="float16")
    model = load_model(folder, "cpu", CancelToken())
    assert {part.dtype for part in model.module.parameters()} == {torch.float32}


def test_weights_do_not_hang_on_the_file(folder: Path) -> None:
    model = load_model(folder, "cpu", CancelToken())
    before = capture(model, "The cat", "", CancelToken()).output["source"]
    (folder / WEIGHTS).write_bytes(b"")  # as a training run that saves again does
    after = capture(model, "The cat", "", CancelToken()).output["source"]
    assert (before == after).all()


def test_sharded_weights_load(folder: Path) -> None:
    names = shard(folder)
    assert len(names) == 2
    assert load_model(folder, "cpu", CancelToken()).path == "interface"


def test_settings_that_name_other_weights_are_not_followed(folder: Path) -> None:
    (folder / "other.bin").write_bytes(b"\x80\x04cos\nsystem\n")
    change_json(folder / "config.json", transformers_weights="other.bin")
    assert load_model(folder, "cpu", CancelToken()).path == "interface"


def test_too_little_memory_is_known_before_loading(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "free_memory", lambda device: 1000)
    assert "memory" in refused(folder)


def test_unknown_device_is_a_sentence(folder: Path) -> None:
    with pytest.raises(UserError, match="tpu"):
        load_model(folder, "tpu", CancelToken())
    assert devices.resolve("auto")


def test_check_needs_no_torch_and_counts_the_numbers(folder: Path) -> None:
    numbers = sum(tensor.numel() for tensor in load_file(folder / WEIGHTS).values())
    assert check_folder(folder).numbers == numbers
