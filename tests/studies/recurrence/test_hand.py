"""Every line is read back from the text that is shown, and worked out again with decimals."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from explorer.core.trace import Formula
from explorer.models.recurrent.network import initial_weights
from explorer.models.recurrent.spec import Activation, Cell, InputKind, NetworkSpec
from explorer.studies.recurrence.decimals import last_place, rounded, text
from explorer.studies.recurrence.hand import HandSheet, hand
from explorer.studies.recurrence.pencil import HandLine, Term
from explorer.studies.recurrence.state import RecurrenceState
from explorer.studies.recurrence.trace import RecurrenceTrace
from tests.studies.recurrence.builders import by_hand, spec_of, trace_of

FLOAT32 = 2e-6  # what float32 sums of a few hundred terms near 1 may be off, relative to the largest


def read(shown: str) -> Decimal:
    """A number from its shown text."""
    return Decimal(shown.replace("−", "-"))


def unit_of(shown: str) -> Decimal:
    """What one in the last digit stands for."""
    return Decimal((0, (1,), int(read(shown).as_tuple().exponent)))


def check_line(line: HandLine) -> None:
    with localcontext(prec=60, rounding=ROUND_HALF_EVEN):
        total = sum((read(term.product) for term in line.terms), Decimal(0))
        assert total == read(line.sum)
        assert total + read(line.rounding or "0") == read(line.result)
        for term in line.terms:
            check_term(term, line.function, last_digit(line))
        assert abs(read(line.rounding or "0")) <= slack(line)
    check_latex(line)


def last_digit(line: HandLine) -> Decimal:
    """What one in the last digit of the line's products and sums stands for; a large line's 0 is short."""
    numbers = [line.result, *(term.product for term in line.terms)]
    return max(unit_of(shown) for shown in [shown for shown in numbers if read(shown)] or numbers)


def check_term(term: Term, function: str, unit: Decimal) -> None:
    if function:
        expected = FUNCTIONS[function](float(read(term.a)))
        assert float(read(term.product)) == pytest.approx(expected, abs=0.501 * float(unit))
    elif term.b:
        exact = read(term.a) * read(term.b)
        assert exact.quantize(unit) == read(term.product)
    elif term.a:
        assert abs(read(term.a) - read(term.product)) <= unit / 2


FUNCTIONS: dict[str, Any] = {
    "tanh": np.tanh,
    "sigmoid": lambda value: np.exp(min(value, 0)) / (1 + np.exp(-abs(value))),
    "relu": lambda value: max(value, 0.0),
}


def slack(line: HandLine) -> Decimal:
    """The most that honest rounding of every number in the line can leave, and float32's own error."""
    most, largest = last_digit(line) / 2, abs(read(line.result))
    for term in line.terms:
        most += last_digit(line) / 2
        largest = max(largest, abs(read(term.product)))
        if term.b:
            a, b = read(term.a), read(term.b)
            most += (
                abs(a) * unit_of(term.b) + abs(b) * unit_of(term.a) + unit_of(term.a) * unit_of(term.b)
            ) / 2
        elif line.function:
            most += unit_of(term.a) / 2
    return most + Decimal(FLOAT32) * (largest + Decimal(str(10.0**-6)))


def check_latex(line: HandLine) -> None:
    """The last chain of the formula, read back, adds up to its result as well."""
    chain = line.latex.split("=")
    result = re.fullmatch(r"\\accent\{(.*)\}", chain[-1])
    assert result is not None
    assert from_latex(result[1]) == read(line.result)
    if len(line.terms) > 1 and not line.function:
        braces = re.sub(
            r"\\underbrace\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}_\{(?:\d+|\\varepsilon)\}", r"\1", chain[-2]
        )
        with localcontext(prec=60):
            assert sum(map(from_latex, braces.split("+")), Decimal(0)) == read(line.result)


def from_latex(latex: str) -> Decimal:
    return Decimal(re.sub(r"\\cdot 10\^\{(-?\d+)\}", r"e\1", latex).strip("()"))


def check_sheet(sheet: HandSheet, trace: RecurrenceTrace) -> None:
    for line in sheet.lines:
        check_line(line)
    shown = read(sheet.value)
    assert abs(shown - Decimal(sheet.network)) <= unit_of(sheet.value) / 2
    assert (any(line.rounding for line in sheet.lines)) == any("ε" in note for note in sheet.notes)


specs = st.builds(
    NetworkSpec,
    cell=st.sampled_from(list(Cell)),
    activation=st.sampled_from(list(Activation)),
    hidden=st.integers(1, 40),
    layers=st.integers(1, 2),
    bidirectional=st.booleans(),
    bias=st.booleans(),
    input_kind=st.just(InputKind.VALUES),
    features=st.integers(1, 30),
)


@given(
    specs, st.integers(0, 999), st.sampled_from([1e-9, 1e-3, 1.0, 50.0, 1e9]),
    st.sampled_from([1.0, 30.0, 1e-6]), st.sampled_from([1, 3, 12, None]), st.sampled_from([0, 2, 4, 6]),
)  # fmt: skip
def test_everything_that_is_shown_adds_up(
    spec: NetworkSpec, seed: int, size: float, weight: float, most: int | None, places: int
) -> None:
    random = np.random.default_rng(seed)
    inputs = random.normal(size=(4, 2, spec.features)) * size
    weights = {name: values * np.float32(weight) for name, values in initial_weights(spec, seed).items()}
    trace = trace_of(spec, seed=seed, inputs=inputs, weights=weights, initial=float(random.normal()))
    state = RecurrenceState(
        step=int(random.integers(4)), unit=int(random.integers(spec.hidden)), sequence=1,
        layer=spec.layers - 1, direction=spec.directions - 1,
    )  # fmt: skip
    if all(np.isfinite(values).all() for values in trace.network.arrays().values()):
        check_sheet(hand(trace, state, most, places), trace)


