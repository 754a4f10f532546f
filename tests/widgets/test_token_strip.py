"""The token strip by mouse, keyboard and pixel."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.core.colour import ColourMap, Scale
from explorer.theme import theme
from explorer.widgets import token_strip
from explorer.widgets.token_flow import token_flow
from explorer.widgets.token_strip import TokenStrip

WORDS = (
    "[CLS]", "the", "animal", "didn", "'", "t", "cross", "the", "street",
    "because", "it", "was", "too", "tired", ".", "[SEP]",
)  # fmt: skip
SPECIALS = np.array([word.startswith("[") for word in WORDS])
WEIGHTS = np.linspace(0, 1, len(WORDS), dtype=np.float32)


@pytest.fixture
def strip(qtbot: QtBot) -> TokenStrip:
    made = TokenStrip()
    qtbot.addWidget(made)
    made.resize(420, 150)
    made.set_tokens(WORDS, SPECIALS)
    made.set_weights(WEIGHTS)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_token_has_the_colour_of_its_weight(strip: TokenStrip, mode: str) -> None:
    theme().set_mode(mode)
    strip.set_scale(Scale.LINEAR)
    weights = WEIGHTS.copy()
    weights[2] = np.nan
    strip.set_weights(weights)
    image, lut = strip.grab().toImage(), theme().lut(ColourMap.ACCENT)

    def ground(index: int) -> QColor:
        rect = strip.token_rect(index)
        return image.pixelColor(round(rect.left() + 3), round(rect.center().y()))

    for index in (0, 7, 15):
        expected = QColor(*lut[int(weights[index] * 255 + 0.5)].tolist())
        assert ground(index).name() == expected.name()
    assert ground(2).name() == theme().colour("masked").name()


def test_hover_says_the_exact_weight(qtbot: QtBot, strip: TokenStrip) -> None:
    with qtbot.waitSignal(strip.token_hovered) as hovered:
        QTest.mouseMove(strip.canvas(), strip.token_center(9))
    assert hovered.args == [9]
    assert strip.tip_lines() == ("because   α = 0.600",)
    assert strip.picture_value() == "because   α = 0.600"
    with qtbot.waitSignal(strip.token_hovered) as left:
        QApplication.sendEvent(strip.canvas(), QEvent(QEvent.Type.Leave))
    assert left.args == [-1]


def test_a_click_chooses(qtbot: QtBot, strip: TokenStrip) -> None:
    with qtbot.waitSignal(strip.token_chosen) as chosen:
        QTest.mouseClick(strip.canvas(), Qt.MouseButton.LeftButton, pos=strip.token_center(10))
    assert chosen.args == [10]
    assert strip.chosen() == 10
    strip.set_chosen(None)
    assert strip.chosen() is None


def test_the_keyboard_walks(qtbot: QtBot, strip: TokenStrip) -> None:
    seen: list[int] = []
    strip.token_chosen.connect(seen.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_End,
                Qt.Key.Key_Right, Qt.Key.Key_Home):  # fmt: skip
        QTest.keyClick(strip, key)
    assert seen == [0, 1, 0, 15, 0]
    QTest.keyClick(strip, Qt.Key.Key_Down)
    assert strip.token_center(seen[-1]).y() > strip.token_center(0).y()
    QTest.keyClick(strip, Qt.Key.Key_Up)
    assert seen[-1] == 0


def test_the_chosen_one_is_scrolled_to(qtbot: QtBot, strip: TokenStrip) -> None:
    strip.set_tokens(tuple(f"token{n}" for n in range(5000)))
    strip.set_weights(np.full(5000, 0.5, dtype=np.float32))
    strip.set_chosen(4999)
    assert strip.canvas().rect().contains(strip.token_center(4999))
    with qtbot.waitSignal(strip.token_chosen) as chosen:
        QTest.mouseClick(strip.canvas(), Qt.MouseButton.LeftButton, pos=strip.token_center(4998))
    assert chosen.args == [4998]


def test_only_visible_tokens_are_painted(strip: TokenStrip, monkeypatch: pytest.MonkeyPatch) -> None:
    strip.set_tokens(tuple(f"token{n}" for n in range(5000)))
    painted: list[str] = []
    monkeypatch.setattr(token_strip, "paint_chip", lambda _painter, _rect, chip: painted.append(chip.label))
    strip.grab()
    assert 0 < len(painted) < 100


def test_without_weights_it_is_plain_text(strip: TokenStrip) -> None:
    with_numbers = strip.wanted_height(420, 10)
    strip.set_weights(None)
    assert strip.wanted_height(420, 10) < with_numbers
    image, rect = strip.grab().toImage(), strip.token_rect(3)
    ground = image.pixelColor(round(rect.left() + 3), round(rect.center().y()))
    assert ground.name() == theme().colour("card").name()
    assert strip.picture_value() == ""


def test_weights_must_fit(strip: TokenStrip) -> None:
    with pytest.raises(ValueError, match="tokens"):
        strip.set_weights(WEIGHTS[:3])


def test_fewer_tokens_forget_the_chosen_one(strip: TokenStrip) -> None:
    strip.set_chosen(12)
    strip.set_tokens(("a", "b"))
    assert strip.chosen() is None
    strip.set_tokens(())
    strip.grab()


@given(
    st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=40),
    st.integers(60, 500),
    st.sampled_from([100, 200, 250]),
)
def test_tokens_of_any_script_stay_inside_and_are_found_again(
    qapp: QApplication, labels: list[str], room: int, percent: int
) -> None:
    theme().set_text_percent(percent)
    plan = token_flow(tuple(labels), room, number="0.00", title=False)
    for index in range(len(labels)):
        rect = plan.rect(index)
        assert rect.left() >= 0
        assert plan.at(rect.center().x(), rect.center().y()) == index
    theme().set_text_percent(100)


def test_right_to_left_text_starts_on_the_right(strip: TokenStrip) -> None:
    strip.set_tokens(("שלום", "עולם", "טוב"))
    assert strip.token_center(0).x() > strip.token_center(1).x() > strip.token_center(2).x()


def test_the_title_names_the_picture(strip: TokenStrip) -> None:
    top = strip.token_rect(0).top()
    strip.set_title("From it")
    assert strip.token_rect(0).top() > top
    assert strip.picture_name() == "From it"
