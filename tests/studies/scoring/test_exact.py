"""Scores, weights and pooled values equal torch's in float64 to 1e-12, whatever the numbers and sizes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from explorer.studies.scoring.check import difference, reference_scores, reference_weights
from explorer.studies.scoring.kinds import EQUAL_SIZES, Function, Norm
from explorer.studies.scoring.state import ScoringState
from tests.studies.scoring.builders import made, traced

NUMBERS = st.floats(-30, 30, allow_subnormal=False)


@st.composite
def problems(draw: Any) -> dict[str, Any]:
    n, d_q, d_v = draw(st.integers(1, 9)), draw(st.integers(1, 12)), draw(st.integers(1, 4))
    d_k = draw(st.sampled_from((d_q, draw(st.integers(1, 12)))))

    def array(*shape: int) -> Any:
        return draw(arrays.arrays(np.float64, shape, elements=NUMBERS))

    return {
        "query": array(d_q), "keys": array(n, d_k), "values": array(n, d_v),
        "norm": draw(st.sampled_from(Norm)), "valid": draw(st.none() | st.integers(1, n + 2)),
        "hidden": draw(st.integers(1, 9)), "seed": draw(st.integers(0, 99)),
    }  # fmt: skip


@given(problems())
def test_every_function_equals_torch(problem: dict[str, Any]) -> None:
    trace = traced(**problem)
    assert difference(trace) <= 1e-12
    fits = problem["query"].size == problem["keys"].shape[1]
    assert set(trace.scored) == {f for f in Function if fits or f not in EQUAL_SIZES}
    assert set(trace.refused) == set(Function) - set(trace.scored)


@given(st.integers(0, 9999), st.sampled_from((Norm.SOFTMAX, Norm.RELU, Norm.RELU_SHARES)))
def test_from_query_to_pooled_value_equals_torch(seed: int, norm: Norm) -> None:
    """torch works on its own scores and weights; 1e-12 absolute for normal numbers of up to 64."""
    random = np.random.default_rng(seed)
    n, d = random.integers(1, 65, size=2)
    q, k, v = random.normal(size=d), random.normal(size=(n, d)), random.normal(size=(n, 3))
    trace = traced(q, k, v, norm, seed=seed)
    for function, one in trace.scored.items():
        if norm is Norm.RELU_SHARES and one.weighed.total < 1e-3 * n:
            continue  # a sum near 0 would magnify the scores' last digits
        scores = reference_scores(function, q, k, trace.weights)
        weights = reference_weights(norm, scores, torch.from_numpy(trace.valid))
        np.testing.assert_allclose(one.scores, scores.numpy(), rtol=0, atol=1e-12)
        np.testing.assert_allclose(one.weights, weights.numpy(), rtol=0, atol=1e-12)
        np.testing.assert_allclose(one.pooled, (weights @ torch.from_numpy(v)).numpy(), rtol=0, atol=1e-11)


@given(problems(), st.integers(0, 99))
def test_equal_keys_score_equally_to_the_last_digit(problem: dict[str, Any], seed: int) -> None:
    keys = problem["keys"][np.random.default_rng(seed).integers(len(problem["keys"]), size=11)]
    trace = traced(**problem | {"keys": keys, "values": keys, "valid": None})
    for one in trace.scored.values():
        for key in keys:
            assert np.unique(one.scores[(keys == key).all(axis=1)]).size == 1


@given(problems())
def test_weights_are_shares_and_masked_ones_are_exactly_zero(problem: dict[str, Any]) -> None:
    trace = traced(**problem)
    for one in trace.scored.values():
        assert (one.weights[~trace.valid] == 0).all()
        assert (one.weights >= 0).all()
        assert np.isfinite(one.weights).all()
        assert np.isfinite(one.pooled).all()
        if problem["norm"] in (Norm.SOFTMAX, Norm.HARD_MAX):
            assert one.weights.sum() == pytest.approx(1, abs=1e-12)
        if problem["norm"] is Norm.RELU_SHARES:
            assert one.weights.sum() == pytest.approx(float((one.scores[trace.valid] > 0).any()), abs=1e-12)


@given(problems())
def test_masked_keys_change_nothing(problem: dict[str, Any]) -> None:
    seen = problem["valid"] or len(problem["keys"])
    cut = problem | {"keys": problem["keys"][:seen], "values": problem["values"][:seen], "valid": None}
    whole, short = traced(**problem), traced(**cut)
    for function, one in whole.scored.items():
        np.testing.assert_allclose(one.pooled, short.scored[function].pooled, rtol=0, atol=1e-10)


@given(st.integers(1, 400), st.floats(-1e9, 1e9), st.floats(-1e9, 1e9))
def test_the_largest_numbers_leave_nothing_infinite(d: int, first: float, second: float) -> None:
    trace = traced(np.full(d, first), [np.full(d, first), np.full(d, second)])
    for one in trace.scored.values():
        assert np.isfinite(one.scores).all()
        assert one.weights.sum() == pytest.approx(1, abs=1e-12)


def test_scaled_attention_equals_torch_s_own_layer() -> None:
    random = np.random.default_rng(1)
    q, k, v = random.normal(size=7), random.normal(size=(5, 7)), random.normal(size=(5, 2))
    one = traced(q, k, v, valid=3).scored[Function.SCALED]
    q_3, k_3, v_3 = (torch.from_numpy(x)[None] for x in (q[None], k, v))
    mask = torch.tensor([[True, True, True, False, False]])
    theirs = torch.nn.functional.scaled_dot_product_attention(q_3, k_3, v_3, attn_mask=mask)
    np.testing.assert_allclose(one.pooled, theirs[0, 0].numpy(), rtol=0, atol=1e-12)


def test_near_keys_keep_their_gaussian_digits() -> None:
    one = traced([1e8], [[1e8 + 1], [1e8]]).scored[Function.GAUSSIAN]
    assert one.scores.tolist() == [-0.5, 0.0]


def test_equal_keys_share_the_hard_max() -> None:
    trace = traced([1.0], [[2.0], [2.0], [1.0]], norm=Norm.HARD_MAX)
    assert trace.scored[Function.DOT].weights.tolist() == [0.5, 0.5, 0.0]
    assert any("share" in note for note in trace.notes)


def test_a_relu_without_a_score_above_zero_gives_nothing_and_says_so() -> None:
    trace = traced([1.0], [[2.0], [3.0]], norm=Norm.RELU_SHARES)
    assert trace.scored[Function.GAUSSIAN].pooled.tolist() == [0.0]
    assert [note for note in trace.notes if "ReLU" in note and "Gaussian" in note]


def test_steps_and_arrays_of_a_trace() -> None:
    trace = made(ScoringState())
    assert np.isnan(trace.difference)  # not yet known
    assert difference(trace) <= 1e-12
    assert trace.steps == ("k1", "k2", "k3", "k4", "k5")
    assert {"query", "keys", "scaled.dot", "gaussian.weights", "weight.W"} <= trace.arrays().keys()
