"""The sentences drawer: sources, files and their columns, encodings, search, paste, drop, state, language."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from explorer.core import i18n
from explorer.core.sentences import built_in_sets
from explorer.widgets.sentence_sources import Source
from explorer.widgets.sentences_drawer import SentencesDrawer
from explorer.workers.lanes import Lanes

Open = Callable[[Path], None]
CSV = "id,premise,hypothesis\n1,It rains.,It is wet.\n2,It snows.,It is cold.\n3,,Nothing.\n"


class Heard:
    """The sentences that were told as chosen."""

    def __init__(self, drawer: SentencesDrawer) -> None:
        self.told: list[tuple[str, str, str]] = []
        drawer.sentence_chosen.connect(lambda *sentence: self.told.append(sentence))


@pytest.fixture
def drawer(qtbot: QtBot, lanes: Lanes) -> Iterator[SentencesDrawer]:
    made = SentencesDrawer(lanes)
    qtbot.addWidget(made)
    made.resize(300, 700)
    made.show()
    yield made
    made.close_down()


@pytest.fixture
def open_file(qtbot: QtBot, drawer: SentencesDrawer) -> Open:
    def read(path: Path) -> None:
        with qtbot.waitSignal(drawer.source_opened):
            drawer.open_file(path)

    return read


def _file(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def _texts(drawer: SentencesDrawer) -> list[str]:
    model = drawer.list.rows
    return [model.sentence_at(place).text for place in range(model.rowCount())]


def _pick(drawer: SentencesDrawer, source: Source) -> None:
    row = next(row for row in range(drawer.sources.count()) if drawer.sources.itemData(row) == source)
    drawer.sources.activated.emit(row)


def _speak(language: str) -> None:
    i18n.install(lambda _context, text: f"<{text}>" if language != "en" else text, language)
    application = QApplication.instance()
    assert application is not None
    for widget in QApplication.allWidgets():
        QApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))


def test_it_begins_with_the_first_set_and_tells_nothing(drawer: SentencesDrawer) -> None:
    one = built_in_sets()[0]
    assert _texts(drawer) == [item.text for item in one.items]
    assert drawer.about.text() == one.description("en")
    assert drawer.search.count.text() == "14"
    assert drawer.options.isHidden()
    assert drawer.list.row == -1


def test_every_set_can_be_chosen(drawer: SentencesDrawer) -> None:
    for one in built_in_sets():
        _pick(drawer, Source("set", one.key))
        assert _texts(drawer) == [item.text for item in one.items]
        assert drawer.sources.shown == Source("set", one.key)
        assert drawer.sources.currentText() == one.title("en")


def test_headings_cannot_be_chosen(drawer: SentencesDrawer) -> None:
    drawer.sources.activated.emit(0)
    assert drawer.sources.shown == Source("set", "coreference")
    assert drawer.sources.currentText() == "Coreference"


def test_stepping_tells_text_pair_and_what_to_look_for(drawer: SentencesDrawer) -> None:
    _pick(drawer, Source("set", "pairs"))
    heard = Heard(drawer)
    assert drawer.next_sentence()
    assert drawer.next_sentence()
    assert drawer.previous_sentence()
    first = built_in_sets()[6].sentences("en")
    assert heard.told == [tuple(first[0]), tuple(first[1]), tuple(first[0])]


def test_a_text_file_in_gb18030(drawer: SentencesDrawer, open_file: Open, tmp_path: Path) -> None:
    heard = Heard(drawer)
    open_file(_file(tmp_path, "a.txt", "小猫没有跳上桌子。\n\n因为它太高了。\n", "gb18030"))
    assert _texts(drawer) == ["小猫没有跳上桌子。", "因为它太高了。"]
    assert drawer.options.encoding.currentText() == "GB18030 (auto)"
    assert drawer.about.text() == "Empty lines are left out: 1."
    assert not drawer.options.column.isVisible()
    assert heard.told == []
    assert drawer.recent_files() == (str(tmp_path / "a.txt"),)


def test_columns_of_a_csv_file(
    qtbot: QtBot, drawer: SentencesDrawer, open_file: Open, tmp_path: Path
) -> None:
    open_file(_file(tmp_path, "a.csv", CSV))
    options, heard = drawer.options, Heard(drawer)
    assert (options.column.currentText(), options.pair.currentText()) == ("premise", "hypothesis")
    assert options.header.isChecked()
    drawer.next_sentence()
    assert heard.told == [("It rains.", "It is wet.", "")]

    options.column.setCurrentIndex(options.column.findText("hypothesis"))
    options.pair.setCurrentIndex(0)
    with qtbot.waitSignal(drawer.source_opened):
        options.column.activated.emit(options.column.currentIndex())
    assert _texts(drawer) == ["It is wet.", "It is cold.", "Nothing."]
    drawer.next_sentence()
    assert heard.told[-1] == ("It is wet.", "", "")

    with qtbot.waitSignal(drawer.source_opened):
        QTest.mouseClick(
            options.header, Qt.MouseButton.LeftButton, pos=QPoint(8, options.header.height() // 2)
        )
    assert drawer.list.rows.rowCount() == 4
    assert options.column.currentText() in ("Column 2", "Column 3")


def test_the_encoding_can_be_chosen(
    qtbot: QtBot, drawer: SentencesDrawer, open_file: Open, tmp_path: Path
) -> None:
    open_file(_file(tmp_path, "a.txt", "Grüße\n", "latin-1"))
    box = drawer.options.encoding
    assert box.currentText() == "Latin-1 (auto)"
    box.setCurrentIndex(box.findText("UTF-8"))
    with qtbot.waitSignal(drawer.source_opened):
        box.activated.emit(box.currentIndex())
    assert "�" in _texts(drawer)[0]
    assert "try another encoding" in drawer.about.text()
    assert box.itemText(0) == "Detect it"
    assert drawer.state()["encoding"] == "utf-8"


def test_fields_of_a_jsonl_file(drawer: SentencesDrawer, open_file: Open, tmp_path: Path) -> None:
    open_file(_file(tmp_path, "a.jsonl", '{"text": "Good.", "meta": {"n": 1}}\noops\n'))
    assert _texts(drawer) == ["Good."]
    assert drawer.about.text() == "Lines that are not valid JSON are left out: 1 (line 2)."
    names = [drawer.options.column.itemText(row) for row in range(drawer.options.column.count())]
    assert names == ["text", "meta.n"]
    assert not drawer.options.header.isVisible()


def test_a_problem_is_told_in_one_sentence_and_the_list_stays(
    qtbot: QtBot, drawer: SentencesDrawer, open_file: Open, tmp_path: Path
) -> None:
    good = _file(tmp_path, "good.txt", "one\ntwo\n")
    open_file(good)
    before = _texts(drawer)
    gone = str(tmp_path / "gone.txt")
    drawer.set_recent_files([gone])
    with qtbot.waitSignal(drawer.recent_files_changed):
        _pick(drawer, Source("file", gone))
    assert drawer.message.sentence.text() == "“gone.txt” is not there any more; choose another file."
    assert drawer.message.isVisible()
    assert _texts(drawer) == before
    assert drawer.sources.shown == Source("file", str(good))
    assert drawer.sources.currentText() == "good.txt"
    assert drawer.recent_files() == (str(good),)
    open_file(good)
    assert not drawer.message.isVisible()


def test_recent_files_are_offered_apart_from_opened_ones(
    drawer: SentencesDrawer, open_file: Open, tmp_path: Path
) -> None:
    paths = [str(_file(tmp_path, f"{n}.txt", f"text {n}\n")) for n in range(10)]
    drawer.set_recent_files(paths)
    open_file(Path(paths[3]))
    assert drawer.recent_files() == (paths[3], *paths[:3], *paths[4:8])
    offered = [drawer.sources.itemText(row) for row in range(drawer.sources.count())]
    assert offered[offered.index("Opened files") + 1] == "3.txt"
    assert offered[offered.index("Recent files") + 1] == "0.txt"
    assert len(drawer.sources.sources()) == len(built_in_sets()) + 8


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
    _pick(drawer, Source("set", "negation"))
    qtbot.waitUntil(lambda: drawer.search.count.text() not in ("13", "14", "14 of 14"))
    assert drawer.list.rows.rowCount() < 13


def test_a_hundred_thousand_lines_are_searched_off_the_gui_thread(
    qtbot: QtBot, drawer: SentencesDrawer, open_file: Open, tmp_path: Path
) -> None:
    open_file(_file(tmp_path, "long.txt", "".join(f"Sentence number {n}.\n" for n in range(100_000))))
    assert drawer.search.count.text() == "100,000"
    drawer.search.set_needle("9999")
    assert drawer.list.rows.rowCount() == 100_000  # nothing was searched yet
    qtbot.waitUntil(lambda: drawer.search.count.text() == "19 of 100,000")
    assert drawer.list.rows.sentence_at(0).text == "Sentence number 9999."


def test_pasted_lines(qtbot: QtBot, drawer: SentencesDrawer) -> None:
    QGuiApplication.clipboard().setText("first\r\n\r\nsecond\n")
    with qtbot.waitSignal(drawer.source_opened):
        QTest.mouseClick(drawer.paste_button, Qt.MouseButton.LeftButton)
    assert _texts(drawer) == ["first", "second"]
    assert drawer.sources.currentText() == "Pasted lines"
    assert not drawer.options.isVisible()
    state = drawer.state()
    _pick(drawer, Source("set", "code"))
    QGuiApplication.clipboard().clear()
    with qtbot.waitSignal(drawer.source_opened):
        _pick(drawer, Source("pasted"))
    assert _texts(drawer) == ["first", "second"]
    _pick(drawer, Source("set", "code"))
    with qtbot.waitSignal(drawer.source_opened):
        drawer.restore(state)
    assert _texts(drawer) == ["first", "second"]


def test_pasting_by_key_and_with_an_empty_clipboard(qtbot: QtBot, drawer: SentencesDrawer) -> None:
    QGuiApplication.clipboard().clear()
    QTest.keyClick(drawer.list, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(drawer.message.isVisible)
    assert drawer.message.sentence.text().startswith("The clipboard holds no text; copy some lines first")
    assert len(_texts(drawer)) == 14


def test_a_copied_file_is_opened(qtbot: QtBot, drawer: SentencesDrawer, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(_file(tmp_path, "a.txt", "from a file\n")))])
    QGuiApplication.clipboard().setMimeData(data)
    with qtbot.waitSignal(drawer.source_opened):
        drawer.paste()
    assert _texts(drawer) == ["from a file"]


def _drop(drawer: SentencesDrawer, paths: list[Path]) -> tuple[bool, bool]:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
    enter.ignore()
    QApplication.sendEvent(drawer, enter)
    drop = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
    drop.ignore()
    QApplication.sendEvent(drawer, drop)
    return enter.isAccepted(), drop.isAccepted()


def test_files_are_dropped(qtbot: QtBot, drawer: SentencesDrawer, tmp_path: Path) -> None:
    files = [_file(tmp_path, name, f"{name}\n") for name in ("a.txt", "b.TSV", "c.png")]
    with qtbot.waitSignal(drawer.source_opened):
        assert _drop(drawer, files) == (True, True)
    assert _texts(drawer) == ["a.txt"]
    assert Source("file", str(files[1])) in drawer.sources.sources()
    (tmp_path / "folder.csv").mkdir()
    assert _drop(drawer, [files[2], tmp_path / "folder.csv"]) == (False, False)


def test_a_file_is_asked_for(qtbot: QtBot, drawer: SentencesDrawer, tmp_path: Path) -> None:
    path = _file(tmp_path, "a.txt", "chosen\n")
    before = _texts(drawer)
    QTest.mouseClick(drawer.open_button, Qt.MouseButton.LeftButton)
    drawer.findChildren(QFileDialog)[-1].reject()
    assert _texts(drawer) == before
    QTest.mouseClick(drawer.open_button, Qt.MouseButton.LeftButton)
    dialog = drawer.findChildren(QFileDialog)[-1]
    assert dialog.fileMode() == QFileDialog.FileMode.ExistingFile
    dialog.setDirectory(str(tmp_path))
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    assert field is not None
    field.setText("a.txt")
    with qtbot.waitSignal(drawer.source_opened):
        dialog.accept()
    assert _texts(drawer) == ["chosen"]
    assert drawer.recent_files() == (str(path),)


def test_the_dialog_begins_where_the_last_file_was(
    qtbot: QtBot, drawer: SentencesDrawer, tmp_path: Path
) -> None:
    with qtbot.waitSignal(drawer.source_opened):
        drawer.open_file(_file(tmp_path, "a.txt", "chosen\n"))
    drawer.choose_file()
    dialog = drawer.findChildren(QFileDialog)[-1]
    assert Path(dialog.directory().absolutePath()) == tmp_path
    dialog.reject()


def test_cancelling_keeps_the_list(qtbot: QtBot, drawer: SentencesDrawer, tmp_path: Path) -> None:
    path = _file(
        tmp_path, "long.csv", "id,text\n" + "".join(f"{n},Number {n} it is.\n" for n in range(200_000))
    )
    before = _texts(drawer)
    drawer.open_file(path)
    with qtbot.waitSignal(drawer.reading.cancel_button.clicked):
        drawer.reading.cancel_button.click()
    qtbot.waitUntil(lambda: not drawer.busy)
    assert _texts(drawer) == before
    assert drawer.sources.shown == Source("set", "coreference")
    assert drawer.reading.isHidden()


def test_a_set_chosen_while_a_file_is_read_stays(
    qtbot: QtBot, drawer: SentencesDrawer, tmp_path: Path
) -> None:
    drawer.open_file(_file(tmp_path, "a.txt", "late\n"))
    _pick(drawer, Source("set", "code"))
    qtbot.waitUntil(lambda: not drawer.busy)
    assert drawer.sources.shown == Source("set", "code")
    assert "late" not in _texts(drawer)


def test_state_and_restore_of_a_file(
    qtbot: QtBot, drawer: SentencesDrawer, open_file: Open, tmp_path: Path
) -> None:
    open_file(_file(tmp_path, "a.csv", CSV))
    drawer.options.pair.setCurrentIndex(0)
    with qtbot.waitSignal(drawer.source_opened):
        drawer.options.pair.activated.emit(0)
    drawer.list.choose(1)
    drawer.search.set_needle("snow")
    state = json.loads(json.dumps(drawer.state()))
    assert (state["column"], state["pair"], state["row"], state["search"]) == ("premise", "", 1, "snow")

    drawer.search.set_needle("")
    _pick(drawer, Source("set", "code"))
    heard = Heard(drawer)
    with qtbot.waitSignal(drawer.source_opened):
        drawer.restore(state)
    qtbot.waitUntil(lambda: drawer.search.count.text() == "1 of 2")
    assert drawer.list.row == 1
    assert drawer.options.pair.currentText() == "Nothing"
    assert heard.told == []
    assert json.loads(json.dumps(drawer.state())) == state


def test_state_and_restore_of_a_set(drawer: SentencesDrawer) -> None:
    _pick(drawer, Source("set", "chinese"))
    drawer.list.choose(4)
    state = drawer.state()
    _pick(drawer, Source("set", "code"))
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
    assert len(_texts(drawer)) == 14
    assert drawer.list.row == -1


def test_a_restored_file_that_is_gone_is_told(qtbot: QtBot, drawer: SentencesDrawer, tmp_path: Path) -> None:
    path = str(tmp_path / "gone.txt")
    drawer.restore({"source": {"kind": "file", "key": path}, "encoding": "klingon", "column": "#7"})
    qtbot.waitUntil(drawer.message.isVisible)
    assert "is not there any more" in drawer.message.sentence.text()
    assert len(_texts(drawer)) == 14


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
    open_file(_file(tmp_path, "a.txt", "x\n\ny\n"))
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
