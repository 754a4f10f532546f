"""The card of a step: gates, reach, predictions, by hand, shapes."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from explorer.models.recurrent.spec import Cell
from explorer.panels.recurrence.panel import RecurrencePanel
from explorer.studies.recurrence.hand import MOST_TERMS, hand
from explorer.studies.recurrence.state import FRESH
from tests.panels.opening import Settled
from tests.panels.people import LEFT
from tests.panels.recurrence.people import click, drawn


def show(panel: RecurrencePanel, view: str) -> None:
    QTest.mouseClick(panel.right.views.buttons.button(view), LEFT)
    assert panel.session.state.right == view


@pytest.mark.parametrize("cell", [Cell.LSTM, Cell.GRU])
def test_gates_at_the_step_and_over_time(panel: RecurrencePanel, settled: Settled, cell: Cell) -> None:
    panel.set_cell(cell)
    settled()
    gates = panel.right.gates
    QTest.mouseClick(gates.canvas(), LEFT, pos=gates.cell_center(0, 7))
    assert panel.session.state.unit == 7
    QTest.keyClick(gates, Qt.Key.Key_Right)
    assert panel.session.state.unit == 8
    click(panel.right.over_time)
    assert panel.session.state.over_time
    assert gates.over_time()
    QTest.mouseClick(gates.canvas(), LEFT, pos=gates.cell_center(1, 4))
    assert panel.step() == 4
    name = "f" if cell is Cell.LSTM else "z"
    kept = drawn(panel).network.layer(0).parts[name][:, 0]
    arrays = gates.picture_arrays()
    assert any(np.array_equal(array, kept.mean(axis=1)) for array in arrays.values())
    assert any(np.array_equal(part, kept) for array in arrays.values() if array.ndim == 3 for part in array)


@pytest.mark.parametrize("cell", [Cell.ELMAN, Cell.JORDAN])
def test_a_cell_without_gates_says_so(panel: RecurrencePanel, settled: Settled, cell: Cell) -> None:
    panel.set_cell(cell)
    settled()
    assert not panel.right.gates.isVisible()
    assert not panel.right.over_time.isVisible()
    assert "no gates" in panel.right.no_gates.text()
    assert panel.right.pictures() == ()
    panel.set_cell(Cell.LSTM)
    settled()
    assert panel.right.gates.isVisible()


def test_reach_alone_and_in_lockstep(panel: RecurrencePanel, settled: Settled) -> None:
    show(panel, "reach")
    settled()
    assert panel.session.drawn is not None
    assert [(reach.name, reach.before) for reach in panel.session.drawn.reaches] == [
        ("LSTM", False),
        ("LSTM", True),
    ]
    click(panel.right.compare)
    settled()
    reaches = panel.session.drawn.reaches
    assert [reach.name for reach in reaches] == 2 * ["Elman", "GRU", "LSTM"]
    assert [reach.before for reach in reaches] == 3 * [False] + 3 * [True]
    plot = panel.right.reach
    arrays = list(plot.picture_arrays().values())
    for reach in reaches:
        assert reach.norms[-1] == pytest.approx(1.0)
        assert any(np.array_equal(array, reach.norms) for array in arrays)
    QTest.mouseClick(plot.canvas(), LEFT, pos=plot.point_at(3.0, float(reaches[1].norms[3])))
    assert panel.step() == 3
    assert plot.marker() == 3.0
    click(panel.right.compare)
    settled()
    assert len(panel.session.drawn.reaches) == 2


def test_predictions(panel: RecurrencePanel, settled: Settled) -> None:
    show(panel, "predictions")
    trace = drawn(panel)
    for step in (2, len(panel.steps()) - 1):
        panel.set_step(step)
        shares = panel.right.predictions.picture_arrays()
        assert trace.network.logits is not None
        logits = trace.network.logits[step, 0].astype(np.float64)
        expected = np.exp(logits - np.logaddexp.reduce(logits))
        drawn_shares = next(array for array in shares.values() if array.dtype.kind == "f")
        assert drawn_shares.max() == pytest.approx(expected.max(), abs=1e-6)
    panel.open_model(FRESH)
    settled()
    assert "no linear layer" in panel.right.said.text()


def test_by_hand_numbers_code_and_copy(panel: RecurrencePanel, settled: Settled) -> None:
    panel.open_preset("by_hand")
    settled()
    page = panel.right.hand
    assert "0.7498" in page.sheet.toPlainText()
    click(page.copy)
    assert "0.7498" in QGuiApplication.clipboard().text()
    QTest.mouseClick(page.kind.button("code"), LEFT)
    assert page.code.isVisible()
    assert not page.sheet.isVisible()
    click(page.copy)
    code = QGuiApplication.clipboard().text()
    assert "import torch" in code
    compile(code, "copied", "exec")
    panel.copy_code()
    assert QGuiApplication.clipboard().text() == code


def test_the_sheet_follows_step_and_unit(panel: RecurrencePanel, settled: Settled, qtbot: QtBot) -> None:
    panel.open_preset("by_hand")
    settled()
    page = panel.right.hand
    panel.change(step=2, unit=1)
    qtbot.waitUntil(lambda: "0.8995" in page.sheet.toPlainText())  # t2, unit 1, as given with the example
    panel.change(step=3)
    panel.change(right="gates")
    panel.change(right="hand", unit=0)
    qtbot.waitUntil(lambda: "0.1572" in page.sheet.toPlainText())


def test_every_product_of_a_long_sum(panel: RecurrencePanel) -> None:
    show(panel, "hand")
    page = panel.right.hand
    short = page.sheet.toPlainText()
    click(page.whole)
    assert len(page.sheet.toPlainText()) > len(short)
    lines = hand(drawn(panel), panel.session.state, None).lines
    assert max(len(line.terms) for line in lines) > MOST_TERMS


def test_shapes_and_their_layout(panel: RecurrencePanel, settled: Settled) -> None:
    show(panel, "shapes")
    panel.change(hidden=5, bidirectional=True)
    settled()
    page = panel.right.shapes
    steps = len(panel.steps())

    def texts() -> str:
        return " ".join(label.text() for table in page.tables for label in table.findChildren(QLabel))

    assert page.note.isVisible()
    assert f"({steps}, 1, 24)" in texts()
    click(page.batch_first)
    assert f"(1, {steps}, 24)" in texts()
    click(page.batch_first)
    assert not panel.session.state.batch_first
    assert f"({steps}, 1, 24)" in texts()
