"""The state is JSON, refuses what is not its own, and fits itself to a trace."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.studies.transformer_state import (
    MOST_HEADS,
    TransformerState,
    at_heads,
    at_step,
    fitted,
    from_json,
    initial_state,
    to_json,
    toggled,
)
from tests.studies.builders import trace

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
_FIELDS = st.sampled_from(sorted(to_json(TransformerState())))


def test_a_state_survives_json() -> None:
    state = replace(
        initial_state(), heads=((1, 2), (0, 0)), step=2, query=None, threshold=0.25, combine="mean"
    )
    assert from_json(json.loads(json.dumps(to_json(state))), TransformerState()) == state


@given(st.dictionaries(_FIELDS | st.text(), _JSON))
def test_whatever_stands_in_a_file_gives_a_state_that_works(values: dict[str, Any]) -> None:
    state = from_json(values, TransformerState())
    assert from_json(to_json(state), TransformerState()) == state
    assert state.options is not None
    made = trace()
    fit = fitted(state, made)
    assert fit.stack in made.stacks
    assert all(layer < 2 and head < 3 for layer, head in fit.heads)


@pytest.mark.parametrize(
    "values",
    [{"heads": []}, {"heads": [[1]]}, {"heads": [[-1, 0]]}, {"heads": [[0, 0]] * (MOST_HEADS + 1)},
     {"threshold": 2}, {"view": "cube"}, {"query": -1}, {"query": True}, {"text": 3}, {"hide_special": 1}],
)  # fmt: skip
def test_wrong_values_are_ignored(values: dict[str, Any]) -> None:
    assert from_json(values, TransformerState()) == TransformerState()


@pytest.mark.parametrize(
    ("values", "step"),
    [
        ({"heads": [[4, 1]]}, 5),
        ({"heads": [[4, 1]], "step": 2}, 5),
        ({"heads": [[1, 1]], "step": 4}, 2),
        ({"heads": [[1, 1]], "step": 6}, 2),
        ({"heads": [[1, 1]], "step": 7}, 7),
        ({"heads": [[1, 1]], "step": 0}, 0),
        ({"heads": [[1, 1]], "step": 4, "model": "a-folder"}, 4),
        ({"heads": [[4, 1]], "step": 4, "model": "a-folder"}, 5),
        ({"heads": [[1, 1]], "step": 7, "model": "gpt2"}, 2),
        ({"step": 1}, 3),
        ({"step": 7}, 7),
        ({"heads": "none"}, 3),
    ],
)
def test_a_saved_step_that_disagrees_with_the_heads_follows_them(values: dict[str, Any], step: int) -> None:
    """The default model has six layers: its output is step 7."""
    assert from_json(values, TransformerState()).step == step


def test_fitting_keeps_what_exists() -> None:
    made = trace()
    state = TransformerState(heads=((1, 2),), step=2, query=4, key=7)
    assert fitted(state, made) == state
    far = fitted(TransformerState(heads=((9, 11), (1, 2)), step=30, query=80, key=8, stack="cross"), made)
    assert (far.heads, far.step, far.query, far.key, far.stack) == (((1, 2),), 3, None, None, "encoder")


def test_a_model_of_another_depth_keeps_a_layer_a_layer() -> None:
    made = trace()
    assert fitted(TransformerState(heads=((2, 0),), step=3), made).step == 2
    assert fitted(TransformerState(heads=((0, 0),), step=1), made).step == 1
    assert fitted(TransformerState(heads=((2, 0),), step=7), made).step == 3
    assert fitted(TransformerState(heads=((0, 0),), step=2), made).step == 3
    assert fitted(TransformerState(heads=((2, 0),), step=0), made).step == 0


def test_the_transport_takes_the_heads_along() -> None:
    state = TransformerState(heads=((2, 8), (4, 8), (4, 1)))
    assert at_step(state, 2, 6).heads == ((1, 8), (1, 1))
    assert at_step(state, 0, 6).heads == state.heads
    assert at_step(state, 99, 6).step == 7
    assert at_heads(state, ((5, 0),)).step == 6


def test_toggling_a_head() -> None:
    assert toggled(((0, 0),), (1, 1)) == ((0, 0), (1, 1))
    assert toggled(((0, 0), (1, 1)), (0, 0)) == ((1, 1),)
    assert toggled(((0, 0),), (0, 0)) == ((0, 0),)
