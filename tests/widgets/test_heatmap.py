"""The heatmap by mouse, keyboard and pixel."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from explorer.core.colour import ColourMap, Scale
from explorer.core.trace import FloatArray
from explorer.theme import theme
from explorer.widgets.heatmap import HeatmapData, HeatmapView
from explorer.widgets.heatmap_layout import lay_out
from explorer.widgets.painting import number_text
from tests.widgets.heatmaps import NAMES, click, weights


def pixel(view: HeatmapView, row: int, column: int) -> str:
    at = view.cell_center(row, column)
    return view.grab().toImage().pixelColor(at).name()


def shade(values: FloatArray, row: int, column: int, place: Callable[[float], float]) -> str:
    """The colour of a weight under its own map's limit, from the theme's table."""
    share = place(float(values[row, column]) / float(np.nanmax(values)))
    return QColor(*theme().lut(ColourMap.ACCENT)[round(share * 255)].tolist()).name()


# Colours


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(
    ("scale", "place"),
    [
        (Scale.SQRT, lambda x: x**0.5),
        (Scale.LINEAR, lambda x: x),
        (Scale.LOG, lambda x: 1 - np.log(max(x, 1e-4)) / np.log(1e-4)),
    ],
)
def test_a_cell_has_the_colour_of_its_weight(
    view: HeatmapView, mode: str, scale: Scale, place: Callable[[float], float]
) -> None:
    theme().set_mode(mode)
    view.set_scale(scale)
    values = view.maps()[0].values
    for row, column in ((0, 0), (2, 3), (4, 1)):
        painted, expected = QColor(pixel(view, row, column)), QColor(shade(values, row, column, place))
        # One of 256 steps of the ramp at most: rounding of the place.
        assert abs(painted.red() - expected.red()) <= 3
        assert abs(painted.blue() - expected.blue()) <= 3


def test_masked_zero_and_one(view: HeatmapView) -> None:
    values = np.array([[0.0, 1.0], [np.nan, 0.0]], dtype=np.float32)
    view.set_maps((HeatmapData(values, ("a", "b"), ("a", "b"), high=1.0),))
    assert pixel(view, 1, 0) == theme().colour("masked").name()
    assert pixel(view, 0, 0) == theme().colour("card").name()
    strongest = QColor(*theme().lut(ColourMap.ACCENT)[255].tolist()).name()
    assert pixel(view, 0, 1) == strongest


def test_a_faded_cell_is_the_card_and_still_named(qtbot: QtBot, view: HeatmapView) -> None:
    values = weights()
    faded = values < values.max()
    view.set_maps((HeatmapData(values, NAMES, NAMES, faded=faded),))
    row, column = (int(i) for i in np.argwhere(faded)[3])
    assert pixel(view, row, column) == theme().colour("card").name()
    QTest.mouseMove(view.canvas(), view.cell_center(row, column))
    assert view.tip_lines()[0].endswith(f"α = {number_text(float(values[row, column]))}")


def test_a_signed_map_takes_the_diverging_ramp(view: HeatmapView) -> None:
    values = np.array([[-2.0, 0.0], [2.0, 1.0]], dtype=np.float32)
    view.set_maps((HeatmapData(values, ("a", "b"), ("a", "b"), signed=True),))
    lut = theme().lut(ColourMap.SIGNED)
    assert pixel(view, 0, 0) == QColor(*lut[0].tolist()).name()
    assert pixel(view, 0, 1) == theme().colour("card").name()
    assert pixel(view, 1, 0) == QColor(*lut[255].tolist()).name()


def test_a_single_strong_weight_survives_cells_smaller_than_a_pixel(view: HeatmapView) -> None:
    size = 1500
    values = np.zeros((size, size), dtype=np.float32)
    values[700, 900] = 1.0
    names = tuple(map(str, range(size)))
    view.set_maps((HeatmapData(values, names, names),))
    image = view.grab().toImage()
    strongest = QColor(*theme().lut(ColourMap.ACCENT)[255].tolist()).name()
    near = view.cell_center(700, 900)
    around = {image.pixelColor(near + QPoint(x, y)).name() for x in (-1, 0, 1) for y in (-1, 0, 1)}
    assert strongest in around


# Several maps, names, sizes


def test_several_maps_share_the_room(qtbot: QtBot, view: HeatmapView) -> None:
    maps = tuple(HeatmapData(weights(seed=n), NAMES, NAMES, title=f"Head {n}") for n in range(4))
    view.set_maps(maps)
    with qtbot.waitSignal(view.cell_locked) as signal:
        click(view, view.cell_center(1, 2, panel=3))
    assert signal.args == [3, 1, 2]
    assert view.picture_name() == "Heatmap"
    view.set_maps(maps[:1])
    assert view.picture_name() == "Head 0"
    view.set_maps(())
    assert view.grab().toImage().pixelColor(200, 200) == theme().colour("card")


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("size", [5, 30, 120, 600])
def test_names_are_thinned_and_never_overlap(qtbot: QtBot, percent: int, size: int) -> None:
    theme().set_text_percent(percent)
    view = HeatmapView()
    qtbot.addWidget(view)
    view.resize(500, 500)
    names = tuple(f"token {n}" for n in range(size))
    view.set_maps((HeatmapData(weights(size, size), names, names),))
    rows, columns = view.shown_labels()
    item = view._maps.maps[0]
    line = view.fontMetrics().height() * percent / 100 * 0.8
    gaps = np.diff([item.rows.centre(row) for row in rows])
    assert gaps.min() >= line * 0.9
    assert np.diff([item.columns.centre(c) for c in columns]).min() >= line


def test_a_selected_name_is_shown_where_few_fit(view: HeatmapView) -> None:
    names = tuple(map(str, range(600)))
    view.set_maps((HeatmapData(weights(600, 600), names, names),))
    view.set_selection(100, 120, False)
    rows, columns = view.shown_labels()
    assert 100 in rows
    assert 120 in columns
    assert np.diff(rows).min() > 10


def test_nothing_is_too_small(qtbot: QtBot) -> None:
    view = HeatmapView()
    qtbot.addWidget(view)
    theme().set_text_percent(250)
    for size in ((1, 1), (40, 30), (200, 60), (60, 400)):
        view.resize(*size)
        side = np.ones(5, dtype=np.float32)
        view.set_maps((HeatmapData(weights(), NAMES, NAMES, title="A title", side=side, side_name="s"),) * 3)
        assert isinstance(view.grab().toImage(), QImage)


def test_empty_and_single_matrices(qtbot: QtBot, view: HeatmapView) -> None:
    view.set_maps((HeatmapData(np.zeros((0, 0), dtype=np.float32), (), ()),))
    view.grab()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.selection() == (-1, -1, False)
    view.set_maps((HeatmapData(np.ones((1, 1), dtype=np.float32), ("a",), ("b",)),))
    click(view, view.cell_center(0, 0))
    assert view.selection() == (0, 0, True)


def test_names_must_fit_the_values() -> None:
    with pytest.raises(ValueError, match="names"):
        HeatmapData(weights(), NAMES[:2], NAMES)


def test_a_change_of_theme_repaints(view: HeatmapView) -> None:
    theme().set_mode("light")
    light = view.grab().toImage().pixelColor(1, 1).name()
    theme().set_mode("dark")
    assert view.grab().toImage().pixelColor(1, 1).name() != light


def test_bars_leave_a_small_map_its_room(qtbot: QtBot) -> None:
    names = tuple("abcd")
    data = HeatmapData(np.eye(4, dtype=np.float32), names, names, side=np.ones(4, np.float32))
    small, large = lay_out(data, QRectF(0, 0, 160, 150)), lay_out(data, QRectF(0, 0, 500, 500))
    assert small.side is None
    assert large.side is not None
    assert small.image.width() >= 60
