"""Where names, lanes, rows and the pooled values of the scoring lanes lie; pure geometry."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QRectF, Qt

from explorer.core.i18n import translate
from explorer.theme import theme
from explorer.widgets.painting import one_line
from explorer.widgets.scoring_lanes_columns import (
    CELL_FONT,
    EDGE,
    NAME_FONT,
    SMALL_FONT,
    TICK_FONT,
    Across,
    LaneColumns,
    lane_columns,
    metrics_of,
)
from explorer.widgets.scoring_lanes_data import LanesData

_HIGHEST = 54  # pixels of a row at 100 % text
_MOST_STRIP_ROWS = 3
_LINES_EACH = 7  # of text in the whole view for each line of a formula


@dataclass(frozen=True, slots=True)
class Strip:
    """How the numbers of a pooled value lie: across, in rows; `figures`: each has room for its number."""

    across: int = 1
    rows: int = 1
    figures: bool = True
    cell_height: float = 0.0


@dataclass(frozen=True, slots=True)
class LanesLayout:
    """All places in pixels of the canvas, scrolled as it is.

    Attributes:
        names: the column of the keys' names.
        lanes: the columns of each lane.
        head: the height of what stands above the rows.
        head_top: where it begins; below 0 only where it scrolls with the rows.
        rows_top: where the first row would be, scrolled.
        body: from where to where rows are seen.
        pitch: from row to row.
        above: the height of the number above a bar; 0: it stands on the bar.
        foot_top, foot: the sums and pooled values below.
        formula_lines: how many lines the formulas take.
    """

    names: Across = field(default_factory=lambda: Across(0, 0))
    lanes: tuple[LaneColumns, ...] = ()
    head: float = 0.0
    head_top: float = 0.0
    rows_top: float = 0.0
    body: tuple[float, float] = (0.0, 0.0)
    pitch: float = 1.0
    count: int = 0
    above: float = 0.0
    foot_top: float = 0.0
    foot: float = 0.0
    formula_lines: int = 1
    strips: tuple[Strip, ...] = ()
    sums: float = 0.0
    content: tuple[float, float] = (0.0, 0.0)
    pinned: bool = True
    height: float = 0.0

    @property
    def rows_seen(self) -> range:
        """The rows of which something is seen."""
        first = math.floor((self.body[0] - self.rows_top) / self.pitch)
        last = math.ceil((self.body[1] - self.rows_top) / self.pitch)
        return range(max(first, 0), max(min(last, self.count), 0))

    def row(self, key: int, across: Across) -> QRectF:
        """A key's row in a column."""
        return QRectF(across.left, self.rows_top + key * self.pitch, across.width, self.pitch)

    def row_at(self, y: float) -> int:
        """The key at a height, or −1."""
        row = math.floor((y - self.rows_top) / self.pitch)
        return row if self.body[0] <= y < self.body[1] and 0 <= row < self.count else -1

    def strip_rect(self, lane: int) -> QRectF:
        """Where a lane's pooled value is drawn."""
        columns, strip = self.lanes[lane], self.strips[lane]
        left, right = columns.scores.left, (columns.products or columns.weights).right
        return QRectF(left, self.foot_top + self.sums, right - left, strip.rows * strip.cell_height)

    def cell(self, lane: int, component: int) -> QRectF:
        """The place of one number of a lane's pooled value."""
        strip, rect = self.strips[lane], self.strip_rect(lane)
        row, column = divmod(component, strip.across)
        wide = rect.width() / strip.across
        return QRectF(
            rect.left() + column * wide, rect.top() + row * strip.cell_height, wide, strip.cell_height
        )

    def component_at(self, lane: int, x: float, y: float, size: int) -> int:
        """Which number of a lane's pooled value is at a place, or −1."""
        strip, rect = self.strips[lane], self.strip_rect(lane)
        if not rect.contains(x, y):
            return -1
        column = math.floor((x - rect.left()) * strip.across / rect.width())
        found = math.floor((y - rect.top()) / strip.cell_height) * strip.across + column
        return found if 0 <= column < strip.across and found < size else -1

    def scrolled(self, right: float, down: float) -> LanesLayout:
        """The same with its content scrolled from the origin."""
        lanes = tuple(lane.moved(-right) for lane in self.lanes)
        if not self.pinned:
            body = (max(0.0, self.head - down), min(self.height, self.foot_top - down))
            return replace(
                self, lanes=lanes, head_top=-down, rows_top=self.head - down, body=body,
                foot_top=self.foot_top - down,
            )  # fmt: skip
        foot = min(self.foot_top, self.height - self.foot)
        return replace(self, lanes=lanes, rows_top=self.head - down, body=(self.head, foot), foot_top=foot)


