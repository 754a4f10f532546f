"""The Recurrence panel, and when nothing of it works."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from explorer.panels.recurrence.panel import RecurrencePanel
from explorer.workers.lanes import Lanes
from tests.panels.opening import IsQuiet, opened


@pytest.fixture
def bare(qtbot: QtBot, lanes: Lanes) -> Iterator[RecurrencePanel]:
    with opened(qtbot, RecurrencePanel(lanes), 1200, 800) as made:
        yield made


@pytest.fixture
def is_quiet(panel: RecurrencePanel) -> IsQuiet:
    """Whether nothing is computed or drawn any more; what trains is not waited for."""
    works = (panel.session.runner, panel.searching)
    return lambda: not any(work.busy for work in works) and not panel.turns.pending
