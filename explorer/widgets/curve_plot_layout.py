"""Where the parts of a plot lie: legend, axis names, ticks, the plane of the values; pure geometry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from explorer.theme import theme
from explorer.widgets.curve_plot_axes import (
    Floats,
    Span,
    apart,
    octave_labels,
    octave_ticks,
    tick_labels,
    ticks_of,
)
from explorer.widgets.flow_layout import flow
from explorer.widgets.painting import elided

TICK_FONT, LEGEND_FONT, NOTE_FONT = 0.85, 0.92, 0.88
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10000)


def tick_metrics() -> QFontMetricsF:
    """The metrics of the numbers at the axes."""
    return QFontMetricsF(theme().font(TICK_FONT, tabular=True))


def title_metrics() -> QFontMetricsF:
    """The metrics of a plot's own title."""
    return QFontMetricsF(theme().font(LEGEND_FONT, bold=True))


def legend_metrics() -> QFontMetricsF:
    """The metrics of the legend."""
    return QFontMetricsF(theme().font(LEGEND_FONT))


@dataclass(frozen=True, slots=True)
class Axes:
    """What the axes of a plot say.

    Attributes:
        x, y: the values from end to end.
        x_label, y_label: what they are.
        x_names: names of the places 0, 1, … of the x axis; empty: numbers.
        whole: the x are whole numbers.
        title: stands above all else.
        y_text: how the y axis' ticks are written; None: as plain numbers.
    """

    x: Span = field(default_factory=Span)
    y: Span = field(default_factory=Span)
    x_label: str = ""
    y_label: str = ""
    x_names: tuple[str, ...] = ()
    whole: bool = False
    title: str = ""
    y_text: Callable[[float], str] | None = None


Tick = tuple[float, str, float]
"""Value, text, and where the text begins across (x) or its baseline lies (y), in pixels."""


@dataclass(frozen=True, slots=True)
class PlotLayout:
    """All places in pixels of the view."""

    axes: Axes
    plane: QRectF
    legend: tuple[QPointF, ...]
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    y_name: QPointF | None
    x_name: QPointF | None
    note: QRectF
    title: QPointF | None = None

    def px(self, x: Floats) -> Floats:
        """Where values of x lie across."""
        return np.asarray(self.plane.left() + self.axes.x.share(x) * self.plane.width())

    def py(self, y: Floats) -> Floats:
        """Where values of y lie from above, held to what a painter can bear."""
        at = self.plane.bottom() - self.axes.y.share(y) * self.plane.height()
        return np.asarray(np.clip(at, -1e5, 1e5))

    def at(self, x: float, y: float) -> QPointF:
        """Where a point lies."""
        return QPointF(float(self.px(np.array([x]))[0]), float(self.py(np.array([y]))[0]))

    def x_under(self, across: float) -> float:
        """The x at a place across."""
        return self.axes.x.value((across - self.plane.left()) / max(self.plane.width(), 1e-9))


def lay_out(
    axes: Axes, legend: tuple[str, ...], note: str, size: tuple[float, float], beside: float = 0.0
) -> PlotLayout:
    """Fit a plot into (width, height), with so much free room beside the plane, to its right; where room is
    short the axes' names go, then the note's further lines, then the legend."""
    width, height = size
    edge, line = float(theme().px(6)), tick_metrics().height()
    for names, named, whole_note in (
        (legend, True, True), (legend, True, False), (legend, False, False), ((), False, False),
    ):  # fmt: skip
        foot = _note_rect(note, width, height, edge, whole=whole_note)
        title_at = QPointF(edge, edge / 2 + title_metrics().ascent()) if axes.title else None
        titled = title_metrics().height() if axes.title else 0.0
        places, top = _legend_places(names, width, edge, titled)
        y_name = QPointF(edge, top + tick_metrics().ascent()) if named and axes.y_label else None
        top += line + theme().px(2) if y_name else 0
        below = line + theme().px(5) + (line if named and axes.x_label else 0)
        bottom = foot.top() - below - (0 if note else edge / 2)
        if bottom - top >= theme().px(44):
            break
    top += theme().px(5)
    plane = QRectF(edge, top, width - 2 * edge - beside, max(bottom - top, 4.0))
    y_ticks, plane = _y_ticks(axes, plane, edge)
    x_ticks = _x_ticks(axes, plane, width)
    x_name = QPointF(plane.right(), plane.bottom() + below - tick_metrics().descent()) if named else None
    return PlotLayout(axes, plane, places, x_ticks, y_ticks, y_name, x_name, foot, title_at)


