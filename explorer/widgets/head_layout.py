"""Where the thumbnails of all heads lie: layers × heads, or a sorted list that wraps; pure geometry."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from explorer.theme import theme

Head = tuple[int, int]

SMALLEST, LARGEST = 12, 72  # pixels of a thumbnail at 100 % text


@dataclass(frozen=True, slots=True)
class AtlasLayout:
    """The places of the heads, in pixels of the content.

    `order` is None for the grid, where layers go across and heads down.
    """

    layers: int
    heads: int
    order: tuple[Head, ...] | None
    cell: float
    pitch_x: float
    pitch_y: float
    left: float
    top: float
    across: int
    label: float
    """The height of the label above each thumbnail of a sorted list."""

    @property
    def count(self) -> int:
        return self.layers * self.heads if self.order is None else len(self.order)

    @property
    def rows(self) -> int:
        return math.ceil(self.count / max(self.across, 1))

    @property
    def size(self) -> tuple[float, float]:
        """The width and the height of the content."""
        return self.left + self.across * self.pitch_x, self.top + self.rows * self.pitch_y

    def head_at_place(self, place: int) -> Head:
        """The head at a place in reading order."""
        if self.order is not None:
            return self.order[place]
        return place % self.layers, place // self.layers

    def place_of(self, head: Head) -> int:
        """The place of a head in reading order, or −1."""
        if self.order is not None:
            return self.order.index(head) if head in self.order else -1
        layer, number = head
        inside = 0 <= layer < self.layers and 0 <= number < self.heads
        return number * self.layers + layer if inside else -1

    def cell_of(self, head: Head) -> tuple[int, int]:
        """The row and column of a head, or (−1, −1)."""
        place = self.place_of(head)
        return divmod(place, self.across) if place >= 0 else (-1, -1)

    def head_in_cell(self, row: int, column: int) -> Head | None:
        """The head in a cell; in the gap after the last, the last; None when there is none."""
        place = min(row * self.across + column, self.count - 1)
        return self.head_at_place(place) if place >= 0 else None

    def rect(self, head: Head) -> QRectF:
        """The thumbnail of a head; empty when it is not shown."""
        place = self.place_of(head)
        if place < 0:
            return QRectF()
        x = self.left + (place % self.across) * self.pitch_x
        y = self.top + (place // self.across) * self.pitch_y + self.label
        return QRectF(x, y, self.cell, self.cell)

    def head_at(self, x: float, y: float) -> Head | None:
        """The head whose thumbnail, or the gap after it, holds a point of the content."""
        column, row = math.floor((x - self.left) / self.pitch_x), math.floor((y - self.top) / self.pitch_y)
        place = row * self.across + column
        if 0 <= column < self.across and row >= 0 and place < self.count:
            return self.head_at_place(place)
        return None


def _gap(cell: float) -> float:
    return max(1.0, min(4.0, cell * 0.08))


def grid_layout(layers: int, heads: int, room: tuple[float, float], left: float, top: float) -> AtlasLayout:
    """Layers across, heads down, as large as both fit; beyond the smallest size the content scrolls."""
    wide, high = (room[0] - left) / max(layers, 1), (room[1] - top) / max(heads, 1)
    pitch = max(theme().px(SMALLEST), min(wide, high, theme().px(LARGEST)))
    pitch = math.floor(pitch)
    gap = _gap(pitch)
    indent = max(left, left + (room[0] - left - layers * pitch) / 2)
    return AtlasLayout(layers, heads, None, pitch - gap, pitch, pitch, indent, top, layers, 0)


def sorted_layout(
    layers: int, heads: int, order: tuple[Head, ...], room: tuple[float, float], label: tuple[float, float]
) -> AtlasLayout:
    """In reading order, as large as all fit; `label` is the width and height of the label above each."""
    edge = 2.0
    for pitch in range(theme().px(LARGEST), theme().px(20), -1):
        step = max(pitch, label[0])
        across = max(1, int((room[0] - edge) // step))
        if math.ceil(len(order) / across) * (pitch + label[1]) <= room[1]:
            break
    else:
        pitch, step = theme().px(30), max(theme().px(30), label[0])
        across = max(1, int((room[0] - edge) // step))
    gap = _gap(pitch)
    return AtlasLayout(
        layers, heads, order, pitch - gap, step, pitch + label[1], edge, edge, across, label[1]
    )
