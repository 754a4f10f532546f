"""The pixels of a grid of maps, and the names around it."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from explorer.core.colour import ColourMap, Scale
from explorer.core.i18n import translate
from explorer.core.trace import FloatArray
from explorer.theme import theme
from explorer.widgets.cell_colours import Look, coloured
from explorer.widgets.colour_bar import tick_text
from explorer.widgets.map_grid_layout import GridLayout, Place
from explorer.widgets.map_overview import blocks, widened
from explorer.widgets.painting import elided, image_of

_FONT = 0.85


def header_metrics() -> QFontMetricsF:
    """The metrics of the names."""
    return QFontMetricsF(theme().font(_FONT, tabular=True))


def map_title(place: Place) -> str:
    """“row 0, column 1”"""
    text = translate("MapGrid", "row {row}, column {column}")
    return text.format(row=place[0], column=place[1])


def shares(values: FloatArray, limits: NDArray[np.float64], *, signed: bool) -> FloatArray:
    """Where the numbers (rows, columns, a, b) lie between their limits (rows, columns, 2), in [0, 1].

    signed: where they lie between minus and plus their largest magnitude, in [−1, 1].
    """
    pairs = np.array([widened(*pair) for pair in limits.reshape(-1, 2).tolist()]).reshape(limits.shape)
    low, high = pairs[..., 0, None, None], pairs[..., 1, None, None]
    if signed:
        return np.asarray(values / np.maximum(np.abs(low), np.abs(high)), dtype=np.float32)
    return np.asarray((values - low) / (high - low), dtype=np.float32)


def draw_maps(
    values: FloatArray,
    limits: NDArray[np.float64],
    cells: tuple[float, float],
    colour_map: ColourMap,
    layout: GridLayout,
    ratio: float,
) -> QImage:
    """The content of the grid as one image, `ratio` device pixels for each logical one.

    Args:
        values: (rows, columns, a, b) thumbnails.
        limits: (rows, columns, 2) the ends of each map's scale.
        cells: how many of a and b the map takes; the last of each may stand for less than the others.
    """
    down = max(1, math.ceil(values.shape[2] / (layout.map_height * ratio) - 0.01))
    across = max(1, math.ceil(values.shape[3] / (layout.map_width * ratio) - 0.01))
    small = blocks(values, down, across)
    signed = colour_map is ColourMap.SIGNED
    look = Look(Scale.LINEAR, colour_map, signed, 0.0, 1.0)
    rows, columns, high, wide = small.shape
    flat = shares(small, limits, signed=signed).transpose(0, 2, 1, 3).reshape(rows * high, columns * wide)
    source = image_of(coloured(flat, look))
    size = [max(1, math.ceil(length * ratio)) for length in layout.size]
    image = QImage(size[0], size[1], QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(theme().colour("card"))
    painter = QPainter(image)
    painter.setPen(theme().colour("hairline"))
    for row, column in np.ndindex(rows, columns):
        target = layout.rect((row, column))
        part = QRectF(column * wide, row * high, cells[1] / across, cells[0] / down)
        painter.drawImage(target, source, part)
        painter.drawRect(target.adjusted(-1, -1, 0, 0))
    painter.end()
    return image


def paint_titles(painter: QPainter, layout: GridLayout) -> None:
    """The name above each map of a wrapped grid."""
    metrics = header_metrics()
    painter.setFont(theme().font(_FONT, tabular=True))
    painter.setPen(theme().colour("muted"))
    for number in range(layout.rows * layout.columns):
        place = divmod(number, layout.columns)
        rect = layout.rect(place)
        text = elided(metrics, map_title(place), rect.width())
        if text != map_title(place):
            text = elided(metrics, str(number), rect.width())
        painter.drawText(QPointF(rect.left(), rect.top() - metrics.descent() - 1), text)


def paint_scales(painter: QPainter, layout: GridLayout, limits: NDArray[np.float64]) -> None:
    """The ends of each map's own scale, below it."""
    metrics = header_metrics()
    painter.setFont(theme().font(_FONT, tabular=True))
    painter.setPen(theme().colour("muted"))
    for place in np.ndindex(layout.rows, layout.columns):
        rect = layout.rect((place[0], place[1]))
        low, high = (tick_text(end) for end in limits[place].tolist())
        text = f"{low} … {high}"
        if metrics.horizontalAdvance(text) > rect.width():
            text = elided(metrics, f"… {high}", rect.width())
        painter.drawText(QPointF(rect.left(), rect.bottom() + metrics.ascent()), text)


def paint_headers(painter: QPainter, layout: GridLayout, chosen: Place, offset: QPoint, room: QSize) -> None:
    """The names of rows and columns; they stay while the content scrolls."""
    card, space = theme().colour("card"), layout.space
    painter.save()
    painter.fillRect(QRectF(offset.x(), offset.y(), room.width(), space.top - 1), card)
    painter.fillRect(QRectF(offset.x(), offset.y() + space.top, space.left - 1, room.height()), card)
    painter.setClipRect(QRectF(offset.x() + space.left - 1, offset.y(), room.width(), space.top))
    _paint_columns(painter, layout, chosen[1], offset.y())
    painter.setClipRect(QRectF(offset.x(), offset.y() + space.top, space.left, room.height()))
    _paint_rows(painter, layout, chosen[0], offset.x())
    painter.restore()


def _named(count: int, every: int, chosen: int) -> list[int]:
    """Every index that has room, and the chosen one, which drives away its neighbours."""
    kept = [at for at in range(0, count, every) if abs(at - chosen) >= every]
    return [*kept, chosen] if 0 <= chosen < count else kept


def _paint_columns(painter: QPainter, layout: GridLayout, chosen: int, y: float) -> None:
    metrics, pitch = header_metrics(), layout.pitch[0]
    names = [translate("MapGrid", "column {n}").format(n=at) for at in range(layout.columns)]
    if max(map(metrics.horizontalAdvance, names)) + theme().px(6) > pitch:
        names = [str(at) for at in range(layout.columns)]
    widest = max(map(metrics.horizontalAdvance, names)) + theme().px(6)
    for at in _named(layout.columns, max(1, math.ceil(widest / pitch)), chosen):
        painter.setFont(theme().font(_FONT, bold=at == chosen, tabular=True))
        painter.setPen(theme().colour("accent" if at == chosen else "muted"))
        centre = layout.rect((0, at)).center().x()
        width = QFontMetricsF(painter.font()).horizontalAdvance(names[at])
        base = y + layout.space.top - theme().px(4) - metrics.descent()
        painter.drawText(QPointF(centre - width / 2, base), names[at])


def row_names(rows: int, room: float) -> list[str]:
    """“row 0” where that leaves the maps enough, else “0”."""
    names = [translate("MapGrid", "row {n}").format(n=at) for at in range(rows)]
    wide = max(map(header_metrics().horizontalAdvance, names), default=0)
    return names if wide <= room else [str(at) for at in range(rows)]


def _paint_rows(painter: QPainter, layout: GridLayout, chosen: int, x: float) -> None:
    metrics = header_metrics()
    names = row_names(layout.rows, layout.space.left)
    for at in _named(layout.rows, max(1, math.ceil(metrics.height() / layout.pitch[1])), chosen):
        painter.setFont(theme().font(_FONT, bold=at == chosen, tabular=True))
        painter.setPen(theme().colour("accent" if at == chosen else "muted"))
        middle = layout.rect((at, 0)).center().y()
        line = QRectF(x, middle - metrics.height(), layout.space.left - theme().px(6), 2 * metrics.height())
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, names[at])
