"""Every family's captured weights against transformers' own eager output_attentions, to 1e-5.

Measured on these models: at most 1e-6 (mT5, whose scores are not scaled), else below 5e-7.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
import transformers
from transformers import AutoTokenizer

from explorer.core.cancel import CancelToken
from explorer.models.capture import Capture, capture, eager_difference
from explorer.models.loading import LoadedModel, load_model
from explorer.models.noting import noted_scores
from tests.models import families

pytestmark = pytest.mark.filterwarnings("ignore:Recommended")  # Marian's tokenizer advertises a package

TOLERANCE = 1e-5
TEXT = "She said that the keys to the old cabinet are on the table. 今天天气很好 def add(1)"
TARGET = "Der Hund schläft, die Katze läuft."


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("families")


def load(family: str, folders: Path) -> LoadedModel:
    folder = folders / family
    if not (folder / "config.json").exists():
        families.make(family, folder)
    torch.set_num_threads(1)
    return load_model(folder, "cpu", CancelToken())


@torch.inference_mode()
def reference(model: LoadedModel, made: Capture) -> tuple[Any, Any]:
    """transformers' own model of the same folder, eager, on ids made by transformers' own tokenizer."""
    made_by = getattr(transformers, model.architecture)
    whole = made_by.from_pretrained(
        model.folder, attn_implementation="eager", dtype=torch.float32, local_files_only=True
    )
    tokenizer = AutoTokenizer.from_pretrained(model.folder, local_files_only=True)
    inputs = tokenizer(TEXT, return_tensors="pt", truncation=True, max_length=model.limit)
    assert inputs["input_ids"][0].tolist() == [token.id for token in made.tokens["source"]]
    if model.kind == "encoder-decoder":
        labels = tokenizer(text_target=TARGET, return_tensors="pt")["input_ids"]
        start = torch.tensor([[whole.config.decoder_start_token_id]])
        inputs["decoder_input_ids"] = torch.cat([start, labels[:, :-1]], 1)
        assert inputs["decoder_input_ids"][0].tolist() == [token.id for token in made.tokens["target"]]
    if not model.takes_types:
        inputs.pop("token_type_ids", None)
    outputs = whole.eval()(**inputs, output_attentions=True, output_hidden_states=True, use_cache=False)
    return whole, outputs


def expected_stacks(model: LoadedModel, outputs: Any) -> dict[str, Any]:
    if model.kind != "encoder-decoder":
        return {model.kind: outputs.attentions}
    return {
        "encoder": outputs.encoder_attentions,
        "decoder": outputs.decoder_attentions,
        "cross": outputs.cross_attentions,
    }


@pytest.mark.parametrize("family", families.FAMILIES)
def test_weights_are_those_of_the_eager_path(family: str, folders: Path) -> None:
    model = load(family, folders)
    made = capture(model, TEXT, TARGET if model.kind == "encoder-decoder" else "", CancelToken())
    _, outputs = reference(model, made)
    assert model.path == ("eager" if families.FAMILIES[family].eager else "interface")
    assert bool(model.note) == (model.path == "eager")
    for stack, layers in expected_stacks(model, outputs).items():
        assert len(made.stacks[stack]) == len(layers) == model.layers[stack]
        for scores, weights in zip(made.stacks[stack], layers, strict=True):
            assert scores.heads == model.heads[stack]
            shown = scores.weights(slice(None))
            assert shown.dtype == torch.float32
            assert float((shown - weights[0]).abs().max()) <= TOLERANCE


@pytest.mark.parametrize("family", families.FAMILIES)
def test_outputs_and_embeddings_are_those_of_the_model(family: str, folders: Path) -> None:
    model = load(family, folders)
    made = capture(model, TEXT, TARGET if model.kind == "encoder-decoder" else "", CancelToken())
    whole, outputs = reference(model, made)
    if model.kind == "encoder-decoder":
        expected = {"source": outputs.encoder_last_hidden_state, "target": outputs.decoder_hidden_states[-1]}
    else:
        expected = {"source": outputs.last_hidden_state}
    assert made.output.keys() == made.embeddings.keys() == expected.keys()
    for name, hidden in expected.items():
        assert made.output[name].dtype == np.float32
        np.testing.assert_allclose(made.output[name], hidden[0].numpy(), atol=1e-4)
    ids = torch.tensor([[token.id for token in made.tokens["source"]]])
    with torch.inference_mode():
        embedded = whole.get_input_embeddings()(ids)[0].numpy()
    np.testing.assert_array_equal(made.embeddings["source"], embedded)


@pytest.mark.parametrize("family", families.FAMILIES)
def test_check_line_recomputes_the_eager_path(family: str, folders: Path) -> None:
    model = load(family, folders)
    text = TEXT * 3  # longer than every sliding window, and cut where the model has a limit
    made = capture(model, text, "", CancelToken())
    found = eager_difference(model, text, "", made, CancelToken())
    assert found.keys() == made.stacks.keys()
    assert all(value <= TOLERANCE for value in found.values())
    assert len(made.tokens["source"]) <= (model.limit or 0)


@pytest.mark.parametrize("family", ["mistral", "gemma2", "gemma3", "gpt_oss"])
def test_sliding_window_is_masked(family: str, folders: Path) -> None:
    made = capture(load(family, folders), TEXT, "", CancelToken())
    windowed = made.stacks["decoder"][0]
    mask = windowed.mask()
    assert mask is not None
    length = len(made.tokens["source"])
    behind = np.subtract.outer(np.arange(length), np.arange(length))
    np.testing.assert_array_equal(mask, (behind < 0) | (behind >= 8))
    assert (windowed.weights(slice(None)).numpy()[:, mask] == 0).all()


def test_of_an_eager_family_only_the_windowed_layers_are(folders: Path) -> None:
    """gpt_oss slides in every second layer, and shares one mask between the others."""
    made = capture(load("gpt_oss", folders), TEXT, "", CancelToken()).stacks["decoder"]
    length = made[1].queries
    np.testing.assert_array_equal(made[1].mask(), np.triu(np.ones((length, length), bool), 1))
    assert [float(layer.weights(0)[0, 1:].sum()) for layer in made] == [0.0, 0.0]


def test_a_mask_that_the_weights_do_not_keep_to_is_not_taken() -> None:
    weights = torch.full((1, 2, 3, 3), 1 / 3)
    mask = torch.ones(1, 1, 3, 3, dtype=torch.int64).tril()
    assert noted_scores([weights], False, [mask])[0].mask() is None
    made = noted_scores([weights * mask], False, [mask])[0].mask()
    np.testing.assert_array_equal(made, ~mask[0, 0].bool().numpy())


@pytest.mark.parametrize("family", ["gpt2", "bloom"])
def test_causal_mask_is_known_on_both_paths(family: str, folders: Path) -> None:
    made = capture(load(family, folders), TEXT, "", CancelToken())
    length = len(made.tokens["source"])
    for scores in made.stacks["decoder"]:
        mask = scores.mask()
        assert mask is not None
        np.testing.assert_array_equal(mask, np.triu(np.ones((length, length), bool), 1))


def test_masks_and_biases_are_shared_between_layers(folders: Path) -> None:
    gpt2 = capture(load("gpt2", folders), TEXT, "", CancelToken()).stacks["decoder"]
    assert gpt2[0].allowed is gpt2[1].allowed
    t5 = capture(load("t5", folders), TEXT, TARGET, CancelToken()).stacks
    assert t5["encoder"][0].bias is not None
    assert t5["encoder"][0].bias is t5["encoder"][1].bias
    assert t5["cross"][0].bias is None


@pytest.mark.parametrize("family", ["gpt2", "llama-grouped", "t5"])
def test_queries_and_keys_hold_no_memory_but_their_own(family: str, folders: Path) -> None:
    made = capture(load(family, folders), TEXT, TARGET if family == "t5" else "", CancelToken())
    parts = [p for layers in made.stacks.values() for s in layers for p in (s.query, s.key) if p is not None]
    held = {part.untyped_storage().data_ptr(): part.untyped_storage().nbytes() for part in parts}
    assert sum(held.values()) == sum(part.numel() * 4 for part in parts)
    assert all(part.is_contiguous() for part in parts)


@pytest.mark.parametrize(
    ("family", "kind"), [("bert", "encoder"), ("llama", "decoder"), ("t5-encoder", "encoder")]
)
def test_kind_is_found_from_the_attention_itself(family: str, kind: str, folders: Path) -> None:
    model = load(family, folders)
    assert model.kind == kind
    assert model.layers == {kind: 2}
    assert model.head_dim == 8
