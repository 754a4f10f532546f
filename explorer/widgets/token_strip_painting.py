"""Paints one token of a strip: its ground, its frame, its label and the number below."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from explorer.theme import theme
from explorer.widgets.painting import elided, ink_on
from explorer.widgets.token_flow import label_metrics, number_metrics


@dataclass(frozen=True, slots=True)
class Chip:
    """A token as it is painted; no ground: the card's, no number: none stands below."""

    label: str
    number: str = ""
    ground: QColor | None = None
    is_special: bool = False
    is_chosen: bool = False
    is_hovered: bool = False


def paint_chip(painter: QPainter, rect: QRectF, chip: Chip) -> None:
    """Paint a token into its place."""
    card, radius = theme().colour("card"), theme().px(4)
    ground = card if chip.ground is None else chip.ground
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(rect, radius, radius)
    if chip.is_chosen or chip.is_hovered:
        _paint_frame(painter, rect, chip.is_chosen)
    painter.setPen(theme().colour("muted") if chip.is_special and ground == card else ink_on(ground))
    _paint_texts(painter, rect, chip)


def _paint_frame(painter: QPainter, rect: QRectF, is_chosen: bool) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme().colour("accent", 1.0 if is_chosen else 0.5), 2 if is_chosen else 1))
    radius = theme().px(5)
    painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 1), radius, radius)


def _paint_texts(painter: QPainter, rect: QRectF, chip: Chip) -> None:
    words, pad = label_metrics(), theme().px(7)
    left, top = rect.left() + pad, rect.top() + theme().px(2)
    painter.setFont(theme().font(1.08))
    label = elided(words, chip.label, rect.width() - 2 * pad + 1)
    painter.drawText(QPointF(left, top + words.ascent()), label)
    if chip.number:
        painter.setFont(theme().font(0.88, tabular=True))
        below = top + words.height() + number_metrics().ascent()
        painter.drawText(QPointF(left, below), chip.number)
