"""The states of all steps as strips of coloured cells, made a block of steps at a time when first seen."""

from __future__ import annotations

import math
from collections import OrderedDict

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from explorer.core.trace import FloatArray
from explorer.widgets.cell_colours import Look, Pixels, coloured, pooled, top_of
from explorer.widgets.cell_painting import draw_cells
from explorer.widgets.painting import image_of

_BLOCK = 32  # steps of one image
_KEPT = 24  # images: more than any screen shows


class StateStrips:
    """Colours of states (L, D, T, H); a strip has no more cells than pixels."""

    def __init__(self) -> None:
        self._states: FloatArray = np.zeros((0, 0, 0, 0), dtype=np.float32)
        self._look = Look(signed=True)
        self._fold, self._cells = 1, 1
        self._pixels: OrderedDict[int, Pixels] = OrderedDict()
        self._images: dict[int, QImage] = {}

    def set_states(self, states: FloatArray) -> None:
        """Show these; the ramp ends at their largest magnitude."""
        self._states = states
        self._look = Look(signed=True, high=top_of(states))
        self.clear()

    def set_width(self, pixels: float) -> None:
        """A strip is this wide, in pixels of the device."""
        units = self._states.shape[3]
        fold = max(1, math.ceil(units / max(pixels, 1) - 0.01))
        if fold != self._fold or self._cells != math.ceil(units / fold):
            self._fold, self._cells = fold, math.ceil(units / fold)
            self.clear()

    def clear(self) -> None:
        """Forget the colours: the theme or the data is another."""
        self._pixels.clear()
        self._images.clear()

    @property
    def look(self) -> Look:
        """How values become colours, for a colour bar."""
        return self._look

    def paint(self, painter: QPainter, rect: QRectF, row: int, step: int, *, vector: bool) -> None:
        """Fill a rectangle with the cells of a row (layer · D + direction) at a step; `vector`: as shapes."""
        if not self._states.shape[3]:
            return
        block, inside = divmod(step, _BLOCK)
        pixels = self._block(block)
        if vector:
            part = pixels[row : row + 1, inside * self._cells : (inside + 1) * self._cells]
            draw_cells(painter, rect, part)
        else:
            painter.drawImage(rect, self._images[block], QRectF(inside * self._cells, row, self._cells, 1))

    def _block(self, block: int) -> Pixels:
        """The pixels of a block: (rows, steps · cells)."""
        if block in self._pixels:
            self._pixels.move_to_end(block)
            return self._pixels[block]
        made = self._made(self._states[:, :, block * _BLOCK : (block + 1) * _BLOCK])
        self._pixels[block], self._images[block] = made, image_of(made)
        if len(self._pixels) > _KEPT:
            oldest, _pixels = self._pixels.popitem(last=False)
            del self._images[oldest]
        return made

    def _made(self, states: FloatArray) -> Pixels:
        layers, directions, steps, units = states.shape
        flat = pooled(states.reshape(-1, units), 1, self._fold)  # (L·D·steps, cells)
        return coloured(flat.reshape(layers * directions, steps * self._cells), self._look)
