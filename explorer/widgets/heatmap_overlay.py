"""What moves above a heatmap: the frame of the selected row, the chosen cell, the crosshair."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from explorer.theme import theme

CellRect = Callable[[int, int], QRectF]


@dataclass(frozen=True, slots=True)
class Marks:
    """The selected and the hovered cell; −1: none."""

    row: int = -1
    column: int = -1
    locked: bool = False
    hover_row: int = -1
    hover_column: int = -1


class MarksItem(QGraphicsItem):
    """Draws the marks over the image; a change repaints only the strips that the marks lie on."""

    def __init__(self, cell_rect: CellRect) -> None:
        super().__init__()
        self._cell_rect = cell_rect
        self._marks = Marks()
        self._image = QRectF()
        self.setZValue(10)

    def set_frame(self, image: QRectF) -> None:
        self.prepareGeometryChange()
        self._image = image

    def set_marks(self, marks: Marks) -> None:
        if marks != self._marks:
            before = self._strips()
            self._marks = marks
            for strip in (*before, *self._strips()):
                self.update(strip.adjusted(-3, -3, 3, 3))

    def boundingRect(self) -> QRectF:
        return self._image.adjusted(-3, -3, 3, 3)

    def _row(self, row: int) -> QRectF:
        cell = self._cell_rect(row, 0)
        return QRectF(self._image.left(), cell.top(), self._image.width(), cell.height())

    def _column(self, column: int) -> QRectF:
        cell = self._cell_rect(0, column)
        return QRectF(cell.left(), self._image.top(), cell.width(), self._image.height())

    def _strips(self) -> list[QRectF]:
        marks, strips = self._marks, []
        strips += [self._row(row) for row in (marks.row, marks.hover_row) if row >= 0]
        columns = [marks.column if marks.locked else -1, marks.hover_column]
        strips += [self._column(column) for column in columns if column >= 0]
        return strips

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        marks = self._marks
        painter.setClipRect(self.boundingRect())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if marks.hover_row >= 0 and marks.hover_column >= 0:
            painter.setPen(QPen(theme().colour("accent", 0.45), 1))
            painter.drawRect(self._row(marks.hover_row))
            painter.drawRect(self._column(marks.hover_column))
        if marks.row >= 0:
            self._frame(painter, self._row(marks.row), "accent", 2)
        for row, column, wide in self._cells():
            self._frame(painter, self._cell_rect(row, column), "second", wide)

    @staticmethod
    def _frame(painter: QPainter, rect: QRectF, colour: str, wide: float) -> None:
        """Outline a rectangle; one that is thin from outside, so that its own colours stay visible."""
        if min(rect.width(), rect.height()) < 8:
            rect, wide = rect.adjusted(-1, -1, 1, 1), 1.0
        painter.setPen(QPen(theme().colour(colour), wide))
        painter.drawRect(rect)

    def _cells(self) -> list[tuple[int, int, float]]:
        marks, cells = self._marks, []
        if marks.row >= 0 and marks.column >= 0:
            cells.append((marks.row, marks.column, 3.0 if marks.locked else 1.5))
        return cells
