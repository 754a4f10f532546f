"""Where the chips of a token strip lie: they wrap like words; pure geometry."""

from __future__ import annotations

import bisect
import math
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from explorer.theme import theme
from explorer.widgets.flow_layout import flow
from explorer.widgets.painting import elided, is_right_to_left, one_line

_LABEL, _NUMBER = 1.08, 0.88


def label_metrics() -> QFontMetricsF:
    """The metrics of the tokens."""
    return QFontMetricsF(theme().font(_LABEL))


def number_metrics() -> QFontMetricsF:
    """The metrics of the weights below them."""
    return QFontMetricsF(theme().font(_NUMBER, tabular=True))


@dataclass(frozen=True, eq=False, slots=True)
class TokenFlow:
    """The chips' left edges, widths and lines, in pixels of the content."""

    lefts: list[float]
    widths: list[float]
    lines: list[int]
    top: float
    chip: float
    pitch: float

    @property
    def height(self) -> float:
        """The height of the content."""
        return self.top + (self.lines[-1] + 1 if self.lines else 0) * self.pitch + theme().px(2)

    def rect(self, index: int) -> QRectF:
        """A chip."""
        y = self.top + self.lines[index] * self.pitch
        return QRectF(self.lefts[index], y, self.widths[index], self.chip)

    def between(self, start: float, stop: float) -> range:
        """The chips whose lines lie between two heights."""
        first = math.floor((start - self.top) / self.pitch)
        last = math.floor((stop - self.top) / self.pitch)
        return range(bisect.bisect_left(self.lines, first), bisect.bisect_right(self.lines, last))

    def at(self, x: float, y: float) -> int:
        """The chip under a point, or −1."""
        line = math.floor((y - self.top) / self.pitch)
        for index in range(bisect.bisect_left(self.lines, line), bisect.bisect_right(self.lines, line)):
            if self.rect(index).contains(x, y):
                return index
        return -1

    def above(self, index: int, lines: int) -> int:
        """The chip nearest across, some lines further down (up when negative)."""
        line = min(max(self.lines[index] + lines, 0), self.lines[-1])
        span = range(bisect.bisect_left(self.lines, line), bisect.bisect_right(self.lines, line))
        centre = self.lefts[index] + self.widths[index] / 2
        return min(span, key=lambda i: abs(self.lefts[i] + self.widths[i] / 2 - centre))

    def next(self, key: Qt.Key, now: int) -> int | None:
        """The token that a key leads to; from none (−1) the first; None when the key moves nothing."""
        last = len(self.lines) - 1
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        lines = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if last < 0:
            return None
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return 0 if key == Qt.Key.Key_Home else last
        if key in steps:
            return min(max(now + steps[key], 0), last) if now >= 0 else 0
        if key in lines:
            return self.above(now, lines[key]) if now >= 0 else 0
        return None


def token_flow(labels: tuple[str, ...], room: float, *, number: str, title: bool) -> TokenFlow:
    """Wrap the tokens into a column `room` wide, from right to left where most letters run so.

    `number`: leave a second line in each chip for a number at most as wide as this; `title`: a line above.
    """
    return _token_flow(labels, room, number, title, theme().font(_LABEL).key(), theme().px(100))


@lru_cache(16)  # new weights come under the old tokens; the last two arguments tell looks apart
def _token_flow(
    labels: tuple[str, ...], room: float, number: str, title: bool, _font: str, _hundred: int
) -> TokenFlow:
    words, figures = label_metrics(), number_metrics()
    pad, edge = theme().px(7), float(theme().px(4))
    least = figures.horizontalAdvance(number) if number else theme().px(6)
    known: dict[str, float] = {}
    widths = []
    for label in labels:
        if label not in known:
            most = room - 2 * pad - 2 * edge
            width = words.horizontalAdvance(one_line(label[:400]))
            if width > most:
                width = words.horizontalAdvance(elided(words, label, most))
            known[label] = max(width, least) + 2 * pad
        widths.append(known[label])
    inner = room - 2 * edge
    lefts, lines = flow(widths, theme().px(4), inner, right_to_left=is_right_to_left(labels))
    chip = words.height() + (figures.height() if number else 0) + theme().px(4)
    top = words.lineSpacing() + theme().px(6) if title else float(theme().px(3))
    return TokenFlow([edge + x for x in lefts], widths, lines, top, chip, chip + theme().px(5))
