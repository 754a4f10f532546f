"""A capture as the chapter uses it: pairs, targets, cuts, cancelling, errors."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest
import torch
from transformers import AutoModel, AutoTokenizer, T5ForConditionalGeneration

from explorer.core.cancel import CancelToken
from explorer.core.errors import CancelledError, DeviceMemoryError, UserError
from explorer.models import devices
from explorer.models.capture import capture, eager_difference
from explorer.models.loading import LoadedModel, load_model
from tests.models import families

TEXT = "The animal didn't cross the street because it was too tired."


class _Impatient(CancelToken):
    """Is cancelled at its n-th check."""

    def __init__(self, checks: int) -> None:
        super().__init__()
        self.left = checks

    def check(self) -> None:
        self.left -= 1
        if self.left <= 0:
            self.cancel()
        super().check()


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> dict[str, LoadedModel]:
    torch.set_num_threads(1)
    root = tmp_path_factory.mktemp("models")
    names = ("bert", "roberta", "gpt2", "llama", "bloom", "t5", "bart", "bart-base")
    return {name: load_model(families.make(name, root / name), "cpu", CancelToken()) for name in names}


def test_a_pair_is_what_the_tokenizer_makes_of_it(models: dict[str, LoadedModel]) -> None:
    model = models["bert"]
    made = capture(model, TEXT, "It was a pair.", CancelToken())
    inputs = AutoTokenizer.from_pretrained(model.folder)(TEXT, "It was a pair.", return_tensors="pt")
    tokens = made.tokens["source"]
    assert [token.id for token in tokens] == inputs["input_ids"][0].tolist()
    assert [token.segment for token in tokens] == inputs["token_type_ids"][0].tolist()
    eager = AutoModel.from_pretrained(model.folder, attn_implementation="eager", dtype=torch.float32).eval()
    with torch.inference_mode():
        weights = eager(**inputs, output_attentions=True).attentions
    for scores, layer in zip(made.stacks["encoder"], weights, strict=True):
        assert float((scores.weights(slice(None)) - layer[0]).abs().max()) <= 1e-5
    assert max(eager_difference(model, TEXT, "It was a pair.", made, CancelToken()).values()) <= 1e-5


def test_a_pair_for_a_model_of_single_texts_is_refused(models: dict[str, LoadedModel]) -> None:
    assert models["roberta"].takes_pairs
    assert not models["gpt2"].takes_pairs
    with pytest.raises(UserError, match="one text"):
        capture(models["gpt2"], TEXT, "another", CancelToken())


def test_empty_text_still_has_special_tokens(models: dict[str, LoadedModel]) -> None:
    made = capture(models["bert"], "", "", CancelToken())
    assert [token.piece for token in made.tokens["source"]] == ["[CLS]", "[SEP]"]
    assert made.stacks["encoder"][0].weights(0).shape == (2, 2)
    assert len(capture(models["llama"], "", "", CancelToken()).tokens["source"]) == 1


def test_empty_text_without_any_token_is_a_sentence(models: dict[str, LoadedModel]) -> None:
    with pytest.raises(UserError, match="type a word"):
        capture(models["gpt2"], "", "", CancelToken())


@pytest.mark.parametrize(
    "text", ["   ", "\n\t\r", "\x00\x07\x1b", "👩‍👩‍👧 🇩🇪", "שלום עולם", "e\u0301", "\ud800", "\u200b"]
)
@pytest.mark.parametrize("name", ["bert", "gpt2", "t5", "bloom"])
def test_odd_texts_are_exact_too(models: dict[str, LoadedModel], name: str, text: str) -> None:
    made = capture(models[name], text, "", CancelToken())
    assert max(eager_difference(models[name], text, "", made, CancelToken()).values()) <= 1e-5


def test_long_text_is_cut_and_says_so(models: dict[str, LoadedModel]) -> None:
    model = models["bert"]
    made = capture(model, TEXT * 50, "", CancelToken())
    tokens, cut = made.tokens["source"], made.cut["source"]
    assert len(tokens) == model.limit == cut.limit == 96
    assert tokens[-1].piece == "[SEP]"
    assert cut.kept == 94
    assert cut.total == len(model.tokenizer(TEXT * 50, add_special_tokens=False)["input_ids"])
    assert cut.start == tokens[-2].end
    assert cut.by_model
    assert not capture(model, TEXT, "", CancelToken()).cut


def test_a_long_pair_is_cut_on_its_longer_side(models: dict[str, LoadedModel]) -> None:
    made = capture(models["bert"], "a cat", TEXT * 50, CancelToken())
    assert made.cut.keys() == {"pair"}
    assert len(made.tokens["source"]) == 96
    both = capture(models["bert"], TEXT * 50, TEXT * 50, CancelToken())
    assert both.cut.keys() == {"source", "pair"}
    assert abs(both.cut["source"].kept - both.cut["pair"].kept) <= 1


def test_target_is_shifted_right(models: dict[str, LoadedModel]) -> None:
    made = capture(models["t5"], TEXT, "die Katze", CancelToken())
    ids = models["t5"].tokenizer("die Katze")["input_ids"]
    assert [token.id for token in made.tokens["target"]] == [0, *ids[:-1]]
    assert made.tokens["target"][0].special
    assert "".join(token.text for token in made.tokens["target"][1:]).strip() == "die Katze"
    assert not made.generated
    assert made.target_text == "die Katze"


def test_long_target_is_cut(models: dict[str, LoadedModel]) -> None:
    made = capture(models["t5"], "a cat", TEXT * 50, CancelToken())
    assert made.cut.keys() == {"target"}
    assert len(made.tokens["target"]) <= 96


def test_without_target_the_model_writes_greedily(models: dict[str, LoadedModel]) -> None:
    model = models["t5"]
    made = capture(model, TEXT, " ", CancelToken())
    ids = torch.tensor([[token.id for token in made.tokens["source"]]])
    whole = T5ForConditionalGeneration.from_pretrained(model.folder).eval()
    expected = whole.generate(ids, max_new_tokens=64, num_beams=1, do_sample=False)[0].tolist()
    expected = expected[:-1] if expected[-1] == 2 else expected
    assert made.generated
    assert [token.id for token in made.tokens["target"]] == expected
    assert made.stacks["cross"][0].weights(0).shape == (len(expected), len(made.tokens["source"]))
    assert all(made.target_text[t.start : t.end] == t.text for t in made.tokens["target"] if t.start >= 0)


def test_a_checkpoint_without_head_has_only_the_start_token(models: dict[str, LoadedModel]) -> None:
    made = capture(models["bart-base"], TEXT, "", CancelToken())
    assert len(made.tokens["target"]) == 1
    assert not made.generated


@pytest.mark.parametrize("name", ["bert", "gpt2", "bloom", "bart"])
@pytest.mark.parametrize("checks", [1, 2, 3])
def test_cancelling_stops_within_a_layer(models: dict[str, LoadedModel], name: str, checks: int) -> None:
    token = _Impatient(checks)
    with pytest.raises(CancelledError):
        capture(models[name], TEXT, "", token)
    assert token.left == 0
    after = capture(models[name], TEXT, "", CancelToken())
    assert max(eager_difference(models[name], TEXT, "", after, CancelToken()).values()) <= 1e-5


def test_a_cancelled_check_leaves_the_model_as_it_was(models: dict[str, LoadedModel]) -> None:
    made = capture(models["bert"], TEXT, "", CancelToken())
    with pytest.raises(CancelledError):
        eager_difference(models["bert"], TEXT, "", made, _Impatient(2))
    again = capture(models["bert"], TEXT, "", CancelToken())
    assert again.stacks["encoder"][0].exact_scores
    np.testing.assert_array_equal(again.output["source"], made.output["source"])


def test_check_of_another_text_is_a_defect(models: dict[str, LoadedModel]) -> None:
    made = capture(models["bert"], TEXT, "", CancelToken())
    with pytest.raises(ValueError, match="another text"):
        eager_difference(models["bert"], "something else", "", made, CancelToken())


def test_check_sees_a_wrong_weight(models: dict[str, LoadedModel]) -> None:
    made = capture(models["bert"], TEXT, "", CancelToken())
    query = made.stacks["encoder"][1].query
    assert query is not None
    with torch.inference_mode():
        query[0, 0] += 1.0
    assert eager_difference(models["bert"], TEXT, "", made, CancelToken())["encoder"] > 1e-3


@pytest.mark.parametrize(("layer", "head"), [(0, 0), (0, 3), (1, 2)])
def test_check_never_calls_a_nan_exact(models: dict[str, LoadedModel], layer: int, head: int) -> None:
    made = capture(models["bert"], TEXT, "", CancelToken())
    query = made.stacks["encoder"][layer].query
    assert query is not None
    with torch.inference_mode():
        query[head, 1] = torch.nan
    assert np.isnan(eager_difference(models["bert"], TEXT, "", made, CancelToken())["encoder"])


def test_threads_do_not_mix_their_notes(models: dict[str, LoadedModel]) -> None:
    alone = {name: capture(models[name], TEXT, "", CancelToken()) for name in ("bert", "gpt2")}
    together: dict[str, np.ndarray] = {}

    def work(name: str) -> None:
        for _ in range(5):
            together[name] = capture(models[name], TEXT, "", CancelToken()).output["source"]

    threads = [threading.Thread(target=work, args=(name,)) for name in alone]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for name, made in alone.items():
        np.testing.assert_array_equal(together[name], made.output["source"])


def test_notes_are_not_kept_on_the_model(models: dict[str, LoadedModel]) -> None:
    before = {name: set(vars(part)) for name, part in models["bert"].module.named_modules()}
    capture(models["bert"], TEXT, "", CancelToken())
    assert {name: set(vars(part)) for name, part in models["bert"].module.named_modules()} == before


def test_out_of_memory_is_a_sentence() -> None:
    with pytest.raises(UserError, match="memory"), devices.memory_guard("cpu"):
        torch.empty(2**60, dtype=torch.uint8)
    with pytest.raises(DeviceMemoryError, match="cuda:0"), devices.memory_guard("cuda:0"):
        raise MemoryError
    with pytest.raises(RuntimeError, match="another"), devices.memory_guard("cpu"):
        raise RuntimeError("another matter")


def test_memory_grows_with_the_text_not_with_its_square(tmp_path: Path) -> None:
    model = load_model(
        families.make("bert", tmp_path / "bert", max_position_embeddings=600), "cpu", CancelToken()
    )
    made = capture(model, "the cat " * 400, "", CancelToken())
    length = len(made.tokens["source"])
    assert length == 600
    parts = [p for s in made.stacks["encoder"] for p in (s.query, s.key, s.allowed, s.bias, s.noted)]
    held = {
        part.untyped_storage().data_ptr(): part.untyped_storage().nbytes()
        for part in parts
        if part is not None
    }
    assert sum(held.values()) == 2 * 2 * length * 32 * 4  # layers × (query, key) × T × d × bytes
