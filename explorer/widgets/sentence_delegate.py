"""Draws a sentence: up to three lines of text, the second text of a pair, and what to look for."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from explorer.core.sentences import Sentence
from explorer.theme import theme
from explorer.widgets.sentence_model import SENTENCE, Index, brief

PAIR_MARK = "‖ "
_NOTE_SIZE = 11 / 13


@dataclass(frozen=True, slots=True)
class RowShape:
    """What every row has room for: lines of text, a line for the pair, a line on what to look for."""

    text_lines: int = 1
    pair: bool = False
    note: bool = False


class SentenceDelegate(QStyledItemDelegate):
    """All rows are of one height, which `shape` and the text size decide."""

    shape = RowShape()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        sentence: Sentence = index.data(SENTENCE)
        rect = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        self._paint_ground(painter, rect, state)
        self._paint_texts(painter, rect, sentence)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme().px(120), self.height())

    def height(self) -> int:
        """The height of every row, in logical pixels."""
        lines = (self.shape.text_lines + self.shape.pair) * _line(theme().font())
        note = self.shape.note * (_line(_note_font()) + theme().px(2))
        return round(lines + note) + 2 * theme().px(6)

    @staticmethod
    def text_width(row_width: int) -> float:
        """How wide the text in a row may be."""
        return row_width - 2.0 * theme().px(10)

    def _paint_ground(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
        look = theme()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.colour("accent_soft"))
            painter.fillRect(
                QRectF(rect.left(), rect.top(), look.px(3), rect.height()), look.colour("accent")
            )
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look.colour("field"))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), look.colour("hairline"))

    def _paint_texts(self, painter: QPainter, rect: QRectF, sentence: Sentence) -> None:
        look = theme()
        area = rect.adjusted(look.px(10), look.px(6), -look.px(10), -look.px(6))
        ink, muted = look.colour("ink"), look.colour("muted")
        top = paint_lines(painter, area, brief(sentence.text), look.font(), ink, self.shape.text_lines)
        if self.shape.pair:
            area.setTop(top)
            text = PAIR_MARK + brief(sentence.pair) if sentence.pair else ""
            paint_lines(painter, area, text, look.font(), ink, 1)
        if self.shape.note:
            # The note stands at the foot of the row, so that notes line up whatever the sentences' length.
            area.setTop(area.bottom() - _line(_note_font()))
            paint_lines(painter, area, brief(sentence.note), _note_font(), muted, 1)


def _note_font() -> QFont:
    return theme().font(_NOTE_SIZE)


def _line(font: QFont) -> float:
    return QFontMetricsF(font).lineSpacing()


def paint_lines(painter: QPainter, area: QRectF, text: str, font: QFont, colour: QColor, lines: int) -> float:
    """Draw text over at most `lines` lines, the last one elided; returns where the next text may begin."""
    painter.setPen(colour)
    layout, starts = wrapped(text, font, area.width(), lines + 1)
    for number, start in enumerate(starts[:lines]):
        last = number == lines - 1 and len(starts) > lines
        place = QPointF(area.left(), area.top() + number * _line(font))
        _paint_line(painter, place, area.width(), text[start:] if last else "", layout, number)
    return area.top() + min(lines, len(starts)) * _line(font)


def wrapped(text: str, font: QFont, width: float, most: int) -> tuple[QTextLayout, list[int]]:
    """A text broken into at most `most` lines of a width, and where each of them begins."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    starts: list[int] = []
    layout.beginLayout()
    while len(starts) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    return layout, starts


def _paint_line(
    painter: QPainter, place: QPointF, width: float, rest: str, layout: QTextLayout, number: int
) -> None:
    if not rest:
        line = layout.lineAt(number)
        line.setPosition(QPointF(0, 0))
        line.draw(painter, place)
        return
    elided = QFontMetricsF(layout.font()).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    single = QTextLayout(elided, layout.font())
    single.beginLayout()
    single.createLine().setLineWidth(width)
    single.endLayout()
    single.draw(painter, place)
