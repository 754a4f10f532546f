"""The frame and a chapter, acted on as a person does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from explorer.core import i18n
from explorer.core.cancel import Progress
from explorer.panels.base import Message, Offer, PairRole
from explorer.theme import theme
from explorer.widgets.shortcuts_list import ShortcutsList
from explorer.window.settings_dialog import SettingsDialog
from explorer.window.window import MainWindow
from tests.window.conftest import Opener, dialog_of, panel_of
from tests.window.dummy import STEPS

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def plays(window: MainWindow) -> bool:
    return window.frame.transport.playing


def test_the_chapter_is_opened_and_run_after_the_first_paint(window: MainWindow) -> None:
    panel = panel_of(window)
    assert panel.calls == [("run", None)]
    assert window.frame.top_bar.text.text() == "The dog slept."
    assert window.frame.transport.scrubber.names == STEPS
    assert window.frame.foot.device.text() == "CPU · 2 threads"
    assert window.frame.explain.explanation is not None
    assert window.windowTitle() == "Dummy – Seqscope"


def test_before_that_a_sentence_says_what_is_coming(open_window: Opener) -> None:
    window = open_window()
    assert window.frame.waiting.text()
    assert not window.frame.waiting.isVisible()


def test_typing_reaches_the_chapter_and_stays_as_typed(window: MainWindow, qtbot: QtBot) -> None:
    panel, field = panel_of(window), window.frame.top_bar.text
    QTest.keyClick(window, Qt.Key.Key_T, CONTROL)
    assert field.hasFocus()
    QTest.keyClicks(field, "Why? It ")
    qtbot.waitUntil(lambda: ("text", "Why? It ") in panel.calls)
    QTest.keyClicks(field, "rained")
    assert field.text() == "Why? It rained"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert panel.text == "Why? It rained"


def test_letters_and_space_type_in_the_field_and_act_elsewhere(window: MainWindow) -> None:
    panel, field = panel_of(window), window.frame.top_bar.text
    field.setFocus()
    field.clear()
    QTest.keyClicks(field, "x X?")
    assert field.text() == "x X?"
    assert panel.calls == [("run", None)]
    window.setFocus()
    QTest.keyClick(window, Qt.Key.Key_X)
    assert panel.calls[-1] == ("flip", None)
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert plays(window)
    QTest.keyClick(window, Qt.Key.Key_End)
    assert panel.at == len(STEPS) - 1
    assert not plays(window)
    QTest.keyClick(window, Qt.Key.Key_Home)
    assert panel.at == 0
    QTest.keyClick(window, Qt.Key.Key_Right, CONTROL)
    assert panel.at == 1


def test_space_on_a_button_presses_the_button(window: MainWindow) -> None:
    button = window.frame.transport.forward
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert panel_of(window).at == 1
    assert not window.frame.transport.playing


def test_the_second_field_follows_the_model(window: MainWindow, qtbot: QtBot) -> None:
    panel, bar = panel_of(window), window.frame.top_bar
    panel.role = PairRole.PAIR
    panel.subject_changed.emit()
    assert bar.pair.isVisible()
    QTest.keyClicks(bar.pair, "B")
    qtbot.waitUntil(lambda: panel.pair == "B")


def test_model_and_device_are_chosen_in_the_top_bar(window: MainWindow) -> None:
    panel, bar = panel_of(window), window.frame.top_bar
    window.stage.set_devices((("auto", "Automatic"), ("cpu", "CPU")))
    bar.model_button.menu().aboutToShow.emit()
    bar.model_button.menu().actions()[1].trigger()
    assert bar.model_button.text() == "large"
    bar.device_button.menu().aboutToShow.emit()
    bar.device_button.menu().actions()[1].trigger()
    assert (panel.device, bar.device_button.text()) == ("cpu", "CPU")


def test_the_devices_are_asked_for_once_there_is_a_result(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(window.stage.devices) > 1, timeout=60_000)
    assert [name for name, _label in window.stage.devices][:2] == ["auto", "cpu"]


def test_the_transport_moves_the_chapter_and_follows_it(window: MainWindow) -> None:
    panel, transport = panel_of(window), window.frame.transport
    QTest.mouseClick(transport.forward, LEFT)
    assert panel.at == 1
    panel.set_step(3)
    assert transport.scrubber.value() == 3


def test_explain_shows_the_step_and_its_buttons_act(window: MainWindow) -> None:
    panel, explain = panel_of(window), window.frame.explain
    panel.set_step(2)
    assert explain.explanation == panel.explanation()
    explain.acted.emit("check")
    assert panel.calls[-1] == ("act", "check")
    QTest.keyClick(window, Qt.Key.Key_I, CONTROL)
    assert not explain.isVisible()
    QTest.keyClick(window, Qt.Key.Key_I, CONTROL)
    assert explain.isVisible()


def test_work_is_shown_and_cancelled(window: MainWindow, qtbot: QtBot) -> None:
    panel, foot = panel_of(window), window.frame.foot
    panel.busy_changed.emit(True)
    qtbot.waitUntil(foot.cancel.isVisible)
    panel.progressed.emit(Progress("Reading the weights", 1, 2))
    assert foot.doing.text() == "Reading the weights"
    QTest.mouseClick(foot.cancel, LEFT)
    assert panel.calls[-1] == ("cancel", None)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert panel.calls[-2:] == [("cancel", None)] * 2
    panel.busy_changed.emit(False)
    assert not foot.cancel.isVisible()


def test_messages_of_chapter_and_window_do_not_wipe_each_other(window: MainWindow) -> None:
    panel, bar = panel_of(window), window.frame.message_bar
    taken: list[bool] = []
    panel.message_changed.emit(Message("Too little memory.", (Offer("CPU", lambda: taken.append(True)),)))
    assert bar.isVisible()
    QTest.mouseClick(bar.offers[0], LEFT)
    assert taken == [True]
    window.tell("A remark.")
    panel.message_changed.emit(None)
    assert bar.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not bar.isVisible()


@pytest.mark.parametrize("how", ["passed", "dismissed"])
def test_a_remark_of_the_window_gives_the_chapters_message_back(window: MainWindow, how: str) -> None:
    panel, bar = panel_of(window), window.frame.message_bar
    panel.message_changed.emit(Message("The text was cut.", (Offer("Why", lambda: None),)))
    window.tell("A remark.")
    assert bar.sentence.text() == "A remark."
    assert not bar.offers
    if how == "passed":
        window.stage._messages.passing.timeout.emit()
    else:
        bar.dismiss()
    assert bar.isVisible()
    assert bar.sentence.text() == "The text was cut."
    assert [button.text() for button in bar.offers] == ["Why"]
    bar.dismiss()
    assert not bar.isVisible()
    window.tell("Another remark.")
    bar.dismiss()
    assert not bar.isVisible()


def test_chapters_keep_what_they_last_said(window: MainWindow) -> None:
    first = panel_of(window)
    first.set_step(2)
    QTest.mouseClick(window.frame.rail.chapter_button("other"), LEFT)
    other = panel_of(window)
    assert other is not first
    assert other.calls == [("run", None)]
    other.set_text("Another.")
    assert window.frame.transport.scrubber.value() == 0
    assert window.frame.top_bar.text.text() == "Another."
    first.set_step(3)  # in the background
    assert window.frame.transport.scrubber.value() == 0
    QTest.keyClick(window, Qt.Key.Key_1, CONTROL)
    assert panel_of(window) is first
    assert window.frame.transport.scrubber.value() == 3
    assert window.frame.top_bar.text.text() == "The dog slept."


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080)])
def test_the_layout_holds(window: MainWindow, mode: str, percent: int, size: tuple[int, int]) -> None:
    theme().set_mode(mode)
    theme().set_text_percent(percent)
    window.frame.top_bar.set_pair_role("pair")
    window.resize(*size)
    QApplication.processEvents()
    assert (window.width(), window.height()) == size
    frame = window.frame
    assert frame.explain.isVisible() == (size[0] * 100 >= 860 * percent)  # else it leaves the cards its room
    parts = (frame.top_bar, frame.rail, frame.transport, frame.explain, frame.foot, frame.cards_area)
    for part in (part for part in parts if part.isVisible()):
        assert part.width() >= 90 or part is frame.rail
        assert window.rect().contains(part.mapTo(window, part.rect().bottomRight()))
    assert frame.cards_area.width() >= size[0] * 0.35
    assert inside(frame.top_bar)
    assert inside(frame.transport)


def inside(parent: QWidget) -> bool:
    children = [child for child in parent.children() if isinstance(child, QWidget) and child.isVisible()]
    boxes = [child.geometry() for child in children]
    apart = all(not a.intersects(b) for n, a in enumerate(boxes) for b in boxes[:n])
    return apart and all(parent.rect().contains(box) for box in boxes)


def test_theme_and_text_size_by_key(window: MainWindow) -> None:
    theme().set_mode("light")
    QTest.keyClick(window, Qt.Key.Key_D, CONTROL)
    assert theme().palette.name == "dark"
    for _ in range(20):
        QTest.keyClick(window, Qt.Key.Key_Equal, CONTROL)
    assert theme().settings.text_percent == 250
    QTest.keyClick(window, Qt.Key.Key_Minus, CONTROL)
    assert theme().settings.text_percent == 240
    QTest.keyClick(window, Qt.Key.Key_0, CONTROL)
    assert theme().settings.text_percent == 100


def test_full_screen_and_presentation_and_back(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert not window.isFullScreen()
    QTest.keyClick(window, Qt.Key.Key_F5, SHIFT)
    assert window.isFullScreen()
    assert theme().settings.text_percent == 150
    assert not window.frame.rail.isVisible()
    assert window.appearance.settings.text_percent == 100  # what is remembered
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    assert theme().settings.text_percent == 100
    assert window.frame.rail.isVisible()


def test_the_list_of_shortcuts_has_window_and_chapter(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_Question, SHIFT)
    shown = dialog_of(window, ShortcutsList)
    assert isinstance(shown, ShortcutsList)
    labels = shown.visible_labels()
    assert "Flip the flag" in labels
    assert "Full screen" in labels
    shown.close()


def test_the_settings_act_at_once(window: MainWindow) -> None:
    QTest.mouseClick(window.frame.rail.settings, LEFT)
    dialog = dialog_of(window, SettingsDialog)
    assert isinstance(dialog, SettingsDialog)
    dialog.mode.setCurrentIndex(2)
    dialog.mode.activated.emit(2)
    assert theme().palette.name == "dark"
    QTest.keyClick(dialog.size_slider, Qt.Key.Key_Right)
    assert theme().settings.text_percent == 110
    window.frame.show_explain(False)
    QTest.mouseClick(dialog.reset_layout, LEFT)
    assert window.frame.explain.isVisible()
    dialog.close()


def test_every_menu_opens_and_lists_the_chapters_commands(window: MainWindow) -> None:
    panel = panel_of(window)
    for menu in window.menuBar().findChildren(QMenu):
        menu.aboutToShow.emit()
    for menu in window.findChildren(QMenu):
        menu.aboutToShow.emit()
    window.menus.chapter.aboutToShow.emit()
    action = next(a for a in window.menus.chapter.actions() if a.text().startswith("Flip the flag"))
    assert not action.isChecked()
    action.trigger()
    assert panel.calls[-1] == ("flip", None)
    window.menus.chapter.aboutToShow.emit()
    again = next(a for a in window.menus.chapter.actions() if a.text().startswith("Flip the flag"))
    assert again.isChecked()


def test_the_edit_menu_edits_the_field_with_the_focus(window: MainWindow) -> None:
    field = window.frame.top_bar.text
    field.setFocus()
    field.selectAll()
    window.menus.edit.aboutToShow.emit()
    {a.text().split("\t")[0]: a for a in window.menus.edit.actions()}["Copy"].trigger()
    assert QGuiApplication.clipboard().text() == "The dog slept."


def test_closing_cancels_all_work(open_window: Opener) -> None:
    window = open_window()
    panel = panel_of(window)
    window.frame.transport.start()
    window.close()
    assert panel.calls[-1] == ("close_down", None)
    assert not window.frame.transport.playing


def test_every_text_of_the_frame_is_translated_at_once(window: MainWindow) -> None:
    """A pseudo-language: every string in corner brackets, and half as long again."""
    i18n.install(lambda _context, text: f"「{text}…… 」")
    QApplication.sendEvent(window, QEvent(QEvent.Type.LanguageChange))
    frame = window.frame
    shown = [
        frame.top_bar.run_button.text(),
        frame.top_bar.text.placeholderText(),
        frame.top_bar.text.accessibleName(),
        frame.rail.sentences.text().strip(),
        frame.rail.settings.toolTip().rpartition("  ")[0],
        frame.transport.play.accessibleName(),
        frame.explain.accessibleName(),
        frame.foot.cancel.text(),
        frame.message_bar.close_button.accessibleName(),
        *(menu.title() for menu, _title in window.menus._titles),
        *(a.text().partition("\t")[0] for a in window.actions_.all()),
        window.windowTitle(),
    ]
    assert [text for text in shown if not text.startswith("「")] == []
    assert inside(frame.top_bar)
    assert frame.rail.width() >= frame.rail.library.sizeHint().width()


def test_tab_walks_through_the_top_bar_in_order(window: MainWindow) -> None:
    bar = window.frame.top_bar
    bar.text.setFocus()
    QTest.keyClick(bar.text, Qt.Key.Key_Tab)
    walked = [QApplication.focusWidget()]
    while walked[-1] is not None and walked[-1] is not bar.run_button and len(walked) < 6:
        QTest.keyClick(walked[-1], Qt.Key.Key_Tab)
        walked.append(QApplication.focusWidget())
    assert walked[-1] is bar.run_button
