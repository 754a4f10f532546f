"""A menu of choices, filled again and again."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from explorer.widgets.choice_menu import fill_choices

CHOICES = (("a", "First"), ("b", "Second"))


def test_one_entry_is_checked_and_the_taken_one_told(qtbot: QtBot) -> None:
    menu, taken = QMenu(), list[str]()
    qtbot.addWidget(menu)
    fill_choices(menu, CHOICES, "b", taken.append)
    assert [(action.text(), action.isChecked()) for action in menu.actions()] == [
        ("First", False),
        ("Second", True),
    ]
    menu.actions()[0].trigger()
    assert taken == ["a"]


def test_taking_an_entry_may_fill_the_menu_anew_and_nothing_is_left(qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)

    def choose(name: str) -> None:
        fill_choices(menu, CHOICES, name, choose)

    choose("a")
    for place in (1, 0, 1):
        menu.actions()[place].trigger()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [action.isChecked() for action in menu.actions()] == [False, True]
    assert len(menu.findChildren(QActionGroup)) == 1
    assert len(menu.findChildren(QAction)) == len(CHOICES) + 1  # and the menu's own
