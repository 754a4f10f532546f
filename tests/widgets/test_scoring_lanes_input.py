"""The scoring lanes by mouse and keyboard: what is hovered, chosen and scrolled to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from explorer.theme import theme
from explorer.widgets.curve_plot_axes import exact_text
from explorer.widgets.scoring_lanes import ScoringLanes
from tests.widgets.scoring import lanes_of, show, shown_lanes, values_of


@pytest.fixture
def view(qtbot: QtBot) -> ScoringLanes:
    return shown_lanes(qtbot)


def test_hover_says_weight_times_value(view: ScoringLanes) -> None:
    view.set_component(2)
    made, values = lanes_of()[1], values_of()
    assert made.weights is not None
    assert made.scores is not None
    QTest.mouseMove(view.canvas(), view.row_center(1, 3))
    weight, value = float(made.weights[3]), float(values[3, 2])
    product = f"{exact_text(weight)} × {exact_text(value)} = {exact_text(weight * value)}"
    assert view.tip_lines() == (
        "in   Dot product",
        f"score = {exact_text(float(made.scores[3]))}",
        f"weight = {exact_text(weight)}",
        f"weight × value = {product}",
    )
    assert view.picture_value() == "\n".join(view.tip_lines())


def test_hover_on_a_pooled_value_a_sum_a_title_and_a_name(view: ScoringLanes) -> None:
    one = lanes_of()[4]
    assert one.pooled is not None
    QTest.mouseMove(view.canvas(), view.cell_center(4, 1))
    pooled = exact_text(float(one.pooled[1]))
    assert view.tip_lines()[:2] == ("Gaussian", f"pooled value, number 2 of 3 = {pooled}")
    layout = view.layout_now()
    across = layout.lanes[4].weights
    QTest.mouseMove(view.canvas(), QPoint(round(across.left) + 9, round(layout.foot_top) + 6))
    assert view.tip_lines() == (
        "the weights of all keys add up to 1",
        f"weight × value of all keys add up to {exact_text(float(one.pooled[0]))}",
    )
    QTest.mouseMove(view.canvas(), QPoint(round(across.left), 8))
    assert view.tip_lines() == ("Gaussian", "s = −½ ‖q − k‖²")
    QTest.mouseMove(view.canvas(), layout.row(3, layout.names).center().toPoint())
    assert view.tip_lines()[0] == "key 4 of 5: in"
    assert len(view.tip_lines()) == 6


def test_clicks_choose_function_key_and_number(view: ScoringLanes) -> None:
    seen: list[tuple[str, int]] = []
    view.lane_chosen.connect(lambda lane: seen.append(("lane", lane)))
    view.key_chosen.connect(lambda key: seen.append(("key", key)))
    view.component_chosen.connect(lambda c: seen.append(("component", c)))

    def click(at: QPoint) -> None:
        QTest.mouseClick(view.canvas(), Qt.MouseButton.LeftButton, pos=at)

    click(view.row_center(3, 2))
    click(view.cell_center(3, 1))
    click(view.layout_now().row(4, view.layout_now().names).center().toPoint())
    click(view.row_center(3, 4))
    assert seen == [("lane", 3), ("key", 2), ("component", 1), ("key", 4)]
    assert view.chosen() == (3, 4, 1)
    QTest.mouseClick(view.canvas(), Qt.MouseButton.RightButton, pos=view.row_center(0, 0))
    assert view.chosen() == (3, 4, 1)


def test_arrows_choose_function_key_and_number(view: ScoringLanes) -> None:
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up):
        QTest.keyClick(view, key)
    assert view.chosen() == (1, 0, 0)
    QTest.keyClick(view, Qt.Key.Key_End)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.chosen() == (1, 4, 0)
    for _ in range(4):
        QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.chosen() == (1, 4, 2)
    QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.chosen() == (1, 0, 1)


def test_setting_emits_nothing_and_is_held_to_what_there_is(qtbot: QtBot, view: ScoringLanes) -> None:
    with (
        qtbot.assertNotEmitted(view.lane_chosen),
        qtbot.assertNotEmitted(view.key_chosen),
        qtbot.assertNotEmitted(view.component_chosen),
    ):
        view.set_chosen(99, 99)
        view.set_component(99)
    assert view.chosen() == (4, 4, 2)
    view.set_chosen(-1, -1)
    view.set_component(-1)
    assert view.chosen() == (0, 0, 0)


@pytest.mark.parametrize("keys", [1, 4, 8, 50, 200])
@pytest.mark.parametrize("lanes", [1, 2, 5])
@pytest.mark.parametrize("percent", [100, 200])
def test_the_chosen_row_is_seen_whole(view: ScoringLanes, keys: int, lanes: int, percent: int) -> None:
    theme().set_text_percent(percent)
    view.resize(700, 460)
    show(view, keys, lanes)
    for key in (keys - 1, 0, keys // 2):
        view.set_chosen(lanes - 1, key)
        layout = view.layout_now()
        row = layout.row(key, layout.names)
        assert row.top() >= layout.body[0] - 1
        assert row.bottom() <= layout.body[1] + 1
        whole = layout.lanes[lanes - 1].whole
        assert whole.right <= view.viewport().width() + 1 or whole.left <= layout.names.right + 1
        assert layout.row_at(row.center().y()) == key


def test_a_low_view_scrolls_headings_and_all(view: ScoringLanes) -> None:
    view.resize(700, 150)
    show(view, 20)
    assert not view.layout_now().pinned
    view.set_chosen(0, 19)
    assert view.layout_now().head_top < 0
    row = view.layout_now().row(19, view.layout_now().names)
    assert 0 <= row.top() < row.bottom() <= view.viewport().height()


def test_a_long_value_is_a_strip_whose_every_number_can_be_chosen(view: ScoringLanes) -> None:
    show(view, 6, 5, 384)
    layout = view.layout_now()
    for component in (0, 1, 200, 383):
        cell = layout.cell(2, component)
        assert layout.component_at(2, cell.center().x(), cell.center().y(), 384) == component
    view.set_component(383)
    assert not view.grab().isNull()
    assert view.picture_arrays()["pooled"].shape == (5, 384)
