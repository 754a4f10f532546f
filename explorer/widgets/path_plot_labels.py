"""Places the names of a path's points where they hide neither the path nor each other; pure geometry."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from explorer.widgets.curve_plot_axes import Floats

_MOST = 80  # names beyond it would be a grey cloud
_TRIED = 400  # points that are asked for a name at all
_CELL = 3.0  # pixels of a cell of the occupied ground
_SAMPLES = 24  # places along a stretch between two points


class Ground:
    """What of a rectangle is taken, in cells of a few pixels."""

    def __init__(self, room: QRectF) -> None:
        self._room = room
        rows, columns = (max(1, math.ceil(length / _CELL) + 1) for length in (room.height(), room.width()))
        self._taken = np.zeros((rows, columns), dtype=np.bool_)

    def take_points(self, places: Floats) -> None:
        """Points (n, 2) are taken, as far as they lie in the rectangle."""
        cells = np.floor((places - [self._room.left(), self._room.top()]) / _CELL).astype(np.int64)
        rows, columns = self._taken.shape
        inside = (cells >= 0).all(axis=1) & (cells[:, 0] < columns) & (cells[:, 1] < rows)
        self._taken[cells[inside, 1], cells[inside, 0]] = True

    def take(self, rect: QRectF) -> None:
        self._taken[self._cells(rect)] = True

    def is_free(self, rect: QRectF) -> bool:
        """Whether all of a rectangle lies within and nothing of it is taken."""
        return self._room.contains(rect) and not self._taken[self._cells(rect)].any()

    def _cells(self, rect: QRectF) -> tuple[slice, slice]:
        x, y = rect.left() - self._room.left(), rect.top() - self._room.top()
        return (
            slice(max(0, int(y / _CELL)), int((y + rect.height()) / _CELL) + 1),
            slice(max(0, int(x / _CELL)), int((x + rect.width()) / _CELL) + 1),
        )


def spots(at: QPointF, size: tuple[float, float], gap: float) -> list[QRectF]:
    """Where a name of this width and height may be beside a point, the best place first."""
    width, height = size
    x, y = at.x(), at.y()
    right, left, middle = x + gap, x - gap - width, y - height / 2
    above, below = y - gap - height, y + gap
    corners = [(right, middle), (left, middle), (x - width / 2, above), (x - width / 2, below)]
    corners += [(right, above), (right, below), (left, above), (left, below)]
    return [QRectF(*corner, width, height) for corner in corners]


def placed_labels(
    places: Floats, size: Callable[[int], tuple[float, float]], room: QRectF, gap: float
) -> dict[int, QRectF]:
    """The rectangles of the names that have room, by point.

    Args:
        places: (T, 2) pixels, NaN where there is no point.
        size: width and height of a point's name.
        room: names stay within.
        gap: pixels between a point and its name.
    """
    ground = Ground(room)
    ground.take_points(_along(places))
    found: dict[int, QRectF] = {}
    for index in _wanted(places):
        at = QPointF(float(places[index, 0]), float(places[index, 1]))
        rect = next((spot for spot in spots(at, size(index), gap) if ground.is_free(spot)), None)
        if rect is not None:
            found[index] = rect
            ground.take(rect.adjusted(-3, 0, 3, 0))
        if len(found) >= _MOST:
            break
    return found


def _along(places: Floats) -> Floats:
    """The points and places between neighbours, without those that are none."""
    shares = np.linspace(0, 1, _SAMPLES, endpoint=False)[:, None, None]
    between = places[:-1] + shares * (places[1:] - places[:-1])  # (samples, T − 1, 2)
    every = np.concatenate([between.reshape(-1, 2), places])
    return np.asarray(every[np.isfinite(every).all(axis=1)])


def _wanted(places: Floats) -> Iterable[int]:
    """The points in the order in which they get a name."""
    fit = np.asarray(np.isfinite(places).all(axis=1))
    return [index for index in importance(len(places)) if fit[index]][:_TRIED]


def importance(count: int) -> list[int]:
    """The ends, then ever finer halves of what lies between, so that names spread over the whole path."""
    order = [0, count - 1]
    stride = 1 << max(count - 1, 1).bit_length()
    while stride > 1:
        order += range(stride // 2, count, stride)
        stride //= 2
    return [index for index in dict.fromkeys(order) if 0 <= index < count]
