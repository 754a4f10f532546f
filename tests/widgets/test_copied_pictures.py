"""Pictures that are copied while they stay: whatever changed, they look as if painted anew."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from explorer.theme import theme
from explorer.widgets.curve_plot import CurvePlot, Series
from explorer.widgets.curve_plot_view import StillView
from explorer.widgets.heatmap import HeatmapData, HeatmapView
from explorer.widgets.histogram_data import Histogram
from explorer.widgets.histogram_plot import HistogramPlot
from explorer.widgets.picture import save_picture
from explorer.widgets.regression_plot import RegressionPlot
from explorer.widgets.vector_bars import VectorBars
from explorer.widgets.vector_bars_layout import NamedVector
from tests.widgets.heatmaps import NAMES, weights
from tests.widgets.regression import shown_plot

AXES = (NAMES, ("a", "a much longer name than others", "c", "d", "e"), tuple("vwxyz"), tuple("zyxwv"))
LOOKS = (("light", 100), ("dark", 100), ("dark", 200), ("light", 108), ("light", 109))


def grabbed(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def look(chance: random.Random) -> None:
    mode, percent = chance.choice(LOOKS)
    theme().set_mode(mode)
    theme().set_text_percent(percent)


@pytest.mark.parametrize("seed", range(8))
def test_the_names_along_a_heatmap(view: HeatmapView, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(25):
        deed = chance.randrange(6)
        if deed == 0:
            view.set_maps((HeatmapData(weights(), chance.choice(AXES), chance.choice(AXES)),))
        elif deed == 1:
            view.set_selection(chance.choice((None, 0, 4)), chance.choice((None, 1, 4)), locked=False)
        elif deed == 2:
            view.resize(chance.choice((300, 460)), chance.choice((300, 440)))
        elif deed == 3:
            view._maps.zoom(0.7)
        elif deed == 4:
            view.reset_zoom()
        else:
            look(chance)
        seen = grabbed(view)
        for item in view._maps.maps:
            item.rows._copy = item.columns._copy = None
        assert seen == grabbed(view), deed


def bars() -> StillView:
    made = VectorBars()
    made.set_vectors((NamedVector("h", np.array([0.3, -0.8, 1.2])),), ("1", "2", "3"))
    return made


def histogram() -> StillView:
    made = HistogramPlot()
    made.set_histograms((Histogram("a", np.arange(8.0), np.linspace(-4, 4, 9)),), 4.0)
    return made


def curves() -> StillView:
    made, x = CurvePlot(), np.arange(5.0)
    made.set_series((Series("LSTM", x, x**2, 0), Series("Elman", x, 9 - x, 1)), "steps", "norm")
    return made


@pytest.mark.parametrize("make", [curves, bars, histogram, VectorBars, HistogramPlot, RegressionPlot])
def test_nothing_shows_through_of_what_was_there(qtbot: QtBot, make: Callable[[], StillView]) -> None:
    made = make()
    qtbot.addWidget(made)
    chance = random.Random(0)
    made.resize(400, 300)
    for _ in range(12):
        if chance.random() < 0.5:
            made.resize(chance.choice((200, 400)), chance.choice((150, 300)))
        else:
            look(chance)
        seen = grabbed(made)
        made._still._pixmap = None
        made.forget()
        assert seen == grabbed(made)


def test_a_drawing_has_no_copies(qtbot: QtBot, view: HeatmapView, tmp_path: Path) -> None:
    plot = shown_plot(qtbot)
    for widget in (plot, view):
        grabbed(widget)  # so that there are copies
    save_picture(plot, tmp_path / "plot.svg")
    save_picture(view, tmp_path / "map.svg")
    drawing, mapped = ((tmp_path / name).read_text(encoding="utf-8") for name in ("plot.svg", "map.svg"))
    assert "<image" not in drawing
    assert all(text in drawing for text in ("truth", "Gaussian", "MSE 0.301"))
    assert mapped.count("<image") == 1  # the cells
    assert mapped.count("<text") >= 2 * len(NAMES)
    assert all(f">{name}<" in mapped for name in NAMES)
