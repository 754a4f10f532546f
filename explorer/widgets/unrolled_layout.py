"""Where the boxes, strips and names of the unrolled network lie; pure geometry.

Across, everything is in pixels of the scrolled content. Down, boxes are in pixels of the block of rows,
whose top is 0: names above and below it stay in place while the block scrolls.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from explorer.theme import theme
from explorer.widgets.painting import one_line
from explorer.widgets.unrolled_data import UnrolledData

NAME_FONT, SMALL_FONT = 0.96, 0.85
_LEAST = (16, 2, 7, 11)  # box, link, strip and gap in pixels at 100 % text
_MOST = (44, 7, 14, 30)
_WIDEST = 64  # a box
EQUAL_SIGN = 18  # the room of the sign between the folded and the unrolled form


def name_metrics() -> QFontMetricsF:
    """The metrics of tokens and outputs."""
    return QFontMetricsF(theme().font(NAME_FONT))


def small_metrics() -> QFontMetricsF:
    """The metrics of step numbers, weights and the caption."""
    return QFontMetricsF(theme().font(SMALL_FONT, tabular=True))


@dataclass(frozen=True, slots=True)
class UnrolledLayout:
    """The sizes of one step's column, and how many there are."""

    steps: int = 0
    rows: int = 1
    directions: int = 1
    pitch: int = 1
    box: tuple[float, float] = (1.0, 1.0)
    """Width and height of a box."""
    link: float = 0.0
    strip: float = 1.0
    gap: float = 1.0
    apart: float = 0.0
    """How far the boxes of the two directions are moved off the column's middle."""
    folded: int = 0
    """The width of the folded form at the left, which does not scroll; 0: it is not shown."""
    indent: int = 0
    caption: float = 0.0
    heads: float = 0.0
    """The heights of the caption and of the outputs' names."""
    feet: float = 0.0
    has_caption: bool = True
    has_numbers: bool = True
    rows_top: float = 0.0
    rows_view: float = 0.0
    """Where the block of rows begins in the viewport, and how much of it is seen."""

    @property
    def rows_height(self) -> float:
        """The height of the whole block, with the arrows below and above."""
        return self.rows * self.row_pitch + self.gap

    @property
    def row_pitch(self) -> float:
        return self.box[1] + self.link + self.strip + self.gap

    @property
    def width(self) -> float:
        """The width of the content."""
        return float(self.left + self.steps * self.pitch + self.indent)

    @property
    def left(self) -> int:
        """Where the first column begins."""
        return self.folded + self.indent

    def column(self, step: int) -> float:
        """The left edge of a step's column."""
        return float(self.left + step * self.pitch)

    def step_at(self, x: float) -> int:
        """The step whose column holds a place across, or −1."""
        step = math.floor((x - self.left) / self.pitch)
        return step if 0 <= step < self.steps else -1

    def between(self, start: float, end: float) -> range:
        """The steps whose columns touch a span."""
        first = max(0, math.floor((start - self.left) / self.pitch))
        return range(first, min(self.steps, math.ceil((end - self.left) / self.pitch)))

    def shift(self, row: int) -> float:
        """How far a row's boxes lie right of the column's middle."""
        return 0.0 if self.directions == 1 else self.apart * (1 if row % 2 else -1)

    def box_rect(self, row: int) -> QRectF:
        """A row's box; x counts from the column's left edge."""
        wide, high = self.box
        x = (self.pitch - wide) / 2 + self.shift(row)
        return QRectF(x, self.rows_height - self.gap - row * self.row_pitch - high, wide, high)

    def strip_rect(self, row: int) -> QRectF:
        """The strip of units above a row's box, on whole pixels; x as in `box_rect`."""
        box = self.box_rect(row)
        top = round(box.top() - self.link - self.strip)
        return QRectF(round(box.left()), top, round(box.width()), round(self.strip))

    def row_at(self, y: float) -> int:
        """The row whose box or strip holds a place down, or −1."""
        row = math.floor((self.rows_height - self.gap - y) / self.row_pitch)
        if not 0 <= row < self.rows:
            return -1
        return row if y >= self.strip_rect(row).top() else -1


