"""Every line worked out adds up as it is shown and ends at the trace's own number."""

from __future__ import annotations

import math
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.studies.recurrence.pencil import HandLine
from explorer.studies.scoring.explain import explain
from explorer.studies.scoring.kinds import EQUAL_SIZES, Function, Norm
from explorer.studies.scoring.presets import first_state
from explorer.studies.scoring.state import ScoringState
from explorer.studies.scoring.trace import ScoringTrace
from explorer.studies.scoring.working import worked
from tests.studies.scoring.builders import made, traced


def number(shown: str) -> Decimal:
    return Decimal(shown.replace("−", "-"))


def adds_up(line: HandLine) -> bool:
    total = sum((number(term.product) for term in line.terms), Decimal(0))
    left = number(line.rounding) if line.rounding else Decimal(0)
    return total == number(line.sum) and total + left == number(line.result)


def half(shown: str) -> Decimal:
    """Half of a shown number's last digit."""
    return Decimal((0, (5,), int(number(shown).as_tuple().exponent) - 1))


def only_rounding(line: HandLine) -> bool:
    """Whether ε is no more than the digits that were rounded off terms, factors and result could make."""
    most = half(line.result) + sum(half(term.product) for term in line.terms)
    for term in line.terms:
        if term.b:
            most += abs(number(term.a)) * half(term.b) + abs(number(term.b)) * half(term.a)
            most += half(term.a) * half(term.b)
    return abs(number(line.rounding or "0")) <= most


def close(shown: str, value: float) -> bool:
    """To half of the shown number's last digit."""
    return abs(number(shown) - Decimal(value)) <= half(shown) * Decimal("1.00001")


def lines(trace: ScoringTrace, function: Function, key: int) -> dict[str, HandLine]:
    found = worked(trace, function, key, 0)
    assert all(map(adds_up, found))
    single = (r"\alpha", "e_", "h_", "r_", "s_")  # worked out from one rounded number: no bound of its own
    sums = [line for line in found if len(line.terms) > 1 or not line.symbol.startswith(single)]
    assert all(map(only_rounding, sums))
    assert all(line.label and line.latex.count("{") == line.latex.count("}") for line in found)
    return {line.symbol: line for line in found}


@given(
    st.sampled_from(Function), st.sampled_from(Norm), st.integers(0, 9999), st.integers(1, 12),
    st.integers(1, 12), st.integers(1, 9), st.floats(0.01, 1000),
)  # fmt: skip
def test_every_line_adds_up_and_ends_at_the_trace_s_number(
    function: Function, norm: Norm, seed: int, d_q: int, d_k: int, n: int, size: float
) -> None:
    random = np.random.default_rng(seed)
    d_k = d_q if function in EQUAL_SIZES else d_k
    arrays = random.normal(size=d_q) * size, random.normal(size=(n, d_k)) * size, random.normal(size=(n, 2))
    trace = traced(*arrays, norm=norm, valid=max(1, n - 1), seed=seed)
    one = trace.scored[function]
    for key in {0, n - 1}:
        found = lines(trace, function, key)
        assert close(found[f"s_{{{key + 1}}}"].result, float(one.scores[key]))
        assert close(found["o_{1}"].result, float(one.pooled[0]))
        weight = found.get(rf"\alpha_{{{key + 1}}}")
        if weight is not None:
            assert close(weight.result, float(one.weights[key]))
        else:
            assert norm is Norm.HARD_MAX or not trace.valid[key] or one.weighed.total == 0


@pytest.mark.parametrize("function", list(Function))
@pytest.mark.parametrize("norm", list(Norm))
@pytest.mark.parametrize("valid", [None, 2])
def test_every_choice_is_told(function: Function, norm: Norm, valid: int | None) -> None:
    state = ScoringState(function=function, norm=norm, valid=valid)
    for step in (0, 3, 99):
        shown = explain(made(state), replace(state, step=step))
        one = made(state).scored[function]
        key = min(step, 4)
        assert f"{abs(float(one.scores[key])):.4f}" in shown.text
        assert "{" not in shown.text
        assert len(shown.formulas) >= 4 + (function is not Function.DOT)
        assert ("masked" in shown.text) == (valid == 2 and key >= 2)
        assert shown.tables[0].rows[list(Function).index(function)].value


def test_a_function_that_does_not_fit_is_told_instead() -> None:
    state = ScoringState(key_size=2, function=Function.DOT)
    shown = explain(made(state), state)
    assert "needs a query and keys of one size" in shown.text
    assert [row.value for row in shown.tables[0].rows].count("—") == 3


def test_the_first_example_by_hand() -> None:
    """q = (1, 0, 2), k₃ = (2, 1, 1): 2 + 0 + 2 = 4, divided by √3 = 1.7321 is 2.3094."""
    state = first_state()
    trace = made(state)
    assert lines(trace, Function.SCALED, 2)["s_{3}"].result == "2.3094"
    scores = np.array([3, 0, 4, -3]) / math.sqrt(3)
    weights = np.exp(scores) / np.exp(scores).sum()
    np.testing.assert_allclose(trace.scored[Function.SCALED].weights, weights, rtol=0, atol=1e-15)
    assert f"{weights[2]:.4f}" in explain(trace, state).text


def test_the_check_is_shown_once_it_is_measured() -> None:
    trace, state = made(ScoringState()), ScoringState()
    titles = [table.title for table in explain(trace, state).tables]
    assert "Check" not in titles
    shown = explain(replace(trace, difference=3e-16), state)
    assert shown.tables[-1].rows[0].value.endswith("✓")


def test_nothing_but_the_worker_s_modules_imports_torch() -> None:
    names = ("compute", "explain", "presets", "saturating", "saturation_telling", "cost_telling", "working")
    imports = "; ".join(f"import explorer.studies.scoring.{name}" for name in names)
    code = f"import sys; {imports}; print('torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
