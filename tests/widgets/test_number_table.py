"""The table of numbers: shown, typed, copied and pasted."""

from __future__ import annotations

import csv
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from explorer.core.colour import ColourMap
from explorer.theme import theme
from explorer.widgets.number_table import NumberTable
from explorer.widgets.number_table_model import cell_text
from explorer.widgets.number_table_text import parsed, rows_of, written
from explorer.widgets.picture import save_picture

WEIGHTS = np.array(
    [[0.3091, -0.0224, 0.4010], [-0.1867, -0.5099, 0.4860], [0.4007, 0.2936, 0.0]], dtype=np.float32
)
NAMES = ("h0", "h1", "h2")


@pytest.fixture
def table(qtbot: QtBot) -> NumberTable:
    made = NumberTable()
    qtbot.addWidget(made)
    made.resize(420, 240)
    made.set_table(WEIGHTS, NAMES, NAMES)
    with qtbot.waitExposed(made):
        made.show()
    made.setFocus()
    return made


def go_to(table: NumberTable, row: int, column: int) -> None:
    table.setCurrentIndex(table.model().index(row, column))


def typed(qtbot: QtBot, table: NumberTable, text: str) -> None:
    """Type over the current cell; returns when the editor has closed."""

    def editors() -> list[QLineEdit]:
        return [editor for editor in table.findChildren(QLineEdit) if editor.isVisible()]

    table.edit(table.currentIndex())
    editors()[0].setText(text)
    QTest.keyClick(editors()[0], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not editors())


def test_cells_names_and_the_picture_value(table: NumberTable) -> None:
    model = table.model()
    assert model.data(model.index(1, 1)) == "−0.5099"
    assert model.headerData(2, Qt.Orientation.Horizontal) == "h2"
    go_to(table, 0, 2)
    assert table.picture_value() == "[h0, h2] = 0.401"


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "0.0000"), (1e-9, "1.00e−9"), (-123456.0, "−1.23e5"), (math.nan, "NaN"), (math.inf, "∞")],
)
def test_the_text_of_a_cell(value: float, text: str) -> None:
    assert cell_text(value) == text


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_ground_tells_sign_and_size(table: NumberTable, mode: str) -> None:
    theme().set_mode(mode)
    image = table.viewport().grab().toImage()

    def ground(row: int, column: int) -> QColor:
        rect = table.visualRect(table.model().index(row, column))
        return image.pixelColor(rect.left() + 3, rect.top() + 3)

    lut = theme().lut(ColourMap.SIGNED)
    strongest = QColor(*lut[round((0.5 - 0.5 * 0.75) * 255)].tolist())
    assert abs(ground(1, 1).red() - strongest.red()) <= 4
    assert ground(2, 2).name() == theme().colour("card").name()


def test_typing_changes_a_cell_once(qtbot: QtBot, table: NumberTable) -> None:
    seen: list[tuple[int, int, float]] = []
    table.value_changed.connect(lambda *args: seen.append(args))
    go_to(table, 1, 2)
    typed(qtbot, table, "−0,25")
    typed(qtbot, table, "-0.25")  # the same again changes nothing
    assert seen == [(1, 2, -0.25)]
    assert table.values()[1, 2] == np.float32(-0.25)
    assert WEIGHTS[1, 2] == np.float32(0.4860)


def test_what_is_no_number_is_refused_with_a_sentence(qtbot: QtBot, table: NumberTable) -> None:
    go_to(table, 0, 0)
    with qtbot.waitSignal(table.edit_refused) as refused:
        typed(qtbot, table, "much")
    assert refused.args == ["“much” is not a number: the cell keeps its value."]
    np.testing.assert_array_equal(table.values(), WEIGHTS)


def test_a_table_for_reading_is_not_changed(table: NumberTable) -> None:
    table.set_editable(False)
    go_to(table, 0, 0)
    QGuiApplication.clipboard().setText("7")
    table.paste()
    assert not table.model().setData(table.model().index(0, 0), "7")
    np.testing.assert_array_equal(table.values(), WEIGHTS)


