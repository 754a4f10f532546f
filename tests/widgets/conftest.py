"""Widgets that several test files look at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from explorer.widgets.heatmap import HeatmapView
from explorer.widgets.sentences_drawer import SentencesDrawer
from explorer.workers.lanes import Lanes
from tests.widgets.drawers import Open
from tests.widgets.heatmaps import shown_heatmap


@pytest.fixture
def view(qtbot: QtBot) -> HeatmapView:
    """A heatmap of five tokens, shown; other views have a fixture of their own."""
    return shown_heatmap(qtbot)


@pytest.fixture
def drawer(qtbot: QtBot, lanes: Lanes) -> Iterator[SentencesDrawer]:
    """A drawer on screen."""
    made = SentencesDrawer(lanes)
    qtbot.addWidget(made)
    made.resize(300, 700)
    made.show()
    yield made
    made.close_down()


@pytest.fixture
def open_file(qtbot: QtBot, drawer: SentencesDrawer) -> Open:
    """Opens a file in the drawer and waits until it is read."""

    def read(path: Path) -> None:
        with qtbot.waitSignal(drawer.source_opened):
            drawer.open_file(path)

    return read
