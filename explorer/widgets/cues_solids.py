"""Drawings of the solid things: a red coffee cup and a book; see `cues_sheets` for the rest.

Each fills a square of 100 × 100 units and stands on its lower edge.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPainterPath, QPen, QPolygonF, QRadialGradient

from explorer.widgets.cues_colours import Shade
from explorer.widgets.cues_sheets import draw_newspaper, draw_notebook, draw_paper

Drawing = Callable[[QPainter, Shade], None]


def draw_cup(painter: QPainter, colour: Shade) -> None:
    """A red cup on its saucer; the coffee in it steams."""
    _steam(painter, colour)
    _saucer(painter, colour)
    _handle(painter, colour)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_round_red(colour))
    painter.drawPath(_cup_body())
    _gloss(painter, colour)
    _rim(painter, colour)


def draw_book(painter: QPainter, colour: Shade) -> None:
    """A thick bound book, its spine to the left, its pages to the right and above."""
    _pages(painter, colour)
    cover = QLinearGradient(QPointF(26, 14), QPointF(72, 98))
    cover.setColorAt(0, colour("book_light"))
    cover.setColorAt(0.5, colour("book"))
    cover.setColorAt(1, colour("book_dark"))
    painter.setPen(QPen(colour("book_dark"), 0.6))
    painter.setBrush(cover)
    painter.drawRoundedRect(QRectF(18, 15, 55, 83), 1.5, 1.5)
    _spine(painter, colour)
    _cover_print(painter, colour)


DRAWINGS: dict[str, Drawing] = {
    "newspaper": draw_newspaper,
    "paper": draw_paper,
    "cup": draw_cup,
    "notebook": draw_notebook,
    "book": draw_book,
}
"""The drawing of each kind of thing."""


def _steam(painter: QPainter, colour: Shade) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    vapour = colour("white")
    vapour.setAlphaF(0.4)
    painter.setPen(QPen(vapour, 2.4, c=Qt.PenCapStyle.RoundCap))
    for x, top in ((35, 10), (46, 4), (57, 11)):
        strand = QPainterPath(QPointF(x, 32))
        middle = (32 + top) / 2
        strand.cubicTo(QPointF(x - 7, 26), QPointF(x + 7, middle + 3), QPointF(x, middle))
        strand.cubicTo(QPointF(x - 6, middle - 4), QPointF(x + 5, top + 5), QPointF(x + 1, top))
        painter.drawPath(strand)


def _saucer(painter: QPainter, colour: Shade) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("cup_dark"))
    painter.drawEllipse(QPointF(46, 92.5), 40, 6)
    top = QRadialGradient(QPointF(36, 87), 44)
    top.setColorAt(0, colour("cup_light"))
    top.setColorAt(0.45, colour("cup"))
    top.setColorAt(1, colour("cup_dark"))
    painter.setBrush(top)
    painter.drawEllipse(QPointF(46, 90.5), 40, 6)
    painter.setBrush(colour("cup_dark"))
    painter.drawEllipse(QPointF(46, 90.5), 22, 2.8)


def _handle(painter: QPainter, colour: Shade) -> None:
    bow = QPainterPath(QPointF(72, 48))
    bow.cubicTo(QPointF(97, 40), QPointF(96, 78), QPointF(66, 74))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour("cup_dark"), 7.5, c=Qt.PenCapStyle.RoundCap))
    painter.drawPath(bow)
    painter.setPen(QPen(colour("cup"), 5, c=Qt.PenCapStyle.RoundCap))
    painter.drawPath(bow.translated(-0.6, -0.8))


def _round_red(colour: Shade) -> QLinearGradient:
    """Red as it turns away from the light at both sides."""
    across = QLinearGradient(QPointF(17, 0), QPointF(75, 0))
    for share, token in ((0, "cup_dark"), (0.2, "cup"), (0.32, "cup_light"), (0.48, "cup"), (1, "cup_dark")):
        across.setColorAt(share, colour(token))
    return across


def _cup_body() -> QPainterPath:
    body = QPainterPath(QPointF(17, 38))
    body.cubicTo(QPointF(18, 62), QPointF(20, 84), QPointF(35, 90))
    body.quadTo(QPointF(46, 92.5), QPointF(57, 90))
    body.cubicTo(QPointF(72, 84), QPointF(74, 62), QPointF(75, 38))
    body.closeSubpath()
    return body


def _gloss(painter: QPainter, colour: Shade) -> None:
    shine = QPainterPath(QPointF(25, 49))
    shine.cubicTo(QPointF(26, 64), QPointF(28, 74), QPointF(33, 82))
    white = colour("white")
    white.setAlphaF(0.5)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(white, 2.6, c=Qt.PenCapStyle.RoundCap))
    painter.drawPath(shine)


def _rim(painter: QPainter, colour: Shade) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("cup_light"))
    painter.drawEllipse(QPointF(46, 38), 29, 7.4)
    painter.setBrush(colour("cup_dark"))
    painter.drawEllipse(QPointF(46, 38.4), 26.2, 5.9)
    coffee = QRadialGradient(QPointF(38, 38), 26)
    coffee.setColorAt(0, colour("coffee_light"))
    coffee.setColorAt(1, colour("coffee"))
    painter.setBrush(coffee)
    painter.drawEllipse(QPointF(46, 39.7), 24, 4.6)


def _pages(painter: QPainter, colour: Shade) -> None:
    """The back cover, and the block of pages seen from the right and from above."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("book_dark"))
    painter.drawPolygon(_corners((18, 16), (31, 4), (88, 4), (88, 85), (73, 98), (73, 15)))
    painter.setBrush(colour("pages"))
    painter.drawPolygon(_corners((73, 17), (85.5, 6.5), (85.5, 84), (73, 95)))
    painter.setBrush(colour("pages_shade"))
    painter.drawPolygon(_corners((24, 15), (34, 6.5), (85.5, 6.5), (75, 15)))
    painter.setPen(QPen(colour("pages_shade"), 0.5))
    edges = [(73 + 2.1 * k, 17 - 1.75 * k, 95 - 1.83 * k) for k in range(1, 6)]
    painter.drawLines([QLineF(x, top, x, bottom) for x, top, bottom in edges])
    painter.setPen(QPen(colour("pages"), 0.5))
    painter.drawLines([QLineF(24 + 2 * k, 15 - 1.7 * k, 75 + 2.1 * k, 15 - 1.7 * k) for k in range(1, 5)])


def _spine(painter: QPainter, colour: Shade) -> None:
    rounding = QLinearGradient(QPointF(14, 0), QPointF(26, 0))
    rounding.setColorAt(0, colour("book_dark"))
    rounding.setColorAt(0.5, colour("book_light"))
    rounding.setColorAt(1, colour("book_dark"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(rounding)
    painter.drawRoundedRect(QRectF(14, 15, 11, 83), 3.5, 3.5)
    painter.setBrush(colour("gilt"))
    for y in (23, 27, 84, 88):
        painter.drawRect(QRectF(14.3, y, 10.4, 1.1))


def _cover_print(painter: QPainter, colour: Shade) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour("gilt"), 0.9))
    painter.drawRect(QRectF(30, 20, 38, 73))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("gilt"))
    for bar in (QRectF(35, 29, 28, 4.4), QRectF(38, 37, 22, 4.4), QRectF(42, 82, 14, 2.4)):
        painter.drawRoundedRect(bar, 0.6, 0.6)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour("gilt"), 1.3))
    painter.drawPolygon(_corners((49, 52), (58, 62), (49, 72), (40, 62)))
    painter.drawEllipse(QPointF(49, 62), 3.4, 3.4)


def _corners(*places: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in places])
