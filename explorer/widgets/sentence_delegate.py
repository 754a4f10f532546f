"""Draws a sentence: up to three lines of text, the second text of a pair, and what to look for."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from explorer.core.sentences import Sentence
from explorer.theme import theme
from explorer.widgets.sentence_model import SENTENCE, Index, brief

PAIR_MARK = "‖ "
MOST_LINES = 3  # enough for the twins of the built-in sets to be told apart in large text
_NOTE_SIZE = 11 / 13
_EMPTY = Sentence("")


class SentenceDelegate(QStyledItemDelegate):
    """Draws as much of a sentence as its row has room for; the list decides how high its rows are."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        sentence: Sentence = index.data(SENTENCE)
        painter.save()
        rect = QRectF(option.rect)
        _paint_ground(painter, rect, option.state)
        across, along = theme().px(10), theme().px(6)
        _paint_texts(painter, rect.adjusted(across, along, -across, -along), sentence)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme().px(120), self.height_of(_EMPTY, theme().px(120)))

    @staticmethod
    def height_of(sentence: Sentence, row_width: int) -> int:
        """How high a row must be for a sentence, both in logical pixels."""
        room = row_width - 2.0 * theme().px(10)
        text = _lines(brief(sentence.text), theme().font(), room, MOST_LINES)
        needed = sum(height for _start, height in text[1]) + _height_below(sentence, room)
        return round(needed) + 2 * theme().px(6)


def _note_font() -> QFont:
    return theme().font(_NOTE_SIZE)


def _height_below(sentence: Sentence, room: float) -> float:
    """The height of what stands below the text: the pair and the line on what to look for."""
    height = 0.0
    if sentence.pair:
        height += _lines(PAIR_MARK + brief(sentence.pair), theme().font(), room, 1)[1][0][1]
    if sentence.note:
        height += _lines(brief(sentence.note), _note_font(), room, 1)[1][0][1] + theme().px(2)
    return height


def _paint_ground(painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
    look = theme()
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, look.colour("accent_soft"))
        painter.fillRect(QRectF(rect.left(), rect.top(), look.px(3), rect.height()), look.colour("accent"))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, look.colour("field"))
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), look.colour("hairline"))


def _paint_texts(painter: QPainter, area: QRectF, sentence: Sentence) -> None:
    look = theme()
    room = area.height() - _height_below(sentence, area.width())
    painter.setPen(look.colour("ink"))
    top = paint_lines(painter, QRectF(area.topLeft(), QPointF(area.right(), area.top() + room)),
                      brief(sentence.text), look.font(), MOST_LINES)  # fmt: skip
    if sentence.pair:
        area.setTop(top)
        top = paint_lines(painter, area, PAIR_MARK + brief(sentence.pair), look.font(), 1)
    if sentence.note:
        area.setTop(top + look.px(2))
        painter.setPen(look.colour("muted"))
        paint_lines(painter, area, brief(sentence.note), _note_font(), 1)


def paint_lines(painter: QPainter, area: QRectF, text: str, font: QFont, most: int) -> float:
    """Draw text over at most `most` lines within the area, the last one elided; returns where it ends."""
    layout, lines = _lines(text, font, area.width(), most + 1)
    shown = _fitting([height for _start, height in lines[:most]], area.height())
    top = area.top()
    for number, (start, height) in enumerate(lines[:shown]):
        cut = number == shown - 1 and len(lines) > shown
        _paint_line(painter, QPointF(area.left(), top), layout, number, text[start:] if cut else "")
        top += height
    return top


def _fitting(heights: list[float], room: float) -> int:
    """How many lines have room, at least one."""
    used, count = 0.0, 0
    for height in heights:
        used += height
        if used > room + 1:  # rows are of whole pixels
            break
        count += 1
    return max(1, count)


def _lines(text: str, font: QFont, width: float, most: int) -> tuple[QTextLayout, list[tuple[int, float]]]:
    """A text broken into at most `most` lines of a width: where each begins, and its height."""
    layout = QTextLayout(text or " ", font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[tuple[int, float]] = []
    layout.beginLayout()
    while len(lines) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append((line.textStart(), line.height()))
    layout.endLayout()
    return layout, lines


def _paint_line(painter: QPainter, place: QPointF, layout: QTextLayout, number: int, rest: str) -> None:
    """Draw a line of a layout, or in its place all the `rest` of the text, elided."""
    line = layout.lineAt(number)
    if not rest:
        line.setPosition(QPointF(0, 0))
        line.draw(painter, place)
        return
    elided = QFontMetricsF(layout.font()).elidedText(rest, Qt.TextElideMode.ElideRight, line.width())
    single = QTextLayout(elided, layout.font())
    single.beginLayout()
    single.createLine().setLineWidth(line.width())
    single.endLayout()
    single.draw(painter, place)
