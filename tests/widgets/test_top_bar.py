"""The top bar: typing, pasting, menus."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QClipboard, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from explorer.theme import theme
from explorer.widgets.top_bar import TopBar

DEVICES = (("auto", "Automatic"), ("cpu", "CPU · 2 threads"), ("cuda:0", "A card"))


def made(qtbot: QtBot) -> TopBar:
    bar = TopBar()
    qtbot.addWidget(bar)
    bar.resize(1200, 60)
    bar.show()
    qtbot.waitExposed(bar)
    return bar


def test_typing_is_told_once_after_a_pause(qtbot: QtBot) -> None:
    bar = made(qtbot)
    told: list[str] = []
    bar.text_changed.connect(told.append)
    with qtbot.waitSignal(bar.text_changed):
        QTest.keyClicks(bar.text, "hello")
    assert told == ["hello"]


def test_return_tells_at_once_and_only_once(qtbot: QtBot) -> None:
    bar = made(qtbot)
    told: list[str] = []
    runs: list[bool] = []
    bar.text_changed.connect(told.append)
    bar.run_requested.connect(lambda: runs.append(True))
    QTest.keyClicks(bar.text, "hello")
    QTest.keyClick(bar.text, Qt.Key.Key_Return)
    assert (told, runs) == (["hello"], [])
    QTest.keyClick(bar.text, Qt.Key.Key_Return)
    assert (told, runs) == (["hello"], [True])


def test_run_asks_to_compute_anew(qtbot: QtBot) -> None:
    bar = made(qtbot)
    with qtbot.waitSignal(bar.run_requested):
        QTest.mouseClick(bar.run_button, Qt.MouseButton.LeftButton)


def test_the_second_field_is_there_for_models_that_take_it(qtbot: QtBot) -> None:
    bar = made(qtbot)
    assert not bar.pair.isVisible()
    bar.set_pair_role("pair")
    assert bar.pair.isVisible()
    pair = bar.pair.placeholderText()
    bar.set_pair_role("target")
    assert bar.pair.placeholderText() != pair
    with qtbot.waitSignal(bar.pair_changed) as told:
        QTest.keyClicks(bar.pair, "Bonjour")
    assert told.args == ["Bonjour"]
    bar.set_pair_role("none")
    assert not bar.pair.isVisible()


def test_a_text_from_elsewhere_drops_what_is_being_typed(qtbot: QtBot) -> None:
    bar = made(qtbot)
    told: list[str] = []
    bar.text_changed.connect(told.append)
    QTest.keyClicks(bar.text, "half a wo")
    bar.set_texts("Another.", "")
    bar.run_now()
    assert told == []
    assert bar.text.text() == "Another."


def test_a_paste_of_lines_is_tidied_and_told(qtbot: QtBot) -> None:
    bar = made(qtbot)
    QGuiApplication.clipboard().setText("one\ntwo\x07\tthree")
    notes: list[str] = []
    bar.tidied.connect(notes.append)
    with qtbot.waitSignal(bar.text_changed) as told:
        QTest.keyClick(bar.text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["one two three"]
    assert len(notes) == 1
    bar.text.undo()
    assert bar.text.text() == ""


def test_a_paste_of_a_megabyte_is_cut(qtbot: QtBot) -> None:
    bar = made(qtbot)
    QGuiApplication.clipboard().setText("word " * 200_000, QClipboard.Mode.Clipboard)
    with qtbot.waitSignal(bar.tidied):
        QTest.keyClick(bar.text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert 0 < len(bar.text.text()) <= 20_000
    bar.run_now()


def test_a_dropped_text_is_tidied_and_a_dropped_file_left_to_the_window(qtbot: QtBot) -> None:
    bar = made(qtbot)
    text = QMimeData()
    text.setText("a\nb")
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    with qtbot.waitSignal(bar.text_changed) as told:
        bar.text.dropEvent(QDropEvent(QPointF(5, 5), copy, text, left, none))
    assert told.args == ["a b"]
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/tmp/a.txt")])
    enter = QDragEnterEvent(QPointF(5, 5).toPoint(), copy, files, left, none)
    bar.text.dragEnterEvent(enter)
    assert not enter.isAccepted()


def test_the_device_menu_lists_and_chooses(qtbot: QtBot) -> None:
    bar = made(qtbot)
    bar.set_device("cpu", DEVICES)
    assert bar.device_button.text() == "CPU"
    menu = bar.device_button.menu()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == [label for _name, label in DEVICES]
    assert [action.isChecked() for action in menu.actions()] == [False, True, False]
    with qtbot.waitSignal(bar.device_chosen) as chosen:
        menu.actions()[2].trigger()
    assert chosen.args == ["cuda:0"]


def test_the_model_menu_is_filled_anew_each_time(qtbot: QtBot) -> None:
    bar = made(qtbot)
    bar.model_menu_opening.connect(lambda menu: menu.addAction("tiny"))
    for _ in range(2):
        bar.model_button.menu().aboutToShow.emit()
        assert len(bar.model_button.menu().actions()) == 1


def test_a_long_model_name_leaves_room_for_the_text(qtbot: QtBot) -> None:
    bar = made(qtbot)
    bar.set_model("a-very-long-model-name-that-goes-on-and-on-and-on-v2-base-uncased")
    assert bar.text.width() > 400
    assert "uncased" in bar.model_button.toolTip()


def test_shortcut_keys_type_in_the_field(qtbot: QtBot) -> None:
    bar = made(qtbot)
    QTest.keyClicks(bar.text, "Why? <b> H")
    assert bar.text.text() == "Why? <b> H"
    bar.run_now()


def test_a_narrow_bar_keeps_the_text_and_run(qtbot: QtBot) -> None:
    theme().set_text_percent(250)
    bar = made(qtbot)
    bar.set_model("all-MiniLM-L6-v2")
    bar.set_pair_role("pair")
    bar.resize(bar.minimumSizeHint())
    QApplication.processEvents()
    assert bar.minimumSizeHint().width() <= 800
    assert bar.width() <= 800
    assert bar.run_button.text() == ""
    assert bar.run_button.accessibleName() == "Run"
    assert bar.run_button.geometry().right() < bar.width()


def test_a_chapter_puts_its_views_beside_the_text_or_in_its_place(qtbot: QtBot) -> None:
    bar = made(qtbot)
    wide, small = QLabel("w" * 60), QLabel("s")
    bar.set_heading(wide, reads_text=False)
    assert wide.isVisible()
    assert not bar.text.isVisible()
    bar.set_heading(small, reads_text=True)
    QApplication.processEvents()
    assert small.isVisible()
    assert not wide.isVisible()
    assert bar.text.x() - small.mapTo(bar, QPoint(0, 0)).x() < 100  # the wide one takes no room any more
    bar.set_heading(None, reads_text=True)
    assert not small.isVisible()
    assert bar.text.isVisible()


def test_what_a_chapter_has_no_use_for_is_not_offered(qtbot: QtBot) -> None:
    bar = made(qtbot)
    bar.set_uses_device(False)
    bar.set_model("")
    assert not bar.device_button.isVisible()
    assert not bar.model_button.isVisible()
    bar.set_uses_device(True)
    bar.set_model("all-MiniLM-L6-v2")
    assert bar.device_button.isVisible()
    assert bar.model_button.isVisible()
