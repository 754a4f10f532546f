"""Paints a plot: grid, ticks, legend, curves; dense curves as bands that keep every peak."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from explorer.theme import theme
from explorer.widgets.curve_plot_axes import Floats
from explorer.widgets.curve_plot_data import (
    Series,
    columns_of,
    drawable,
    joined,
    runs,
    visible,
    whiskers,
)
from explorer.widgets.curve_plot_layout import (
    LEGEND_FONT,
    NOTE_FONT,
    TICK_FONT,
    PlotLayout,
    legend_metrics,
    swatch_width,
    tick_metrics,
    title_metrics,
)
from explorer.widgets.head_colours import head_colours
from explorer.widgets.painting import elided

_WIDTH = 1.8
_DASH = (5.0, 3.0)  # of a broken line: drawn and left out, in units of its width
_DENSE = 0.7  # points a pixel from which a curve is drawn as a band
_FEW = 40  # points of a curve whose points are marked


def line_width() -> float:
    """The width of a curve."""
    return _WIDTH * max(1.0, theme().px(100) / 130)


def colours_of(series: tuple[Series, ...]) -> tuple[QColor, ...]:
    """The colour of each series under the present theme."""
    found = head_colours(max((one.colour_index for one in series), default=0) + 1)
    muted = theme().colour("muted")
    return tuple(found[one.colour_index] if one.colour_index >= 0 else muted for one in series)


def curve_pen(colour: QColor, *, dashed: bool) -> QPen:
    """The pen of a curve."""
    pen = QPen(
        colour, line_width(), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    )
    if dashed:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern(list(_DASH))
    return pen


def paint_axes(painter: QPainter, layout: PlotLayout) -> None:
    """The grid, the ticks' texts and the axes' names."""
    plane = layout.plane
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(theme().colour("hairline"))
    for value, _text, _base in layout.y_ticks:
        y = round(layout.at(layout.axes.x.low, value).y()) + 0.5
        painter.drawLine(QPointF(plane.left(), y), QPointF(plane.right(), y))
    for value, _text, _start in layout.x_ticks:
        x = round(layout.at(value, layout.axes.y.low).x()) + 0.5
        painter.drawLine(QPointF(x, plane.bottom()), QPointF(x, plane.bottom() + theme().px(3)))
    painter.setFont(theme().font(TICK_FONT, tabular=True))
    painter.setPen(theme().colour("muted"))
    _paint_texts(painter, layout)


def _paint_texts(painter: QPainter, layout: PlotLayout) -> None:
    metrics, plane, axes = tick_metrics(), layout.plane, layout.axes
    paint_title(painter, layout)
    for _value, text, base in layout.y_ticks:
        x = plane.left() - theme().px(5) - metrics.horizontalAdvance(text)
        painter.drawText(QPointF(x, base), text)
    below = plane.bottom() + theme().px(4) + metrics.ascent()
    for _value, text, start in layout.x_ticks:
        painter.drawText(QPointF(start, below), text)
    if layout.y_name is not None:
        painter.drawText(layout.y_name, elided(metrics, axes.y_label, plane.right() - layout.y_name.x()))
    if layout.x_name is not None and axes.x_label:
        text = elided(metrics, axes.x_label, layout.x_name.x() - theme().px(6))
        painter.drawText(layout.x_name - QPointF(metrics.horizontalAdvance(text), 0), text)


def paint_title(painter: QPainter, layout: PlotLayout) -> None:
    """The plot's own title, if it has one."""
    if layout.title is None:
        return
    painter.save()
    painter.setFont(theme().font(LEGEND_FONT, bold=True))
    painter.setPen(theme().colour("ink"))
    room = layout.plane.right() - layout.title.x()
    painter.drawText(layout.title, elided(title_metrics(), layout.axes.title, room))
    painter.restore()


def paint_note(painter: QPainter, note: str, layout: PlotLayout) -> None:
    """The sentence at the foot; on one line where it has not more room."""
    font, room = theme().font(NOTE_FONT), layout.note
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(theme().colour("muted"))
    if room.height() < 2 * metrics.height():
        note = elided(metrics, note, room.width())
    painter.drawText(room, int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignBottom), note)


def paint_legend(painter: QPainter, series: tuple[Series, ...], layout: PlotLayout) -> None:
    """A piece of each curve and its name."""
    metrics, swatch = legend_metrics(), swatch_width()
    painter.setFont(theme().font(LEGEND_FONT))
    for place, one, colour in zip(layout.legend, series, colours_of(series), strict=False):
        paint_swatch(painter, place, one, colour)
        painter.setPen(theme().colour("ink"))
        room = layout.plane.right() - place.x() - swatch + theme().px(4)
        text = elided(metrics, one.name, room)
        painter.drawText(QPointF(place.x() + swatch, place.y() + metrics.ascent()), text)


