"""Paints the lines view: names, legend, lines, and the note on what is not drawn."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from explorer.theme import theme
from explorer.widgets.line_bundle import Links, draw_links, visible_links
from explorer.widgets.line_layout import LEFT, RIGHT, LineLayout, line_metrics
from explorer.widgets.painting import elided

Token = tuple[str, int]


def line_ends(links: Links, layout: LineLayout, heads: int) -> NDArray[np.float64]:
    """The ends of the links' lines: (n, 4) x1, y1, x2, y2; heads lie side by side within a row."""
    start, end = layout.ends
    ends = np.empty((len(links), 4))
    ends[:, 0], ends[:, 2] = start, end
    apart = min(2.0, layout.row * 0.6 / max(heads, 1))
    shift = (links.head - (heads - 1) / 2) * apart
    ends[:, 1] = layout.y(0) + links.query * layout.row + shift
    ends[:, 3] = layout.y(0) + links.key * layout.row + shift
    return ends


def paint_links(
    painter: QPainter,
    links: Links,
    layout: LineLayout,
    colours: tuple[QColor, ...],
    band: tuple[float, float],
) -> None:
    """Draw the links that cross the band of heights on view."""
    start = layout.y(0)
    near = visible_links(links, layout.row, *band, starts=(start, start))
    draw_links(painter, near, line_ends(near, layout, len(colours)), colours, theme().colour("card"))


def paint_names(
    painter: QPainter,
    names: tuple[tuple[str, ...], tuple[str, ...]],
    layout: LineLayout,
    band: tuple[float, float],
    marked: Token | None,
) -> None:
    """Draw the tokens' names on both sides; the marked one stands out."""
    for side, labels in zip((LEFT, RIGHT), names, strict=True):
        mark = marked[1] if marked is not None and marked[0] == side else -1
        shown = layout.shown(side, *band, mark)
        _paint_names(painter, [(labels[i], layout.name_rect(side, i)) for i in shown if i != mark], side)
        if mark >= 0:
            rect = layout.name_rect(side, mark)
            _paint_names(painter, [(labels[mark], rect)], side, marked=True)


def _paint_names(
    painter: QPainter, names: list[tuple[str, QRectF]], side: str, *, marked: bool = False
) -> None:
    painter.setFont(theme().font(0.96, bold=marked))
    painter.setPen(theme().colour("accent" if marked else "ink"))
    metrics = QFontMetricsF(painter.font())
    for label, rect in names:
        _paint_name(painter, metrics, label, rect, side)


def _paint_name(painter: QPainter, metrics: QFontMetricsF, label: str, rect: QRectF, side: str) -> None:
    text = elided(metrics, label, rect.width() - theme().px(2))
    x = rect.right() - metrics.horizontalAdvance(text) if side == LEFT else rect.left()
    y = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2
    painter.drawText(QPointF(x, y), text)


def paint_shares(painter: QPainter, shares: NDArray[np.float32], side: str, layout: LineLayout) -> None:
    """Shade the names of one side by the isolated token's weights (n,), as a soft ground."""
    painter.setPen(Qt.PenStyle.NoPen)
    radius = theme().px(3)
    for index in np.flatnonzero(np.nan_to_num(shares) > 0.02):
        rect = layout.name_rect(side, int(index)).adjusted(0, 0.5, 0, -0.5)
        rect = rect.adjusted(-3, 0, 0, 0) if side == RIGHT else rect.adjusted(0, 0, 3, 0)
        painter.setBrush(theme().colour("accent", 0.45 * float(np.sqrt(shares[index]))))
        painter.drawRoundedRect(rect, radius, radius)


def paint_legend(
    painter: QPainter, heads: tuple[str, ...], layout: LineLayout, colours: tuple[QColor, ...]
) -> None:
    """A swatch and the name of each head, where there are several."""
    metrics = line_metrics()
    painter.setFont(theme().font(0.96))
    for place, name, colour in zip(layout.legend, heads, colours, strict=False):
        side = metrics.height() * 0.6
        swatch = QRectF(place.x(), place.y() + metrics.height() * 0.2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(swatch, 2, 2)
        painter.setPen(theme().colour("ink"))
        text = elided(metrics, name, layout.width * 0.9)
        painter.drawText(QPointF(swatch.right() + theme().px(5), place.y() + metrics.ascent()), text)


def note_height(note: str, width: float) -> float:
    """The height that the note takes at the foot, wrapped."""
    if not note:
        return 0.0
    metrics = QFontMetricsF(theme().font(0.88))
    wrap = int(Qt.TextFlag.TextWordWrap)
    return metrics.boundingRect(QRectF(0, 0, width, 1000), wrap, note).height() + theme().px(4)


def paint_note(painter: QPainter, note: str, rect: QRectF) -> None:
    """The sentence at the foot."""
    painter.setFont(theme().font(0.88))
    painter.setPen(theme().colour("muted"))
    painter.drawText(rect, int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignBottom), note)
