"""Standard errors, a logarithmic x axis, and plots that stand among others."""

from __future__ import annotations

import csv
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from explorer.theme import theme
from explorer.widgets.curve_legend import CurveLegend
from explorer.widgets.curve_plot import REFERENCE, CurvePlot, PlotStyle, Series
from explorer.widgets.curve_plot_axes import Span, octave_labels, octave_ticks
from explorer.widgets.curve_plot_data import limits, neighbours
from explorer.widgets.head_colours import head_colours
from explorer.widgets.picture import picture_image, save_picture

POWERS = 2.0 ** np.arange(11)
Y = np.linspace(0.2, 0.9, 11)
ERROR = np.full(11, 0.1)


def measured() -> Series:
    return Series("dot", POWERS, Y, 1, error=ERROR)


@pytest.fixture
def plot(qtbot: QtBot) -> CurvePlot:
    made = CurvePlot()
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.set_series((measured(),), "d", "largest weight", log_x=True)
    with qtbot.waitExposed(made):
        made.show()
    return made


def is_near(found: QColor, wanted: QColor) -> bool:
    """Whether a pixel is of that colour but for the smoothing of thin lines."""
    parts = ((found.red(), wanted.red()), (found.green(), wanted.green()), (found.blue(), wanted.blue()))
    return max(abs(a - b) for a, b in parts) < 90


def has_colour(image: QImage, at: QPoint, index: int) -> bool:
    colour = head_colours(index + 1)[index]
    near = [at + QPoint(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1)]
    return any(is_near(image.pixelColor(point), colour) for point in near)


# Whiskers


def test_whiskers_reach_one_error_to_either_side(plot: CurvePlot) -> None:
    image = plot.grab().toImage()
    for sign in (-1, 1):
        assert has_colour(image, plot.point_at(64, Y[6] + sign * 0.9 * ERROR[6]), 1)
        assert not has_colour(image, plot.point_at(64, Y[6] + sign * 1.3 * ERROR[6]), 1)


def test_the_axis_holds_the_whiskers() -> None:
    low, high = limits((measured(),), (1, 1024), log=False)
    assert (low, high) == pytest.approx((0.1, 1.0), abs=1e-12)


@pytest.mark.parametrize("bad", [math.nan, 0.0, -1.0, math.inf])
def test_an_error_that_is_none_has_no_whisker(plot: CurvePlot, bad: float) -> None:
    one = Series("dot", POWERS, Y, 1, error=np.full(11, bad))
    assert limits((one,), (1, 1024), log=False) == pytest.approx((0.2, 0.9))
    plot.set_series((one,), "d", "y", log_x=True)
    assert not has_colour(plot.grab().toImage(), plot.point_at(64, Y[6] + 0.09), 1)
    plot.set_marker(64.0)
    assert "±" not in plot.picture_value()


def test_a_whisker_below_zero_runs_to_the_edge_of_a_log_axis(plot: CurvePlot) -> None:
    y = np.full(11, 10.0)
    y[0] = 0.001
    error = np.zeros(11)
    error[6] = 20.0
    plot.set_series((Series("dot", POWERS, y, 1, error=error, line=False),), "d", "y", log_y=True, log_x=True)
    image = plot.grab().toImage()
    assert has_colour(image, plot.point_at(64, 0.01), 1)
    assert has_colour(image, plot.point_at(64, 28.0), 1)
    assert plot.note() == ""


