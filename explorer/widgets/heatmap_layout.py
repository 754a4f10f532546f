"""Where the parts of a heatmap lie: image, axes, bars; pure geometry."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from explorer.theme import theme
from explorer.widgets.cell_names import Names, widest_candidates
from explorer.widgets.heatmap_data import HeatmapData
from explorer.widgets.painting import elided

SLANT = math.sin(math.pi / 4)
_LONGEST = 130  # pixels of a label before it is elided
_ROOM_FOR_BARS = 220  # pixels; in a smaller map of several the bars would leave none for the weights
_STRETCH = 2.2  # how far from square a cell may be where rows and columns are of different number


@dataclass(frozen=True, slots=True)
class MapLayout:
    """The rectangles of one map, in pixels of the view."""

    title: QRectF
    image: QRectF
    left: float
    top: float
    side: QRectF | None

    def cell(self, rows: int, columns: int) -> tuple[float, float]:
        """The width and the height of a cell of the whole map."""
        return self.image.width() / max(columns, 1), self.image.height() / max(rows, 1)


def axis_metrics() -> QFontMetricsF:
    """The metrics of the axes' labels."""
    return QFontMetricsF(theme().font(0.92))


def label_room(labels: Names, most: float) -> float:
    """The width that the longest label takes, at most `most` pixels and the longest allowed."""
    return _widest(labels, min(theme().px(_LONGEST), most), theme().font(0.92).key())


@lru_cache(maxsize=64)
def _widest(labels: Names, limit: float, _font: str) -> float:
    """Measured as bold as a chosen label is drawn, so that choosing does not cut it.

    Remembered, since new values mostly come under the old names; `_font` tells fonts apart.
    """
    metrics, widest = QFontMetricsF(theme().font(0.92, bold=True)), 0.0
    for label in widest_candidates(labels):
        # One pixel more than the label takes: room that is exactly enough is too little after rounding.
        widest = max(widest, metrics.horizontalAdvance(elided(metrics, label, limit)) + 1)
        if widest >= limit - 2:
            break
    return min(widest, limit)


def _overhang(labels: Names, room: float, cell: float) -> float:
    """How far the turned labels of the last columns reach beyond the map."""
    high, widths = axis_metrics().height(), _last_widths(labels, theme().font(0.92).key())
    reaches = [(min(w, room) + high) * SLANT - (back + 0.5) * cell for back, w in enumerate(widths)]
    return max([0.0, *reaches])


@lru_cache(maxsize=64)
def _last_widths(labels: Names, _font: str) -> tuple[float, ...]:
    """The widths of the last labels, the very last first."""
    metrics = axis_metrics()
    return tuple(metrics.horizontalAdvance(label[:60]) for label in reversed(labels[-40:]))


def _cell_size(width: float, height: float, data: HeatmapData) -> tuple[float, float]:
    rows, columns = max(len(data.rows), 1), max(len(data.columns), 1)
    wide, high = max(width, 1) / columns, max(height, 1) / rows
    if data.fill:
        return wide, high
    stretch = 1.0 if rows == columns else _STRETCH
    wide, high = min(wide, high * stretch), min(high, wide * stretch)
    # Whole pixels keep the cells equal and their edges sharp, where that costs little room.
    return (math.floor(wide) if wide > 12 else wide), (math.floor(high) if high > 12 else high)


def lay_out(data: HeatmapData, room: QRectF) -> MapLayout:
    """Fit a map with its axes into a rectangle; the image is centred across, at the top down."""
    metrics, gap = axis_metrics(), theme().px(6)
    title = metrics.lineSpacing() + gap if data.title else 0.0
    left = label_room(data.rows, room.width() * 0.3) + gap
    turned = label_room(data.columns, room.height() * 0.36)
    top = (turned + metrics.height()) * SLANT + gap
    has_bars = data.side is not None and min(room.width(), room.height()) >= theme().px(_ROOM_FOR_BARS)
    bars = theme().px(52) + gap if has_bars else 0.0
    foot = 2 * metrics.height() + gap if has_bars else theme().px(4)
    height = room.height() - title - top - foot
    right = bars
    for _pass in range(2):  # the overhang depends on the cell, the cell on the overhang
        cell = _cell_size(room.width() - left - right, height, data)
        right = max(bars, _overhang(data.columns, turned, cell[0]))
    cell = _cell_size(room.width() - left - right, height, data)
    size = cell[0] * len(data.columns), cell[1] * len(data.rows)
    x = room.left() + left + max(0.0, (room.width() - left - right - size[0]) / 2)
    image = QRectF(round(x), round(room.top() + title + top), max(size[0], 1), max(size[1], 1))
    side = None
    if has_bars:
        side = QRectF(image.right() + gap, image.top(), theme().px(48), image.height())
    return MapLayout(
        QRectF(image.left() - left, room.top(), room.right() - image.left() + left, title),
        image,
        left,
        top,
        side,
    )


def grid(maps: tuple[HeatmapData, ...], room: QRectF) -> list[QRectF]:
    """The rectangles of several maps: the grid in which the smallest cell is largest."""
    count, gap = len(maps), theme().px(10)
    if count == 1:
        return [QRectF(room)]
    best: list[QRectF] = []
    best_cell = -1.0
    for columns in range(1, count + 1):
        rows = math.ceil(count / columns)
        if (columns - 1) * rows >= count:
            continue  # a narrower grid holds as many
        size = (room.width() - gap * (columns - 1)) / columns, (room.height() - gap * (rows - 1)) / rows
        rects = [
            QRectF(
                room.left() + (at % columns) * (size[0] + gap),
                room.top() + (at // columns) * (size[1] + gap),
                size[0],
                size[1],
            )
            for at in range(count)
        ]
        first = maps[0]
        cell = min(lay_out(first, rects[0]).cell(len(first.rows), len(first.columns)))
        if cell > best_cell:
            best, best_cell = rects, cell
    return best
