"""The person behind the table, who holds the query; a lamp on the forehead stands for the gaze."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPainterPath, QPen

from explorer.widgets.cues_colours import scene_colour
from explorer.widgets.cues_layout import CuesLayout

_HEAD = 0.235  # of the scene's height
_SHOULDERS = 1.45  # widths of the head to either side


def head_of(layout: CuesLayout) -> QRectF:
    """The box about the head."""
    high = _HEAD * layout.scene.height()
    wide = 0.8 * high
    return QRectF(layout.middle - wide / 2, layout.scene.top() + 0.045 * layout.scene.height(), wide, high)


def lamp_of(layout: CuesLayout) -> QPointF:
    """From where the light comes."""
    head = head_of(layout)
    return QPointF(head.center().x(), head.top() + 0.27 * head.height())


def body_left(layout: CuesLayout) -> float:
    """Where the shoulders end at the left."""
    return layout.middle - _SHOULDERS * head_of(layout).width()


def paint_person(painter: QPainter, layout: CuesLayout, table: float, gaze: float) -> None:
    """A head and shoulders behind a table whose far edge lies at the height `table`; `gaze` in [−1, 1]."""
    head = head_of(layout)
    _paint_body(painter, head, table)
    _paint_head(painter, head, gaze)
    _paint_lamp(painter, head)


def _paint_body(painter: QPainter, head: QRectF, table: float) -> None:
    middle, wide, neck = head.center().x(), _SHOULDERS * head.width(), head.bottom() - 0.04 * head.height()
    body = QPainterPath(QPointF(middle - wide, table))
    body.cubicTo(QPointF(middle - wide, neck + 0.55 * head.height()),
                 QPointF(middle - 0.9 * wide, neck + 0.3 * head.height()),
                 QPointF(middle - 0.3 * wide, neck + 0.17 * head.height()))  # fmt: skip
    body.lineTo(middle + 0.3 * wide, neck + 0.17 * head.height())
    body.cubicTo(QPointF(middle + 0.9 * wide, neck + 0.3 * head.height()),
                 QPointF(middle + wide, neck + 0.55 * head.height()),
                 QPointF(middle + wide, table))  # fmt: skip
    body.closeSubpath()
    cloth = QLinearGradient(QPointF(0, neck), QPointF(0, table))
    cloth.setColorAt(0, scene_colour("clothes"))
    cloth.setColorAt(1, scene_colour("clothes_shade"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(scene_colour("skin_shade"))
    throat = QRectF(0, neck - 0.2 * head.height(), 0.4 * head.width(), 0.45 * head.height())
    throat.moveLeft(middle - throat.width() / 2)
    painter.drawRoundedRect(throat, 0.15 * head.width(), 0.15 * head.width())
    painter.setBrush(cloth)
    painter.drawPath(body)
    painter.setBrush(scene_colour("skin_shade"))
    collar = QRectF(0, neck - 0.02 * head.height(), 0.56 * head.width(), 0.4 * head.height())
    collar.moveLeft(middle - collar.width() / 2)
    painter.drawPie(collar, 180 * 16, 180 * 16)


def _paint_head(painter: QPainter, head: QRectF, gaze: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(scene_colour("skin_shade"))
    for side in (-1, 1):  # ears
        at = QPointF(head.center().x() + side * 0.49 * head.width(), head.top() + 0.55 * head.height())
        painter.drawEllipse(at, 0.07 * head.width(), 0.11 * head.height())
    face = QLinearGradient(head.topLeft(), head.bottomLeft())
    face.setColorAt(0, scene_colour("skin"))
    face.setColorAt(1, scene_colour("skin_shade"))
    painter.setBrush(face)
    painter.drawPath(_face(head))
    painter.setBrush(scene_colour("hair"))
    painter.drawPath(_hair(head))
    _paint_features(painter, head, gaze)


def _face(head: QRectF) -> QPainterPath:
    x, top, wide, high = head.center().x(), head.top(), head.width() / 2, head.height()
    face = QPainterPath(QPointF(x, top))
    face.cubicTo(QPointF(x + 0.7 * wide, top), QPointF(x + wide, top + 0.2 * high),
                 QPointF(x + 0.97 * wide, top + 0.52 * high))  # fmt: skip
    face.cubicTo(QPointF(x + 0.92 * wide, top + 0.82 * high), QPointF(x + 0.45 * wide, top + high),
                 QPointF(x, top + high))  # fmt: skip
    face.cubicTo(QPointF(x - 0.45 * wide, top + high), QPointF(x - 0.92 * wide, top + 0.82 * high),
                 QPointF(x - 0.97 * wide, top + 0.52 * high))  # fmt: skip
    face.cubicTo(QPointF(x - wide, top + 0.2 * high), QPointF(x - 0.7 * wide, top), QPointF(x, top))
    return face


def _hair(head: QRectF) -> QPainterPath:
    x, top, wide, high = head.center().x(), head.top(), head.width() / 2, head.height()
    hair = QPainterPath(QPointF(x - 1.0 * wide, top + 0.52 * high))
    hair.cubicTo(QPointF(x - 1.25 * wide, top - 0.27 * high), QPointF(x + 1.25 * wide, top - 0.27 * high),
                 QPointF(x + 1.0 * wide, top + 0.52 * high))  # fmt: skip
    hair.cubicTo(QPointF(x + 0.95 * wide, top + 0.2 * high), QPointF(x + 0.5 * wide, top + 0.2 * high),
                 QPointF(x, top + 0.17 * high))  # fmt: skip
    hair.cubicTo(QPointF(x - 0.5 * wide, top + 0.2 * high), QPointF(x - 0.95 * wide, top + 0.2 * high),
                 QPointF(x - 1.0 * wide, top + 0.52 * high))  # fmt: skip
    return hair


def _paint_features(painter: QPainter, head: QRectF, gaze: float) -> None:
    """Eyes that look down to where the light falls, brows, a mouth."""
    x, wide, high = head.center().x() + 0.06 * gaze * head.width(), head.width(), head.height()
    for side in (-1, 1):
        eye = QPointF(x + side * 0.2 * wide, head.top() + 0.56 * high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(scene_colour("white"))
        painter.drawEllipse(eye, 0.095 * wide, 0.062 * high)
        painter.setBrush(scene_colour("hair"))
        painter.drawEllipse(eye + QPointF(0.05 * gaze * wide, 0.022 * high), 0.046 * wide, 0.043 * high)
    line = QPen(scene_colour("hair"), max(1.0, 0.035 * wide), c=Qt.PenCapStyle.RoundCap)
    painter.setPen(line)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for side in (-1, 1):
        brow = QRectF(x + side * 0.2 * wide - 0.11 * wide, head.top() + 0.45 * high, 0.22 * wide, 0.08 * high)
        painter.drawArc(brow, 30 * 16, 120 * 16)
    mouth = QRectF(x - 0.13 * wide, head.top() + 0.74 * high, 0.26 * wide, 0.09 * high)
    painter.drawArc(mouth, 200 * 16, 140 * 16)


def _paint_lamp(painter: QPainter, head: QRectF) -> None:
    band = QPainterPath(QPointF(head.left() - 0.02 * head.width(), head.top() + 0.36 * head.height()))
    band.quadTo(QPointF(head.center().x(), head.top() + 0.2 * head.height()),
                QPointF(head.right() + 0.02 * head.width(), head.top() + 0.36 * head.height()))  # fmt: skip
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(scene_colour("lamp"), 0.09 * head.height()))
    painter.drawPath(band)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(scene_colour("lamp"))
    at = QPointF(head.center().x(), head.top() + 0.27 * head.height())
    painter.drawEllipse(at, 0.16 * head.width(), 0.16 * head.width())
    painter.setBrush(scene_colour("light"))
    painter.drawEllipse(at, 0.11 * head.width(), 0.11 * head.width())
