"""The parameters and the working by hand."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.panels.base import Message
from explorer.panels.scoring.panel import ScoringPanel
from explorer.studies.scoring.kinds import Function
from tests.panels.opening import Settled
from tests.panels.people import said, type_number
from tests.panels.scoring.people import drawn


def test_a_parameter_is_edited_and_taken_back(panel: ScoringPanel, settled: Settled) -> None:
    panel.change(page="weights", function=Function.BILINEAR)
    page = panel.inputs.weights
    assert page.names.current() == "W"
    page.table.model().setData(page.table.model().index(2, 0), "1.5")
    settled()
    trace = drawn(panel)
    assert trace.weights["W"][2, 0] == 1.5
    scores = trace.data.keys @ (trace.data.query @ trace.weights["W"])
    assert_allclose(trace.scored[Function.BILINEAR].scores, scores, rtol=1e-13)
    assert page.reset.isEnabled()
    page.reset.click()
    settled()
    assert drawn(panel).weights["W"][2, 0] != 1.5
    panel.session.undo()
    settled()
    assert drawn(panel).weights["W"][2, 0] == 1.5
    panel.session.undo()
    settled()
    assert panel.session.state.edits == ()


def test_every_parameter_can_be_shown_and_pasted_into(panel: ScoringPanel, settled: Settled) -> None:
    panel.change(page="weights")
    page = panel.inputs.weights
    for name, shape in (("W_q", (8, 3)), ("W_k", (8, 3)), ("w_v", (1, 8)), ("W", (3, 3))):
        page.names.button(name).click()
        assert page.table.values().shape == shape
        page.table.selectAll()
        QApplication.clipboard().setText("\n".join(["\t".join(["0.5"] * shape[1])] * shape[0]))
        page.table.paste()
        settled()
        assert (drawn(panel).weights[name] == 0.5).all()
    hidden = np.tanh(0.5 * drawn(panel).data.query.sum() + 0.5 * drawn(panel).data.keys.sum(axis=1))
    assert_allclose(drawn(panel).scored[Function.ADDITIVE].scores, 8 * 0.5 * hidden, rtol=1e-13)
    type_number(page.hidden, "3")
    settled()
    assert drawn(panel).weights["W_q"].shape == (3, 3)
    assert "not used" in panel.lanes_card.notes.text()


@pytest.mark.parametrize("text", ["nan", "inf", "2e9", "abc"])
def test_a_wrong_parameter_is_told(
    panel: ScoringPanel, settled: Settled, messages: list[Message | None], text: str
) -> None:
    panel.change(page="weights")
    page = panel.inputs.weights
    before = page.table.values()
    page.table.model().setData(page.table.model().index(0, 0), text)
    settled()
    assert said(messages)
    assert np.array_equal(page.table.values(), before)
    assert panel.session.state.edits == ()


@pytest.mark.parametrize("function", list(Function))
def test_the_sheet_holds_the_numbers_of_the_trace(
    panel: ScoringPanel, qtbot: QtBot, function: Function
) -> None:
    panel.change(page="hand", function=function)
    one = drawn(panel).scored[function]
    page = panel.inputs.hand

    def told() -> str:
        return page.sheet.toPlainText()

    def number(value: float) -> str:
        return f"{value:.4f}".replace("-", "−")

    qtbot.waitUntil(lambda: "k3" in told() and number(one.scores[2]) in told())
    assert number(one.weights[2]) in told()
    assert number(one.pooled[0]) in told()
    assert "\\" not in told()
    page.component.setValue(2)
    qtbot.waitUntil(lambda: number(one.pooled[1]) in told())
    assert panel.session.state.component == 1
    page.copy.click()
    assert QApplication.clipboard().text() == told()


def test_every_product_is_written_out(panel: ScoringPanel, settled: Settled) -> None:
    panel.choose_source("seed")
    panel.change(query_size=40, key_size=40, page="hand", function=Function.DOT)
    settled()
    page = panel.inputs.hand
    assert "the 36 smallest terms together" in page.sheet.toPlainText()
    page.whole.setChecked(True)
    assert "q[40] · k[40]" in page.sheet.toPlainText()
