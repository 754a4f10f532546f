"""The Scoring panel, and when nothing of it works."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from explorer.panels.scoring.panel import ScoringPanel
from explorer.workers.lanes import Lanes
from tests.panels.opening import IsQuiet, opened


@pytest.fixture
def bare(qtbot: QtBot, lanes: Lanes) -> Iterator[ScoringPanel]:
    with opened(qtbot, ScoringPanel(lanes), 1100, 760) as made:
        yield made


@pytest.fixture
def is_quiet(panel: ScoringPanel) -> IsQuiet:
    """Whether nothing is computed or measured any more."""
    return lambda: not panel.session.busy
