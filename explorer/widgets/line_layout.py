"""Where the tokens of the lines view lie: queries left, keys right, a legend above; pure geometry."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from explorer.theme import theme
from explorer.widgets.flow_layout import flow
from explorer.widgets.painting import elided

LEFT, RIGHT = "query", "key"


def line_metrics() -> QFontMetricsF:
    """The metrics of the tokens' names."""
    return QFontMetricsF(theme().font(0.96))


@dataclass(frozen=True, slots=True)
class LineLayout:
    """Places in pixels of the content: names end at `left`, begin at `right`; row i is `row` high."""

    width: float
    top: float
    row: float
    left: float
    right: float
    counts: tuple[int, int]
    legend: tuple[QPointF, ...]
    edge: float
    """The empty margin all around."""

    @property
    def height(self) -> float:
        """The height of the content."""
        return self.top + self.row * max(self.counts) + self.edge

    @property
    def ends(self) -> tuple[float, float]:
        """Where the lines begin and end across."""
        gap = theme().px(8)
        return self.left + gap, self.right - gap

    def y(self, index: float) -> float:
        """The middle of a row."""
        return self.top + (index + 0.5) * self.row

    def token_at(self, x: float, y: float) -> tuple[str, int] | None:
        """The side and index of the token whose name, or the start of whose lines, is under a point."""
        reach = theme().px(22)
        start, end = self.ends
        side = LEFT if x <= start + reach else RIGHT if x >= end - reach else ""
        index = math.floor((y - self.top) / self.row)
        count = self.counts[0] if side == LEFT else self.counts[1]
        return (side, index) if side and 0 <= index < count else None

    def name_rect(self, side: str, index: int) -> QRectF:
        """The row of a token's name."""
        y = self.top + index * self.row
        if side == LEFT:
            return QRectF(self.edge, y, self.left - self.edge, self.row)
        return QRectF(self.right, y, self.width - self.edge - self.right, self.row)

    def shown(self, side: str, start: float, stop: float, marked: int) -> list[int]:
        """The rows between two heights whose names are drawn; dense ones are thinned around the marked."""
        count = self.counts[0] if side == LEFT else self.counts[1]
        first = max(0, math.floor((start - self.top) / self.row))
        last = min(count, math.ceil((stop - self.top) / self.row) + 1)
        every = max(1, math.ceil(line_metrics().height() * 0.95 / self.row))
        rows = range(first, last)
        marks = [marked] if marked in rows else []
        clear = [i for i in rows if i % every == 0 and all(abs(i - m) >= every for m in marks)]
        return sorted({*clear, *marks})


def legend_widths(names: tuple[str, ...], most: float) -> list[float]:
    """The width of each entry: a swatch and the name, elided to `most` pixels."""
    metrics = line_metrics()
    swatch = theme().px(22)
    return [metrics.horizontalAdvance(elided(metrics, n, most)) + swatch for n in names]


def lay_out(
    names: tuple[tuple[str, ...], tuple[str, ...]],
    heads: tuple[str, ...],
    room: tuple[float, float],
    zoom: float,
) -> LineLayout:
    """Fit the tokens into (width, height); rows are never too small to read but when zoomed out."""
    metrics = line_metrics()
    width, height = room
    most = min(theme().px(150), width * 0.3)
    edge = float(theme().px(6))
    font = theme().font(0.96).key()
    left, right = (_widest(side, most, font) + theme().px(4) + edge for side in names)
    legend, top = _legend(heads, width, edge)
    counts = len(names[0]), len(names[1])
    fit = max(height - top - edge, 1) / max(*counts, 1)
    readable = min(max(fit, metrics.height() * 1.2), theme().px(34))
    row = max(readable * zoom, min(fit, readable))
    return LineLayout(width, top, row, left, width - right, counts, legend, edge)


@lru_cache(maxsize=64)
def _widest(labels: tuple[str, ...], most: float, _font: str) -> float:
    """The width of the widest name; remembered, since new values mostly come under the old names."""
    metrics, widest = line_metrics(), 0.0
    for label in labels:
        widest = max(widest, metrics.horizontalAdvance(elided(metrics, label, most)))
        if widest >= most - 2:
            break
    return widest


def _legend(heads: tuple[str, ...], width: float, edge: float) -> tuple[tuple[QPointF, ...], float]:
    """The places of the legend's entries, and where the rows below them begin."""
    if len(heads) < 2:
        return (), edge
    line = line_metrics().height() * 1.3
    lefts, lines = flow(legend_widths(heads, width * 0.9), theme().px(12), width - 2 * edge)
    places = tuple(QPointF(edge + x, edge + n * line) for x, n in zip(lefts, lines, strict=True))
    return places, edge + (lines[-1] + 1) * line + theme().px(6)
