"""The curve plot by mouse, keyboard and pixel, and its pure parts against plain loops."""

from __future__ import annotations

import csv
import itertools
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from explorer.theme import theme
from explorer.widgets.curve_plot import CurvePlot, Series
from explorer.widgets.curve_plot_axes import Span, exact_text, span_of, tick_labels, ticks_of
from explorer.widgets.curve_plot_data import columns_of, nearest, runs
from explorer.widgets.curve_plot_layout import tick_metrics
from explorer.widgets.head_colours import head_colours
from explorer.widgets.picture import save_picture

X = np.arange(14, dtype=np.float64)


def reach() -> tuple[Series, ...]:
    return (
        Series("LSTM", X, 10.0 ** np.linspace(-0.3, 0, 14), 0),
        Series("Elman", X, 10.0 ** np.linspace(-6, 0, 14), 1),
    )


@pytest.fixture
def plot(qtbot: QtBot) -> CurvePlot:
    made = CurvePlot()
    qtbot.addWidget(made)
    made.resize(600, 260)
    made.set_series(reach(), "steps", "norm", log_y=True)
    with qtbot.waitExposed(made):
        made.show()
    return made


def colours_near(image: QImage, at: QPoint, reach: int = 2) -> set[str]:
    steps = range(-reach, reach + 1)
    return {image.pixelColor(at + QPoint(x, y)).name() for x in steps for y in steps}


def coloured_pixels(image: QImage, colour: QColor, columns: range) -> int:
    name = colour.name()
    return sum(image.pixelColor(x, y).name() == name for x in columns for y in range(image.height()))


# The pure parts


@given(low=st.floats(-1e12, 1e12), width=st.floats(1e-9, 1e12), most=st.integers(1, 20), whole=st.booleans())
def test_ticks_lie_on_the_axis_evenly_and_have_texts_of_their_own(
    low: float, width: float, most: int, whole: bool
) -> None:
    span = span_of(low, low + width)
    ticks = ticks_of(span, most, whole=whole)
    slack = (span.high - span.low) * 1e-6
    assert len(ticks) <= most
    assert all(span.low - slack <= tick <= span.high + slack for tick in ticks)
    if len(ticks) > 2 and width > abs(low) * 1e-9:
        assert np.allclose(np.diff(ticks), ticks[1] - ticks[0], rtol=1e-6)
        assert len(set(tick_labels(ticks))) == len(ticks)
    if whole:
        assert all(tick == round(tick) for tick in ticks)


@given(st.floats(1e-300, 1e300), st.floats(0, 600), st.integers(2, 12))
def test_ticks_of_a_log_axis_are_few_and_on_it(low: float, decades: float, most: int) -> None:
    span = span_of(low, min(low * 10.0 ** min(decades, 300), 1e305), log=True)
    ticks = ticks_of(span, most)
    assert 1 <= len(ticks) <= most
    assert all(span.low * 0.999 <= tick <= span.high * 1.001 for tick in ticks)


def test_the_texts_of_ticks() -> None:
    assert tick_labels((0.0, 0.05, 0.1)) == ("0.00", "0.05", "0.10")
    assert tick_labels((-2.0, 0.0, 2.0)) == ("−2", "0", "2")
    assert tick_labels((0.0, 2e7, 4e7)) == ("0", "2e7", "4e7")
    assert tick_labels((1e-6, 1e-3, 1.0), log=True) == ("1e−6", "1e−3", "1")
    assert tick_labels((0.01, 0.1, 1.0), log=True) == ("0.01", "0.1", "1")
    assert exact_text(-1.23456789e-12) == "−1.23457e−12"
    assert [exact_text(v) for v in (math.nan, math.inf, -math.inf)] == ["NaN", "∞", "−∞"]


@pytest.mark.parametrize("values", [(math.nan, math.nan), (3.0, 3.0), (0.0, 0.0), (-1e308, 1e308)])
@pytest.mark.parametrize("log", [False, True])
def test_no_axis_is_empty_or_without_end(values: tuple[float, float], log: bool) -> None:
    span = span_of(*values, log=log)
    assert math.isfinite(span.high - span.low)
    assert span.low < span.high
    assert not log or span.low > 0


