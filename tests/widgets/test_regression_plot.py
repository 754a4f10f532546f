"""The kernel regression's picture: what it draws, its axes, its export, and its parts against plain loops."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from explorer.theme import theme
from explorer.widgets.curve_plot_axes import Span
from explorer.widgets.picture import save_picture
from explorer.widgets.regression_data import heaviest, shares_of
from explorer.widgets.regression_plot import INK, PlotCurve, QueryView, RegressionData, RegressionPlot
from explorer.widgets.regression_plot_kernel import grips
from explorer.widgets.regression_plot_layout import (
    View,
    fitted_view,
    kept_view,
    lay_out_regression,
)
from explorer.widgets.regression_plot_marks import radii
from explorer.widgets.regression_plot_painting import drawn_curve, estimator_colour
from tests.widgets.regression import KEYS, PLACES, VALUES, answer, regression, shown_plot, undefined, weights

pytestmark = pytest.mark.usefixtures("qapp")  # text is measured


@pytest.fixture
def plot(qtbot: QtBot) -> RegressionPlot:
    return shown_plot(qtbot)


def grabbed(plot: RegressionPlot) -> QImage:
    return plot.grab().toImage()


def near(image: QImage, at: QPoint, colour: QColor, reach: int = 2) -> bool:
    """Whether a colour, as it is painted over nothing else, is found about a place."""
    steps = range(-reach, reach + 1)
    return any(image.pixelColor(at + QPoint(x, y)).name() == colour.name() for x in steps for y in steps)


# The data


def test_a_curve_whose_x_falls_or_of_two_lengths_is_refused() -> None:
    with pytest.raises(ValueError, match="falls"):
        PlotCurve("a", "", np.array([1.0, 0.0]), np.zeros(2), 0)
    with pytest.raises(ValueError, match="y"):
        PlotCurve("a", "", np.zeros(3), np.zeros(2), 0)


def test_points_out_of_order_or_of_two_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="fall"):
        RegressionData(np.array([1.0, 0.0]), np.zeros(2))
    with pytest.raises(ValueError, match="values"):
        RegressionData(np.zeros(3), np.zeros(2))


def test_the_points_of_an_average_are_drawn_alike_and_none_as_decisive() -> None:
    shares = shares_of(np.full(50, 1 / 50))
    assert np.allclose(shares, 0.5)
    assert np.allclose(shares_of(np.array([0.9, 0.1])), [0.9, 0.1])  # two points: 2/n is 1
    assert shares_of(np.array([1.0])).tolist() == [1.0]
    assert shares_of(np.zeros(0)).size == 0


@given(arrays(np.float64, st.integers(1, 40), elements=st.floats(0, 1)))
def test_shares_rise_with_the_weights_within_one(found: np.ndarray) -> None:
    shares = shares_of(found)
    assert shares.min() >= 0
    assert shares.max() <= 1
    order = np.argsort(found, kind="stable")
    assert (np.diff(shares[order]) >= 0).all()


def test_the_points_that_matter_come_lightest_first_and_are_thinned_evenly() -> None:
    found = np.array([0.5, 0.001, 0.3, 0.199])
    assert heaviest(found, 0.02, 10).tolist() == [3, 2, 0]
    many = heaviest(np.full(5000, 1 / 5000), 0.02, 120)
    assert len(many) <= 120
    assert set(np.diff(np.sort(many)).tolist()) == {42}
    assert heaviest(np.zeros(4), 0.02, 10).size == 0


# The axes


def test_the_axes_hold_every_point_and_curve() -> None:
    view = fitted_view(regression())
    assert view is not None
    assert view.x.low < 0
    assert view.x.high > 4.9
    assert view.y.low < min(0.0, VALUES.min())
    assert view.y.high > VALUES.max()


def test_a_truth_that_runs_away_does_not_flatten_the_points() -> None:
    wild = PlotCurve("truth", "", KEYS, np.array([1e300, np.inf, *np.zeros(5), -1e300]), INK)
    view = fitted_view(RegressionData(KEYS, VALUES, (wild,)))
    assert view is not None
    assert view.y.high - view.y.low < 8 * np.ptp(VALUES)


def test_the_axes_stay_while_they_serve_and_each_for_itself() -> None:
    view = View(Span(0, 5), Span(0, 4))
    assert kept_view(view, View(Span(0.01, 4.9), Span(0.1, 3.9))) == view
    assert kept_view(view, View(Span(0, 7), Span(0.1, 3.9))) == View(Span(0, 7), Span(0, 4))
    assert kept_view(view, View(Span(0, 5), Span(1, 2))) == View(Span(0, 5), Span(1, 2))
    assert kept_view(view, None) == view
    assert kept_view(None, None) == View(Span(), Span())


@given(st.floats(1e-6, 1e4))
def test_the_distance_of_a_grip_is_that_at_which_it_is_drawn(distance: float) -> None:
    layout = lay_out_regression(View(Span(0, 5), Span(0, 4)), ("x", "y"), ("a",), (800.0, 460.0))
    gap = layout.grip_gap(distance)
    assert gap >= 4
    if 0.001 < distance < 100:
        assert layout.distance_at(gap) == pytest.approx(distance, rel=1e-6)


def test_a_place_of_the_plane_and_the_values_there_are_inverse() -> None:
    layout = lay_out_regression(View(Span(-3, 5), Span(10, 40)), ("x", "y"), (), (800.0, 460.0))
    x, y = layout.places(np.array([1.25]), np.array([33.0]))
    under = layout.point_under(QPointF(float(x[0]), float(y[0])))
    assert under.x() == pytest.approx(1.25, abs=1e-9)
    assert under.y() == pytest.approx(33.0, abs=1e-9)


def test_the_band_lies_below_the_plane_on_the_same_x() -> None:
    layout = lay_out_regression(View(Span(0, 5), Span(0, 4)), ("x", "y"), ("a", "b"), (800.0, 460.0))
    assert layout.foot.top() > layout.plane.bottom()
    assert (layout.foot.left(), layout.foot.width()) == (layout.plane.left(), layout.plane.width())
    assert layout.foot.bottom() < 460


def test_new_data_of_about_the_same_size_leave_the_axes(plot: RegressionPlot) -> None:
    before = plot.view()
    plot.set_data(regression(KEYS, VALUES + 0.05))
    assert plot.view() == before
    plot.set_data(regression(KEYS, VALUES * 3))
    assert plot.view() != before


def test_the_axes_outlive_the_last_point(plot: RegressionPlot) -> None:
    before = plot.view()
    plot.set_data(RegressionData(np.zeros(0), np.zeros(0)))
    plot.reset_view()
    assert plot.view() == before
    assert plot.layout_now() is not None
    grabbed(plot)


def test_data_without_a_point_from_the_start_have_a_plane(qtbot: QtBot) -> None:
    plot = RegressionPlot()
    qtbot.addWidget(plot)
    assert plot.layout_now() is None
    plot.set_data(RegressionData(np.zeros(0), np.zeros(0)))
    assert plot.layout_now() is not None
    grabbed(plot)


# Curves


def test_a_dense_curve_keeps_its_peaks_and_its_gaps() -> None:
    layout = lay_out_regression(View(Span(0, 1), Span(-2, 2)), ("x", "y"), (), (400.0, 300.0))
    x = np.linspace(0, 1, 20_000)
    y = np.sin(x * 6)
    y[7003], y[12_000:12_500] = 1.9, np.nan
    drawn = drawn_curve(PlotCurve("a", "", x, y, 0), layout)
    assert len(drawn.stretches) == 2
    assert sum(len(across) for across, _ in drawn.stretches) < 2.5 * layout.plane.width()
    top = float(layout.plot.py(np.array([1.9]))[0])
    assert min(float(down.min()) for _, down in drawn.stretches) == pytest.approx(top)
    assert all((np.diff(across) >= 0).all() for across, _ in drawn.stretches)


def test_a_curve_of_few_points_is_drawn_as_it_is() -> None:
    layout = lay_out_regression(View(Span(0, 5), Span(0, 4)), ("x", "y"), (), (800.0, 460.0))
    curve = regression().curves[1]
    (across, down), *others = drawn_curve(curve, layout).stretches
    assert not others
    assert np.array_equal(across, layout.plot.px(PLACES))
    assert np.array_equal(down, layout.plot.py(curve.y))


# The picture


def test_the_estimate_is_drawn_on_the_querys_line_in_its_curves_colour(plot: RegressionPlot) -> None:
    at = plot.point_at(2.0, float(weights(2.0) @ VALUES))
    image = grabbed(plot)
    assert near(image, at, estimator_colour(plot.data().curves))
    layout = plot.layout_now()
    assert layout is not None
    query = QPoint(at.x(), round(layout.plane.top()) + 4)
    assert near(image, query, theme().colour("second"))


def test_points_grow_with_their_weights(plot: RegressionPlot) -> None:
    scene = plot.scene()
    assert scene is not None
    sizes, found = radii(scene), weights(2.0)
    order = np.argsort(found)
    assert (np.diff(sizes[order]) >= 0).all()
    assert sizes[order[-1]] > 2 * sizes[order[0]]


def test_an_undefined_query_is_said_and_drawn_broken(plot: RegressionPlot) -> None:
    plot.set_query(undefined(2.6))
    layout, image = plot.layout_now(), grabbed(plot)
    assert layout is not None
    x = plot.point_at(2.6, 0).x()
    column = range(round(layout.plane.top()), round(layout.plane.bottom()))
    drawn = [near(image, QPoint(x, y), theme().colour("second"), 0) for y in column]
    assert 0.2 < np.mean(drawn) < 0.8
    assert plot.picture_value().splitlines()[1] == "undefined: no key within the bandwidth"


def test_the_curve_is_full_only_as_far_as_the_query_has_come(plot: RegressionPlot) -> None:
    colour, curve = estimator_colour(plot.data().curves), plot.data().curves[1]
    image = grabbed(plot)
    behind, ahead = (plot.point_at(float(PLACES[i]), float(curve.y[i])) for i in (5, 45))
    assert near(image, behind, colour, 1)
    assert not near(image, ahead, colour, 1)


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("size", [(900, 500), (300, 200), (60, 40)])
def test_every_part_fits_at_any_size(plot: RegressionPlot, percent: int, size: tuple[int, int]) -> None:
    theme().set_text_percent(percent)
    plot.resize(*size)
    layout = plot.layout_now()
    assert layout is not None
    assert layout.plane.width() > 0
    if size[0] >= 300:
        assert QRectF(plot.rect()).contains(layout.plane)
    grabbed(plot)


@pytest.mark.parametrize("count", [1, 2, 600])
def test_any_number_of_points_is_drawn(plot: RegressionPlot, count: int) -> None:
    keys = np.sort(np.random.default_rng(0).uniform(0, 5, count))
    values = np.cos(keys)
    plot.set_data(regression(keys, values))
    plot.set_query(answer(2.0, keys, values))
    plot.set_flow(0.5)
    assert near(grabbed(plot), plot.point_at(2.0, float(weights(2.0, keys) @ values)), _estimate(plot), 3)


def _estimate(plot: RegressionPlot) -> QColor:
    return estimator_colour(plot.data().curves)


@pytest.mark.parametrize("scale", [1e-9, 1e8])
def test_equal_keys_and_tiny_or_huge_values_are_drawn(plot: RegressionPlot, scale: float) -> None:
    keys, values = np.full(4, 3.0 * scale), np.array([1.0, 1.0, 2.0, -1.0]) * scale
    plot.set_data(RegressionData(keys, values))
    x = keys[0] + np.linspace(-1, 1, 11) * scale
    plot.set_query(QueryView(float(keys[0]), np.full(4, 0.25), float(values.mean()), x, np.ones(11)))
    assert near(grabbed(plot), plot.point_at(float(keys[0]), float(values.mean())), theme().colour("second"))


def test_a_sentence_stands_where_there_is_nothing(plot: RegressionPlot) -> None:
    plot.set_empty("The file has no points.")
    assert plot.layout_now() is None
    assert plot.query() is None
    assert plot.picture_value() == ""
    assert len({grabbed(plot).pixelColor(x, 230).name() for x in range(800)}) > 1
    plot.set_data(regression())
    assert plot.layout_now() is not None


def test_a_query_of_other_data_is_not_drawn_with_these(plot: RegressionPlot) -> None:
    plot.set_data(regression(KEYS[:5], VALUES[:5]))
    scene = plot.scene()
    assert scene is not None
    assert scene.view is None
    assert not scene.shares.any()
    grabbed(plot)


def test_the_grips_are_at_the_handle_or_away(plot: RegressionPlot) -> None:
    scene = plot.scene()
    assert scene is not None
    places = [scene.layout.point_under(QPointF(grip)).x() for grip in grips(scene)]
    assert places == pytest.approx([2.0 - 1.1774, 2.0 + 1.1774], abs=1e-6)
    view = answer(2.0)
    plot.set_query(QueryView(2.0, view.weights, view.estimate, view.shape_x, view.shape_y, None))
    scene = plot.scene()
    assert scene is not None
    assert grips(scene) == ()


def test_values_flow_once_and_then_nothing_moves(plot: RegressionPlot, qtbot: QtBot) -> None:
    assert not plot.is_moving()
    plot.set_query(answer(2.1), flow=True)
    assert plot.is_moving()
    qtbot.waitUntil(lambda: not plot.is_moving())
    scene = plot.scene()
    assert scene is not None
    assert scene.flow is None


def test_nothing_moves_where_nobody_looks(plot: RegressionPlot) -> None:
    plot.set_query(answer(2.1), flow=True)
    plot.hide()
    assert not plot.is_moving()
    plot.set_query(answer(2.2), flow=True)
    assert not plot.is_moving()


# The picture as a file


def test_the_table_holds_points_weights_and_curves(plot: RegressionPlot, tmp_path: Path) -> None:
    save_picture(plot, tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    points = [row for row in rows if row["kind"] == "point"]
    assert [float(row["x"]) for row in points] == KEYS.tolist()
    assert [float(row["weight"]) for row in points] == pytest.approx(weights(2.0).tolist(), abs=1e-15)
    carried = sum(float(row["weight_times_value"]) for row in points)
    query = next(row for row in rows if row["kind"] == "query")
    assert float(query["y"]) == pytest.approx(carried, abs=1e-12)
    assert sum(row["kind"] == "curve" for row in rows) == 2 * PLACES.size


def test_the_arrays_and_the_drawing_are_written(plot: RegressionPlot, tmp_path: Path) -> None:
    plot.set_picture_name("Nadaraya–Watson")
    for ending in (".npz", ".svg", ".png"):
        save_picture(plot, tmp_path / f"a{ending}")
    held = np.load(tmp_path / "a.npz")
    assert np.array_equal(held["values"], VALUES)
    assert held["curve_names"].tolist() == ["truth", "Gaussian"]
    assert float(held["query"]) == 2.0
    assert "Nadaraya–Watson" in (tmp_path / "a.svg").read_text(encoding="utf-8")


def test_the_look_and_the_language_can_change(plot: RegressionPlot) -> None:
    light = grabbed(plot).pixelColor(2, 2).name()
    theme().set_mode("dark")
    assert grabbed(plot).pixelColor(2, 2).name() != light
    plot.retranslate()
    assert plot.accessibleName() == "Kernel regression"
    assert plot.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_the_focus_ring_comes_and_goes(plot: RegressionPlot) -> None:
    plot.setFocus()
    ringed = grabbed(plot)
    plot.clearFocus()
    bare = grabbed(plot)
    edge = [QPoint(1, y) for y in range(200, 240)]
    assert all(ringed.pixelColor(at) != bare.pixelColor(at) for at in edge)
    assert all(bare.pixelColor(at) == theme().colour("card") for at in edge)
