"""The Recurrence panel with its first picture drawn, and how its tests wait."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from explorer.panels.base import Message
from explorer.panels.recurrence.panel import RecurrencePanel
from explorer.workers.lanes import Lanes

Settled = Callable[[], None]


@pytest.fixture
def panel(qtbot: QtBot, lanes: Lanes) -> Iterator[RecurrencePanel]:
    made = RecurrencePanel(lanes)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    with qtbot.waitSignal(made.status_changed, timeout=60_000):
        made.run()
    yield made
    made.close_down()


@pytest.fixture
def settled(qtbot: QtBot, panel: RecurrencePanel) -> Settled:
    """Waits until nothing is computed or drawn any more; what trains is not waited for."""

    def wait() -> None:
        def is_quiet() -> bool:
            works = (panel.session.runner, panel.searching)
            return not any(work.busy for work in works) and not panel.turns.pending

        qtbot.waitUntil(is_quiet, timeout=30_000)

    return wait


@pytest.fixture
def messages(panel: RecurrencePanel) -> list[Message | None]:
    """What the message bar is told, from the first picture on."""
    heard: list[Message | None] = []
    panel.message_changed.connect(heard.append)
    return heard
