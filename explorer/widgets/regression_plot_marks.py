"""Paints what moves in the picture of kernel regression: the query, its kernel, the weights, the estimate."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from explorer.core.colour import ColourMap
from explorer.theme import theme
from explorer.widgets.curve_plot_axes import Floats
from explorer.widgets.curve_plot_painting import line_width
from explorer.widgets.regression_data import QueryView, heaviest
from explorer.widgets.regression_plot_layout import RegressionLayout
from explorer.widgets.regression_plot_painting import Drawn, paint_stretches, pen_of

_MATTERS = 0.02  # of the largest weight: points that get a line
_MOST_LINES = 120
_THICK = 0.05  # the weight above which a line is more than a pixel wide
_LEVELS = 12  # strengths of the lines of one pixel


@dataclass(frozen=True, eq=False, slots=True)
class Scene:
    """Everything at its place in pixels: x, y (n,) of the points, shares (n,) how strongly they are drawn.

    view is None, and shares are 0, while no query is answered; colour: the chosen estimator's; held: the
    point under the pointer, −1 none;
    flow: how far the dots on the lines have come, in [0, 1], None without dots.
    """

    layout: RegressionLayout
    view: QueryView | None
    x: Floats
    y: Floats
    shares: Floats
    colour: QColor
    held: int = -1
    chosen: int = -1
    hover: int = -1
    flow: float | None = None
    query_x: float = field(init=False)
    """Where the query's line is."""
    estimate: QPointF | None = field(init=False)
    """Where the estimate's dot is; None while it is undefined."""

    def __post_init__(self) -> None:
        view, estimate = self.view, None
        across = 0.0 if view is None else self.layout.across(view.query)
        if view is not None and math.isfinite(view.estimate):
            estimate = QPointF(across, float(self.layout.plot.py(np.array([view.estimate]))[0]))
        object.__setattr__(self, "query_x", across)
        object.__setattr__(self, "estimate", estimate)

    @property
    def is_on_view(self) -> bool:
        """Whether there is a query, and its line is on the plane."""
        plane = self.layout.plane
        return self.view is not None and plane.left() - 1 <= self.query_x <= plane.right() + 1


def weight_colour(share: float) -> QColor:
    """The colour of a point that is drawn this strongly."""
    ramp = theme().lut(ColourMap.ACCENT)
    return QColor(*ramp[70 + int(165 * share**0.5)].tolist())


def dot_scale() -> float:
    """How much larger dots are at the present text size: less than the text, not to hide each other."""
    return float((theme().px(100) / 100) ** 0.6)


def _crowding(count: int) -> float:
    """How much smaller dots are where there are many, in [0.4, 1]."""
    return float(np.clip((300 / max(count, 1)) ** 0.35, 0.4, 1.0))


def ring_radius(count: int) -> float:
    """The radius of a point that weighs nothing, one of so many."""
    return 3.0 * _crowding(count) * dot_scale()


def radii(scene: Scene) -> Floats:
    """The points' radii: (n,) pixels; many points are smaller."""
    count, top = scene.shares.size, 0.0
    if scene.view is not None and scene.view.weights.size:
        top = float(np.clip(scene.view.weights.max(), 0, 1))
    least = ring_radius(count)
    most = (6.5 + 7.5 * top**0.5) * max(_crowding(count), 0.55) * dot_scale()
    return np.asarray(least + (most - least) * np.sqrt(scene.shares))


def paint_trail(painter: QPainter, drawn: Drawn, scene: Scene) -> None:
    """The chosen curve at full strength as far as the query has come, up to the estimate."""
    stretches = []
    end, estimate = scene.query_x, scene.estimate
    for x, y in drawn.stretches:
        stop = int(np.searchsorted(x, end, side="right"))
        if stop == 0:
            continue
        if stop < len(x) and estimate is not None:
            stretches.append((np.append(x[:stop], end), np.append(y[:stop], estimate.y())))
        else:
            stretches.append((x[:stop], y[:stop]))
    paint_stretches(painter, tuple(stretches), pen_of(drawn.curve))


