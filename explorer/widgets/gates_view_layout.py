"""Where the rows of the gates view lie: names, strips or blocks, figures, the axis below; pure geometry."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from explorer.theme import theme
from explorer.widgets.curve_plot_axes import apart
from explorer.widgets.curve_plot_layout import legend_metrics, tick_metrics
from explorer.widgets.gates_view_data import KEPT

_STEPS = (1, 2, 3, 4, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10000)
LOWEST_BLOCK = 40  # pixels of a row over time from which its units can be told apart


def name_metrics() -> QFontMetricsF:
    """The metrics of the gates' names."""
    return QFontMetricsF(theme().font(0.96))


@dataclass(frozen=True, slots=True)
class GateRow:
    """One row: which gate (or `KEPT`), its name, where it is, and where its values are drawn."""

    gate: int
    name: str
    rect: QRectF
    plane: QRectF
    name_room: float


@dataclass(frozen=True, slots=True)
class GatesLayout:
    """All rows in pixels of the content.

    Attributes:
        columns: how many units (at a step) or steps (over time) lie side by side.
        lines: the gates over time are drawn as lines, since blocks would be too low.
        figures: there is room for a number after each row.
    """

    rows: tuple[GateRow, ...] = ()
    columns: int = 0
    lines: bool = False
    figures: bool = False
    legend_top: float = 0.0
    axis_top: float = 0.0
    height: float = 0.0

    def column_at(self, x: float) -> int:
        """The column at a place across, or −1."""
        if not self.rows or not self.columns:
            return -1
        plane = self.rows[0].plane
        index = math.floor((x - plane.left()) * self.columns / max(plane.width(), 1e-9))
        return index if 0 <= index < self.columns else -1

    def column_rect(self, plane: QRectF, column: int) -> QRectF:
        """A column of a row's plane."""
        wide = plane.width() / max(self.columns, 1)
        return QRectF(plane.left() + column * wide, plane.top(), wide, plane.height())

    def figure_room(self, plane: QRectF) -> QRectF:
        """Where the number after a row may be."""
        width = self.rows[0].rect.width() if self.rows else 0.0
        return QRectF(plane.right() + theme().px(8), plane.top(), width - plane.right() - theme().px(10), 0)

    def row_at(self, y: float) -> GateRow | None:
        """The row at a height."""
        return next((row for row in self.rows if row.rect.top() <= y < row.rect.bottom()), None)


def _least_height(*, over_time: bool, lines: bool) -> float:
    """The least height of a row: of a strip with its name, of a block, or of a line with its two numbers."""
    name = name_metrics().height() * 1.2
    if not over_time:
        return name
    return max(name, tick_metrics().height() * 2.2 if lines else LOWEST_BLOCK)


def lay_out(
    names: tuple[str, ...],
    kept: str,
    columns: int,
    size: tuple[float, float],
    foot: float,
    *,
    over_time: bool,
) -> GatesLayout:
    """Stack the rows in (width, height); the content is higher where they do not fit.

    `kept` is the name of the last row, empty: there is none. `foot` is the height that the colour bars
    take off below; lines need none.
    """
    width, whole = size
    height = whole - foot
    edge, gap, metrics = float(theme().px(6)), float(theme().px(8)), name_metrics()
    entries = [*enumerate(names), *([(KEPT, kept)] if kept else [])]
    widest = max((metrics.horizontalAdvance(name) for _gate, name in entries), default=0.0)
    figure = tick_metrics().horizontalAdvance("−0.000") + gap
    axis, legend = tick_metrics().height() + theme().px(6), legend_metrics().height() * 1.3
    fit = (height - 2 * edge - axis) / max(len(entries), 1)
    lines = over_time and fit < LOWEST_BLOCK
    figures = width > theme().px(400 if over_time else 230)
    least = _least_height(over_time=over_time, lines=lines)
    top = edge + (legend if lines else 0)
    fit = ((whole if lines else height) - top - edge - axis) / max(len(entries), 1)
    pitch = max(least, fit if over_time else min(fit, theme().px(52)))
    ends = tick_metrics().horizontalAdvance("−0.00" if lines else "1") + theme().px(6)
    numbers = ends if lines or (over_time and kept) else 0.0
    room = min(widest + 1, width * 0.36)
    left = edge + room + gap + numbers
    right = width - edge - (figure if figures else 2)
    rows = []
    for place, (gate, name) in enumerate(entries):
        rect = QRectF(0, top + place * pitch, width, pitch)
        pad = min(theme().px(5), pitch * 0.15)
        plane = QRectF(left, rect.top() + pad, max(right - left, 8.0), pitch - 2 * pad)
        rows.append(GateRow(gate, name, rect, plane, room))
    axis_top = top + len(entries) * pitch
    return GatesLayout(tuple(rows), columns, lines, figures, edge, axis_top, axis_top + axis + edge)


@dataclass(frozen=True, slots=True)
class ColumnAxis:
    """The texts below the rows: (text, left, right) of the columns that have room, and how to place more."""

    layout: GatesLayout
    labels: tuple[str, ...]
    texts: tuple[tuple[str, float, float], ...]

    def around(self, marked: int) -> list[tuple[str, float, bool]]:
        """(text, left, marked) of those that leave room for the marked column's, and of it."""
        if not 0 <= marked < len(self.labels):
            return [(text, left, False) for text, left, _right in self.texts]
        name, start, end = _placed(self.layout, self.labels[marked], marked)
        gap = theme().px(7)
        clear = [t for t in self.texts if t[2] + gap <= start or t[1] >= end + gap]
        return [*((text, left, False) for text, left, _right in clear), (name, start, True)]


def _placed(layout: GatesLayout, label: str, column: int) -> tuple[str, float, float]:
    """A column's text, centred below it and kept within the plane."""
    metrics, plane, gap = tick_metrics(), layout.rows[0].plane, theme().px(7)
    text = metrics.elidedText(label, Qt.TextElideMode.ElideRight, max(plane.width() * 0.4, 8.0))
    wide, centre = metrics.horizontalAdvance(text), layout.column_rect(plane, column).center().x()
    start = max(plane.left() - gap, min(centre - wide / 2, plane.right() + gap - wide))
    return text, start, start + wide


def column_axis(layout: GatesLayout, labels: tuple[str, ...]) -> ColumnAxis:
    """Every column's text, or every second, fifth … where they would touch."""
    if not layout.rows or not layout.columns:
        return ColumnAxis(layout, (), ())
    gap = theme().px(7)
    pitch = layout.rows[0].plane.width() / layout.columns
    for step in _STEPS:
        if step * pitch < gap and step < layout.columns:
            continue
        found = [_placed(layout, labels[column], column) for column in range(0, layout.columns, step)]
        if apart((text[1:] for text in found), gap):
            return ColumnAxis(layout, labels, tuple(found))
    return ColumnAxis(layout, labels, ())
