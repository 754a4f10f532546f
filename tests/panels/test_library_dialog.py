"""The model library, driven through its buttons against a local package and a local hub."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import cast

import pytest
from huggingface_hub import HfApi
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from explorer.core import i18n
from explorer.core.cancel import CancelToken
from explorer.models.catalogue import Package, catalogue
from explorer.models.download import Sources
from explorer.models.hub_source import Hub, list_files
from explorer.models.remote_file import RemoteFile
from explorer.models.store import Store
from explorer.models.wire import Wire
from explorer.panels.library_dialog import LibraryDialog
from explorer.panels.library_items import Phase
from explorer.panels.library_row import ModelRow
from explorer.theme import theme
from explorer.workers.lanes import Lanes
from tests.support.file_server import Served, file_server
from tests.support.model_parcels import FILES, serve_repository

ID = "owner/model"
OTHER = "owner/other"
DEFAULT = "all-MiniLM-L6-v2"


@pytest.fixture
def served() -> Iterator[Served]:
    with file_server() as made:
        serve_repository(made, ID, FILES)
        serve_repository(made, OTHER, FILES, commit="beef")
        serve_repository(made, "openai-community/gpt2", FILES, commit="cafe")
        yield made


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def dialog(qtbot: QtBot, lanes: Lanes, store: Store, served: Served) -> LibraryDialog:
    def locate(_package: Package, _token: CancelToken) -> RemoteFile:
        return RemoteFile("absent.whl", f"{served.url}/absent.whl")

    hub = cast(Hub, HfApi(endpoint=served.url))
    sources = Sources(locate, partial(list_files, hub=hub), Wire())
    put(store, DEFAULT)
    made = LibraryDialog(lanes, store, sources=sources)
    qtbot.addWidget(made, before_close_func=lambda _widget: end(made, served))
    made.show()
    return made


def end(dialog: LibraryDialog, served: Served) -> None:
    """Let go of what the server holds and stop all downloads, so that closing asks nothing."""
    if served.hold is not None:
        served.hold.set()
    dialog.downloads.cancel_all()
    dialog.close_down()
    dialog.accept()


def put(store: Store, folder: str) -> Path:
    made = store.root / folder
    made.mkdir(parents=True)
    for name, content in FILES.items():
        (made / name).write_bytes(content)
    return made


def row(dialog: LibraryDialog, name: str) -> ModelRow:
    return dialog.models.rows[name]


def phase(dialog: LibraryDialog, name: str) -> Phase | None:
    """How far a model is, as its row shows it; None without a row."""
    return row(dialog, name).item.phase if name in dialog.models.rows else None


def until(qtbot: QtBot, dialog: LibraryDialog, name: str, wanted: Phase) -> None:
    qtbot.waitUntil(lambda: phase(dialog, name) is wanted, timeout=10_000)


def press(qtbot: QtBot, button: QAbstractButton) -> None:
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def ask_for(qtbot: QtBot, dialog: LibraryDialog, hub_id: str) -> None:
    dialog.hub.field.setText(hub_id)
    QTest.keyClick(dialog.hub.field, Qt.Key.Key_Return)


def answer(qtbot: QtBot, dialog: LibraryDialog, label: str) -> None:
    """Press a button of the question that is open."""
    box = dialog.findChild(QMessageBox)
    assert box is not None
    press(qtbot, next(button for button in box.buttons() if button.text() == label))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def held(served: Served) -> Callable[[], None]:
    """Make downloads stop half-way; call what is returned to let them go on."""
    served.hold = threading.Event()
    return served.hold.set


def test_lists_the_catalogue_and_what_else_is_here(dialog: LibraryDialog, store: Store) -> None:
    put(store, "my-own")
    dialog.refresh()
    shown = dialog.models.shown()
    assert [line.item.name for line in shown] == [*(entry.name for entry in catalogue()), "my-own"]
    assert shown[0].item.phase is Phase.INSTALLED
    assert "22.7 million parameters" in shown[0].facts.text()
    assert "84 MB" in shown[0].facts.text()
    assert "Apache-2.0" in shown[0].facts.text()
    assert shown[1].item.phase is Phase.ABSENT
    assert shown[-1].facts.text() == "1.0 MB on disk"


@pytest.mark.parametrize(
    ("query", "names"),
    [("minilm", {DEFAULT}), ("chinese bert", {"bert-base-chinese"}), ("MIT", {"roberta-base", "gpt2"}),
     ("EleutherAI", {"pythia-70m"}), ("nothing like it", set())],
)  # fmt: skip
def test_search(dialog: LibraryDialog, qtbot: QtBot, query: str, names: set[str]) -> None:
    QTest.keyClicks(dialog.search, query)
    assert {line.item.name for line in dialog.models.shown()} == names
    told = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert any(f"No model here matches “{query}”" in text for text in told) == (not names)
    dialog.search.clear()
    assert len(dialog.models.shown()) == len(catalogue())


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


def test_a_malformed_hub_id_is_said(dialog: LibraryDialog, qtbot: QtBot) -> None:
    ask_for(qtbot, dialog, "not an id")
    assert dialog.message.isVisible()
    assert "A hub id looks like owner/name" in dialog.message.text()
    QTest.keyClicks(dialog.hub.field, "x")
    assert not dialog.message.isVisible()


def test_an_installed_hub_id_is_shown(dialog: LibraryDialog, qtbot: QtBot) -> None:
    ask_for(qtbot, dialog, f"sentence-transformers/{DEFAULT}")
    assert [line.item.name for line in dialog.models.shown()] == [DEFAULT]
    assert "is already installed" in dialog.message.text()


def test_use_names_the_model_and_closes(dialog: LibraryDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.model_chosen) as chosen:
        press(qtbot, row(dialog, DEFAULT).main)
    assert chosen.args == [DEFAULT]
    assert not dialog.isVisible()


def test_the_model_in_use_is_marked(dialog: LibraryDialog, store: Store) -> None:
    dialog.set_in_use(store.folder(DEFAULT))
    assert row(dialog, DEFAULT).accessibleDescription() == "In use"
    assert not row(dialog, DEFAULT).main.isVisible()
    dialog.set_in_use(None)
    assert row(dialog, DEFAULT).main.isVisible()


def test_remove_asks_first(dialog: LibraryDialog, qtbot: QtBot, store: Store) -> None:
    press(qtbot, row(dialog, DEFAULT).remove)
    answer(qtbot, dialog, "Keep")
    assert store.is_installed(DEFAULT)
    press(qtbot, row(dialog, DEFAULT).remove)
    with qtbot.waitSignal(dialog.models_changed):
        answer(qtbot, dialog, "Remove")
    assert not store.is_installed(DEFAULT)
    assert row(dialog, DEFAULT).item.phase is Phase.ABSENT


def test_what_cannot_be_removed_is_said(
    dialog: LibraryDialog, qtbot: QtBot, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.replace", refuse)
    press(qtbot, row(dialog, DEFAULT).remove)
    answer(qtbot, dialog, "Remove")
    assert "cannot be removed (Permission denied)" in dialog.message.text()
    assert row(dialog, DEFAULT).item.phase is Phase.INSTALLED


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


def test_open_folder(
    dialog: LibraryDialog, qtbot: QtBot, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    press(qtbot, row(dialog, DEFAULT).folder)
    assert [Path(url.toLocalFile()) for url in opened] == [store.folder(DEFAULT)]


def test_a_folder_of_ones_own(dialog: LibraryDialog, qtbot: QtBot, tmp_path: Path) -> None:
    press(qtbot, dialog.open_button)
    chooser = dialog.findChild(QFileDialog)
    assert chooser is not None
    with qtbot.waitSignal(dialog.folder_chosen) as chosen:
        chooser.fileSelected.emit(str(tmp_path))
    chooser.reject()
    assert chosen.args == [str(tmp_path)]
    assert not dialog.isVisible()


def test_keyboard_walks_and_acts(dialog: LibraryDialog, qtbot: QtBot) -> None:
    dialog.activateWindow()
    dialog.search.setFocus()
    QTest.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.focusWidget() is dialog.models.shown()[0]
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
    assert dialog.focusWidget() is dialog.models.shown()[1]
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Up)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Delete)
    answer(qtbot, dialog, "Keep")
    with qtbot.waitSignal(dialog.model_chosen):
        QTest.keyClick(dialog.models.shown()[0], Qt.Key.Key_Return)


def test_escape_closes(dialog: LibraryDialog, qtbot: QtBot) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


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


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("percent", [100, 200, 250])
def test_nothing_is_cut_off(
    dialog: LibraryDialog, qtbot: QtBot, store: Store, mode: str, percent: int
) -> None:
    put(store, "a-model-with-a-name-that-is-really-far-too-long-for-one-line-of-this-list-at-any-size")
    theme().set_mode(mode)
    theme().set_text_percent(percent)
    dialog.refresh()
    dialog.resize(1200, 720)
    inner = dialog.models.widget()
    assert inner is not None
    qtbot.waitUntil(lambda: inner.width() <= dialog.models.viewport().width())
    for line in dialog.models.shown():
        right = line.main.mapTo(line, QPoint(line.main.width(), 0)).x()
        assert right <= line.width()
        assert line.facts.height() >= line.facts.heightForWidth(line.facts.width())


def test_every_text_follows_the_language(dialog: LibraryDialog) -> None:
    i18n.install(lambda _context, text: f"⟦{text}⟧")
    for widget in (dialog, *dialog.models.rows.values(), dialog.models, dialog.hub):
        QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
    names = {line.item.name for line in dialog.models.rows.values()}
    texts = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    texts += [button.text() for button in dialog.findChildren(QAbstractButton) if button.isVisible()]
    texts += [dialog.windowTitle(), dialog.search.placeholderText(), dialog.hub.field.placeholderText()]
    assert [text for text in texts if text and text not in names and not text.startswith("⟦")] == []
