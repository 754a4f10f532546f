"""The scoring lanes pixel by pixel; every number against one worked out here."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.core.colour import ColourMap
from explorer.theme import theme
from explorer.widgets.colour_bar import ColourBar
from explorer.widgets.picture import picture_image, save_picture
from explorer.widgets.scoring_lanes import Lane, ScoringLanes
from explorer.widgets.scoring_lanes_cells import bar_rect
from tests.widgets.scoring import FORMULAS, KEYS, NAMES, VALID, lanes_of, shown_lanes, values_of


@pytest.fixture
def view(qtbot: QtBot) -> ScoringLanes:
    return shown_lanes(qtbot)


def pixel(view: ScoringLanes, at: QPoint) -> QColor:
    return view.grab().toImage().pixelColor(at)


def close(a: QColor, b: QColor) -> bool:
    """Within one of the 256 steps of the ramp."""
    pairs = ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    return all(abs(x - y) <= 4 for x, y in pairs)


def ramp(value: float, limit: float) -> QColor:
    place = round((0.5 + 0.5 * value / limit) * 255)
    return QColor(*theme().lut(ColourMap.SIGNED)[place].tolist())


def beside(row: QRectF) -> QPoint:
    """A place in a cell that its number leaves free."""
    return QPoint(round(row.left()) + 4, round(row.center().y()) - 10)


def run_length(view: ScoringLanes, row: int, left: float, right: float, colour: QColor) -> int:
    """How many pixels of a row of the picture have a colour."""
    image = view.grab().toImage()
    return sum(close(image.pixelColor(x, row), colour) for x in range(round(left), round(right)))


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_weight_is_a_bar_of_its_share_of_one(view: ScoringLanes, mode: str) -> None:
    theme().set_mode(mode)
    layout = view.layout_now()
    for number, one in enumerate(lanes_of()):
        assert one.weights is not None
        across = layout.lanes[number].weights
        for key in (1, 2, 3):
            bar = bar_rect(layout.row(key, across), layout.above)
            found = run_length(
                view, round(bar.bottom()) - 3, across.left, across.right, theme().colour("accent")
            )
            assert found == pytest.approx(float(one.weights[key]) * across.width, abs=2)


def test_a_score_goes_to_its_side_of_zero_on_its_own_scale(view: ScoringLanes) -> None:
    layout = view.layout_now()
    for number, one in enumerate(lanes_of()):
        assert one.scores is not None
        across, low, high = layout.lanes[number].scores, min(0, *one.scores), max(0, *one.scores)
        for key in (1, 2, 3):
            bar, score = bar_rect(layout.row(key, across), layout.above), float(one.scores[key])
            colour = theme().colour("accent" if score > 0 else "second")
            found = run_length(view, round(bar.bottom()) - 3, across.left, across.right + 1, colour)
            assert found == pytest.approx(abs(score) / (high - low) * across.width, abs=3)


def test_value_product_and_pooled_value_share_one_scale_of_colours(view: ScoringLanes) -> None:
    values, made = values_of(), lanes_of()
    view.set_component(1)
    view.set_chosen(2, 0)
    pooled = np.array([one.pooled for one in made])
    limit = max(float(np.abs(values).max()), float(np.abs(pooled).max()))
    layout, at = view.layout_now(), QPoint(4, 4)
    for number, one in enumerate(made):
        assert one.weights is not None
        columns = layout.lanes[number]
        assert columns.values is not None
        assert columns.products is not None
        for key in (1, 3):
            for across, value in (
                (columns.values, float(values[key, 1])),
                (columns.products, float(one.weights[key] * values[key, 1])),
            ):
                assert close(pixel(view, beside(layout.row(key, across))), ramp(value, limit))
        for component in range(3):
            corner = layout.cell(number, component).topLeft().toPoint() + at
            assert close(pixel(view, corner), ramp(float(pooled[number, component]), limit))
    bars = view.findChildren(ColourBar)
    assert [bar.ticks()[-1][0] for bar in bars if bar.isVisible()] == pytest.approx([limit])


def test_a_masked_key_has_no_bar_of_weight_and_says_so(view: ScoringLanes) -> None:
    view.set_chosen(0, 0)
    layout = view.layout_now()
    across = layout.lanes[1].weights
    bar = bar_rect(layout.row(4, across), layout.above)
    accent = theme().colour("accent")
    assert run_length(view, round(bar.center().y()), across.left, across.right, accent) == 0
    QTest.mouseMove(view.canvas(), view.row_center(1, 4))
    assert view.tip_lines()[2:] == ("weight = 0", "masked: nothing of its value is pooled")
    products = layout.lanes[0].products
    assert products is not None
    assert pixel(view, beside(layout.row(4, products))).name() == theme().colour("masked").name()


def test_a_refused_function_says_why(view: ScoringLanes) -> None:
    made = lanes_of()
    refused = Lane("Dot product", "qᵀk", refused="Dot product needs a query and keys of one size.")
    view.set_lanes((made[0], refused, *made[2:]), KEYS, VALID, "Softmax", values=values_of())
    columns = view.layout_now().lanes[1]
    QTest.mouseMove(view.canvas(), QPoint(round(columns.whole.left) + 20, 200))
    assert view.tip_lines() == ("Dot product", refused.refused)
    arrays = view.picture_arrays()
    assert np.isnan(arrays["scores"][1]).all()
    assert np.isnan(arrays["pooled"][1]).all()
    view.set_lanes((refused,), KEYS, VALID, "Softmax")
    assert not view.grab().isNull()
    assert view.chosen() == (0, 0, -1)


def test_nothing_flows_in_a_refused_lane(view: ScoringLanes) -> None:
    made = lanes_of()
    refused = Lane(NAMES[1], FORMULAS[1], refused="Dot product needs a query and keys of one size.")
    view.set_lanes((made[0], refused, *made[2:]), KEYS, VALID, "Softmax", values=values_of())
    view.set_chosen(1, 2)
    layout = view.layout_now()
    inside, accent = layout.lanes[1].whole, theme().colour("accent").rgb()
    image = view.canvas().grab().toImage()
    xs = range(round(inside.left) + 6, round(inside.right) - 6)
    ys = range(round(layout.body[0]) + 60, round(layout.body[1]))
    assert not any(image.pixel(x, y) == accent for x in xs for y in ys)


def test_narrow_lanes_keep_the_products_of_the_chosen_function(view: ScoringLanes) -> None:
    view.resize(860, 460)
    for chosen in range(5):
        view.set_chosen(chosen, 0)
        lanes = view.layout_now().lanes
        assert [columns.products is not None for columns in lanes] == [n == chosen for n in range(5)]
        assert lanes[-1].whole.right <= view.viewport().width()


def test_weights_that_are_not_normalised_have_a_scale_that_holds_them(view: ScoringLanes) -> None:
    scores = np.array([4.0, -1.0, 2.0])
    weights, values = np.maximum(scores, 0), np.eye(3)
    one = Lane("Dot product", "qᵀk", scores, weights, weights @ values)
    view.set_lanes((one,), ("a", "b", "c"), np.ones(3, dtype=np.bool_), "ReLU", values=values)
    layout = view.layout_now()
    across = layout.lanes[0].weights
    bar = bar_rect(layout.row(2, across), layout.above)
    found = run_length(view, round(bar.center().y()), across.left, across.right, theme().colour("accent"))
    assert found == pytest.approx(0.5 * across.width, abs=2)


def test_scores_beyond_numbers_and_no_values(view: ScoringLanes) -> None:
    scores = np.array([-np.inf, 1e18, -1e-300, np.nan, 0.0])
    one = Lane("Dot product", "qᵀk", scores, np.array([0, 1.0, 0, 0, 0]), np.array([1e308, -0.0]))
    view.set_lanes((one,), KEYS, VALID, "Hard max")
    assert not view.grab().isNull()
    QTest.mouseMove(view.canvas(), view.row_center(0, 0))
    assert view.tip_lines() == ("I   Dot product", "score = −∞", "weight = 0")


def test_nothing_to_show_is_said(view: ScoringLanes) -> None:
    empty = np.zeros(0)
    view.set_lanes((), (), np.zeros(0, dtype=np.bool_), "")
    assert not view.grab().isNull()
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.mouseMove(view.canvas(), QPoint(50, 50))
    QTest.mouseClick(view.canvas(), Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    assert view.picture_value() == ""
    lane = Lane("Dot product", "qᵀk", empty, empty, empty)
    view.set_lanes((lane,), (), np.zeros(0, dtype=np.bool_), "Softmax")
    assert view.tip_lines() == ()
    assert not view.grab().isNull()


def test_what_does_not_fit_is_refused(view: ScoringLanes) -> None:
    with pytest.raises(ValueError, match="reason"):
        Lane("Dot product", "qᵀk")
    with pytest.raises(ValueError, match="reason"):
        Lane("Dot product", "qᵀk", np.zeros(2), np.zeros(2), np.zeros(2), refused="no")
    with pytest.raises(ValueError, match="fit"):
        view.set_lanes(lanes_of(), KEYS[:3], VALID[:3], "Softmax")
    with pytest.raises(ValueError, match="fit"):
        view.set_lanes(lanes_of(), KEYS, VALID, "Softmax", values=values_of(5, 2))
    with pytest.raises(ValueError, match="fit"):
        view.set_lanes(lanes_of(), KEYS, VALID, "Softmax", ("a", "b"))


def test_the_export_holds_every_number(view: ScoringLanes, tmp_path: Path) -> None:
    for ending in ("png", "svg", "csv", "npz"):
        save_picture(view, tmp_path / f"p.{ending}")
    held = np.load(tmp_path / "p.npz")
    made = lanes_of()
    for name in ("scores", "weights", "pooled"):
        np.testing.assert_array_equal(held[name], np.array([getattr(one, name) for one in made]))
    np.testing.assert_array_equal(held["values"], values_of())
    with (tmp_path / "p.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 5 * (5 + 1)
    one = made[0]
    assert one.weights is not None
    assert float(rows[2]["weight"]) == float(one.weights[2])
    assert rows[4]["seen"] == "False"
    weights = [float(row["weight"]) for row in rows[:5]]
    column = [float(row["value_2"]) for row in rows[:5]]
    assert float(rows[5]["value_2"]) == pytest.approx(np.dot(weights, column), abs=1e-15)


@pytest.mark.parametrize("percent", [100, 250])
def test_language_text_size_and_names_of_values(view: ScoringLanes, percent: int) -> None:
    theme().set_text_percent(percent)
    QApplication.sendEvent(view, QEvent(QEvent.Type.LanguageChange))
    assert view.accessibleName() == "From scores to the pooled value"
    view.set_picture_name("Scores")
    assert view.picture_name() == view.accessibleName() == "Scores"
    view.set_lanes(lanes_of(), KEYS, VALID, "Softmax", ("x", "y", "z"), values_of())
    QTest.mouseMove(view.canvas(), view.cell_center(0, 2))
    assert view.tip_lines()[1].startswith("pooled value, z = ")
    assert not picture_image(view).isNull()