@given(
    arrays(np.float64, st.integers(1, 200), elements=st.floats(-1e6, 1e6) | st.just(math.nan)),
    st.integers(1, 30),
)
def test_columns_keep_every_extreme(y: np.ndarray, count: int) -> None:
    x = np.arange(len(y), dtype=np.float64)
    edges = np.linspace(0, max(len(y) - 1, 1), count + 1)
    columns = columns_of(x, y, edges)
    seen = 0
    for place, column in enumerate(columns.index.tolist()):
        last = column == count - 1
        inside = (x >= edges[column]) & ((x <= edges[column + 1]) if last else (x < edges[column + 1]))
        seen += int(inside.sum())
        part = y[inside]
        finite = part[~np.isnan(part)]
        expected = (finite.min(), finite.max()) if len(finite) else (math.nan, math.nan)
        np.testing.assert_equal((columns.low[place], columns.high[place]), expected)
        np.testing.assert_equal((columns.first[place], columns.last[place]), (part[0], part[-1]))
    assert seen == len(y)


@given(st.lists(st.booleans(), max_size=30))
def test_runs_are_the_stretches_that_are_true(mask: list[bool]) -> None:
    rebuilt = [False] * len(mask)
    for start, stop in runs(np.array(mask, dtype=np.bool_)):
        assert start == 0 or not mask[start - 1]
        rebuilt[start:stop] = [True] * (stop - start)
    assert rebuilt == mask


@given(st.lists(st.integers(-50, 50), min_size=1, max_size=30), st.floats(-60, 60))
def test_nearest_is_the_first_of_the_nearest(points: list[int], x: float) -> None:
    held = np.array(sorted(points), dtype=np.float64)
    assert nearest(Series("a", held, held), x) == int(np.argmin(np.abs(held - x)))


def test_shapes_and_order_are_checked() -> None:
    with pytest.raises(ValueError, match="x is"):
        Series("a", X, X[:3])
    with pytest.raises(ValueError, match="falls"):
        Series("a", X[::-1], X)


# The widget


def test_a_point_is_drawn_where_it_belongs_in_its_colour(plot: CurvePlot) -> None:
    image = plot.grab().toImage()
    for one in reach():
        colour = head_colours(2)[one.colour_index].name()
        assert colour in colours_near(image, plot.point_at(3, float(one.y[3])))


def test_hover_says_the_exact_values(plot: CurvePlot) -> None:
    at = plot.point_at(4, 0.5)
    QTest.mouseMove(plot.canvas(), at + QPoint(4, 30))
    values = [exact_text(float(one.y[4])) for one in reach()]
    assert plot.tip_lines() == ("steps = 4", f"LSTM   {values[0]}", f"Elman   {values[1]}")
    assert plot.picture_value().splitlines() == list(plot.tip_lines())


def test_the_tip_names_the_step_and_another_x(plot: CurvePlot) -> None:
    sparse = Series("held-out", np.array([0.0, 10.0]), np.array([1.0, 2.0]), 2)
    plot.set_series((reach()[0], sparse), "t", "", x_names=tuple(f"w{i}" for i in range(14)))
    QTest.mouseMove(plot.canvas(), plot.point_at(8, 1))
    assert plot.tip_lines()[0] == "t = 8   w8"
    assert plot.tip_lines()[2] == "held-out   2   (10)"


def test_a_click_a_drag_and_the_keys_choose_an_x(qtbot: QtBot, plot: CurvePlot) -> None:
    seen: list[float] = []
    plot.x_chosen.connect(seen.append)
    QTest.mouseClick(plot.canvas(), Qt.MouseButton.LeftButton, pos=plot.point_at(5, 0.1))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_Home):
        QTest.keyClick(plot, key)
    QTest.keyClick(plot, Qt.Key.Key_Left)  # there is none before the first: nothing is told
    assert seen == [5.0, 6.0, 5.0, 4.0, 13.0, 0.0]
    assert plot.marker() == 0.0
    plot.set_marker(7.0)
    assert seen[-1] == 0.0
    assert "steps = 7" in plot.accessibleDescription()


def test_what_has_no_place_on_a_log_axis_is_a_gap_and_said(plot: CurvePlot) -> None:
    y = np.array([1.0, 0.0, np.nan, np.inf, -1.0, 1.0, *np.ones(8)])
    plot.set_series((Series("a", X, y),), "t", "y", log_y=True)
    assert "4" in plot.note()
    image = plot.grab().toImage()
    accent = theme().colour("accent").name()
    assert accent not in colours_near(image, plot.point_at(3, 1.0))
    assert accent in colours_near(image, plot.point_at(8, 1.0))
    plot.set_series((Series("a", X, np.ones(14)),), "t", "y", log_y=True)
    assert plot.note() == ""


