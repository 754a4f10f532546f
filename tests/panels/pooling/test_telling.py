"""What is told and explained of quick changes: the last word is that of the state in the end."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.core import i18n
from explorer.core.errors import UserError
from explorer.core.trace import Explanation
from explorer.panels.base import Message, Status
from explorer.panels.pooling.panel import PoolingPanel
from explorer.panels.pooling.status import message_of, status_of
from explorer.panels.pooling.telling import explanation_of
from explorer.studies.pooling.kernels import Kernel
from explorer.studies.pooling.state import with_data
from tests.panels.opening import Settled
from tests.panels.people import said
from tests.panels.pooling.people import move, place_of, press, release


class Ear:
    """The newest of everything that a panel tells."""

    def __init__(self, panel: PoolingPanel) -> None:
        self.explained: list[Explanation | None] = []
        self.status: list[Status] = []
        self.messages: list[Message | None] = []
        self.steps: list[tuple[str, ...]] = []
        self.step: list[int] = []
        panel.explained.connect(self.explained.append)
        panel.status_changed.connect(self.status.append)
        panel.message_changed.connect(self.messages.append)
        panel.steps_changed.connect(self.steps.append)
        panel.step_changed.connect(self.step.append)


def wait(panel: PoolingPanel, settled: Settled, qtbot: QtBot) -> None:
    """Until nothing is computed, and nothing is left to explain."""
    settled()
    qtbot.waitUntil(lambda: not panel._explains.isActive())


def check_last_words(panel: PoolingPanel, ear: Ear) -> None:
    """What was told last is what there is to tell now."""
    session, state = panel.session, panel._held()
    assert session.drawn is not None
    assert session.drawn.trace.request == state.request
    now = explanation_of(state, session.drawn, session.run, panel._batched(), panel.maps.maps)
    assert repr(ear.explained[-1]) == repr(now)
    assert ear.status[-1] == status_of(session.drawn, state)
    assert ear.messages[-1:] in ([], [message_of(session.drawn)])
    assert ear.steps[-1:] in ([], [panel.steps()])
    assert ear.step[-1:] in ([], [panel.step()])


@pytest.mark.parametrize("seed", range(4))
def test_the_last_word_after_a_burst(panel: PoolingPanel, settled: Settled, qtbot: QtBot, seed: int) -> None:
    ear, chance = Ear(panel), random.Random(seed)
    kernels = tuple(Kernel)
    for _ in range(14):
        deed = chance.randrange(5)
        if deed == 0:
            panel.set_step(chance.randrange(50))
        elif deed == 1:
            panel.choose_kernel(chance.choice(kernels))
        elif deed == 2:
            panel.change(key=chance.randrange(-1, 20))
        elif deed == 3:
            state = panel.session.state
            recipe = replace(state.recipe, seed=chance.randrange(5))
            panel.session.take(with_data(state, replace(state.data, recipe=recipe)))
        else:
            QApplication.processEvents()
    wait(panel, settled, qtbot)
    panel.set_step(7 if panel.step() != 7 else 8)  # at least one change
    wait(panel, settled, qtbot)
    check_last_words(panel, ear)


def test_the_last_word_after_a_drag(panel: PoolingPanel, settled: Settled, qtbot: QtBot) -> None:
    ear, at = Ear(panel), place_of(panel, 20)
    press(panel, at)
    for by in range(5, 60, 4):
        move(panel, at + type(at)(by, by // 2))
        if by % 3 == 0:
            QApplication.processEvents()
    release(panel, at + type(at)(57, 28))
    wait(panel, settled, qtbot)
    check_last_words(panel, ear)


def test_a_language_chosen_within_a_burst(panel: PoolingPanel, settled: Settled, qtbot: QtBot) -> None:
    ear = Ear(panel)
    for step in range(8):
        panel.set_step(step)
    i18n.install(lambda _context, text: f"§ {text}")
    QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    for step in range(8, 12):
        panel.set_step(step)
    wait(panel, settled, qtbot)
    assert ear.explained[-1] is not None
    assert ear.explained[-1].title.startswith("§ ")
    check_last_words(panel, ear)


def test_what_failed_is_not_taken_back_by_what_was_left_to_tell(
    panel: PoolingPanel, settled: Settled, qtbot: QtBot
) -> None:
    ear, at = Ear(panel), place_of(panel, 20)
    press(panel, at)
    for by in range(5, 60, 4):
        move(panel, at + type(at)(by, by // 2))
        panel.turns.finish()
    assert panel._is_untold
    panel.on_failed(UserError("It failed."))
    wait(panel, settled, qtbot)
    assert said(ear.messages) == "It failed."
    release(panel, at + type(at)(57, 28))


def test_a_closed_chapter_says_nothing(panel: PoolingPanel, settled: Settled, qtbot: QtBot) -> None:
    for step in range(8):
        panel.set_step(step)
    assert panel._is_unexplained
    ear = Ear(panel)
    panel.close_down()
    assert not panel._explains.isActive()
    with qtbot.assertNotEmitted(panel.explained):
        QApplication.processEvents()
    assert ear.explained == []
