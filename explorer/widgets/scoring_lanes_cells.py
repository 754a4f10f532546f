"""The parts that the scoring lanes are painted of: bars, coloured cells with a number, signs, arrows."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from explorer.core.colour import ColourMap
from explorer.theme import theme
from explorer.widgets.painting import elided, ink_on
from explorer.widgets.scoring_lanes_columns import SMALL_FONT, Across, metrics_of
from explorer.widgets.scoring_lanes_digits import Digits

_LEAST = 0.2  # pixels of a bar that is drawn
_SOFT = 0.42  # of a bar's colour under a number, which stays readable


def signed_colour(value: float, limit: float) -> QColor:
    """A value's colour on the diverging ramp from −limit to limit; masked where it is no number."""
    if math.isnan(value):
        return theme().colour("masked")
    if value == 0:
        return theme().colour("card")
    share = 0.5 + 0.5 * max(-1.0, min(1.0, value / limit))
    return QColor(*theme().lut(ColourMap.SIGNED)[round(share * 255)].tolist())


def put(painter: QPainter, text: str, rect: QRectF, flags: Qt.AlignmentFlag) -> None:
    """Text in a place, in the painter's font and pen, with … where it is too long."""
    shown = elided(QFontMetricsF(painter.font()), text, rect.width() + 1)
    painter.drawText(rect.adjusted(0, 0, 2, 0) if flags & Qt.AlignmentFlag.AlignLeft else rect, flags, shown)


LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
MIDDLE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


def bar_rect(row: QRectF, above: float) -> QRectF:
    """Where the bar of a row is, below a number of this height or, without one, over the whole row."""
    if not above:
        return row.adjusted(0, 2, 0, -2)
    high = min(row.height() - above - theme().px(4), float(theme().px(14)))
    return QRectF(row.left(), row.center().y() + (above - high) / 2, row.width(), high)


def paint_bar(painter: QPainter, bar: QRectF, ends: tuple[float, float], colour: QColor) -> None:
    """A bar from one share of its room's width to another."""
    left, right = sorted(bar.left() + max(0.0, min(1.0, share)) * bar.width() for share in ends)
    if right - left >= _LEAST:
        painter.fillRect(QRectF(left, bar.top(), max(right - left, 1.0), bar.height()), colour)


def bar_colour(name: str, above: float, share: float = 1.0) -> QColor:
    """A bar's colour, softer where the number stands on it."""
    return theme().colour(name, share if above else share * _SOFT)


def paint_number(painter: QPainter, row: QRectF, above: float, text: str) -> None:
    """A row's number, above its bar or on it."""
    place = row
    if above:
        place = QRectF(row.left(), bar_rect(row, above).top() - above - 1, row.width(), above)
    painter.drawText(place, RIGHT, text)


def paint_cell(
    painter: QPainter, rect: QRectF, value: float, limit: float, digits: Digits, *, seen: bool = True
) -> None:
    """A value as a coloured cell with its number where there is room, in the painter's font."""
    ground = signed_colour(value, limit) if seen else theme().colour("masked")
    painter.fillRect(rect, theme().colour("hairline"))
    painter.fillRect(rect.adjusted(1, 1, -1, -1), ground)
    painter.setPen(ink_on(ground) if seen else theme().colour("muted"))
    if rect.height() >= digits.metrics.height() - 2:
        painter.drawText(rect, MIDDLE, digits.text(value, rect.width() - 2))


def paint_sign(painter: QPainter, between: QRectF, sign: str) -> None:
    """× or = between two columns."""
    painter.setPen(theme().colour("muted"))
    painter.drawText(between, MIDDLE, sign)


def paint_arrow(painter: QPainter, place: Across, body: tuple[float, float], name: str) -> None:
    """A bracket over all rows on the left, an arrow to the right, and between them the name, upright."""
    top, bottom = body[0] + 2, body[1] - 2
    middle, spine = (top + bottom) / 2, place.left + place.width * 0.3
    path = QPainterPath(QPointF(place.left + 1, top))
    path.quadTo(QPointF(spine, top), QPointF(spine, top + theme().px(6)))
    path.lineTo(spine, bottom - theme().px(6))
    path.quadTo(QPointF(spine, bottom), QPointF(place.left + 1, bottom))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme().colour("accent", 0.75), 1.5))
    painter.drawPath(path)
    text = _upright(painter, name, place, spine, (top, bottom))
    head = float(theme().px(5 if place.width >= theme().px(24) else 4))
    end = place.right - 1
    at = middle if not text else max(middle - text / 2 - theme().px(9), top + head)
    painter.setPen(QPen(theme().colour("accent"), 2))
    painter.drawLine(QPointF(spine, at), QPointF(end - head, at))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().colour("accent"))
    tip = [QPointF(end, at), QPointF(end - head * 1.5, at - head), QPointF(end - head * 1.5, at + head)]
    painter.drawPolygon(QPolygonF(tip))


def _upright(painter: QPainter, name: str, place: Across, spine: float, body: tuple[float, float]) -> float:
    """Write the name upwards beside the bracket; how long it became."""
    metrics = metrics_of(SMALL_FONT)
    room = body[1] - body[0] - theme().px(24)
    if place.right - spine < metrics.height() * 0.8 or room < theme().px(24):
        return 0.0
    text = elided(metrics, name, room)
    long = metrics.horizontalAdvance(text)
    painter.save()
    painter.setFont(theme().font(SMALL_FONT))
    painter.setPen(theme().colour("ink"))
    painter.translate((spine + place.right) / 2 + theme().px(1), (body[0] + body[1]) / 2 + theme().px(4))
    painter.rotate(-90)
    box = QRectF(-long / 2 - 1, -metrics.height() / 2, long + 3, metrics.height())
    painter.drawText(box, MIDDLE, text)
    painter.restore()
    return long
