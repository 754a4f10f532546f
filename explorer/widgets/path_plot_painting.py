"""Paints a path: the whole of it faint, the way to the step strong, names beside the points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from explorer.theme import theme
from explorer.widgets.curve_plot_axes import Floats
from explorer.widgets.curve_plot_data import runs
from explorer.widgets.curve_plot_painting import line_width
from explorer.widgets.painting import elided, mixed
from explorer.widgets.path_plot_labels import spots

_FONT = 0.88
_MANY = 300  # points beyond which each would be a blot


def _radius(count: int) -> float:
    return line_width() * (1.5 if count <= _MANY else 0.8)


def finite(places: Floats) -> NDArray[np.bool_]:
    """Which points (T, 2) can be drawn: (T,)."""
    return np.asarray(np.isfinite(places).all(axis=1))


def label_gap() -> float:
    """Between a point and its name."""
    return float(theme().px(6))


def label_size(name: str, width: float, *, bold: bool = False) -> tuple[float, float]:
    """The room of a name in a plane of this width."""
    metrics = QFontMetricsF(theme().font(_FONT, bold=bold))
    text = elided(metrics, name, min(theme().px(110), width * 0.4))
    return metrics.horizontalAdvance(text) + 2, metrics.height()


def paint_whole(painter: QPainter, places: Floats) -> None:
    """The path from the first to the last step, faint."""
    faint = mixed(theme().colour("card"), theme().colour("muted"), 0.55)
    _paint_line(painter, places, QPen(faint, line_width() * 0.7))
    _paint_dots(painter, places, faint, _radius(len(places)))


def paint_way(painter: QPainter, places: Floats) -> None:
    """The path up to the step."""
    accent = theme().colour("accent")
    _paint_line(painter, places, QPen(accent, line_width()))
    _paint_dots(painter, places, accent, _radius(len(places)))


def _paint_line(painter: QPainter, places: Floats, pen: QPen) -> None:
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for start, stop in runs(finite(places)):
        part = places[start:stop]
        painter.drawPolyline(pg.functions.arrayToQPolygonF(part[:, 0], part[:, 1]))


def _paint_dots(painter: QPainter, places: Floats, colour: QColor, radius: float) -> None:
    """Points as short round strokes: one call draws them all."""
    fit = places[finite(places)]
    painter.setPen(QPen(colour, 2 * radius, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPoints(pg.functions.arrayToQPolygonF(fit[:, 0], fit[:, 1]))


def paint_labels(painter: QPainter, names: Sequence[str], rects: Mapping[int, QRectF]) -> None:
    """The names that have room."""
    painter.setFont(theme().font(_FONT))
    painter.setPen(theme().colour("muted"))
    metrics = QFontMetricsF(painter.font())
    for index, rect in rects.items():
        text = elided(metrics, names[index], rect.width())
        painter.drawText(QPointF(rect.left() + 1, rect.top() + metrics.ascent()), text)


def paint_chosen(painter: QPainter, place: Floats) -> None:
    """The step's point."""
    painter.setPen(QPen(theme().colour("card"), 1.5))
    painter.setBrush(theme().colour("accent"))
    radius = line_width() * 2.6
    painter.drawEllipse(QPointF(*place.tolist()), radius, radius)


def chosen_rect(name: str, places: Floats, step: int, usual: QRectF | None, plane: QRectF) -> QRectF:
    """Where the step's name stands, bold: over its usual place, or the best that there is."""
    width, height = label_size(name, plane.width(), bold=True)
    if usual is None:
        return _best_spot(QPointF(*places[step].tolist()), (width, height), places, plane)
    left = min(usual.left(), plane.right() + 4 - width)
    return QRectF(left, usual.top(), max(width, usual.width()), height)


def paint_chosen_name(painter: QPainter, name: str, rect: QRectF) -> None:
    """The step's name on a ground of its own, above whatever lies there."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().colour("card", 0.9))
    painter.drawRoundedRect(rect.adjusted(-2, 0, 2, 0), theme().px(3), theme().px(3))
    painter.setFont(theme().font(_FONT, bold=True))
    painter.setPen(theme().colour("accent"))
    metrics = QFontMetricsF(painter.font())
    text = elided(metrics, name, rect.width())
    painter.drawText(QPointF(rect.left() + 1, rect.top() + metrics.ascent()), text)


def _best_spot(at: QPointF, size: tuple[float, float], places: Floats, plane: QRectF) -> QRectF:
    """The place beside a point, within the plane, that hides the fewest points."""
    room = plane.adjusted(-4, -4, 4, 4)

    def hidden(rect: QRectF) -> int:
        x, y = places[:, 0], places[:, 1]
        across = (x > rect.left()) & (x < rect.right())
        return int(np.count_nonzero(across & (y > rect.top()) & (y < rect.bottom())))

    inside = [rect for rect in spots(at, size, label_gap() * 1.3) if room.contains(rect)]
    return min(inside or spots(at, size, label_gap() * 1.3)[:1], key=hidden)


def paint_ring(painter: QPainter, place: Floats) -> None:
    """A ring around the point under the pointer."""
    painter.setPen(QPen(theme().colour("accent", 0.7), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = line_width() * 3
    painter.drawEllipse(QPointF(*place.tolist()), radius, radius)
