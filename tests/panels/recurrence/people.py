"""What a person does in the Recurrence chapter, for its tests."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QSlider, QWidget

from explorer.panels.recurrence.panel import RecurrencePanel
from explorer.studies.recurrence.trace import RecurrenceTrace
from tests.panels.people import LEFT


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
