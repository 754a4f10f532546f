"""Points by hand: dragged, added, deleted, taken back; and everything that cannot be pooled."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from explorer.panels.base import Message
from explorer.panels.pooling.panel import PoolingPanel
from explorer.studies.pooling.kernels import Kernel
from tests.panels.pooling.conftest import Settled
from tests.panels.pooling.people import (
    LEFT,
    canvas,
    check_numbers,
    choose,
    double_click,
    drag,
    drawn,
    move,
    own,
    place_of,
    press,
    query_place,
    release,
    right_grip,
    said,
    scene,
    type_number,
)


def free_place(panel: PoolingPanel) -> QPoint:
    """A place of the plane where no point, curve grip or query is."""
    here = scene(panel)
    plane = here.layout.plane
    for across in np.linspace(plane.left() + 20, plane.right() - 20, 40):
        for down in np.linspace(plane.top() + 20, plane.bottom() - 20, 40):
            away = np.hypot(here.x - across, here.y - down).min(initial=np.inf)
            if away > 40 and abs(across - here.query_x) > 40:
                return QPoint(round(float(across)), round(float(down)))
    raise AssertionError("no room")


def test_the_first_picture_is_right(panel: PoolingPanel, settled: Settled) -> None:
    settled()
    trace = drawn(panel)
    assert (trace.points.keys.size, len(trace.places)) == (50, 50)
    np.testing.assert_allclose(trace.places, 0.1 * np.arange(50), rtol=0, atol=1e-12)
    assert trace.truth is not None
    np.testing.assert_allclose(trace.truth, 2 * np.sin(trace.places) + trace.places**0.8, atol=1e-12)
    check_numbers(panel)


def test_a_point_is_dragged_across_others(panel: PoolingPanel, settled: Settled) -> None:
    """It keeps being the one on the pointer, whichever it is by growing key meanwhile."""
    before = drawn(panel).points
    grabbed = 12
    value = float(before.values[grabbed])
    start = place_of(panel, grabbed)
    aim = place_of(panel, 30) + QPoint(0, -60)
    path = [start + (aim - start) * step / 12 for step in range(1, 13)]
    others = sorted(np.delete(before.keys, grabbed).tolist())
    drag(panel, start, *path, between=settled)
    settled()
    after = drawn(panel).points
    layout = scene(panel).layout
    place = layout.point_under(aim.toPointF())
    moved = [n for n, key in enumerate(after.keys.tolist()) if key not in others]
    assert len(moved) == 1
    pixel = layout.a_pixel()
    assert after.keys[moved[0]] == pytest.approx(place.x(), abs=3 * pixel.x())
    assert after.values[moved[0]] == pytest.approx(place.y(), abs=3 * pixel.y())
    assert sorted(np.delete(after.keys, moved[0]).tolist()) == others
    assert panel.session.state.key == moved[0] > grabbed
    assert panel.regression.plot.key() == moved[0]
    check_numbers(panel)
    QTest.mouseClick(panel.regression.undo, LEFT)  # the whole drag at once
    settled()
    np.testing.assert_array_equal(drawn(panel).points.keys, before.keys)
    np.testing.assert_array_equal(drawn(panel).points.values, before.values)
    assert value == float(drawn(panel).points.values[grabbed])
    assert not panel.regression.undo.isEnabled()
    QTest.mouseClick(panel.regression.redo, LEFT)
    settled()
    np.testing.assert_array_equal(drawn(panel).points.keys, after.keys)
    check_numbers(panel)


def test_a_fast_drag_waits_for_nothing(panel: PoolingPanel, settled: Settled) -> None:
    """Moves faster than the worker answers: the point ends under the pointer all the same."""
    start = place_of(panel, 40)
    aim = place_of(panel, 5) + QPoint(3, -80)
    drag(panel, start, *[start + (aim - start) * step / 60 for step in range(1, 61)])
    settled()
    layout = scene(panel).layout
    place = layout.point_under(aim.toPointF())
    key = panel.session.state.key
    assert drawn(panel).points.keys[key] == pytest.approx(place.x(), abs=4 * layout.a_pixel().x())
    assert drawn(panel).points.values[key] == pytest.approx(place.y(), abs=4 * layout.a_pixel().y())
    check_numbers(panel)
    panel.session.undo()
    settled()
    assert own(panel) is None


def test_two_drags_are_two_edits(panel: PoolingPanel, settled: Settled) -> None:
    for key in (3, 44):
        start = place_of(panel, key)
        drag(panel, start, start + QPoint(0, -20), start + QPoint(0, -40))
        settled()
    assert own(panel) is not None
    panel.session.undo()
    settled()
    assert own(panel) is not None
    panel.session.undo()
    settled()
    assert own(panel) is None
    assert not panel.session.history.can_undo


def test_what_is_undone_while_dragging_stays_usable(panel: PoolingPanel, settled: Settled) -> None:
    start = place_of(panel, 20)
    press(panel, start)
    move(panel, start + QPoint(0, -30))
    panel.session.undo()
    move(panel, start + QPoint(0, -50))
    release(panel, start + QPoint(0, -50))
    settled()
    check_numbers(panel)
    assert drawn(panel).points.keys.size == 50


def test_a_double_click_adds_and_delete_deletes(panel: PoolingPanel, settled: Settled) -> None:
    at = free_place(panel)
    place = scene(panel).layout.point_under(at.toPointF())
    double_click(panel, at)
    settled()
    trace = drawn(panel)
    assert trace.points.keys.size == 51
    chosen = panel.session.state.key
    assert trace.points.keys[chosen] == pytest.approx(place.x(), abs=1e-12)
    assert trace.points.values[chosen] == pytest.approx(place.y(), abs=1e-12)
    check_numbers(panel)
    QTest.keyClick(panel.regression.plot, Qt.Key.Key_Delete)
    settled()
    assert drawn(panel).points.keys.size == 50
    assert panel.session.state.key == -1
    check_numbers(panel)
    panel.session.undo()
    settled()
    assert drawn(panel).points.keys.size == 51
    panel.session.undo()
    settled()
    assert own(panel) is None


def test_delete_without_a_choice_does_nothing(panel: PoolingPanel, settled: Settled) -> None:
    QTest.keyClick(panel.regression.plot, Qt.Key.Key_Delete)
    settled()
    assert own(panel) is None


def test_a_double_click_on_a_point_adds_none(panel: PoolingPanel, settled: Settled) -> None:
    double_click(panel, place_of(panel, 25))
    settled()
    assert drawn(panel).points.keys.size == 50
    assert own(panel) is None
    assert panel.session.state.key == 25


def test_alt_arrows_move_the_chosen_point(panel: PoolingPanel, settled: Settled) -> None:
    QTest.mouseClick(canvas(panel), LEFT, pos=place_of(panel, 25))
    settled()
    before = drawn(panel).points.values[25]
    QTest.keyClick(panel.regression.plot, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    settled()
    assert drawn(panel).points.values[panel.session.state.key] > before
    check_numbers(panel)
    panel.session.undo()
    settled()
    assert own(panel) is None


def test_the_query_is_dragged_between_the_steps(panel: PoolingPanel, settled: Settled) -> None:
    start = query_place(panel)
    drag(panel, start, start + QPoint(37, 0), start + QPoint(101, 0))
    state = panel.session.state
    assert state.query is not None
    view = panel.regression.plot.query()
    assert view is not None
    assert view.query == state.query
    layout = scene(panel).layout
    assert state.query == pytest.approx(layout.plot.x_under(start.x() + 101.0), abs=3 * layout.a_pixel().x())
    assert panel.step() == int(abs(drawn(panel).places - state.query).argmin())
    check_numbers(panel)
    assert panel.heat.heatmap.selection()[0] == panel.step()
    panel.set_step(panel.step())  # the transport brings it back onto a step
    assert panel.session.state.query is None
    assert panel.session.history.can_undo is False  # a query is no edit of the data


def test_a_query_that_leaves_the_plane_is_held(panel: PoolingPanel) -> None:
    start = query_place(panel)
    drag(panel, start, QPoint(canvas(panel).width() + 500, start.y()))
    span = panel.regression.plot.view().x
    assert panel.session.state.query == pytest.approx(span.high)
    drag(panel, query_place(panel), QPoint(-500, start.y()))
    assert panel.session.state.query == pytest.approx(span.low)
    check_numbers(panel)


@pytest.mark.parametrize(
    ("kernel", "field"),
    [(Kernel.GAUSSIAN, "width"), (Kernel.WIDTH, "width"), (Kernel.TRIANGULAR, "bandwidth")],
)
def test_the_kernel_is_dragged_narrow(
    panel: PoolingPanel, settled: Settled, kernel: Kernel, field: str
) -> None:
    choose(panel.regression.kernel, kernel)
    settled()
    before = getattr(panel.session.state, field)
    start = right_grip(panel)
    middle = round(scene(panel).query_x)
    aim = QPoint(middle + (start.x() - middle) // 2, start.y())
    drag(panel, start, aim, between=settled)
    settled()
    state = panel.session.state
    after = getattr(state, field)
    factor = 2.0 if field == "width" else 0.5
    assert after == pytest.approx(before * factor, rel=0.1)
    assert state.kernel is (Kernel.WIDTH if field == "width" else kernel)
    assert panel.regression.scale.isVisible()
    assert panel.regression.scale.field.value() == pytest.approx(after, abs=5e-4)
    assert abs(right_grip(panel).x() - aim.x()) <= 2
    check_numbers(panel)


@pytest.mark.parametrize("kernel", [kernel for kernel in Kernel if kernel is not Kernel.LEARNED])
def test_every_kernel(panel: PoolingPanel, settled: Settled, kernel: Kernel) -> None:
    choose(panel.regression.kernel, kernel)
    settled()
    assert drawn(panel).chosen.kernel is kernel
    for step in (0, 24, 49):
        panel.set_step(step)
        check_numbers(panel)


def test_the_slider_and_the_field_are_one_number(panel: PoolingPanel, settled: Settled) -> None:
    choose(panel.regression.kernel, Kernel.WIDTH)
    row = panel.regression.scale
    row.slider.setFocus()
    QTest.keyClick(row.slider, Qt.Key.Key_End)
    settled()
    assert panel.session.state.width == 100
    assert row.field.value() == 100
    type_number(row.field, "2.5")
    settled()
    assert panel.session.state.width == 2.5
    assert drawn(panel).chosen.scale == 2.5
    QTest.keyClick(row.slider, Qt.Key.Key_Home)
    settled()
    assert panel.session.state.width == 0.01
    check_numbers(panel)


# What cannot be pooled, or only oddly


def test_a_width_of_zero_is_average_pooling(
    panel: PoolingPanel, settled: Settled, messages: list[Message | None]
) -> None:
    choose(panel.regression.kernel, Kernel.WIDTH)
    type_number(panel.regression.scale.field, "0")
    settled()
    assert panel.session.state.width == 0
    assert "0" in said(messages)
    np.testing.assert_allclose(drawn(panel).weights, 1 / 50, atol=1e-9)
    check_numbers(panel)
    type_number(panel.regression.scale.field, "1")
    settled()
    assert messages[-1] is None
    check_numbers(panel)


@pytest.mark.parametrize(("width", "text"), [(1.0, "1"), (0.125, "0.125"), (18500.0, "18500"), (0.0, "0")])
def test_a_width_is_written_short(panel: PoolingPanel, settled: Settled, width: float, text: str) -> None:
    panel.change(kernel="width", width=width)
    settled()
    assert panel.regression.scale.field.text() == text


def test_other_points_are_drawn_without_the_former_choice(panel: PoolingPanel, settled: Settled) -> None:
    panel.change(key=7)
    panel.new_points()
    settled()
    assert panel.session.state.key == -1


def test_a_bandwidth_of_zero_cannot_be_typed(panel: PoolingPanel, settled: Settled) -> None:
    choose(panel.regression.kernel, Kernel.BOXCAR)
    type_number(panel.regression.scale.field, "0")
    settled()
    assert panel.session.state.bandwidth > 0
    check_numbers(panel)


def test_a_gap_is_said_and_drawn_as_a_gap(
    panel: PoolingPanel, settled: Settled, messages: list[Message | None]
) -> None:
    choose(panel.regression.kernel, Kernel.EPANECHNIKOV)
    type_number(panel.regression.scale.field, "0.02")
    settled()
    gaps = np.flatnonzero(np.isnan(drawn(panel).chosen.estimates))
    assert 0 < gaps.size < 50
    assert str(gaps.size) in said(messages)
    panel.set_step(int(gaps[0]))
    check_numbers(panel)
    curve = next(curve for curve in panel.regression.plot.data().curves if curve.chosen)
    np.testing.assert_array_equal(np.flatnonzero(np.isnan(curve.y)), gaps)
    panel.regression.plot.grab()


def test_two_equal_keys(panel: PoolingPanel, settled: Settled, messages: list[Message | None]) -> None:
    trace = drawn(panel)
    key = float(trace.points.keys[10])
    panel.add_point(key, 3.0)
    settled()
    assert drawn(panel).points.keys.size == 51
    assert "again" in said(messages)
    np.testing.assert_array_equal(drawn(panel).weights[:, 10], drawn(panel).weights[:, 11])
    check_numbers(panel)
    at = place_of(panel, 11)  # and they can still be parted by hand
    drag(panel, at, at + QPoint(-30, -10), at + QPoint(-60, -20), between=settled)
    settled()
    assert messages[-1] is None
    assert np.unique(drawn(panel).points.keys).size == 51
    panel.session.undo()
    settled()
    assert "again" in said(messages)
    panel.session.undo()
    settled()
    assert own(panel) is None
    assert messages[-1] is None


def test_one_point_and_none_and_one_again(
    panel: PoolingPanel, settled: Settled, messages: list[Message | None]
) -> None:
    explained: list[object] = []
    panel.explained.connect(explained.append)
    panel.change(points=((1.0, 2.0), (3.0, 4.0)))
    settled()
    delete(panel, 1)
    settled()
    assert "one point" in said(messages)
    np.testing.assert_array_equal(drawn(panel).weights, 1.0)
    check_numbers(panel)
    delete(panel, 0)
    settled()
    assert "no points" in said(messages)
    assert own(panel) == ()
    assert panel.regression.plot.data().count == 0
    assert panel.heat.heatmap.maps() == ()
    assert explained[-1] is None
    panel.grab()
    at = QPoint(canvas(panel).width() // 2, canvas(panel).height() // 3)
    double_click(panel, at)
    settled()
    assert len(own(panel) or ()) == 1
    assert drawn(panel).points.keys.size == 1
    assert "one point" in said(messages)
    check_numbers(panel)
    for count in (0, 1, 2, 50):
        panel.session.undo()
        settled()
        points = own(panel)
        assert (50 if points is None else len(points)) == count
    assert messages[-1] is None
    check_numbers(panel)


def delete(panel: PoolingPanel, key: int) -> None:
    """Choose a point and press Delete."""
    QTest.mouseClick(canvas(panel), LEFT, pos=place_of(panel, key))
    QTest.keyClick(panel.regression.plot, Qt.Key.Key_Delete)


def test_every_point_is_deleted_by_hand(panel: PoolingPanel, settled: Settled) -> None:
    panel.change(points=((0.0, 0.0), (1.0, 1.0), (2.0, 4.0)))
    settled()
    for left in (2, 1, 0):
        delete(panel, 0)
        settled()
        assert len(own(panel) or ()) == left
    for view in ("training", "product", "heatmaps", "cues", "regression"):
        panel.change(view=view)
        settled()
        panel.grab()
        panel.set_step(1)
    panel.session.undo()
    settled()
    assert drawn(panel).points.keys.size == 1


FORMULAS = {
    "1/(x-x)": "zero",
    "import os": "import",
    "2 +": "",
    "": "formula",
    "log(-x)": "finite",
    "y*2": "y",
}


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_that_cannot_be(
    panel: PoolingPanel, settled: Settled, messages: list[Message | None], formula: str
) -> None:
    before = drawn(panel)
    field = panel.regression.form.formula
    field.selectAll()
    QTest.keyClicks(field, formula) if formula else QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settled()
    assert FORMULAS[formula] in said(messages)
    assert drawn(panel) is before
    panel.set_step(3)  # the former picture is alive
    assert panel.step() == 3
    QTest.mouseClick(panel.regression.undo, LEFT)
    settled()
    assert messages[-1] is None
    assert field.text() == panel.session.state.formula == "2*sin(x) + x**0.8"
    check_numbers(panel)


def test_a_formula_of_a_persons_own(panel: PoolingPanel, settled: Settled) -> None:
    field = panel.regression.form.formula
    field.selectAll()
    QTest.keyClicks(field, "x^2 - 3×x")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settled()
    truth = drawn(panel).truth
    assert truth is not None
    places = drawn(panel).places
    np.testing.assert_allclose(truth, places**2 - 3 * places, atol=1e-12)
    check_numbers(panel)


def test_editing_points_under_a_wrong_formula_loses_nothing(
    panel: PoolingPanel, settled: Settled, messages: list[Message | None]
) -> None:
    panel.change(formula="1/0")
    settled()
    assert said(messages)
    at = place_of(panel, 5)
    drag(panel, at, at + QPoint(0, -30))
    double_click(panel, free_place(panel))
    settled()
    panel.session.undo()
    settled()
    assert panel.session.state.formula == "2*sin(x) + x**0.8"
    check_numbers(panel)


def test_the_data_form(panel: PoolingPanel, settled: Settled) -> None:
    form = panel.regression.form
    QTest.mouseClick(panel.regression.data, LEFT)
    assert form.isVisible()
    type_number(form.size_, "120")
    type_number(form.queries, "31")
    type_number(form.first_query, "-1")
    type_number(form.query_step, "0.25")
    type_number(form.noise, "0")
    settled()
    trace = drawn(panel)
    assert trace.weights.shape == (31, 120)
    np.testing.assert_allclose(trace.places, -1 + 0.25 * np.arange(31), atol=1e-12)
    keys = trace.points.keys
    np.testing.assert_allclose(trace.points.values, 2 * np.sin(keys) + keys**0.8, atol=1e-12)
    seed = panel.session.state.seed
    QTest.mouseClick(form.redraw, LEFT)
    settled()
    assert panel.session.state.seed != seed
    assert form.seed.value() == panel.session.state.seed
    for _ in range(6):
        panel.session.undo()
    settled()
    assert not panel.session.history.can_undo
    assert drawn(panel).weights.shape == (50, 50)
    assert form.size_.value() == 50
    form.close()
    check_numbers(panel)


def test_a_truth_that_has_no_value_at_a_query(
    panel: PoolingPanel, settled: Settled, messages: list[Message | None]
) -> None:
    """x**0.8 has none below 0: the curves stay, only the error to the truth is missing, and it is said."""
    panel.change(first_query=-2.0)
    settled()
    assert drawn(panel).truth is None
    assert "truth" in said(messages)
    check_numbers(panel)


def test_new_points_replace_ones_own_and_undo_brings_them_back(panel: PoolingPanel, settled: Settled) -> None:
    panel.add_point(1.0, 1.0)
    settled()
    mine = own(panel)
    panel.new_points()
    settled()
    assert own(panel) is None
    panel.session.undo()
    settled()
    assert own(panel) == mine
    check_numbers(panel)


def test_five_thousand_points(panel: PoolingPanel, settled: Settled, qtbot: QtBot) -> None:
    panel.change(size=5000, queries=1000, query_step=0.005)
    settled()
    trace = drawn(panel)
    assert trace.weights.shape == (1000, 5000)
    check_numbers(panel)
    start = place_of(panel, 2500)
    drag(panel, start, start + QPoint(10, -50), start + QPoint(40, -120))
    settled()
    assert own(panel) is not None
    assert drawn(panel).points.keys.size == 5000
    check_numbers(panel)
    panel.add_point(1.0, 1.0)  # one more than there may be
    settled()
    assert len(own(panel) or ()) == 5000
    panel.set_step(999)
    panel.change(side="errors")
    settled()
    assert panel.heat.said.text()
    panel.session.undo()
    settled()
    assert own(panel) is None
