"""Points, query and kernel by hand: dragged, added, deleted, taken back; numbers against plain PyTorch."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from explorer.panels.pooling.panel import PoolingPanel
from explorer.studies.pooling.kernels import Kernel
from tests.panels.opening import Settled
from tests.panels.people import LEFT, type_number
from tests.panels.pooling.people import (
    canvas,
    choose,
    double_click,
    drag,
    free_place,
    move,
    place_of,
    press,
    query_place,
    release,
    right_grip,
    scene,
)
from tests.panels.pooling.reference import check_numbers, drawn, own


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
