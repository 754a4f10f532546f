"""The Attention pooling chapter in the window: its keys, its views in the top bar, what is taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from explorer.panels import registry
from explorer.panels.pooling.panel import PoolingPanel
from explorer.window.window import MainWindow
from tests.window.conftest import Opener
from tests.window.dummy import CHAPTERS

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
POOLING = next(chapter for chapter in registry.CHAPTERS if chapter.name == "pooling")


@pytest.fixture
def pooling(open_window: Opener, qtbot: QtBot) -> MainWindow:
    window = open_window((*CHAPTERS, POOLING), chapter="pooling")
    qtbot.waitUntil(lambda: panel_of(window).session.drawn is not None, timeout=60_000)
    settle(qtbot, window)
    return window


def panel_of(window: MainWindow) -> PoolingPanel:
    panel = window.stage.panel
    assert isinstance(panel, PoolingPanel)
    return panel


def settle(qtbot: QtBot, window: MainWindow) -> None:
    panel = panel_of(window)
    qtbot.waitUntil(lambda: not panel.session.runner.busy and not panel.turns.pending, timeout=30_000)


def count(window: MainWindow) -> int:
    drawn = panel_of(window).session.drawn
    assert drawn is not None
    return int(drawn.trace.points.keys.size)


def test_an_edit_is_taken_back_by_key(pooling: MainWindow, qtbot: QtBot) -> None:
    plot = panel_of(pooling).regression.plot
    plot.setFocus()
    plane = plot.layout_now()
    assert plane is not None
    at = plane.plane.topRight().toPoint()
    at.setX(at.x() - 20)
    at.setY(at.y() + 20)
    QTest.mouseDClick(plot.viewport(), LEFT, pos=at)
    settle(qtbot, pooling)
    assert count(pooling) == 51
    QTest.keyClick(plot, Qt.Key.Key_Z, CONTROL)
    settle(qtbot, pooling)
    assert count(pooling) == 50
    QTest.keyClick(plot, Qt.Key.Key_Z, CONTROL | SHIFT)
    settle(qtbot, pooling)
    assert count(pooling) == 51


def test_data_out_of_sight_are_not_taken_back(pooling: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(pooling)
    panel.add_point(1.0, 1.0)
    panel.change(view="cues")
    settle(qtbot, pooling)
    QTest.keyClick(pooling, Qt.Key.Key_Z, CONTROL)
    assert len(panel.session.state.points or ()) == 51


def test_a_point_is_chosen_and_moved_by_keys(pooling: MainWindow, qtbot: QtBot) -> None:
    """The plot's own keys are not taken by a shortcut of the chapter or of the window."""
    panel = panel_of(pooling)
    plot, before = panel.regression.plot, panel.session.state
    plot.setFocus()
    for _ in range(3):
        QTest.keyClick(plot, Qt.Key.Key_BracketRight)
    assert panel.session.state.key == 2
    QTest.keyClick(plot, Qt.Key.Key_BracketLeft)
    assert panel.session.state.key == 1
    assert panel.session.state.width == before.width
    drawn = panel.session.drawn
    assert drawn is not None
    value = float(drawn.trace.points.values[1])
    QTest.keyClick(plot, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    settle(qtbot, pooling)
    points = panel.session.state.points
    assert points is not None
    assert points[1][1] > value
    assert panel.session.state.text == before.text
    QTest.keyClick(plot, Qt.Key.Key_Delete)
    settle(qtbot, pooling)
    assert count(pooling) == 49


def test_the_wrong_formula_is_said_in_the_bar_and_taken_back(pooling: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(pooling)
    panel.change(formula="1/0")
    settle(qtbot, pooling)
    qtbot.waitUntil(pooling.frame.message_bar.isVisible)
    QTest.keyClick(panel.regression.plot, Qt.Key.Key_Z, CONTROL)
    settle(qtbot, pooling)
    qtbot.waitUntil(lambda: not pooling.frame.message_bar.isVisible())


def test_space_plays_the_sweep(pooling: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(pooling)
    panel.regression.plot.setFocus()
    QTest.keyClick(panel.regression.plot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: panel.step() > 21, timeout=10_000)
    QTest.keyClick(panel.regression.plot, Qt.Key.Key_Space)
    held = panel.step()
    panel.set_step(held - 3)
    assert panel.step() == held - 3


def test_the_views_stand_in_the_top_bar(pooling: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(pooling)
    for view in ("cues", "training", "product", "heatmaps", "regression"):
        button = panel.views.buttons.button(view)
        assert button.isVisible()
        assert button.window() is pooling
        QTest.mouseClick(button, LEFT)
        qtbot.waitUntil(lambda view=view: panel.session.state.view == view)  # type: ignore[misc]
        settle(qtbot, pooling)


def test_the_views_leave_with_the_chapter_and_come_back(pooling: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(pooling)
    panel.change(view="cues")
    pooling.stage.open(CHAPTERS[0].name)
    assert not panel.views.isVisible()
    pooling.stage.open("pooling")
    assert panel.views.isVisible()
    assert panel_of(pooling).session.state.view == "cues"


def test_every_key_of_the_chapter_works(pooling: MainWindow) -> None:
    keys = {action.shortcut().toString() for action in pooling.actions() if not action.shortcut().isEmpty()}
    wanted = {command.shortcut for command in panel_of(pooling).commands() if command.shortcut}
    assert wanted <= keys


def test_a_window_with_training_is_closed(pooling: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(pooling)
    panel.change(view="training", size=2000, epochs=500, learning_rate=1e-4)
    settle(qtbot, pooling)
    QTest.mouseClick(panel.card.start, LEFT)
    qtbot.waitUntil(lambda: panel.training.busy)
    pooling.close()


def test_the_edited_points_are_there_after_a_restart(open_window: Opener, qtbot: QtBot) -> None:
    first = open_window((POOLING,), chapter="pooling")
    qtbot.waitUntil(lambda: panel_of(first).session.drawn is not None, timeout=60_000)
    panel_of(first).add_point(2.5, 2.5)
    panel_of(first).change(kernel="triangular")
    points = panel_of(first).session.state.points
    settle(qtbot, first)
    first.close()
    again = open_window((POOLING,))
    qtbot.waitUntil(lambda: panel_of(again).session.drawn is not None, timeout=60_000)
    assert panel_of(again).session.state.points == points
    assert panel_of(again).session.state.kernel == "triangular"
