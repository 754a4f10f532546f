"""The kernel regression's picture under the mouse and the keyboard, as a panel hears it."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.widgets.regression_plot import RegressionData, RegressionPlot
from explorer.widgets.regression_plot_kernel import grips
from explorer.widgets.regression_plot_labels import pill_box
from tests.widgets.regression import KEYS, VALUES, answer, regression, shown_plot, weights

LEFT = Qt.MouseButton.LeftButton
NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
SIGNALS = (
    "query_dragged", "query_released", "point_grabbed", "point_moved", "point_released", "point_added",
    "point_deleted", "key_chosen", "handle_dragged", "handle_released", "step_asked",
)  # fmt: skip


@dataclass
class Ear:
    """Everything that a plot told, in order."""

    told: list[tuple[str, tuple[float, ...]]] = field(default_factory=list)

    def names(self) -> list[str]:
        return [name for name, _ in self.told]

    def last(self, name: str) -> tuple[float, ...]:
        return next(values for said, values in reversed(self.told) if said == name)


@pytest.fixture
def plot(qtbot: QtBot) -> RegressionPlot:
    return shown_plot(qtbot)


@pytest.fixture
def ear(plot: RegressionPlot) -> Ear:
    made = Ear()
    for name in SIGNALS:
        getattr(plot, name).connect(lambda *values, name=name: made.told.append((name, values)))
    return made


def drag(plot: RegressionPlot, start: QPoint, *way: QPoint, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Press, move along, release."""
    QTest.mousePress(plot.canvas(), LEFT, modifier, start)
    for at in way:
        QTest.mouseMove(plot.canvas(), at)
    QTest.mouseRelease(plot.canvas(), LEFT, modifier, way[-1] if way else start)


def pixel(plot: RegressionPlot) -> QPointF:
    layout = plot.layout_now()
    assert layout is not None
    return layout.a_pixel()


def hover(plot: RegressionPlot, at: QPoint) -> None:
    """Bring the pointer there from elsewhere: Qt tells of no move to where it is."""
    QTest.mouseMove(plot.canvas(), at + QPoint(1, 0))
    QTest.mouseMove(plot.canvas(), at)


def point(plot: RegressionPlot, index: int) -> QPoint:
    return plot.point_at(float(KEYS[index]), float(VALUES[index]))


