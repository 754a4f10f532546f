"""Drawings of what is made of sheets: a newspaper, a research paper, a notebook with its pencil.

Each fills a square of 100 × 100 units and stands on its lower edge.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPen, QPolygonF

from explorer.widgets.cues_colours import Shade

Line = tuple[float, float, float]
"""From x to x at a height y."""


def draw_newspaper(painter: QPainter, colour: Shade) -> None:
    """A folded newspaper: masthead, headline, a photograph, columns."""
    painter.save()
    painter.translate(50, 98)
    painter.rotate(-3.5)
    painter.translate(-50, -98)
    _sheet(painter, QRectF(13, 5, 80, 91), colour("newsprint_shade"), turned=2.5)
    _sheet(painter, QRectF(10, 8, 80, 90), colour("newsprint"))
    for at in (94.2, 96.2):  # the fold shows the pages within
        _rules(painter, [(10, 90, at)], colour("newsprint_shade"), 0.7)
    _masthead(painter, colour)
    _bars(painter, [QRectF(14, 32, 72, 4.6), QRectF(14, 39, 50, 4.6)], colour("print"))
    _photograph(painter, QRectF(14, 48, 35, 24), colour)
    _rules(painter, _column(14, 30, 77, 91), colour("print_faint"), 1.3)
    _rules(painter, _column(33, 49, 77, 91), colour("print_faint"), 1.3)
    _rules(painter, _column(53.5, 68, 49, 91), colour("print_faint"), 1.3)
    _rules(painter, _column(71.5, 86, 49, 91), colour("print_faint"), 1.3)
    painter.restore()


def draw_paper(painter: QPainter, colour: Shade) -> None:
    """A stapled research paper: title, abstract, two columns and a figure."""
    _sheet(painter, QRectF(20, 5, 62, 92), colour("sheet_shade"), turned=3.5)
    _sheet(painter, QRectF(19, 6, 62, 92), colour("sheet_shade"), turned=1.6)
    _sheet(painter, QRectF(18, 6, 64, 92), colour("sheet"))
    _bars(painter, [QRectF(27, 12.5, 46, 3.4), QRectF(33, 18, 34, 3.4)], colour("print"))
    _rules(painter, [(40, 60, 25)], colour("print_faint"), 1.2)
    _rules(painter, _column(28, 72, 31, 41), colour("print_faint"), 1.2)
    _rules(painter, _column(23, 48, 47, 92), colour("print_faint"), 1.2)
    _rules(painter, _column(52, 77, 70, 92), colour("print_faint"), 1.2)
    _figure(painter, QRectF(52, 46, 25, 20), colour)
    painter.setPen(QPen(colour("metal"), 1.4, c=Qt.PenCapStyle.RoundCap))
    painter.drawLine(QLineF(21, 13, 25, 9))


def draw_notebook(painter: QPainter, colour: Shade) -> None:
    """An open ring-bound notebook with an empty ruled page, and a pencil on it."""
    painter.save()
    painter.translate(50, 98)
    painter.rotate(2.5)
    painter.translate(-50, -98)
    _sheet(painter, QRectF(17, 6, 66, 92), colour("notebook"))
    for step in range(3):
        _sheet(
            painter, QRectF(20, 8 + step, 61.5 - step, 88 - step), colour("sheet" if step else "sheet_shade")
        )
    ruling = [(26.0, 79.0, y) for y in _steps(21, 94, 7.2)]
    _rules(painter, ruling, colour("ruling"), 0.9)
    _rings(painter, colour)
    _pencil(painter, colour)
    painter.restore()


def _sheet(painter: QPainter, rect: QRectF, colour: QColor, turned: float = 0.0) -> None:
    """A sheet, lit a little more at its upper left, turned about the middle of its foot (degrees)."""
    painter.save()
    painter.translate(rect.center().x(), rect.bottom())
    painter.rotate(turned)
    own = QRectF(-rect.width() / 2, -rect.height(), rect.width(), rect.height())
    ground = QLinearGradient(own.topLeft(), own.bottomRight())
    ground.setColorAt(0, colour)
    ground.setColorAt(1, colour.darker(109))
    painter.setPen(QPen(colour.darker(135), 0.5))
    painter.setBrush(ground)
    painter.drawRoundedRect(own, 0.8, 0.8)
    painter.restore()


def _steps(first: float, last: float, step: float) -> Iterable[float]:
    return (first + step * k for k in range(1 + int((last - first) / step)))


def _column(left: float, right: float, top: float, bottom: float) -> list[Line]:
    """Lines of print; the last one of a paragraph is shorter."""
    lines = []
    for k, y in enumerate(_steps(top, bottom, 3.5)):
        end = right - (right - left) * 0.4 if k % 5 == 4 else right
        lines.append((left, end, y))
    return lines


def _rules(painter: QPainter, lines: Iterable[Line], colour: QColor, width: float) -> None:
    painter.setPen(QPen(colour, width))
    painter.drawLines([QLineF(left, y, right, y) for left, right, y in lines])


def _bars(painter: QPainter, rects: Iterable[QRectF], colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for rect in rects:
        painter.drawRoundedRect(rect, 0.6, 0.6)


def _masthead(painter: QPainter, colour: Shade) -> None:
    _bars(painter, [QRectF(25, 13, 50, 9.5)], colour("print"))
    painter.setPen(QPen(colour("print_faint"), 0.8))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(14, 13, 8, 9.5))
    painter.drawRect(QRectF(78, 13, 8, 9.5))
    _rules(painter, [(14, 86, 26), (14, 86, 28)], colour("print"), 0.7)


def _photograph(painter: QPainter, room: QRectF, colour: Shade) -> None:
    """A landscape in the greys of newsprint."""
    sky = QLinearGradient(room.topLeft(), room.bottomLeft())
    sky.setColorAt(0, colour("print_faint"))
    sky.setColorAt(1, colour("newsprint_shade"))
    painter.fillRect(room, sky)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("newsprint"))
    painter.drawEllipse(QPointF(room.left() + 26, room.top() + 7), 3.2, 3.2)
    painter.setBrush(colour("print"))
    corners = ((0, 24), (0, 18), (9, 9), (15, 16), (21, 12), (35, 21), (35, 24))
    painter.drawPolygon(QPolygonF([room.topLeft() + QPointF(x, y) for x, y in corners]))


def _figure(painter: QPainter, room: QRectF, colour: Shade) -> None:
    """A plot of a loss that falls."""
    painter.setPen(QPen(colour("print"), 1.0))
    painter.drawLine(room.bottomLeft(), room.topLeft())
    painter.drawLine(room.bottomLeft(), room.bottomRight())
    curve = QPainterPath(room.topLeft() + QPointF(2, 1.5))
    shares = [k / 12 for k in range(1, 13)]
    for share in shares:
        curve.lineTo(room.left() + 2 + 22 * share, room.top() + 1.5 + 15 * (1 - math.exp(-4 * share)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour("print"), 1.5))
    painter.drawPath(curve)


def _rings(painter: QPainter, colour: Shade) -> None:
    painter.setBrush(colour("print"))
    for y in _steps(13, 92, 8.6):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(QPointF(23.2, y), 1.4, 1.4)
    painter.setPen(QPen(colour("metal"), 1.7, c=Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for y in _steps(13, 92, 8.6):
        painter.drawArc(QRectF(13.5, y - 2.6, 10, 4.6), 0, 190 * 16)


def _pencil(painter: QPainter, colour: Shade) -> None:
    """A pencil across the page, its point to the lower left."""
    painter.save()
    painter.translate(43, 80)
    painter.rotate(-52)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("wood"))
    painter.drawPolygon(QPolygonF([QPointF(0, 0), QPointF(10, -3.6), QPointF(10, 3.6)]))
    painter.setBrush(colour("print"))
    painter.drawPolygon(QPolygonF([QPointF(0, 0), QPointF(3.6, -1.3), QPointF(3.6, 1.3)]))
    painter.fillRect(QRectF(10, -3.6, 40, 7.2), colour("pencil"))
    painter.fillRect(QRectF(10, 1.2, 40, 2.4), colour("pencil_dark"))
    painter.fillRect(QRectF(50, -3.6, 5, 7.2), colour("metal"))
    painter.setBrush(colour("eraser"))
    painter.drawRoundedRect(QRectF(55, -3.6, 6, 7.2), 1.8, 1.8)
    painter.restore()
