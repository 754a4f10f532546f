"""The transport and its scrubber, by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from explorer.theme import theme
from explorer.widgets.scrubber import labelled
from explorer.widgets.transport import SPEEDS, Transport

STEPS = ("Embed", "Layer 0", "Layer 1", "Output")
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def made(qtbot: QtBot) -> tuple[Transport, list[int]]:
    transport = Transport()
    qtbot.addWidget(transport)
    asked: list[int] = []
    transport.step_requested.connect(asked.append)
    transport.set_steps(STEPS)
    transport.resize(900, 80)
    transport.show()
    qtbot.waitExposed(transport)
    return transport, asked


def test_the_buttons_walk_and_are_off_at_the_ends(qtbot: QtBot) -> None:
    transport, asked = made(qtbot)
    assert not transport.first.isEnabled()
    for button in (transport.forward, transport.last, transport.back, transport.first):
        QTest.mouseClick(button, LEFT)
    assert asked == [1, 3, 2, 0]
    assert transport.last.isEnabled()


def test_a_click_on_the_scrubber_goes_to_the_nearest_step(qtbot: QtBot) -> None:
    transport, asked = made(qtbot)
    x = round(transport.scrubber.place(2)) + 3
    QTest.mouseClick(transport.scrubber, LEFT, NONE, QPoint(x, 11))
    assert asked == [2]


def test_dragging_scrubs(qtbot: QtBot) -> None:
    transport, asked = made(qtbot)
    scrubber = transport.scrubber
    QTest.mousePress(scrubber, LEFT, NONE, QPoint(round(scrubber.place(0)), 11))
    for step in (1, 2, 3):
        QTest.mouseMove(scrubber, QPoint(round(scrubber.place(step)), 11))
    QTest.mouseRelease(scrubber, LEFT, NONE, QPoint(round(scrubber.place(3)), 11))
    assert asked == [1, 2, 3]


def test_keys_move_the_scrubber(qtbot: QtBot) -> None:
    transport, asked = made(qtbot)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Left, Qt.Key.Key_Home):
        QTest.keyClick(transport.scrubber, key)
    assert asked == [1, 3, 2, 0]


def test_playing_walks_to_the_end_and_stops(qtbot: QtBot) -> None:
    transport, asked = made(qtbot)
    transport.set_speed(4)
    with qtbot.waitSignal(transport.playing_changed, check_params_cb=lambda playing: not playing):
        QTest.mouseClick(transport.play, LEFT)
    assert asked == [1, 2, 3]
    assert not transport.playing


def test_playing_from_the_end_begins_at_the_start(qtbot: QtBot) -> None:
    transport, asked = made(qtbot)
    transport.set_step(3)
    QTest.mouseClick(transport.play, LEFT)
    assert asked == [0]
    assert transport.playing


def test_the_loop_goes_round(qtbot: QtBot) -> None:
    transport, asked = made(qtbot)
    transport.set_speed(4)
    QTest.mouseClick(transport.loop, LEFT)
    transport.set_step(2)
    QTest.mouseClick(transport.play, LEFT)
    qtbot.waitUntil(lambda: asked[:3] == [3, 0, 1])
    assert transport.playing


def test_playing_stops_when_the_reader_takes_over(qtbot: QtBot) -> None:
    transport, _asked = made(qtbot)
    touches: tuple[Callable[[], object], ...] = (
        lambda: QTest.mouseClick(transport.forward, LEFT),
        lambda: QTest.keyClick(transport.scrubber, Qt.Key.Key_Left),
        lambda: transport.set_step(2),  # the reader chose a step in the chapter itself
    )
    for touch in touches:
        transport.set_step(0)
        transport.start()
        assert transport.playing
        touch()
        assert not transport.playing


def test_a_chapter_that_answers_does_not_stop_the_play(qtbot: QtBot) -> None:
    transport, _asked = made(qtbot)
    transport.step_requested.connect(transport.set_step)
    transport.set_speed(4)
    transport.start()
    qtbot.waitUntil(lambda: transport.scrubber.value() == 2)
    assert transport.playing


def test_no_steps_no_play(qtbot: QtBot) -> None:
    transport, asked = made(qtbot)
    transport.set_steps(())
    transport.toggle()
    assert not transport.playing
    assert not transport.play.isEnabled()
    assert asked == []


def test_the_speed_is_chosen_in_its_menu_and_by_steps(qtbot: QtBot) -> None:
    transport, _asked = made(qtbot)
    transport.speed_button.menu().actions()[0].trigger()
    assert transport.speed == 0.25
    transport.change_speed(-1)
    assert transport.speed == 0.25
    for _ in SPEEDS:
        transport.change_speed(1)
    assert transport.speed == 4
    assert transport.speed_button.text() == "4×"


@given(
    st.lists(st.integers(5, 200), min_size=1, max_size=60),
    st.integers(0, 59),
    st.floats(1, 60, allow_nan=False),
)
def test_labels_never_overlap_and_the_chosen_one_is_there(
    widths: list[int], chosen: int, step: float
) -> None:
    chosen %= len(widths)
    places = [index * step for index in range(len(widths))]
    shown = labelled(widths, places, chosen, 8)
    assert chosen in shown
    for a, b in pairwise(shown):
        assert places[b] - places[a] >= (widths[a] + widths[b]) / 2 + 8


def test_a_narrow_transport_keeps_play_and_the_scrubber(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    transport = Transport(window)
    window.resize(1000, 60)
    window.show()
    qtbot.waitExposed(window)
    buttons = (transport.back, transport.speed_button, transport.first)
    transport.resize(1000, 60)
    assert all(button.isVisible() for button in buttons)
    transport.resize(transport.minimumSizeHint())
    QApplication.processEvents()
    assert not any(button.isVisible() for button in buttons)
    assert transport.play.isVisible()
    assert transport.scrubber.width() >= transport.scrubber.minimumSizeHint().width()


def test_a_lone_step_has_room_for_a_sentence(qtbot: QtBot) -> None:
    """Where there is nothing to play, the one name says why: it is not cut to a share of the width."""
    transport, _asked = made(qtbot)
    sentence = "Run trains w first, then its epochs play here."
    transport.set_steps((sentence,))
    scrubber = transport.scrubber
    names, widths = scrubber._shortened(QFontMetrics(theme().font(0.85, bold=True)))
    assert names == [sentence]
    assert widths[0] < scrubber.width()
    assert scrubber.place(0) < 20
    assert not transport.play.isEnabled()
    assert not transport.grab().isNull()
