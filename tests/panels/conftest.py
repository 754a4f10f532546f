"""The Transformer panel on the default model, shown, with its first picture drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from explorer.panels.transformer import TransformerPanel
from explorer.workers.lanes import Lanes

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
