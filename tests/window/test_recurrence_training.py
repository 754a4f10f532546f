"""Training in the window: other chapters stay usable, the foot tells of it and pauses it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from explorer.panels import registry
from explorer.panels.recurrence.panel import RecurrencePanel
from explorer.window.window import MainWindow
from tests.window.conftest import Opener
from tests.window.dummy import CHAPTERS, DummyPanel

LEFT = Qt.MouseButton.LeftButton
RECURRENCE = next(chapter for chapter in registry.CHAPTERS if chapter.name == "recurrence")


def panel_of(window: MainWindow) -> RecurrencePanel:
    panel = window.stage.panel
    assert isinstance(panel, RecurrencePanel)
    return panel


def train(qtbot: QtBot, panel: RecurrencePanel) -> None:
    panel.change(hidden=4, batch=2, longest_gap=2, training_steps=100_000, right="training")
    QTest.mouseClick(panel.right.training.start, LEFT)
    wait_for_more(qtbot, panel)


def wait_for_more(qtbot: QtBot, panel: RecurrencePanel) -> None:
    before = 0 if panel.training.run is None else panel.training.run.step
    qtbot.waitUntil(
        lambda: panel.training.run is not None and panel.training.run.step > before, timeout=30_000
    )


def test_another_chapter_is_opened_while_training(open_window: Opener, qtbot: QtBot) -> None:
    window = open_window((RECURRENCE, *CHAPTERS), chapter="recurrence")
    panel = panel_of(window)
    qtbot.waitUntil(lambda: panel.session.drawn is not None, timeout=60_000)
    train(qtbot, panel)
    window.stage.open(CHAPTERS[0].name)
    assert isinstance(window.stage.panel, DummyPanel)
    qtbot.waitUntil(lambda: not window.stage.busy)
    wait_for_more(qtbot, panel)
    window.stage.open("recurrence")
    assert window.stage.busy
    qtbot.waitUntil(window.frame.foot.cancel.isVisible)
    QTest.mouseClick(window.frame.foot.cancel, LEFT)
    qtbot.waitUntil(lambda: not panel.training.busy, timeout=30_000)
    qtbot.waitUntil(window.frame.message_bar.isVisible)
    qtbot.waitUntil(lambda: not window.stage.busy)
    assert panel.right.training.start.text() == "Go on"


def test_the_window_is_closed_while_training(open_window: Opener, qtbot: QtBot) -> None:
    window = open_window((RECURRENCE,), chapter="recurrence")
    panel = panel_of(window)
    qtbot.waitUntil(lambda: panel.session.drawn is not None, timeout=60_000)
    train(qtbot, panel)
    window.close()


def test_every_key_of_the_chapter_works(open_window: Opener, qtbot: QtBot) -> None:
    window = open_window((RECURRENCE,), chapter="recurrence")
    panel = panel_of(window)
    qtbot.waitUntil(lambda: panel.session.drawn is not None, timeout=60_000)
    keys = {action.shortcut().toString() for action in window.actions() if not action.shortcut().isEmpty()}
    assert {command.shortcut for command in panel.commands()} <= keys
