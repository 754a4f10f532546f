"""The unrolled network by mouse, keyboard, wheel and pixel."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle
from pytestqt.qtbot import QtBot

from explorer.core.colour import ColourMap
from explorer.core.trace import BoolArray, FloatArray
from explorer.theme import theme
from explorer.widgets.picture import picture_image, save_picture
from explorer.widgets.unrolled import Unrolled, UnrolledData

TEXT = "I grew up in France and now I speak fluent French every day ."
WORDS = tuple(TEXT.split())


def network(
    tokens: tuple[str, ...] = WORDS,
    *,
    cell: str = "GRU",
    layers: int = 1,
    bidirectional: bool = False,
    units: int = 6,
    outputs: tuple[str, ...] | None = None,
    states: FloatArray | None = None,
    takes: BoolArray | None = None,
    gives: BoolArray | None = None,
    fed_back: int | None = None,
) -> UnrolledData:
    steps = len(tokens)
    shape = (layers, 2 if bidirectional else 1, steps, units)
    every = np.ones(steps, dtype=np.bool_)
    made = np.random.default_rng(0).uniform(-1, 1, shape).astype(np.float32)
    return UnrolledData(
        tokens, cell, layers, bidirectional, made if states is None else states,
        ("",) * steps if outputs is None else outputs, every if takes is None else takes,
        every if gives is None else gives, steps if fed_back is None else fed_back,
    )  # fmt: skip


@pytest.fixture
def view(qtbot: QtBot) -> Unrolled:
    made = Unrolled()
    qtbot.addWidget(made)
    made.resize(900, 260)
    made.set_data(network())
    with qtbot.waitExposed(made):
        made.show()
    return made


def colour_at(view: Unrolled, at: QPointF) -> str:
    return view.grab().toImage().pixelColor(at.toPoint()).name()


def box_corner(view: Unrolled, step: int, layer: int = 0, direction: int = 0) -> QPointF:
    """A place inside a box, beside its letters."""
    return QPointF(view.box_center(step, layer, direction)) - QPointF(0, theme().px(11))


def test_steps_run_to_the_right_and_layers_up(view: Unrolled) -> None:
    view.set_data(network(layers=2, bidirectional=True))
    first, later, above, backward = (
        view.box_center(*at) for at in ((0, 0, 0), (1, 0, 0), (0, 1, 0), (0, 0, 1))
    )
    assert later.x() > first.x()
    assert later.y() == first.y()
    assert above.y() < backward.y() < first.y()


def test_the_network_is_lit_up_to_the_step(view: Unrolled) -> None:
    view.set_step(3)
    before, now, after = (colour_at(view, box_corner(view, step)) for step in (2, 3, 4))
    assert now == theme().colour("accent").name()
    assert len({before, now, after}) == 3
    view.set_step(4)
    assert colour_at(view, box_corner(view, 3)) == before
    assert colour_at(view, box_corner(view, 4)) == now


def test_backwards_the_steps_after_it_are_lit(view: Unrolled) -> None:
    view.resize(900, 400)
    view.set_data(network(bidirectional=True))
    view.set_step(5)
    view.set_layer(0, 1)
    assert colour_at(view, box_corner(view, 5, 0, 1)) == theme().colour("second").name()
    unlit = colour_at(view, box_corner(view, 6, 0, 0))
    assert colour_at(view, box_corner(view, 4, 0, 1)) == unlit
    assert colour_at(view, box_corner(view, 6, 0, 1)) != unlit


def test_strips_show_the_units_in_the_diverging_ramp(view: Unrolled) -> None:
    states = np.zeros((1, 1, 3, 2), dtype=np.float32)
    states[0, 0, 1] = (1, -1)
    view.set_data(network(WORDS[:3], units=2, states=states))
    view.set_step(1)
    strip = view.strip_rect(1)
    left, right = (QPointF(strip.left() + strip.width() * share, strip.center().y()) for share in (0.3, 0.7))
    lut = theme().lut(ColourMap.SIGNED)
    assert colour_at(view, left) == QColor(*lut[255].tolist()).name()
    assert colour_at(view, right) == QColor(*lut[0].tolist()).name()
    zero = view.strip_rect(0)
    assert colour_at(view, zero.center() + QPointF(3, 0)) == theme().colour("card").name()


def test_a_click_chooses_step_and_layer(qtbot: QtBot, view: Unrolled) -> None:
    view.set_data(network(layers=3))
    with qtbot.waitSignal(view.step_chosen) as step, qtbot.waitSignal(view.layer_chosen) as layer:
        QTest.mouseClick(view.canvas(), Qt.MouseButton.LeftButton, pos=view.box_center(4, 2))
    assert (step.args, layer.args) == ([4], [2, 0])
    assert (view.step(), view.layer()) == (4, (2, 0))
    foot = QPoint(view.box_center(6).x(), view.canvas().height() - 4)
    with qtbot.waitSignal(view.step_chosen) as step, qtbot.assertNotEmitted(view.layer_chosen):
        QTest.mouseClick(view.canvas(), Qt.MouseButton.LeftButton, pos=foot)
    assert step.args == [6]


def test_a_drag_walks_through_the_steps(view: Unrolled) -> None:
    seen: list[int] = []
    view.step_chosen.connect(seen.append)
    QTest.mousePress(view.canvas(), Qt.MouseButton.LeftButton, pos=view.box_center(2))
    for step in (3, 4, 5):
        QTest.mouseMove(view.canvas(), view.box_center(step))
    QTest.mouseRelease(view.canvas(), Qt.MouseButton.LeftButton, pos=view.box_center(5))
    assert seen == [2, 3, 4, 5]


def test_arrows_walk_steps_and_layers(view: Unrolled) -> None:
    view.set_data(network(layers=2, bidirectional=True))
    steps: list[int] = []
    places: list[tuple[int, int]] = []
    view.step_chosen.connect(steps.append)
    view.layer_chosen.connect(lambda layer, direction: places.append((layer, direction)))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_Home):
        QTest.keyClick(view, key)
    assert steps == [1, 2, 1, len(WORDS) - 1, 0]
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down):
        QTest.keyClick(view, key)
    assert places == [(0, 1), (1, 0), (1, 1), (1, 0)]
    assert "layer 1, forward" in view.accessibleDescription()


def test_setting_emits_nothing(qtbot: QtBot, view: Unrolled) -> None:
    view.set_data(network(layers=2))
    with qtbot.assertNotEmitted(view.step_chosen), qtbot.assertNotEmitted(view.layer_chosen):
        view.set_step(3)
        view.set_layer(1, 0)
        view.set_layer(7, 0)
        view.play_to(5)
    assert (view.step(), view.layer()) == (5, (1, 0))


def test_the_tip_names_step_box_and_unit(view: Unrolled) -> None:
    data = network(outputs=tuple(word.upper() for word in WORDS))
    view.set_data(data)
    QTest.mouseMove(view.canvas(), view.box_center(8))
    known = data.states[0, 0, 8]
    spread = f"6 units from {known.min():.3f} to {known.max():.3f}".replace("-", "−")
    assert view.tip_lines() == ("t = 8   speak", "GRU · layer 0", spread)
    strip = view.strip_rect(8)
    QTest.mouseMove(view.canvas(), QPointF(strip.left() + strip.width() * 0.59, strip.center().y()).toPoint())
    assert view.tip_lines()[-1] == f"h[3] = {known[3]:.3f}".replace("-", "−")
    QTest.mouseMove(view.canvas(), QPoint(view.box_center(8).x(), view.canvas().height() - 4))
    assert view.tip_lines() == ("t = 8   speak", "Output: SPEAK")
    QApplication.sendEvent(view.canvas(), QEvent(QEvent.Type.Leave))
    assert view.tip_lines() == ()


def test_long_texts_scroll_and_keep_the_step_and_its_neighbours_in_view(view: Unrolled) -> None:
    view.set_data(network(tuple(f"word{n}" for n in range(2000)), layers=4, bidirectional=True, units=3))
    view.set_folded(True)
    for step in (1000, 1999, 3, 1001, 1002, 0):
        view.set_step(step)
        room = view.canvas().rect().adjusted(-1, -10_000, 1, 10_000)
        for near in (max(step - 1, 0), step, min(step + 1, 1999)):
            assert room.contains(view.step_rect(near).toAlignedRect())
        view.set_layer(step % 4, step % 2)
        assert view.canvas().rect().contains(view.box_center(step, step % 4, step % 2))


def test_the_wheel_scrolls_across(view: Unrolled) -> None:
    view.set_data(network(WORDS * 10))
    bar = view.horizontalScrollBar()
    turn = QWheelEvent(
        QPointF(50, 50), QPointF(view.canvas().mapToGlobal(QPoint(50, 50))), QPoint(), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.canvas(), turn)
    assert bar.value() > 0


def test_playing_flows_into_the_step_and_ends(qtbot: QtBot, view: Unrolled) -> None:
    view.set_step(4)
    view.play_to(5)
    assert view.step() == 5
    assert view.is_moving()
    view.set_step(5)  # the state comes back from the owner
    assert view.is_moving()
    assert colour_at(view, box_corner(view, 5)) != theme().colour("accent").name()
    qtbot.waitUntil(lambda: not view.is_moving())
    assert colour_at(view, box_corner(view, 5)) == theme().colour("accent").name()


def test_nothing_moves_after_a_jump_a_change_of_data_or_out_of_sight(view: Unrolled) -> None:
    view.play_to(5)
    view.set_step(2)
    assert not view.is_moving()
    assert colour_at(view, box_corner(view, 2)) == theme().colour("accent").name()
    view.play_to(3)
    view.set_data(network(layers=2))
    assert not view.is_moving()
    view.play_to(4)
    view.close()
    assert not view.is_moving()
    view.play_to(5)
    assert not view.is_moving()
    assert view.step() == 5


class _Still(QProxyStyle):
    """A style without motion."""

    def styleHint(self, hint: QStyle.StyleHint, *args: object) -> int:
        return 0 if hint == QStyle.StyleHint.SH_Widget_Animate else super().styleHint(hint, *args)  # type: ignore[arg-type]


def test_a_style_without_motion_is_honoured(view: Unrolled) -> None:
    still = _Still()
    view.setStyle(still)
    view.play_to(5)
    assert view.step() == 5
    assert not view.is_moving()


def test_a_step_change_repaints_only_what_it_touches(view: Unrolled) -> None:
    view.set_step(6)
    before = view.grab().toImage()
    view.set_step(7)
    QApplication.processEvents()
    after = view.grab().toImage()
    view.viewport().repaint()
    assert view.grab().toImage() == after
    assert before != after


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("size", [(600, 150), (1300, 150), (600, 320), (200, 110)])
@pytest.mark.parametrize("kind", [(1, False, 1), (4, True, 14), (2, False, 300), (1, True, 2)])
def test_any_network_fits_or_scrolls(
    qtbot: QtBot, percent: int, size: tuple[int, int], kind: tuple[int, bool, int]
) -> None:
    theme().set_text_percent(percent)
    layers, bidirectional, steps = kind
    made = Unrolled()
    qtbot.addWidget(made)
    made.resize(*size)
    made.set_folded(True)
    tokens = tuple((WORDS * 30)[:steps])
    made.set_data(network(tokens, layers=layers, bidirectional=bidirectional, outputs=tokens))
    with qtbot.waitExposed(made):
        made.show()
    made.set_step(steps - 1)
    made.set_layer(layers - 1, 0)
    made.resize(size[0] - 7, size[1] - 3)
    QApplication.processEvents()
    assert made.canvas().rect().contains(made.box_center(steps - 1, layers - 1))
    made.grab()


def test_odd_values_and_tokens_are_shown(view: Unrolled) -> None:
    states = np.zeros((1, 1, 4, 3), dtype=np.float32)
    states[0, 0, 0] = np.nan
    states[0, 0, 1] = np.inf
    states[0, 0, 2] = 1e30
    view.set_data(network(("a\nb", "مرحبا", "法国", "x" * 100_000), units=3, states=states))
    view.grab()
    QTest.mouseMove(view.canvas(), view.box_center(0))
    assert view.tip_lines()[-1] == "3 units, none a number"
    QTest.mouseMove(view.canvas(), view.box_center(3))
    assert len(view.tip_lines()[0]) < 100


def test_no_steps_are_said(view: Unrolled) -> None:
    empty = network(())
    for data in (empty, None):
        view.set_data(data)
        view.set_folded(data is None)
        QTest.keyClick(view, Qt.Key.Key_Right)
        QTest.mouseClick(view.canvas(), Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
        view.play_to(3)
        image = view.grab().toImage()
        card = theme().colour("card")
        middle = range(image.width() // 4, image.width() * 3 // 4)
        assert any(image.pixelColor(x, view.canvas().height() // 2) != card for x in middle)
        assert view.picture_value() == ""


def test_the_folded_form_stands_beside_where_there_is_room(view: Unrolled) -> None:
    free = view.box_center(0).x()
    view.set_folded(True)
    assert view.box_center(0).x() > free
    view.resize(200, 260)
    assert view.box_center(0).x() <= free


def test_theme_language_and_caption(qtbot: QtBot, view: Unrolled) -> None:
    theme().set_mode("light")
    view.set_step(2)
    light = view.grab().toImage()
    theme().set_mode("dark")
    assert view.grab().toImage() != light
    assert colour_at(view, box_corner(view, 2)) == theme().colour("accent").name()
    assert view.caption() == "The same W, U, b at every step"
    QApplication.sendEvent(view, QEvent(QEvent.Type.LanguageChange))
    assert view.accessibleName() == "Unrolled network"
    captioned = view.grab().toImage()
    view.set_captioned(False)
    assert view.grab().toImage() != captioned


def test_export(tmp_path: Path, view: Unrolled) -> None:
    data = network(layers=2, bidirectional=True, outputs=WORDS)
    view.set_data(data)
    _header, rows = view.picture_table()
    table = {tuple(int(str(row[n])) for n in (3, 4, 0, 5)): float(str(row[6])) for row in rows}
    assert len(table) == data.states.size
    assert all(np.float32(value) == data.states[at] for at, value in table.items())
    assert np.array_equal(np.asarray(view.picture_arrays()["states"]), data.states)
    view.setFocus()
    assert picture_image(view).size() == view.size() * 2
    save_picture(view, tmp_path / "a.svg")
    drawn = (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert "<image" not in drawn
    assert "speak" in drawn
