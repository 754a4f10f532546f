"""The state: what is computed for it, and the data that a person edits and takes back."""

from __future__ import annotations

import json
from dataclasses import fields, replace

from hypothesis import given
from hypothesis import strategies as st

from explorer.studies.pooling.data import Queries, Recipe
from explorer.studies.pooling.kernels import Kernel
from explorer.studies.pooling.state import Data, PoolingState, from_json, points_of, to_json, with_data

ODD = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.lists(st.integers())


def test_what_is_looked_at_goes_to_json_and_back() -> None:
    state = PoolingState(view="heatmaps", thing=4, map_row=1, map_column=2, map_query=3, map_key=7)
    assert from_json(json.loads(json.dumps(to_json(state))), PoolingState()) == state


@given(st.dictionaries(st.sampled_from([f.name for f in fields(PoolingState)]), ODD))
def test_whatever_is_read_is_a_state_that_comes_back(values: dict[str, object]) -> None:
    state = from_json(values, PoolingState())
    assert from_json(json.loads(json.dumps(to_json(state))), PoolingState()) == state
    assert -1 <= state.thing < 5
    assert state.map_key >= -1


def test_a_wrong_entry_is_left_out_and_the_others_are_taken() -> None:
    wrong = {"thing": 5, "map_key": -2, "map_query": 1.5, "view": "cues", "seed": 3}
    assert from_json(wrong, PoolingState()) == PoolingState(view="cues", seed=3)
    assert from_json({"thing": "2", "map_key": True}, PoolingState()) == PoolingState()


def test_a_training_looks_at_the_learned_width_from_the_first_epoch_on() -> None:
    state = PoolingState(view="training", kernel=Kernel.BOXCAR, initial_width=0.7)
    assert (state.request.kernel, state.request.learned) == (Kernel.LEARNED, 0.7)
    trained = replace(state, learned=(0.7, 1.5, 2.0), epoch=1)
    assert (trained.request.kernel, trained.request.learned) == (Kernel.LEARNED, 1.5)
    assert replace(trained, view="regression").request.kernel is Kernel.BOXCAR
    assert replace(state, view="regression").request.learned is None


def test_data_that_are_taken_back_are_the_same() -> None:
    state = PoolingState(seed=3, queries=9)
    data = state.data
    other = Data(Recipe(7, 1, 0.0, "x"), ((1.0, 2.0),), False, Queries(-1.0, 0.5, 5))
    changed = with_data(state, other)
    assert changed.data == other
    assert with_data(changed, data) == state
    assert points_of(changed) == ((1.0, 2.0),)


def test_w_is_kept_while_its_points_are() -> None:
    state = PoolingState(learned=(0.5, 1.0), epoch=1)
    asked_elsewhere = replace(state.data, queries=Queries(0.0, 1.0, 3))
    assert with_data(state, asked_elsewhere).learned == (0.5, 1.0)
    redrawn = replace(state.data, recipe=Recipe(50, 1))
    assert with_data(state, redrawn).learned == ()
