"""Every example opens, gives what it promises to show, and keeps what belongs to the person."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from safetensors.torch import save_file
from torch import nn

from explorer.core.cancel import CancelToken
from explorer.models.recurrent.runs import Optimiser
from explorer.models.recurrent.spec import Activation, Cell, InputKind
from explorer.studies.recurrence.compute import compute
from explorer.studies.recurrence.presets import (
    PRESETS,
    SHAPE_EXAMPLES,
    first_state,
    preset_named,
    with_cell,
    with_fields,
    with_gap,
    with_shape,
)
from explorer.studies.recurrence.state import (
    FRESH,
    GAP_RANGE,
    Reading,
    RecurrenceState,
    Shape,
    fitted,
    from_json,
    to_json,
)
from tests.studies.recurrence.shelf import HIDDEN


@pytest.mark.parametrize("name", [preset.name for preset in PRESETS])
def test_every_example_runs(name: str, shelf: Path) -> None:
    preset = preset_named(name)
    state = preset.apply(RecurrenceState())
    assert state.preset == name
    assert preset.title()
    assert preset.look_for().endswith(".")
    drawn = compute(state.request, None, CancelToken())
    assert drawn.main.notes == ()
    assert fitted(state, drawn.main) == state
    assert from_json(json.loads(json.dumps(to_json(state))), RecurrenceState()) == state
    if state.model != FRESH:
        assert drawn.main.spec.hidden == state.hidden == HIDDEN
        assert drawn.main.labels


@pytest.mark.parametrize("shape", list(Shape))
def test_every_shape_has_an_example_that_runs(shape: Shape, shelf: Path) -> None:
    state = preset_named(SHAPE_EXAMPLES[shape]).apply(RecurrenceState())
    assert state.shape is shape
    trace = compute(state.request, None, CancelToken()).main
    assert (trace.fed_back == 1) == (shape in (Shape.ONE_ONE, Shape.ONE_MANY))
    assert trace.notes == ()


def test_the_step_is_the_word_that_is_spoken_of(shelf: Path) -> None:
    words = {
        "taipei_arrive": "Taipei",
        "taipei_leave": "Taipei",
        "clouds": "the",
        "france": "fluent",
        "review": "all",
    }
    for name, word in words.items():
        state = preset_named(name).apply(RecurrenceState())
        assert state.text.split()[state.step] == word


def test_what_belongs_to_the_person_stays(shelf: Path) -> None:
    own = RecurrenceState(
        device="cpu", batch_first=True, optimiser=Optimiser.SGD, learning_rate=0.5, seed=9, unit=3
    )
    for preset in PRESETS:
        state = preset.apply(own)
        assert (state.device, state.batch_first) == ("cpu", True)
        assert (state.optimiser, state.learning_rate) == (Optimiser.SGD, 0.5)
        assert state.unit == 0
        assert preset.apply(state) == state


def test_the_first_picture_is_the_sentence_about_france(shelf: Path) -> None:
    state = first_state()
    assert state.text.startswith("I grew up in France ")
    assert state.text.endswith("I speak fluent French")
    assert (state.right, state.compare) == ("gates", False)


@given(st.integers(*GAP_RANGE))
def test_the_gap_is_the_number_of_words_between(gap: int) -> None:
    state = with_gap(RecurrenceState(step=400), gap)
    words = state.text.split()
    assert words[:5] == ["I", "grew", "up", "in", "France"]
    assert words[-4:] == ["I", "speak", "fluent", "French"]
    assert len(words) == 9 + gap
    assert words[state.step] == "fluent"
    assert state.gap == gap


def test_another_shape_on_own_input_leaves_it(shelf: Path) -> None:
    own = RecurrenceState(text="My own words")
    assert with_shape(own, Shape.MANY_ONE) == replace(own, shape=Shape.MANY_ONE)
    example = preset_named("review").apply(own)
    assert with_shape(example, Shape.MANY_ONE) is example
    assert with_shape(example, Shape.MANY_CODE).model == "reverse-gru"


def test_the_activation_of_a_foreign_file_can_be_chosen(tmp_path: Path) -> None:
    path = tmp_path / "foreign.safetensors"
    save_file(nn.RNN(1, 3).state_dict(), path)
    opened = with_fields(RecurrenceState(numbers="1\n2"), model=str(path))
    chosen = with_fields(opened, activation=Activation.RELU)
    assert (chosen.model, chosen.activation) == (str(path), Activation.RELU)
    drawn = compute(chosen.request, None, CancelToken()).main
    assert drawn.spec.activation is Activation.RELU
    assert any("ReLU" in note for note in drawn.notes)
    assert with_fields(opened, activation=Activation.RELU, hidden=4).model == FRESH


def test_another_cell_is_trained_for_the_same_task_where_there_is_one(shelf: Path) -> None:
    france = preset_named("france").apply(RecurrenceState())
    gru = with_cell(france, Cell.GRU)
    assert (gru.model, gru.cell, gru.text, gru.preset) == ("recall-gru", Cell.GRU, france.text, "france")
    jordan = with_cell(france, Cell.JORDAN)
    assert (jordan.model, jordan.cell, jordan.hidden) == (FRESH, Cell.JORDAN, HIDDEN)
    assert with_cell(jordan, Cell.LSTM).model == "recall-lstm"  # on the way back it is found again
    larger = with_fields(jordan, hidden=HIDDEN + 1)
    assert with_cell(larger, Cell.LSTM).model == FRESH


@pytest.mark.parametrize(
    "fields", [{"hidden": 7}, {"seed": 3}, {"layers": 2}, {"input_kind": InputKind.ONE_HOT}, {"bias": False}]
)
def test_another_size_of_a_trained_network_is_a_fresh_one(fields: dict[str, object], shelf: Path) -> None:
    changed = with_fields(preset_named("clouds").apply(RecurrenceState()), **fields)
    assert changed.model == FRESH
    assert changed.text == "The clouds are in the sky"
    assert compute(changed.request, None, CancelToken()).main.trained == ""


@pytest.mark.parametrize(
    "fields", [{"text": "other"}, {"step": 1}, {"compare": True}, {"initial": 0.5}, {"shape": Shape.MANY_ONE}]
)
def test_other_fields_leave_trained_weights(fields: dict[str, object], shelf: Path) -> None:
    state = preset_named("clouds").apply(RecurrenceState())
    assert with_fields(state, **fields) == replace(state, **fields)  # type: ignore[arg-type]


def test_another_model_brings_its_sizes_and_its_reading(shelf: Path) -> None:
    state = with_fields(RecurrenceState(text="T", hidden=99, seed=4), model="characters-gru")
    assert (state.hidden, state.cell, state.reading) == (HIDDEN, Cell.GRU, Reading.CHARACTERS)
    back = with_fields(state, model="slots-lstm")
    assert (back.cell, back.reading) == (Cell.LSTM, Reading.WORDS)


def test_a_file_that_cannot_be_read_is_told_by_the_computation(shelf: Path) -> None:
    state = with_fields(RecurrenceState(text="T"), model="nowhere.csv")
    assert state == RecurrenceState(text="T", model="nowhere.csv")


def test_changed_numbers_end_with_their_network(shelf: Path) -> None:
    hand = preset_named("by_hand").apply(RecurrenceState())
    for fields in ({"hidden": 4}, {"cell": Cell.GRU}, {"seed": 1}, {"activation": Activation.TANH}):
        changed = with_fields(hand, **fields)
        assert (changed.edits, changed.preset) == ((), "")
        assert compute(changed.request, None, CancelToken()).main.notes == ()
    edited = with_fields(hand, edits=(*hand.edits, ("h_0", 0, 2.0)))
    assert len(edited.edits) == len(hand.edits) + 1
    assert with_fields(hand, unit=2).edits == hand.edits
