"""What lies under the pointer in the picture of kernel regression."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from PySide6.QtCore import QPointF, Qt

from explorer.theme import theme
from explorer.widgets.regression_plot_kernel import grips
from explorer.widgets.regression_plot_labels import pill_box
from explorer.widgets.regression_plot_marks import Scene, radii

_POINT, _LINE, _GRIP = 9.0, 6.0, 10.0  # how near the pointer must be, in pixels at 100 % text


class Kind(StrEnum):
    """What can be pointed at."""

    NOTHING = "nothing"
    POINT = "point"
    QUERY = "query"
    HANDLE = "handle"
    PLANE = "plane"


@dataclass(frozen=True, slots=True)
class Hit:
    """What lies under the pointer; `key` of a point by growing key, else −1."""

    kind: Kind
    key: int = -1


def hit(scene: Scene, at: QPointF) -> Hit:
    """The thing under a place: grips before points, points before the query's line, that before the plane."""
    if _on_grip(scene, at):
        return Hit(Kind.HANDLE)
    if scene.view is not None and pill_box(scene).adjusted(-4, 0, 4, 6).contains(at):
        return Hit(Kind.QUERY)
    plane, foot = scene.layout.plane, scene.layout.foot
    if plane.adjusted(-6, -6, 6, 6).contains(at) and (key := near_point(scene, at)) >= 0:
        return Hit(Kind.POINT, key)
    if not plane.united(foot).contains(at):
        return Hit(Kind.NOTHING)
    if scene.view is not None and abs(at.x() - scene.query_x) <= theme().px(_LINE):
        return Hit(Kind.QUERY)
    return Hit(Kind.PLANE)


def _on_grip(scene: Scene, at: QPointF) -> bool:
    """Whether a place is on a grip; between two that are close, the query is nearer."""
    if not scene.layout.foot.contains(at):
        return False
    gaps = [abs(at.x() - grip.x()) for grip in grips(scene)]
    return bool(gaps) and min(gaps) <= theme().px(_GRIP) and min(gaps) < abs(at.x() - scene.query_x)


def near_point(scene: Scene, at: QPointF) -> int:
    """The point whose disc is nearest, within reach, the chosen one first; −1: none is."""
    if not scene.x.size:
        return -1
    away = np.hypot(scene.x - at.x(), scene.y - at.y())
    reach = np.maximum(radii(scene) + 2, theme().px(_POINT))
    away[away > reach] = np.inf
    best = float(away.min())
    if best == np.inf:
        return -1
    if 0 <= scene.chosen < away.size and away[scene.chosen] <= best + 1:
        return scene.chosen
    return int(away.argmin())


def cursor_of(found: Hit, editable: bool) -> Qt.CursorShape:
    """The pointer's shape over a thing: what dragging would do there."""
    if found.kind is Kind.POINT:
        return Qt.CursorShape.OpenHandCursor if editable else Qt.CursorShape.PointingHandCursor
    if found.kind in (Kind.QUERY, Kind.HANDLE):
        return Qt.CursorShape.SizeHorCursor
    return Qt.CursorShape.CrossCursor if found.kind is Kind.PLANE else Qt.CursorShape.ArrowCursor


def offset_of(scene: Scene, found: Hit, at: QPointF) -> QPointF:
    """From the pointer to the thing it takes hold of; along the x axis away from the query for a grip."""
    if found.kind is Kind.POINT:
        return QPointF(scene.x[found.key] - at.x(), scene.y[found.key] - at.y())
    if found.kind is Kind.QUERY:
        return QPointF(scene.query_x - at.x(), 0)
    if found.kind is Kind.HANDLE:
        grip = min(grips(scene), key=lambda one: abs(one.x() - at.x()))
        return QPointF(abs(grip.x() - scene.query_x) - abs(at.x() - scene.query_x), 0)
    return QPointF()
