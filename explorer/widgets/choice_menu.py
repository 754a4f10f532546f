"""Menus of which one entry is checked: the languages, the devices, the themes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu


def fill_choices(
    menu: QMenu, choices: Sequence[tuple[str, str]], chosen: str, choose: Callable[[str], None]
) -> None:
    """Fill a menu anew with (name, label) entries; `choose` gets the name of the one that is taken."""
    for former in menu.findChildren(QActionGroup, options=Qt.FindChildOption.FindDirectChildrenOnly):
        former.deleteLater()  # with its actions, but later: taking one of them may have led here
    menu.clear()
    group = QActionGroup(menu)
    for name, label in choices:
        action = QAction(label, group, checkable=True, checked=name == chosen)
        action.triggered.connect(lambda _checked, name=name: choose(name))
        menu.addAction(action)