@pytest.mark.parametrize("y", [np.full(14, np.nan), np.full(14, np.inf), np.zeros(14), np.full(14, 1e308)])
@pytest.mark.parametrize("log", [False, True])
def test_values_that_explode_or_are_none_are_borne(plot: CurvePlot, y: np.ndarray, log: bool) -> None:
    plot.set_series((Series("a", X, y),), "t", "y", log_y=log)
    assert not plot.grab().isNull()


def test_nothing_and_a_single_point(plot: CurvePlot) -> None:
    plot.set_series((), "", "")
    assert not plot.grab().isNull()
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert plot.picture_value() == ""
    plot.set_series((Series("a", X[:1], X[:1] + 0.5),), "t", "y")
    near = colours_near(plot.grab().toImage(), plot.point_at(0, 0.5))
    assert theme().colour("accent").name() in near


def test_a_single_peak_among_many_points_is_seen_and_told(plot: CurvePlot) -> None:
    x = np.arange(100_000, dtype=np.float64)
    y = np.zeros(100_000, dtype=np.float32)
    y[50_001] = 6
    plot.set_series((Series("loss", x, y),), "step", "loss")
    image = plot.grab().toImage()
    accent = theme().colour("accent").name()
    assert accent in colours_near(image, plot.point_at(50_001, 3.0))
    plot.set_marker(50_001.0)
    assert plot.picture_value().splitlines() == ["step = 50001", "loss   6"]


def test_zoom_keeps_what_is_under_the_key_and_r_shows_all(plot: CurvePlot) -> None:
    plot.set_marker(6.0)
    for _ in range(3):
        QTest.keyClick(plot, Qt.Key.Key_Plus)
    low, high = plot.visible_range()
    assert 0 < low < 6 < high < 13
    QTest.keyClick(plot, Qt.Key.Key_End)
    assert plot.visible_range()[1] == pytest.approx(13)
    plot.set_series((Series("a", X[:4], X[:4]),), "t", "y")
    assert plot.visible_range() == (0.0, 3.0)
    QTest.keyClick(plot, Qt.Key.Key_R)
    assert plot.visible_range() == (0.0, 3.0)


@pytest.mark.parametrize("percent", [100, 200, 250])
def test_ticks_do_not_touch_and_are_not_cut(plot: CurvePlot, percent: int) -> None:
    theme().set_text_percent(percent)
    plot.set_series(reach(), "steps", "norm", log_y=True, x_names=tuple(f"token {i}" for i in range(14)))
    layout = plot._layout
    assert layout is not None
    metrics = tick_metrics()
    spans = [(start, start + metrics.horizontalAdvance(text)) for _x, text, start in layout.x_ticks]
    assert spans
    assert spans[0][0] >= 0
    assert spans[-1][1] <= plot.width()
    assert all(a[1] < b[0] for a, b in itertools.pairwise(spans))
    bases = sorted(base for _y, _text, base in layout.y_ticks)
    assert all(b - a >= metrics.ascent() for a, b in itertools.pairwise(bases))


def test_the_theme_recolours_and_the_picture_is_written(plot: CurvePlot, tmp_path: Path) -> None:
    theme().set_mode("dark")
    image = plot.grab().toImage()
    assert image.pixelColor(3, 3).name() == theme().colour("card").name()
    for ending in ("png", "svg", "csv", "npz"):
        save_picture(plot, tmp_path / f"p.{ending}")
    with (tmp_path / "p.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [float(row["y"]) for row in rows[:14]] == reach()[0].y.tolist()
    with np.load(tmp_path / "p.npz") as file:
        np.testing.assert_array_equal(file["y_1"], reach()[1].y)
    assert "Elman" in (tmp_path / "p.svg").read_text(encoding="utf-8")


def test_a_span_and_its_inverse_agree() -> None:
    for span in (Span(-2, 6), Span(1e-6, 10, log=True)):
        for share in (0.0, 0.3, 1.0):
            # Two conversions through log10 and back: a few units in the last place.
            assert span.share(np.array([span.value(share)]))[0] == pytest.approx(share, abs=1e-12)
