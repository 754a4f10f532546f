"""The things on the table as images in the dark and in full light, between which every light lies."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from explorer.widgets.cues_colours import shade
from explorer.widgets.cues_solids import DRAWINGS

_UNIT = 100.0  # the side of a drawing's square


def draw_thing(painter: QPainter, drawing: str, room: QRectF, light: float) -> None:
    """Draw a thing into a square of the view, in a light from 0 to 1."""
    painter.save()
    painter.translate(room.topLeft())
    painter.scale(room.width() / _UNIT, room.height() / _UNIT)
    DRAWINGS[drawing](painter, shade(light))
    painter.restore()


class ThingImages:
    """Colours are mixed in proportion to the light, so that two images of a thing give all the others."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, float], QPixmap] = {}
        self._size: tuple[float, float, float] = (0.0, 0.0, 0.0)

    def forget(self) -> None:
        """The colours are others."""
        self._made.clear()

    def paint(self, painter: QPainter, drawing: str, room: QRectF, light: float) -> None:
        """Paint a thing as `draw_thing` does, several times as fast; for the screen."""
        ratio = painter.device().devicePixelRatioF()
        at = QPointF(math.floor(room.left()), math.floor(room.top()))
        size = (room.width(), room.height(), ratio)
        if size != self._size:
            self._made.clear()
            self._size = size
        painter.drawPixmap(at, self._image(drawing, 0.0))
        painter.setOpacity(light)
        painter.drawPixmap(at, self._image(drawing, 1.0))
        painter.setOpacity(1.0)

    def _image(self, drawing: str, light: float) -> QPixmap:
        key = drawing, light
        if key not in self._made:
            width, height, ratio = self._size
            image = QPixmap(math.ceil((width + 1) * ratio), math.ceil((height + 1) * ratio))
            image.setDevicePixelRatio(ratio)
            image.fill(Qt.GlobalColor.transparent)
            painter = QPainter(image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_thing(painter, drawing, QRectF(0, 0, width, height), light)
            painter.end()
            self._made[key] = image
        return self._made[key]
