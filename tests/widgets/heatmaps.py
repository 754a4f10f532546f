"""A heatmap to look at and click on, shared by its tests."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from explorer.core.trace import FloatArray
from explorer.widgets.heatmap import HeatmapData, HeatmapView

NAMES = ("[CLS]", "it", "was", "tired", "[SEP]")


def weights(rows: int = 5, columns: int = 5, seed: int = 0) -> FloatArray:
    """(rows, columns) random weights whose rows add up to 1."""
    values = np.random.default_rng(seed).random((rows, columns)).astype(np.float32) ** 2
    return np.asarray(values / values.sum(axis=1, keepdims=True), dtype=np.float32)


def shown_heatmap(qtbot: QtBot) -> HeatmapView:
    """A map of five tokens, on screen."""
    made = HeatmapView()
    qtbot.addWidget(made)
    made.resize(460, 440)
    made.set_maps((HeatmapData(weights(), NAMES, NAMES),))
    with qtbot.waitExposed(made):
        made.show()
    return made


def click(view: HeatmapView, at: QPoint) -> None:
    """Press and release the left button at a place of the canvas."""
    QTest.mouseClick(view.canvas(), Qt.MouseButton.LeftButton, pos=at)
