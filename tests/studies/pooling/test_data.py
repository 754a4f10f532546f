"""Points: drawn, read, edited and undone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.core.errors import UserError
from explorer.studies.pooling.data import (
    Points,
    Queries,
    Recipe,
    check_queries,
    checked,
    drawn,
    in_order,
    points_text,
    read_points,
    spanning,
)
from explorer.studies.pooling.history import MOST, History, added, deleted, moved
from explorer.studies.pooling.tables import LARGEST_FILE, read_tables, read_text

FEW = ((1.0, 2.0), (3.0, 4.0))


def test_the_default_points() -> None:
    points = drawn(Recipe())
    keys, values = np.array(points).T
    assert len(points) == 50
    assert (np.diff(keys) >= 0).all()
    assert 0 <= keys[0] <= keys[-1] < 5
    noise = values - (2 * np.sin(keys) + keys**0.8)
    assert 0.3 < noise.std() < 0.7
    assert drawn(Recipe()) == points != drawn(Recipe(seed=1))


def test_the_default_queries() -> None:
    np.testing.assert_array_equal(Queries().places, [float(f"{n / 10:.1f}") for n in range(50)])


def test_no_noise_is_the_function_itself() -> None:
    keys, values = np.array(drawn(Recipe(size=5000, noise=0.0, formula="x*2"))).T
    np.testing.assert_allclose(values, 2 * keys)


@pytest.mark.parametrize(
    "recipe",
    [
        Recipe(size=1), Recipe(size=5001), Recipe(noise=-1), Recipe(noise=np.nan), Recipe(formula="1/(x-x)"),
        Recipe(formula="y"), Recipe(formula="1e300"),
    ],
)  # fmt: skip
def test_impossible_recipes_are_told(recipe: Recipe) -> None:
    with pytest.raises(UserError):
        drawn(recipe)


@pytest.mark.parametrize("points", [(), ((np.nan, 1.0),), ((1.0, np.inf),), ((1.0, 1e10),), FEW * 2501])
def test_impossible_points_are_told(points: tuple[tuple[float, float], ...]) -> None:
    with pytest.raises(UserError):
        checked(points)


def test_sorting_remembers_places_and_keeps_equal_keys_in_order() -> None:
    ordered = in_order(((2.0, 1.0), (1.0, 2.0), (2.0, 3.0)))
    np.testing.assert_array_equal(ordered.order, [1, 0, 2])
    np.testing.assert_array_equal(ordered.values, [2, 1, 3])


@pytest.mark.parametrize(
    "text",
    ["1,2\n3,4", "x,y\n1,2\n3,4\n", "1;2\n3;4", "1\t2\n\n3\t4", "1 2\n3 4", "\ufeff1,2\n3,4", "1,0;2\n3,0;4"],
)
def test_tables_of_points(text: str) -> None:
    assert read_points(text) == FEW


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "no numbers"), ("x,y", "no numbers"), ("1,2,3", "two columns"), ("1,2\n3", "Line 2 has 1"),
        ("1,2\n3,a", "Line 2, column 2"), ("1,\n", "Line 1, column 2 is empty"), ("1,nan", "Point 1"),
        ("1,2\n1e99,2", "Point 2"),
    ],
)  # fmt: skip
def test_wrong_tables_are_told(text: str, part: str) -> None:
    with pytest.raises(UserError, match=part):
        read_points(text)


def test_points_are_written_and_read_again() -> None:
    points = drawn(Recipe(seed=3))
    assert read_points(points_text(points)) == points


def test_blank_lines_part_tables() -> None:
    assert [table.tolist() for table in read_tables("1,2\n\n\n3,4\n5,6")] == [[[1, 2]], [[3, 4], [5, 6]]]


def test_files(tmp_path: Path) -> None:
    path = tmp_path / "points.csv"
    path.write_text("Größe;y\n1,0;2\n3,0;4", encoding="utf-16")
    assert read_points(read_text(path)) == FEW
    for wrong in (tmp_path, tmp_path / "none.csv"):
        with pytest.raises(UserError):
            read_text(wrong)


def test_too_large_a_file_is_told_with_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "points.csv"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)  # sparse
    with pytest.raises(UserError, match=r"51 MB, and files up to 50 MB"):
        read_text(path)


def test_queries_span_own_points() -> None:
    places = spanning(((7.0, 1.0), (3.0, 1.0)), 5).places
    np.testing.assert_allclose(places, [3, 4, 5, 6, 7])
    assert spanning(((7.0, 1.0),), 3).places.tolist() == [6, 7, 8]


def test_queries_of_own_points_have_places_that_can_be_read() -> None:
    queries = spanning(((-49.990599, 1.0), (79.986329, 1.0)), 50)
    assert (queries.first, queries.step) == (-50.0, 2.66)
    assert queries.places[-1] >= 79.986329


@given(st.floats(-4e8, 4e8), st.floats(1e-300, 4e8), st.integers(2, 60))
def test_queries_of_own_points_span_them_and_hardly_more(first: float, span: float, count: int) -> None:
    keys = sorted((first, first + span))
    if keys[0] == keys[1]:
        return
    queries, real = spanning(((keys[0], 0.0), (keys[1], 0.0)), count), keys[1] - keys[0]
    assert queries.step > 0
    assert abs(queries.first - keys[0]) <= 0.011 * real + 1e-298
    assert 0.9999 * real - 1e-298 <= queries.step * (count - 1) <= 1.015 * real + 1e-298


@pytest.mark.parametrize(
    "queries", [Queries(count=0), Queries(step=0.0), Queries(first=1e10), Queries(step=np.nan)]
)
def test_impossible_queries_are_told(queries: Queries) -> None:
    with pytest.raises(UserError):
        check_queries(queries)


def test_edits_are_values() -> None:
    assert moved(FEW, 1, 0.0, 9.0) == ((1.0, 2.0), (0.0, 9.0))
    assert added(FEW, 5.0, 6.0) == (*FEW, (5.0, 6.0))
    assert deleted(FEW, 0) == (FEW[1],)
    with pytest.raises(UserError):
        moved(FEW, 0, np.nan, 1.0)
    with pytest.raises(UserError):
        added(FEW * 2500, 1.0, 1.0)
    with pytest.raises(IndexError):
        deleted(FEW, 2)


def test_a_drag_is_undone_at_once() -> None:
    history: History[Points | None] = History(None)
    for x in range(30):
        history = history.edited(moved(FEW, 0, x, 0.0), "drag")
    history = history.released().edited(moved(FEW, 0, 99.0, 0.0), "drag")
    assert history.undone().present == moved(FEW, 0, 29.0, 0.0)
    assert history.undone().undone().present is None
    assert not history.undone().undone().can_undo
    assert history.undone().undone().redone().redone().present == moved(FEW, 0, 99.0, 0.0)


values = st.lists(st.tuples(st.floats(-9, 9), st.floats(-9, 9)), max_size=3).map(tuple)


@given(st.lists(values, max_size=20))
def test_undoing_all_and_redoing_all_loses_nothing(edits: list[tuple[tuple[float, float], ...]]) -> None:
    history: History[Points | None] = History(None)
    for points in edits:
        history = history.edited(points)
    end = history.present
    while history.can_undo:
        history = history.undone()
    assert history.present is None
    assert history.undone() is history
    while history.can_redo:
        history = history.redone()
    assert history.present == end
    assert history.redone() is history


def test_old_edits_are_forgotten() -> None:
    history: History[Points | None] = History(None)
    for n in range(MOST + 50):
        history = history.edited(((float(n), 0.0),))
    assert len(history.past) == MOST
