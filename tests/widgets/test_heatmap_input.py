"""The heatmap by mouse and keyboard."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.theme import theme
from explorer.widgets.heatmap import HeatmapData, HeatmapView
from tests.widgets.heatmaps import NAMES, click, weights

# The pointer


def test_hover_says_both_names_and_the_value(qtbot: QtBot, view: HeatmapView) -> None:
    with qtbot.waitSignal(view.cell_hovered) as signal:
        QTest.mouseMove(view.canvas(), view.cell_center(1, 3))
    assert signal.args == [0, 1, 3]
    assert view.tip_lines() == (f"it → tired   α = {view.maps()[0].values[1, 3]:.3f}",)
    with qtbot.waitSignal(view.cell_hovered) as signal:
        QApplication.sendEvent(view.canvas(), QEvent(QEvent.Type.Leave))
    assert signal.args == [-1, -1, -1]
    assert view.tip_lines() == ()


def test_hover_of_a_masked_cell(qtbot: QtBot, view: HeatmapView) -> None:
    values = weights()
    values[0, 1] = np.nan
    view.set_maps((HeatmapData(values, NAMES, NAMES),))
    QTest.mouseMove(view.canvas(), view.cell_center(0, 1))
    assert view.tip_lines() == ("[CLS] → it   masked",)
    assert view.picture_value() == "[CLS] → it   masked"


def test_hover_does_not_make_the_image_anew(
    qtbot: QtBot, view: HeatmapView, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.grab()
    made: list[None] = []
    monkeypatch.setattr(view._maps.maps[0], "redraw", lambda: made.append(None))
    for row in range(5):
        QTest.mouseMove(view.canvas(), view.cell_center(row, row))
    view.grab()
    assert made == []


def test_the_caller_may_word_the_tip(qtbot: QtBot, view: HeatmapView) -> None:
    view.set_value_format(lambda panel, row, column: [f"{panel} {row} {column}", "second"])
    QTest.mouseMove(view.canvas(), view.cell_center(2, 4))
    assert view.tip_lines() == ("0 2 4", "second")


def test_a_click_locks_and_a_second_unlocks(qtbot: QtBot, view: HeatmapView) -> None:
    with qtbot.waitSignal(view.cell_locked) as signal:
        click(view, view.cell_center(3, 2))
    assert signal.args == [0, 3, 2]
    assert view.selection() == (3, 2, True)
    with qtbot.waitSignal(view.cell_unlocked):
        click(view, view.cell_center(3, 2))
    assert view.selection() == (3, 2, False)


def test_a_click_on_another_cell_moves_the_lock(qtbot: QtBot, view: HeatmapView) -> None:
    click(view, view.cell_center(0, 0))
    with qtbot.assertNotEmitted(view.cell_unlocked), qtbot.waitSignal(view.cell_locked) as signal:
        click(view, view.cell_center(1, 1))
    assert signal.args == [0, 1, 1]


def test_clicks_on_names(qtbot: QtBot, view: HeatmapView) -> None:
    with qtbot.waitSignal(view.row_chosen) as row:
        click(view, view.row_label_center(3))
    with qtbot.waitSignal(view.column_chosen) as column:
        click(view, view.column_label_center(1))
    assert row.args == [3]
    assert column.args == [1]
    assert view.selection() == (3, 1, False)


def test_an_elided_name_is_said_in_full(qtbot: QtBot, view: HeatmapView) -> None:
    long = ("a" * 90, *NAMES[1:])
    view.set_maps((HeatmapData(weights(), long, NAMES),))
    QTest.mouseMove(view.canvas(), view.row_label_center(0))
    assert view.tip_lines() == ("a" * 90,)


def test_bars_beside_the_rows_say_their_value(qtbot: QtBot, view: HeatmapView) -> None:
    side = np.array([0.5, 1.0, 1.5, 0.25, 2.0], dtype=np.float32)
    view.set_maps((HeatmapData(weights(), NAMES, NAMES, side=side, side_name="entropy, nats"),))
    frame = view._maps.maps[0].layout.side
    assert frame is not None
    at = QPoint(round(frame.left() + 4), view.cell_center(2, 0).y())
    QTest.mouseMove(view.canvas(), at)
    assert view.tip_lines() == ("was", "entropy, nats = 1.500")
    image = view.grab().toImage()
    row = view.cell_center(4, 0).y()
    full, empty = (image.pixelColor(round(frame.left() + f * frame.width()), y).name()
                   for f, y in ((0.9, row), (0.9, view.cell_center(3, 0).y())))  # fmt: skip
    assert full != empty == theme().colour("card").name()


# The keyboard


def test_arrows_home_and_end_move_the_selection(qtbot: QtBot, view: HeatmapView) -> None:
    seen: list[tuple[int, int]] = []
    view.selection_moved.connect(lambda row, column: seen.append((row, column)))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Up,
                Qt.Key.Key_Home, Qt.Key.Key_Left):  # fmt: skip
        QTest.keyClick(view, key)
    assert seen == [(0, 0), (1, 0), (1, 1), (1, 4), (0, 4), (0, 0)]
    QTest.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert seen[-1] == (4, 4)
    assert view.accessibleDescription().startswith("[SEP] → [SEP]")


def test_enter_locks_and_escape_unlocks(qtbot: QtBot, view: HeatmapView) -> None:
    view.set_selection(2, 1, False)
    with qtbot.waitSignal(view.cell_locked) as signal:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert signal.args == [0, 2, 1]
    with qtbot.waitSignal(view.cell_unlocked):
        QTest.keyClick(view, Qt.Key.Key_Escape)


def test_selection_from_outside_is_silent_and_framed(qtbot: QtBot, view: HeatmapView) -> None:
    with qtbot.assertNotEmitted(view.cell_locked), qtbot.assertNotEmitted(view.selection_moved):
        view.set_selection(2, 3, True)
    image = view.grab().toImage()
    cell = view._maps.maps[0].cell_rect(2, 0)
    edge = image.pixelColor(round(cell.center().x()), round(cell.top()))
    assert edge.name() == theme().colour("accent").name()
    view.set_selection(None, None, False)
    assert view.selection() == (-1, -1, False)


# Zoom


def _wheel(view: HeatmapView, at: QPoint, steps: int) -> None:
    event = QWheelEvent(
        QPointF(at), QPointF(view.canvas().mapToGlobal(at)), QPoint(), QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.canvas(), event)


def test_the_wheel_zooms_and_r_resets(qtbot: QtBot, view: HeatmapView) -> None:
    whole = view.visible_cells()
    assert whole == pytest.approx((0, 5, 0, 5))
    _wheel(view, view.cell_center(2, 2), 3)
    left, right, top, bottom = view.visible_cells()
    assert right - left < 5
    assert bottom - top < 5
    _wheel(view, view.cell_center(2, 2), -30)
    assert view.visible_cells() == pytest.approx((0, 5, 0, 5))
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.visible_cells()[1] - view.visible_cells()[0] == pytest.approx(4)
    QTest.keyClick(view, Qt.Key.Key_R)
    assert view.visible_cells() == pytest.approx(whole)


def test_a_drag_pans_and_is_no_click(qtbot: QtBot, view: HeatmapView) -> None:
    QTest.keyClick(view, Qt.Key.Key_Plus)
    before, start = view.visible_cells(), view.rect().center()
    canvas = view.canvas()
    with qtbot.assertNotEmitted(view.cell_locked):
        QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
        for step in (10, 25, 40):
            QApplication.sendEvent(canvas, _drag(view, start - QPoint(step, 0)))
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=start - QPoint(40, 0))
    assert view.visible_cells()[0] > before[0]


def _drag(view: HeatmapView, at: QPoint) -> QEvent:
    return QMouseEvent(
        QEvent.Type.MouseMove, QPointF(at), QPointF(view.canvas().mapToGlobal(at)),
        Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip


def test_a_double_click_resets_and_leaves_the_lock_as_it_was(qtbot: QtBot, view: HeatmapView) -> None:
    QTest.keyClick(view, Qt.Key.Key_Plus)
    at = view.cell_center(2, 2)
    click(view, at)
    QTest.mouseDClick(view.canvas(), Qt.MouseButton.LeftButton, pos=at)
    assert view.visible_cells() == pytest.approx((0, 5, 0, 5))
    assert view.selection()[2] is False


def test_zoom_stays_when_only_the_values_change(qtbot: QtBot, view: HeatmapView) -> None:
    QTest.keyClick(view, Qt.Key.Key_Plus)
    zoomed = view.visible_cells()
    view.set_maps((HeatmapData(weights(seed=3), NAMES, NAMES),))
    assert view.visible_cells() == pytest.approx(zoomed)
    view.set_maps((HeatmapData(weights(3, 4), NAMES[:3], NAMES[:4]),))
    assert view.visible_cells() == pytest.approx((0, 4, 0, 3))
