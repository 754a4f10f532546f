"""The order of the units and the path of the state, compared with plain definitions."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from explorer.studies.recurrence.state import Sort
from explorer.studies.recurrence.units import order, path


@st.composite
def hidden_states(draw: st.DrawFn) -> NDArray[np.float32]:
    steps, units = draw(st.integers(1, 12)), draw(st.integers(1, 12))
    random = np.random.default_rng(draw(st.integers(0, 9999)))
    values = random.normal(size=(steps, units)) * 10.0 ** draw(st.integers(-20, 20))
    if draw(st.booleans()):
        values[:, random.integers(units)] = 0.5
    if draw(st.booleans()):
        values[random.integers(steps), random.integers(units)] = draw(st.sampled_from([np.nan, np.inf]))
    return values.astype(np.float32)


@given(hidden_states(), st.sampled_from(list(Sort)))
def test_every_unit_is_there_once_and_always_in_the_same_order(
    hidden: NDArray[np.float32], sort: Sort
) -> None:
    ordered = order(hidden, sort)
    assert sorted(ordered) == list(range(hidden.shape[1]))
    assert order(hidden.copy(), sort) == ordered


@given(hidden_states())
def test_by_variance_the_liveliest_is_first(hidden: NDArray[np.float32]) -> None:
    ordered = order(hidden, Sort.VARIANCE)
    values = hidden[:, list(ordered)].astype(np.float64)
    finite = np.asarray(np.isfinite(values).all(axis=0))
    assert not finite[np.argmin(finite) :].any() or finite.all()
    spread = values[:, finite].var(axis=0)
    assert (np.diff(spread) <= 1e-9 * np.abs(spread).max(initial=0) + 1e-60).all()


def test_by_similarity_neighbours_go_together() -> None:
    steps = np.arange(40) / 3
    shapes = [np.sin(steps), np.cos(3 * steps), steps / 9]
    random = np.random.default_rng(0)
    hidden = np.stack([shapes[unit % 3] * (1 + unit / 20) for unit in range(12)], axis=1)
    hidden += random.normal(size=hidden.shape) * 1e-3
    kinds = [unit % 3 for unit in order(hidden, Sort.SIMILARITY)]
    assert sum(a != b for a, b in pairwise(kinds)) == 2


@given(hidden_states())
def test_each_in_the_chain_is_the_most_alike_that_was_left(hidden: NDArray[np.float32]) -> None:
    values = hidden.astype(np.float64)
    finite = [unit for unit in range(values.shape[1]) if np.isfinite(values[:, unit]).all()]
    moving = {unit for unit in finite if np.ptp(values[:, unit]) > 1e-9 * np.abs(values[:, unit]).max()}
    chain = [unit for unit in order(hidden, Sort.SIMILARITY) if unit in moving]
    for at in range(len(chain) - 1):
        left = chain[at + 1 :]
        alike = [np.corrcoef(values[:, chain[at]], values[:, unit])[0, 1] for unit in left]
        assert alike[0] >= max(alike) - 1e-9


@given(hidden_states())
def test_the_path_is_the_plane_of_most_variance(hidden: NDArray[np.float32]) -> None:
    points, shares = path(hidden)
    finite = np.isfinite(hidden).all(axis=1)
    assert points.shape == (len(hidden), 2)
    assert np.isnan(points[~finite]).all()
    assert np.isfinite(points[finite]).all()
    centred = hidden[finite].astype(np.float64)
    if not len(centred):
        return
    centred -= centred.mean(axis=0)
    total = float((centred**2).sum())
    eigenvalues = np.linalg.eigvalsh(centred.T @ centred)[::-1][:2]
    found = (points[finite] ** 2).sum(axis=0)
    assert found[: len(eigenvalues)] == pytest.approx(eigenvalues, rel=1e-6, abs=1e-9 * total)
    assert (shares * total) == pytest.approx(found, rel=1e-9, abs=1e-9 * total)
    assert points[finite].mean(axis=0) == pytest.approx([0, 0], abs=1e-6 * np.sqrt(total) + 1e-60)


@given(hidden_states(), st.integers(0, 99))
def test_the_path_does_not_flip(hidden: NDArray[np.float32], seed: int) -> None:
    """Units in another order: the same plane, up to the sign of each axis's heaviest unit."""
    points, shares = path(hidden)
    again, same = path(hidden[:, np.random.default_rng(seed).permutation(hidden.shape[1])])
    assert same == pytest.approx(shares, abs=1e-6)
    if shares[0] - shares[1] > 1e-3:
        assert np.abs(again[:, 0]) == pytest.approx(np.abs(points[:, 0]), rel=1e-4, abs=1e-30, nan_ok=True)


def test_the_heaviest_unit_decides_the_direction() -> None:
    rise = np.linspace(0, 1, 5)
    points, shares = path(np.stack([rise * 0.1, rise * 3], axis=1))
    assert (np.diff(points[:, 0]) > 0).all()
    assert shares == pytest.approx([1, 0], abs=1e-12)
    falls, _ = path(np.stack([rise * 0.1, -rise * 3], axis=1))
    assert (np.diff(falls[:, 0]) < 0).all()


def test_one_step_and_one_unit() -> None:
    points, shares = path(np.ones((1, 4), dtype=np.float32))
    assert points.tolist() == [[0, 0]]
    assert shares.tolist() == [0, 0]
    points, shares = path(np.array([[1.0], [3.0]], dtype=np.float32))
    assert points == pytest.approx(np.array([[-1, 0], [1, 0]]))
    assert shares == pytest.approx([1, 0])
