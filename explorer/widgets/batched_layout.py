"""Where the matrices of a batched product lie: three sheets with the other slices behind; pure geometry."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF

GAP = -1
"""Stands for the indices that are left out."""
FEWEST = 5
"""Places of an axis that is not drawn whole: both ends, two gaps, and one index between them."""
_BACK = QPointF(0.3, 0.96)  # how far a slice stands out behind the one before it, in cells


def shown_indices(count: int, most: int, focus: int) -> tuple[int, ...]:
    """At most `most` of 0 … count − 1: all, or both ends and those about `focus` with `GAP` between."""
    most = max(most, FEWEST)
    if count <= most:
        return tuple(range(count))
    window = most - 4
    start = focus - window // 2
    if start <= 2:
        return (*range(most - 2), GAP, count - 1)
    if start + window >= count - 2:
        return (0, GAP, *range(count - most + 2, count))
    return (0, GAP, *range(start, start + window), GAP, count - 1)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One matrix: the indices of its rows and columns that are drawn, its first corner, its cells' size."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    corner: QPointF
    cell: QSizeF

    @property
    def rect(self) -> QRectF:
        size = QSizeF(self.cell.width() * len(self.columns), self.cell.height() * len(self.rows))
        return QRectF(self.corner, size)

    def slot_rect(self, down: int, across: int) -> QRectF:
        """The cell at a place of the drawing."""
        wide, high = self.cell.width(), self.cell.height()
        return QRectF(self.corner.x() + across * wide, self.corner.y() + down * high, wide, high)

    def cell_rect(self, row: int, column: int) -> QRectF:
        """The cell of an entry; empty where it is left out."""
        if row not in self.rows or column not in self.columns:
            return QRectF()
        return self.slot_rect(self.rows.index(row), self.columns.index(column))

    def row_rect(self, row: int) -> QRectF:
        if row not in self.rows:
            return QRectF()
        whole, line = self.rect, self.slot_rect(self.rows.index(row), 0)
        return QRectF(whole.left(), line.top(), whole.width(), line.height())

    def column_rect(self, column: int) -> QRectF:
        if column not in self.columns:
            return QRectF()
        whole, line = self.rect, self.slot_rect(0, self.columns.index(column))
        return QRectF(line.left(), whole.top(), line.width(), whole.height())

    def entry_at(self, at: QPointF) -> tuple[int, int] | None:
        """The row and column under a point; None outside, and in a gap."""
        if not self.rect.contains(at):
            return None
        down = min(int((at.y() - self.corner.y()) / self.cell.height()), len(self.rows) - 1)
        across = min(int((at.x() - self.corner.x()) / self.cell.width()), len(self.columns) - 1)
        row, column = self.rows[down], self.columns[across]
        return None if GAP in (row, column) else (row, column)

    def moved(self, by: QPointF) -> Sheet:
        return Sheet(self.rows, self.columns, self.corner + by, self.cell)


@dataclass(frozen=True, slots=True)
class Metrics:
    """The sizes, in pixels, that fonts decide; `names`: the widths of the three captions.

    index: the room left of a sheet for the indices of its rows; number: right of it for its slice's number.
    """

    cell: QSizeF
    line: float
    index: float
    number: float
    gap: float
    names: tuple[float, float, float]
    foot: float


@dataclass(frozen=True, slots=True)
class BatchedLayout:
    """Three sheets, Y above Z and X left of it, so that a row and a column meet at their entry.

    step: leads from a slice to the one behind it, of which `behind` are drawn.
    """

    sheets: tuple[Sheet, Sheet, Sheet]
    behind: int
    step: QPointF
    captions: tuple[QRectF, QRectF, QRectF]
    foot: QRectF
    size: QSizeF

    def back(self, sheet: Sheet, depth: int) -> Sheet:
        """The same sheet of the slice so many places behind."""
        return sheet.moved(self.step * depth)


def capacities(room: QSizeF, sizes: tuple[int, int, int], metrics: Metrics, behind: int) -> Sequence[int]:
    """How many places of the axes a, b and c are drawn, so that all fits where that is possible."""
    a, b, c = sizes
    across = math.floor((room.width() - _beside(metrics, behind, c)) / metrics.cell.width())
    down = math.floor((room.height() - _above(metrics, behind)) / metrics.cell.height())
    b_across, c = _shared(b, c, across)
    b_down, a = _shared(b, a, down)
    return a, min(b_across, b_down), c


def _shared(one: int, other: int, most: int) -> tuple[int, int]:
    """Both counts cut to `most` together: the larger gives way, down to the fewest places."""
    half = max(FEWEST, most // 2)
    if one + other <= most:
        return one, other
    if other <= half:
        return min(one, max(FEWEST, most - other)), other
    if one <= half:
        return one, min(other, max(FEWEST, most - one))
    return half, half


def _between(metrics: Metrics, behind: int) -> float:
    """The width between X and Z: what stands out behind X, and the indices of Y's rows."""
    back = behind * _BACK.x() * metrics.cell.width()
    return max(back + metrics.number, metrics.index) + metrics.gap


def _beside(metrics: Metrics, behind: int, columns: int) -> float:
    """The width that is not cells; a name that is wider than few columns takes some of it."""
    back = behind * _BACK.x() * metrics.cell.width()
    right = back + metrics.number
    name = max(metrics.names[1:]) - min(columns, FEWEST) * metrics.cell.width()
    return metrics.index + _between(metrics, behind) + max(right, name)


def _above(metrics: Metrics, behind: int) -> float:
    """The height that is not cells: two captions, indices, what stands out behind Y and Z, the foot."""
    return 3.2 * metrics.line + metrics.gap + 2 * behind * _BACK.y() * metrics.cell.height() + metrics.foot


def lay_out(
    room: QSizeF,
    axes: tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]],
    metrics: Metrics,
    behind: int,
) -> BatchedLayout:
    """Place X, Y and their product in the middle of a room, or from its corner where they do not fit."""
    a, b, c = axes
    cell, line = metrics.cell, metrics.line
    step = QPointF(_BACK.x() * cell.width(), -_BACK.y() * cell.height())
    left = max(metrics.index + len(b) * cell.width() + _between(metrics, behind), metrics.names[0])
    right = len(c) * cell.width() + behind * step.x() + metrics.number
    width = left + max(right, *metrics.names[1:])
    height = (len(a) + len(b)) * cell.height() + _above(metrics, behind)
    x, y = max(0.0, (room.width() - width) / 2), max(0.0, (room.height() - height) / 2)
    second = Sheet(b, c, QPointF(x + left, y + line - behind * step.y()), cell)
    low = second.rect.bottom() + metrics.gap - behind * step.y()
    first, product = (
        Sheet(a, b, QPointF(x + metrics.index, low), cell),
        Sheet(a, c, QPointF(x + left, low), cell),
    )
    top = behind * step.y() - line
    captions = (
        QRectF(first.corner.x(), low + top, left, line),
        QRectF(second.corner.x(), second.corner.y() + top, width - left, line),
        QRectF(product.corner.x(), product.rect.bottom() + line, width - left, line),
    )
    foot = QRectF(0, captions[2].bottom() + 0.2 * line, max(room.width(), width), metrics.foot)
    return BatchedLayout((first, second, product), behind, step, captions, foot, QSizeF(width, height))
