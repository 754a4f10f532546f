"""What the window remembers, what it logs, and disks that take nothing."""

from __future__ import annotations

import errno
import json
import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Never

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from explorer.core.errors import UserError
from explorer.theme import theme
from explorer.window import state_file
from explorer.window.state_file import state_path
from explorer.window.window import MainWindow
from tests.window.conftest import Opener, panel_of

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_the_window_comes_back_as_it_was(open_window: Opener) -> None:
    window = open_window()
    panel_of(window).set_text("Remember me.")
    panel_of(window).set_step(2)
    QTest.mouseClick(window.frame.transport.loop, LEFT)
    window.frame.transport.set_speed(2)
    QTest.keyClick(window, Qt.Key.Key_I, CONTROL)
    QTest.mouseClick(window.frame.rail.fold, LEFT)
    theme().set_mode("dark")
    theme().set_text_percent(130)
    window.resize(1100, 720)
    collapsed = window.frame.rail.collapsed
    window.close()
    theme().set_mode("light")
    theme().set_text_percent(100)
    again = open_window()
    assert (theme().settings.mode, theme().settings.text_percent) == ("dark", 130)
    assert again.frame.top_bar.text.text() == "Remember me."
    assert again.frame.transport.scrubber.value() == 2
    assert again.frame.transport.loop.isChecked()
    assert again.frame.transport.speed == 2
    assert not again.frame.explain.isVisible()
    assert again.frame.rail.collapsed == collapsed


def test_every_text_is_tidied_wherever_it_comes_from(open_window: Opener) -> None:
    first = open_window(text="A\ncat\x07.")
    assert panel_of(first).text == first.frame.top_bar.text.text() == "A cat."
    assert "U+0007" in first.frame.message_bar.sentence.text()
    first.stage.show_sentence("Dogs\tsleep.", "So\x1b do cats.", "")
    assert (panel_of(first).text, panel_of(first).pair) == ("Dogs sleep.", "So do cats.")
    first.frame.top_bar.text_changed.emit("x" * 20_001)
    assert panel_of(first).text == first.frame.top_bar.text.text() == "x" * 20_000
    panel_of(first).text = "Saved\x07 by another hand"
    first.close()
    assert panel_of(open_window()).text == "Saved by another hand"


def test_the_command_line_overrides_what_is_remembered(open_window: Opener) -> None:
    window = open_window()
    panel_of(window).set_pair("the old pair")
    window.close()
    again = open_window(text="From the command line.", chapter="other")
    assert again.stage.panel is not None
    assert again.stage.panel.name == "other"
    assert again.frame.top_bar.text.text() == "From the command line."
    assert again.frame.top_bar.pair.text() == ""


@pytest.mark.parametrize(
    "content", ["{", "[1, 2]", '{"version": 99}', "", "\x00\x01", '{"version": 1, "look": 3, "layout": []}']
)
def test_a_spoilt_state_file_is_set_aside_and_told(open_window: Opener, content: str) -> None:
    path = state_path()
    path.parent.mkdir(parents=True)
    path.write_text(content, encoding="utf-8")
    window = open_window()
    if "look" in content:  # ours, with wrong entries: those are left out
        return
    assert window.frame.message_bar.isVisible()
    assert path.with_name("state.json.bak").read_text(encoding="utf-8") == content


def test_a_disk_that_takes_nothing_is_told_once(open_window: Opener, qtbot: QtBot) -> None:
    blocked = state_path().parent
    blocked.parent.mkdir(parents=True, exist_ok=True)
    blocked.write_text("a file where the folder should be")
    window = open_window()
    qtbot.waitUntil(window.frame.message_bar.isVisible)
    window.remembering.save()
    assert window.frame.message_bar.isVisible()
    window.frame.message_bar.dismiss()
    window.remembering.save()
    assert not window.frame.message_bar.isVisible()


def test_the_state_is_written_soon_after_a_change(window: MainWindow, qtbot: QtBot) -> None:
    panel_of(window).set_text("Saved.")
    qtbot.waitUntil(lambda: state_path().exists(), timeout=10_000)
    saved = json.loads(state_path().read_text(encoding="utf-8"))
    assert saved["chapters"]["dummy"]["text"] == "Saved."


def test_an_unexpected_exception_becomes_a_sentence_and_a_line_in_the_log(
    window: MainWindow, qtbot: QtBot
) -> None:
    try:
        raise ValueError("surprise")
    except ValueError as error:
        window.log.on_exception(ValueError, error, error.__traceback__)
    bar = window.frame.message_bar
    qtbot.waitUntil(bar.isVisible)
    assert "ValueError: surprise" in bar.sentence.text()
    text = (state_path().parent / "log" / "seqscope.log").read_text(encoding="utf-8")
    assert "Traceback" in text


class _Full:
    """A stream on a full disk."""

    def __getattr__(self, _name: str) -> Never:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_is_told_once_and_does_not_keep_the_window_from_closing(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.remembering.save()
    before = state_path().read_bytes()
    (handler,) = (one for one in window.log._handlers if isinstance(one, RotatingFileHandler))
    monkeypatch.setattr(handler, "stream", _Full())
    bar = window.frame.message_bar
    logging.getLogger("explorer").warning("lost")
    qtbot.waitUntil(bar.isVisible)
    assert "remembers nothing of this session and keeps no log" in bar.sentence.text()
    assert "No space left on device" in bar.sentence.text()
    bar.dismiss()

    def refuse(_path: Path, _values: object) -> None:
        raise UserError("The state is refused.") from OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(state_file, "save", refuse)
        window.remembering.save()
        assert not bar.isVisible()
        assert state_path().read_bytes() == before
    error = ValueError("boom")
    window.log.on_exception(ValueError, error, None)
    qtbot.waitUntil(bar.isVisible)
    assert "the log could not be written" in bar.sentence.text()
    window.log.stop()


def test_recent_files_come_back(open_window: Opener, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "mine.txt"
    path.write_text("One sentence.\nAnother.\n", encoding="utf-8")
    window = open_window()
    with qtbot.waitSignal(window.opening.drawer.source_opened):
        window.opening.open_sentences(path)
    window.close()
    assert open_window().opening.recent_files() == (path,)
