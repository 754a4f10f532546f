"""Sentences, files and models brought to the window: drawer, drops, library."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from explorer.core.text_files import SUFFIXES
from explorer.panels.library_dialog import LibraryDialog
from explorer.window.window import MainWindow
from tests.window.conftest import dialog_of, panel_of

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def test_a_sentence_of_the_drawer_is_studied(window: MainWindow) -> None:
    panel = panel_of(window)
    QTest.keyClick(window, Qt.Key.Key_L, CONTROL)
    drawer = window.opening.drawer
    assert drawer.isVisible()
    assert window.frame.rail.sentences.isChecked()
    drawer.sentence_chosen.emit("A.", "B.", "the dot")
    assert (panel.text, panel.pair) == ("A.", "B.")
    assert window.frame.top_bar.text.text() == "A."
    assert "the dot" in window.frame.explain.findChildren(QLabel)[2].text()
    panel.set_text("Mine.")
    assert "the dot" not in window.frame.explain.findChildren(QLabel)[2].text()
    QTest.keyClick(window, Qt.Key.Key_Down, ALT)
    assert panel.text not in ("A.", "Mine.")
    QTest.mouseClick(window.frame.rail.sentences, LEFT)
    assert not drawer.isVisible()


def test_a_dropped_file_opens_in_the_drawer(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "mine.txt"
    path.write_text("One sentence.\nAnother sentence.\n", encoding="utf-8")
    with qtbot.waitSignal(window.opening.drawer.source_opened):
        assert drag(window, path) is True
    assert window.opening.drawer_shown
    assert path in window.opening.recent_files()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_the_drawer_reads_can_be_dropped_on_the_window(
    window: MainWindow, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"mine{suffix}"
    path.write_text('{"text": "One sentence."}\n', encoding="utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    assert window.opening.accepts(mime)


def test_the_library_opens_over_the_window(window: MainWindow) -> None:
    panel = panel_of(window)
    panel.library_requested.emit()
    library = dialog_of(window, LibraryDialog)
    assert isinstance(library, LibraryDialog)
    library.model_chosen.emit("large")
    assert panel.model == "large"
    library.close()


def test_what_can_be_opened_can_be_dropped(window: MainWindow, tmp_path: Path) -> None:
    folder, other = tmp_path / "my-bert", tmp_path / "picture.png"
    folder.mkdir()
    other.write_bytes(b"")
    assert drag(window, other) is False
    assert drag(window, folder) is True
    assert panel_of(window).model == str(folder)


def drag(window: MainWindow, path: Path) -> bool:
    """Drag a file over the window and, if it is taken, let it go."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(5, 5).toPoint(), copy, mime, LEFT, none)
    enter.ignore()
    window.dragEnterEvent(enter)
    if enter.isAccepted():
        window.dropEvent(QDropEvent(QPointF(5, 5), copy, mime, LEFT, none))
    return enter.isAccepted()
