"""The Scoring panel with its first picture drawn, and how its tests wait."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from explorer.panels.base import Message
from explorer.panels.scoring.panel import ScoringPanel
from explorer.workers.lanes import Lanes

Settled = Callable[[], None]


@pytest.fixture
def panel(qtbot: QtBot, lanes: Lanes) -> Iterator[ScoringPanel]:
    made = ScoringPanel(lanes)
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.show()
    with qtbot.waitSignal(made.status_changed, timeout=60_000):
        made.run()
    yield made
    made.close_down()


@pytest.fixture
def settled(qtbot: QtBot, panel: ScoringPanel) -> Settled:
    """Waits until nothing is computed or measured any more."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not panel.session.busy, timeout=60_000)

    return wait


@pytest.fixture
def messages(panel: ScoringPanel) -> list[Message | None]:
    """What the message bar is told, from the first picture on."""
    heard: list[Message | None] = []
    panel.message_changed.connect(heard.append)
    return heard
