"""The model library gets models: progress, cancel, resume, the line of those that wait, closing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from explorer.models.store import Store
from explorer.panels.library_dialog import LibraryDialog
from explorer.panels.library_items import Phase
from explorer.workers.lanes import Lanes
from tests.support.file_server import Served
from tests.support.library import (
    DEFAULT,
    ID,
    OTHER,
    answer,
    ask_for,
    held,
    phase,
    press,
    row,
    until,
)


def test_get_shows_progress_and_installs(
    dialog: LibraryDialog, qtbot: QtBot, store: Store, served: Served
) -> None:
    go_on = held(served)
    with qtbot.waitSignal(dialog.progressed):
        press(qtbot, row(dialog, "gpt2").main)
    line = row(dialog, "gpt2")
    assert phase(dialog, "gpt2") is Phase.RUNNING
    assert line.bar.isVisible()
    assert line.main.text() == "Cancel"
    qtbot.waitUntil(lambda: "of 1.0 MB" in line.note.text())
    assert line.note.text().startswith("Getting openai-community/gpt2: ")
    with qtbot.waitSignals([dialog.models_changed, dialog.busy_changed]):
        go_on()
    assert store.is_installed("gpt2")
    assert phase(dialog, "gpt2") is Phase.INSTALLED
    assert line.main.text() == "Use"
    assert not line.bar.isVisible()


def test_cancel_keeps_and_resume_goes_on(
    dialog: LibraryDialog, qtbot: QtBot, store: Store, served: Served
) -> None:
    held(served)
    press(qtbot, row(dialog, "gpt2").main)
    line = row(dialog, "gpt2")
    qtbot.waitUntil(lambda: store.partial_bytes("gpt2") > 400_000, timeout=10_000)
    press(qtbot, line.main)
    until(qtbot, dialog, "gpt2", Phase.PARTIAL)
    assert line.main.text() == "Resume"
    assert line.note.text().startswith("Unfinished: ")
    served.hold = None
    served.requests.clear()
    press(qtbot, line.main)
    until(qtbot, dialog, "gpt2", Phase.INSTALLED)
    assert any(value.startswith("bytes=") for value in served.header_log("Range"))


def test_one_at_a_time_the_others_wait(dialog: LibraryDialog, qtbot: QtBot, served: Served) -> None:
    go_on = held(served)
    press(qtbot, row(dialog, "gpt2").main)
    ask_for(qtbot, dialog, ID)
    ask_for(qtbot, dialog, OTHER)
    assert [row(dialog, name).item.phase for name in ("gpt2", ID, OTHER)] == [
        Phase.RUNNING, Phase.WAITING, Phase.WAITING,
    ]  # fmt: skip
    press(qtbot, row(dialog, ID).main)
    assert ID not in dialog.models.rows
    go_on()
    until(qtbot, dialog, "gpt2", Phase.INSTALLED)
    until(qtbot, dialog, OTHER, Phase.INSTALLED)


def test_cancelling_the_running_one_starts_the_next(
    dialog: LibraryDialog, qtbot: QtBot, served: Served
) -> None:
    go_on = held(served)
    press(qtbot, row(dialog, "gpt2").main)
    qtbot.waitUntil(lambda: row(dialog, "gpt2").bar.maximum() > 0)
    ask_for(qtbot, dialog, ID)
    served.hold = None
    press(qtbot, row(dialog, "gpt2").main)
    until(qtbot, dialog, ID, Phase.INSTALLED)
    go_on()
    assert row(dialog, "gpt2").item.phase in (Phase.PARTIAL, Phase.ABSENT)


def test_an_error_is_shown_in_its_row(dialog: LibraryDialog, qtbot: QtBot, store: Store) -> None:
    store.remove(DEFAULT)
    dialog.refresh()
    with qtbot.waitSignal(dialog.busy_changed, check_params_cb=lambda busy: not busy):
        press(qtbot, row(dialog, DEFAULT).main)
    line = row(dialog, DEFAULT)
    assert line.error.isVisible()
    assert line.error.text() == "127.0.0.1 does not have this file any more (HTTP 404)."
    assert line.main.text() == "Get"
    assert not dialog.downloads.running


def test_a_hub_id_that_fails_keeps_its_row(dialog: LibraryDialog, qtbot: QtBot) -> None:
    ask_for(qtbot, dialog, "owner/absent")
    qtbot.waitUntil(lambda: bool(row(dialog, "owner/absent").item.error))
    assert "The hub has no public model owner/absent" in row(dialog, "owner/absent").error.text()


def test_the_remains_of_a_download_can_be_thrown_away(
    dialog: LibraryDialog, qtbot: QtBot, store: Store
) -> None:
    store.staging(ID).mkdir(parents=True)
    (store.staging(ID) / "model.safetensors.part").write_bytes(bytes(1000))
    dialog.refresh()
    assert row(dialog, ID).item.phase is Phase.PARTIAL
    press(qtbot, row(dialog, ID).remove)
    answer(qtbot, dialog, "Remove")
    assert ID not in dialog.models.rows
    assert store.unfinished() == ()


@pytest.mark.parametrize("label", ["Back", "Go on in the background", "Stop it"])
def test_closing_during_a_download_asks(
    dialog: LibraryDialog, qtbot: QtBot, store: Store, served: Served, label: str
) -> None:
    go_on = held(served)
    press(qtbot, row(dialog, "gpt2").main)
    qtbot.waitUntil(lambda: store.partial_bytes("gpt2") > 400_000, timeout=10_000)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    answer(qtbot, dialog, label)
    assert dialog.isVisible() == (label == "Back")
    go_on()
    if label == "Stop it":
        until(qtbot, dialog, "gpt2", Phase.PARTIAL)
    else:
        until(qtbot, dialog, "gpt2", Phase.INSTALLED)


def test_close_down_stops_a_stalled_download(
    dialog: LibraryDialog, qtbot: QtBot, lanes: Lanes, served: Served
) -> None:
    held(served)
    with qtbot.waitSignal(dialog.progressed):
        press(qtbot, row(dialog, "gpt2").main)
    dialog.close_down()
    lanes.close()  # returns although the server says nothing more
