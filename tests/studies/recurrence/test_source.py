"""Weights of files, what is changed in them, and what is written again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.core.cancel import CancelToken
from explorer.core.errors import UserError
from explorer.models.recurrent.spec import Cell, InputKind, NetworkSpec
from explorer.models.recurrent.storage import StoredNetwork, read_network, write_network
from explorer.studies.recurrence.compute import trace_of
from explorer.studies.recurrence.fresh import fresh_weights
from explorer.studies.recurrence.source import (
    edited,
    facts_text,
    initial_state,
    read_table_file,
    relative,
    save_weights,
    stored,
)
from explorer.studies.recurrence.state import Reading, RecurrenceState

SPEC = NetworkSpec(Cell.LSTM, hidden=3, layers=2, features=2, vocabulary=4)


@given(
    st.lists(
        st.tuples(
            st.sampled_from([*SPEC.parameter_shapes(), "h_0", "c_0", "nothing"]),
            st.integers(0, 80),
            st.floats(-9, 9),
        ),
        max_size=12,
    )
)
def test_edits_change_their_place_alone(edits: list[tuple[str, int, float]]) -> None:
    weights = fresh_weights(SPEC, 0)
    before = {name: values.copy() for name, values in weights.items()}
    changed, misfits = edited(weights, edits)
    last = {
        (name, place): value for name, place, value in edits if name in weights and place < weights[name].size
    }
    for name, values in before.items():
        np.testing.assert_array_equal(weights[name], values)
        expected = values.copy()
        for (where, place), value in last.items():
            if where == name:
                expected.flat[place] = value
        np.testing.assert_array_equal(changed[name], expected)
    states = sum(name in ("h_0", "c_0") for name, _, _ in edits)
    fitting = sum(name in weights and place < weights[name].size for name, place, _ in edits)
    assert misfits == len(edits) - states - fitting


def test_the_initial_state() -> None:
    state = initial_state(SPEC, 2, 0.5, [("h_0", 11, 7.0), ("c_0", 0, -1.0), ("h_0", 12, 1.0)])
    assert state.h_0.shape == (2, 2, 3)
    assert state.h_0.ravel().tolist() == [0.5] * 11 + [7.0]
    assert state.c_0 is not None
    assert state.c_0.ravel().tolist() == [-1.0] + [0.5] * 11
    assert initial_state(replace(SPEC, cell=Cell.GRU), 1, 0, ()).c_0 is None


def test_a_file_that_changed_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.safetensors"
    write_network(path, StoredNetwork(SPEC, fresh_weights(SPEC, 0)))
    first = stored(str(path))
    assert stored(str(path)) is first
    write_network(path, StoredNetwork(replace(SPEC, hidden=4), fresh_weights(replace(SPEC, hidden=4), 0)))
    assert stored(str(path)).spec.hidden == 4


def test_relatives(shelf: Path) -> None:
    assert relative("recall-lstm", Cell.ELMAN) == "recall-elman"
    assert relative("sentiment-lstm", Cell.ELMAN) == ""
    assert relative("recall-lstm", Cell.JORDAN) == ""
    assert relative("/my/recall-lstm.safetensors", Cell.GRU) == ""


@pytest.mark.parametrize("ending", ["safetensors", "csv"])
def test_saved_weights_give_the_same_pass(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"mine.{ending}"
    state = RecurrenceState(
        text="one two one three", hidden=4, seed=11, edits=(("recurrent.weight_hh_l0", 2, 0.75),)
    )
    trace = trace_of(state.request, None, CancelToken())
    save_weights(trace, str(path))
    again = trace_of(replace(state, model=str(path), edits=(), seed=0).request, None, CancelToken())
    np.testing.assert_array_equal(again.network.output, trace.network.output)
    assert again.vocabulary == ("one", "two", "three")
    assert again.trained == ""


def test_a_network_of_numbers_asks_for_a_table(tmp_path: Path) -> None:
    spec = NetworkSpec(Cell.GRU, hidden=2, input_kind=InputKind.VALUES, features=3)
    path = str(tmp_path / "x.safetensors")
    write_network(Path(path), StoredNetwork(spec, fresh_weights(spec, 0)))
    for reading in Reading:
        state = replace(RecurrenceState(text="hi", model=path), reading=reading)
        with pytest.raises(UserError, match=r"takes numbers \(columns: 3\)"):
            trace_of(state.request, None, CancelToken())


def test_what_is_known_of_a_training_stays_with_its_weights(tmp_path: Path, shelf: Path) -> None:
    path = tmp_path / "copy.safetensors"
    state = RecurrenceState(text="not bad", model="sentiment-gru")
    trace = trace_of(state.request, None, CancelToken())
    save_weights(trace, str(path))
    assert read_network(path).facts == stored("sentiment-gru").facts
    assert read_network(path).task == "sentiment"
    changed = trace_of(replace(state, edits=(("head.bias", 0, 9.0),)).request, None, CancelToken())
    save_weights(changed, str(path))
    assert read_network(path).facts == {}


def test_the_facts_in_a_sentence() -> None:
    facts = {"command": "x", "steps": "1500", "held-out: slots": "0.9951", "held-out: all words": "1.0000"}
    text = facts_text(StoredNetwork(SPEC, {}, facts=facts))
    assert text == "Trained for 1500 steps; right on held-out sentences: slots (99.5 %), all words (100.0 %)."
    assert facts_text(StoredNetwork(SPEC, {})) == ""
    assert facts_text(StoredNetwork(SPEC, {}, facts={"by": "me"})) == "by: me"


def test_files_of_numbers(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes("﻿1;2\n3;4".encode())
    assert read_table_file(path).strip("\ufeff") == "1;2\n3;4"
    path.write_bytes("1,2\n".encode("utf-16"))
    assert read_table_file(path).strip("\ufeff") == "1,2\n"


def test_files_that_hold_no_numbers(tmp_path: Path) -> None:
    binary = tmp_path / "x.bin"
    binary.write_bytes(bytes(range(256)) * 20)
    for path in (binary, tmp_path, tmp_path / "missing.csv"):
        with pytest.raises(UserError):
            read_table_file(path)
