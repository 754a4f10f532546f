"""Weights against decimals of 60 digits, and what cannot be weighed."""

from __future__ import annotations

from decimal import Decimal, localcontext

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.core.cancel import CancelToken
from explorer.core.errors import CancelledError, UserError
from explorer.studies.pooling.kernels import COMPACT, Kernel, Values, kernel_shape, pooled, weights_of

TOLERANCE = 1e-6
GAUSSIANS = (Kernel.GAUSSIAN, Kernel.WIDTH, Kernel.LEARNED)


def reference(kernel: Kernel, query: float, keys: list[float], scale: float) -> list[float]:
    """The weights by their definition; floats are exact decimals, 1,000 digits of exponent suffice."""
    with localcontext() as context:
        context.prec, context.Emin, context.Emax = 60, -(10**15), 10**15
        distances = [abs(Decimal(query) - Decimal(key)) for key in keys]
        width = Decimal(1) if kernel is Kernel.GAUSSIAN else Decimal(scale)
        if kernel is Kernel.AVERAGE:
            grown = [Decimal(1) for _ in keys]
        elif kernel in GAUSSIANS:
            exponents = [-((d * width) ** 2) / 2 for d in distances]
            grown = [max(e - max(exponents), Decimal(-10_000)).exp() for e in exponents]
        elif kernel is Kernel.BOXCAR:
            grown = [Decimal(d <= width) for d in distances]
        elif kernel is Kernel.TRIANGULAR:
            grown = [max(Decimal(0), 1 - d / width) for d in distances]
        else:
            grown = [max(Decimal(0), 1 - (d / width) ** 2) for d in distances]
        total = sum(grown)
        return [float(each / total) if total else 0.0 for each in grown]


def check(kernel: Kernel, query: float, keys: list[float], scale: float) -> None:
    ours = weights_of(kernel, np.array([query]), np.array(keys), scale)[0]
    assert np.isfinite(ours).all()
    np.testing.assert_allclose(ours, reference(kernel, query, keys, scale), rtol=0, atol=TOLERANCE)


places = st.floats(-1e9, 1e9) | st.floats(0, 5) | st.sampled_from([0.0, 1e-300, 5000.0, 2500.0])


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(Kernel),
    places,
    st.lists(places, min_size=1, max_size=12),
    st.floats(-3, 3).map(lambda power: 10.0**power),
)
def test_weights_are_those_of_the_definition(
    kernel: Kernel, query: float, keys: list[float], scale: float
) -> None:
    check(kernel, query, keys, scale)


@pytest.mark.parametrize("scale", [1e-3, 0.1, 1.0, 30.0, 1e3])
@pytest.mark.parametrize("kernel", list(Kernel))
@pytest.mark.parametrize("query", [-1e6, -3.0, 0.0, 2.5, 2.500001, 1e3, 1e9])
def test_far_queries_and_extreme_widths(kernel: Kernel, query: float, scale: float) -> None:
    check(kernel, query, [*np.linspace(0, 5, 33).tolist(), 2.5, 2.5 + 1e-12], scale)


@pytest.mark.parametrize("kernel", list(Kernel))
def test_keys_close_together_are_told_apart_from_far_away(kernel: Kernel) -> None:
    keys = (np.arange(-7, 8) * 1.3e-9).tolist()
    for query in (-4.8e8, 4.8e8):
        for scale in (26.1, 1e3):
            check(kernel, query, keys, scale)
            answered = pooled(kernel, np.array([query]), np.array(keys), np.array(keys), scale)
            assert np.isfinite(answered.neighbours).all()


def test_two_far_keys_with_a_query_between_them_share_alike() -> None:
    for span in (1.0, 5000.0, 1e8 + 0.3):
        weights = weights_of(Kernel.WIDTH, np.array([span / 2]), np.array([0.0, span]), 1e3)
        np.testing.assert_allclose(weights, 0.5, atol=1e-12)


@pytest.mark.parametrize("kernel", list(Kernel))
def test_pooled_agrees_with_the_weights(kernel: Kernel) -> None:
    random = np.random.default_rng(1)
    keys, values = np.sort(random.uniform(0, 5, 700)), random.normal(size=700)
    queries = np.linspace(-1, 6, 300)  # more rows than a block
    weights = weights_of(kernel, queries, keys, 0.3)
    answered = pooled(kernel, queries, keys, values, 0.3)
    np.testing.assert_allclose(answered.weights, weights, atol=1e-7)
    inside = weights.any(axis=1)
    np.testing.assert_array_equal(answered.undefined, ~inside)
    np.testing.assert_allclose(answered.estimates[inside], (weights @ values)[inside], atol=1e-12)
    neighbours = 1 / (weights[inside] ** 2).sum(axis=1)
    np.testing.assert_allclose(answered.neighbours[inside], neighbours, rtol=1e-12)
    assert (answered.neighbours[~inside] == 0).all()
    assert pooled(kernel, queries, keys, values, 0.3, keep=False).weights.shape == (0, 700)


@pytest.mark.parametrize("kernel", COMPACT)
def test_a_query_with_no_key_inside_is_undefined(kernel: Kernel) -> None:
    answered = pooled(kernel, np.array([0.0, 9.0]), np.array([0.1]), np.array([2.0]), 0.5)
    np.testing.assert_array_equal(answered.undefined, [False, True])
    assert answered.estimates[0] == 2.0
    assert not answered.weights[1].any()


def test_a_width_of_zero_is_average_pooling() -> None:
    queries, keys = np.array([0.0, 7.0]), np.array([1.0, 2.0, 9.0])
    np.testing.assert_allclose(weights_of(Kernel.WIDTH, queries, keys, 0.0), 1 / 3)


@pytest.mark.parametrize("scale", [0.0, -1.0, np.nan, np.inf])
def test_an_impossible_bandwidth_is_told(scale: float) -> None:
    with pytest.raises(UserError, match="bandwidth"):
        weights_of(Kernel.BOXCAR, np.zeros(1), np.zeros(1), scale)


@pytest.mark.parametrize("scale", [np.nan, np.inf, 1e7])
def test_an_impossible_width_is_told(scale: float) -> None:
    with pytest.raises(UserError, match="width w"):
        weights_of(Kernel.WIDTH, np.zeros(1), np.zeros(1), scale)


def test_cancelling_stops() -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        pooled(Kernel.AVERAGE, np.zeros(1), np.zeros(1), np.zeros(1), 1.0, token)


@pytest.mark.parametrize("kernel", list(Kernel))
def test_the_shape_is_highest_in_the_middle(kernel: Kernel) -> None:
    distances: Values = np.linspace(-2, 2, 41)
    shape = kernel_shape(kernel, distances, 0.75)
    assert shape[20] == shape.max() == 1
    np.testing.assert_allclose(shape, shape[::-1], atol=1e-12)
