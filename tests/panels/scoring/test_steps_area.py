"""The upper card of the steps folds where there is no room for both, and whenever the person wants it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.panels.scoring.panel import ScoringPanel
from tests.panels.opening import Settled


def test_a_low_window_leaves_the_lanes_the_room(panel: ScoringPanel, settled: Settled, qtbot: QtBot) -> None:
    settled()
    stack = panel.inputs.tables
    panel.resize(1000, 700)
    qtbot.waitUntil(stack.isVisible)
    panel.resize(1000, 380)
    qtbot.waitUntil(lambda: not stack.isVisible())
    assert panel.lanes_card.height() > panel.inputs.height()
    panel.resize(1000, 700)
    qtbot.waitUntil(stack.isVisible)


def test_the_person_folds_and_unfolds(panel: ScoringPanel, settled: Settled, qtbot: QtBot) -> None:
    settled()
    panel.resize(1000, 700)
    before = panel.lanes_card.height()
    panel.inputs.fold.click()
    qtbot.waitUntil(lambda: not panel.inputs.tables.isVisible())
    QApplication.processEvents()
    assert panel.lanes_card.height() > before
    assert not panel.inputs.bar.open.isVisible()
    panel.resize(1000, 720)
    assert not panel.inputs.tables.isVisible()  # what was chosen holds
    panel.inputs.fold.click()
    qtbot.waitUntil(panel.inputs.tables.isVisible)


def test_another_page_unfolds(panel: ScoringPanel, settled: Settled, qtbot: QtBot) -> None:
    settled()
    panel.inputs.fold.click()
    qtbot.waitUntil(lambda: not panel.inputs.tables.isVisible())
    panel.change(page="hand")
    qtbot.waitUntil(panel.inputs.hand.isVisible)
