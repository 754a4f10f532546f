"""The path of a state by mouse, keyboard and pixel."""

from __future__ import annotations

import csv
import itertools
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from explorer.theme import theme
from explorer.widgets.curve_plot_axes import exact_text
from explorer.widgets.path_plot import PathPlot
from explorer.widgets.path_plot_labels import importance, placed_labels
from explorer.widgets.picture import save_picture

NAMES = ("I", "grew", "up", "in", "France", "and", "now", "I", "speak", "fluent", "French")
POINTS = np.random.default_rng(1).normal(size=(len(NAMES), 2)).cumsum(axis=0)


@pytest.fixture
def plot(qtbot: QtBot) -> PathPlot:
    made = PathPlot()
    qtbot.addWidget(made)
    made.resize(420, 340)
    made.set_path(POINTS, NAMES, (0.6, 0.25))
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_both_axes_have_one_scale(plot: PathPlot) -> None:
    at = [plot.point_center(step) for step in range(len(NAMES))]
    lengths = [np.hypot((a - b).x(), (a - b).y()) for a, b in itertools.pairwise(at)]
    real = np.linalg.norm(np.diff(POINTS, axis=0), axis=1)
    scale = np.array(lengths) / real
    # Centres are whole pixels: each end is off by half a pixel at most.
    assert np.allclose(scale, np.median(scale), atol=float((1.5 / real).max()))


def test_the_way_to_the_step_is_strong_and_the_rest_faint(plot: PathPlot) -> None:
    plot.set_step(4)
    image = plot.grab().toImage()
    accent = theme().colour("accent").name()
    assert image.pixelColor(plot.point_center(2)).name() == accent
    assert image.pixelColor(plot.point_center(4)).name() == accent
    assert image.pixelColor(plot.point_center(9)).name() != accent


def test_hover_says_name_and_place(plot: PathPlot) -> None:
    QTest.mouseMove(plot.canvas(), plot.point_center(5))
    x, y = (exact_text(float(value)) for value in POINTS[5])
    assert plot.tip_lines() == ("t = 5   and", f"({x}, {y})")
    assert plot.picture_value().splitlines() == list(plot.tip_lines())


def test_a_click_and_the_arrows_choose_a_step(plot: PathPlot) -> None:
    seen: list[int] = []
    plot.step_chosen.connect(seen.append)
    QTest.mouseClick(plot.canvas(), Qt.MouseButton.LeftButton, pos=plot.point_center(3))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_Left):
        QTest.keyClick(plot, key)
    assert seen == [3, 4, len(NAMES) - 1, 0]
    plot.set_step(6)
    assert seen[-1] == 0


@given(
    arrays(np.float64, st.tuples(st.integers(1, 40), st.just(2)), elements=st.floats(0, 300)),
    st.integers(10, 90),
)
def test_names_hide_neither_each_other_nor_a_point(places: np.ndarray, width: int) -> None:
    room = QRectF(0, 0, 300, 300)
    found = placed_labels(places, lambda _index: (float(width), 14.0), room, 6.0)
    rects = list(found.values())
    assert all(room.contains(rect) for rect in rects)
    assert not any(a.intersects(b) for a, b in itertools.combinations(rects, 2))
    for rect in rects:
        inside = (places[:, 0] > rect.left()) & (places[:, 0] < rect.right())
        inside &= (places[:, 1] > rect.top()) & (places[:, 1] < rect.bottom())
        assert not inside.any()


@given(st.integers(0, 300))
def test_every_point_has_its_turn_once(count: int) -> None:
    order = importance(count)
    assert sorted(order) == list(range(count))
    assert count < 2 or order[:2] == [0, count - 1]


def test_points_that_are_no_numbers_are_left_out_and_said(plot: PathPlot) -> None:
    points = POINTS.copy()
    points[3] = np.nan
    points[4, 1] = np.inf
    plot.set_path(points, NAMES, (np.nan, np.nan))
    plot.set_step(3)
    assert "2" in plot.note()
    assert not plot.grab().isNull()
    QTest.mouseClick(plot.canvas(), Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    plot.set_path(np.full((3, 2), np.nan), NAMES[:3], (1, 0))
    assert not plot.grab().isNull()
    QTest.mouseMove(plot.canvas(), QPoint(50, 50))


@pytest.mark.parametrize("count", [0, 1, 2])
@pytest.mark.parametrize("scale", [0.0, 1e-30, 1e30])
def test_few_steps_and_extreme_scales(plot: PathPlot, count: int, scale: float) -> None:
    plot.set_path(POINTS[:count] * scale, NAMES[:count], (1.0, 0.0))
    assert not plot.grab().isNull()
    QTest.keyClick(plot, Qt.Key.Key_Right)


def test_shapes_are_checked(plot: PathPlot) -> None:
    with pytest.raises(ValueError, match="points are"):
        plot.set_path(POINTS, NAMES[:3], (0.5, 0.5))


@pytest.mark.parametrize("percent", [100, 250])
def test_text_size_theme_and_picture(plot: PathPlot, percent: int, tmp_path: Path) -> None:
    theme().set_text_percent(percent)
    theme().set_mode("dark")
    plot.clearFocus()
    assert plot.grab().toImage().pixelColor(1, 1).name() == theme().colour("card").name()
    for ending in ("png", "svg", "csv", "npz"):
        save_picture(plot, tmp_path / f"p.{ending}")
    with (tmp_path / "p.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [float(row["component_1"]) for row in rows] == POINTS[:, 0].tolist()
    assert "60.0 %" in (tmp_path / "p.svg").read_text(encoding="utf-8")
