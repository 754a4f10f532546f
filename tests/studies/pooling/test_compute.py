"""From a state to curves and their explanation, and back from JSON."""

from __future__ import annotations

import json
import math
import re
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.core.cancel import CancelToken
from explorer.core.errors import UserError
from explorer.studies.pooling.compute import compute
from explorer.studies.pooling.explain import explain, weighted_sum
from explorer.studies.pooling.kernels import Kernel
from explorer.studies.pooling.learning import (
    compare,
    explain_training,
    settings_of,
    smoothness,
    with_run,
)
from explorer.studies.pooling.state import PoolingState, fitted, from_json, points_of, to_json, with_points
from explorer.studies.pooling.trace import PoolingTrace
from explorer.studies.pooling.training import train


def traced(state: PoolingState) -> PoolingTrace:
    return compute(state.request, CancelToken())


def decimal(shown: str) -> Decimal:
    return Decimal(shown.replace("−", "-"))


def test_the_estimates_are_nadaraya_s_and_watson_s() -> None:
    trace = traced(PoolingState())
    keys, values = trace.points.keys, trace.points.values
    grown = np.exp(-((trace.places[:, None] - keys) ** 2) / 2)
    expected = (grown @ values) / grown.sum(axis=1)
    np.testing.assert_allclose(trace.chosen.estimates, expected, rtol=1e-12)
    assert trace.truth is not None
    np.testing.assert_allclose(trace.truth, 2 * np.sin(trace.places) + trace.places**0.8)
    assert trace.chosen.error == pytest.approx(np.mean((expected - trace.truth) ** 2), rel=1e-12)
    average = trace.curve(Kernel.AVERAGE)
    assert average is not None
    np.testing.assert_allclose(average.estimates, values.mean())
    assert trace.steps[:2] == ("0.0", "0.1")
    assert trace.answer(1.3).estimate == pytest.approx(expected[13], rel=1e-12)


def test_a_quick_one_is_not_published_first() -> None:
    parts: list[object] = []
    compute(PoolingState().request, CancelToken(on_partial=parts.append))
    assert not parts


def test_all_at_once_with_the_chosen_one_published_first() -> None:
    parts: list[object] = []
    state = PoolingState(kernel=Kernel.BOXCAR, shown=tuple(Kernel), bandwidth=0.0005, size=2500)
    trace = compute(state.request, CancelToken(on_partial=parts.append))
    assert isinstance(parts[0], PoolingTrace)
    assert [curve.kernel for curve in parts[0].curves] == [Kernel.BOXCAR]
    assert {curve.kernel for curve in trace.curves} == set(Kernel) - {Kernel.LEARNED}
    assert trace.chosen.undefined == int(np.isnan(trace.chosen.estimates).sum()) > 0
    assert any("undefined" in note for note in trace.notes)
    assert math.isfinite(trace.chosen.error)
    assert {"estimates.boxcar", "weights", "truth"} <= set(trace.arrays())


@pytest.mark.parametrize(
    ("state", "part"),
    [
        (PoolingState(points=((1.0, 2.0),)), "one point"),
        (PoolingState(points=((1.0, 2.0), (1.0, 4.0))), "occur again"),
        (PoolingState(kernel=Kernel.WIDTH, width=0.0), "average pooling"),
        (PoolingState(kernel=Kernel.LEARNED), "not learned"),
        (PoolingState(points=((1.0, 2.0),), formula="1/x"), "divides by zero"),
        (PoolingState(kernel=Kernel.BOXCAR, bandwidth=1e-6), "gaps"),
    ],
)
def test_odd_input_is_computed_and_told(state: PoolingState, part: str) -> None:
    trace = traced(state)
    assert part in " ".join(trace.notes)
    assert explain(trace, state).text


@pytest.mark.parametrize(
    "state",
    [
        PoolingState(points=()),
        PoolingState(points=((np.nan, 1.0),)),
        PoolingState(formula="1/(x-x)"),
        PoolingState(formula="import os"),
        PoolingState(kernel=Kernel.EPANECHNIKOV, bandwidth=0.0),
        PoolingState(queries=0),
    ],
)
def test_impossible_input_is_a_sentence(state: PoolingState) -> None:
    with pytest.raises(UserError):
        traced(state)