def _note_rect(note: str, width: float, height: float, edge: float, *, whole: bool) -> QRectF:
    """The sentence at the foot, wrapped, or on one line."""
    if not note:
        return QRectF(0, height, width, 0)
    metrics, room = QFontMetricsF(theme().font(NOTE_FONT)), width - 2 * edge
    wrapped = metrics.boundingRect(QRectF(0, 0, room, 1000), int(Qt.TextFlag.TextWordWrap), note)
    deep = (wrapped.height() if whole else metrics.height()) + theme().px(4)
    return QRectF(edge, height - deep - 1, room, deep)


def swatch_width() -> float:
    """The room of a legend's line before its name."""
    return float(theme().px(24))


def _legend_places(
    names: tuple[str, ...], width: float, edge: float, top: float
) -> tuple[tuple[QPointF, ...], float]:
    """The places of the legend's entries below `top`, and where what lies below them begins."""
    top += edge / 2
    if not names:
        return (), top
    metrics, room = legend_metrics(), width - 2 * edge
    widths = [swatch_width() + metrics.horizontalAdvance(elided(metrics, n, room * 0.8)) for n in names]
    lefts, lines = flow(widths, theme().px(12), room)
    high = metrics.height() * 1.2
    places = tuple(QPointF(edge + x, top + n * high) for x, n in zip(lefts, lines, strict=True))
    return places, top + (lines[-1] + 1) * high + theme().px(2)


def _y_ticks(axes: Axes, plane: QRectF, edge: float) -> tuple[tuple[Tick, ...], QRectF]:
    """The ticks of the y axis, and the plane that they leave."""
    metrics = tick_metrics()
    values = ticks_of(axes.y, max(1, int(plane.height() / (metrics.height() * 1.5))))
    if len(values) < 2:  # one number is no scale
        values = ticks_of(axes.y, max(1, int(plane.height() / metrics.height()))) or values
    texts = tuple(map(axes.y_text, values)) if axes.y_text else tick_labels(values, log=axes.y.log)
    widest = max((metrics.horizontalAdvance(text) for text in texts), default=0.0)
    left = edge + widest + theme().px(6)
    plane = QRectF(left, plane.top(), max(plane.right() - theme().px(4) - left, 8.0), plane.height())
    plane = QRectF(plane.toRect())  # whole pixels: a band's columns are sharp
    shares = axes.y.share(np.array(values, dtype=np.float64))
    shift = (metrics.ascent() - metrics.descent()) / 2
    bases = (plane.bottom() - shares * plane.height() + shift).tolist()
    return tuple(zip(values, texts, bases, strict=True)), plane


def _x_ticks(axes: Axes, plane: QRectF, width: float) -> tuple[Tick, ...]:
    return _named_ticks(axes, plane, width) if axes.x_names else _number_ticks(axes, plane, width)


def _placed(
    values: list[float], texts: list[str], axes: Axes, plane: QRectF, width: float
) -> list[tuple[Tick, float]]:
    """Each tick with its text centred below it, kept within the view, and where the text ends."""
    metrics = tick_metrics()
    centres = plane.left() + axes.x.share(np.array(values, dtype=np.float64)) * plane.width()
    found = []
    for value, text, centre in zip(values, texts, centres.tolist(), strict=True):
        wide = metrics.horizontalAdvance(text)
        start = max(2.0, min(centre - wide / 2, width - 2 - wide))
        found.append(((value, text, start), start + wide))
    return found


def _fit(found: list[tuple[Tick, float]]) -> bool:
    return apart(((tick[2], end) for tick, end in found), theme().px(9))


def _number_ticks(axes: Axes, plane: QRectF, width: float) -> tuple[Tick, ...]:
    pitch = theme().px(26 if axes.x.log else 52)  # powers have few digits
    for most in range(max(2, int(plane.width() / pitch)), 0, -1):
        if axes.x.log:
            values = octave_ticks(axes.x, most)
            texts = octave_labels(values)
        else:
            values = ticks_of(axes.x, most, whole=axes.whole)
            texts = tick_labels(values)
        found = _placed(list(values), list(texts), axes, plane, width)
        if found and _fit(found):
            return tuple(tick for tick, _end in found)
    return ()


def _named_ticks(axes: Axes, plane: QRectF, width: float) -> tuple[Tick, ...]:
    """Every name, or every second, fifth … where they would touch."""
    metrics, names = tick_metrics(), axes.x_names
    first = max(0, int(np.ceil(axes.x.low - 1e-9)))
    last = min(len(names) - 1, int(np.floor(axes.x.high + 1e-9)))
    pitch = plane.width() / max(axes.x.high - axes.x.low, 1e-9)
    for step in _STEPS:
        if step * pitch < theme().px(12):
            continue
        shown = [float(i) for i in range(-(-first // step) * step, last + 1, step)]
        texts = [elided(metrics, names[int(i)], min(theme().px(120), width * 0.4)) for i in shown]
        found = _placed(shown, texts, axes, plane, width)
        if _fit(found):
            return tuple(tick for tick, _end in found)
    return ()