def paint_swatch(painter: QPainter, place: QPointF, one: Series, colour: QColor) -> None:
    """A piece of a curve, or one of its points, before its name in a legend."""
    middle = place.y() + legend_metrics().height() / 2
    if not one.line:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(place.x() + theme().px(9), middle), *(line_width() * 1.6,) * 2)
    else:
        painter.setPen(curve_pen(colour, dashed=one.dashed))
        painter.drawLine(QLineF(place.x(), middle, place.x() + swatch_width() - theme().px(6), middle))


def paint_curves(painter: QPainter, series: tuple[Series, ...], layout: PlotLayout) -> None:
    """All curves, within the plane."""
    reach = line_width() + 3
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(layout.plane.adjusted(-reach, -reach, reach, reach))
    for one, colour in zip(series, colours_of(series), strict=True):
        start, stop = visible(one, (layout.axes.x.low, layout.axes.x.high))
        x, y = one.x[start:stop], drawable(one.y[start:stop], log=layout.axes.y.log)
        if one.line and len(x) > layout.plane.width() * _DENSE:
            _paint_band(painter, (x, y), layout, colour, dashed=one.dashed)
        elif len(x):
            _paint_whiskers(painter, (x, *(end[start:stop] for end in whiskers(one))), layout, colour)
            pen = curve_pen(colour, dashed=one.dashed)
            _paint_line(painter, (x, y), layout, pen, line=one.line, marks=one.marks)
    painter.restore()


Points = tuple[NDArray[np.floating], NDArray[np.floating]]


def _paint_whiskers(
    painter: QPainter, places: tuple[NDArray[np.floating], ...], layout: PlotLayout, colour: QColor
) -> None:
    """x and the ends of the whiskers; what has no place on a log axis runs to the edge of the plane."""
    if len(places) != 3:
        return
    x, low, high = (np.asarray(place, dtype=np.float64) for place in places)
    x, low, high = layout.px(x), layout.py(low), layout.py(high)
    low = np.where(np.isfinite(high) & ~np.isfinite(low), layout.plane.bottom() + 9, low)
    cap = line_width() * 1.7
    lines = [
        line
        for at, under, over in zip(x.tolist(), low.tolist(), high.tolist(), strict=True)
        if math.isfinite(over)
        for line in (
            QLineF(at, under, at, over), QLineF(at - cap, under, at + cap, under),
            QLineF(at - cap, over, at + cap, over),
        )
    ]  # fmt: skip
    painter.setPen(QPen(colour, max(1.0, line_width() * 0.7)))
    painter.drawLines(lines)


def _paint_line(
    painter: QPainter, points: Points, layout: PlotLayout, pen: QPen, *, line: bool, marks: bool
) -> None:
    x, y = layout.px(points[0].astype(np.float64)), layout.py(points[1].astype(np.float64))
    fit = np.isfinite(y)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    alone = [] if line else np.flatnonzero(fit).tolist()
    for start, stop in runs(fit) if line else ():
        if stop - start == 1:
            alone.append(start)
        else:
            painter.drawPolyline(_polygon(x[start:stop], y[start:stop]))
    marked = np.flatnonzero(fit).tolist() if marks and len(x) <= _FEW else alone
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pen.color())
    radius = line_width() * 1.3
    for index in marked:
        painter.drawEllipse(QPointF(x[index], y[index]), radius, radius)


def _polygon(x: Floats, y: Floats) -> QPolygonF:
    made: QPolygonF = pg.functions.arrayToQPolygonF(x, y)
    return made


def _paint_band(
    painter: QPainter, points: Points, layout: PlotLayout, colour: QColor, *, dashed: bool
) -> None:
    """A filled band from the least to the largest value of each pixel column; quick at any width of pen."""
    plane = layout.plane
    count = max(1, math.ceil(plane.width()))
    shares = np.arange(count + 1) / count
    columns = columns_of(*points, layout.axes.x.values(shares))
    lower, upper = joined(columns)
    if dashed:
        period = sum(_DASH) * line_width()
        lower[columns.index % period >= _DASH[0] * line_width()] = np.nan
    bottom, top = layout.py(lower) + line_width() / 2, layout.py(upper) - line_width() / 2
    centres: Floats = plane.left() + (columns.index + np.float64(0.5)) * (plane.width() / count)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for start, stop in runs(np.isfinite(bottom) & np.isfinite(top)):
        _paint_stretch(painter, centres[start:stop], top[start:stop], bottom[start:stop])


def _paint_stretch(painter: QPainter, x: Floats, top: Floats, bottom: Floats) -> None:
    """Each column as wide as a pixel, so that a lone peak is as strong as the rest."""
    across = np.repeat(x, 2) + np.tile([-0.5, 0.5], len(x))
    upper, lower = np.repeat(top, 2), np.repeat(bottom, 2)
    painter.drawPolygon(
        _polygon(np.concatenate([across, across[::-1]]), np.concatenate([upper, lower[::-1]]))
    )
