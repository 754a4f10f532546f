"""What a person does in the Attention pooling chapter: where things lie, and what the mouse does there."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from explorer.panels.pooling.panel import PoolingPanel
from explorer.widgets.regression_plot_kernel import grips
from explorer.widgets.regression_plot_marks import Scene
from tests.panels.people import LEFT


def scene(panel: PoolingPanel) -> Scene:
    """Where everything lies on the plot."""
    found = panel.regression.plot.scene()
    assert found is not None
    return found


def place_of(panel: PoolingPanel, key: int) -> QPoint:
    """A point's place on the plot, by growing key."""
    here = scene(panel)
    return QPointF(float(here.x[key]), float(here.y[key])).toPoint()


def query_place(panel: PoolingPanel) -> QPoint:
    """The query's line, at a height where no point is near."""
    here = scene(panel)
    down = here.layout.foot.center().y()
    return QPoint(round(here.query_x), round(down))


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


def right_grip(panel: PoolingPanel) -> QPoint:
    """The kernel's grip to the right of the query."""
    return max(grips(scene(panel)), key=lambda at: at.x()).toPoint()


def canvas(panel: PoolingPanel) -> QWidget:
    return panel.regression.plot.viewport()


def press(panel: PoolingPanel, at: QPoint) -> None:
    QTest.mousePress(canvas(panel), LEFT, pos=at)


def move(panel: PoolingPanel, at: QPoint) -> None:
    """Move the pointer with the left button down (QTest's own moves know of no button)."""
    target = canvas(panel)
    everywhere, none = target.mapToGlobal(at).toPointF(), Qt.MouseButton.NoButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, at.toPointF(), everywhere, none, LEFT, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(target, event)


def release(panel: PoolingPanel, at: QPoint) -> None:
    QTest.mouseRelease(canvas(panel), LEFT, pos=at)


def drag(
    panel: PoolingPanel, start: QPoint, *path: QPoint, between: Callable[[], None] | None = None
) -> None:
    """Drag from a place along others; `between`: what is waited for after each move."""
    press(panel, start)
    for at in path:
        move(panel, at)
        if between is not None:
            between()
    release(panel, path[-1])


def double_click(panel: PoolingPanel, at: QPoint) -> None:
    """As a window system does: a press before the double one."""
    QTest.mouseClick(canvas(panel), LEFT, pos=at)
    QTest.mouseDClick(canvas(panel), LEFT, pos=at)


def choose(box: QComboBox, data: object) -> None:
    """Choose an entry of a box by keys."""
    box.setFocus()
    for _ in range(box.count()):
        QTest.keyClick(box, Qt.Key.Key_Up)
    for _ in range(box.count()):
        if box.currentData() == data:
            return
        QTest.keyClick(box, Qt.Key.Key_Down)
    raise AssertionError(f"{data} is not offered")
