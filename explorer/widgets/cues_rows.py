"""The numbers below the scene: the name and the weight of each thing, its value and its key."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from explorer.theme import theme
from explorer.widgets.cues_data import CuesData
from explorer.widgets.cues_layout import CuesLayout, NumberRow
from explorer.widgets.cues_plan import (
    Plan,
    RowKind,
    heading_width,
    name_font,
    row_metrics,
    weight_font,
    weight_word,
)
from explorer.widgets.painting import elided, number_text

_CENTRED = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextDontClip)
_LABEL_SHARES = (1.0, 0.85, 0.7, 0.6, 0.5)
_LEAST_BAR = 22  # pixels at 100 % text; a shorter bar tells nothing
_FADED = 0.6  # of the opacity: what does not count now
_TINY = 0.6  # of the size of the other weights


def paint_rows(painter: QPainter, data: CuesData, layout: CuesLayout) -> None:
    """Everything below the scene."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_names(painter, data, layout)
    _paint_weights(painter, data, layout)
    _paint_headings(painter, layout)
    for row in layout.rows:
        _paint_row(painter, data, layout, row)


def _paint_names(painter: QPainter, data: CuesData, layout: CuesLayout) -> None:
    painter.setFont(name_font(layout.plan.name_font))
    painter.setPen(theme().colour("ink"))
    metrics, edge = QFontMetricsF(painter.font()), theme().gap(2)
    top, height = layout.names
    for name, (left, width) in zip(data.names, layout.columns, strict=True):
        lines = _wrapped(metrics, name, width - 2 * edge, 2 if height > 1.5 * metrics.height() else 1)
        for k, line in enumerate(lines):
            x = left + (width - metrics.horizontalAdvance(line)) / 2
            painter.drawText(QPointF(x, top + k * metrics.height() + metrics.ascent()), line)


def _wrapped(metrics: QFontMetricsF, text: str, width: float, most: int) -> list[str]:
    """At most so many lines, broken between words; the last one is cut with an ellipsis."""
    words, lines = text.split(), [""]
    for word in words:
        longer = f"{lines[-1]} {word}".strip()
        if metrics.horizontalAdvance(longer) <= width or not lines[-1] or len(lines) == most:
            lines[-1] = longer
        else:
            lines.append(word)
    return [elided(metrics, line, width) for line in lines]


def _paint_weights(painter: QPainter, data: CuesData, layout: CuesLayout) -> None:
    top, height = layout.weights
    _paint_label(painter, QRectF(0, top, 0, height), weight_word(), layout.plan, strong=True, indent=0)
    for thing, (left, width) in enumerate(layout.columns):
        text = number_text(float(data.weights[thing]))
        # A weight that needs a power of ten is small, and looks so.
        is_plain = "e" not in text
        size = layout.plan.weight_font if is_plain else layout.plan.weight_font * _TINY
        painter.setFont(weight_font(size))
        token = "accent" if thing == data.brightest else "ink" if is_plain else "muted"
        painter.setPen(theme().colour(token))
        painter.drawText(QRectF(left, top, width, height), Qt.AlignmentFlag.AlignCenter, text)


def _paint_label(
    painter: QPainter, row: QRectF, text: str, plan: Plan, *, strong: bool, indent: float
) -> None:
    """In the rows' text, or smaller where it would be cut."""
    left = theme().gap(6) + indent
    room = plan.gutter - left - theme().gap(4)
    for share in _LABEL_SHARES:
        painter.setFont(theme().font(plan.row_font * share))
        metrics = QFontMetricsF(painter.font())
        if metrics.horizontalAdvance(text) <= room:
            break
    painter.setPen(theme().colour("ink" if strong else "muted"))
    base = row.center().y() + (metrics.ascent() - metrics.descent()) / 2
    painter.drawText(QPointF(left, base), elided(metrics, text, room))


