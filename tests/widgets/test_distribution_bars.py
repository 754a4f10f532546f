"""A distribution by mouse, keyboard and pixel."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from explorer.theme import theme
from explorer.widgets.curve_plot_axes import exact_text
from explorer.widgets.distribution_bars import DistributionBars
from explorer.widgets.distribution_bars_layout import chosen_outcomes, falling
from explorer.widgets.picture import save_picture

LABELS = tuple(f"word{i}" for i in range(30))
NUMBERS = np.random.default_rng(5).dirichlet(np.full(30, 0.4))


@pytest.fixture
def bars(qtbot: QtBot) -> DistributionBars:
    made = DistributionBars()
    qtbot.addWidget(made)
    made.resize(320, 260)
    made.set_distribution(LABELS, NUMBERS)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_most_probable_are_shown_in_falling_order_and_the_rest_is_told(bars: DistributionBars) -> None:
    shown = bars.shown()
    assert shown == tuple(np.argsort(-NUMBERS, kind="stable")[: len(shown)].tolist())
    assert 3 <= len(shown) < 30
    QTest.mouseMove(bars.canvas(), bars.row_center(-1))
    rest = float(NUMBERS.sum() - NUMBERS[list(shown)].sum())
    name, value = bars.tip_lines()[0].split("   ")
    assert name == f"the other {30 - len(shown)}"
    # Sums of 30 float64 numbers below 1, and six figures are shown.
    assert float(value) == pytest.approx(rest, rel=1e-5)


def test_a_bar_is_as_long_as_its_probability(bars: DistributionBars) -> None:
    bars.set_distribution(("a", "b"), np.array([0.25, 0.75]))
    image = bars.grab().toImage()
    rows = bars._layout.rows
    accent = theme().colour("accent").name()
    for row in rows:
        y = round(row.plane.center().y())
        end = row.plane.left() + row.plane.width() * row.value
        assert image.pixelColor(round(end) - 3, y).name() == accent
        assert image.pixelColor(round(end) + 3, y).name() != accent


def test_the_right_answer_is_always_shown_and_stands_out(bars: DistributionBars) -> None:
    least = int(NUMBERS.argmin())
    bars.set_distribution(LABELS, NUMBERS, least)
    assert bars.shown()[-1] == least
    QTest.mouseMove(bars.canvas(), bars.row_center(least))
    expected = exact_text(float(NUMBERS[least]))
    assert bars.tip_lines() == (
        f"word{least}   p = {expected}",
        "30 of 30 by probability",
        "the right answer",
    )
    first = bars.shown()[0]
    bars.set_distribution(LABELS, NUMBERS, first)
    row = bars._layout.rows[0]
    at = row.bar().center().toPoint()
    assert bars.grab().toImage().pixelColor(at).name() == theme().colour("second").name()


def test_a_click_and_the_arrows_choose(bars: DistributionBars) -> None:
    seen: list[int] = []
    bars.label_chosen.connect(seen.append)
    shown = bars.shown()
    QTest.mouseClick(bars.canvas(), Qt.MouseButton.LeftButton, pos=bars.row_center(shown[1]))
    QTest.keyClick(bars, Qt.Key.Key_Down)
    QTest.keyClick(bars, Qt.Key.Key_Up)
    QTest.mouseClick(bars.canvas(), Qt.MouseButton.LeftButton, pos=bars.row_center(-1))
    assert seen == [shown[1], shown[2], shown[1]]
    bars.set_chosen(shown[0])
    assert len(seen) == 3


@given(st.lists(st.floats(0, 1) | st.just(float("nan")), max_size=40), st.integers(1, 10), st.integers(0, 39))
def test_order_and_choice(values: list[float], count: int, target: int) -> None:
    numbers = np.array(values, dtype=np.float64)
    order = falling(numbers)
    assert sorted(order) == list(range(len(values)))
    finite = [numbers[i] for i in order if not np.isnan(numbers[i])]
    assert finite == sorted(finite, reverse=True)
    assert not np.isnan(numbers[order[: len(finite)]]).any()
    if target < len(values):
        shown = chosen_outcomes(order, target, count)
        assert target in shown
        assert len(shown) == min(count, len(values)) == len(set(shown))


def test_no_labels_one_label_and_no_numbers(bars: DistributionBars) -> None:
    bars.set_distribution((), np.zeros(0))
    assert not bars.grab().isNull()
    QTest.keyClick(bars, Qt.Key.Key_Down)
    bars.set_distribution(("only",), np.array([1.0]), 0)
    assert bars.shown() == (0,)
    bars.set_distribution(("a", "b", "c"), np.array([np.nan, np.inf, -1.0]))
    assert not bars.grab().isNull()
    QTest.mouseMove(bars.canvas(), bars.row_center(0))
    assert bars.tip_lines()[-1] == "not a number: it has no bar"


def test_wrong_shapes_are_refused(bars: DistributionBars) -> None:
    with pytest.raises(ValueError, match="probabilities"):
        bars.set_distribution(LABELS, NUMBERS[:3])
    with pytest.raises(ValueError, match="target"):
        bars.set_distribution(LABELS, NUMBERS, 30)


@pytest.mark.parametrize("percent", [100, 250])
def test_text_size_theme_and_picture(bars: DistributionBars, percent: int, tmp_path: Path) -> None:
    theme().set_text_percent(percent)
    theme().set_mode("dark")
    assert len(bars.shown()) <= 12
    assert bars._layout.axis_top < bars.height()
    for ending in ("png", "svg", "csv", "npz"):
        save_picture(bars, tmp_path / f"p.{ending}")
    with (tmp_path / "p.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [float(row["probability"]) for row in rows] == sorted(NUMBERS.tolist(), reverse=True)
