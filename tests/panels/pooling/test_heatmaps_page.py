"""The page of heatmaps of anything: grid, large map, scales, colours, fields, large arrays in turns."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.core import i18n
from explorer.core.colour import ColourMap
from explorer.core.trace import FloatArray
from explorer.panels.pooling import heatmaps_page, large_map
from explorer.panels.pooling.heatmaps_page import HeatmapsPage
from explorer.panels.pooling.map_controls import MAPS
from explorer.studies.pooling.heatmaps import Heatmaps, heatmaps, identity
from explorer.studies.pooling.state import PoolingState
from explorer.theme import theme

LEFT = Qt.MouseButton.LeftButton
STATE = PoolingState(weights_file="weights.npz")


def numbers(*shape: int) -> FloatArray:
    return np.random.default_rng(3).random(shape, dtype=np.float32)


def several() -> Heatmaps:
    return heatmaps(numbers(2, 3, 6, 8), "weights", ("weights", "scores"))


@pytest.fixture
def page(qtbot: QtBot) -> HeatmapsPage:
    made = HeatmapsPage()
    qtbot.addWidget(made)
    made.resize(900, 560)
    with qtbot.waitExposed(made):
        made.show()
    return made


def told_by(page: HeatmapsPage) -> list[tuple[str, object]]:
    told: list[tuple[str, object]] = []
    page.field_changed.connect(lambda field, value: told.append((field, value)))
    page.fields_changed.connect(lambda fields: told.extend(fields.items()))
    return told


def pointed_at(page: HeatmapsPage, query: int, key: int) -> tuple[str, ...]:
    """What the tip says of a cell, once everything has its place."""
    QApplication.processEvents()
    QTest.mouseMove(page.heatmap.canvas(), page.heatmap.cell_center(query, key))
    return page.heatmap.tip_lines()


def test_before_any_array_a_sentence_stands_there(page: HeatmapsPage) -> None:
    assert page.waiting.isVisible()
    assert page.waiting.text()
    page.retranslate()
    assert page.waiting.isVisible()


def test_the_identity_is_one_large_map(page: HeatmapsPage) -> None:
    page.show_heatmaps(identity(), PoolingState())
    assert page.pictures() == (page.heatmap,)
    assert not page.grid.isVisible()
    assert not page.controls.scale.isVisible()
    assert not page.controls.example.isEnabled()  # it is on show
    (data,) = page.heatmap.maps()
    assert np.array_equal(data.values, np.eye(10))
    assert (data.low, data.top, data.title) == (0, 1, "identity: row 0, column 0")
    assert pointed_at(page, 4, 4) == ("query 4 → key 4   1",)


def test_several_maps_stand_beside_the_chosen_one(page: HeatmapsPage) -> None:
    maps = several()
    page.show_heatmaps(maps, replace(STATE, map_row=1, map_column=2, map_query=4))
    assert page.pictures() == page.all_pictures() == (page.grid, page.heatmap)
    (data,) = page.heatmap.maps()
    assert np.array_equal(data.values, maps.weights[1, 2])
    assert page.heatmap.selection()[0] == 4
    assert "(2, 3, 6, 8)" in page.axes.text()


def test_scales_are_shared_or_each_its_own(page: HeatmapsPage) -> None:
    maps = several()
    for own in (False, True):
        page.show_heatmaps(maps, replace(STATE, own_scale=own, map_row=1))
        part = maps.weights[1, 0] if own else maps.weights
        (data,) = page.heatmap.maps()
        least = 0.0 if part.min() < 0.02 * part.max() else part.min()  # a scale begins at a zero so near
        assert (data.low, data.top) == pytest.approx((least, part.max()), abs=1e-7)
        ends = [value for value, _text in page.bar.ticks()]
        assert (ends[0], ends[-1]) == (data.low, data.top)


def test_choices_are_told_as_fields(page: HeatmapsPage) -> None:
    page.show_heatmaps(several(), STATE)
    told = told_by(page)
    QTest.mouseClick(page.controls.scale.button("own"), LEFT)
    page.controls.colour_map.activated.emit(2)
    page.controls.array.activated.emit(1)
    assert told == [("own_scale", True), ("colour_map", "viridis"), ("array", "scores")]
    told.clear()
    QTest.mouseClick(page.grid.canvas(), LEFT, pos=page.grid.cell_center((1, 2, 0, 0)))
    assert told == [("map_row", 1), ("map_column", 2)]
    told.clear()
    QTest.mouseClick(page.heatmap.canvas(), LEFT, pos=page.heatmap.cell_center(3, 5))
    QTest.mouseClick(page.heatmap.canvas(), LEFT, pos=page.heatmap.row_label_center(2))
    assert told == [("map_query", 3), ("map_key", 5), ("map_query", 2), ("map_key", 5)]
    told.clear()
    page.show_heatmaps(several(), replace(STATE, map_query=3, map_key=5))
    QTest.mouseClick(page.heatmap.canvas(), LEFT, pos=page.heatmap.column_label_center(1))
    QTest.keyClick(page.heatmap, Qt.Key.Key_Right)
    assert told == [("map_key", 1), ("map_key", 2)]


def test_the_buttons_ask(qtbot: QtBot, page: HeatmapsPage) -> None:
    page.show_heatmaps(several(), STATE)
    with qtbot.waitSignal(page.open_requested):
        QTest.mouseClick(page.controls.open, LEFT)
    with qtbot.waitSignal(page.example_requested):
        QTest.mouseClick(page.controls.example, LEFT)


def test_showing_tells_nothing_and_the_chosen_key_stays(qtbot: QtBot, page: HeatmapsPage) -> None:
    maps = several()
    page.show_heatmaps(maps, STATE)
    assert page.heatmap.selection() == (0, -1, False)
    QTest.mouseClick(page.heatmap.canvas(), LEFT, pos=page.heatmap.cell_center(0, 5))
    with qtbot.assertNotEmitted(page.field_changed):
        for query in range(6):
            page.show_heatmaps(maps, replace(STATE, map_query=query, map_key=5))
            assert page.heatmap.selection() == (query, 5, True)
        page.show_heatmaps(
            maps,
            replace(STATE, map_row=99, map_column=99, map_query=99, map_key=99, colour_map=ColourMap.SIGNED),
        )
    assert page.heatmap.selection()[:2] == (5, 7)
    (data,) = page.heatmap.maps()
    assert np.array_equal(data.values, maps.weights[1, 2])
    assert data.signed


def test_all_colour_maps_of_the_state_are_on_offer(page: HeatmapsPage) -> None:
    assert set(MAPS) == set(ColourMap)
    for colour_map in MAPS:
        page.show_heatmaps(several(), replace(STATE, colour_map=colour_map))
        assert MAPS[page.controls.colour_map.currentIndex()] == colour_map


def test_what_is_not_finite_has_no_colour_and_is_said(page: HeatmapsPage) -> None:
    values = numbers(1, 2, 4, 4).astype(np.float64)
    values[0, 0, 1, 2], values[0, 0, 2, 1] = np.inf, np.nan
    page.show_heatmaps(heatmaps(values, "scores"), STATE)
    (data,) = page.heatmap.maps()
    assert np.isnan(data.values[[1, 2], [2, 1]]).all()
    assert np.isfinite(data.values).sum() == 14
    assert page.note.isVisible()
    assert "2" in page.note.text()
    assert pointed_at(page, 1, 2) == ("query 1 → key 2   ∞",)
    page.show_heatmaps(several(), STATE)
    assert not page.note.isVisible()


def test_a_large_array_is_looked_through_in_turns(
    qtbot: QtBot, page: HeatmapsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heatmaps_page, "_AT_ONCE", 500)
    maps = heatmaps(numbers(3, 3, 20, 20), "weights")
    page.show_heatmaps(maps, STATE)
    assert page.waiting.isVisible()
    other = heatmaps(numbers(2, 2, 20, 20), "others")  # another file opened meanwhile wins
    page.show_heatmaps(other, replace(STATE, map_row=1))
    qtbot.waitUntil(lambda: not page.waiting.isVisible())
    (data,) = page.heatmap.maps()
    assert np.array_equal(data.values, other.weights[1, 0])


def test_very_many_queries_are_drawn_as_blocks(page: HeatmapsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large_map, "MOST_ALONG", 10)
    maps = heatmaps(numbers(1, 1, 95, 7), "long")
    page.show_heatmaps(maps, replace(STATE, map_query=57, map_key=0))
    (data,) = page.heatmap.maps()
    assert data.values.shape == (10, 7)
    assert data.values[5, 2] == maps.weights[0, 0, 50:60, 2].max()
    assert page.heatmap.selection()[0] == 5
    told = told_by(page)
    QApplication.processEvents()
    QTest.mouseClick(page.heatmap.canvas(), LEFT, pos=page.heatmap.cell_center(3, 0))
    assert told == [("map_query", 30)]
    first, second = pointed_at(page, 2, 6)
    assert first.startswith("queries from 20, keys from 6")
    assert second == "the strongest of 10 × 1 numbers"


def test_it_stands_below_where_the_room_is_narrow(page: HeatmapsPage) -> None:
    page.show_heatmaps(several(), STATE)
    assert page.grid.mapTo(page, page.grid.rect().topLeft()).y() >= page.controls.height()
    beside = page.heatmap.mapTo(page, page.heatmap.rect().topLeft())
    page.resize(380, 700)
    QApplication.processEvents()
    below = page.heatmap.mapTo(page, page.heatmap.rect().topLeft())
    assert below.x() < beside.x()
    assert below.y() > beside.y()


def test_every_text_follows_the_language_and_the_size(page: HeatmapsPage) -> None:
    page.show_heatmaps(several(), replace(STATE, colour_map=ColourMap.CIVIDIS))
    i18n.install(lambda _context, text: f"§ {text}")
    QApplication.sendEvent(page.controls, QEvent(QEvent.Type.LanguageChange))
    QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
    assert page.controls.scale.button("own").text() == "§ Own scales"
    assert page.controls.colour_map.currentIndex() == MAPS.index(ColourMap.CIVIDIS)
    theme().set_text_percent(200)
    theme().set_mode("dark")
    assert not page.grab().isNull()
