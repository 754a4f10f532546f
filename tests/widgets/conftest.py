"""Widgets that several test files look at."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from explorer.widgets.heatmap import HeatmapView
from tests.widgets.heatmaps import shown_heatmap


@pytest.fixture
def view(qtbot: QtBot) -> HeatmapView:
    """A heatmap of five tokens, shown; other views have a fixture of their own."""
    return shown_heatmap(qtbot)
