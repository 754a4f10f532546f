"""Draws a matrix of pixels as cells: as an image on the screen, as rectangles in a vector drawing."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPaintEngine, QPainter

from explorer.widgets.cell_colours import Pixels
from explorer.widgets.painting import image_of

_MOST_RECTANGLES = 20_000  # beyond it a vector drawing would be slow to open
_FINE = 2048  # pixels across of the image that stands for more cells


def is_vector(painter: QPainter) -> bool:
    """Whether the painter writes an SVG."""
    return painter.paintEngine().type() == QPaintEngine.Type.SVG


def draw_cells(painter: QPainter, rect: QRectF, pixels: Pixels) -> None:
    """Fill a rectangle with equal cells of these colours (rows, columns), with sharp edges everywhere.

    Viewers of vector drawings blur images that they enlarge, so that each cell there is a rectangle.
    """
    if not is_vector(painter):
        painter.drawImage(rect, image_of(pixels))
    elif pixels.size <= _MOST_RECTANGLES:
        _draw_rectangles(painter, rect, pixels)
    else:
        times = max(1, math.ceil(_FINE / max(pixels.shape)))
        painter.drawImage(rect, image_of(pixels.repeat(times, axis=0).repeat(times, axis=1)))


def _draw_rectangles(painter: QPainter, rect: QRectF, pixels: Pixels) -> None:
    rows, columns = pixels.shape
    wide, high = rect.width() / columns, rect.height() / rows
    for row in range(rows):
        line = pixels[row]
        starts = np.concatenate([[0], np.flatnonzero(np.diff(line)) + 1]).tolist()
        for start, stop in zip(starts, [*starts[1:], columns], strict=True):
            cell = QRectF(rect.left() + start * wide, rect.top() + row * high, (stop - start) * wide, high)
            painter.fillRect(cell, QColor.fromRgb(int(line[start])))
