"""The Transformer panel with its first picture drawn; the model library over a hub of this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from explorer.models.store import Store
from explorer.panels.library_dialog import LibraryDialog
from explorer.panels.transformer import TransformerPanel
from explorer.workers.lanes import Lanes
from tests.support.file_server import Served
from tests.support.library import library_hub, open_library

Settled = Callable[[], None]


@pytest.fixture
def panel(qtbot: QtBot, lanes: Lanes, default_model_installed: Path) -> Iterator[TransformerPanel]:
    assert default_model_installed.is_dir()
    made = TransformerPanel(lanes)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    with qtbot.waitSignal(made.status_changed, timeout=60_000):
        made.run()
    yield made
    made.close_down()


@pytest.fixture
def settled(qtbot: QtBot, panel: TransformerPanel) -> Settled:
    """Waits until nothing is computed or drawn any more."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not panel.session.busy and not panel.turns.pending, timeout=30_000)

    return wait


@pytest.fixture
def served() -> Iterator[Served]:
    """A hub with three models, on this machine."""
    with library_hub() as made:
        yield made


@pytest.fixture
def store() -> Store:
    """The folder of models, of this test alone."""
    return Store()


@pytest.fixture
def dialog(qtbot: QtBot, lanes: Lanes, store: Store, served: Served) -> LibraryDialog:
    """The model library, shown, over that store and that hub."""
    return open_library(qtbot, lanes, store, served)
