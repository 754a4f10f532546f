"""Words of a sentence under the default model's own embeddings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file

from explorer.core.cancel import CancelToken
from explorer.core.errors import CancelledError, UserError
from explorer.studies.scoring.check import difference
from explorer.studies.scoring.explain import explain
from explorer.studies.scoring.inputs import gather
from explorer.studies.scoring.kinds import Function, Source
from explorer.studies.scoring.presets import preset_named
from explorer.studies.scoring.state import ScoringState, as_tables
from tests.studies.scoring.builders import made


@pytest.fixture
def state(default_model_folder: Path) -> ScoringState:
    return replace(preset_named("words").apply(ScoringState()), model=str(default_model_folder), device="cpu")


def test_words_are_rows_of_the_embedding(state: ScoringState, default_model_folder: Path) -> None:
    """Each single-token word is, exactly, the row of the file; the query is the word that asks."""
    trace = made(state)
    assert trace.steps[:3] == ("The", "animal", "didn't")
    assert trace.data.query_name == trace.steps[trace.data.query_place] == "it"
    stored = load_file(default_model_folder / "model.safetensors")
    table = next(values for name, values in stored.items() if name.endswith("word_embeddings.weight"))
    words = (default_model_folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    for name, row in zip(trace.steps, trace.data.keys, strict=True):
        if name != "didn't":
            np.testing.assert_array_equal(row, table[words.index(name.lower())].astype(np.float64))
    pieces = [table[words.index(piece)].astype(np.float64) for piece in ("didn", "'", "t")]
    np.testing.assert_allclose(trace.data.keys[2], np.mean(pieces, axis=0), rtol=0, atol=1e-15)
    assert any("several tokens" in note for note in trace.notes)
    assert difference(trace) <= 1e-12
    assert trace.scored[Function.GAUSSIAN].weights.argmax() == trace.data.query_place
    assert "it" in explain(trace, state).title


def test_embedded_words_become_tables(state: ScoringState) -> None:
    trace = made(state)
    typed = made(as_tables(state, trace.data))
    np.testing.assert_array_equal(typed.data.keys, trace.data.keys)


def test_a_query_word_beyond_the_sentence_is_its_last(state: ScoringState) -> None:
    trace = made(replace(state, query_word=999))
    assert trace.data.query_name == "tired"


def test_unknown_words_are_told_to_be_alike(state: ScoringState) -> None:
    """A vocabulary of English has no sign for most of Chinese."""
    trace = made(replace(state, text="今天天气很好", query_word=0))
    alike = [row for row in trace.data.keys if (row == trace.data.keys[0]).all()]
    assert any(f"{len(alike)} of the {len(trace.steps)} words" in note for note in trace.notes)
    assert not any("embedding, so" in note for note in made(state).notes)


def test_too_many_words_are_cut_and_told(state: ScoringState) -> None:
    trace = made(replace(state, text="word " * 230))
    assert len(trace.steps) == 200
    assert any("first 200" in note for note in trace.notes)


@pytest.mark.parametrize("text", ["", "  \n "])
def test_no_word_is_one_sentence(text: str) -> None:
    with pytest.raises(UserError, match="no word"):
        made(ScoringState(source=Source.WORDS, text=text))


def test_a_model_that_is_not_installed_is_one_sentence() -> None:
    with pytest.raises(UserError):
        made(ScoringState(source=Source.WORDS, text="a b", model="absent"))


def test_it_stops_when_cancelled(state: ScoringState) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        gather(state.request, token)
