"""Draws the sheets of a batched product: numbers, the entry on show, its row and its column."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from explorer.theme import theme
from explorer.widgets.batched_data import BatchedData, Entry, caption, slice_text
from explorer.widgets.batched_layout import GAP, BatchedLayout, Sheet
from explorer.widgets.painting import elided

_SOFT, _FAINT = 0.16, 0.07


@dataclass(frozen=True, slots=True)
class BatchedLook:
    """What is lit: the entry, and the k under the pointer (−1: none); `scale`: the size of the numbers."""

    entry: Entry
    term: int = -1
    scale: float = 1.0

    def font(self, *, bold: bool = False) -> QFont:
        return theme().font(0.92 * self.scale, bold=bold, tabular=True)

    def small(self) -> QFont:
        return theme().font(0.78 * self.scale, tabular=True)


class BatchedPainter:
    """Paints one product with one painter."""

    def __init__(
        self, painter: QPainter, data: BatchedData, layout: BatchedLayout, look: BatchedLook
    ) -> None:
        self._painter, self._data, self._layout, self._look = painter, data, layout, look

    def paint(self) -> None:
        """Everything but the foot."""
        self._paint_paths()
        for which, sheet in enumerate(self._layout.sheets):
            for depth in range(self._layout.behind, 0, -1):
                self._paint_behind(which, self._layout.back(sheet, depth), depth)
            self._paint_front(which, sheet)
            self._paint_caption(which)

    def _paint_paths(self) -> None:
        """The way from the lit row and the lit column to where they meet."""
        first, second, product = self._layout.sheets
        _n, row, column = self._look.entry
        across, down = first.row_rect(row), second.column_rect(column)
        across.setRight(product.rect.left())
        down.setBottom(product.rect.top())
        self._painter.fillRect(across, theme().colour("accent", _FAINT))
        self._painter.fillRect(down, theme().colour("second", _FAINT))

    def _slice(self, depth: int) -> int:
        return (self._look.entry[0] + depth) % self._data.sizes[0]

    def _paint_behind(self, which: int, sheet: Sheet, depth: int) -> None:
        self._painter.fillRect(sheet.rect, theme().colour("field"))
        self._paint_numbers(which, sheet, self._slice(depth), theme().colour("muted", 0.85))
        self._paint_lines(sheet, theme().colour("hairline"))
        self._outline(sheet.rect, "muted", 0.45, 1)
        self._paint_number(sheet, depth, theme().colour("muted"))

    def _paint_front(self, which: int, sheet: Sheet) -> None:
        n, row, column = self._look.entry
        self._painter.fillRect(sheet.rect, theme().colour("card"))
        lit = (sheet.row_rect(row), sheet.column_rect(column), sheet.cell_rect(row, column))[which]
        colour = ("accent", "second", "accent")[which]
        self._painter.fillRect(lit, theme().colour(colour, 1.0 if which == 2 else _SOFT))
        self._paint_numbers(which, sheet, n, theme().colour("ink"))
        self._paint_lines(sheet, theme().colour("hairline"))
        self._outline(sheet.rect, "muted", 1.0, 1)
        self._outline(lit, colour, 1.0, 2)
        if which < 2 and self._look.term >= 0:
            place = (row, self._look.term) if which == 0 else (self._look.term, column)
            self._outline(sheet.cell_rect(*place), "ink", 1.0, 2)
        if self._data.sizes[0] > 1:
            self._paint_number(sheet, 0, theme().colour("ink"))
        self._paint_indices(which, sheet)

    def _outline(self, rect: QRectF, colour: str, alpha: float, wide: float) -> None:
        if not rect.isEmpty():
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.setPen(QPen(theme().colour(colour, alpha), wide))
            self._painter.drawRect(rect)

    def _paint_lines(self, sheet: Sheet, colour: QColor) -> None:
        self._painter.setPen(QPen(colour, 1))
        rect = sheet.rect
        for down in range(1, len(sheet.rows)):
            y = sheet.slot_rect(down, 0).top()
            self._painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
        for across in range(1, len(sheet.columns)):
            x = sheet.slot_rect(0, across).left()
            self._painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()))

    def _paint_numbers(self, which: int, sheet: Sheet, n: int, ink: QColor) -> None:
        values = self._data.arrays[which]
        for down, row in enumerate(sheet.rows):
            for across, column in enumerate(sheet.columns):
                rect = sheet.slot_rect(down, across)
                if GAP in (row, column):
                    sign = "⋱" if row == column else "⋮" if row == GAP else "⋯"
                    self._write(rect, sign, theme().colour("muted"))
                    continue
                lit = n == self._look.entry[0] and self._is_lit(which, row, column)
                colour = theme().colour("on_accent") if lit and which == 2 else ink
                self._write(
                    rect, self._data.cell_text(which, float(values[n, row, column])), colour, bold=lit
                )

    def _is_lit(self, which: int, row: int, column: int) -> bool:
        _n, chosen_row, chosen_column = self._look.entry
        return (row == chosen_row or which == 1) and (column == chosen_column or which == 0)

    def _write(self, rect: QRectF, text: str, colour: QColor, *, bold: bool = False) -> None:
        self._painter.setFont(self._look.font(bold=bold))
        self._painter.setPen(colour)
        shown = elided(QFontMetricsF(self._painter.font()), text, rect.width() - 2)
        self._painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, shown)

    def _paint_number(self, sheet: Sheet, depth: int, colour: QColor) -> None:
        """The index of a slice, right of the stack and in line with its first row."""
        self._painter.setFont(self._look.small())
        self._painter.setPen(colour)
        clear = (self._layout.behind - depth) * self._layout.step.x() + theme().px(4)
        rect = sheet.slot_rect(0, len(sheet.columns)).translated(clear, 0)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
        self._painter.drawText(rect, flags, slice_text(self._slice(depth)))

    def _paint_indices(self, which: int, sheet: Sheet) -> None:
        """i left of X, k below X and left of Y, j below Z: Z shares the rows of X and the columns of Y."""
        self._painter.setFont(self._look.small())
        self._painter.setPen(theme().colour("muted"))
        metrics = QFontMetricsF(self._painter.font())
        for across, column in enumerate(sheet.columns if which != 1 else ()):
            rect = sheet.slot_rect(len(sheet.rows), across)
            line = QRectF(rect.left(), rect.top() + theme().px(2), rect.width(), metrics.height())
            text = "⋯" if column == GAP else str(column)
            self._painter.drawText(line, Qt.AlignmentFlag.AlignCenter, elided(metrics, text, rect.width()))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
        for down, row in enumerate(sheet.rows if which != 2 else ()):
            rect = sheet.slot_rect(down, 0).translated(-sheet.cell.width() - theme().px(4), 0)
            self._painter.drawText(rect, flags, "⋮" if row == GAP else str(row))

    def _paint_caption(self, which: int) -> None:
        rect = self._layout.captions[which]
        self._painter.setFont(theme().font(self._look.scale, bold=True))
        self._painter.setPen(theme().colour("ink"))
        metrics = QFontMetricsF(self._painter.font())
        text = elided(metrics, caption(which, self._data), rect.width())
        self._painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, text)
