"""Paints the band below the points of the kernel regression: the kernel, the keys in it, its grips."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from explorer.theme import theme
from explorer.widgets.curve_plot_axes import Floats
from explorer.widgets.curve_plot_painting import line_width
from explorer.widgets.regression_plot_marks import Scene
from explorer.widgets.regression_plot_painting import polygon

_LEAST_HEIGHT = 0.004  # of the kernel: keys that get a stem


def paint_kernel(painter: QPainter, scene: Scene) -> None:
    """The kernel's shape about the query, filled, and a stem as high as the shape on every key in it."""
    view, foot = scene.view, scene.layout.foot
    if view is None or not len(view.shape_x):
        return
    x = scene.layout.plot.px(view.shape_x)
    y = foot.bottom() - np.clip(view.shape_y, 0, 1) * (foot.height() - 2)
    x, y = _within(x, y, foot.left(), foot.right())
    outline = polygon(
        np.concatenate([x[:1], x, x[-1:]]), np.concatenate([[foot.bottom()], y, [foot.bottom()]])
    )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    fill = QColor(scene.colour)
    fill.setAlphaF(0.18)
    painter.setBrush(fill)
    painter.drawPolygon(outline)
    _paint_stems(painter, scene)
    painter.setPen(QPen(scene.colour, line_width()))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(polygon(x, y))


def _within(x: Floats, y: Floats, left: float, right: float) -> tuple[Floats, Floats]:
    """A curve cut off at both ends of a stretch, or led on to them: a drawing in a file knows no clipping."""
    ends = np.interp([left, right], x, y)
    inside = (x > left) & (x < right)
    return np.array([left, *x[inside], right]), np.array([ends[0], *y[inside], ends[1]])


def _paint_stems(painter: QPainter, scene: Scene) -> None:
    foot, view = scene.layout.foot, scene.view
    assert view is not None
    within = (scene.x >= foot.left()) & (scene.x <= foot.right())
    columns = np.unique(np.round(scene.x[within]))
    places = scene.layout.plot.axes.x
    keys = places.low + (columns - foot.left()) / foot.width() * (places.high - places.low)
    heights = view.height(keys)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    crowd = min(1.0, foot.width() / max(7.0 * len(columns), 1.0))  # many stems let the shape shine through
    wide = max(1, theme().px(2 * crowd))
    colour = theme().colour("accent", 0.3 + 0.6 * crowd)
    painter.setPen(QPen(colour, wide, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    room = foot.height() - 2
    stems = [
        QLineF(at, foot.bottom() - high * room, at, foot.bottom())
        for at, high in zip(columns.tolist(), heights.tolist(), strict=True)
        if high > _LEAST_HEIGHT
    ]
    painter.drawLines(stems)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def grips(scene: Scene) -> tuple[QPointF, ...]:
    """Where the kernel's two grips are; none where it cannot be dragged."""
    view, foot = scene.view, scene.layout.foot
    if view is None or view.handle is None or not scene.is_on_view:
        return ()
    gap, middle = scene.layout.grip_gap(view.handle), foot.center().y()
    ends = (scene.query_x - gap, scene.query_x + gap)
    return tuple(QPointF(min(max(end, foot.left()), foot.right()), middle) for end in ends)


def paint_grips(painter: QPainter, scene: Scene, lit: bool) -> None:
    """Two upright grips, joined by a line through the query."""
    found = grips(scene)
    if not found:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(scene.colour, 1.0, Qt.PenStyle.DashLine))
    painter.drawLine(*found)
    high, wide = scene.layout.foot.height() * 0.42, theme().px(7.0 if lit else 5.5)
    painter.setPen(QPen(theme().colour("card"), 1.5))
    painter.setBrush(scene.colour)
    for at in found:
        painter.drawRoundedRect(QRectF(at.x() - wide / 2, at.y() - high / 2, wide, high), wide / 2, wide / 2)
