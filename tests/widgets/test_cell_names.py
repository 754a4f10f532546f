"""Names that are made when they are asked for."""

from __future__ import annotations

import numpy as np

from explorer.widgets.cell_names import NumberNames, same_axis, widest_candidates


def _plain(number: float) -> str:
    return f"{number:g}"


def test_they_read_as_a_sequence() -> None:
    names = NumberNames(np.array([0.5, 1.25, -3.0]), _plain)
    assert list(names) == ["0.5", "1.25", "-3"]
    assert names[-1] == "-3"
    assert names[1:] == ("1.25", "-3")
    assert len(names) == 3
    assert np.array(tuple(names)).tolist() == ["0.5", "1.25", "-3"]


def test_only_what_is_asked_for_is_made() -> None:
    made: list[float] = []

    def name(number: float) -> str:
        made.append(number)
        return str(number)

    names = NumberNames(np.arange(5000.0), name)
    assert names[4000] == "4000.0"
    assert len(widest_candidates(names)) < 300
    assert len(made) < 300


def test_equality_is_that_of_the_numbers_and_the_function() -> None:
    numbers = np.array([1.0, 2.0])
    names = NumberNames(numbers, _plain)
    assert names == NumberNames(numbers.copy(), _plain)
    assert hash(names) == hash(NumberNames(numbers.copy(), _plain))
    assert names != NumberNames(numbers + 1, _plain)
    assert names != NumberNames(numbers, str)
    assert names != ("1", "2")


def test_the_zoom_fits_places_that_moved_and_names_that_stayed() -> None:
    numbers = np.array([1.0, 2.0])
    assert same_axis(NumberNames(numbers, _plain), NumberNames(numbers + 1, _plain))
    assert not same_axis(NumberNames(numbers, _plain), NumberNames(numbers[:1], _plain))
    assert same_axis(("a", "b"), ("a", "b"))
    assert not same_axis(("a", "b"), ("a", "c"))
    assert not same_axis(("1", "2"), NumberNames(numbers, _plain))


def test_the_widest_of_many_words_is_among_the_candidates() -> None:
    words = tuple("ab" for _ in range(3000)) + ("abcdefgh",) + ("c",) * 3000
    assert "abcdefgh" in widest_candidates(words)
    assert widest_candidates(("a", "b")) == ("a", "b")


def test_the_longest_of_numbers_is_among_the_candidates() -> None:
    numbers = np.arange(50.0)
    numbers[7] = 1.23456
    assert "1.23456" in widest_candidates(NumberNames(numbers, _plain))