def wheel(plot: RegressionPlot, at: QPoint, turned: int, modifier: Qt.KeyboardModifier) -> None:
    event = QWheelEvent(
        QPointF(at), QPointF(plot.canvas().mapToGlobal(at)), QPoint(), QPoint(0, turned),
        Qt.MouseButton.NoButton, modifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(plot.canvas(), event)


# The query


def test_a_press_on_the_plane_brings_the_query_and_a_drag_takes_it_along(
    plot: RegressionPlot, ear: Ear
) -> None:
    drag(plot, plot.point_at(4.3, 3.0), plot.point_at(4.0, 2.9), plot.point_at(0.5, 2.9))
    assert ear.names() == ["query_dragged"] * 3 + ["query_released"]
    places = [values[0] for name, values in ear.told if name == "query_dragged"]
    assert places == pytest.approx([4.3, 4.0, 0.5], abs=pixel(plot).x())
    assert plot.is_moving()  # its values flow once it rests


def test_the_grip_and_the_line_drag_the_query_and_stay_on_the_axis(plot: RegressionPlot, ear: Ear) -> None:
    scene = plot.scene()
    assert scene is not None
    grip = pill_box(scene).center().toPoint()
    drag(plot, grip, grip + QPoint(100, 0), QPoint(5000, 100))
    ends = [values[0] for name, values in ear.told if name == "query_dragged"]
    assert ends[0] == pytest.approx(2.0 + 100 * pixel(plot).x(), abs=pixel(plot).x())
    assert ends[1] == plot.view().x.high
    ear.told.clear()
    drag(plot, plot.point_at(2.0, 0.2) + QPoint(3, 0), plot.point_at(1.0, 0.2) + QPoint(3, 0))
    assert ear.last("query_dragged")[0] == pytest.approx(1.0, abs=pixel(plot).x())


def test_a_press_on_the_line_alone_tells_nothing(plot: RegressionPlot, ear: Ear) -> None:
    drag(plot, plot.point_at(2.0, 0.2))
    assert ear.told == []


# Points


def test_a_dragged_point_is_chosen_grabbed_moved_released(plot: RegressionPlot, ear: Ear) -> None:
    start = point(plot, 5)
    drag(plot, start, start + QPoint(30, -40), start + QPoint(60, -20))
    assert ear.names() == ["key_chosen", "point_grabbed", "point_moved", "point_moved", "point_released"]
    assert ear.last("point_grabbed") == (5,)
    one = pixel(plot)
    wanted = (KEYS[5] + 60 * one.x(), VALUES[5] + 20 * one.y())
    assert ear.last("point_moved") == pytest.approx(wanted, abs=max(one.x(), one.y()))


def test_a_click_on_a_point_chooses_it_and_moves_nothing(plot: RegressionPlot, ear: Ear) -> None:
    drag(plot, point(plot, 6), point(plot, 6) + QPoint(1, 1))
    assert ear.told == [("key_chosen", (6,))]
    assert plot.key() == 6


def test_the_point_follows_the_pointer_whatever_the_data_say(plot: RegressionPlot) -> None:
    start = point(plot, 5)
    at = start + QPoint(-120, -40)  # past its neighbours: it is another by growing key
    QTest.mousePress(plot.canvas(), LEFT, NONE, start)
    QTest.mouseMove(plot.canvas(), start + QPoint(-4, 0))
    QTest.mouseMove(plot.canvas(), at)
    scene = plot.scene()
    assert scene is not None
    assert (scene.held, scene.x[5], scene.y[5]) == (
        5,
        pytest.approx(at.x(), abs=1),
        pytest.approx(at.y(), abs=1),
    )
    told = scene.layout.point_under(QPointF(scene.x[5], scene.y[5]))
    keys, values = np.delete(KEYS, 5), np.delete(VALUES, 5)
    place = int(np.searchsorted(keys, told.x()))
    plot.set_data(regression(np.insert(keys, place, told.x()), np.insert(values, place, told.y())))
    scene = plot.scene()
    assert scene is not None
    assert scene.held == place != 5
    assert scene.x[place] == pytest.approx(at.x(), abs=1)
    QTest.mouseRelease(plot.canvas(), LEFT, NONE, at)


def test_the_axes_hold_still_while_a_point_leaves_them_and_grow_afterwards(plot: RegressionPlot) -> None:
    before, start = plot.view(), point(plot, 3)
    high = QPoint(start.x(), 3)
    QTest.mousePress(plot.canvas(), LEFT, NONE, start)
    QTest.mouseMove(plot.canvas(), high)
    layout = plot.layout_now()
    assert layout is not None
    value = layout.point_under(QPointF(high)).y()
    assert value > before.y.high
    values = VALUES.copy()
    values[3] = value
    plot.set_data(regression(KEYS, values))
    assert plot.view() == before
    QTest.mouseRelease(plot.canvas(), LEFT, NONE, high)
    assert plot.view().y.high > value


def test_a_point_let_go_stays_until_the_data_have_it(plot: RegressionPlot, ear: Ear) -> None:
    start = point(plot, 5)
    drag(plot, start, start + QPoint(20, -40))
    scene = plot.scene()
    assert scene is not None
    assert scene.held == 5
    key, value = ear.last("point_moved")
    plot.set_data(
        regression(np.array([*KEYS[:5], key, *KEYS[6:]]), np.array([*VALUES[:5], value, *VALUES[6:]]))
    )
    scene = plot.scene()
    assert scene is not None
    assert scene.held == -1


def test_a_refused_move_is_taken_back_after_a_while(plot: RegressionPlot, qtbot: QtBot) -> None:
    start = point(plot, 5)
    drag(plot, start, start + QPoint(20, -40))
    qtbot.waitUntil(lambda: (scene := plot.scene()) is not None and scene.held == -1)


def test_a_double_click_on_the_empty_plane_adds_a_point(plot: RegressionPlot, ear: Ear) -> None:
    at = plot.point_at(4.2, 3.2)
    QTest.mouseDClick(plot.canvas(), LEFT, NONE, at)
    one = pixel(plot)
    assert ear.last("point_added") == pytest.approx((4.2, 3.2), abs=max(one.x(), one.y()))
    ear.told.clear()
    QTest.mouseDClick(plot.canvas(), LEFT, NONE, point(plot, 2))
    assert "point_added" not in ear.names()


def test_no_points_at_all_leave_a_plane_to_add_to(plot: RegressionPlot, ear: Ear) -> None:
    plot.set_data(RegressionData(np.zeros(0), np.zeros(0)))
    QTest.mouseDClick(plot.canvas(), LEFT, NONE, plot.point_at(2.5, 2.0))
    assert "point_added" in ear.names()


def test_where_nothing_can_be_edited_points_are_only_chosen(plot: RegressionPlot, ear: Ear) -> None:
    plot.set_editable(False)
    drag(plot, point(plot, 6), point(plot, 6) + QPoint(40, 40))
    QTest.mouseDClick(plot.canvas(), LEFT, NONE, plot.point_at(4.2, 3.2))
    QTest.keyClick(plot, Qt.Key.Key_Delete)
    QTest.keyClick(plot, Qt.Key.Key_Up, ALT)
    told = set(ear.names())
    assert told == {"key_chosen"}
    assert not any(action.isEnabled() for action in plot.menu_actions()[:2])


def test_a_hidden_plot_lets_go(plot: RegressionPlot, ear: Ear) -> None:
    start = point(plot, 5)
    QTest.mousePress(plot.canvas(), LEFT, NONE, start)
    QTest.mouseMove(plot.canvas(), start + QPoint(20, 20))
    plot.hide()
    assert ear.names()[-1] == "point_released"
    assert not plot.is_dragging()


# The kernel


def test_a_grip_tells_its_distance_from_the_query(plot: RegressionPlot, ear: Ear) -> None:
    scene = plot.scene()
    assert scene is not None
    for number, way in ((0, -60), (1, 60)):
        start = grips(scene)[number].toPoint()
        drag(plot, start, start + QPoint(way, 0))
        assert ear.names()[-2:] == ["handle_dragged", "handle_released"]
        wanted = 1.1774 + 60 * pixel(plot).x()
        assert ear.last("handle_dragged")[0] == pytest.approx(wanted, abs=pixel(plot).x())


def test_a_grip_dragged_onto_the_query_stays_above_nothing(plot: RegressionPlot, ear: Ear) -> None:
    scene = plot.scene()
    assert scene is not None
    start = grips(scene)[1].toPoint()
    drag(plot, start, QPoint(round(scene.query_x), start.y()))
    assert 0 < ear.last("handle_dragged")[0] < pixel(plot).x()


# The menu, hovering, zoom


def test_the_menu_is_about_what_lies_under_the_pointer(plot: RegressionPlot, ear: Ear) -> None:
    add, delete, show_all = plot.menu_actions()
    assert [action.isEnabled() for action in (add, delete, show_all)] == [False, False, True]
    QTest.mouseClick(plot.canvas(), Qt.MouseButton.RightButton, NONE, plot.point_at(4.2, 3.2))
    assert add.isEnabled()
    assert not delete.isEnabled()
    add.trigger()
    assert "point_added" in ear.names()
    QTest.mouseClick(plot.canvas(), Qt.MouseButton.RightButton, NONE, point(plot, 4))
    delete.trigger()
    assert ear.last("point_deleted") == (4,)


def test_hovering_tells_a_points_numbers(plot: RegressionPlot) -> None:
    hover(plot, point(plot, 6))
    weight = weights(2.0)[6]
    wanted = ("point 7: key 3.7, value 1.4", f"weight {weight:.4f}, weight × value {weight * 1.4:.4f}")
    assert plot.tip_lines() == wanted
    assert plot.picture_value() == "\n".join(wanted)
    plot.pointer_left()
    assert plot.tip_lines() == ()


def test_the_tip_of_a_pointer_that_rests_keeps_up_with_the_query_and_the_points(plot: RegressionPlot) -> None:
    hover(plot, point(plot, 6))
    plot.set_query(answer(3.5))
    assert plot.tip_lines()[1].startswith(f"weight {weights(3.5)[6]:.4f}")
    plot.set_data(regression(KEYS[1:], VALUES[1:]))
    plot.set_query(answer(3.5, KEYS[1:], VALUES[1:]))
    assert plot.tip_lines()[0] == "point 6: key 3.7, value 1.4"


def test_hovering_tells_curves_query_and_kernel(plot: RegressionPlot) -> None:
    hover(plot, plot.point_at(4.3, 3.2))
    assert plot.tip_lines()[1].startswith("truth: ")
    assert len(plot.tip_lines()) == 3
    hover(plot, plot.point_at(2.0, 0.2))
    assert plot.tip_lines()[0] == "query x = 2"
    scene = plot.scene()
    assert scene is not None
    hover(plot, grips(scene)[0].toPoint())
    assert plot.tip_lines() == ("This end of the kernel is 1.177 from the query.",)


def test_ctrl_and_wheel_zoom_about_the_pointer_and_r_shows_all(plot: RegressionPlot) -> None:
    before, at = plot.view(), plot.point_at(3.0, 2.0)
    wheel(plot, at, 120, NONE)
    assert plot.view() == before
    wheel(plot, at, 120, CTRL)
    assert plot.view().x.high - plot.view().x.low == pytest.approx(0.8 * (before.x.high - before.x.low))
    assert (plot.point_at(3.0, 2.0) - at).manhattanLength() <= 2
    QTest.keyClick(plot, Qt.Key.Key_R)
    assert plot.view() == before


def test_shift_and_drag_move_the_view_and_nothing_else(plot: RegressionPlot, ear: Ear) -> None:
    before, at = plot.view(), plot.point_at(4.0, 3.0)
    drag(plot, at, at + QPoint(50, 0), at + QPoint(100, 30), modifier=SHIFT)
    assert ear.told == []
    assert plot.view().x.low < before.x.low
    assert (plot.point_at(4.0, 3.0) - at - QPoint(100, 30)).manhattanLength() <= 3


def test_a_zoomed_view_follows_the_query(plot: RegressionPlot) -> None:
    for _ in range(6):
        QTest.keyClick(plot, Qt.Key.Key_Plus)
    plot.set_query(answer(4.8))
    assert plot.view().x.low <= 4.8 <= plot.view().x.high


# The keyboard


def test_arrows_ask_for_steps_and_change_the_kernel(plot: RegressionPlot, ear: Ear) -> None:
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Down):
        QTest.keyClick(plot, key)
    assert [values for name, values in ear.told if name == "step_asked"] == [(1,), (-1,)]
    dragged = [values[0] for name, values in ear.told if name == "handle_dragged"]
    assert dragged == pytest.approx([1.1774 * 1.05, 1.1774 / 1.05])


def test_brackets_walk_the_points_and_escape_leaves_them(plot: RegressionPlot, ear: Ear) -> None:
    for key in (Qt.Key.Key_BracketRight, Qt.Key.Key_BracketRight, Qt.Key.Key_BracketLeft, Qt.Key.Key_Escape):
        QTest.keyClick(plot, key)
    assert [values for _, values in ear.told] == [(0,), (1,), (0,), (-1,)]


def test_alt_and_arrows_move_the_chosen_point_by_a_hundredth(plot: RegressionPlot, ear: Ear) -> None:
    plot.set_key(2)
    x = plot.view().x
    QTest.keyClick(plot, Qt.Key.Key_Right, ALT)
    assert ear.names() == ["point_grabbed", "point_moved", "point_released"]
    assert ear.last("point_moved") == pytest.approx((KEYS[2] + 0.01 * (x.high - x.low), VALUES[2]))


def test_delete_asks_for_the_chosen_point_only(plot: RegressionPlot, ear: Ear) -> None:
    QTest.keyClick(plot, Qt.Key.Key_Delete)
    assert ear.told == []
    plot.set_key(3)
    QTest.keyClick(plot, Qt.Key.Key_Backspace)
    assert ear.told == [("point_deleted", (3,))]
