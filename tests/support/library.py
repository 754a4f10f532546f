"""Driving the model library in tests: its buttons, a local hub behind it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import cast

from huggingface_hub import HfApi
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMessageBox
from pytestqt.qtbot import QtBot

from explorer.core.cancel import CancelToken
from explorer.models.catalogue import Package
from explorer.models.download import Sources
from explorer.models.hub_source import Hub, list_files
from explorer.models.remote_file import RemoteFile
from explorer.models.store import Store
from explorer.models.wire import Wire
from explorer.panels.library_dialog import LibraryDialog
from explorer.panels.library_items import Phase
from explorer.panels.library_row import ModelRow
from explorer.workers.lanes import Lanes
from tests.support.file_server import Served, file_server
from tests.support.model_parcels import FILES, serve_repository

ID = "owner/model"
OTHER = "owner/other"
DEFAULT = "all-MiniLM-L6-v2"


@contextmanager
def library_hub() -> Iterator[Served]:
    """A hub on this machine with three models."""
    with file_server() as made:
        serve_repository(made, ID, FILES)
        serve_repository(made, OTHER, FILES, commit="beef")
        serve_repository(made, "openai-community/gpt2", FILES, commit="cafe")
        yield made


def open_library(qtbot: QtBot, lanes: Lanes, store: Store, served: Served) -> LibraryDialog:
    """The library over a local hub, with the default model installed and no package to be had."""

    def locate(_package: Package, _token: CancelToken) -> RemoteFile:
        return RemoteFile("absent.whl", f"{served.url}/absent.whl")

    hub = cast(Hub, HfApi(endpoint=served.url))
    sources = Sources(locate, partial(list_files, hub=hub), Wire())
    put(store, DEFAULT)
    made = LibraryDialog(lanes, store, sources=sources)
    qtbot.addWidget(made, before_close_func=lambda _widget: _end(made, served))
    made.show()
    return made


def _end(dialog: LibraryDialog, served: Served) -> None:
    """Let go of what the server holds and stop all downloads, so that closing asks nothing."""
    if served.hold is not None:
        served.hold.set()
    dialog.downloads.cancel_all()
    dialog.close_down()
    dialog.accept()


def put(store: Store, folder: str) -> Path:
    """Install a model by hand."""
    made = store.root / folder
    made.mkdir(parents=True)
    for name, content in FILES.items():
        (made / name).write_bytes(content)
    return made


def row(dialog: LibraryDialog, name: str) -> ModelRow:
    """The row of a model."""
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
