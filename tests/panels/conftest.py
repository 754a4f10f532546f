"""A chapter's panel with its first picture drawn, and how tests wait for it; the model library over a hub."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from explorer.models.store import Store
from explorer.panels.base import Message, Panel
from explorer.panels.library_dialog import LibraryDialog
from explorer.panels.transformer import TransformerPanel
from explorer.workers.lanes import Lanes
from tests.panels.opening import IsQuiet, Settled, opened
from tests.support.file_server import Served
from tests.support.library import library_hub, open_library


@pytest.fixture
def bare(qtbot: QtBot, lanes: Lanes, default_model_installed: Path) -> Iterator[Panel]:
    """A panel that has drawn nothing yet; each chapter's tests have their own."""
    assert default_model_installed.is_dir()
    with opened(qtbot, TransformerPanel(lanes), 1000, 700) as made:
        yield made


@pytest.fixture
def panel(qtbot: QtBot, bare: Panel) -> Panel:
    """The chapter's panel with its first picture drawn."""
    with qtbot.waitSignal(bare.status_changed, timeout=60_000):
        bare.run()
    return bare


@pytest.fixture
def is_quiet(panel: TransformerPanel) -> IsQuiet:
    """Whether nothing is computed or drawn any more; each chapter's tests have their own."""
    return lambda: not panel.session.busy and not panel.turns.pending


@pytest.fixture
def settled(qtbot: QtBot, is_quiet: IsQuiet) -> Settled:
    """Waits until the chapter is quiet."""
    return lambda: qtbot.waitUntil(is_quiet, timeout=60_000)


@pytest.fixture
def messages(panel: Panel) -> list[Message | None]:
    """What the message bar is told, from the first picture on."""
    heard: list[Message | None] = []
    panel.message_changed.connect(heard.append)
    return heard


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
