"""The sentences drawer: sets, stepping, search, state, language."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.core import i18n
from explorer.core.sentences import built_in_sets
from explorer.widgets.sentence_sources import Source
from explorer.widgets.sentences_drawer import SentencesDrawer
from tests.widgets.drawers import CSV, Heard, Open, pick, texts, written


def _speak(language: str) -> None:
    i18n.install(lambda _context, text: f"<{text}>" if language != "en" else text, language)
    application = QApplication.instance()
    assert application is not None
    for widget in QApplication.allWidgets():
        QApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))


def test_it_begins_with_the_first_set_and_tells_nothing(drawer: SentencesDrawer) -> None:
    one = built_in_sets()[0]
    assert texts(drawer) == [item.text for item in one.items]
    assert drawer.about.text() == one.description("en")
    assert drawer.search.count.text() == "14"
    assert drawer.options.isHidden()
    assert drawer.list.row == -1


def test_every_set_can_be_chosen(drawer: SentencesDrawer) -> None:
    for one in built_in_sets():
        pick(drawer, Source("set", one.key))
        assert texts(drawer) == [item.text for item in one.items]
        assert drawer.sources.shown == Source("set", one.key)
        assert drawer.sources.currentText() == one.title("en")


def test_headings_cannot_be_chosen(drawer: SentencesDrawer) -> None:
    drawer.sources.activated.emit(0)
    assert drawer.sources.shown == Source("set", "coreference")
    assert drawer.sources.currentText() == "Coreference"


def test_stepping_tells_text_pair_and_what_to_look_for(drawer: SentencesDrawer) -> None:
    pick(drawer, Source("set", "pairs"))
    heard = Heard(drawer)
    assert drawer.next_sentence()
    assert drawer.next_sentence()
    assert drawer.previous_sentence()
    first = built_in_sets()[6].sentences("en")
    assert heard.told == [tuple(first[0]), tuple(first[1]), tuple(first[0])]


def test_search_counts_and_keeps_what_is_chosen(qtbot: QtBot, drawer: SentencesDrawer) -> None:
    drawer.list.choose(0)
    heard = Heard(drawer)
    QTest.keyClicks(drawer.search.field, "MARIA")
    qtbot.waitUntil(lambda: drawer.search.count.text() == "2 of 14")
    assert drawer.list.row == 0
    QTest.keyClick(drawer.search.field, Qt.Key.Key_Down)
    assert heard.told[-1][0].startswith("Anna asked Maria")
    QTest.keyClick(drawer.search.field, Qt.Key.Key_Return)
    assert len(heard.told) == 2
    drawer.search.set_needle("zebra")
    qtbot.waitUntil(lambda: drawer.search.count.text() == "0 of 14")
    assert not drawer.next_sentence()
    drawer.search.set_needle("")
    assert drawer.search.count.text() == "14"
    assert drawer.list.row == drawer.list.currentIndex().row()


def test_typing_in_the_list_searches(qtbot: QtBot, drawer: SentencesDrawer) -> None:
    QTest.keyClick(drawer.list, Qt.Key.Key_V)
    assert drawer.search.needle == "v"
    qtbot.waitUntil(lambda: drawer.search.count.text().endswith("of 14"))


def test_a_search_stays_when_another_source_is_chosen(qtbot: QtBot, drawer: SentencesDrawer) -> None:
    drawer.search.set_needle("not")
    pick(drawer, Source("set", "negation"))
    qtbot.waitUntil(lambda: drawer.search.count.text() not in ("13", "14", "14 of 14"))
    assert drawer.list.rows.rowCount() < 13


def test_a_hundred_thousand_lines_are_searched_off_the_gui_thread(
    qtbot: QtBot, drawer: SentencesDrawer, open_file: Open, tmp_path: Path
) -> None:
    open_file(written(tmp_path, "long.txt", "".join(f"Sentence number {n}.\n" for n in range(100_000))))
    assert drawer.search.count.text() == "100,000"
    drawer.search.set_needle("9999")
    assert drawer.list.rows.rowCount() == 100_000  # nothing was searched yet
    qtbot.waitUntil(lambda: drawer.search.count.text() == "19 of 100,000")
    assert drawer.list.rows.sentence_at(0).text == "Sentence number 9999."


def test_state_and_restore_of_a_file(
    qtbot: QtBot, drawer: SentencesDrawer, open_file: Open, tmp_path: Path
) -> None:
    open_file(written(tmp_path, "a.csv", CSV))
    drawer.options.pair.setCurrentIndex(0)
    with qtbot.waitSignal(drawer.source_opened):
        drawer.options.pair.activated.emit(0)
    drawer.list.choose(1)
    drawer.search.set_needle("snow")
    state = json.loads(json.dumps(drawer.state()))
    assert (state["column"], state["pair"], state["row"], state["search"]) == ("premise", "", 1, "snow")

    drawer.search.set_needle("")
    pick(drawer, Source("set", "code"))
    heard = Heard(drawer)
    with qtbot.waitSignal(drawer.source_opened):
        drawer.restore(state)
    qtbot.waitUntil(lambda: drawer.search.count.text() == "1 of 2")
    assert drawer.list.row == 1
    assert drawer.options.pair.currentText() == "Nothing"
    assert heard.told == []
    assert json.loads(json.dumps(drawer.state())) == state


def test_state_and_restore_of_a_set(drawer: SentencesDrawer) -> None:
    pick(drawer, Source("set", "chinese"))
    drawer.list.choose(4)
    state = drawer.state()
    pick(drawer, Source("set", "code"))
    drawer.restore(json.loads(json.dumps(state)))
    assert drawer.state() == state
    assert drawer.list.currentIndex().row() == 4


@pytest.mark.parametrize(
    "state",
    [{}, {"source": 3}, {"source": {"kind": "set", "key": "none"}}, {"source": {"kind": "odd", "key": "x"}},
     {"source": {"kind": "pasted"}}, {"source": {"kind": "file", "key": ""}},
     {"source": {"kind": "set", "key": "coreference"}, "row": "x", "search": 5, "column": None, "header": 2}],
)  # fmt: skip
def test_a_state_that_makes_no_sense_does_no_harm(drawer: SentencesDrawer, state: dict[str, object]) -> None:
    drawer.restore(state)
    assert len(texts(drawer)) == 14
    assert drawer.list.row == -1


def test_a_restored_file_that_is_gone_is_told(qtbot: QtBot, drawer: SentencesDrawer, tmp_path: Path) -> None:
    path = str(tmp_path / "gone.txt")
    drawer.restore({"source": {"kind": "file", "key": path}, "encoding": "klingon", "column": "#7"})
    qtbot.waitUntil(drawer.message.isVisible)
    assert "There is no file" in drawer.message.sentence.text()
    assert len(texts(drawer)) == 14


def test_the_language_changes_everything_but_the_choice(
    drawer: SentencesDrawer, open_file: Open, tmp_path: Path
) -> None:
    drawer.list.choose(2)
    heard = Heard(drawer)
    _speak("zh_CN")
    one = built_in_sets()[0]
    assert drawer.about.text() == one.description("zh_CN")
    assert drawer.sources.currentText() == one.title("zh_CN")
    assert (drawer.list.row, heard.told) == (2, [])
    drawer.list.choose(2)
    assert heard.told[0][2] == one.items[2].look_for["zh_CN"]
    assert drawer.open_button.text() == "<Open…>"
    _speak("en")
    open_file(written(tmp_path, "a.txt", "x\n\ny\n"))
    _speak("zh_CN")
    assert drawer.about.text() == "<Empty lines are left out: 1.>"
    assert drawer.search.field.placeholderText() == "<Search>"
    _speak("en")


def test_it_fits_in_large_text(drawer: SentencesDrawer) -> None:
    from explorer.theme import theme

    assert drawer.minimumSizeHint().width() >= 280
    theme().set_text_percent(200)
    assert drawer.minimumSizeHint().width() <= 520
    assert drawer.sizeHint().width() <= 520
    assert drawer.list.minimumHeight() >= 100
