"""The chapter's state: choices keep their kinds, whatever comes from outside is taken or left."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.models.recurrent.runs import LossOn, Optimiser, Task
from explorer.models.recurrent.spec import Activation, Cell, InputKind
from explorer.studies.recurrence.state import (
    Reading,
    RecurrenceState,
    Shape,
    Sort,
    fitted,
    from_json,
    to_json,
)
from tests.studies.recurrence.builders import spec_of, trace_of

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
_NAMES = [field.name for field in fields(RecurrenceState)]


def kinds(state: RecurrenceState) -> dict[str, type]:
    return {name: type(getattr(state, name)) for name in _NAMES if name != "brush"}


def test_a_choice_told_as_a_string_is_one_of_its_kind() -> None:
    plain: dict[str, Any] = {
        name: str(value.value)
        for name in _NAMES
        if isinstance(value := getattr(RecurrenceState(), name), StrEnum)
    }
    assert {*plain} == {
        "reading", "shape", "cell", "activation", "input_kind", "sort", "task", "loss_on", "optimiser"
    }  # fmt: skip
    assert kinds(replace(RecurrenceState(), **plain)) == kinds(RecurrenceState())
    with pytest.raises(ValueError, match="Reading"):
        replace(RecurrenceState(), reading="smoke signals")  # type: ignore[arg-type]


@given(values=st.dictionaries(st.sampled_from(_NAMES), _JSON))
def test_whatever_comes_from_outside_is_taken_or_left(values: dict[str, object]) -> None:
    state = from_json(values, RecurrenceState())
    assert kinds(state) == kinds(RecurrenceState())
    assert from_json(json.loads(json.dumps(to_json(state))), RecurrenceState()) == state


def test_a_full_state_comes_back() -> None:
    state = RecurrenceState(
        text="a\ud800b", reading=Reading.CHARACTERS, shape=Shape.MANY_ONE, cell=Cell.GRU,
        activation=Activation.RELU, input_kind=InputKind.ONE_HOT, sort=Sort.SIMILARITY, task=Task.SLOTS,
        loss_on=LossOn.LAST, optimiser=Optimiser.SGD, hidden=2, edits=(("h_0", 3, -1.5), ("a.b", 0, 1e-30)),
        brush=(2, 5), learning_rate=1e-6, longest_gap=120,
    )  # fmt: skip
    assert from_json(json.loads(json.dumps(to_json(state))), RecurrenceState()) == state


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("hidden", 0), ("hidden", 257), ("hidden", 2.5), ("layers", 0), ("layers", True), ("gap", -1),
        ("learning_rate", 0.0), ("learning_rate", float("nan")), ("initial", float("inf")), ("brush", [5, 2]),
        ("brush", [1]), ("edits", [["h_0", -1, 0.0]]), ("edits", [["h_0", 0, float("nan")]]), ("left", "up"),
        ("training_steps", 10**9), ("longest_gap", 0), ("text", 7), ("bias", 1), ("cell", "perceptron"),
    ],
)  # fmt: skip
def test_what_is_out_of_range_is_left(name: str, value: object) -> None:
    assert from_json({name: value}, RecurrenceState()) == RecurrenceState()


@given(
    step=st.integers(0, 99), layer=st.integers(0, 3), direction=st.integers(0, 1), unit=st.integers(0, 255),
    sequence=st.integers(0, 99), brush=st.none() | st.tuples(st.integers(0, 9), st.integers(0, 99)),
)  # fmt: skip
def test_a_fitted_state_exists_in_the_trace(
    step: int, layer: int, direction: int, unit: int, sequence: int, brush: tuple[int, int] | None
) -> None:
    trace = _TRACE
    ordered = None if brush is None else (min(brush), max(brush))
    state = fitted(
        RecurrenceState(
            step=step, layer=layer, direction=direction, unit=unit, sequence=sequence, brush=ordered
        ),
        trace,
    )
    hidden = trace.network.layer(state.layer, state.direction).hidden
    assert hidden[state.step, state.sequence, state.unit] is not None
    assert state.brush is None or 0 <= state.brush[0] <= state.brush[1] < len(hidden)
    assert fitted(state, trace) == state


_TRACE = trace_of(spec_of(Cell.GRU, layers=2, bidirectional=True), steps=6, batch=2)


def test_numbers_make_a_network_of_values() -> None:
    state = RecurrenceState(reading=Reading.NUMBERS, input_kind=InputKind.ONE_HOT)
    assert state.spec.input_kind is InputKind.VALUES
    assert replace(state, reading=Reading.WORDS).spec.input_kind is InputKind.ONE_HOT


def test_a_selection_is_no_request() -> None:
    state = RecurrenceState(text="a b")
    looked = replace(
        state, step=1, unit=3, left="path", right="hand", sort=Sort.VARIANCE, brush=(0, 1), task=Task.SLOTS
    )
    assert looked.request == state.request
    assert replace(state, text="a").request != state.request
