"""Tables, sizes and masks: what fits is taken digit for digit, what does not is one sentence."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from explorer.core.errors import UserError
from explorer.studies.scoring import tables
from explorer.studies.scoring.kinds import LARGEST, Function, Norm, Numbers, Source
from explorer.studies.scoring.state import ScoringState, as_tables
from tests.studies.scoring.builders import made, traced

TABLE = ScoringState(source=Source.TABLE, query="1 2", keys="1 0\n0 1", values="5\n6")


@given(arrays.arrays(np.float64, st.tuples(st.integers(1, 5), st.integers(1, 5)),
                     elements=st.floats(-LARGEST, LARGEST)))  # fmt: skip
def test_a_written_table_is_read_back_exactly(values: Numbers) -> None:
    assert (tables.read(tables.written(values), "t", 9, 9) == values).all()


@given(st.text(max_size=40))
def test_any_text_is_a_table_or_a_sentence(text: str) -> None:
    read, sentence = None, ""
    try:
        read = tables.read(text, "t", 9, 9)
    except UserError as error:
        sentence = error.sentence
    if read is None:
        assert sentence.endswith(".")
        assert "{" in text or "{" not in sentence
    else:
        assert np.isfinite(read).all()


@given(st.text(max_size=20))
def test_a_cell_as_typed_stays_one_cell(entry: str) -> None:
    for table, rows in (("1, 2\n3, 4", 2), ("1\n2", 2)):
        changed = tables.cells(tables.with_block(table, 1, 0, [[entry]]))
        assert len(changed) == rows
        assert {len(row) for row in changed} == {len(tables.cells(table)[0])}
        assert changed[0] == tables.cells(table)[0]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", "holds no number"),
        ("1 2\n3", "row 2: 1 numbers, but the first row has 2"),
        ("1, x", "row 1, column 2: “x” is not a number"),
        ("1\nnan", "row 2, column 1 is nan"),
        ("1, inf", "column 2 is inf"),
        ("1, −∞", "column 2 is −∞"),
        ("1,,2", "column 2 is empty"),
        ("1e10", "too large"),
        ("1_000", "not a number"),
        ("1 2 3 4", "at most"),
        ("1\n2\n3\n4", "at most"),
    ],
)
def test_what_is_wrong_is_named(text: str, found: str) -> None:
    with pytest.raises(UserError, match=found):
        tables.read(text, "Keys", 3, 3)


def test_rows_come_and_go() -> None:
    assert tables.with_row("1, 2", 1, ["3", "4"]) == "1,2\n3,4"
    assert tables.without_row("1\n2\n3", 1) == "1\n3"
    assert tables.with_block("1, 2", 0, 1, [["1,5"]]) == "1,1.5"
    with pytest.raises(UserError, match="is empty"):
        tables.read(tables.with_block("1\n2", 1, 0, [[""]]), "Keys", 3, 3)


def test_a_block_makes_room_for_itself() -> None:
    assert tables.with_block("", 0, 0, [["1", "2"], ["3", "4"]]) == "1,2\n3,4"
    assert tables.with_block("1,2", 1, 1, [["5", "6"]]) == "1,2,\n,5,6"
    assert tables.with_block("1,2,3\n4", 1, 0, [["7"]]) == "1,2,3\n7,,"


@given(st.integers(1, 4), st.integers(1, 4), st.integers(1, 6), st.integers(1, 6))
def test_a_table_is_cut_and_filled_with_zeros(rows: int, columns: int, down: int, across: int) -> None:
    values = np.arange(1.0, 1 + rows * columns).reshape(rows, columns)
    read = tables.read(tables.resized(tables.written(values), down, across), "t", 9, 9)
    expected = np.zeros((down, across))
    kept = values[:down, :across]
    expected[: kept.shape[0], : kept.shape[1]] = kept
    assert (read == expected).all()


@given(
    st.text(st.characters(exclude_categories=["Z", "Cc"], exclude_characters=",;"), min_size=1, max_size=6)
)
def test_a_cell_is_a_number_where_a_table_of_it_can_be_read(cell: str) -> None:
    try:
        expected: float | None = float(tables.read(cell, "t", 1, 1)[0, 0])
    except UserError:
        expected = None
    assert tables.value_of(cell) == expected


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"keys": ""}, "“Keys” holds no number"),
        ({"query": ""}, "“Query” holds no number"),
        ({"query": "1 2\n3 4"}, "“Query” has 2 rows"),
        ({"keys": "1 nan\n0 1"}, "“Keys”, row 1, column 2 is nan"),
        ({"values": "1\n2\n3"}, "2 keys but 3 values"),
        ({"valid": 0}, "every key is masked"),
    ],
)
def test_bad_input_is_one_sentence(changes: dict[str, object], found: str) -> None:
    with pytest.raises(UserError, match=found):
        made(replace(TABLE, **changes))  # type: ignore[arg-type]


def test_functions_that_need_equal_sizes_say_why() -> None:
    trace = traced([1.0, 2.0], [[1.0, 2.0, 3.0]])
    assert set(trace.scored) == {Function.ADDITIVE, Function.BILINEAR}
    assert all("has 2" in s or "2 numbers" in s for s in trace.refused.values())


def test_a_valid_length_beyond_the_keys_is_told() -> None:
    trace = traced([1.0], [[1.0], [2.0]], valid=7)
    assert trace.valid.all()
    assert any("beyond the 2 keys" in note for note in trace.notes)


def test_drawn_numbers_become_tables_without_loss() -> None:
    state = ScoringState(seed=5, norm=Norm.RELU)
    drawn = made(state)
    typed = made(as_tables(state, drawn.data))
    for name, values in drawn.arrays().items():
        np.testing.assert_array_equal(values, typed.arrays()[name])


def test_a_weight_changed_by_hand_counts_and_one_that_fits_nowhere_is_told() -> None:
    trace = made(ScoringState(edits=(("w_v", 0, 2.5), ("W", 999, 1.0))))
    assert trace.weights["w_v"][0] == 2.5
    assert any("not used: 1" in note for note in trace.notes)


def test_another_size_of_the_key_leaves_the_query_and_its_weights() -> None:
    one, other = made(ScoringState()), made(ScoringState(key_size=9))
    np.testing.assert_array_equal(one.data.query, other.data.query)
    np.testing.assert_array_equal(one.weights["W_q"], other.weights["W_q"])
