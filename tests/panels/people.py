"""What a person does, and reads, in any chapter."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDoubleSpinBox, QMenu, QSpinBox

from explorer.panels.base import Message

LEFT = Qt.MouseButton.LeftButton


def type_number(box: QSpinBox | QDoubleSpinBox, text: str) -> None:
    """Type a number over the one that is there."""
    box.selectAll()
    QTest.keyClicks(box, text)
    QTest.keyClick(box, Qt.Key.Key_Return)


def pick(menu: QMenu, title: str) -> None:
    """Choose an entry of a menu."""
    next(action for action in menu.actions() if action.text() == title).trigger()


def said(messages: list[Message | None]) -> str:
    """The newest sentence."""
    assert messages
    assert messages[-1] is not None
    return messages[-1].sentence
