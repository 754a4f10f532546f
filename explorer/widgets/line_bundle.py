"""From attention weights to bundles of lines of the same colour and opacity, as arrays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QPainter, QPen

from explorer.core.trace import FloatArray
from explorer.widgets.painting import mixed

FLOOR = 0.01  # weights below it would be invisible: a line says so
_LEVELS = 12  # steps of opacity
_MANY = 1000  # beyond this number of lines only the strongest are smoothed

Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False, slots=True)
class Links:
    """The weights that are drawn, faintest first: for each its head, query, key and level of opacity."""

    head: Ints
    query: Ints
    key: Ints
    level: Ints

    def __len__(self) -> int:
        return len(self.head)

    def where(self, chosen: NDArray[np.bool_]) -> Links:
        """The links for which `chosen` is true."""
        return Links(self.head[chosen], self.query[chosen], self.key[chosen], self.level[chosen])


def floor_of(threshold: float) -> float:
    """The smallest weight that is drawn."""
    return max(threshold, FLOOR)


def links_of(weights: FloatArray, threshold: float) -> Links:
    """The links of weights (heads, Q, K) at or above the threshold and the floor; NaN has none."""
    head, query, key = np.nonzero(np.nan_to_num(weights) >= floor_of(threshold))
    strength = np.sqrt(np.clip(weights[head, query, key], 0, 1))
    level = np.ceil(strength * _LEVELS).astype(np.int64).clip(1, _LEVELS)
    order = np.lexsort((head, level))
    return Links(head[order], query[order], key[order], level[order])


def visible_links(
    links: Links, rows: float, top: float, bottom: float, *, starts: tuple[float, float]
) -> Links:
    """Those that cross the band from `top` to `bottom`; `starts` are the first queries' and keys' places."""
    left, right = starts[0] + links.query * rows, starts[1] + links.key * rows
    return links.where((np.minimum(left, right) <= bottom) & (np.maximum(left, right) >= top))


def draw_links(
    painter: QPainter, links: Links, ends: NDArray[np.float64], colours: tuple[QColor, ...], card: QColor
) -> None:
    """Draw the lines `ends` (n, 4: x1, y1, x2, y2) of the links, faint ones first.

    The opacity is mixed into the colour beforehand: opaque lines draw ten times as fast, and many faint
    lines do not add up to a strong one.
    """
    keys = links.level * max(len(colours), 1) + links.head
    bounds = np.flatnonzero(np.diff(keys)) + 1
    for part in np.split(np.arange(len(links)), bounds):
        if not len(part):
            continue
        level = int(links.level[part[0]]) / _LEVELS
        smooth = len(links) < _MANY or level > 0.6
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
        painter.setPen(QPen(mixed(card, colours[int(links.head[part[0]])], level), 1 + (level > 0.6)))
        at = ends[part].reshape(-1, 2)
        painter.drawPath(pg.arrayToQPath(at[:, 0], at[:, 1], connect="pairs"))  # half the time of drawLines