def test_loaded_points_have_no_truth() -> None:
    trace = traced(PoolingState(points=((1.0, 2.0), (2.0, 1.0)), has_truth=False))
    assert trace.truth is None
    assert math.isnan(trace.chosen.error)


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(Kernel),
    st.floats(0.001, 1000),
    st.integers(0, 49),
    st.integers(0, 9),
    st.integers(2, 200),
)
def test_the_sum_adds_up_as_it_is_shown(
    kernel: Kernel, scale: float, step: int, seed: int, size: int
) -> None:
    state = PoolingState(
        kernel=kernel,
        shown=(),
        width=scale,
        bandwidth=scale,
        step=step,
        seed=seed,
        size=size,
        learned=(scale,),
    )
    trace = traced(state)
    told = explain(trace, state)
    answer = trace.answer(float(trace.places[step]))
    if math.isnan(answer.estimate):
        assert "undefined" in told.text
        return
    line = weighted_sum(answer, trace)
    total = sum((decimal(term.product) for term in line.terms), Decimal(0))
    assert total == decimal(line.sum)
    assert total + (decimal(line.rounding) if line.rounding else 0) == decimal(line.result)
    assert float(decimal(line.result)) == pytest.approx(answer.estimate, abs=5.1e-5)
    assert sum(term.count for term in line.terms) == size
    assert len(line.terms) <= 6
    for term in line.terms:
        if term.b:
            exact = decimal(term.a) * decimal(term.b)
            assert abs(exact - decimal(term.product)) <= Decimal("0.00005")


def test_a_weight_written_out_comes_out_as_shown() -> None:
    state = PoolingState(kernel=Kernel.WIDTH, width=20.6, step=13)
    shown = next(f.latex for f in explain(traced(state), state).formulas if f.latex.startswith(r"\alpha_{"))
    query, key, width, below, weight = map(float, re.findall(r"\d+\.\d+", shown))
    assert math.exp(-(((query - key) * width) ** 2) / 2) / below == pytest.approx(weight, abs=5.1e-5)


def test_why_the_learned_curve_is_less_smooth() -> None:
    state = PoolingState()
    run = train(settings_of(state), CancelToken())
    trace = traced(state)
    comparison = compare(trace, run, 5)
    assert comparison.after.typical < comparison.before.typical
    assert comparison.after.variation > comparison.before.variation
    assert "narrower" in smoothness(comparison)
    assert f"{comparison.after.typical:.1f}" in smoothness(comparison)
    told = explain_training(run, comparison, 5)
    assert told.formulas[1].latex.startswith("w_{5}=")
    state = with_run(replace(state, kernel=Kernel.LEARNED), run)
    assert traced(state).chosen.scale == run.learned
    np.testing.assert_array_equal(traced(state).chosen.estimates, comparison.after.estimates)
    assert with_points(state, ((1.0, 2.0),)).learned_width is None
    assert "as it was" in smoothness(compare(trace, run, 0))


def test_the_points_of_a_state_are_those_that_are_pooled() -> None:
    state = PoolingState(seed=4)
    own = with_points(state, points_of(state))
    np.testing.assert_array_equal(traced(own).chosen.estimates, traced(state).chosen.estimates)


def test_json_there_and_back() -> None:
    state = PoolingState(
        points=((1.0, 2.0), (3.0, -4.5)), query=1.25, learned=(0.5, 3.0), epoch=1, kernel=Kernel.LEARNED,
        shown=tuple(Kernel), view="training", salience=(0.1, 0.2, 0.3, 0.4, 0.5), text="kept", formula="x",
    )  # fmt: skip
    assert from_json(json.loads(json.dumps(to_json(state))), PoolingState()) == state
    assert from_json({"points": None, "query": None}, state) == replace(state, points=None, query=None)
    assert {"text", "pair", "model", "device"} <= set(to_json(state))


@given(
    st.dictionaries(
        st.sampled_from([*to_json(PoolingState()), "unknown"]),
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | st.lists(st.floats())
        | st.lists(st.lists(st.floats(), max_size=3)) | st.lists(st.text(max_size=5)),
        max_size=6,
    )
)  # fmt: skip
def test_any_json_gives_a_state_that_can_be_kept(values: dict[str, object]) -> None:
    state = from_json(values, PoolingState())
    assert from_json(to_json(state), PoolingState()) == state


def test_a_selection_is_brought_back() -> None:
    state = PoolingState(step=1900, key=4000, epoch=9, points=((1.0, 1.0),), learned=(1.0, 2.0))
    state = fitted(state, traced(state))
    assert (state.step, state.key, state.epoch) == (49, 0, 1)


def test_nothing_here_imports_torch_or_qt() -> None:
    names = ("explain", "explain_views", "learning", "compute", "heatmaps", "batched", "history")
    code = "import sys\n" + "".join(f"import explorer.studies.pooling.{name}\n" for name in names)
    code += "print({'torch', 'transformers', 'PySide6'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
