"""The numbers below the scene: the name and the weight of each thing, its value and its key."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextOption

from explorer.theme import theme
from explorer.widgets.cues_data import CuesData
from explorer.widgets.cues_layout import (
    ROW_FONT,
    CuesLayout,
    NumberRow,
    RowKind,
    name_font,
    row_metrics,
    weight_word,
)
from explorer.widgets.painting import elided, number_text

_LEAST_BAR = 22  # pixels at 100 % text; a shorter bar tells nothing
_FADED = 0.45


def paint_rows(painter: QPainter, data: CuesData, layout: CuesLayout) -> None:
    """Everything below the scene."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_names(painter, data, layout)
    _paint_weights(painter, data, layout)
    for row in layout.rows:
        _paint_heading(painter, row)
        _paint_row(painter, data, layout, row)


def _paint_names(painter: QPainter, data: CuesData, layout: CuesLayout) -> None:
    painter.setFont(name_font())
    painter.setPen(theme().colour("ink"))
    metrics, edge = QFontMetricsF(name_font()), theme().gap(2)
    top, height = layout.names
    centred = QTextOption(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
    centred.setWrapMode(QTextOption.WrapMode.WordWrap)
    for name, (left, width) in zip(data.names, layout.columns, strict=True):
        lines = _wrapped(metrics, name, width - 2 * edge, 2 if height > 1.5 * metrics.height() else 1)
        for k, line in enumerate(lines):
            room = QRectF(left, top + k * metrics.height(), width, metrics.height())
            painter.drawText(room, line, centred)


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
    row = QRectF(0, top, layout.gutter, height)
    _paint_label(painter, row, weight_word(), layout.gutter, strong=True)
    for thing, (left, width) in enumerate(layout.columns):
        is_best = thing == data.brightest
        painter.setFont(theme().font(layout.weight_font, bold=True, tabular=True))
        painter.setPen(theme().colour("accent" if is_best else "ink"))
        text = number_text(float(data.weights[thing]))
        metrics = QFontMetricsF(painter.font())
        while metrics.horizontalAdvance(text) > width and painter.font().pixelSize() > 6:
            smaller = painter.font()
            smaller.setPixelSize(smaller.pixelSize() - 1)
            painter.setFont(smaller)
            metrics = QFontMetricsF(smaller)
        painter.drawText(QRectF(left, top, width, height), Qt.AlignmentFlag.AlignCenter, text)


def _paint_label(painter: QPainter, row: QRectF, text: str, gutter: float, *, strong: bool = False) -> None:
    painter.setFont(theme().font(ROW_FONT))
    painter.setPen(theme().colour("ink" if strong else "muted"))
    metrics, edge = QFontMetricsF(painter.font()), theme().gap(6)
    base = row.center().y() + (metrics.ascent() - metrics.descent()) / 2
    painter.drawText(QPointF(edge, base), elided(metrics, text, gutter - edge - theme().gap(4)))


def _paint_heading(painter: QPainter, row: NumberRow) -> None:
    if not row.heading:
        return
    line = row.rect.translated(0, -row.rect.height())
    y = round(line.top()) + 0.5
    painter.setPen(theme().colour("hairline"))
    painter.drawLine(QPointF(theme().gap(6), y), QPointF(row.rect.right(), y))
    painter.setFont(theme().font(ROW_FONT, bold=True))
    painter.setPen(theme().colour("ink"))
    metrics = QFontMetricsF(painter.font())
    base = line.center().y() + (metrics.ascent() - metrics.descent()) / 2
    painter.drawText(QPointF(theme().gap(6), base), row.heading)


def _paint_row(painter: QPainter, data: CuesData, layout: CuesLayout, row: NumberRow) -> None:
    asked = is_asked(data, row)
    if asked and row.kind is RowKind.FEATURE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("accent_soft"))
        painter.drawRoundedRect(row.rect.adjusted(1, 0, -1, 0), theme().gap(4), theme().gap(4))
    painter.setOpacity(1 if asked else _FADED)
    _paint_label(painter, row.rect, row.label, layout.gutter, strong=asked)
    for thing, (left, width) in enumerate(layout.columns):
        room = QRectF(left, row.rect.top(), width, row.rect.height())
        _paint_number(
            painter, room.adjusted(theme().gap(5), 0, -theme().gap(5), 0), _number(data, row, thing), row
        )
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


def _paint_number(painter: QPainter, room: QRectF, number: float, row: NumberRow) -> None:
    """A bar from 0 to 1 and its number at the right end; the number alone where room is short."""
    metrics = row_metrics()
    wide = metrics.horizontalAdvance("0.00")
    track = room.adjusted(0, 0.3 * room.height(), -wide - theme().gap(6), -0.3 * room.height())
    has_bar = track.width() >= theme().px(_LEAST_BAR)
    if has_bar:
        token = {RowKind.SALIENCE: "second", RowKind.FEATURE: "accent", RowKind.VALUE: "muted"}[row.kind]
        painter.fillRect(track, theme().colour("hairline"))
        filled = QRectF(track)
        filled.setWidth(track.width() * min(max(number, 0.0), 1.0))
        painter.fillRect(filled, theme().colour(token))
    painter.setFont(theme().font(ROW_FONT, tabular=True))
    painter.setPen(theme().colour("ink"))
    end = Qt.AlignmentFlag.AlignRight if has_bar else Qt.AlignmentFlag.AlignHCenter
    painter.drawText(room, end | Qt.AlignmentFlag.AlignVCenter, f"{number:.2f}")
