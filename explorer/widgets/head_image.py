"""All heads as one image: one array of pixels, drawn once for each size, theme or scale."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from explorer.core.colour import ColourMap, Scale
from explorer.core.trace import FloatArray
from explorer.theme import theme
from explorer.widgets.cell_colours import Look, Pixels, coloured, folded, top_of
from explorer.widgets.head_layout import AtlasLayout, Head
from explorer.widgets.painting import image_of


def pooled_heads(heads: FloatArray, cell: float) -> FloatArray:
    """The largest weight of each block, so that no thumbnail has more cells than pixels: (L, H, a, b)."""
    down = max(1, math.ceil(heads.shape[2] / max(cell, 1) - 0.01))
    across = max(1, math.ceil(heads.shape[3] / max(cell, 1) - 0.01))
    if down == across == 1:
        return heads
    return folded(folded(heads, down, np.fmax, axis=2), across, np.fmax, axis=3)


def head_pixels(heads: FloatArray, scale: Scale, colour_map: ColourMap, *, common: bool) -> Pixels:
    """The pixels of all heads, (L·a, H·b): one under the other by layer, side by side by head.

    `common`: one limit for all heads, their largest weight; otherwise each head's own.
    """
    layers, count, rows, columns = heads.shape
    if not heads.size:
        return np.zeros((1, 1), dtype=np.uint32)
    if not common:
        tops = np.fmax.reduce(heads, axis=(2, 3), keepdims=True)
        limits = np.where(np.isfinite(tops) & (tops > 0), tops, np.float32(1))
        heads = (heads / limits).astype(np.float32, copy=False)
    flat = heads.transpose(0, 2, 1, 3).reshape(layers * rows, count * columns)
    return coloured(flat, Look(scale, colour_map, high=top_of(flat) if common else 1.0))


def draw_atlas(pixels: Pixels, shape: tuple[int, int], layout: AtlasLayout, ratio: float) -> QImage:
    """The content of the atlas as one image, `ratio` device pixels for each logical one.

    `shape` is (a, b), the cells of one thumbnail.
    """
    width, height = layout.size
    size = (max(1, math.ceil(width * ratio)), max(1, math.ceil(height * ratio)))
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(theme().colour("card"))
    source = image_of(pixels)
    painter = QPainter(image)
    painter.setPen(theme().colour("hairline"))
    for place in range(layout.count):
        layer, head = layout.head_at_place(place)
        target = layout.rect((layer, head))
        part = QRectF(head * shape[1], layer * shape[0], shape[1], shape[0])
        painter.drawImage(target, source, part)
        if layout.cell > 16:
            painter.drawRect(target.adjusted(0, 0, -0.5, -0.5))
    painter.end()
    return image


def head_rows(heads: FloatArray, order: Sequence[Head]) -> Iterator[Sequence[object]]:
    """The cells of the heads as (layer, head, row, column, value), in `order`; a masked value is empty."""
    for layer, head in order:
        for (row, column), value in np.ndenumerate(heads[layer, head]):
            yield layer, head, row, column, "" if np.isnan(value) else repr(float(value))