def test_a_block_is_pasted_and_told_once(qtbot: QtBot, table: NumberTable) -> None:
    single: list[object] = []
    table.value_changed.connect(lambda *args: single.append(args))
    go_to(table, 1, 1)
    QGuiApplication.clipboard().setText("1\t2\n3\t−4\n")
    with qtbot.waitSignal(table.values_pasted) as pasted:
        QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert pasted.args is not None
    assert pasted.args[:2] == [1, 1]
    np.testing.assert_array_equal(pasted.args[2], [[1, 2], [3, -4]])
    np.testing.assert_array_equal(table.values()[1:, 1:], [[1, 2], [3, -4]])
    assert single == []


@pytest.mark.parametrize(
    ("text", "part"),
    [("1\t2\n3", "differ in length"), ("1\tx", "“x” is not a number"), ("1\t2\t3", "1 × 3"), ("", "“”")],
)
def test_a_block_that_does_not_fit_changes_nothing(
    qtbot: QtBot, table: NumberTable, text: str, part: str
) -> None:
    go_to(table, 1, 1)
    QGuiApplication.clipboard().setText(text)
    with qtbot.waitSignal(table.edit_refused) as refused:
        table.paste()
    assert refused.args is not None
    assert part in refused.args[0]
    np.testing.assert_array_equal(table.values(), WEIGHTS)


def test_a_selected_block_is_copied_exactly(table: NumberTable) -> None:
    model = table.model()
    chosen = QItemSelection(model.index(0, 1), model.index(1, 2))
    table.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    back = np.array(rows_of(QGuiApplication.clipboard().text()), dtype=np.float32)
    np.testing.assert_array_equal(back, WEIGHTS[:2, 1:])


@given(arrays(np.float64, array_shapes(min_dims=2, max_dims=2, max_side=6)))
def test_what_is_written_reads_back(values: np.ndarray) -> None:
    back = np.array([[parsed(cell) for cell in row] for row in rows_of(written(values))], dtype=np.float64)
    np.testing.assert_array_equal(back, values)


@given(st.text(max_size=12))
def test_any_text_is_a_number_or_none(text: str) -> None:
    number = parsed(text)
    assert number is None or isinstance(number, float)


@pytest.mark.parametrize("text", ["1;2\n3;4", "1, 2\n3, 4", "1 2\r\n3 4\r\n", "1,0;2,0\n3,0;4,0"])
def test_blocks_of_other_programs(text: str) -> None:
    assert [[parsed(cell) for cell in row] for row in rows_of(text)] == [[1, 2], [3, 4]]


def test_many_cells_another_shape_and_none(table: NumberTable) -> None:
    large = np.random.default_rng(0).normal(size=(1024, 256)).astype(np.float32)
    table.set_table(large)
    assert (table.model().rowCount(), table.model().columnCount()) == (1024, 256)
    table.scrollTo(table.model().index(1023, 255))
    go_to(table, 1023, 255)
    before = table.verticalScrollBar().value()
    table.set_table(large * 2)  # the same shape: place and selection stay
    assert table.verticalScrollBar().value() == before > 0
    assert table.currentIndex().row() == 1023
    table.set_table(np.zeros((0, 0), dtype=np.float32))
    assert not table.grab().isNull()
    table.paste()
    with pytest.raises(ValueError, match="names"):
        table.set_table(WEIGHTS, NAMES[:2])


def test_the_selected_cell_is_framed(table: NumberTable) -> None:
    go_to(table, 1, 1)
    rect = table.visualRect(table.model().index(1, 1))
    image = table.viewport().grab().toImage()
    frame = {image.pixelColor(rect.left() + x, rect.center().y()).name() for x in (0, 1, 2)}
    assert theme().colour("ink").name() in frame


@pytest.mark.parametrize("percent", [100, 250])
def test_text_size_and_picture(table: NumberTable, percent: int, tmp_path: Path) -> None:
    theme().set_text_percent(percent)
    for ending in ("png", "svg", "csv", "npz"):
        save_picture(table, tmp_path / f"p.{ending}")
    with (tmp_path / "p.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    back = np.array([row["value"] for row in rows], dtype=np.float32)
    np.testing.assert_array_equal(back, WEIGHTS.ravel())
