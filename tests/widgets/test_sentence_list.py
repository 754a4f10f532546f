"""The list of sentences: choosing, stepping, searching, drawing, with few rows and with 100,000."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from explorer.core.sentences import Sentence
from explorer.theme import theme
from explorer.widgets.sentence_list import SentenceList
from explorer.widgets.sentence_model import SENTENCE, SentenceModel, brief

ROWS = tuple(Sentence(f"Sentence number {n}.") for n in range(10))
MANY = tuple(Sentence(f"Sentence number {n} of a long list.") for n in range(100_000))


class Heard:
    """The rows that were told as chosen."""

    def __init__(self, view: SentenceList) -> None:
        self.rows: list[int] = []
        view.row_chosen.connect(self.rows.append)


@pytest.fixture
def view(qtbot: QtBot) -> SentenceList:
    made = SentenceList()
    qtbot.addWidget(made)
    made.resize(300, 400)
    made.show_sentences(ROWS)
    made.show()
    return made


def _click(qtbot: QtBot, view: SentenceList, place: int) -> None:
    centre = view.visualRect(view.rows.index(place, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, centre)


def test_showing_sentences_chooses_none(view: SentenceList) -> None:
    heard = Heard(view)
    view.show_sentences(ROWS)
    assert (view.row, heard.rows) == (-1, [])
    view.show_sentences(ROWS, 4)
    assert (view.row, view.currentIndex().row(), heard.rows) == (4, 4, [])
    view.show_sentences(ROWS, 99)
    assert view.row == -1


def test_one_click_tells_once_and_a_second_click_again(qtbot: QtBot, view: SentenceList) -> None:
    heard = Heard(view)
    _click(qtbot, view, 3)
    assert heard.rows == [3]
    _click(qtbot, view, 3)
    assert heard.rows == [3, 3]
    _click(qtbot, view, 1)
    assert heard.rows == [3, 3, 1]


def test_a_right_click_on_the_chosen_one_tells_nothing(qtbot: QtBot, view: SentenceList) -> None:
    view.choose(2)
    heard = Heard(view)
    centre = view.visualRect(view.rows.index(2, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, centre)
    assert heard.rows == []


def test_keys_step_and_enter_tells_again(qtbot: QtBot, view: SentenceList) -> None:
    heard = Heard(view)
    keys = Qt.Key
    for key in (keys.Key_Down, keys.Key_Down, keys.Key_Up, keys.Key_Return, keys.Key_End, keys.Key_Home):
        QTest.keyClick(view, key)
    assert heard.rows == [0, 1, 0, 0, 9, 0]
    QTest.keyClick(view, keys.Key_Up)
    assert heard.rows[-1] == 0
    assert view.row == 0


def test_stepping_stops_at_both_ends(view: SentenceList) -> None:
    assert view.step(-1)  # none is chosen yet: the first
    assert (view.row, view.step(-1), view.row) == (0, False, 0)
    view.choose(9)
    assert (view.step(1), view.row) == (False, 9)
    assert not view.choose(10)
    view.show_sentences(())
    assert not view.step(1)


def test_the_chosen_sentence_outlives_a_search_that_hides_it(view: SentenceList) -> None:
    view.choose(4)
    heard = Heard(view)
    view.show_rows(np.array([1, 3], dtype=np.intp))
    assert (view.row, view.currentIndex().isValid()) == (4, False)
    view.show_rows(np.array([3, 4, 8], dtype=np.intp))
    assert view.currentIndex().row() == 1
    assert heard.rows == []
    view.step(1)
    assert heard.rows == [8]
    view.show_rows(None)
    assert (view.row, view.currentIndex().row()) == (8, 8)


def test_letters_typed_in_the_list_are_handed_on(qtbot: QtBot, view: SentenceList) -> None:
    with qtbot.waitSignal(view.typed) as typed:
        QTest.keyClick(view, Qt.Key.Key_N)
    assert typed.args == ["n"]


def test_a_hundred_thousand_rows_ask_the_model_only_for_what_is_seen(
    qtbot: QtBot, view: SentenceList, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[int] = set()
    original = SentenceModel.sentence_at

    def sentence_at(self: SentenceModel, place: int) -> Sentence:
        asked.add(place)
        return original(self, place)

    monkeypatch.setattr(SentenceModel, "sentence_at", sentence_at)
    view.show_sentences(MANY)
    view.choose(50_000)
    view.grab()
    view.scrollToBottom()
    view.grab()
    view.show_rows(np.arange(0, 100_000, 3, dtype=np.intp))
    view.grab()
    assert view.rows.rowCount() == 33_334
    assert 0 < len(asked) < 200


def test_an_empty_list_says_why(view: SentenceList) -> None:
    view.show_sentences(())
    blank = view.grab().toImage()
    view.set_empty_text("Nothing here; open a file.")
    assert view.grab().toImage() != blank


def test_a_file_held_over_the_list_frames_it(view: SentenceList) -> None:
    plain = view.grab().toImage()
    view.set_marked(True)
    assert view.grab().toImage() != plain
    view.set_marked(False)
    assert view.grab().toImage() == plain


def test_rows_of_a_short_list_are_as_high_as_they_need(view: SentenceList) -> None:
    view.show_sentences((Sentence("short"), Sentence("long " * 40), Sentence("a", "b", "c"), Sentence("")))
    short, long, noted, empty = (view.rowHeight(row) for row in range(4))
    assert short == empty < noted
    assert long == pytest.approx(3 * (short - 12) + 12, abs=2)  # three lines, 6 px above and below
    view.resize(1200, 400)
    assert view.rowHeight(1) == pytest.approx(short, abs=40)


def test_rows_of_a_long_list_are_all_of_one_height(view: SentenceList) -> None:
    view.show_sentences((*MANY[:300], Sentence("long " * 100)))
    assert view.rowHeight(0) == view.rowHeight(299) == view.rowHeight(300)


def test_rows_of_a_long_list_forget_the_heights_of_a_short_one(view: SentenceList) -> None:
    view.show_sentences(MANY[:300])
    expected = view.rowHeight(0)
    view.show_sentences((Sentence("long " * 40, "pair", "note"),) * 10)
    assert view.rowHeight(0) > expected
    view.show_sentences(MANY)
    assert {view.rowHeight(row) for row in range(20)} == {expected}


def test_rows_follow_the_text_size_and_the_theme(view: SentenceList) -> None:
    theme().set_mode("light")
    before = view.rowHeight(0)
    theme().set_text_percent(200)
    assert view.rowHeight(0) > 1.8 * before
    view.choose(0)
    theme().set_mode("dark")
    corner = view.visualRect(view.rows.index(0, 0)).topLeft()
    seen = view.viewport().grab().toImage().pixelColor(corner.x() + 50, corner.y() + 2)
    assert seen == QColor(theme().palette.accent_soft)


@pytest.mark.parametrize(
    "text",
    ["", " ", "\x00\x1b", "x" * 1_000_000, "שלום עולם, זה משפט ארוך מאוד " * 9, "a\nb", "<b>no</b>",
     "👩\u200d👩\u200d👧" * 90],
)  # fmt: skip
def test_any_text_is_drawn(view: SentenceList, text: str) -> None:
    view.show_sentences((Sentence(text, text, "note"),))
    view.grab()
    assert view.rowHeight(0) < 200


def test_what_the_model_tells() -> None:
    model = SentenceModel()
    model.show_sentences((Sentence("a\nb", "<p>", "look"), Sentence("c")), np.array([0], dtype=np.intp))
    index = model.index(0, 0)
    assert model.data(index) == "a b"
    assert model.data(index, SENTENCE) == Sentence("a\nb", "<p>", "look")
    assert model.data(index, Qt.ItemDataRole.ToolTipRole) == "<p>a b</p><p>&lt;p&gt;</p><p><i>look</i></p>"
    assert model.data(index, Qt.ItemDataRole.AccessibleDescriptionRole) == "look"
    assert model.data(index, Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None
    assert (model.rowCount(), model.rowCount(index)) == (1, 0)
    assert (model.place_of(0), model.place_of(1), model.row_at(0)) == (0, -1, 0)
    assert brief("x" * 5_000) == "x" * 600
