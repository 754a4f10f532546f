"""The code that is copied, run by a Python of its own, prints the value that is shown."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
import torch

from explorer.models.recurrent.spec import Cell, InputKind, NetworkSpec
from explorer.studies.recurrence.code import code
from explorer.studies.recurrence.fresh import fresh_weights
from explorer.studies.recurrence.state import RecurrenceState
from explorer.studies.recurrence.trace import RecurrenceTrace
from tests.studies.recurrence.builders import by_hand, spec_of, trace_of

STATE = RecurrenceState(step=2, unit=3, sequence=1)
CLOSE = 1e-6


def value(trace: RecurrenceTrace, state: RecurrenceState) -> float:
    hidden = trace.network.layer(state.layer, state.direction).hidden
    return float(hidden[state.step, state.sequence, state.unit])


def printed(source: str, capsys: pytest.CaptureFixture[str]) -> float:
    exec(compile(source, "copied", "exec"), {})
    return float(capsys.readouterr().out)


def test_it_runs_where_nothing_of_ours_is_known() -> None:
    trace = by_hand()
    state = replace(STATE, unit=0)
    ran = subprocess.run(
        [sys.executable, "-I", "-c", code(trace, state)], capture_output=True, text=True, check=True
    )
    assert float(ran.stdout) == pytest.approx(value(trace, state), abs=CLOSE)
    assert ran.stderr == ""


@pytest.mark.parametrize("cell", list(Cell))
@pytest.mark.parametrize("layers", [1, 3])
@pytest.mark.parametrize("bidirectional", [False, True])
@pytest.mark.parametrize("bias", [False, True])
def test_small_networks_are_written_out(
    cell: Cell, layers: int, bidirectional: bool, bias: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = spec_of(cell, layers=layers, bidirectional=bidirectional, bias=bias)
    trace = trace_of(spec, initial=0.25)
    for layer in {0, layers - 1}:
        for direction in range(spec.directions):
            for batch_first in (False, True):
                state = replace(STATE, layer=layer, direction=direction, batch_first=batch_first)
                source = code(trace, state)
                assert "manual_seed" not in source
                assert printed(source, capsys) == pytest.approx(value(trace, state), abs=CLOSE)


@pytest.mark.parametrize("cell", [Cell.ELMAN, Cell.GRU, Cell.LSTM])
def test_large_fresh_networks_are_drawn_again(cell: Cell, capsys: pytest.CaptureFixture[str]) -> None:
    trace = trace_of(spec_of(cell, hidden=64, layers=2, bidirectional=True), seed=11)
    state = replace(STATE, layer=1, direction=1, unit=60)
    source = code(trace, state)
    assert "torch.random.manual_seed(11)" in source
    assert len(source) < 2000
    assert printed(source, capsys) == pytest.approx(value(trace, state), abs=CLOSE)


@pytest.mark.parametrize("kind", [InputKind.EMBEDDING, InputKind.ONE_HOT])
def test_fresh_networks_of_symbols_as_the_chapter_draws_them(
    kind: InputKind, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = NetworkSpec(Cell.LSTM, hidden=64, input_kind=kind, vocabulary=9, features=5, outputs=9)
    trace = trace_of(spec, seed=3, weights=fresh_weights(spec, 3))
    source = code(trace, STATE)
    assert ("manual_seed" in source) == (kind is InputKind.EMBEDDING)
    assert printed(source, capsys) == pytest.approx(value(trace, STATE), abs=CLOSE)


@pytest.mark.parametrize("cell", list(Cell))
@pytest.mark.parametrize("kind", [InputKind.VALUES, InputKind.ONE_HOT, InputKind.EMBEDDING])
def test_of_large_trained_networks_one_step_is_written(
    cell: Cell, kind: InputKind, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = NetworkSpec(cell, hidden=64, input_kind=kind, vocabulary=300, features=20)
    trace = replace(trace_of(spec), trained="Trained")
    source = code(trace, STATE)
    assert "manual_seed" not in source
    assert printed(source, capsys) == pytest.approx(value(trace, STATE), abs=CLOSE)


def test_edited_weights_are_never_drawn_again() -> None:
    trace = trace_of(spec_of(hidden=64))
    edited = replace(trace, request=replace(trace.request, edits=(("recurrent.weight_hh_l0", 0, 2.0),)))
    assert "manual_seed" in code(trace, STATE)
    assert "manual_seed" not in code(edited, STATE)
    started = replace(trace, request=replace(trace.request, edits=(("h_0", 0, 2.0),)))
    assert "manual_seed" in code(started, STATE)


def test_a_long_input_is_cut_behind_the_step(capsys: pytest.CaptureFixture[str]) -> None:
    trace = trace_of(spec_of(hidden=2, features=20), steps=1000)
    state = replace(STATE, unit=1)
    source = code(trace, state)
    assert len(source) < 10_000  # of 20,000 numbers
    assert printed(source, capsys) == pytest.approx(value(trace, state), abs=CLOSE)


def test_the_precision_of_the_trace_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    trace = trace_of(spec_of(), dtype=torch.float64)
    source = code(trace, STATE)
    torch_default = torch.get_default_dtype()
    try:
        assert printed(source, capsys) == pytest.approx(value(trace, STATE), abs=1e-14)
    finally:
        torch.set_default_dtype(torch_default)


def test_numbers_that_are_none_and_strange_tokens_still_run(capsys: pytest.CaptureFixture[str]) -> None:
    inputs = np.array([[[np.inf]], [[np.nan]], [[-np.inf]]])
    made = trace_of(spec_of(Cell.GRU, features=1), inputs=inputs)
    trace = replace(made, tokens=("\n", 'a"\r', "\u2028"))
    for step in range(3):
        assert np.isnan(printed(code(trace, RecurrenceState(step=step)), capsys)) == (step > 0)