def _paint_headings(painter: QPainter, layout: CuesLayout) -> None:
    """What the rows of a group are together, on its side at their left, below a fine line."""
    starts = [k for k, row in enumerate(layout.rows) if row.heading]
    for start, end in pairwise((*starts, len(layout.rows))):
        first, last = layout.rows[start], layout.rows[end - 1]
        y = round(first.rect.top() - theme().gap(2)) + 0.5
        painter.setPen(theme().colour("hairline"))
        painter.drawLine(QPointF(theme().gap(6), y), QPointF(first.rect.right(), y))
        size = layout.plan.row_font
        room = QRectF(
            theme().gap(4), first.rect.top(), heading_width(size), last.rect.bottom() - first.rect.top()
        )
        _paint_sideways(painter, room, first.heading, size)


def _paint_sideways(painter: QPainter, room: QRectF, text: str, size: float) -> None:
    """From below upwards; signs as wide as they are high stay upright, below each other."""
    painter.save()
    painter.setFont(theme().font(size, bold=True))
    painter.setPen(theme().colour("ink"))
    if all(unicodedata.east_asian_width(sign) in "WF" for sign in text):
        painter.drawText(room, _CENTRED, "\n".join(text))
    else:
        painter.translate(room.left(), room.bottom())
        painter.rotate(-90)
        shown = elided(QFontMetricsF(painter.font()), text, room.height())
        painter.drawText(QRectF(0, 0, room.height(), room.width()), _CENTRED, shown)
    painter.restore()


def _paint_row(painter: QPainter, data: CuesData, layout: CuesLayout, row: NumberRow) -> None:
    asked = is_asked(data, row)
    if asked and row.kind is RowKind.FEATURE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("accent_soft"))
        band = row.rect.adjusted(theme().gap(4) + heading_width(layout.plan.row_font), 0, -1, 0)
        painter.drawRoundedRect(band, theme().gap(4), theme().gap(4))
    painter.setOpacity(1 if asked else _FADED)
    indent = heading_width(layout.plan.row_font)
    _paint_label(painter, row.rect, row.label, layout.plan, strong=asked, indent=indent)
    for thing, (left, width) in enumerate(layout.columns):
        edge = theme().gap(5)
        room = QRectF(left + edge, row.rect.top(), width - 2 * edge, row.rect.height())
        _paint_number(painter, room, _number(data, row, thing), row.kind, layout.plan.row_font)
    painter.setOpacity(1)


def is_asked(data: CuesData, row: NumberRow) -> bool:
    """Whether a row counts now: salience and features count as much as they are multiplied with."""
    if row.kind is RowKind.VALUE:
        return True
    if row.kind is RowKind.SALIENCE:
        return data.strengths[0] > 0
    return data.strengths[1] > 0 and float(data.query[row.at]) != 0


def _number(data: CuesData, row: NumberRow, thing: int) -> float:
    if row.kind is RowKind.SALIENCE:
        return float(data.salience[thing])
    return float((data.features if row.kind is RowKind.FEATURE else data.values)[thing, row.at])


def _paint_number(painter: QPainter, room: QRectF, number: float, kind: RowKind, size: float) -> None:
    """A bar from 0 to 1 and its number at the right end; the number alone where room is short."""
    metrics = row_metrics(size)
    wide = metrics.horizontalAdvance("0.00")
    track = room.adjusted(0, 0.3 * room.height(), -wide - theme().gap(6), -0.3 * room.height())
    has_bar = track.width() >= theme().px(_LEAST_BAR)
    if has_bar:
        token = {RowKind.SALIENCE: "second", RowKind.FEATURE: "accent", RowKind.VALUE: "muted"}[kind]
        painter.fillRect(track, theme().colour("hairline"))
        filled = QRectF(track)
        filled.setWidth(track.width() * min(max(number, 0.0), 1.0))
        painter.fillRect(filled, theme().colour(token))
    painter.setFont(theme().font(size, tabular=True))
    painter.setPen(theme().colour("ink"))
    end = Qt.AlignmentFlag.AlignRight if has_bar else Qt.AlignmentFlag.AlignHCenter
    painter.drawText(room, end | Qt.AlignmentFlag.AlignVCenter, f"{number:.2f}")
