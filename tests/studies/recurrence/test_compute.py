"""A request becomes traces of the right weights on the right input; what is odd is told, never hidden."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.core.cancel import CancelToken
from explorer.core.errors import CancelledError, UserError
from explorer.models.recurrent.network import initial_weights
from explorer.models.recurrent.spec import Activation, Cell, InputKind, NetworkSpec
from explorer.models.recurrent.storage import StoredNetwork, write_network
from explorer.studies.recurrence import compute as module
from explorer.studies.recurrence.compute import compute, trace_of
from explorer.studies.recurrence.fresh import fresh_weights
from explorer.studies.recurrence.inputs import MOST_STEPS
from explorer.studies.recurrence.presets import preset_named
from explorer.studies.recurrence.source import stored
from explorer.studies.recurrence.state import Reading, RecurrenceState, Shape
from explorer.studies.recurrence.trace import Lockstep, Override

TOLERANCE = 1e-6
TEXT = "The cat saw the dog ."
SMALL = RecurrenceState(text=TEXT, hidden=5, features=3, device="cpu")
SHAPES = {
    "t0": ([0.7498, 0, 0.7552], [0.9512, 0.0159, 0.5879]),
    "t1": ([0.0232, 0, 0.8105], [0, 0, 1.2314]),
    "t2": ([0.9255, 0.8995, 0], [0.1428, 0.2968, 0.4304]),
    "t3": ([0.1572, 0, 0.7252], [0.2714, 0.0839, 0.1419]),
    "t4": ([0.4449, 0.4138, 0.0570], [0.3099, 0.1225, 0.0073]),
}


def lockstep(state: RecurrenceState, override: Override | None = None) -> Lockstep:
    return compute(state.request, override, CancelToken())


def rounded(values: np.ndarray) -> list[object]:
    return list(np.round(values.astype(np.float64), 4).tolist())


def test_by_hand_shows_the_digits_of_the_exercise() -> None:
    drawn = lockstep(preset_named("by_hand").apply(RecurrenceState()))
    layer = drawn.main.network.layer(0)
    assert rounded(layer.parts["pre"][0]) == [[0.7498, -0.1572, 0.7552], [0.9512, 0.0159, 0.5879]]
    assert rounded(layer.hidden) == [list(map(list, states)) for states in SHAPES.values()]
    assert rounded(drawn.main.network.h_n[0]) == [list(states) for states in SHAPES["t4"]]
    assert drawn.main.difference <= TOLERANCE
    assert drawn.main.notes == ()
    assert drawn.main.sequences == ("sequence 1", "sequence 2")


def test_by_hand_is_what_torch_draws() -> None:
    with torch.random.fork_rng():
        torch.random.manual_seed(654)
        layer = torch.nn.RNN(1, 3, nonlinearity="relu", bias=False)
        x = torch.randn((5, 2, 1))
        expected, _ = layer(x, torch.ones(1, 2, 3))
    drawn = lockstep(preset_named("by_hand").apply(RecurrenceState()))
    np.testing.assert_allclose(drawn.main.network.output, expected.detach().numpy(), atol=1e-5)
    plain = replace(preset_named("by_hand").apply(RecurrenceState()), edits=())
    weights = lockstep(plain).main.weights
    for name, values in layer.state_dict().items():
        np.testing.assert_array_equal(weights[f"recurrent.{name}"], values.numpy())


@given(
    st.sampled_from(list(Cell)), st.sampled_from(list(Shape)),
    st.sampled_from([InputKind.EMBEDDING, InputKind.ONE_HOT]), st.sampled_from(list(Activation)),
    st.integers(1, 4), st.booleans(), st.booleans(), st.integers(0, 2**31 - 1), st.booleans(),
)  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_every_choice_gives_a_pass_that_agrees_with_torch(
    cell: Cell, shape: Shape, kind: InputKind, activation: Activation, layers: int, bidirectional: bool,
    bias: bool, seed: int, characters: bool,
) -> None:  # fmt: skip
    state = replace(
        SMALL, cell=cell, shape=shape, input_kind=kind, activation=activation, layers=layers, bias=bias,
        bidirectional=bidirectional, seed=seed, reading=Reading.CHARACTERS if characters else Reading.WORDS,
    )  # fmt: skip
    trace = trace_of(state.request, None, CancelToken())
    assert trace.difference <= TOLERANCE
    steps = len(trace.tokens)
    assert trace.ids is not None
    assert trace.ids.shape == (steps, 1)
    assert trace.network.output.shape == (steps, 1, trace.spec.directions * 5)
    assert 1 <= trace.fed_back <= steps
    assert (trace.fed_back < steps) <= (shape in (Shape.ONE_MANY, Shape.MANY_CODE) and not bidirectional)
    if shape in (Shape.ONE_ONE, Shape.ONE_MANY):
        assert trace.fed_back == 1


@pytest.mark.parametrize("shape", [Shape.ONE_MANY, Shape.MANY_CODE])
@pytest.mark.parametrize("cell", list(Cell))
def test_what_is_fed_back_is_the_likeliest_output(cell: Cell, shape: Shape) -> None:
    trace = lockstep(replace(SMALL, cell=cell, shape=shape, seed=3)).main
    assert trace.network.logits is not None
    assert trace.ids is not None
    assert trace.fed_back == (1 if shape is Shape.ONE_MANY else 6)
    assert len(trace.tokens) == trace.fed_back + module.MOST_WORDS
    likeliest = trace.network.logits[:, 0].argmax(axis=1)
    np.testing.assert_array_equal(trace.ids[trace.fed_back :, 0], likeliest[trace.fed_back - 1 : -1])
    assert trace.labels == trace.vocabulary == ("The", "cat", "saw", "the", "dog", ".")
    assert trace.tokens[trace.fed_back] == trace.vocabulary[likeliest[trace.fed_back - 1]]


def test_numbers_are_fed_back_as_numbers() -> None:
    table = "1 2\n3 4\n\n5 6\n7 8"
    state = replace(SMALL, reading=Reading.NUMBERS, numbers=table, shape=Shape.MANY_CODE)
    trace = lockstep(state).main
    assert trace.fed_back == 2
    inputs, logits = trace.network.layer(0).inputs, trace.network.logits
    assert logits is not None
    np.testing.assert_allclose(inputs[2:], logits[1:-1], atol=TOLERANCE)
    assert trace.probabilities(0) is None


def test_a_bidirectional_network_says_that_it_cannot_write() -> None:
    trace = lockstep(replace(SMALL, bidirectional=True, shape=Shape.MANY_CODE)).main
    assert trace.fed_back == len(trace.tokens) == 6
    assert "cannot write on" in trace.notes[0]


def test_typing_on_leaves_the_states_before_as_they_are() -> None:
    for kind in (InputKind.EMBEDDING, InputKind.ONE_HOT):
        shorter = lockstep(replace(SMALL, text="The cat", input_kind=kind)).main
        longer = lockstep(replace(SMALL, text="The cat saw another dog", input_kind=kind)).main
        np.testing.assert_allclose(longer.network.output[:2], shorter.network.output, atol=TOLERANCE)


@given(st.integers(1, 30), st.integers(0, 2**31 - 1), st.booleans(), st.booleans())
@settings(max_examples=20, deadline=None)
def test_fresh_weights_follow_torchs_rule(
    vocabulary: int, seed: int, one_hot: bool, bidirectional: bool
) -> None:
    kind = InputKind.ONE_HOT if one_hot else InputKind.EMBEDDING
    spec = NetworkSpec(
        Cell.GRU,
        hidden=9,
        bidirectional=bidirectional,
        input_kind=kind,
        vocabulary=vocabulary,
        outputs=vocabulary,
    )
    weights = fresh_weights(spec, seed)
    assert {name: values.shape for name, values in weights.items()} == spec.parameter_shapes()
    for name, values in weights.items():
        bound = 1 / np.sqrt(9 * spec.directions if name.startswith("head") else 9)
        assert values.dtype == np.float32
        assert name.startswith("embedding") or np.abs(values).max() <= bound * (1 + 1e-6)


def test_the_first_picture_comes_before_the_reaches() -> None:
    published: list[object] = []
    token = CancelToken(on_partial=published.append)
    drawn = compute(replace(SMALL, compare=True).request, None, token)
    (first,) = published
    assert isinstance(first, Lockstep)
    assert first.reaches == ()
    assert first.main is drawn.main
    assert first.others == drawn.others
    assert [reach.name for reach in drawn.reaches] == ["Elman", "GRU", "LSTM"]
    for reach in drawn.reaches:
        assert reach.norms.shape == (6,)
        assert reach.norms[-1] == pytest.approx(1)


def test_without_comparison_the_reach_is_of_the_chosen_network() -> None:
    drawn = lockstep(replace(SMALL, cell=Cell.JORDAN))
    assert drawn.others == ()
    assert [reach.name for reach in drawn.reaches] == ["Jordan"]


@pytest.mark.parametrize("cell", list(Cell))
def test_three_cells_read_the_same_input(cell: Cell) -> None:
    drawn = lockstep(replace(SMALL, cell=cell, compare=True, shape=Shape.ONE_MANY))
    assert [trace.spec.cell for trace in drawn.others] == [Cell.ELMAN, Cell.GRU, Cell.LSTM]
    assert sum(trace is drawn.main for trace in drawn.others) == (cell is not Cell.JORDAN)
    for trace in drawn.others:
        assert trace.tokens == drawn.main.tokens
        assert trace.spec.hidden == 5
        assert trace.difference <= TOLERANCE
        np.testing.assert_array_equal(trace.ids, drawn.main.ids)


def test_a_reach_that_takes_too_long_is_left_out_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST_REACH", 0.0)
    drawn = lockstep(SMALL)
    assert drawn.reaches == ()
    assert "gradients' reach over 6 steps of 5 units" in drawn.main.notes[0]


def test_too_little_memory_is_told_before_it_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "free_memory", lambda _device: 1000)
    with pytest.raises(UserError, match="too little free memory"):
        lockstep(SMALL)


def test_edits_take_their_places_and_others_are_told() -> None:
    edits = (
        ("recurrent.weight_hh_l0", 3, 2.5), ("h_0", 1, -1.0), ("c_0", 4, 0.5),
        ("recurrent.weight_hh_l7", 0, 1.0), ("recurrent.bias_ih_l0", 10**6, 1.0), ("h_0", 99, 1.0),
    )  # fmt: skip
    plain = lockstep(replace(SMALL, initial=0.25)).main
    trace = lockstep(replace(SMALL, initial=0.25, edits=edits)).main
    assert trace.weights["recurrent.weight_hh_l0"].flat[3] == 2.5
    assert plain.weights["recurrent.weight_hh_l0"].flat[3] != 2.5
    assert trace.network.h_0.ravel().tolist() == [0.25, -1.0, 0.25, 0.25, 0.25]
    assert trace.network.c_0 is not None
    assert trace.network.c_0.ravel().tolist() == [0.25, 0.25, 0.25, 0.25, 0.5]
    assert trace.notes == ("Numbers changed by hand that this network does not have are left out: 3.",)
    assert trace.difference <= TOLERANCE


def test_exploding_states_are_shown_and_told() -> None:
    edits = tuple(("recurrent.weight_hh_l0", place, 1e20) for place in range(25))
    state = replace(SMALL, cell=Cell.ELMAN, activation=Activation.RELU, edits=edits, initial=1.0)
    drawn = lockstep(state)
    assert not np.isfinite(drawn.main.network.output).all()
    assert "explode: from step 1 (“cat”)" in drawn.main.notes[0]
    assert len(drawn.reaches) == 1


def test_numbers_that_are_none_go_through() -> None:
    state = replace(SMALL, reading=Reading.NUMBERS, numbers="1\nnan\ninf\n2", compare=True)
    drawn = lockstep(state)
    assert np.isnan(drawn.main.network.output[1:]).all()
    assert np.isfinite(drawn.main.network.output[0]).all()
    assert "NaN: 1, infinite: 1" in drawn.main.notes[0]
    assert len(drawn.reaches) == 3


def test_one_step_and_too_many() -> None:
    assert lockstep(replace(SMALL, text="Word")).reaches[0].norms.tolist() == [1.0]
    long = trace_of(replace(SMALL, text="word " * 3000).request, None, CancelToken())
    assert len(long.tokens) == MOST_STEPS
    assert "3,000" in long.notes[0]
    fed = trace_of(replace(SMALL, text="a b " * 3000, shape=Shape.MANY_CODE).request, None, CancelToken())
    assert len(fed.tokens) == MOST_STEPS


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"text": " "}, "There is no input"),
        ({"reading": Reading.NUMBERS, "numbers": "1 2\n3"}, "Line 2"),
        ({"model": "nowhere.safetensors"}, "nowhere.safetensors"),
        ({"device": "abacus"}, "abacus"),
        ({"hidden": 1000}, "1000"),
    ],
)
def test_what_cannot_be_computed_is_one_sentence(fields: dict[str, object], said: str) -> None:
    with pytest.raises(UserError, match=said):
        lockstep(replace(SMALL, **fields))  # type: ignore[arg-type]


def test_a_cancelled_request_stops() -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        compute(SMALL.request, None, token)


def test_shipped_networks_of_a_task_are_compared(shelf: Path) -> None:
    state = preset_named("france").apply(RecurrenceState())
    drawn = lockstep(state)
    assert [trace.spec.cell for trace in drawn.others] == [Cell.ELMAN, Cell.GRU, Cell.LSTM]
    assert all("held-out sentences: words (50.1 %)" in trace.trained for trace in drawn.others)
    assert drawn.main.notes == ()
    assert drawn.main.tokens[state.step] == "fluent"


def test_untrained_networks_in_a_comparison_are_told(shelf: Path) -> None:
    state = replace(preset_named("review").apply(RecurrenceState()), compare=True)
    drawn = lockstep(state)
    assert [bool(trace.trained) for trace in drawn.others] == [False, True, True]
    assert drawn.main.notes == ("Compared with fresh weights, for these are not trained: Elman.",)


def test_the_turn_sign_is_added_and_what_follows_is_left_to_the_network(shelf: Path) -> None:
    state = preset_named("reverse").apply(RecurrenceState())
    trace = lockstep(state).main
    assert trace.fed_back == 4
    assert trace.tokens[:4] == ("3", "1", "4", ">")
    without = lockstep(replace(state, text="3 1 4")).main
    assert without.tokens == trace.tokens
    assert "“>” was added" in without.notes[0]
    assert lockstep(replace(state, text="3 1 4 > 9 9 9")).main.tokens == trace.tokens


def test_outputs_that_are_no_inputs_are_not_fed_back(shelf: Path) -> None:
    state = preset_named("taipei_leave").apply(RecurrenceState())
    trace = lockstep(replace(state, shape=Shape.MANY_CODE)).main
    assert trace.fed_back == len(trace.tokens) == 7
    assert "nothing is fed back" in trace.notes[0]
    assert trace.tokens[state.step] == "Taipei"


def test_a_checkpoint_takes_the_place_of_the_weights(shelf: Path) -> None:
    spec = NetworkSpec(Cell.GRU, hidden=4, features=3, vocabulary=3, outputs=2)
    weights = fresh_weights(spec, 5)
    override = Override(spec, weights, ("<unk>", "the", "cat"), ("no", "yes"), 1200)
    drawn = lockstep(replace(SMALL, compare=True), override)
    assert drawn.main.spec == spec
    assert drawn.main.ids is not None
    assert drawn.main.ids.ravel().tolist() == [1, 2, 0, 1, 0, 0]
    assert drawn.main.labels == ("no", "yes")
    assert drawn.main.trained == "Checkpoint after 1,200 training steps"
    assert drawn.others[1] is drawn.main


def test_files_of_weights(tmp_path: Path) -> None:
    spec = NetworkSpec(Cell.LSTM, hidden=4, features=2, input_kind=InputKind.VALUES)
    path = tmp_path / "mine.safetensors"
    write_network(path, StoredNetwork(spec, fresh_weights(spec, 2)))
    numbers = replace(SMALL, model=str(path), reading=Reading.NUMBERS)
    assert lockstep(replace(numbers, numbers="1 2\n3 4")).main.spec == spec
    with pytest.raises(UserError, match="2 instead of 3"):
        lockstep(replace(numbers, numbers="1 2 3"))
    with pytest.raises(UserError, match="columns: 2"):
        lockstep(replace(SMALL, model=str(path)))


def test_a_file_without_words_takes_numbers_of_words(tmp_path: Path, shelf: Path) -> None:
    spec = NetworkSpec(Cell.GRU, hidden=4, features=2, vocabulary=12)
    path = tmp_path / "ids.csv"
    write_network(path, StoredNetwork(spec, fresh_weights(spec, 2)))
    trace = lockstep(replace(SMALL, model=str(path), text="3 11 0")).main
    assert trace.ids is not None
    assert trace.ids.ravel().tolist() == [3, 11, 0]
    with pytest.raises(UserError, match="This network reads text"):
        lockstep(replace(SMALL, model="slots-lstm", reading=Reading.NUMBERS, numbers="1"))


def test_what_training_opened_is_seen_beside_what_it_began_with() -> None:
    """The reach before training is that of the seed's weights, traced by themselves."""
    state = preset_named("clouds").apply(RecurrenceState())
    now, before = lockstep(state).reaches
    assert (now.before, before.before) == (False, True)
    network = stored("recall-lstm")
    weights = initial_weights(network.spec, int(network.facts["seed"]))
    override = Override(network.spec, weights, network.vocabulary, network.labels, 0)
    alone = compute(state.request, override, CancelToken()).reaches
    assert len(alone) == 1
    np.testing.assert_allclose(before.norms, alone[0].norms, rtol=1e-6)
    assert now.norms[0] > before.norms[0]
