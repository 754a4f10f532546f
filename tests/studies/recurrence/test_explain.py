"""What Explain says: its numbers are the trace's, its sentences fit the cell and the step."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

from explorer.core.errors import UserError
from explorer.core.trace import Explanation
from explorer.models.recurrent.spec import Activation, Cell, InputKind, NetworkSpec
from explorer.studies.recurrence.explain import explain
from explorer.studies.recurrence.state import RecurrenceState, Shape
from explorer.studies.recurrence.texts import (
    cell_name,
    gate_label,
    outputs_of,
    shape_masks,
    step_name,
    unit_names,
)
from explorer.studies.recurrence.trace import Lockstep, Reach, RecurrenceTrace
from tests.studies.recurrence.builders import by_hand, spec_of, trace_of

STATE = RecurrenceState(step=3, unit=2, sequence=1)


def told(trace: RecurrenceTrace, state: RecurrenceState = STATE, *reaches: Reach) -> Explanation:
    return explain(Lockstep(trace, (), reaches), state)


def rows(told: Explanation) -> dict[str, str]:
    return {row.name: row.value for table in told.tables for row in table.rows}


def last(latex: str) -> float:
    match = re.search(r"\\accent\{(-?[\d.]+)\}$", latex)
    assert match is not None, latex
    return float(match[1])


def test_the_title_names_the_step() -> None:
    assert told(trace_of(spec_of())).title == "Step 3 · “in”"


@pytest.mark.parametrize("cell", list(Cell))
@pytest.mark.parametrize("bias", [False, True])
@pytest.mark.parametrize("bidirectional", [False, True])
@pytest.mark.parametrize("layers", [1, 2])
def test_every_choice_is_explained(cell: Cell, bias: bool, bidirectional: bool, layers: int) -> None:
    spec = spec_of(cell, bias=bias, bidirectional=bidirectional, layers=layers)
    trace = trace_of(spec)
    for step in (0, 5, 99):
        state = replace(STATE, step=step, layer=layers - 1, direction=int(bidirectional), unit=99)
        shown = told(trace, state)
        layer = trace.network.layer(layers - 1, int(bidirectional))
        lines = {formula.latex.partition("=")[0]: formula.latex for formula in shown.formulas[1:]}
        assert last(lines["h"]) == pytest.approx(float(layer.hidden[min(step, 5), 1, 3]), abs=0.5001e-4)
        assert ("b" in shown.formulas[0].latex.replace("begin", "")) == bias
        assert ("t+1" in shown.formulas[0].latex) == bidirectional
        assert "{" not in shown.text
        is_rounded = any("varepsilon" in formula.latex for formula in shown.formulas)
        assert any("ε" in note for note in shown.notes) == is_rounded
        assert any("from the end" in note for note in shown.notes) == bidirectional
        assert {action.key for action in shown.actions} == {"hand", "code", "export"}


def test_the_lstm_tells_which_share_of_the_cell_survives() -> None:
    trace = trace_of(spec_of(Cell.LSTM))
    parts = trace.network.layer(0).parts
    text = told(trace).text
    assert f"{100 * parts['f'][3, 1].mean():.0f} % of the old cell" in text
    assert f"keeps <b>{100 * parts['f'][3, 1, 2]:.0f} %</b>" in text
    assert f"{parts['i'][3, 1, 2] * parts['g'][3, 1, 2]:.3f}".replace("-", "−") in text
    assert "nothing to forget" in told(trace, replace(STATE, step=0)).text
    started = trace_of(spec_of(Cell.LSTM), initial=0.5)
    assert "nothing to forget" not in told(started, replace(STATE, step=0)).text


def test_the_gru_tells_which_share_of_the_state_is_kept() -> None:
    trace = trace_of(spec_of(Cell.GRU))
    parts = trace.network.layer(0).parts
    text = told(trace).text
    assert f"keeps {100 * parts['z'][3, 1].mean():.0f} % of the old state" in text
    assert f"keeps <b>{100 * parts['z'][3, 1, 2]:.0f} %</b>" in text
    assert f"lets {100 * parts['r'][3, 1, 2]:.0f} %" in text
    first = told(trace, replace(STATE, step=0)).text
    assert f"<b>{100 * (1 - parts['z'][0, 1, 2]):.0f} %</b> of its candidate" in first


@pytest.mark.parametrize("cell", [Cell.ELMAN, Cell.JORDAN])
def test_without_gates_the_parts_of_the_sum_are_told(cell: Cell) -> None:
    trace = trace_of(spec_of(cell))
    layer = trace.network.layer(0)
    new = float(trace.weights["recurrent.weight_ih_l0"][2] @ layer.inputs[3, 1])
    old = float(trace.weights["recurrent.weight_hh_l0"][2] @ layer.previous[3, 1])
    text = told(trace).text.replace("−", "-")
    assert f"<b>{new:.3f}</b>" in text
    assert f"<b>{old:.3f}</b>" in text
    assert ("No gate" in text) == (cell is Cell.ELMAN)


def test_units_that_pass_no_gradient_are_counted() -> None:
    notes = told(by_hand(), RecurrenceState(step=1)).notes
    assert any("Units that are 0 here: 1 of 3." in note for note in notes)
    inputs = np.full((2, 1, 3), 50.0)
    flat = trace_of(spec_of(Cell.ELMAN), inputs=inputs)
    count = int((np.abs(flat.network.layer(0).hidden[1, 0]) >= 0.95).sum())
    assert count
    assert any(f"Units near −1 or 1: {count} of 4." in note for note in told(flat).notes)


def test_the_check_line_names_torchs_module() -> None:
    made = trace_of(spec_of(Cell.LSTM))
    assert rows(told(made))["max |ours − torch.nn.LSTM|"] == "1.2e−7 ✓"
    assert rows(told(replace(made, difference=3e-4)))["max |ours − torch.nn.LSTM|"].endswith("✗")
    assert rows(told(replace(made, difference=np.inf)))["max |ours − torch.nn.LSTM|"] == "∞ ✗"
    elman = rows(told(trace_of(spec_of(Cell.ELMAN))))
    assert "max |ours − torch.nn.RNN|" in elman


def test_shapes_reach_and_seed_are_in_the_tables() -> None:
    trace = trace_of(spec_of(Cell.LSTM, layers=2), seed=5)
    norms = np.array([1e-9, 1e-6, 1e-3, 0.25, 0.5, 1.0])
    table = rows(told(trace, replace(STATE, layer=1), Reach("LSTM", norms), Reach("Elman", norms[:2])))
    assert table["x_t"] == "(1, 4)"
    assert table["h_t, c_t"] == "(1, 4)"
    assert table["W, U"] == "(16, 4), (16, 4)"
    assert table["LSTM · ‖∂h_T/∂h_t‖"] == "0.250"
    assert "Elman · ‖∂h_T/∂h_t‖" not in table
    assert table["fresh weights, seed"] == "5"


def test_the_likeliest_outputs_are_listed() -> None:
    spec = NetworkSpec(
        Cell.GRU, hidden=4, input_kind=InputKind.EMBEDDING, vocabulary=9, features=3, outputs=5
    )
    trace = trace_of(spec)
    shown = told(trace)
    shares = trace.probabilities(1)
    assert shares is not None
    table = next(table for table in shown.tables if table.title == "Likeliest outputs")
    assert [row.value for row in table.rows] == [f"{share:.3f}" for share in sorted(shares[3])[:-4:-1]]
    assert any("mean nothing yet" in note for note in shown.notes)
    trained = told(replace(trace, trained="Trained: 99 %"))
    assert "Trained: 99 %" in trained.notes
    assert not any("mean nothing yet" in note for note in trained.notes)


def test_exploded_states_have_a_sentence() -> None:
    inputs = np.full((3, 1, 3), np.inf)
    shown = told(trace_of(spec_of(Cell.ELMAN, activation=Activation.RELU), inputs=inputs))
    assert "not a finite number" in shown.text
    assert shown.formulas


def test_tokens_with_markup_are_escaped() -> None:
    made = trace_of(spec_of())
    assert "<i>" not in told(replace(made, tokens=("<i>&",) * 6)).text


def test_no_step_is_told() -> None:
    made = trace_of(spec_of())
    empty = replace(made, tokens=(), network=replace(made.network, output=made.network.output[:0]))
    with pytest.raises(UserError, match="no step"):
        told(empty)


def test_names() -> None:
    assert cell_name(NetworkSpec(Cell.LSTM)) == "LSTM"
    assert cell_name(NetworkSpec(Cell.JORDAN, Activation.RELU)) == "Jordan · ReLU"
    assert gate_label(Cell.LSTM, "f") == "forget f"
    assert gate_label(Cell.GRU, "n") == "candidate n"
    assert unit_names((3, 7)) == "3, 7"
    assert unit_names(range(20)).endswith("10, 11 and 8 more")
    assert step_name(trace_of(spec_of()), 4) == "Step 4 · “France”"


@pytest.mark.parametrize(
    ("shape", "fed_back", "takes", "gives"),
    [
        (Shape.MANY_MANY, 4, "1111", "1111"),
        (Shape.MANY_ONE, 4, "1111", "0001"),
        (Shape.ONE_MANY, 1, "1000", "1111"),
        (Shape.MANY_CODE, 2, "1100", "0111"),
        (Shape.MANY_CODE, 4, "1111", "0001"),
    ],
)
def test_the_shapes_say_which_steps_take_and_give(
    shape: Shape, fed_back: int, takes: str, gives: str
) -> None:
    spec = NetworkSpec(Cell.ELMAN, hidden=3, input_kind=InputKind.ONE_HOT, vocabulary=5, outputs=5)
    made = trace_of(spec, steps=4, state=RecurrenceState(shape=shape))
    trace = replace(made, fed_back=fed_back)
    masks = ["".join(str(int(on)) for on in mask) for mask in shape_masks(trace)]
    assert masks == [takes, gives]
    assert trace.network.logits is not None
    best = trace.network.logits[:, 0].argmax(axis=1)
    expected = [made.labels[at] if on == "1" else "" for at, on in zip(best, gives, strict=True)]
    assert outputs_of(trace, 0) == tuple(expected)


def test_white_outputs_have_a_sign() -> None:
    made = trace_of(NetworkSpec(Cell.GRU, hidden=2, input_kind=InputKind.ONE_HOT, vocabulary=2, outputs=2))
    trace = replace(made, labels=("\n", " "))
    assert set(outputs_of(trace, 0)) <= {"↵", "␣"}
    assert {"↵", "␣"} <= set(rows(told(trace)))


def test_outputs_without_a_linear_layer_are_empty_and_numbers_are_numbers() -> None:
    assert outputs_of(trace_of(spec_of()), 0) == ("",) * 6
    numbers = replace(trace_of(spec_of(outputs=3)), labels=())
    assert numbers.network.logits is not None
    assert outputs_of(numbers, 1)[2] == f"{numbers.network.logits[2, 1, 0]:.2f}".replace("-", "−")
