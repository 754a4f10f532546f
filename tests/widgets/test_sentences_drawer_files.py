"""Files in the sentences drawer: columns, encodings, problems; recent, pasted, dropped or asked for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from explorer.core.sentences import built_in_sets
from explorer.widgets.sentence_sources import Source
from explorer.widgets.sentences_drawer import SentencesDrawer
from tests.widgets.drawers import CSV, Heard, Open, pick, texts, written


def test_a_text_file_in_gb18030(drawer: SentencesDrawer, open_file: Open, tmp_path: Path) -> None:
    heard = Heard(drawer)
    open_file(written(tmp_path, "a.txt", "小猫没有跳上桌子。\n\n因为它太高了。\n", "gb18030"))
    assert texts(drawer) == ["小猫没有跳上桌子。", "因为它太高了。"]
    assert drawer.options.encoding.currentText() == "GB18030 (auto)"
    assert drawer.about.text() == "Empty lines are left out: 1."
    assert not drawer.options.column.isVisible()
    assert heard.told == []
    assert drawer.recent_files() == (str(tmp_path / "a.txt"),)


def test_columns_of_a_csv_file(
    qtbot: QtBot, drawer: SentencesDrawer, open_file: Open, tmp_path: Path
) -> None:
    open_file(written(tmp_path, "a.csv", CSV))
    options, heard = drawer.options, Heard(drawer)
    assert (options.column.currentText(), options.pair.currentText()) == ("premise", "hypothesis")
    assert options.header.isChecked()
    drawer.next_sentence()
    assert heard.told == [("It rains.", "It is wet.", "")]

    options.column.setCurrentIndex(options.column.findText("hypothesis"))
    options.pair.setCurrentIndex(0)
    with qtbot.waitSignal(drawer.source_opened):
        options.column.activated.emit(options.column.currentIndex())
    assert texts(drawer) == ["It is wet.", "It is cold.", "Nothing."]
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
    open_file(written(tmp_path, "a.txt", "Grüße\n", "latin-1"))
    box = drawer.options.encoding
    assert box.currentText() == "Latin-1 (auto)"
    box.setCurrentIndex(box.findText("UTF-8"))
    with qtbot.waitSignal(drawer.source_opened):
        box.activated.emit(box.currentIndex())
    assert "�" in texts(drawer)[0]
    assert "try another encoding" in drawer.about.text()
    assert box.itemText(0) == "Detect it"
    assert drawer.state()["encoding"] == "utf-8"


def test_fields_of_a_jsonl_file(drawer: SentencesDrawer, open_file: Open, tmp_path: Path) -> None:
    open_file(written(tmp_path, "a.jsonl", '{"text": "Good.", "meta": {"n": 1}}\noops\n'))
    assert texts(drawer) == ["Good."]
    assert drawer.about.text() == "Lines that are not valid JSON are left out: 1 (line 2)."
    names = [drawer.options.column.itemText(row) for row in range(drawer.options.column.count())]
    assert names == ["text", "meta.n"]
    assert not drawer.options.header.isVisible()


def test_a_problem_is_told_in_one_sentence_and_the_list_stays(
    qtbot: QtBot, drawer: SentencesDrawer, open_file: Open, tmp_path: Path
) -> None:
    good = written(tmp_path, "good.txt", "one\ntwo\n")
    open_file(good)
    before = texts(drawer)
    gone = str(tmp_path / "gone.txt")
    drawer.set_recent_files([gone])
    with qtbot.waitSignal(drawer.recent_files_changed):
        pick(drawer, Source("file", gone))
    assert drawer.message.sentence.text() == "There is no file “gone.txt”; choose another one."
    assert drawer.message.isVisible()
    assert texts(drawer) == before
    assert drawer.sources.shown == Source("file", str(good))
    assert drawer.sources.currentText() == "good.txt"
    assert drawer.recent_files() == (str(good),)
    open_file(good)
    assert not drawer.message.isVisible()


def test_recent_files_are_offered_apart_from_opened_ones(
    drawer: SentencesDrawer, open_file: Open, tmp_path: Path
) -> None:
    paths = [str(written(tmp_path, f"{n}.txt", f"text {n}\n")) for n in range(10)]
    drawer.set_recent_files(paths)
    open_file(Path(paths[3]))
    assert drawer.recent_files() == (paths[3], *paths[:3], *paths[4:8])
    offered = [drawer.sources.itemText(row) for row in range(drawer.sources.count())]
    assert offered[offered.index("Opened files") + 1] == "3.txt"
    assert offered[offered.index("Recent files") + 1] == "0.txt"
    assert len(drawer.sources.sources()) == len(built_in_sets()) + 8


def test_pasted_lines(qtbot: QtBot, drawer: SentencesDrawer) -> None:
    QGuiApplication.clipboard().setText("first\r\n\r\nsecond\n")
    with qtbot.waitSignal(drawer.source_opened):
        QTest.mouseClick(drawer.paste_button, Qt.MouseButton.LeftButton)
    assert texts(drawer) == ["first", "second"]
    assert drawer.sources.currentText() == "Pasted lines"
    assert not drawer.options.isVisible()
    state = drawer.state()
    pick(drawer, Source("set", "code"))
    QGuiApplication.clipboard().clear()
    with qtbot.waitSignal(drawer.source_opened):
        pick(drawer, Source("pasted"))
    assert texts(drawer) == ["first", "second"]
    pick(drawer, Source("set", "code"))
    with qtbot.waitSignal(drawer.source_opened):
        drawer.restore(state)
    assert texts(drawer) == ["first", "second"]


def test_pasting_by_key_and_with_an_empty_clipboard(qtbot: QtBot, drawer: SentencesDrawer) -> None:
    QGuiApplication.clipboard().clear()
    QTest.keyClick(drawer.list, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(drawer.message.isVisible)
    assert drawer.message.sentence.text().startswith("The clipboard holds no text; copy some lines first")
    assert len(texts(drawer)) == 14


def test_a_copied_file_is_opened(qtbot: QtBot, drawer: SentencesDrawer, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(written(tmp_path, "a.txt", "from a file\n")))])
    QGuiApplication.clipboard().setMimeData(data)
    with qtbot.waitSignal(drawer.source_opened):
        drawer.paste()
    assert texts(drawer) == ["from a file"]


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
    files = [written(tmp_path, name, f"{name}\n") for name in ("a.txt", "b.TSV", "c.png")]
    with qtbot.waitSignal(drawer.source_opened):
        assert _drop(drawer, files) == (True, True)
    assert texts(drawer) == ["a.txt"]
    assert Source("file", str(files[1])) in drawer.sources.sources()
    (tmp_path / "folder.csv").mkdir()
    assert _drop(drawer, [files[2], tmp_path / "folder.csv"]) == (False, False)


def test_a_file_is_asked_for(qtbot: QtBot, drawer: SentencesDrawer, tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", "chosen\n")
    before = texts(drawer)
    QTest.mouseClick(drawer.open_button, Qt.MouseButton.LeftButton)
    drawer.findChildren(QFileDialog)[-1].reject()
    assert texts(drawer) == before
    QTest.mouseClick(drawer.open_button, Qt.MouseButton.LeftButton)
    dialog = drawer.findChildren(QFileDialog)[-1]
    assert dialog.fileMode() == QFileDialog.FileMode.ExistingFile
    dialog.setDirectory(str(tmp_path))
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    assert field is not None
    field.setText("a.txt")
    with qtbot.waitSignal(drawer.source_opened):
        dialog.accept()
    assert texts(drawer) == ["chosen"]
    assert drawer.recent_files() == (str(path),)


def test_the_dialog_begins_where_the_last_file_was(
    qtbot: QtBot, drawer: SentencesDrawer, tmp_path: Path
) -> None:
    with qtbot.waitSignal(drawer.source_opened):
        drawer.open_file(written(tmp_path, "a.txt", "chosen\n"))
    drawer.choose_file()
    dialog = drawer.findChildren(QFileDialog)[-1]
    assert Path(dialog.directory().absolutePath()) == tmp_path
    dialog.reject()


def test_cancelling_keeps_the_list(qtbot: QtBot, drawer: SentencesDrawer, tmp_path: Path) -> None:
    path = written(
        tmp_path, "long.csv", "id,text\n" + "".join(f"{n},Number {n} it is.\n" for n in range(200_000))
    )
    before = texts(drawer)
    drawer.open_file(path)
    with qtbot.waitSignal(drawer.reading.cancel_button.clicked):
        drawer.reading.cancel_button.click()
    qtbot.waitUntil(lambda: not drawer.busy)
    assert texts(drawer) == before
    assert drawer.sources.shown == Source("set", "coreference")
    assert drawer.reading.isHidden()


def test_a_set_chosen_while_a_file_is_read_stays(
    qtbot: QtBot, drawer: SentencesDrawer, tmp_path: Path
) -> None:
    drawer.open_file(written(tmp_path, "a.txt", "late\n"))
    pick(drawer, Source("set", "code"))
    qtbot.waitUntil(lambda: not drawer.busy)
    assert drawer.sources.shown == Source("set", "code")
    assert "late" not in texts(drawer)
