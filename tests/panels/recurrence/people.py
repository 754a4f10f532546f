"""What a person does in the Recurrence chapter, for its tests."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDoubleSpinBox, QMenu, QSlider, QSpinBox, QWidget

from explorer.panels.base import Message
from explorer.panels.recurrence.panel import RecurrencePanel
from explorer.studies.recurrence.trace import RecurrenceTrace

LEFT = Qt.MouseButton.LeftButton


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


def type_number(box: QSpinBox | QDoubleSpinBox, text: str) -> None:
    """Type a number over the one that is there."""
    box.selectAll()
    QTest.keyClicks(box, text)
    QTest.keyClick(box, Qt.Key.Key_Return)


def slide(slider: QSlider, steps: int) -> None:
    """Move a slider by keys."""
    key = Qt.Key.Key_Right if steps > 0 else Qt.Key.Key_Left
    for _ in range(abs(steps)):
        QTest.keyClick(slider, key)


def pick(menu: QMenu, title: str) -> None:
    """Choose an entry of a menu."""
    action = next(action for action in menu.actions() if action.text() == title)
    action.trigger()


def said(messages: list[Message | None]) -> str:
    """The newest sentence."""
    assert messages
    assert messages[-1] is not None
    return messages[-1].sentence
