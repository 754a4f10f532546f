"""The Recurrence panel, and when nothing of it works."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from explorer.panels.recurrence.panel import RecurrencePanel
from explorer.workers.lanes import Lanes
from tests.panels.opening import IsQuiet, Settled, opened
from tests.panels.recurrence.people import Trained


@pytest.fixture
def bare(qtbot: QtBot, lanes: Lanes) -> Iterator[RecurrencePanel]:
    with opened(qtbot, RecurrencePanel(lanes), 1200, 800) as made:
        yield made


@pytest.fixture
def is_quiet(panel: RecurrencePanel) -> IsQuiet:
    """Whether nothing is computed or drawn any more; what trains is not waited for."""
    works = (panel.session.runner, panel.searching)
    return lambda: not any(work.busy for work in works) and not panel.turns.pending


@pytest.fixture
def page(panel: RecurrencePanel) -> RecurrencePanel:
    """The panel with a small network, a short training and its page in sight."""
    panel.change(hidden=4, features=3, batch=2, training_steps=4, longest_gap=2, right="training")
    return panel


@pytest.fixture
def trained(qtbot: QtBot, panel: RecurrencePanel, settled: Settled) -> Trained:
    """Waits until nothing trains, is computed or drawn any more."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not panel.training.busy, timeout=30_000)
        settled()

    return wait
