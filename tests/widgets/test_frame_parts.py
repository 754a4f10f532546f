"""Rail, foot, message bar, list of shortcuts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from explorer.core.cancel import Progress
from explorer.widgets.elided_label import ElidedLabel
from explorer.widgets.foot import Foot
from explorer.widgets.message_bar import MessageBar
from explorer.widgets.rail import Entry, Rail
from explorer.widgets.shortcuts_list import Shortcut, ShortcutsList

LEFT = Qt.MouseButton.LeftButton
ENTRIES = (
    Entry("one", lambda: "The first", "transformer"),
    Entry("two", lambda: "The second chapter with a long name", "transformer"),
)


def test_the_rail_chooses_a_chapter(qtbot: QtBot) -> None:
    rail = Rail(ENTRIES)
    qtbot.addWidget(rail)
    rail.show()
    with qtbot.waitSignal(rail.chapter_chosen) as chosen:
        QTest.mouseClick(rail.chapter_button("two"), LEFT)
    assert chosen.args == ["two"]
    rail.set_chapter("one")
    assert not rail.chapter_button("two").isChecked()
    assert rail.width() >= rail.chapter_button("two").sizeHint().width()


def test_the_open_chapters_bold_name_is_whole_after_folding(qtbot: QtBot) -> None:
    rail = Rail(ENTRIES)
    qtbot.addWidget(rail)
    rail.show()
    wide = rail.width()
    rail.set_chapter("two")
    for collapsed in (True, False):
        rail.set_collapsed(collapsed)
    assert rail.width() == wide


def test_the_rail_collapses_to_icons_with_names_as_tool_tips(qtbot: QtBot) -> None:
    rail = Rail(ENTRIES)
    qtbot.addWidget(rail)
    rail.show()
    wide = rail.width()
    with qtbot.waitSignal(rail.collapsed_changed):
        QTest.mouseClick(rail.fold, LEFT)
    assert rail.collapsed
    assert rail.width() < wide / 2
    assert "The first" in rail.chapter_button("one").toolTip()


def test_the_rails_other_entries_tell(qtbot: QtBot) -> None:
    rail = Rail(ENTRIES)
    qtbot.addWidget(rail)
    rail.show()
    for button, signal in (
        (rail.sentences, rail.sentences_toggled),
        (rail.library, rail.library_requested),
        (rail.settings, rail.settings_requested),
    ):
        with qtbot.waitSignal(signal):
            QTest.mouseClick(button, LEFT)


def test_the_foot_speaks_of_work_that_lasts(qtbot: QtBot) -> None:
    foot = Foot()
    qtbot.addWidget(foot)
    foot.resize(1200, 30)
    foot.show()
    foot.set_status("CPU", "tiny", "14 ms", "")
    assert not foot.note.isVisible()
    foot.set_busy(True, "Computing …")
    assert not foot.bar.isVisible()  # a short run must not flicker
    qtbot.waitUntil(foot.bar.isVisible)
    assert foot.doing.text() == "Computing …"
    foot.set_progress(Progress("Reading", 1, 4))
    assert (foot.doing.text(), foot.bar.value(), foot.bar.maximum()) == ("Reading", 250, 1000)
    foot.set_progress(Progress("Waiting"))
    assert foot.bar.maximum() == 0
    with qtbot.waitSignal(foot.cancel_requested):
        QTest.mouseClick(foot.cancel, LEFT)
    foot.set_busy(False)
    assert not foot.bar.isVisible()
    assert not foot.cancel.isVisible()
    assert foot.timing.isVisible()


def test_the_foot_switches_the_language(qtbot: QtBot) -> None:
    foot = Foot()
    qtbot.addWidget(foot)
    foot.set_languages((("en", "English"), ("zh_CN", "简体中文")), "en")
    assert foot.language.text().startswith("English")
    with qtbot.waitSignal(foot.language_chosen) as chosen:
        foot.language.menu().actions()[1].trigger()
    assert chosen.args == ["zh_CN"]


def test_a_message_offers_ways_out(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    taken: list[str] = []
    bar.show_message("Too little memory.", [("Go on on the CPU", lambda: taken.append("cpu"))])
    assert bar.isVisible()
    QTest.mouseClick(bar.offers[0], LEFT)
    assert taken == ["cpu"]
    assert not bar.isVisible()


def test_a_message_is_dismissed_by_button_and_key(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    ways: tuple[Callable[[], None], ...] = (
        lambda: QTest.mouseClick(bar.close_button, LEFT),
        lambda: QTest.keyClick(bar, Qt.Key.Key_Escape),
    )
    for dismiss in ways:
        bar.show_message("Something.", [("Do", lambda: None)])
        with qtbot.waitSignal(bar.dismissed):
            dismiss()
        assert not bar.isVisible()


def test_a_later_message_takes_the_place_of_an_earlier(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_message("One.", [("Do", lambda: None)])
    bar.show_message("Two.")
    assert bar.sentence.text() == "Two."
    assert bar.offers == []


def test_the_shortcuts_can_be_searched(qtbot: QtBot) -> None:
    shortcuts = (
        Shortcut("View", "Heatmap", ("H",)),
        Shortcut("View", "Lines", ("L",)),
        Shortcut("Window", "Full screen", ("F11",)),
    )
    shown = ShortcutsList(shortcuts)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitExposed(shown)
    assert shown.visible_labels() == ("Heatmap", "Lines", "Full screen")
    QTest.keyClicks(shown.search, "f11")
    assert shown.visible_labels() == ("Full screen",)
    shown.search.clear()
    QTest.keyClicks(shown.search, "view line")
    assert shown.visible_labels() == ("Lines",)
    QTest.keyClicks(shown.search, "zzz")
    assert shown.visible_labels() == ()


def test_a_label_without_room_keeps_the_whole_in_its_tool_tip(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.set_whole("a long text that does not fit")
    label.resize(40, 20)
    label.show()
    qtbot.waitExposed(label)
    assert label.grab().width() > 0
    assert label.toolTip() == "a long text that does not fit"
