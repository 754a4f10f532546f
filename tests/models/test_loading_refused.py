"""Folders that cannot be shown: one clear sentence each, and nothing in them is run or followed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import torch
import transformers

from explorer.core.cancel import CancelToken
from explorer.core.errors import UserError
from explorer.models.capture import capture
from explorer.models.loading import load_model
from tests.models import families, writers
from tests.models.folders import INDEX, WEIGHTS, change_json, change_weights, refused, shard


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return families.make("bert", tmp_path_factory.mktemp("made") / "bert")


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "own-bert"))


def test_not_a_folder(tmp_path: Path) -> None:
    assert "no folder" in refused(tmp_path / "nowhere")
    (tmp_path / "file").write_text("x", "utf-8")
    assert "no folder" in refused(tmp_path / "file")


def test_empty_folder(tmp_path: Path) -> None:
    assert "config.json" in refused(tmp_path)


@pytest.mark.parametrize("content", ["", "{", "[1, 2]", "\xff\xfe", '"bert"', "[" * 100_000])
def test_config_that_is_no_json_object(folder: Path, content: str) -> None:
    (folder / "config.json").write_bytes(content.encode("latin-1"))
    assert "cannot be read as JSON" in refused(folder)


def test_config_without_model_type(folder: Path) -> None:
    change_json(folder / "config.json", model_type=None)
    assert "model_type" in refused(folder)


def test_unknown_architecture(folder: Path) -> None:
    change_json(folder / "config.json", model_type="quantum-bert")
    assert "quantum-bert" in refused(folder)


@pytest.mark.parametrize(
    "changes",
    [{"num_attention_heads": 5}, {"hidden_size": "big"}, {"num_hidden_layers": -1}, {"vocab_size": 0}],
)
def test_config_that_does_not_fit(folder: Path, changes: dict[str, Any]) -> None:
    change_json(folder / "config.json", **changes)
    refused(folder)


@pytest.mark.parametrize("file", ["config.json", "tokenizer_config.json"])
def test_code_to_run_is_refused_and_not_run(folder: Path, file: str) -> None:
    ran = folder / "ran"
    (folder / "modeling_own.py").write_text(f"open({str(ran)!r}, 'w').close()\n", "utf-8")
    auto = {
        "AutoConfig": "modeling_own.C",
        "AutoModel": "modeling_own.M",
        "AutoTokenizer": ["modeling_own.T", None],
    }
    change_json(folder / file, auto_map=auto)
    assert "program code" in refused(folder)
    assert not ran.exists()


def test_pickled_weights_only(folder: Path) -> None:
    (folder / WEIGHTS).unlink()
    (folder / "pytorch_model.bin").write_bytes(b"\x80\x04cos\nsystem\n")
    assert "safetensors" in refused(folder)


def test_no_weights(folder: Path) -> None:
    (folder / WEIGHTS).unlink()
    assert "no weights" in refused(folder)


@pytest.mark.parametrize("keep", [0, 5, 200, -1])
def test_truncated_weights(folder: Path, keep: int) -> None:
    content = (folder / WEIGHTS).read_bytes()
    (folder / WEIGHTS).write_bytes(content[:keep])
    assert "damaged or cut short" in refused(folder)


def test_damaged_header(folder: Path) -> None:
    content = bytearray((folder / WEIGHTS).read_bytes())
    content[:8] = b"\xff" * 8
    (folder / WEIGHTS).write_bytes(content)
    assert "damaged or cut short" in refused(folder)


def test_wrong_shape_names_the_tensor(folder: Path) -> None:
    name = "bert.encoder.layer.0.attention.self.query.weight"
    change_weights(folder, lambda weights: weights.update({name: torch.zeros(16, 32)}))
    sentence = refused(folder)
    assert "attention.self.query.weight" in sentence
    assert "16 × 32" in sentence
    assert "32 × 32" in sentence


def test_missing_weight_names_the_tensor(folder: Path) -> None:
    name = "bert.encoder.layer.1.attention.self.key.weight"
    change_weights(folder, lambda weights: weights.__delitem__(name))
    assert "layer.1.attention.self.key.weight" in refused(folder)


def test_weights_of_another_model(folder: Path, tmp_path: Path) -> None:
    other = families.make("gpt2", tmp_path / "gpt2")
    shutil.copy(other / WEIGHTS, folder / WEIGHTS)
    assert "missing" in refused(folder)


def test_weights_that_are_not_numbers(folder: Path) -> None:
    name = "bert.embeddings.word_embeddings.weight"
    change_weights(folder, lambda weights: weights.update({name: weights[name] * torch.nan}))
    refused(folder)


@pytest.mark.parametrize(
    "name",
    ["../outside.safetensors", "/etc/passwd", "..", "", "a\\b.safetensors", "own.bin", "c:x.safetensors"],
)
def test_index_that_leaves_the_folder(folder: Path, name: str) -> None:
    shutil.copy(folder / WEIGHTS, folder.parent / "outside.safetensors")
    (folder / WEIGHTS).unlink()
    (folder / INDEX).write_text(json.dumps({"weight_map": {"x": name}}), "utf-8")
    assert "not in the folder" in refused(folder)


def test_missing_shard(folder: Path) -> None:
    first, second = shard(folder)
    (folder / second).unlink()
    assert second in refused(folder)
    assert first not in refused(folder)


@pytest.mark.parametrize("content", ["[]", "{}", '{"weight_map": {"x": 3}}', '{"weight_map": []}', "{"])
def test_index_that_is_none(folder: Path, content: str) -> None:
    (folder / WEIGHTS).unlink()
    (folder / INDEX).write_text(content, "utf-8")
    refused(folder)


def test_adapter_and_quantised_weights(folder: Path) -> None:
    change_json(folder / "config.json", quantization_config={"quant_method": "gptq", "bits": 4})
    assert "gptq" in refused(folder)
    change_json(folder / "config.json", quantization_config=None)
    (folder / "adapter_config.json").write_text("{}", "utf-8")
    assert "adapter" in refused(folder)


def test_no_tokenizer(folder: Path) -> None:
    for file in folder.glob("*token*"):
        file.unlink()
    assert "no tokenizer" in refused(folder)


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"version": "1.0", "model": {"type": "Oracle"}}'])
def test_damaged_tokenizer(folder: Path, content: str) -> None:
    (folder / "tokenizer.json").write_text(content, "utf-8")
    assert "tokenizer" in refused(folder)


def test_tokenizer_of_a_larger_model(folder: Path, tmp_path: Path) -> None:
    small = families.make("bert", tmp_path / "small", vocab_size=20)
    assert "do not belong together" in refused(small)


def test_token_beyond_the_embedding_is_a_sentence(folder: Path) -> None:
    model = load_model(folder, "cpu", CancelToken())
    model.tokenizer.add_tokens(["zebra"])
    with pytest.raises(UserError, match="zebra"):
        capture(model, "a zebra", "", CancelToken())


@pytest.mark.parametrize(
    ("config", "made", "settings"),
    [
        ("ViTConfig", "ViTModel", {}),
        ("Wav2Vec2Config", "Wav2Vec2Model", {"conv_dim": (8,) * 7, "num_conv_pos_embedding_groups": 4}),
    ],
)
def test_models_of_pictures_and_sound(
    tmp_path: Path, config: str, made: str, settings: dict[str, Any]
) -> None:
    families.write(families.Family(config, made, writers.word_pieces, settings), tmp_path / "other")
    assert "text alone" in refused(tmp_path / "other")


@pytest.mark.parametrize(("config", "made"), [("FNetConfig", "FNetModel"), ("MambaConfig", "MambaModel")])
def test_models_without_attention(tmp_path: Path, config: str, made: str) -> None:
    families.write(families.Family(config, made, writers.word_pieces), tmp_path / "other")
    assert "no attention weights" in refused(tmp_path / "other")


def test_models_that_attend_in_some_layers_only(tmp_path: Path) -> None:
    settings = {"layer_types": ["conv", "full_attention"], "num_key_value_heads": 4}
    families.write(
        families.Family("Lfm2Config", "Lfm2Model", writers.byte_pieces, settings), tmp_path / "other"
    )
    assert "Only 1 of the 2 layers" in refused(tmp_path / "other")


@pytest.mark.parametrize(
    ("family", "setting"), [("bert", "num_hidden_layers"), ("gpt2", "n_layer"), ("t5", "num_decoder_layers")]
)
def test_more_layers_than_can_be_built(tmp_path: Path, family: str, setting: str) -> None:
    folder = families.make(family, tmp_path / "deep")
    change_json(folder / "config.json", **{setting: 10**9})
    assert "1000000000 layers" in refused(folder)


_TOWER = {
    "hidden_size": 32,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "intermediate_size": 48,
    "image_size": 16,
    "patch_size": 8,
}


@pytest.mark.parametrize("family", ["CLIP", "VisionTextDualEncoder"])
def test_two_towers(family: str, tmp_path: Path) -> None:
    tokens = writers.byte_pieces_framed(tmp_path)
    text, vision = {**_TOWER, "vocab_size": tokens}, dict(_TOWER)
    named: dict[str, Any] = {"text_config": text, "vision_config": vision}
    if family != "CLIP":
        named = {"text_config": {**text, "model_type": "bert"},
                 "vision_config": {**vision, "model_type": "clip_vision_model"}}  # fmt: skip
    config = getattr(transformers, f"{family}Config")(**named, projection_dim=16)
    getattr(transformers, f"{family}Model")(config).save_pretrained(tmp_path)
    assert "not a model of text alone" in refused(tmp_path)


def test_the_text_tower_alone_is_shown_as_what_it_is(tmp_path: Path) -> None:
    tokens = writers.byte_pieces_framed(tmp_path)
    config = transformers.CLIPTextConfig(**_TOWER, vocab_size=tokens)
    transformers.CLIPTextModelWithProjection(config).save_pretrained(tmp_path)
    model = load_model(tmp_path, "cpu", CancelToken())
    assert (model.architecture, model.kind) == ("CLIPTextModel", "decoder")