def test_errors_are_said_and_exported(plot: CurvePlot, tmp_path: Path) -> None:
    plot.set_marker(64.0)
    assert plot.picture_value().splitlines() == ["d = 64", "dot   0.62 ± 0.1"]
    for ending in ("csv", "npz"):
        save_picture(plot, tmp_path / f"p.{ending}")
    with (tmp_path / "p.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [float(row["error"]) for row in rows] == ERROR.tolist()
    with np.load(tmp_path / "p.npz") as file:
        np.testing.assert_array_equal(file["error_0"], ERROR)


def test_a_table_has_a_column_of_errors_only_where_there_are_any(plot: CurvePlot) -> None:
    plain = Series("theory", POWERS, Y)
    plot.set_series((plain,), "d", "y")
    header, _rows = plot.picture_table()
    assert tuple(header) == ("series", "x", "x_name", "y")
    plot.set_series((plain, measured()), "d", "y")
    header, rows = plot.picture_table()
    assert header[-1] == "error"
    assert [row[-1] for row in rows] == [""] * 11 + ["0.1"] * 11


def test_errors_are_checked() -> None:
    with pytest.raises(ValueError, match="error is"):
        Series("a", POWERS, Y, error=ERROR[:3])


# A logarithmic x axis


def test_powers_lie_evenly_apart(plot: CurvePlot) -> None:
    places = [plot.point_at(x, 0.5).x() for x in (1, 4, 16, 64, 256, 1024)]
    steps = np.diff(places)
    assert np.ptp(steps) <= 1  # whole pixels


def test_the_nearest_point_is_chosen_on_the_screen(qtbot: QtBot, plot: CurvePlot) -> None:
    """700 is nearer to 512 than to 1024 as a number; 740 on the axis is nearer to 1024."""
    for x, expected in ((700, 512.0), (740, 1024.0), (1.3, 1.0), (1.5, 2.0)):
        with qtbot.waitSignal(plot.x_chosen, check_params_cb=lambda got, e=expected: got == e):
            QTest.mouseClick(plot.canvas(), Qt.MouseButton.LeftButton, pos=plot.point_at(x, 0.5))


def test_keys_zoom_and_walk_by_powers(plot: CurvePlot) -> None:
    plot.set_marker(32.0)
    QTest.keyClick(plot, Qt.Key.Key_Plus)
    low, high = plot.visible_range()
    assert math.log2(high / low) == pytest.approx(8.0)  # of 10 octaves
    assert low * high == pytest.approx(32.0**2)
    for _ in range(2):
        QTest.keyClick(plot, Qt.Key.Key_Minus)
    assert plot.visible_range() == (1.0, 1024.0)
    QTest.keyClick(plot, Qt.Key.Key_PageDown)
    assert plot.marker() == 64.0
    QTest.keyClick(plot, Qt.Key.Key_End)
    assert plot.marker() == 1024.0


def test_an_x_that_leaves_the_view_draws_it_along(plot: CurvePlot) -> None:
    plot.set_marker(2.0)
    for _ in range(8):
        QTest.keyClick(plot, Qt.Key.Key_Plus)
    octaves = math.log2(plot.visible_range()[1] / plot.visible_range()[0])
    QTest.keyClick(plot, Qt.Key.Key_End)
    low, high = plot.visible_range()
    assert high == 1024.0
    assert math.log2(high / low) == pytest.approx(octaves)


def test_no_place_for_zero(plot: CurvePlot) -> None:
    with pytest.raises(ValueError, match="logarithmic"):
        plot.set_series((Series("a", np.array([0.0, 1.0]), np.ones(2)),), "d", "y", log_x=True)
    plot.set_series((Series("a", np.array([8.0]), np.ones(1)),), "d", "y", log_x=True)
    assert not plot.grab().isNull()
    plot.set_series((), "d", "y", log_x=True)
    assert not plot.grab().isNull()


@given(st.integers(-20, 20), st.integers(0, 60), st.integers(1, 14))
def test_octave_ticks_are_few_powers_on_the_axis(low: int, octaves: int, most: int) -> None:
    span = Span(2.0**low, 2.0 ** (low + octaves) * 1.01, log=True)
    ticks = octave_ticks(span, most)
    assert len(ticks) <= most
    assert all(span.low * 0.999 <= tick <= span.high * 1.001 for tick in ticks)
    if 0 < octaves <= 24:
        assert all(math.log2(tick).is_integer() for tick in ticks)


def test_the_texts_of_powers() -> None:
    assert octave_ticks(Span(1, 1024, log=True), 6) == (1, 4, 16, 64, 256, 1024)
    assert octave_labels((1, 64.0, 1024.0, 0.5, 2.0**40)) == ("1", "64", "1,024", "0.5", "1.1e12")


@given(st.lists(st.integers(0, 99), min_size=1, max_size=20), st.floats(-5, 105))
def test_neighbours_hold_the_nearest_point(points: list[int], x: float) -> None:
    held = np.array(sorted(points), dtype=np.float64)
    found = neighbours((Series("a", held, held),), x)
    assert 1 <= len(found) <= 2
    assert min(abs(v - x) for v in found) == np.abs(held - x).min()


# One plot among others


def test_points_alone_are_joined_by_no_line(plot: CurvePlot) -> None:
    halfway = 64 * math.sqrt(2)
    for line in (True, False):
        plot.set_series((Series("dot", POWERS, np.full(11, 0.5), 1, line=line),), "d", "y", log_x=True)
        image = plot.grab().toImage()
        assert has_colour(image, plot.point_at(64, 0.5), 1)
        assert has_colour(image, plot.point_at(halfway, 0.5), 1) == line


def test_a_line_without_marks_and_a_reference_are_drawn(plot: CurvePlot) -> None:
    ends = np.array([1.0, 1024.0])
    flat = Series("all equal", ends, np.full(2, 0.5), REFERENCE, marks=False)
    plot.set_series((flat,), "d", "y", log_x=True)
    image = plot.grab().toImage()
    at, muted = plot.point_at(20, 0.5), theme().colour("muted").name()
    assert muted in {image.pixelColor(at + QPoint(x, y)).name() for x in range(-9, 9) for y in (-1, 0, 1)}


def test_title_units_and_the_sentence_in_an_empty_plot(plot: CurvePlot) -> None:
    with_legend = plot.point_at(64, 0.9).y()
    plot.set_style(
        PlotStyle("Largest weight", legend=False, y_text=lambda v: f"{v:.1f} kB", empty="Press it.")
    )
    assert plot.picture_name() == "Largest weight"
    assert plot.point_at(64, 0.9).y() != with_legend
    plot.set_marker(64.0)
    assert plot.picture_value().splitlines()[1] == "dot   0.62 ± 0.1 · 0.6 kB"
    layout = plot._layout
    assert layout is not None
    assert all(text.endswith(" kB") for _value, text, _base in layout.y_ticks)
    assert layout.legend == ()
    plot.set_series((), "d", "y", log_x=True)
    assert plot.grab().toImage() != QImage()


def test_a_picture_that_leaves_the_window_names_its_curves(plot: CurvePlot, tmp_path: Path) -> None:
    plot.set_style(PlotStyle("Largest weight", legend=False))
    before = plot._layout
    save_picture(plot, tmp_path / "p.svg")
    text = (tmp_path / "p.svg").read_text(encoding="utf-8")
    assert ">dot<" in text
    assert "Largest weight" in text
    assert not picture_image(plot).isNull()
    assert plot._layout is before


@pytest.mark.parametrize("percent", [100, 200])
def test_a_legend_wraps_and_names_all(qtbot: QtBot, percent: int) -> None:
    theme().set_text_percent(percent)
    made = CurveLegend()
    qtbot.addWidget(made)
    none = np.zeros(0)
    names = ("Dot product", "Scaled dot product", "Additive")
    made.set_series(tuple(Series(name, none, none, at) for at, name in enumerate(names)))
    assert made.names() == names
    wide = made.sizeHint().width()
    assert made.heightForWidth(wide) < made.heightForWidth(wide - 5) < made.heightForWidth(10)
    made.resize(wide, made.heightForWidth(wide))
    image = made.grab().toImage()
    for at in range(3):
        places = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
        assert any(is_near(colour, head_colours(3)[at]) for colour in places)
    assert made.accessibleName() == ", ".join(names)
