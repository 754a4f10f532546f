"""Brushing a phrase over tokens, by the mouse and by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from explorer.widgets.brush_strip import BrushStrip

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
WORDS = ("I", "grew", "up", "in", "France", "and", "speak")


@pytest.fixture
def strip(qtbot: QtBot) -> BrushStrip:
    made = BrushStrip()
    qtbot.addWidget(made)
    made.resize(600, 120)
    made.set_tokens(WORDS)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def told(strip: BrushStrip) -> list[tuple[int, int]]:
    heard: list[tuple[int, int]] = []
    strip.brushed.connect(lambda first, last: heard.append((first, last)))
    return heard


def draw(strip: BrushStrip, start: int, end: int) -> None:
    way = 1 if end >= start else -1
    QTest.mousePress(strip.canvas(), LEFT, pos=strip.token_center(start))
    for token in range(start, end + way, way):
        QTest.mouseMove(strip.canvas(), strip.token_center(token))
    QTest.mouseRelease(strip.canvas(), LEFT, pos=strip.token_center(end))


@pytest.mark.parametrize(("start", "end"), [(1, 4), (4, 1), (3, 3)])
def test_a_drag_is_told_once_when_it_ends(
    strip: BrushStrip, told: list[tuple[int, int]], start: int, end: int
) -> None:
    draw(strip, start, end)
    assert told == [(min(start, end), max(start, end))]
    assert strip.brush() == told[0]


def test_a_drag_may_turn_back_over_its_start(strip: BrushStrip, told: list[tuple[int, int]]) -> None:
    QTest.mousePress(strip.canvas(), LEFT, pos=strip.token_center(3))
    for token in (4, 5, 4, 3, 2):
        QTest.mouseMove(strip.canvas(), strip.token_center(token))
    QTest.mouseMove(strip.canvas(), QPoint(-30, -30))  # beside the tokens nothing changes
    QTest.mouseRelease(strip.canvas(), LEFT, pos=QPoint(-30, -30))
    assert told == [(2, 3)]


def test_what_is_drawn_is_not_taken_away_by_a_picture_that_arrives(
    strip: BrushStrip, told: list[tuple[int, int]]
) -> None:
    QTest.mousePress(strip.canvas(), LEFT, pos=strip.token_center(1))
    strip.set_brush(None)
    QTest.mouseMove(strip.canvas(), strip.token_center(2))
    QTest.mouseRelease(strip.canvas(), LEFT, pos=strip.token_center(2))
    assert told == [(1, 2)]


def test_other_places_and_buttons_brush_nothing(strip: BrushStrip, told: list[tuple[int, int]]) -> None:
    QTest.mouseClick(strip.canvas(), RIGHT, pos=strip.token_center(1))
    QTest.mouseClick(strip.canvas(), LEFT, pos=QPoint(595, 115))
    assert told == []
    assert strip.brush() is None


def test_keys_begin_at_the_first_token_and_stretch_both_ways(
    strip: BrushStrip, told: list[tuple[int, int]]
) -> None:
    for key, modifier in (
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Right, SHIFT),
        (Qt.Key.Key_Right, SHIFT),
        (Qt.Key.Key_Left, SHIFT),
        (Qt.Key.Key_Left, SHIFT),
        (Qt.Key.Key_Left, SHIFT),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier),
    ):
        QTest.keyClick(strip, key, modifier)
    assert told == [(0, 0), (1, 1), (1, 2), (1, 3), (1, 2), (1, 1), (0, 1), (0, 0)]


def test_keys_end_at_the_last_token(strip: BrushStrip) -> None:
    strip.set_brush((5, 6))
    QTest.keyClick(strip, Qt.Key.Key_Right, SHIFT)
    assert strip.brush() == (5, 6)


def test_escape_takes_the_brush_away_once(strip: BrushStrip, qtbot: QtBot) -> None:
    strip.set_brush((1, 2))
    with qtbot.waitSignal(strip.cleared):
        QTest.keyClick(strip, Qt.Key.Key_Escape)
    assert strip.brush() is None
    with qtbot.assertNotEmitted(strip.cleared):
        QTest.keyClick(strip, Qt.Key.Key_Escape)


def test_setting_emits_nothing_and_is_drawn(
    strip: BrushStrip, told: list[tuple[int, int]], qtbot: QtBot
) -> None:
    before = strip.grab().toImage()
    strip.set_brush((1, 3))
    assert strip.grab().toImage() != before
    strip.set_tokens(WORDS[:2])  # shorter than the brush
    strip.grab()
    strip.set_tokens(())
    QTest.keyClick(strip, Qt.Key.Key_Right)
    strip.grab()
    assert told == []
    assert strip.picture_name()