def lay_out(data: LanesData, chosen: int, size: tuple[float, float]) -> LanesLayout:
    """Place everything in (width, height), not scrolled; the content is larger where it does not fit."""
    width, height = size
    names = _names(data, width)
    lanes = lane_columns(data, chosen, names.right, width)
    strips = tuple(_strip(lane, data.size) for lane in lanes)
    head, lines = _head(data, lanes, height)
    sums = metrics_of(SMALL_FONT).height() + theme().px(8)
    foot = sums + max((_strip_height(strip) for strip in strips), default=0.0) + theme().px(8)
    above, least = metrics_of(SMALL_FONT).height(), metrics_of(NAME_FONT).height() + theme().px(2)
    pinned = height - head - foot >= 3 * least
    count = len(data.keys)
    fit = (height - head - foot) / max(count, 1)
    highest = max(float(theme().px(_HIGHEST)), _arrow_room(data) / max(count, 1))
    pitch = max(least, min(fit, highest))
    right = max((lane.whole.right for lane in lanes), default=width)
    foot_top = head + count * pitch
    return LanesLayout(
        names, lanes, head, 0.0, head, (head, foot_top), pitch, count,
        above if pitch >= above + theme().px(10) else 0.0, foot_top, foot, lines, strips, sums,
        (right + theme().px(4), foot_top + foot), pinned, height,
    )  # fmt: skip


def foot_labels() -> tuple[str, str]:
    """What stands beside the sums and the pooled values."""
    return translate("ScoringLanes", "sum"), translate("ScoringLanes", "pooled value")


def keys_label() -> str:
    """What stands above the names."""
    return translate("ScoringLanes", "key")


def _names(data: LanesData, width: float) -> Across:
    edge, bold, small = theme().px(8), metrics_of(NAME_FONT, bold=True), metrics_of(SMALL_FONT)
    widest = max((bold.horizontalAdvance(one_line(key[:60])) for key in data.keys), default=0.0)
    label = max(
        small.horizontalAdvance(word) for text in (*foot_labels(), keys_label()) for word in text.split()
    )
    return Across(edge, min(max(widest, label), max(width * 0.18, label)) + theme().px(6))


def _strip(lane: LaneColumns, size: int) -> Strip:
    """Cells with numbers in up to three rows, else colours alone."""
    small = metrics_of(CELL_FONT)
    wide = (lane.products or lane.weights).right - lane.scores.left
    most = max(1, int(wide / (small.horizontalAdvance("−0.00") + theme().px(3))))
    rows = -(-size // most) if size else 1
    if rows <= _MOST_STRIP_ROWS:
        return Strip(max(1, -(-size // rows)), rows, True, small.height() + theme().px(6))
    rows = min(_MOST_STRIP_ROWS, -(-size * 3 // max(int(wide), 1)))
    return Strip(-(-size // rows), rows, False, small.height() + theme().px(2))


def _strip_height(strip: Strip) -> float:
    """With a line for the chosen number where cells have none."""
    line = 0.0 if strip.figures else metrics_of(SMALL_FONT).height()
    return strip.rows * strip.cell_height + line


def _head(data: LanesData, lanes: tuple[LaneColumns, ...], height: float) -> tuple[float, int]:
    """The height above the rows, and how many lines the longest formula takes there."""
    small = metrics_of(SMALL_FONT)
    flags = int(Qt.TextFlag.TextWordWrap)
    lines = 1
    for lane, columns in zip(data.lanes, lanes, strict=True):
        room = QRectF(0, 0, columns.whole.width - 2 * theme().px(EDGE), 1e4)
        lines = max(lines, round(small.boundingRect(room, flags, lane.formula).height() / small.height()))
    lines = min(lines, max(1, int(height / small.height() / _LINES_EACH)))
    head = metrics_of(NAME_FONT, bold=True).height() + lines * small.height() + theme().px(10)
    return head + small.height() + metrics_of(TICK_FONT).height() + theme().px(4), lines


def _arrow_room(data: LanesData) -> float:
    """The height at which the arrow's name can be read in full."""
    return metrics_of(SMALL_FONT).horizontalAdvance(one_line(data.norm_name)) + theme().px(34)
