"""The words around the unrolled network: tokens, outputs, step numbers, weights, and the caption."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from explorer.core.i18n import translate
from explorer.theme import theme
from explorer.widgets.painting import elided
from explorer.widgets.unrolled_arrows import across_heights
from explorer.widgets.unrolled_data import UnrolledData
from explorer.widgets.unrolled_layout import NAME_FONT, SMALL_FONT, UnrolledLayout, small_metrics
from explorer.widgets.unrolled_look import direction_of, row_colour

_Elided = tuple[str, float]


class StepNames:
    """Tokens and outputs cut to their columns; each is measured once, when it is first seen."""

    def __init__(self) -> None:
        self._texts: dict[tuple[str, bool], _Elided] = {}
        self._metrics: dict[bool, QFontMetricsF] = {}

    def clear(self) -> None:
        """Forget all: the column's width, the text size or the data is another."""
        self._texts.clear()
        self._metrics.clear()

    def paint_row(
        self,
        painter: QPainter,
        layout: UnrolledLayout,
        names: list[tuple[int, str, QColor]],
        top: float,
        bold: int,
    ) -> None:
        """Write (step, name, colour) in the middle of each column; the step `bold` stands out."""
        painter.setFont(theme().font(NAME_FONT))
        for step, name, colour in names:
            if step == bold:
                painter.setFont(theme().font(NAME_FONT, bold=True))
            self._paint(painter, layout, (step, name, colour), top, bold=step == bold)
            if step == bold:
                painter.setFont(theme().font(NAME_FONT))

    def _paint(
        self,
        painter: QPainter,
        layout: UnrolledLayout,
        name: tuple[int, str, QColor],
        top: float,
        *,
        bold: bool,
    ) -> None:
        step, text, colour = name
        shown, width = self._cut(text, layout.pitch - theme().px(6), bold=bold)
        painter.setPen(colour)
        x = layout.column(step) + (layout.pitch - width) / 2
        painter.drawText(QPointF(x, top + self._font(bold=bold).ascent()), shown)

    def _font(self, *, bold: bool) -> QFontMetricsF:
        if bold not in self._metrics:
            self._metrics[bold] = QFontMetricsF(theme().font(NAME_FONT, bold=bold))
        return self._metrics[bold]

    def _cut(self, text: str, room: float, *, bold: bool) -> _Elided:
        key = text, bold
        if key not in self._texts:
            metrics = self._font(bold=bold)
            shown = elided(metrics, text, room)
            self._texts[key] = shown, metrics.horizontalAdvance(shown)
        return self._texts[key]


def paint_numbers(painter: QPainter, layout: UnrolledLayout, steps: range, top: float, now: int) -> None:
    """Write t = 0 … below the tokens."""
    metrics, look = small_metrics(), theme()
    painter.setFont(look.font(SMALL_FONT, tabular=True))
    base = top + metrics.ascent()
    widths = [metrics.horizontalAdvance(f"t={'0' * digits}") for digits in range(8)]
    for step in steps:
        painter.setPen(look.colour("accent" if step == now else "muted"))
        text = f"t={step}"
        x = layout.column(step) + (layout.pitch - widths[len(text) - 2]) / 2
        painter.drawText(QPointF(x, base), text)


def paint_nothing(painter: QPainter, rect: QRectF) -> None:
    """Say in the middle that there is nothing to show, and what to do."""
    painter.setFont(theme().font())
    painter.setPen(theme().colour("muted"))
    flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
    text = translate("Unrolled", "There are no steps to show; type a text or paste numbers.")
    painter.drawText(rect.adjusted(8, 8, -8, -8), flags, text)


def paint_caption(painter: QPainter, text: str, width: float) -> None:
    """The sentence on the shared weights, at the top."""
    metrics, look = small_metrics(), theme()
    painter.setFont(look.font(SMALL_FONT, tabular=True))
    painter.setPen(look.colour("muted"))
    shown = elided(metrics, text, width - 2 * look.px(4))
    painter.drawText(QPointF(look.px(4), look.px(2) + metrics.ascent()), shown)


def paint_weights(painter: QPainter, data: UnrolledData, layout: UnrolledLayout, step: int) -> None:
    """Name the weights at the arrows into one step; in pixels of the block of rows.

    Between crowded rows of two directions only the recurrent ones are named.
    """
    painter.setFont(theme().font(SMALL_FONT, tabular=True))
    has_room = layout.directions == 1 or layout.gap >= 1.3 * small_metrics().ascent()
    for row in range(layout.rows):
        painter.setPen(row_colour(row, layout))
        _write(painter, data.weight(1, row), _recurrent_place(data, layout, row, step))
        if has_room and (row >= layout.directions or data.has_input(step)):
            _write(painter, data.weight(0, row), _input_place(data, layout, row, step))


def _write(painter: QPainter, text: str, at: QPointF) -> None:
    """On the card's colour, since arrows may pass behind; `at`: the left end of the middle line."""
    metrics = small_metrics()
    rect = QRectF(at.x(), at.y() - metrics.ascent() / 2, metrics.horizontalAdvance(text), metrics.ascent())
    painter.fillRect(rect.adjusted(-1, 0, 1, 0), theme().colour("card"))
    painter.drawText(QPointF(rect.left(), at.y() + metrics.capHeight() / 2), text)


def _recurrent_place(data: UnrolledData, layout: UnrolledLayout, row: int, step: int) -> QPointF:
    """Below the arrow that comes into the step, or above a backward one, in the middle between boxes."""
    box, backward = layout.box_rect(row), direction_of(row, layout) == 1
    opens = step == (data.steps - 1 if backward else 0)
    edge = (layout.pitch if backward else 0.0) + (0.0 if opens else layout.shift(row))
    if opens:
        edge = (edge + (box.right() if backward else box.left())) / 2
    width = small_metrics().horizontalAdvance(data.weight(1, row))
    aside = theme().px(5) + small_metrics().capHeight() / 2
    heights = across_heights(layout, row, carries_cell=data.carries_cell)
    y = min(heights) - aside if backward else max(heights) + aside
    return QPointF(layout.column(step) + edge - width / 2, y)


def _input_place(data: UnrolledData, layout: UnrolledLayout, row: int, step: int) -> QPointF:
    """Beside the arrow up into a box: right of it, but left of a forward one that has a backward above."""
    box, aside = layout.box_rect(row), theme().px(4)
    y = box.bottom() + layout.gap * (0.5 if layout.directions == 1 else 0.35)
    middle = layout.column(step) + layout.pitch / 2
    if layout.directions == 1:
        return QPointF(middle + aside, y)
    if direction_of(row, layout) == 1:
        return QPointF(layout.column(step) + layout.box_rect(1).right() - layout.apart + aside, y)
    width = small_metrics().horizontalAdvance(data.weight(0, row))
    return QPointF(middle - layout.apart - aside - width, y)
