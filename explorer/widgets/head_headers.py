"""The names around the atlas of heads: layers on top, heads on the left, or one above each thumbnail."""

from __future__ import annotations

import math

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter

from explorer.theme import theme
from explorer.widgets.head_layout import AtlasLayout

_FONT = 0.85


def header_metrics() -> QFontMetricsF:
    """The metrics of the names."""
    return QFontMetricsF(theme().font(_FONT, tabular=True))


def paint_names(painter: QPainter, layout: AtlasLayout, step: int | None) -> None:
    """“layer·head” above each thumbnail of a sorted list."""
    painter.setFont(theme().font(_FONT, tabular=True))
    descent = header_metrics().descent()
    for place in range(layout.count):
        layer, head = layout.head_at_place(place)
        rect = layout.rect((layer, head))
        painter.setPen(theme().colour("accent" if layer == step else "muted"))
        painter.drawText(QPointF(rect.left(), rect.top() - descent), f"{layer}·{head}")


def paint_headers(
    painter: QPainter, layout: AtlasLayout, step: int | None, offset: QPoint, room: QSize
) -> None:
    """The names of layers and heads, thinned where they are dense; they stay while the content scrolls."""
    card = theme().colour("card")
    top, left = layout.top, layout.left
    painter.save()
    painter.fillRect(QRectF(offset.x(), offset.y(), room.width(), top - 1), card)
    painter.fillRect(QRectF(offset.x(), offset.y() + top, left - 1, room.height()), card)
    painter.setClipRect(QRectF(offset.x() + left - 1, offset.y(), room.width(), top))
    for layer in _named_layers(layout, step):
        _paint_layer(painter, layout, layer, offset.y(), marked=layer == step)
    painter.setClipRect(QRectF(offset.x(), offset.y() + top, left, room.height()))
    _paint_heads(painter, layout, offset.x() + left)
    painter.restore()


def _named_layers(layout: AtlasLayout, step: int | None) -> list[int]:
    wide = header_metrics().horizontalAdvance(f"L{layout.layers - 1}") + theme().px(6)
    every = max(1, math.ceil(wide / layout.pitch_x))
    named = [n for n in range(0, layout.layers, every) if step is None or abs(n - step) >= every]
    return [*named, step] if step is not None and 0 <= step < layout.layers else named


def _paint_layer(painter: QPainter, layout: AtlasLayout, layer: int, y: int, *, marked: bool) -> None:
    metrics, rect = header_metrics(), layout.rect((layer, 0))
    painter.setFont(theme().font(_FONT, bold=marked, tabular=True))
    painter.setPen(theme().colour("accent" if marked else "muted"))
    width = metrics.horizontalAdvance(f"L{layer}")
    base = y + layout.top - theme().px(5) - metrics.descent()
    painter.drawText(QPointF(rect.center().x() - width / 2, base), f"L{layer}")
    if marked:
        line = QRectF(rect.left(), y + layout.top - theme().px(4), rect.width(), theme().px(2))
        painter.fillRect(line, theme().colour("accent"))


def _paint_heads(painter: QPainter, layout: AtlasLayout, right: float) -> None:
    metrics = header_metrics()
    painter.setFont(theme().font(_FONT, tabular=True))
    painter.setPen(theme().colour("muted"))
    for head in range(0, layout.heads, max(1, math.ceil(metrics.height() / layout.pitch_y))):
        name = f"H{head}"
        x = right - theme().px(8) - metrics.horizontalAdvance(name)
        y = layout.rect((0, head)).center().y() + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(x, y), name)