@given(
    st.floats(allow_nan=False, allow_infinity=False, width=32), st.integers(1, 8),
)  # fmt: skip
def test_a_number_is_shown_rounded_and_never_bent(value: float, places: int) -> None:
    shown = text(rounded(value, last_place((value,), places)))
    assert abs(read(shown) - Decimal(value)) <= unit_of(shown) / 2
    assert not shown.startswith("−0.000") or read(shown) != 0


def test_the_results_are_the_networks_own_numbers() -> None:
    trace = trace_of(spec_of(Cell.LSTM))
    layer = trace.network.layer(0)
    sheet = hand(trace, RecurrenceState(step=3, unit=2, sequence=1))
    for symbol, name in (("a_f", "f_pre"), ("f", "f"), ("i", "i"), ("g", "g"), ("o", "o"), ("c", "c")):
        assert float(read(sheet.line(symbol).result)) == pytest.approx(
            float(layer.parts[name][3, 1, 2]), abs=0.5001e-4
        )
    assert sheet.network == float(layer.hidden[3, 1, 2])


def test_the_example_shows_the_digits_that_a_pencil_gives() -> None:
    trace = by_hand()
    shown = {
        (0, 0): ["0.7498", "0.0000", "0.7552"], (0, 1): ["0.9512", "0.0159", "0.5879"],
        (1, 0): ["0.0232", "0.0000", "0.8105"], (1, 1): ["0.0000", "0.0000", "1.2314"],
        (2, 0): ["0.9255", "0.8995", "0.0000"], (2, 1): ["0.1428", "0.2968", "0.4304"],
        (3, 0): ["0.1572", "0.0000", "0.7252"], (3, 1): ["0.2714", "0.0839", "0.1419"],
        (4, 0): ["0.4449", "0.4138", "0.0570"], (4, 1): ["0.3099", "0.1225", "0.0073"],
    }  # fmt: skip
    for (step, row), values in shown.items():
        sheets = [hand(trace, RecurrenceState(step=step, sequence=row, unit=unit)) for unit in range(3)]
        assert [sheet.value for sheet in sheets] == values
        for sheet in sheets:
            check_sheet(sheet, trace)
    first = hand(trace, RecurrenceState())
    assert [(term.a, term.b, term.product) for term in first.lines[0].terms] == [
        ("0.4389", "0.1416", "0.0621"),
        ("0.3091", "1.0000", "0.3091"),
        ("−0.0224", "1.0000", "−0.0224"),
        ("0.4010", "1.0000", "0.4010"),
    ]
    assert first.lines[0].result == "0.7498"
    negative = hand(trace, RecurrenceState(unit=1))
    assert (negative.lines[0].result, negative.value) == ("−0.1572", "0.0000")


@pytest.mark.parametrize("cell", list(Cell))
def test_the_smallest_terms_are_one_and_counted(cell: Cell) -> None:
    trace = trace_of(spec_of(cell, hidden=100, features=40))
    state = RecurrenceState(step=2)
    sheet = hand(trace, state, most=5)
    whole = hand(trace, state, most=None)
    assert sheet.gathered
    assert not whole.gathered
    for line, full in zip(sheet.lines, whole.lines, strict=True):
        assert len(line.terms) <= 5
        assert sum(term.count for term in line.terms) == len(full.terms)
        assert line.result == full.result
        check_line(full)


def test_one_hot_input_gathers_the_products_that_are_zero() -> None:
    spec = NetworkSpec(Cell.ELMAN, hidden=2, input_kind=InputKind.ONE_HOT, vocabulary=5000)
    line = hand(trace_of(spec), RecurrenceState(step=1)).lines[0]
    assert (line.terms[-1].count, line.terms[-1].product) == (4993, "0.000000")
    check_line(line)


@pytest.mark.parametrize("cell", list(Cell))
def test_what_is_not_finite_is_shown_for_what_it_is(cell: Cell) -> None:
    inputs = np.full((2, 1, 3), 1e30)
    inputs[1] = np.nan
    spec = spec_of(cell, activation=Activation.RELU)
    weights = {name: values * np.float32(1e20) for name, values in initial_weights(spec, 0).items()}
    trace = trace_of(spec, inputs=inputs, weights=weights)
    for step in range(2):
        sheet = hand(trace, RecurrenceState(step=step))
        assert any("cannot be checked" in note for note in sheet.notes)
    assert "NaN" in sheet.value


def test_float64_traces_add_up_too() -> None:
    trace = trace_of(spec_of(Cell.GRU), dtype=torch.float64)
    check_sheet(hand(trace, RecurrenceState(step=1, unit=1), places=12), trace)


@pytest.mark.parametrize("cell", list(Cell))
def test_every_formula_can_be_set(cell: Cell) -> None:
    ziamath = pytest.importorskip("ziamath")
    for line in hand(trace_of(spec_of(cell)), RecurrenceState(step=1), most=4).lines:
        assert Formula(line.latex).latex
        ziamath.Latex(line.latex.replace(r"\accent", r"\textcolor{#112233}"))
