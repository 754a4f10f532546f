"""Query, keys and values: typed, pasted, opened, drawn, undone; a wrong one is told and the picture stays."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.panels.base import Message
from explorer.panels.scoring.cell_table import MOST_PASTED
from explorer.panels.scoring.panel import ScoringPanel
from explorer.studies.scoring.kinds import Function, Source
from tests.panels.opening import Settled
from tests.panels.people import said, type_number
from tests.panels.scoring.people import drawn, paste, table, type_cell


def test_a_typed_number_counts(panel: ScoringPanel, settled: Settled) -> None:
    type_cell(panel, "keys", 1, 0, "−3,5")
    settled()
    trace = drawn(panel)
    assert trace.data.keys[1, 0] == -3.5
    scores = trace.data.keys @ trace.data.query / np.sqrt(3)
    assert_allclose(trace.scored[Function.SCALED].scores, scores, rtol=1e-14)
    assert panel.session.state.preset == ""
    assert table(panel, "keys").cells.shown(1, 0) == "−3.5"


@pytest.mark.parametrize("text", ["abc", "nan", "inf", "1e12", " "])
def test_a_wrong_cell_is_told_and_undone(
    panel: ScoringPanel, settled: Settled, messages: list[Message | None], text: str
) -> None:
    before = drawn(panel)
    type_cell(panel, "values", 2, 1, text)
    settled()
    assert "row 3, column 2" in said(messages)
    assert drawn(panel).data is before.data
    assert table(panel, "values").cells.grid.value(2, 1) is None
    panel.session.undo()
    settled()
    assert messages[-1] is None
    assert_array_equal(drawn(panel).data.values, before.data.values)
    assert panel.session.state.preset == "by_hand"
    panel.session.redo()
    settled()
    assert "row 3, column 2" in said(messages)


def test_pasted_keys_grow_the_table(
    panel: ScoringPanel, settled: Settled, messages: list[Message | None]
) -> None:
    paste(panel, "keys", "1\t2\t3\n4\t5\t6\n7\t8\t9\n10\t11\t12\n13\t14\t15")
    settled()
    assert "5 keys but 4 values" in said(messages)
    paste(panel, "values", "1\n2\n3\n4\n5")
    settled()
    assert "row 5, column 2 is empty" in said(messages)
    paste(panel, "values", "9", 4, 1)
    settled()
    assert messages[-1] is None
    assert_array_equal(drawn(panel).data.keys, np.arange(1, 16).reshape(5, 3))
    assert drawn(panel).data.values[4].tolist() == [5, 9]


def test_a_clipboard_without_end_is_refused(panel: ScoringPanel, messages: list[Message | None]) -> None:
    before = panel.session.state
    paste(panel, "keys", "1 " * MOST_PASTED)
    assert "Nothing was pasted" in said(messages)
    assert panel.session.state == before


def test_cells_are_copied_as_typed(panel: ScoringPanel) -> None:
    shown = table(panel, "keys")
    shown.selectAll()
    QTest.keyClick(shown, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "1\t0\t1\n0\t2\t0\n2\t1\t1\n-1\t0\t-1"


def test_keys_are_added_and_deleted_with_their_values(panel: ScoringPanel, settled: Settled) -> None:
    panel.set_step(1)
    panel.inputs.bar.add.click()
    settled()
    data = drawn(panel).data
    assert data.keys.shape == (5, 3)
    assert not data.keys[2].any()
    assert not data.values[2].any()
    assert panel.step() == 2
    panel.inputs.bar.delete.click()
    panel.inputs.bar.delete.click()
    settled()
    assert drawn(panel).data.keys.tolist() == [[1, 0, 1], [0, 2, 0], [-1, 0, -1]]
    assert drawn(panel).data.values.tolist() == [[10, 0], [0, 10], [-10, 0]]


def test_no_key_is_left(panel: ScoringPanel, settled: Settled, messages: list[Message | None]) -> None:
    for _ in range(5):
        panel.delete_key()
    settled()
    assert "holds no number" in said(messages)
    assert drawn(panel).steps
    type_cell(panel, "keys", 0, 0, "2")
    type_cell(panel, "values", 0, 0, "3")
    settled()
    assert drawn(panel).data.keys.tolist() == [[2]]
    assert Function.DOT in drawn(panel).refused
    for _ in range(6):
        panel.session.undo()
    settled()
    assert drawn(panel).data.keys.shape == (4, 3)


def test_sizes_cut_and_fill_tables(panel: ScoringPanel, settled: Settled) -> None:
    bar = panel.inputs.bar
    type_number(bar.query_size, "5")
    type_number(bar.count, "2")
    settled()
    data = drawn(panel).data
    assert data.query.tolist() == [1, 0, 2, 0, 0]
    assert data.keys.tolist() == [[1, 0, 1], [0, 2, 0]]
    assert set(drawn(panel).refused) == {Function.DOT, Function.SCALED, Function.GAUSSIAN}
    type_number(bar.value_size, "1")
    settled()
    assert drawn(panel).data.values.tolist() == [[10], [0]]


def test_what_is_drawn_becomes_a_table_when_it_is_edited(panel: ScoringPanel, settled: Settled) -> None:
    panel.inputs.bar.source.button(Source.SEED).click()
    settled()
    before = drawn(panel).data
    assert before.keys.shape == (5, 4)
    type_cell(panel, "query", 0, 0, "4")
    settled()
    state, data = panel.session.state, drawn(panel).data
    assert state.source is Source.TABLE
    assert data.query[0] == 4
    assert_array_equal(data.keys, before.keys)
    panel.session.undo()
    settled()
    assert panel.session.state.source is Source.SEED
    assert_array_equal(drawn(panel).data.query, before.query)


def test_typed_tables_come_back_after_drawing(panel: ScoringPanel, settled: Settled) -> None:
    type_cell(panel, "keys", 0, 0, "5")
    panel.draw_anew()
    settled()
    assert panel.session.state.source is Source.SEED
    panel.inputs.bar.source.button(Source.TABLE).click()
    settled()
    assert drawn(panel).data.keys[0].tolist() == [5, 0, 1]


def test_turning_a_number_is_one_edit(panel: ScoringPanel, settled: Settled) -> None:
    panel.choose_source(Source.SEED)
    box = panel.inputs.bar.count
    for _ in range(4):
        QTest.keyClick(box, Qt.Key.Key_Up)
    settled()
    assert len(drawn(panel).steps) == 9
    panel.session.undo()
    settled()
    assert len(drawn(panel).steps) == 5


def test_a_table_from_a_file(
    panel: ScoringPanel, settled: Settled, messages: list[Message | None], tmp_path: Path
) -> None:
    path = tmp_path / "keys.csv"
    path.write_text("1;2;3\n4;5;6\n7;8;9\n1,5;0;0\n", encoding="utf-8")
    panel.open_table("keys", str(path))
    settled()
    assert drawn(panel).data.keys[2].tolist() == [7, 8, 9]
    panel.open_table("keys", str(tmp_path / "none.csv"))
    assert "none.csv" in said(messages)
    path.write_text("name,1,2\n", encoding="utf-8")
    before = drawn(panel).data
    panel.open_table("keys", str(path))
    settled()
    assert "“name” is not a number" in said(messages)
    assert drawn(panel).data is before


def test_a_table_beyond_what_can_be_used_is_told(
    panel: ScoringPanel, settled: Settled, messages: list[Message | None], tmp_path: Path
) -> None:
    path = tmp_path / "many.csv"
    path.write_text("1,2,3\n" * 5000, encoding="utf-8")
    panel.open_table("keys", str(path))
    settled()
    assert "at most 200 rows" in said(messages)
    assert table(panel, "keys").cells.rowCount() == 201


def test_numbers_that_belong_together_stand_together(panel: ScoringPanel) -> None:
    def corner(name: str, row: int, column: int) -> QPoint:
        shown = table(panel, name)
        return shown.viewport().mapToGlobal(shown.visualRect(shown.cells.index(row, column)).topLeft())

    assert corner("keys", 0, 0).y() == corner("values", 0, 0).y()
    assert corner("keys", 0, 1).x() == corner("query", 0, 1).x()


def test_only_what_is_drawn_has_a_seed_beside_it(panel: ScoringPanel, settled: Settled) -> None:
    """Tables and words are not drawn; the parameters always are, and have seed and button on their page."""
    bar, weights = panel.inputs.bar, panel.inputs.weights
    for source in Source:
        panel.change(source=source, text="a cat", page="data")
        assert bar.seed.isVisible() == bar.draw.isVisible() == (source is Source.SEED)
    panel.choose_source(Source.SEED)
    settled()
    before = drawn(panel)
    bar.draw.click()
    settled()
    assert panel.session.state.source is Source.SEED
    assert bar.seed.value() == panel.session.state.seed != before.request.seed
    assert (drawn(panel).data.keys != before.data.keys).all()
    panel.change(page="weights")
    assert weights.seed.isVisible()
    assert weights.draw.toolTip() == bar.draw.toolTip()


def test_parameters_are_drawn_anew_and_tables_stay(panel: ScoringPanel, settled: Settled) -> None:
    panel.change(page="weights")
    before, page = drawn(panel), panel.inputs.weights
    assert before.request.source is Source.TABLE
    page.draw.click()
    settled()
    after = drawn(panel)
    assert after.request.source is Source.TABLE
    assert_array_equal(after.data.keys, before.data.keys)
    assert all((after.weights[name] != before.weights[name]).all() for name in after.weights)
    assert page.seed.value() == after.request.seed
    type_number(page.seed, "17")
    settled()
    assert drawn(panel).request.seed == 17
    assert page.seed.toolTip() == "Seed of the parameters; query, keys and values are not drawn"
    panel.session.undo()
    panel.session.undo()
    settled()
    assert_array_equal(drawn(panel).weights["W"], before.weights["W"])
