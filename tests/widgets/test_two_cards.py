"""Two cards side by side, or one at a time."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from explorer.widgets.two_cards import TwoCards


def made(qtbot: QtBot, width: int) -> tuple[TwoCards, QWidget, QWidget, QWidget]:
    """The splitter, its cards, and the window, which Python must hold."""
    first, second = QWidget(), QWidget()
    first.setMinimumSize(200, 50)
    second.setMinimumSize(300, 60)
    window = QWidget()
    cards = TwoCards(first, second, window)
    qtbot.addWidget(window)
    window.resize(900, 300)
    cards.resize(width, 300)
    window.show()
    qtbot.waitExposed(window)
    return cards, first, second, window


def test_both_are_seen_where_there_is_room(qtbot: QtBot) -> None:
    cards, first, second, _window = made(qtbot, 700)
    assert first.isVisible()
    assert second.isVisible()
    assert not cards.narrow


def test_one_at_a_time_where_there_is_not(qtbot: QtBot) -> None:
    cards, first, second, _window = made(qtbot, 700)
    with qtbot.waitSignal(cards.narrowed):
        cards.resize(400, 300)
    assert (first.isVisible(), second.isVisible()) == (False, True)
    cards.turn(to_first=True)
    assert (first.isVisible(), second.isVisible()) == (True, False)
    with qtbot.waitSignal(cards.narrowed):
        cards.resize(700, 300)
    assert first.isVisible()
    assert second.isVisible()


def test_turning_changes_nothing_where_both_are_seen(qtbot: QtBot) -> None:
    cards, first, second, _window = made(qtbot, 700)
    cards.turn(to_first=True)
    cards.turn(to_first=False)
    assert first.isVisible()
    assert second.isVisible()


def test_it_asks_for_no_more_room_than_the_wider_card(qtbot: QtBot) -> None:
    cards, _first, _second, _window = made(qtbot, 700)
    assert cards.minimumSizeHint().width() == 300


def test_a_card_that_grows_turns_the_other_away(qtbot: QtBot) -> None:
    cards, first, second, _window = made(qtbot, 600)
    with qtbot.waitSignal(cards.narrowed):
        second.setMinimumWidth(500)
        cards.resize(601, 300)
    assert not first.isVisible()
