"""What a person does in the Recurrence chapter, for its tests."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QSlider, QWidget
from pytestqt.qtbot import QtBot

from explorer.panels.recurrence.panel import RecurrencePanel
from explorer.studies.recurrence.trace import RecurrenceTrace
from tests.panels.people import LEFT

ENDLESS = 100_000  # steps
Trained = Callable[[], None]
"""Waits until nothing trains, is computed or drawn any more."""


def drawn(panel: RecurrencePanel) -> RecurrenceTrace:
    """The trace on screen."""
    assert panel.session.drawn is not None
    return panel.session.drawn.main


def hidden(panel: RecurrencePanel) -> NDArray[np.floating]:
    """(T, H) of the layer, direction and row on screen."""
    state = panel.session.state
    return drawn(panel).network.layer(state.layer, state.direction).hidden[:, state.sequence]


def click(button: QWidget) -> None:
    """Press a button or a check box where its mark is."""
    at = button.rect().center()
    if isinstance(button, QAbstractButton) and button.isCheckable():
        at = QPoint(min(at.x(), 8), at.y())
    QTest.mouseClick(button, LEFT, pos=at)


def slide(slider: QSlider, steps: int) -> None:
    """Move a slider by keys."""
    key = Qt.Key.Key_Right if steps > 0 else Qt.Key.Key_Left
    for _ in range(abs(steps)):
        QTest.keyClick(slider, key)


def start(panel: RecurrencePanel) -> None:
    """Press Train, Pause or Go on."""
    click(panel.right.training.start)


def start_endless(qtbot: QtBot, panel: RecurrencePanel) -> None:
    """Begin a run that lasts, and wait for its first figures."""
    panel.change(training_steps=ENDLESS)
    start(panel)
    wait_for_steps(qtbot, panel, 0)


def wait_for_steps(qtbot: QtBot, panel: RecurrencePanel, than: int) -> None:
    """Wait until the run is further than so many steps."""

    def is_further() -> bool:
        run = panel.training.run
        return run is not None and run.step > than

    qtbot.waitUntil(is_further, timeout=30_000)