def lay_out(data: UnrolledData, room: tuple[int, int], *, folded: int, captioned: bool) -> UnrolledLayout:
    """Fit the network into a viewport of this width and height; what does not fit is scrolled.

    `folded`: the width of the folded form, 0 for none.
    """
    caption, heads, feet, numbers = _bands(data, room[1], captioned=captioned)
    rest = room[1] - caption - heads - feet
    box, link, strip, gap = _heights(rest, data.rows)
    pitch = _pitch(data, room[0] - folded)
    spare = max(0, room[0] - folded - data.steps * pitch)
    wide = max(theme().px(24), min(pitch - _between(data), theme().px(64)))
    apart = float(theme().px(6)) if data.bidirectional else 0.0
    whole = data.rows * (box + link + strip + gap) + gap
    return UnrolledLayout(
        data.steps, data.rows, data.directions, pitch, (wide - apart, box), link, strip, gap, apart,
        folded=folded, indent=spare // 2, caption=caption, heads=heads, feet=feet,
        has_caption=caption > theme().px(2), has_numbers=numbers,
        rows_top=caption + heads + max(0, round((rest - whole) / 2)), rows_view=min(whole, max(rest, 1.0)),
    )  # fmt: skip


def _bands(data: UnrolledData, height: int, *, captioned: bool) -> tuple[float, float, float, bool]:
    """The heights of caption, outputs and feet, and whether steps are numbered; less in a low room."""
    name, small, gap = name_metrics().height(), small_metrics().height(), theme().px(2)
    heads = name + gap if any(data.outputs) else 0.0
    caption, edge = small + theme().px(4) if captioned else 0.0, float(theme().px(2))
    least = _least_height(data.rows)
    for above, numbers in ((caption or edge, True), (edge, True), (edge, False)):
        feet = name + gap + (small if numbers else 0.0) + gap
        if above + heads + feet + least <= height or above + heads + feet <= height * 0.3:
            return above, heads, feet, numbers
    crowded = heads + name > height * 0.55
    return edge, 0.0 if crowded else heads, name + 2 * gap, False


def _least_height(rows: int) -> float:
    return rows * sum(theme().px(size) for size in _LEAST) + theme().px(_LEAST[-1])


def _heights(rest: float, rows: int) -> tuple[float, float, float, float]:
    """Box, link, strip and gap, as large as fit."""
    least, most = ([theme().px(size) for size in sizes] for sizes in (_LEAST, _MOST))
    low, high = (rows * sum(sizes) + sizes[-1] for sizes in (least, most))
    share = max(0.0, min(1.0, (rest - low) / max(high - low, 1)))
    box, link, strip, gap = (math.floor(a + (b - a) * share) for a, b in zip(least, most, strict=True))
    return float(box), float(link), float(strip), float(gap)


def _between(data: UnrolledData) -> int:
    """The least room between two boxes: an arrow, and the weight's name under it."""
    return round(max(theme().px(18), _weight_width(data) + theme().px(6)))


def _weight_width(data: UnrolledData) -> float:
    """The width of the widest name of a recurrent weight."""
    return max(small_metrics().horizontalAdvance(data.weight(1, row)) for row in range(data.rows))


_BOLD = 1.12  # the width of a bold name, over that of a plain one


def _pitch(data: UnrolledData, room: int) -> int:
    """As wide as most names need within reason; wider where there is room for all steps."""
    metrics = name_metrics()
    names = sorted((one_line(name[:40]) for name in (*data.tokens, *data.outputs) if name), key=len)
    typical = names[int(len(names) * 0.9)] if names else ""
    wanted = metrics.horizontalAdvance(typical) * _BOLD + theme().px(8)
    least = max(theme().px(40) + _between(data), min(round(wanted), theme().px(88)))
    return max(least, min(room // max(data.steps, 1), theme().px(124)))


def folded_width(data: UnrolledData, room: int) -> int:
    """The room of the folded form; none where it would leave too little for the steps."""
    loop = theme().px(26) + _weight_width(data)
    wanted = round(theme().px(_WIDEST + 10 + EQUAL_SIGN) + data.directions * loop)
    return wanted if wanted <= room * 0.45 else 0