def paint_lines(painter: QPainter, scene: Scene) -> None:
    """A line from each point that matters to the estimate; thick where the weight is more than a twentieth.

    No more than twenty points can weigh so much, which keeps a frame short: thick lines take Qt long.
    The chosen point's and that under the pointer lie above the thin ones.
    """
    view, end = scene.view, scene.estimate
    if view is None or end is None:
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    found = heaviest(view.weights, _MATTERS, _MOST_LINES)
    marked = np.isin(found, (scene.chosen, scene.hover))
    thick = (view.weights[found] > _THICK) | marked
    _paint_thin(painter, scene, found[~thick], end)
    for index, is_marked in zip(found[thick].tolist(), marked[thick].tolist(), strict=True):
        weight = float(view.weights[index])
        colour = theme().colour("ink", 0.9) if is_marked else _line_colour(float(scene.shares[index]))
        painter.setPen(QPen(colour, 1.0 + 5.0 * max(0.0, weight - _THICK) * dot_scale()))
        painter.drawLine(QPointF(scene.x[index], scene.y[index]), end)


def _paint_thin(painter: QPainter, scene: Scene, members: NDArray[np.intp], end: QPointF) -> None:
    """Lines of one pixel; those of about one strength at once."""
    levels = np.ceil(scene.shares[members] * _LEVELS)
    for level in np.unique(levels).tolist():
        some = members[levels == level]
        painter.setPen(QPen(_line_colour(level / _LEVELS), 1.0))
        starts = zip(scene.x[some].tolist(), scene.y[some].tolist(), strict=True)
        painter.drawLines([QLineF(x, y, end.x(), end.y()) for x, y in starts])


def _line_colour(share: float) -> QColor:
    colour = theme().colour("accent")
    colour.setAlphaF(0.12 + 0.6 * share)
    return colour


def paint_flow(painter: QPainter, scene: Scene) -> None:
    """Dots on the lines, as large as the weights that they carry, leaving the points and meeting as one."""
    view, end = scene.view, scene.estimate
    if view is None or end is None or scene.flow is None:
        return
    along = scene.flow * scene.flow * (3 - 2 * scene.flow)
    painter.setPen(QPen(theme().colour("card"), 1.0))
    painter.setBrush(scene.colour)
    for index in heaviest(view.weights, _MATTERS * 2, _MOST_LINES).tolist():
        share = float(scene.shares[index])
        start = QPointF(scene.x[index], scene.y[index])
        radius = dot_scale() * (1.8 + 3.2 * share**0.5)
        painter.drawEllipse(start + (end - start) * along, radius, radius)


def paint_query(painter: QPainter, scene: Scene) -> None:
    """The line at the query through both planes, broken while the estimate is undefined."""
    if not scene.is_on_view:
        return
    plane, foot = scene.layout.plane, scene.layout.foot
    pen = QPen(theme().colour("second"), line_width())
    if scene.estimate is None:
        pen.setDashPattern([4.0, 3.0])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.drawLine(QPointF(scene.query_x, plane.top()), QPointF(scene.query_x, foot.bottom()))


def paint_estimate(painter: QPainter, scene: Scene) -> None:
    """The estimate's dot, which swells as what flows arrives."""
    at = scene.estimate
    if at is None or not scene.layout.plane.adjusted(-2, -2, 2, 2).contains(at):
        return
    swell = 0.0 if scene.flow is None else max(0.0, scene.flow - 0.75) * 4
    radius = dot_scale() * (7.5 + 2.5 * swell * (2 - swell))
    painter.setPen(QPen(theme().colour("card"), theme().px(2)))
    painter.setBrush(scene.colour)
    painter.drawEllipse(at, radius, radius)


def pill(at: QPointF, width: float, height: float) -> QPainterPath:
    """The query's grip: a rounded box below a point, with a tip that points to it."""
    tip = height * 0.28
    path = QPainterPath()
    box = QRectF(at.x() - width / 2, at.y() + tip, width, height)
    path.addRoundedRect(box, height * 0.3, height * 0.3)
    arrow = QPainterPath(at)
    arrow.lineTo(at.x() + tip * 1.1, box.top() + 1)
    arrow.lineTo(at.x() - tip * 1.1, box.top() + 1)
    arrow.closeSubpath()
    return path.united(arrow)
