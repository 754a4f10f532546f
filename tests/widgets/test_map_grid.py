"""A grid of heatmaps of any numbers: limits, thumbnails, layout, and by mouse and keyboard."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.core.colour import ColourMap
from explorer.core.trace import FloatArray
from explorer.studies.pooling.heatmaps import Heatmaps
from explorer.theme import theme
from explorer.widgets.map_grid import MapGrid
from explorer.widgets.map_grid_layout import GridSpace, grid_layout
from explorer.widgets.map_overview import MapOverview, blocks, widened
from explorer.widgets.picture import save_picture

LEFT = Qt.MouseButton.LeftButton


def weights(*shape: int) -> FloatArray:
    return np.random.default_rng(2).random(shape, dtype=np.float32)


def overview(values: FloatArray) -> MapOverview:
    made = MapOverview(values)
    while not made.is_done:
        made.advance(100_000)
    return made


@pytest.fixture
def grid(qtbot: QtBot) -> MapGrid:
    made = MapGrid()
    qtbot.addWidget(made)
    made.resize(420, 360)
    made.set_maps(overview(weights(2, 3, 4, 5)))
    with qtbot.waitExposed(made):
        made.show()
    return made


numbers = arrays.arrays(
    np.float32,
    st.tuples(*[st.integers(1, 4)] * 2, *[st.integers(1, 9)] * 2),
    elements=st.floats(-100, 100, width=32) | st.sampled_from([np.nan, np.inf, -np.inf]),
)


@given(values=numbers, portion=st.integers(1, 60))
def test_limits_are_those_of_the_whole_array_whatever_the_portions(values: FloatArray, portion: int) -> None:
    made, turns = MapOverview(values), 0
    while not made.is_done:
        made.advance(portion)
        turns += 1
    assert turns <= values.size
    reference = Heatmaps(values, "", ("",))
    for own in (True, False):
        assert np.array_equal(made.limits(own=own), reference.limits(own=own))
    finite = np.where(np.isfinite(values), values, np.nan)
    assert np.array_equal(made.thumbnails, finite, equal_nan=True)  # small maps are drawn whole


@pytest.mark.parametrize("shape", [(1, 2, 700, 90), (2, 1, 90, 1300), (40, 30, 33, 70)])
def test_a_thumbnail_keeps_the_strongest_number_of_each_block(shape: tuple[int, ...]) -> None:
    values = weights(*shape) - np.float32(0.5)
    values[0, 0, 40:42, :3] = np.nan
    made = MapOverview(values)
    while not made.is_done:
        made.advance(5_000)
    rows, columns, queries, keys = shape
    for at in ((0, 0), (rows - 1, columns - 1)):
        for a in range(0, -(-queries // made.down), 7):
            for b in range(0, -(-keys // made.across), 11):
                block = values[at][
                    a * made.down : (a + 1) * made.down, b * made.across : (b + 1) * made.across
                ]
                if np.isnan(block).all():
                    continue
                strongest = block.ravel()[np.nanargmax(np.abs(block))]
                assert made.thumbnails[at][a, b] == strongest


def test_blocks_keep_what_needs_no_folding() -> None:
    values = weights(2, 2, 3, 3)
    assert blocks(values, 1, 1) is values
    assert blocks(values, 2, 3).shape == (2, 2, 2, 1)


def test_limits_that_are_equal_are_widened_to_zero() -> None:
    assert widened(0.2, 0.4) == (0.2, 0.4)
    assert widened(1.72e-7, 0.975) == (0.0, 0.975), "a scale that begins at zero can be read"
    assert widened(-1e-7, 0.975) == (-1e-7, 0.975)
    assert widened(0.1, 0.1) == (0.0, 0.1)
    assert widened(-3, -3) == (-3, 0)
    assert widened(0, 0) == (0, 1)


@given(
    rows=st.integers(1, 32),
    columns=st.integers(1, 32),
    sizes=st.tuples(st.integers(1, 500), st.integers(1, 500)),
    room=st.tuples(st.integers(80, 2000), st.integers(80, 2000)),
)
def test_every_map_has_a_place_of_its_own_and_is_found_there(
    rows: int, columns: int, sizes: tuple[int, int], room: tuple[int, int]
) -> None:
    layout = grid_layout((rows, columns), sizes, GridSpace(*room, 20, 18, 0, 12))
    seen = set()
    for place in np.ndindex(rows, columns):
        centre = layout.rect((place[0], place[1])).center()
        assert layout.place_at(centre.x(), centre.y()) == place
        seen.add(layout.cell_of((place[0], place[1])))
        assert layout.place_in(*layout.cell_of((place[0], place[1]))) == place
    assert len(seen) == rows * columns
    assert layout.place_at(-1, -1) is None
    assert layout.is_wrapped or layout.across == columns


def test_hover_names_the_map_and_the_exact_number(grid: MapGrid) -> None:
    values = weights(2, 3, 4, 5)
    for spot in ((0, 0, 0, 0), (1, 2, 3, 4), (0, 1, 2, 3)):
        QTest.mouseMove(grid.canvas(), grid.cell_center(spot))
        name, line = grid.tip_lines()
        assert name == f"row {spot[0]}, column {spot[1]}"
        assert line.startswith(f"query {spot[2]} → key {spot[3]}")
        assert float(line.split()[-1]) == pytest.approx(float(values[spot]), rel=1e-5)
        assert grid.picture_value() == f"{name}\n{line}"
    QApplication.sendEvent(grid.canvas(), QEvent(QEvent.Type.Leave))
    assert grid.tip_lines() == ()
    assert grid.picture_value() == ""


def test_a_click_and_the_arrows_choose_a_map(grid: MapGrid) -> None:
    chosen: list[tuple[int, int]] = []
    grid.map_chosen.connect(lambda row, column: chosen.append((row, column)))
    QTest.mouseClick(grid.canvas(), LEFT, pos=grid.cell_center((1, 1, 0, 0)))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Home):
        QTest.keyClick(grid, key)
    assert chosen == [(1, 1), (1, 2), (0, 2), (0, 1), (0, 0)]
    assert grid.accessibleDescription() == "row 0, column 0"
    QTest.keyClick(grid, Qt.Key.Key_Left)  # stays at the edge
    assert len(chosen) == 5


def test_a_single_row_is_wrapped_and_walked_in_reading_order(qtbot: QtBot, grid: MapGrid) -> None:
    grid.set_maps(overview(weights(1, 7, 4, 4)))
    assert grid.map_rect(0, 6).top() > grid.map_rect(0, 0).top()
    with qtbot.waitSignal(grid.map_chosen) as chosen:
        QTest.keyClick(grid, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert chosen.args == [0, 6]


def pixel(grid: MapGrid, spot: tuple[int, int, int, int]) -> QColor:
    grid.grab()
    image = grid.image()
    assert image is not None
    return image.pixelColor(grid.cell_center(spot) * image.devicePixelRatio())


def test_own_and_shared_scales_colour_by_their_limits(grid: MapGrid) -> None:
    values = np.zeros((2, 2, 3, 3), dtype=np.float32)
    values[0, 0, 1, 1], values[1, 1, 2, 2] = 0.5, 1.0
    grid.set_maps(overview(values))
    lut = theme().lut(ColourMap.REDS)
    colours = {share: QColor(*lut[round(share * 255)].tolist()) for share in (0.0, 0.5, 1.0)}
    assert pixel(grid, (1, 1, 2, 2)) == colours[1.0]
    assert pixel(grid, (0, 1, 0, 0)) == colours[0.0]
    half = pixel(grid, (0, 0, 1, 1))
    assert half in (colours[0.5], QColor(*lut[127].tolist()), QColor(*lut[128].tolist()))
    grid.set_own_scale(True)
    assert pixel(grid, (0, 0, 1, 1)) == colours[1.0]


def test_two_sided_colours_have_zero_in_their_middle(grid: MapGrid) -> None:
    values = np.array([[[[-2.0, 0.0, 1.0, np.nan]]]] * 2, dtype=np.float32).reshape(1, 2, 1, 4)
    grid.set_maps(overview(values))
    grid.set_colour_map(ColourMap.SIGNED)
    lut = theme().lut(ColourMap.SIGNED)
    assert pixel(grid, (0, 0, 0, 0)) == QColor(*lut[0].tolist())
    assert pixel(grid, (0, 0, 0, 1)) == theme().colour("card")
    assert pixel(grid, (0, 0, 0, 3)) == theme().colour("masked")


def test_a_thousand_maps_scroll_and_the_chosen_one_is_on_view(grid: MapGrid) -> None:
    grid.set_maps(overview(weights(32, 32, 6, 6)))
    grid.set_chosen(31, 31)
    assert grid.canvas().rect().contains(grid.map_rect(31, 31).center().toPoint())
    grid.set_chosen(0, 0)
    assert grid.canvas().rect().contains(grid.map_rect(0, 0).center().toPoint())
    theme().set_text_percent(200)
    assert not grid.grab().isNull()


def test_the_longest_grid_at_the_largest_text_is_still_painted_to_its_end(grid: MapGrid) -> None:
    theme().set_text_percent(250)
    grid.set_maps(overview(weights(512, 2, 9, 3)))
    grid.set_chosen(511, 1)
    assert not grid.grab().isNull()
    image = grid.image()
    assert image is not None
    assert max(image.width(), image.height()) < 32_767
    colours = {image.pixelColor(x, image.height() - 6).name() for x in range(0, image.width(), 3)}
    assert len(colours) > 3


def test_hovering_never_makes_the_image_anew(grid: MapGrid) -> None:
    grid.grab()
    image = grid.image()
    QTest.mouseMove(grid.canvas(), grid.cell_center((1, 1, 0, 0)))
    grid.grab()
    assert grid.image() is image


def test_the_export_holds_every_number(grid: MapGrid, tmp_path: Path) -> None:
    save_picture(grid, tmp_path / "maps.csv")
    rows = list(csv.DictReader((tmp_path / "maps.csv").read_text(encoding="utf-8").splitlines()))
    assert len(rows) == 2 * 3 * 4 * 5
    values = weights(2, 3, 4, 5)
    for row in rows[::17]:
        place = tuple(int(row[axis]) for axis in ("row", "column", "query", "key"))
        assert float(row["value"]) == float(values[place])
    for ending in ("png", "svg", "npz"):
        save_picture(grid, tmp_path / f"maps.{ending}")
    with np.load(tmp_path / "maps.npz") as stored:
        assert np.array_equal(stored["weights"], values)
