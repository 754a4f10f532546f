"""Paints what lies still in the picture of kernel regression: curves, their legend, where the points are."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPixmap, QPolygonF

from explorer.theme import theme
from explorer.widgets.curve_plot_axes import Floats
from explorer.widgets.curve_plot_data import runs
from explorer.widgets.curve_plot_layout import LEGEND_FONT, legend_metrics, swatch_width
from explorer.widgets.curve_plot_painting import curve_pen, line_width, paint_axes
from explorer.widgets.head_colours import head_colours
from explorer.widgets.painting import elided, one_line
from explorer.widgets.regression_data import PlotCurve
from explorer.widgets.regression_plot_layout import RegressionLayout

_THICK = 1.9  # times a curve's width, of the chosen one
_ACCENTS = 2
AHEAD = 0.4  # how strong the chosen curve is where the query has not been yet
_COLUMN = 2.0  # pixels, in which a dense curve keeps its lowest and its highest point


def colour_of(curve: PlotCurve) -> QColor:
    """A curve's colour; none is that of the weights or of the query, the theme's two accents."""
    if curve.colour_index < 0:
        return theme().colour("ink", 0.75)
    place = curve.colour_index + _ACCENTS
    return head_colours(place + 1)[place]


def estimator_colour(curves: tuple[PlotCurve, ...]) -> QColor:
    """The colour of the chosen estimator, which its kernel and its estimate share."""
    return next((colour_of(curve) for curve in curves if curve.chosen), theme().colour("second"))


def pen_of(curve: PlotCurve, alpha: float = 1.0) -> QPen:
    """A curve's pen."""
    colour = colour_of(curve)
    colour.setAlphaF(colour.alphaF() * alpha)
    pen = curve_pen(colour, dashed=curve.dashed)
    if curve.chosen:
        pen.setWidthF(line_width() * _THICK)
    return pen


@dataclass(frozen=True, eq=False, slots=True)
class Drawn:
    """A curve in pixels: its stretches without a gap; dense ones keep every peak but not every point."""

    curve: PlotCurve
    stretches: tuple[tuple[Floats, Floats], ...]


def drawn_curve(curve: PlotCurve, layout: RegressionLayout) -> Drawn:
    """Place a curve; what lies far beside the axes is left out."""
    span = layout.plot.axes.x
    start = max(0, int(np.searchsorted(curve.x, span.low, side="left")) - 1)
    stop = min(len(curve.x), int(np.searchsorted(curve.x, span.high, side="right")) + 1)
    x, y = layout.places(curve.x[start:stop], curve.y[start:stop])
    fit = np.isfinite(y)
    return Drawn(curve, tuple(_thinned(x[a:b], y[a:b]) for a, b in runs(fit)))


