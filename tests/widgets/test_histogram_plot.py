"""Histograms over one axis by mouse, keyboard and pixel, and their numbers against numpy."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from explorer.theme import theme
from explorer.widgets.curve_plot_axes import exact_text
from explorer.widgets.head_colours import head_colours
from explorer.widgets.histogram_data import Histogram
from explorer.widgets.histogram_plot import HistogramPlot
from explorer.widgets.picture import save_picture

VALUES = np.random.default_rng(0).normal(0, [[8.0], [1.0]], (2, 4000))


def histogram(number: int, name: str) -> Histogram:
    counts, edges = np.histogram(VALUES[number], bins=21)
    return Histogram(
        name, counts.astype(np.float64), edges, float(VALUES[number].std()), note="σ", colour_index=number
    )


ROWS = (histogram(0, "Dot product"), histogram(1, "Scaled dot product"))


@pytest.fixture
def plot(qtbot: QtBot) -> HistogramPlot:
    made = HistogramPlot()
    qtbot.addWidget(made)
    made.resize(500, 240)
    made.set_histograms(ROWS, 40.0, "Scores", "score")
    with qtbot.waitExposed(made):
        made.show()
    return made


# The pure parts


def test_densities_are_those_of_numpy() -> None:
    expected, _edges = np.histogram(VALUES[0], bins=21, density=True)
    np.testing.assert_allclose(ROWS[0].densities, expected, rtol=1e-12)
    assert ROWS[0].heights.max() == 1.0


@given(st.lists(st.integers(0, 9), min_size=1, max_size=12), st.floats(-2, 14))
def test_a_bin_holds_what_numpy_would_count_into_it(counts: list[int], x: float) -> None:
    edges = np.arange(len(counts) + 1, dtype=np.float64)
    place = Histogram("a", np.array(counts, dtype=np.float64), edges).bin_at(x)
    if 0 <= x < len(counts):
        assert edges[place] <= x < edges[place + 1]
    else:
        assert place == -1


def test_wrong_shapes_and_edges_are_refused(plot: HistogramPlot) -> None:
    with pytest.raises(ValueError, match="counts between"):
        Histogram("a", np.ones(3), np.arange(3.0))
    with pytest.raises(ValueError, match="do not rise"):
        Histogram("a", np.ones(2), np.array([0.0, 1.0, 1.0]))
    for reach in (0.0, -1.0, float("nan"), float("inf")):
        with pytest.raises(ValueError, match="reach"):
            plot.set_histograms(ROWS, reach)


def test_no_value_at_all_is_borne(plot: HistogramPlot) -> None:
    plot.set_histograms((Histogram("a", np.zeros(3), np.arange(4.0)),), 4.0)
    assert not plot.grab().isNull()


# The widget


def test_each_row_is_as_wide_as_its_scores(plot: HistogramPlot) -> None:
    """At the foot: two deviations from 0 the wide row is filled, the narrow one is not."""
    image, card = plot.grab().toImage(), theme().colour("card").name()
    for x in (-14.0, 14.0):
        assert image.pixelColor(plot.point_at(0, x)).name() != card
        assert image.pixelColor(plot.point_at(1, x)).name() == card
    outline = head_colours(2)[0].name()
    assert outline not in {image.pixelColor(plot.point_at(1, 0.0)).name()}


def test_hover_says_the_bin(plot: HistogramPlot) -> None:
    at = plot.point_at(0, 5.0)
    QTest.mouseMove(plot.canvas(), at)
    place = ROWS[0].bin_at(5.0)
    low, high = (exact_text(float(edge)) for edge in ROWS[0].edges[place : place + 2])
    density = exact_text(float(ROWS[0].densities[place]))
    assert plot.tip_lines() == (
        f"Dot product: from {low} to {high}",
        f"{ROWS[0].counts[place]:,.0f} of 4,000, density {density}",
        "σ",
    )
    assert plot.picture_value().splitlines() == list(plot.tip_lines())
    QTest.mouseMove(plot.canvas(), QPoint(1, 1))
    assert plot.tip_lines() == ()


def test_arrows_walk_the_bins_and_the_rows(plot: HistogramPlot) -> None:
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert plot.picture_value().startswith("Dot product: from")
    first = plot.picture_value()
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert plot.picture_value() != first
    QTest.keyClick(plot, Qt.Key.Key_Left)
    assert plot.picture_value() == first
    QTest.keyClick(plot, Qt.Key.Key_Down)
    assert plot.picture_value().startswith("Scaled dot product: from")
    assert "Scaled dot product" in plot.accessibleDescription()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up):
        for _ in range(60):
            QTest.keyClick(plot, key)
        assert plot.picture_value()
    plot.set_histograms(ROWS[:1], 40.0)
    assert plot.picture_value()
    plot.set_histograms((), 40.0)
    assert plot.picture_value() == ""
    QTest.keyClick(plot, Qt.Key.Key_Left)


def test_a_click_stays(plot: HistogramPlot) -> None:
    QTest.mouseClick(plot.canvas(), Qt.MouseButton.LeftButton, pos=plot.point_at(1, 0.5))
    plot.pointer_left()
    assert plot.picture_value().startswith("Scaled dot product: from")
    QTest.mouseClick(plot.canvas(), Qt.MouseButton.LeftButton, pos=plot.point_at(1, 30.0))
    assert plot.picture_value() == ""


def test_zoom_by_key_and_wheel(plot: HistogramPlot) -> None:
    QTest.keyClick(plot, Qt.Key.Key_Plus)
    assert plot.visible_reach() == pytest.approx(32.0)
    at = QPointF(plot.point_at(0, 0.0))
    wheel = QWheelEvent(
        at, at, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    plot.wheelEvent(wheel)
    assert plot.visible_reach() == pytest.approx(25.6)
    plot.set_histograms(ROWS, 40.0)
    assert plot.visible_reach() == pytest.approx(25.6)
    QTest.keyClick(plot, Qt.Key.Key_R)
    QTest.keyClick(plot, Qt.Key.Key_Minus)
    assert plot.visible_reach() == 40.0


def test_it_is_written_as_seen_and_as_numbers(plot: HistogramPlot, tmp_path: Path) -> None:
    for ending in ("png", "svg", "csv", "npz"):
        save_picture(plot, tmp_path / f"p.{ending}")
    with (tmp_path / "p.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [float(row["count"]) for row in rows[:21]] == ROWS[0].counts.tolist()
    assert [float(row["to"]) for row in rows[21:]] == ROWS[1].edges[1:].tolist()
    with np.load(tmp_path / "p.npz") as file:
        np.testing.assert_array_equal(file["edges_1"], ROWS[1].edges)
    text = (tmp_path / "p.svg").read_text(encoding="utf-8")
    assert "Scaled dot product" in text
    assert plot.picture_name() == "Scores"


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("percent", [100, 250])
def test_it_bears_any_look_and_size(plot: HistogramPlot, mode: str, percent: int) -> None:
    theme().set_mode(mode)
    theme().set_text_percent(percent)
    plot.clearFocus()
    for size in ((500, 240), (60, 40), (1, 1)):
        plot.resize(*size)
        assert plot.grab().toImage().pixelColor(0, 0).name() == theme().colour("card").name()
