"""The state goes to JSON and back, and takes nothing wrong."""

from __future__ import annotations

import json
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.studies.scoring.kinds import Function, Norm, Source
from explorer.studies.scoring.presets import PRESETS, Preset, first_state
from explorer.studies.scoring.state import (
    ScoringState,
    fitted,
    from_json,
    to_json,
    with_edit,
    with_given,
)
from explorer.studies.scoring.state import given as given_fields
from tests.studies.scoring.builders import made

ODD = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.lists(st.integers())


def test_json_there_and_back() -> None:
    state = ScoringState(
        text="a b", source=Source.TABLE, norm=Norm.RELU, function=Function.ADDITIVE, valid=3,
        edits=(("W", 2, 0.5),),
    )  # fmt: skip
    assert from_json(json.loads(json.dumps(to_json(state))), ScoringState()) == state
    assert from_json({"valid": None}, state).valid is None
    assert {"text", "pair", "model", "device"} <= to_json(state).keys()


@given(st.dictionaries(st.sampled_from([f.name for f in fields(ScoringState)]), ODD))
def test_whatever_is_read_is_a_state_that_can_be_asked_for(values: dict[str, object]) -> None:
    state = from_json(values, ScoringState())
    assert from_json(to_json(state), ScoringState()) == state
    assert isinstance(hash(state.request), int)
    assert state.saturation.draws > 0
    assert state.sizes.d > 0


def test_wrong_entries_are_left_out() -> None:
    wrong = {"count": 0, "norm": "x", "view": "y", "hidden": 2.5, "edits": [["W_x", 0, 1]], "zzz": 1}
    assert from_json(wrong, ScoringState()) == ScoringState()
    assert from_json({"root_plot": "memory", "cost_plot": "time"}, ScoringState()) == ScoringState()
    assert from_json({"edits": [["W", 0, float("nan")]]}, ScoringState()).edits == ()


def test_what_the_source_does_not_use_costs_no_computation() -> None:
    state = ScoringState()
    same = replace(state, text="other", model="other", step=2, function=Function.DOT, query="1", root_d=5)
    assert same.request == state.request
    assert replace(state, norm=Norm.RELU).request != state.request


def test_a_choice_beyond_the_trace_is_brought_back() -> None:
    state = ScoringState(step=99, component=99, key_size=2, function=Function.DOT)
    found = fitted(state, made(state))
    assert (found.step, found.component, found.function) == (4, 2, Function.ADDITIVE)


def test_what_was_given_comes_back_and_what_is_looked_at_stays() -> None:
    before = ScoringState(source=Source.TABLE, keys="1", edits=(("W", 0, 1.0),), norm=Norm.RELU)
    after = replace(before, keys="2", edits=(), norm=Norm.SOFTMAX, view="cost", step=3, page="hand")
    back = with_given(after, given_fields(before))
    assert back == replace(before, view="cost", step=3, page="hand")


def test_a_second_change_replaces_the_first() -> None:
    state = with_edit(with_edit(ScoringState(), "W", 1, 2.0), "W", 1, 3.0)
    assert state.edits == (("W", 1, 3.0),)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_every_example_opens(preset: Preset) -> None:
    state = preset.apply(ScoringState())
    assert state.preset == preset.name
    assert preset.title()
    assert preset.look_for().endswith(".")
    if state.source is not Source.WORDS:
        assert made(state).scored
    assert first_state().preset == "by_hand"