def _thinned(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """The lowest and the highest point of each few pixels, and both ends."""
    columns = np.floor(x / _COLUMN).astype(np.intp)
    if len(x) <= 2 * (columns[-1] - columns[0] + 1):
        return x, y
    order = np.lexsort((y, columns))
    ends = np.flatnonzero(np.diff(columns[order]))
    kept = np.concatenate([order[ends], order[ends + 1], order[[0, -1]], [0, len(x) - 1]])
    kept = np.unique(kept)
    return x[kept], y[kept]


@contextmanager
def clipped_to_plane(painter: QPainter, layout: RegressionLayout, beyond: float) -> Iterator[None]:
    """Paint within the plane and so many pixels beyond it."""
    painter.save()
    room = layout.plane.adjusted(-beyond, -beyond, beyond, beyond)
    painter.setClipRect(room, Qt.ClipOperation.IntersectClip)
    yield
    painter.restore()


def paint_curves(painter: QPainter, drawn: Sequence[Drawn], layout: RegressionLayout) -> None:
    """All curves within the plane, the chosen one last and pale: the marks draw it as far as the query is."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    with clipped_to_plane(painter, layout, line_width()):
        for one in sorted(drawn, key=lambda one: one.curve.chosen):
            paint_stretches(painter, one.stretches, pen_of(one.curve, AHEAD if one.curve.chosen else 1.0))


def paint_stretches(painter: QPainter, stretches: tuple[tuple[Floats, Floats], ...], pen: QPen) -> None:
    """Lines through the places of each stretch; a lone place is a dot."""
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    alone = [(x[0], y[0]) for x, y in stretches if len(x) == 1]
    for x, y in stretches:
        if len(x) > 1:
            painter.drawPolyline(polygon(x, y))
    if alone:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(pen.color())
        for x_at, y_at in alone:
            painter.drawEllipse(QPointF(x_at, y_at), pen.widthF() * 0.8, pen.widthF() * 0.8)


def polygon(x: Floats, y: Floats) -> QPolygonF:
    """Places as Qt takes them."""
    made: QPolygonF = pg.functions.arrayToQPolygonF(x, y)
    return made


def legend_text(curve: PlotCurve) -> str:
    """What the legend says of a curve."""
    return one_line(f"{curve.name}  {curve.note}" if curve.note else curve.name)


Look = tuple[str, float, bool, str, str, float]
"""A font by its key, size and weight, ink, ground, pixel ratio: all that copied words depend on."""


def look_of(painter: QPainter, size: float, *, bold: bool = False) -> Look:
    """The look of words in ink on the card."""
    key, ratio = theme().font(size, bold=bold, tabular=True).key(), painter.device().devicePixelRatio()
    return key, size, bold, theme().colour("ink").name(), theme().colour("card").name(), ratio


def paint_words(
    painter: QPainter, place: QPointF, text: str, room: float, look: Look, *, exporting: bool
) -> float:
    """A line of words below a place, elided to its room; where it ends. On screen it is a copy: quicker."""
    if exporting:
        font = theme().font(look[1], bold=look[2], tabular=True)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(theme().colour("ink"))
        text = elided(metrics, text, room)
        painter.drawText(place + QPointF(0, metrics.ascent()), text)
        return place.x() + metrics.horizontalAdvance(text)
    words, wide = _copied_words(text, math.floor(room), look)
    painter.drawPixmap(place.toPoint(), words)
    return place.x() + wide


@lru_cache(maxsize=64)
def _copied_words(text: str, room: float, look: Look) -> tuple[QPixmap, float]:
    """Words painted once on the card, and how wide they are."""
    ratio, font = look[-1], theme().font(look[1], bold=look[2], tabular=True)
    metrics = QFontMetricsF(font)
    text = elided(metrics, text, room)
    wide = metrics.horizontalAdvance(text)
    made = QPixmap(math.ceil(max(wide, 1) * ratio), math.ceil(metrics.height() * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(theme().colour("card"))
    painter = QPainter(made)
    paint_words(painter, QPointF(), text, room, look, exporting=True)
    painter.end()
    return made, wide


def paint_legend(
    painter: QPainter, curves: tuple[PlotCurve, ...], layout: RegressionLayout, *, exporting: bool
) -> None:
    """A piece of each curve, its name, and its note in a fainter ink."""
    metrics, swatch = legend_metrics(), swatch_width()
    look, font = look_of(painter, LEGEND_FONT), theme().font(LEGEND_FONT, tabular=True)
    painter.setFont(font)
    muted, gap = theme().colour("muted"), metrics.horizontalAdvance("  ")
    for place, curve in zip(layout.plot.legend, curves, strict=False):
        middle, base = place.y() + metrics.height() / 2, place.y() + metrics.ascent()
        painter.setPen(pen_of(curve))
        painter.drawLine(QLineF(place.x(), middle, place.x() + swatch - theme().px(6), middle))
        left = place.x() + swatch
        room = max(layout.plane.right() + theme().px(4), layout.ends.right()) - left
        end = gap + paint_words(
            painter, QPointF(left, place.y()), curve.name, room, look, exporting=exporting
        )
        painter.setPen(muted)
        painter.drawText(QPointF(end, base), elided(metrics, curve.note, room + left - end))


def paint_rug(painter: QPainter, x: Floats, layout: RegressionLayout) -> None:
    """A short tick for every key at the foot of the kernel's band."""
    foot = layout.foot
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(theme().colour("muted", 0.7))
    columns = np.unique(np.round(x[(x >= foot.left()) & (x <= foot.right())]))
    high = theme().px(4)
    painter.drawLines([QLineF(at, foot.bottom() - high, at, foot.bottom()) for at in columns.tolist()])


def paint_planes(painter: QPainter, layout: RegressionLayout) -> None:
    """Both axes, and the ground of the kernel's band."""
    foot = layout.foot
    painter.fillRect(foot, theme().colour("field"))
    paint_axes(painter, layout.plot)
    paint_axes(painter, layout.band)
    painter.setPen(theme().colour("muted"))
    painter.drawLine(foot.bottomLeft(), foot.bottomRight())
