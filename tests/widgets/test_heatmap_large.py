"""A map of millions of cells: coloured in turns, only where it is on view, exact on hover."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from explorer.core.colour import ColourMap, Scale
from explorer.core.trace import FloatArray
from explorer.theme import theme
from explorer.widgets.cell_names import NumberNames
from explorer.widgets.heatmap import HeatmapData, HeatmapView
from explorer.widgets.heatmap_cells import A_TURN, AT_ONCE
from explorer.widgets.painting import number_text
from explorer.widgets.picture import picture_image

ROWS, COLUMNS = 900, 4000


def _plain(number: float) -> str:
    return f"{number:.4g}"


def _data(seed: int = 0) -> HeatmapData:
    # Of a high power, so that the largest of a few are spread over the whole ramp.
    values = np.random.default_rng(seed).random((ROWS, COLUMNS)).astype(np.float32) ** 12
    rows = NumberNames(np.linspace(0.0, 9.0, ROWS), _plain)
    columns = NumberNames(np.sort(np.random.default_rng(seed).random(COLUMNS)), _plain)
    return HeatmapData(values, rows, columns, high=1.0, fill=True)


def _left(view: HeatmapView) -> int:
    return view._maps.maps[0].cells.left


def _whole(qtbot: QtBot, view: HeatmapView) -> None:
    qtbot.waitUntil(lambda: _left(view) == 0)


@pytest.fixture
def large(qtbot: QtBot) -> HeatmapView:
    """A shown view, a little more than 500 × 400 pixels, with a map that takes several turns."""
    assert ROWS * COLUMNS > AT_ONCE
    view = HeatmapView()
    qtbot.addWidget(view)
    view.resize(640, 480)
    view.set_scale(Scale.LINEAR)
    with qtbot.waitExposed(view):
        view.show()
    view.set_maps((_data(),))
    return view


def _expected(values: FloatArray, view: HeatmapView) -> FloatArray:
    """The largest of each block, worked out block by block."""
    down, across = view._maps.maps[0].block
    rows = np.stack([values[y : y + down].max(axis=0) for y in range(0, ROWS, down)])
    return np.stack([rows[:, x : x + across].max(axis=1) for x in range(0, COLUMNS, across)], axis=1)


def _check(view: HeatmapView, values: FloatArray, image: QImage, scale: int = 1) -> None:
    """The colour at places all over the map is that of the block there, two of 256 steps aside at most."""
    down, across = view._maps.maps[0].block
    assert (down, across) != (1, 1)
    blocks = _expected(values, view)
    for row in range(10, ROWS, 89):
        for column in range(10, COLUMNS, 397):
            y, x = row // down, column // across
            # The middle of a cell smaller than a pixel lies in the pixel of its own block or of a neighbour.
            near = blocks[max(0, y - 1) : y + 2, max(0, x - 1) : x + 2]
            place = _place(image.pixelColor(view.cell_center(row, column) * scale))
            assert np.abs(near * 255 - place).min() <= 2  # the ramp's end has equal neighbours


def _place(pixel: QColor) -> int:
    """Which of the 256 colours of the ramp it is."""
    found = (theme().lut(ColourMap.ACCENT) == [pixel.red(), pixel.green(), pixel.blue()]).all(axis=1)
    return int(found.argmax())


def test_it_takes_turns_and_ends_exact(qtbot: QtBot, large: HeatmapView) -> None:
    large.set_maps((_data(),))
    assert _left(large) == ROWS * COLUMNS
    _whole(qtbot, large)
    _check(large, large.maps()[0].values, large.grab().toImage())


def test_a_turn_colours_no_more_than_its_share(qtbot: QtBot, large: HeatmapView) -> None:
    queue = large._maps._queue
    large.set_maps((_data(),))
    before = _left(large)
    queue._on_turn()
    done = before - _left(large)
    assert 0 < done < 2 * A_TURN


def test_the_old_picture_stands_until_the_new_one_is_whole(qtbot: QtBot, large: HeatmapView) -> None:
    _whole(qtbot, large)
    old = large.maps()[0].values
    new = _data(seed=1)
    large.set_maps((new,))
    assert _left(large) > 0
    _check(large, old, large.grab().toImage())
    _whole(qtbot, large)
    _check(large, new.values, large.grab().toImage())


def test_an_export_waits_for_nothing(qtbot: QtBot, large: HeatmapView) -> None:
    large.set_maps((_data(),))
    assert _left(large) > 0
    image = picture_image(large)
    assert _left(large) == 0
    _check(large, large.maps()[0].values, image, scale=2)


def test_what_no_screen_shows_is_made_at_once(qtbot: QtBot) -> None:
    view = HeatmapView()
    qtbot.addWidget(view)
    view.resize(640, 480)
    view.set_maps((_data(),))
    assert _left(view) == 0


def test_zoomed_in_only_what_is_on_view_is_coloured(qtbot: QtBot, large: HeatmapView) -> None:
    _whole(qtbot, large)
    item = large._maps.maps[0]
    item.box.setRange(xRange=(1000.5, 1040.5), yRange=(300, 320), padding=0)
    assert _left(large) == 0
    part = item.cells.part
    assert part is not None
    assert (part.down, part.across) == (1, 1)
    assert part.right - part.left <= 42
    values, image = large.maps()[0].values, large.grab().toImage()
    for row, column in ((301, 1003), (310, 1020), (318, 1039)):
        red, green, blue = theme().lut(ColourMap.ACCENT)[round(float(values[row, column]) * 255)].tolist()
        pixel = image.pixelColor(large.cell_center(row, column))
        assert (pixel.red(), pixel.green(), pixel.blue()) == (red, green, blue)
    large.reset_zoom()
    _whole(qtbot, large)
    _check(large, values, large.grab().toImage())


def test_hover_is_exact_and_says_that_cells_share_a_dot(qtbot: QtBot, large: HeatmapView) -> None:
    data = large.maps()[0]
    at = large.cell_center(450, 2000)
    QTest.mouseMove(large.canvas(), at)
    panel, row, column = large._maps.cell_at(at.toPointF())
    down, across = large._maps.maps[0].block
    first, second = large.tip_lines()
    value = number_text(float(data.values[row, column]))
    assert first == f"{data.rows[row]} → {data.columns[column]}   α = {value}"
    assert second == f"a dot shows the largest of {down} × {across} cells: zoom in for each"
    assert panel == 0


def test_the_zoom_stays_while_a_key_is_dragged(qtbot: QtBot, large: HeatmapView) -> None:
    large._maps.zoom(0.5)
    zoomed = large.visible_cells()
    large.set_maps((_data(seed=5),))
    assert large.visible_cells() == pytest.approx(zoomed)


def test_few_names_are_made_for_a_picture(qtbot: QtBot, large: HeatmapView) -> None:
    made: list[float] = []

    def name(number: float) -> str:
        made.append(number)
        return f"{number:.3g}"

    data = large.maps()[0]
    columns = NumberNames(np.linspace(0.5, 900.5, COLUMNS), name)
    large.set_maps((HeatmapData(data.values, data.rows, columns, high=1.0, fill=True),))
    large.grab()
    assert len(made) < COLUMNS / 4


def test_a_map_taken_away_while_it_is_made_leaves_nothing(qtbot: QtBot, large: HeatmapView) -> None:
    large.set_maps(())
    assert not large._maps._queue._waiting
    large.set_maps((_data(), _data(1)))
    qtbot.waitUntil(lambda: not large._maps._queue._waiting)
    assert [item.cells.left for item in large._maps.maps] == [0, 0]


def test_it_says_when_it_is_whole(qtbot: QtBot, large: HeatmapView) -> None:
    large.set_maps((_data(),))
    assert not large.is_whole()
    _whole(qtbot, large)
    assert large.is_whole()
