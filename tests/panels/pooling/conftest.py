"""The Attention pooling panel, and when nothing of it works."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from explorer.panels.pooling.panel import PoolingPanel
from explorer.workers.lanes import Lanes
from tests.panels.opening import IsQuiet, opened


@pytest.fixture
def bare(qtbot: QtBot, lanes: Lanes) -> Iterator[PoolingPanel]:
    with opened(qtbot, PoolingPanel(lanes), 1200, 800) as made:
        yield made


@pytest.fixture
def is_quiet(panel: PoolingPanel) -> IsQuiet:
    """Whether nothing is computed, trained or drawn any more."""
    works = (panel.session.runner, panel.training, panel.maps, panel.reader, panel.sweeping.runner)
    return lambda: not any(work.busy for work in works) and not panel.turns.pending
