"""A card's subtitle: beside the title, cut there, or whole below it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from explorer.theme import theme
from explorer.widgets.card import Card

SAID = "drag the query, a point or the kernel, double-click to add a point"


@pytest.fixture
def card(qtbot: QtBot) -> Card:
    card = Card()
    qtbot.addWidget(card)
    card.let_subtitle_wrap()
    card.set_title("Kernel regression", SAID)
    card.add_control(QPushButton("Compare"))
    card.body.addStretch(1)
    card.show()
    return card


def seen(card: Card, width: int, height: int) -> list[str]:
    """The labels of a card of a size at 100 % text, from the top."""
    px = theme().px
    card.resize(px(width), px(height))
    QApplication.processEvents()
    labels = [label for label in card.findChildren(QLabel) if label.isVisible() and label.text()]
    return [label.text() for label in sorted(labels, key=lambda label: (label.y(), label.x()))]


@pytest.mark.parametrize(("width", "height"), [(1200, 700), (420, 700), (1200, 200), (420, 200)])
def test_the_subtitle_is_said_once(card: Card, width: int, height: int) -> None:
    assert seen(card, width, height).count(SAID) == 1


def test_a_cut_subtitle_stands_below_where_there_is_room(card: Card) -> None:
    def below() -> bool:
        label = next(found for found in card.findChildren(QLabel) if found.text() == SAID)
        return label.wordWrap()

    seen(card, 1200, 700)
    assert not below()
    seen(card, 420, 700)
    assert below()
    seen(card, 420, 200)
    assert not card.findChildren(QLabel)[-1].isVisible()
