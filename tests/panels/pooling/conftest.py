"""The Attention pooling panel with its first picture drawn, and how its tests wait."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from explorer.panels.base import Message
from explorer.panels.pooling.panel import PoolingPanel
from explorer.workers.lanes import Lanes

Settled = Callable[[], None]


@pytest.fixture
def panel(qtbot: QtBot, lanes: Lanes) -> Iterator[PoolingPanel]:
    made = PoolingPanel(lanes)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    with qtbot.waitSignal(made.status_changed, timeout=60_000):
        made.run()
    yield made
    made.close_down()


@pytest.fixture
def bare(qtbot: QtBot, lanes: Lanes) -> Iterator[PoolingPanel]:
    """A panel that has drawn nothing yet."""
    made = PoolingPanel(lanes)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    yield made
    made.close_down()


@pytest.fixture
def settled(qtbot: QtBot, panel: PoolingPanel) -> Settled:
    """Waits until nothing is computed, trained or drawn any more."""

    def wait() -> None:
        def is_quiet() -> bool:
            works = (panel.session.runner, panel.training, panel.maps, panel.reader, panel.sweeping.runner)
            return not any(work.busy for work in works) and not panel.turns.pending

        qtbot.waitUntil(is_quiet, timeout=30_000)

    return wait


@pytest.fixture
def messages(panel: PoolingPanel) -> list[Message | None]:
    """What the message bar is told, from the first picture on."""
    heard: list[Message | None] = []
    panel.message_changed.connect(heard.append)
    return heard
