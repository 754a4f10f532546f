"""A choice of views: joined buttons where they fit, one button with a menu where they do not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from explorer.theme import theme
from explorer.widgets.view_tabs import ViewTabs

LEFT = Qt.MouseButton.LeftButton
OPTIONS = (("a", "First view", "one"), ("b", "Second view", "two"), ("c", "Third view", "three"))


@pytest.fixture
def tabs(qtbot: QtBot) -> ViewTabs:
    made = ViewTabs()
    qtbot.addWidget(made)
    made.set_options(OPTIONS)
    made.resize(made.sizeHint().width() + 4, 40)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_a_click_and_the_arrows_choose(tabs: ViewTabs) -> None:
    chosen: list[str] = []
    tabs.chosen.connect(chosen.append)
    assert tabs.options() == ("a", "b", "c")
    assert tabs.current() == "a"
    QTest.mouseClick(tabs.buttons.button("c"), LEFT)
    assert (tabs.current(), chosen) == ("c", ["c"])
    QTest.mouseClick(tabs.buttons.button("c"), LEFT)
    assert chosen == ["c"]
    QTest.keyClick(tabs.buttons.button("c"), Qt.Key.Key_Left)
    assert tabs.current() == chosen[-1] == "b"


def test_where_there_is_no_room_a_menu_chooses(tabs: ViewTabs) -> None:
    tabs.resize(tabs.sizeHint().width() - 1, 40)
    assert tabs.menu_button.isVisible()
    assert not tabs.buttons.isVisible()
    assert tabs.menu_button.text().startswith("First view")
    chosen: list[str] = []
    tabs.chosen.connect(chosen.append)
    actions = tabs.menu_button.menu().actions()
    actions[1].trigger()
    assert (tabs.current(), chosen) == ("b", ["b"])
    assert tabs.menu_button.text().startswith("Second view")
    assert [action.isChecked() for action in actions] == [False, True, False]
    actions[1].trigger()
    assert chosen == ["b"]
    tabs.resize(tabs.sizeHint().width(), 40)
    assert tabs.buttons.isVisible()
    assert not tabs.menu_button.isVisible()


def test_setting_emits_nothing_and_shows_everywhere(tabs: ViewTabs, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(tabs.chosen):
        tabs.set_current("c")
        tabs.set_current("no such view")
    assert tabs.current() == "c"
    assert tabs.menu_button.text().startswith("Third view")


def test_longer_words_and_larger_text_may_need_the_menu(tabs: ViewTabs, qtbot: QtBot) -> None:
    tabs.set_current("b")
    tabs.set_options(tuple((name, label * 3, tip) for name, label, tip in OPTIONS))
    assert tabs.current() == "b"
    qtbot.waitUntil(tabs.menu_button.isVisible)
    assert tabs.menu_button.text().startswith("Second viewSecond view")
    tabs.set_options(OPTIONS)
    qtbot.waitUntil(tabs.buttons.isVisible)
    theme().set_text_percent(200)
    qtbot.waitUntil(tabs.menu_button.isVisible)
    theme().set_text_percent(100)
    qtbot.waitUntil(tabs.buttons.isVisible)


def test_it_may_become_as_narrow_as_its_menu(tabs: ViewTabs) -> None:
    assert tabs.minimumSizeHint().width() < tabs.sizeHint().width()
