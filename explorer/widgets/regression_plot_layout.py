"""Where the kernel regression's parts lie: the plane of the points, the kernel's band below."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from explorer.theme import theme
from explorer.widgets.curve_plot_axes import Floats, Span, span_of, tick_labels, ticks_of
from explorer.widgets.curve_plot_layout import Axes, PlotLayout, Tick, lay_out, tick_metrics
from explorer.widgets.regression_data import RegressionData

_LOOSE = 0.55  # an axis of which the data fill less is fitted anew
_MARGIN = 0.06
_BEYOND = 2.5  # times the values' range
_NEAR = 12.0  # pixels from the query, at 100 % text, within which a grip's way is squeezed
_NEAREST = 4.0
_MOST_TICKS = 12
_ENDED = 280  # pixels of width, at 100 % text, from which there is room to name the curves' ends
_MOST_ENDS = 0.25  # of the width, that their names may take
ENDS_FONT = 0.88
_NAMED = 300  # pixels of height, at 100 % text, from which there is room for the axes' names


@dataclass(frozen=True, slots=True)
class View:
    """What the axes show."""

    x: Span
    y: Span

    def zoomed(self, factor: float, about: QPointF) -> View:
        """Both axes narrowed (factor below 1) about a place that stays where it is."""
        return View(_scaled(self.x, factor, about.x()), _scaled(self.y, factor, about.y()))

    def moved(self, across: float, up: float) -> View:
        """Both axes shifted by values."""
        x, y = self.x, self.y
        return View(Span(x.low + across, x.high + across), Span(y.low + up, y.high + up))


def _scaled(span: Span, factor: float, about: float) -> Span:
    low, high = about - (about - span.low) * factor, about + (span.high - about) * factor
    return Span(low, high) if high - low > 1e-9 * max(abs(low), abs(high), 1e-290) else span


def fitted_view(data: RegressionData) -> View | None:
    """Axes that hold all points and curves; None where there is neither.

    A truth that leaves the values far behind (as 1/x does) may reach so far beyond them, no more.
    """
    x = _limits([data.keys, *(curve.x for curve in data.curves)])
    if x is None:
        return None
    y = _limits([data.values])
    others = [curve.y for curve in data.curves]
    if y is not None:
        reach = _BEYOND * (y[1] - y[0])
        others = [np.clip(one, y[0] - reach, y[1] + reach) for one in others] if reach > 0 else others
    low, high = _limits([data.values, *others]) or (np.nan, np.nan)
    return View(span_of(*x, margin=_MARGIN / 2), span_of(low, high, margin=_MARGIN))


def _limits(parts: Iterable[Floats]) -> tuple[float, float] | None:
    found = [held for part in parts if (held := part[np.isfinite(part)]).size]
    if not found:
        return None
    return min(float(held.min()) for held in found), max(float(held.max()) for held in found)


def kept_view(view: View | None, wanted: View | None) -> View:
    """The same axes as long as they hold what is wanted and are not much too wide, each for itself."""
    if view is None or wanted is None:
        return wanted or view or View(Span(), Span())
    return View(_kept(view.x, wanted.x), _kept(view.y, wanted.y))


def _kept(span: Span, wanted: Span) -> Span:
    slack = (
        0.4 * _MARGIN * (wanted.high - wanted.low)
    )  # less than the wanted margin: a point stays off the rim
    inside = span.low <= wanted.low + slack and wanted.high - slack <= span.high
    return span if inside and wanted.high - wanted.low >= _LOOSE * (span.high - span.low) else wanted


@dataclass(frozen=True, slots=True)
class RegressionLayout:
    """Two planes with one x axis: `plot` with the values' ticks, `band` below it with the x axis' own."""

    plot: PlotLayout
    band: PlotLayout
    ends: QRectF = field(default_factory=QRectF)
    """Where the curves' right ends are named, beside the plane; null where they are not."""

    @property
    def plane(self) -> QRectF:
        """Where points and curves are."""
        return self.plot.plane

    @property
    def foot(self) -> QRectF:
        """Where the kernel is."""
        return self.band.plane

    def across(self, x: float) -> float:
        """Where an x lies, held to what a painter can bear."""
        return float(np.clip(self.plot.px(np.array([x]))[0], -1e5, 1e5))

    def places(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Where points lie, in pixels, held to what a painter can bear."""
        return np.clip(self.plot.px(x), -1e5, 1e5), self.plot.py(y)

    def point_under(self, at: QPointF) -> QPointF:
        """The x and y at a place of the view."""
        plane = self.plane
        up = (plane.bottom() - at.y()) / max(plane.height(), 1e-9)
        return QPointF(self.plot.x_under(at.x()), self.plot.axes.y.value(up))

    def a_pixel(self) -> QPointF:
        """How much one pixel is on either axis."""
        axes, plane = self.plot.axes, self.plane
        return QPointF(
            (axes.x.high - axes.x.low) / max(plane.width(), 1),
            (axes.y.high - axes.y.low) / max(plane.height(), 1),
        )

    def grip_gap(self, distance: float) -> float:
        """How many pixels from the query the kernel's grip is drawn.

        A narrow kernel's grips would lie upon each other, so their way is squeezed near the query.
        """
        true, near, nearest = distance / self.a_pixel().x(), _near(), float(theme().px(_NEAREST))
        if true >= near:
            return min(true, 1e5)
        return nearest + (near - nearest) * float(np.sqrt(max(true, 0.0) / near))

    def distance_at(self, gap: float) -> float:
        """The distance whose grip is drawn so many pixels from the query; the inverse of `grip_gap`."""
        near, nearest = _near(), float(theme().px(_NEAREST))
        if gap < near:
            share = max((gap - nearest) / (near - nearest), 0.02)
            gap = near * share**2
        return gap * self.a_pixel().x()


def _near() -> float:
    return float(theme().px(_NEAR))


def lay_out_regression(
    view: View,
    labels: tuple[str, str],
    legend: tuple[str, ...],
    size: tuple[float, float],
    ends: tuple[str, ...] = (),
) -> RegressionLayout:
    """Fit the picture into (width, height); `labels` of the x and the y axis, `ends`: what the curves' ends
    are called, if there is room beside the plane and as many lines in its height."""
    width, height = size
    gap = float(theme().px(5))
    deep = min(max(height * 0.15, theme().px(30)), theme().px(78), max(height * 0.3, 8.0))
    if height < theme().px(_NAMED):  # no room for the axes' names, but for the query's grip
        labels, height = ("", ""), height - theme().px(7)
    axes, room = Axes(view.x, view.y, *labels), (width, height - deep - gap)
    beside = ends_width(ends, width)
    above = lay_out(axes, legend, "", room, beside)
    least = len(ends) * ends_line()
    if beside and above.plane.height() < least:  # the names serve instead of the legend, if they have room
        above = lay_out(axes, (), "", room, beside)
    if beside and above.plane.height() < least:
        beside, above = 0.0, lay_out(axes, legend, "", room)
    plane = above.plane
    named = QRectF(plane.right(), plane.top(), beside, plane.height()) if beside else QRectF()
    foot = QRectF(plane.left(), plane.bottom() + gap, plane.width(), round(deep))
    name = None if above.x_name is None else above.x_name + QPointF(0, gap + deep)
    above = replace(above, y_ticks=_few_ticks(above))
    band = replace(above, plane=foot, legend=(), y_ticks=(), y_name=None, x_name=name)
    return RegressionLayout(replace(above, x_ticks=(), x_name=None), band, named)


def ends_metrics() -> QFontMetricsF:
    """The metrics of the words at the curves' ends, the chosen one's."""
    return QFontMetricsF(theme().font(ENDS_FONT, bold=True))


def ends_line() -> float:
    """The height of a line of the words at the curves' ends."""
    return ends_metrics().height()


def leader_width() -> float:
    """The room of the lines from the curves' ends to their words."""
    return float(theme().px(15))


def ends_width(ends: tuple[str, ...], width: float) -> float:
    """The room of the words at the curves' ends beside the plane; 0: there are none, or no room."""
    if not ends or width < theme().px(_ENDED):
        return 0.0
    metrics = ends_metrics()
    widest = max(metrics.horizontalAdvance(text) for text in ends)
    return min(leader_width() + widest + 1, width * _MOST_ENDS)


def _few_ticks(layout: PlotLayout) -> tuple[Tick, ...]:
    """Ticks of the y axis so far apart that the points, not the grid, are seen."""
    plane, span, metrics = layout.plane, layout.axes.y, tick_metrics()
    most = int(plane.height() / (metrics.height() * 2.6))
    values = ticks_of(span, max(3, min(most, _MOST_TICKS)))
    if len(values) >= len(layout.y_ticks):
        return layout.y_ticks
    shift = (metrics.ascent() - metrics.descent()) / 2
    bases = (plane.bottom() - span.share(np.array(values)) * plane.height() + shift).tolist()
    return tuple(zip(values, tick_labels(values), bases, strict=True))
