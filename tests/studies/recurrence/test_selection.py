"""The search, compared with a plain loop over units and steps."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from explorer.studies.recurrence.selection import Hit, search, signs_of, units_on

States = NDArray[np.float32]


def stays(hidden: States, unit: int, first: int, last: int, threshold: float, sign: int = 0) -> bool:
    """Whether a unit is on through a phrase, step by step."""
    signs = (sign,) if sign else (1, -1)
    return any(all(s * hidden[t, unit] >= threshold for t in range(first, last + 1)) for s in signs)


@st.composite
def states(draw: st.DrawFn) -> tuple[States, tuple[int, ...]]:
    """The states of a few sentences, and their bounds; values on the threshold are likely."""
    lengths = draw(st.lists(st.integers(1, 7), min_size=1, max_size=6))
    seed, units = draw(st.integers(0, 10_000)), draw(st.integers(1, 20))
    random = np.random.default_rng(seed)
    hidden = random.choice([-0.9, -0.5, -0.2, 0.0, 0.2, 0.5, 0.9], size=(sum(lengths), units))
    return hidden.astype(np.float32), tuple(np.cumsum([0, *lengths]).tolist())


@given(states(), st.data())
def test_units_on_through_the_brush_and_off_around_it(
    made: tuple[States, tuple[int, ...]], data: st.DataObject
) -> None:
    hidden, _ = made
    first = data.draw(st.integers(0, len(hidden) - 1))
    last = data.draw(st.integers(first, len(hidden) - 1))
    threshold = data.draw(st.sampled_from([0.25, 0.5, 0.95]))
    expected = []
    for unit in range(hidden.shape[1]):
        for sign in (1, -1):
            around = [t for t in (first - 1, last + 1) if 0 <= t < len(hidden)]
            on = stays(hidden, unit, first, last, threshold, sign)
            if on and not any(stays(hidden, unit, t, t, threshold, sign) for t in around):
                expected.append(unit)
    assert units_on(hidden, (first, last), threshold) == tuple(expected)


@given(states(), st.data())
def test_every_place_is_found_and_ranked(made: tuple[States, tuple[int, ...]], data: st.DataObject) -> None:
    hidden, bounds = made
    count = hidden.shape[1]
    units = tuple(sorted(data.draw(st.sets(st.integers(0, count - 1), min_size=1))))
    length, threshold = data.draw(st.integers(1, 5)), data.draw(st.sampled_from([0.25, 0.5]))
    signs = data.draw(
        st.one_of(
            st.just(()),
            st.lists(st.sampled_from([1, -1]), min_size=len(units), max_size=len(units)).map(tuple),
        )
    )
    expected = places(hidden, bounds, units, threshold, length, signs)
    assert search(hidden, bounds, units, threshold, length, 1000, signs) == tuple(expected)
    assert search(hidden, bounds, units, threshold, length, 2, signs) == tuple(expected[:2])


def places(
    hidden: States,
    bounds: Sequence[int],
    units: Sequence[int],
    threshold: float,
    length: int,
    signs: Sequence[int],
) -> list[Hit]:
    found: list[tuple[int, int, int, Hit]] = []
    for sentence, begin in enumerate(bounds[:-1]):
        for start in range(begin, bounds[sentence + 1] - length + 1):
            end = start + length - 1
            wanted = dict(zip(units, signs or [0] * len(units), strict=True))
            shared = sum(stays(hidden, unit, start, end, threshold, sign) for unit, sign in wanted.items())
            rest = [unit for unit in range(hidden.shape[1]) if unit not in wanted]
            others = sum(stays(hidden, unit, start, end, threshold) for unit in rest)
            if shared:
                hit = Hit(sentence, start - begin, end - begin, shared, others)
                found.append((-shared, others, start, hit))
    chosen: list[Hit] = []
    taken: set[int] = set()
    for _, _, start, hit in sorted(found, key=lambda entry: entry[:3]):
        if taken.isdisjoint(range(start, start + length)):
            taken.update(range(start, start + length))
            chosen.append(hit)
    return chosen


def test_signs_tell_which_way_a_unit_is_on() -> None:
    hidden = np.array([[0.9, -0.9], [0.9, -0.9], [-0.9, 0.9], [-0.9, 0.9]], dtype=np.float32)
    assert units_on(hidden, (0, 1), 0.5) == (0, 1)
    signs = signs_of(hidden, (0, 1), (0, 1))
    assert signs == (1, -1)
    bounds = (0, 2, 4)
    assert len(search(hidden, bounds, (0, 1), 0.5, 2, 9)) == 2
    assert search(hidden, bounds, (0, 1), 0.5, 2, 9, signs) == (Hit(0, 0, 1, 2, 0),)


def test_a_unit_that_flips_did_not_stay_on() -> None:
    hidden = np.array([[0.0], [0.9], [-0.9], [0.0]], dtype=np.float32)
    assert units_on(hidden, (1, 2), 0.5) == ()
    assert search(hidden, (0, 4), (0,), 0.5, 2, 9) == ()


def test_nothing_chosen_or_too_long_finds_nothing() -> None:
    hidden = np.ones((3, 2), dtype=np.float32)
    assert search(hidden, (0, 3), (), 0.5, 1, 9) == ()
    assert search(hidden, (0, 3), (0,), 0.5, 4, 9) == ()
    assert search(hidden, (0, 1, 2, 3), (0,), 0.5, 2, 9) == ()
    assert search(hidden, (0,), (0,), 0.5, 1, 9) == ()
    assert search(hidden, (0, 3), (0, 99), 0.5, 3, 9) == (Hit(0, 0, 2, 1, 1),)
    assert units_on(hidden, (5, 9), 0.5) == ()


def test_values_that_are_no_number_are_off() -> None:
    hidden = np.array([[np.nan, np.inf, -np.inf]], dtype=np.float32)
    assert units_on(hidden, (0, 0), 0.5) == (1, 2)
    assert search(hidden, (0, 1), (0, 1, 2), 0.5, 1, 9) == (Hit(0, 0, 0, 2, 0),)


def test_chunks_and_many_steps_give_the_same() -> None:
    random = np.random.default_rng(0)
    hidden = random.normal(size=(40_000, 9)).astype(np.float32)
    bounds = (0, 16_383, 16_386, 40_000)
    got = search(hidden, bounds, (1, 4, 8), 0.8, 2, 40_000)
    windows = np.stack([hidden[:-1], hidden[1:]])
    on = np.asarray((windows >= 0.8).all(axis=0) | (windows <= -0.8).all(axis=0))
    shared = on[:, [1, 4, 8]].sum(axis=1)
    shared[[16_382, 16_385]] = 0
    assert max(hit.shared for hit in got) == shared.max()
    for hit in got:
        assert hit.shared == shared[bounds[hit.sentence] + hit.first]
    covered = np.zeros(len(hidden), dtype=bool)
    for hit in got:
        covered[bounds[hit.sentence] + hit.first : bounds[hit.sentence] + hit.last + 1] = True
    assert all(covered[at] or covered[at + 1] for at in np.flatnonzero(shared))
