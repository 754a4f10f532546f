"""The atlas of heads by mouse, keyboard and pixel."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.core.colour import ColourMap, Scale
from explorer.core.trace import FloatArray
from explorer.theme import theme
from explorer.widgets.head_atlas import HeadAtlas
from explorer.widgets.head_layout import grid_layout, sorted_layout

LAYERS, HEADS = 3, 4


def thumbnails(layers: int = LAYERS, heads: int = HEADS, size: int = 4) -> FloatArray:
    return np.random.default_rng(0).random((layers, heads, size, size)).astype(np.float32) * 0.5


@pytest.fixture
def atlas(qtbot: QtBot) -> HeadAtlas:
    made = HeadAtlas()
    qtbot.addWidget(made)
    made.resize(300, 360)
    made.set_heads(thumbnails())
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_layers_run_across_and_heads_down(atlas: HeadAtlas) -> None:
    first, layer, head = (atlas.head_center(*h) for h in ((0, 0), (1, 0), (0, 1)))
    assert layer.x() > first.x()
    assert layer.y() == first.y()
    assert head.y() > first.y()
    assert head.x() == first.x()


def test_a_click_opens_and_ctrl_or_shift_toggles(qtbot: QtBot, atlas: HeadAtlas) -> None:
    with qtbot.waitSignal(atlas.head_opened) as opened:
        QTest.mouseClick(atlas.canvas(), Qt.MouseButton.LeftButton, pos=atlas.head_center(2, 1))
    assert opened.args == [2, 1]
    for modifier in (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier):
        with qtbot.waitSignal(atlas.head_toggled) as toggled, qtbot.assertNotEmitted(atlas.head_opened):
            at = atlas.head_center(0, 3)
            QTest.mouseClick(atlas.canvas(), Qt.MouseButton.LeftButton, modifier, at)
        assert toggled.args == [0, 3]


def test_hover_names_the_head_and_leaves(qtbot: QtBot, atlas: HeadAtlas) -> None:
    image = atlas.grab() and atlas.image()
    with qtbot.waitSignal(atlas.head_hovered) as hovered:
        QTest.mouseMove(atlas.canvas(), atlas.head_center(1, 2))
    assert hovered.args == [1, 2]
    assert atlas.tip_lines() == ("Layer 1 · Head 2",)
    atlas.set_tip(lambda layer, head: f"L{layer}H{head}\nentropy 1.73 nats")
    QTest.mouseMove(atlas.canvas(), atlas.head_center(1, 3))
    assert atlas.tip_lines() == ("L1H3", "entropy 1.73 nats")
    atlas.grab()
    assert atlas.image() is image  # hovering never makes the image anew
    with qtbot.waitSignal(atlas.head_hovered) as left:
        QApplication.sendEvent(atlas.canvas(), QEvent(QEvent.Type.Leave))
    assert left.args == [-1, -1]
    assert atlas.tip_lines() == ()


def test_arrows_walk(qtbot: QtBot, atlas: HeadAtlas) -> None:
    atlas.set_selected([(1, 1)])
    seen: list[tuple[int, int]] = []
    atlas.head_opened.connect(lambda layer, head: seen.append((layer, head)))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up):
        QTest.keyClick(atlas, key)
    assert seen == [(2, 1), (2, 2), (1, 2), (1, 1)]
    QTest.keyClick(atlas, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert seen[-1] == (LAYERS - 1, HEADS - 1)
    with qtbot.waitSignal(atlas.head_toggled) as toggled:
        QTest.keyClick(atlas, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert toggled.args == [LAYERS - 1, HEADS - 1]


def test_a_sorted_atlas_wraps_in_reading_order(qtbot: QtBot, atlas: HeadAtlas) -> None:
    order = tuple((layer, head) for head in reversed(range(HEADS)) for layer in range(LAYERS))
    atlas.set_order(order)
    assert atlas.order() == order
    places = [(atlas.head_center(*head).y(), atlas.head_center(*head).x()) for head in order]
    assert places == sorted(places)
    atlas.set_selected([order[0]])
    with qtbot.waitSignal(atlas.head_opened) as opened:
        QTest.keyClick(atlas, Qt.Key.Key_Right)
    assert opened.args == list(order[1])
    with qtbot.waitSignal(atlas.head_opened) as opened:
        QTest.mouseClick(atlas.canvas(), Qt.MouseButton.LeftButton, pos=atlas.head_center(2, 1))
    assert opened.args == [2, 1]


def test_common_and_own_limits(atlas: HeadAtlas) -> None:
    heads = np.full((1, 2, 1, 1), 0.25, dtype=np.float32)
    heads[0, 1] = 1.0
    atlas.set_heads(heads)
    atlas.set_scale(Scale.LINEAR)
    lut = theme().lut(ColourMap.ACCENT)

    def colour(head: int) -> str:
        return atlas.grab().toImage().pixelColor(atlas.head_center(0, head)).name()

    strongest = QColor(*lut[255].tolist()).name()
    assert (colour(0), colour(1)) == (strongest, strongest)
    atlas.set_common(True)
    assert colour(0) == QColor(*lut[round(0.25 * 255)].tolist()).name()
    assert colour(1) == strongest


def test_masked_cells_have_the_masked_colour(atlas: HeadAtlas) -> None:
    heads = np.full((1, 1, 1, 1), np.nan, dtype=np.float32)
    atlas.set_heads(heads)
    image = atlas.grab().toImage()
    assert image.pixelColor(atlas.head_center(0, 0)).name() == theme().colour("masked").name()


def test_the_selected_head_is_framed(atlas: HeadAtlas) -> None:
    atlas.set_selected([(1, 1)])
    rect = atlas.head_rect(1, 1)
    edge = atlas.grab().toImage().pixelColor(round(rect.center().x()), round(rect.top()))
    assert edge.name() == theme().colour("accent").name()


def test_the_layer_of_the_step_is_marked(atlas: HeadAtlas) -> None:
    before = atlas.grab().toImage()
    atlas.set_step_layer(1)
    after = atlas.grab().toImage()
    rect = atlas.head_rect(1, 0)
    column = [(round(rect.center().x()), y) for y in range(round(rect.top()))]
    assert any(before.pixelColor(*at) != after.pixelColor(*at) for at in column)
    atlas.set_step_layer(None)
    assert atlas.grab().toImage() == before


@pytest.mark.parametrize("shape", [(48, 32), (1, 1), (2, 64)])
@pytest.mark.parametrize("percent", [100, 250])
def test_any_model_fits_or_scrolls(qtbot: QtBot, shape: tuple[int, int], percent: int) -> None:
    theme().set_text_percent(percent)
    atlas = HeadAtlas()
    qtbot.addWidget(atlas)
    atlas.resize(300, 300)
    atlas.set_heads(thumbnails(*shape, size=3))
    with qtbot.waitExposed(atlas):
        atlas.show()
    last = (shape[0] - 1, shape[1] - 1)
    atlas.set_selected([last])
    visible = atlas.canvas().rect().adjusted(-1, -1, 1, 1)
    assert visible.contains(atlas.head_rect(*last).toRect())
    assert atlas.head_rect(*last).width() >= 8
    with qtbot.waitSignal(atlas.head_opened) as opened:
        QTest.mouseClick(atlas.canvas(), Qt.MouseButton.LeftButton, pos=atlas.head_center(*last))
    assert opened.args == list(last)


def test_places_and_heads_are_inverse() -> None:
    order = tuple((layer, head) for layer in range(5) for head in range(7))[::-1]
    layouts = (
        grid_layout(5, 7, (300, 400), 20, 20),
        sorted_layout(5, 7, order, (300, 400), (24, 12)),
        sorted_layout(5, 7, order[:9], (50, 40), (24, 12)),
    )
    for layout in layouts:
        for place in range(layout.count):
            head = layout.head_at_place(place)
            centre = layout.rect(head).center()
            assert layout.place_of(head) == place
            assert layout.head_at(centre.x(), centre.y()) == head


def test_the_same_order_draws_nothing_anew(atlas: HeadAtlas) -> None:
    atlas.set_order(((1, 1), (0, 2)))
    atlas.grab()
    image = atlas.image()
    assert image is not None
    atlas.set_order(((1, 1), (0, 2)))
    assert atlas.image() is image


def test_a_head_that_is_not_there_is_not_selected(atlas: HeadAtlas) -> None:
    atlas.set_selected([(LAYERS, 0)])
    assert atlas.picture_value() == ""
    atlas.set_selected([(1, 1), (0, HEADS)])
    assert atlas.picture_value() == "Layer 1 · Head 1"


def test_an_empty_atlas(qtbot: QtBot, atlas: HeadAtlas) -> None:
    atlas.set_heads(np.zeros((0, 0, 1, 1), dtype=np.float32))
    atlas.grab()
    QTest.keyClick(atlas, Qt.Key.Key_Down)
    assert atlas.order() == ()
    assert atlas.picture_value() == ""


def test_export_values(atlas: HeadAtlas) -> None:
    _header, rows = atlas.picture_table()
    table = {tuple(int(str(n)) for n in row[:4]): float(str(row[4])) for row in rows}
    heads = atlas.picture_arrays()["heads"]
    assert len(table) == heads.size
    assert all(np.float32(value) == heads[at] for at, value in table.items())
