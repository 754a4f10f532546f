"""How well a curve fits its own points, and what is said of kernels that are too narrow or too wide."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from explorer.core.cancel import CancelToken
from explorer.studies.pooling.compute import compute
from explorer.studies.pooling.explain import explain
from explorer.studies.pooling.judging import judged
from explorer.studies.pooling.kernels import Kernel
from explorer.studies.pooling.state import PoolingState
from explorer.studies.pooling.trace import PoolingTrace


def traced(**fields: object) -> PoolingTrace:
    return compute(replace(PoolingState(), **fields).request, CancelToken())  # type: ignore[arg-type]


@given(width=st.floats(0.05, 50), size=st.integers(2, 60), seed=st.integers(0, 99))
def test_the_error_at_the_points_is_that_of_torch(width: float, size: int, seed: int) -> None:
    trace = traced(kernel=Kernel.WIDTH, width=width, size=size, seed=seed)
    keys, values = torch.from_numpy(trace.points.keys), torch.from_numpy(trace.points.values)
    weights = torch.softmax(-(((keys[:, None] - keys) * width) ** 2) / 2, dim=1)
    expected = torch.mean((weights @ values - values) ** 2)
    assert trace.chosen.fit == pytest.approx(float(expected), rel=1e-9, abs=1e-12)


def test_too_many_points_are_not_asked() -> None:
    trace = traced(size=1001)
    assert np.isnan(trace.chosen.fit)
    assert judged(trace) == ""
    assert not any("at the points" in table.title for table in explain(trace, PoolingState()).tables)


def test_a_larger_w_overfits() -> None:
    curves = [traced(kernel=Kernel.WIDTH, width=w).chosen for w in (5.0, 20.0, 100.0)]
    assert curves[0].fit > curves[1].fit > curves[2].fit
    assert curves[0].error < curves[1].error < curves[2].error


@pytest.mark.parametrize(
    ("width", "part"), [(100.0, "overfitting"), (5.0, "watch both"), (0.05, "very wide")]
)
def test_what_is_said_of_a_width(width: float, part: str) -> None:
    said = judged(traced(kernel=Kernel.WIDTH, width=width))
    assert part in said


def test_nothing_is_judged_without_a_truth_or_a_kernel() -> None:
    own = ((0.0, 1.0), (1.0, 2.0), (2.0, 0.0))
    assert judged(traced(kernel=Kernel.WIDTH, width=100.0, points=own, has_truth=False)) == ""
    assert judged(traced(kernel=Kernel.AVERAGE)) == ""


def test_explain_says_it_with_both_errors() -> None:
    state = replace(PoolingState(), kernel=Kernel.WIDTH, width=100.0)
    told = explain(traced(kernel=Kernel.WIDTH, width=100.0), state)
    assert "overfitting" in told.text
    assert any("at the points" in table.title for table in told.tables)


@pytest.mark.parametrize("width", [0.0, 0.01, 1000.0])
def test_few_points_are_not_judged(width: float) -> None:
    for size in (2, 3, 4, 7):
        assert judged(traced(kernel=Kernel.WIDTH, width=width, size=size)) == ""
    assert judged(traced(points=((1.0, 2.0),), has_truth=True)) == ""


def test_equal_keys_are_no_sign_of_a_wide_kernel_nor_is_interpolation_overfitting() -> None:
    heaps = tuple((float(k % 2) * 3, 0.01 * k) for k in range(20))
    assert "wide" not in judged(traced(kernel=Kernel.WIDTH, width=100.0, points=heaps, has_truth=True))
    assert "overfitting" not in judged(traced(kernel=Kernel.WIDTH, width=30.0, noise=0.0))


def test_rounding_is_not_judged() -> None:
    for formula in ("0*x + 1e6", "0*x + 0.1", "0*x"):
        assert judged(traced(formula=formula, noise=0.0)) == ""


@pytest.mark.parametrize(
    ("fields", "part"),
    [
        ({"kernel": Kernel.BOXCAR}, "weighs the same, 0.1111, and all others 0. Keys within: 9;"),
        ({"kernel": Kernel.WIDTH, "width": 0.0}, "tells none from another: each weighs 0.0200"),
        ({"points": ((1.0, 2.0), (1.0, 4.0), (1.0, -9.0))}, "tells none from another: each weighs 0.3333"),
        ({"points": ((1.0, 2.0), (1.0, 4.0), (4.0, -9.0))}, "2 points count most"),
        ({"points": ((1.0, 2.0),)}, "one key only"),
    ],
)
def test_what_is_said_of_a_query_is_true_of_it(fields: dict[str, object], part: str) -> None:
    state = replace(PoolingState(), step=20, **fields)  # type: ignore[arg-type]
    told = explain(traced(**fields), state).text
    assert part in told
    assert ("the nearer a key" in told) == ("count most" in part)
