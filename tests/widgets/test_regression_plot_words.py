"""Words on the kernel regression's picture: the names at the curves' ends, and chips that hide little."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from explorer.theme import theme
from explorer.widgets.picture import save_picture
from explorer.widgets.regression_plot import INK, PlotCurve, RegressionData, RegressionPlot
from explorer.widgets.regression_plot_chips import Side, weight_covered
from explorer.widgets.regression_plot_ends import end_names, ends_of, spread
from explorer.widgets.regression_plot_labels import Sides, answer_box
from explorer.widgets.regression_plot_layout import (
    RegressionLayout,
    ends_line,
    lay_out_regression,
    leader_width,
)
from explorer.widgets.regression_plot_marks import Scene
from explorer.widgets.regression_plot_painting import colour_of, drawn_curve
from tests.widgets.regression import KEYS, PLACES, VALUES, answer, regression, shown_plot, undefined

pytestmark = pytest.mark.usefixtures("qapp")  # text is measured

NAMES = ("average", "Gaussian", "boxcar", "triangular")


def several(keys: np.ndarray = KEYS, values: np.ndarray = VALUES) -> RegressionData:
    """The regression with four estimators that end close to each other, and the truth."""
    data = regression(keys, values)
    curves = tuple(
        replace(data.curves[1], y=data.curves[1].y + n / 50, colour_index=n, chosen=not n, short=name)
        for n, name in enumerate(NAMES)
    )
    return RegressionData(keys, values, (replace(data.curves[0], short="f(x)"), *curves))


@pytest.fixture
def plot(qtbot: QtBot) -> RegressionPlot:
    made = shown_plot(qtbot)
    made.set_data(several())
    return made


def placed(plot: RegressionPlot) -> tuple[RegressionLayout, Scene]:
    layout, scene = plot.layout_now(), plot.scene()
    assert layout is not None
    assert scene is not None
    return layout, scene


# The names at the ends


@given(st.lists(st.floats(-100, 600), max_size=9))
def test_names_are_apart_in_order_and_within_their_room(wanted: list[float]) -> None:
    wanted.sort()
    found = np.array(spread(wanted, 20.0, 0.0, 200.0))
    assert len(found) == len(wanted)
    assert (np.diff(found) >= 20 - 1e-9).all()
    if len(wanted) <= 11:
        assert ((found >= -1e-9) & (found <= 200 + 1e-9)).all()


def test_names_with_room_stay_where_they_want_and_others_share_what_they_give_up() -> None:
    assert spread([10.0, 50.0, 90.0], 20.0, 0.0, 100.0) == [10, 50, 90]
    assert spread([50.0, 50.0, 90.0], 20.0, 0.0, 100.0) == pytest.approx([40, 60, 90])
    assert spread([95.0, 99.0], 20.0, 0.0, 100.0) == pytest.approx([80, 100])


def test_one_estimator_alone_needs_no_name(plot: RegressionPlot) -> None:
    alone = several().curves[:2]
    assert end_names(alone) == ()
    assert end_names(several().curves) == ("f(x)", *NAMES)
    wide = placed(plot)[0]
    plot.set_data(RegressionData(KEYS, VALUES, alone))
    assert placed(plot)[0].ends.isNull()
    assert placed(plot)[0].plane.width() > wide.plane.width()


def test_every_curve_is_named_at_its_end_beside_the_plane(plot: RegressionPlot) -> None:
    layout, _scene = placed(plot)
    found = ends_of(tuple(drawn_curve(curve, layout) for curve in plot.data().curves), layout, ends_line())
    assert {end.curve.short for end in found} == {"f(x)", *NAMES}
    assert (np.diff([end.middle for end in found]) >= ends_line() - 1e-9).all()
    for end in found:
        assert (end.at - layout.plot.at(PLACES[-1], float(end.curve.y[-1]))).manhattanLength() < 1e-6
    assert layout.ends.left() == layout.plane.right()
    assert layout.ends.right() <= plot.viewport().width()


def test_names_follow_the_colours_of_their_curves(plot: RegressionPlot) -> None:
    layout, _scene = placed(plot)
    image, strip = plot.grab().toImage(), layout.ends.toRect()
    strip.setWidth(round(leader_width()))
    columns, rows = (range(strip.left(), strip.right()), range(strip.top(), strip.bottom()))
    found = {image.pixelColor(x, y).name() for x in columns for y in rows}
    assert all(colour_of(curve).name() in found for curve in plot.data().curves if curve.colour_index != INK)


def test_a_curve_that_ends_far_away_or_beside_the_view_is_not_named(plot: RegressionPlot) -> None:
    layout, _scene = placed(plot)
    short, high = PLACES.copy(), np.full(PLACES.size, 1e3)
    y = np.where(short < 2, 1.0, np.nan)
    curves = (
        PlotCurve("a", "", PLACES, y, 0, short="a"),
        PlotCurve("b", "", PLACES, high, 1, short="b"),
        PlotCurve("c", "", PLACES, np.full(PLACES.size, np.nan), 2, short="c"),
    )
    assert ends_of(tuple(drawn_curve(curve, layout) for curve in curves), layout, 15.0) == ()


@pytest.mark.parametrize("size", [(200, 300), (500, 130), (60, 40)])
def test_where_there_is_no_room_the_plane_has_it_all(plot: RegressionPlot, size: tuple[int, int]) -> None:
    plot.resize(*size)
    assert placed(plot)[0].ends.isNull()
    plot.grab()


def test_the_names_stand_instead_of_a_legend_that_would_leave_no_room(plot: RegressionPlot) -> None:
    names = tuple(f"an estimator with a long name, {n}" for n in range(8))
    view = plot.view()
    found = [
        lay_out_regression(view, ("x", "y"), names, (500.0, height), names)
        for height in np.arange(100.0, 600.0, 10.0).tolist()
    ]
    seen = [(bool(one.plot.legend), not one.ends.isNull()) for one in found]
    first = seen.index((False, True))
    assert seen[-1] == (True, True)
    assert not any(named for _legend, named in seen[:first])
    assert all(named for _legend, named in seen[first:])
    assert all(one.ends.height() >= 8 * ends_line() for one in found[first:])


def test_names_are_in_a_drawing_too_and_in_every_look(plot: RegressionPlot, tmp_path: Path) -> None:
    save_picture(plot, tmp_path / "a.svg")
    assert "triangular" in (tmp_path / "a.svg").read_text(encoding="utf-8")
    place = placed(plot)[0].ends.center().toPoint()
    for mode in ("light", "dark"):
        theme().set_mode(mode)
        image = plot.grab().toImage()
        column = {image.pixelColor(place.x(), y).name() for y in range(image.height())}
        assert theme().colour("card").name() in column
        assert _lightest(column, dark=mode == "dark")


def _lightest(names: set[str], *, dark: bool) -> bool:
    """Whether there is ink: light on a dark card, dark on a light one."""
    found = [QColor(name).lightnessF() for name in names]
    return max(found) > 0.7 if dark else min(found) < 0.35


def test_numbers_that_change_while_a_kernel_is_dragged_move_nothing(plot: RegressionPlot) -> None:
    before = placed(plot)[0]
    plot.set_data(several(KEYS, VALUES + 0.01))
    assert placed(plot)[0] is before


# The chips


def test_what_a_box_covers_is_counted_as_by_hand(plot: RegressionPlot) -> None:
    _layout, scene = placed(plot)
    corners = [(float(scene.x[2]) - 5, float(scene.y[2]) - 5), (0.0, -500.0)]
    found = weight_covered(scene, corners, QSizeF(10, 10))
    assert found == pytest.approx([0.3 + scene.shares[2], 0.0])
    chosen = replace_chosen(plot, 2)
    assert weight_covered(chosen, corners, QSizeF(10, 10))[0] == pytest.approx(1.3 + scene.shares[2])


def replace_chosen(plot: RegressionPlot, key: int) -> Scene:
    plot.set_key(key)
    return placed(plot)[1]


def test_the_answer_covers_no_point_where_it_need_not(plot: RegressionPlot) -> None:
    for query in np.linspace(0.3, 4.6, 30):
        plot.set_query(answer(float(query)))
        layout, scene = placed(plot)
        found = answer_box(scene, Sides())
        assert found is not None
        box = found[0]
        assert layout.plane.adjusted(-1, -1, 1, 1).contains(box)
        inside = [box.contains(QPointF(x, y)) for x, y in zip(scene.x, scene.y, strict=True)]
        assert not any(inside)
        assert scene.estimate is not None
        assert not box.contains(scene.estimate)


def test_a_sentence_instead_of_an_answer_covers_no_point_either(plot: RegressionPlot) -> None:
    plot.set_query(undefined(2.6))
    layout, scene = placed(plot)
    found = answer_box(scene, Sides())
    assert found is not None
    assert layout.plane.contains(found[0])
    assert not any(found[0].contains(QPointF(x, y)) for x, y in zip(scene.x, scene.y, strict=True))


@pytest.mark.parametrize(
    ("size", "said"), [((800, 460), "undefined: no key within the bandwidth"), ((320, 220), "undefined")]
)
def test_the_reason_is_left_out_where_it_would_cover_much(
    plot: RegressionPlot, size: tuple[int, int], said: str
) -> None:
    plot.resize(*size)
    plot.set_query(undefined(2.6))
    found = answer_box(placed(plot)[1], Sides())
    assert found is not None
    assert found[1].text == said


def test_a_chip_keeps_its_side_until_it_covers_more(plot: RegressionPlot) -> None:
    layout, side = placed(plot)[0], Side()
    at = QPointF(100, 100)

    def choose(*costs: float, by: float = 1.0) -> int:
        nonlocal at
        at = at + QPointF(by, 0)
        return side.choose(list(costs), at, 60.0, layout)

    assert choose(0.0, 0.04) == 0
    assert choose(0.6, 0.5) == 0  # more than before, but the other is hardly better
    assert choose(1.4, 0.04) == 1
    assert choose(1.5, 1.4) == 1  # none is better
    assert choose(0.6, 1.4) == 1  # no more than before, and the other is not better by far
    assert choose(0.3, 1.4) == 0
    assert choose(np.inf, 0.9) == 1
    assert choose(0.0, 0.9, by=70.0) == 0  # it jumped
    assert choose(np.inf, np.inf) == -1


def test_a_slow_drag_does_not_make_the_answer_jump_about(plot: RegressionPlot) -> None:
    sides, numbers = Sides(), []
    for query in np.linspace(0.3, 4.6, 400):
        plot.set_query(answer(float(query)))
        assert answer_box(placed(plot)[1], sides) is not None
        numbers.append(sides.answer.number)
    assert np.count_nonzero(np.diff(numbers)) < 12
