"""Plots as small multiples, or one of them alone; scrolls where they would become too small to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from explorer.theme import theme

_WIDE, _HIGH = 150, 118  # pixels of the smallest cell that can be read, at 100 % text


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a plot lies: the first of its columns, its row, and how many columns it takes."""

    row: int
    column: int
    span: int


def cells(spans: Sequence[int], columns: int) -> tuple[Cell, ...]:
    """Cells of these spans, row by row; the last of each row takes what is left of it."""
    found: list[Cell] = []
    row, column = 0, 0
    for span in spans:
        wanted = min(span, columns)
        if column + wanted > columns:
            found[-1] = Cell(row, found[-1].column, columns - found[-1].column)
            row, column = row + 1, 0
        found.append(Cell(row, column, wanted))
        column += wanted
    if found:
        found[-1] = Cell(row, found[-1].column, columns - found[-1].column)
    return tuple(found)


class PlotGrid(QScrollArea):
    """Lays its plots out in as many columns as have room."""

    def __init__(
        self, plots: Sequence[QWidget], spans: Sequence[int], columns: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plots, self._spans, self._most = tuple(plots), tuple(spans), columns
        self._alone: int | None = None
        self._inner = QWidget()
        self._grid = QGridLayout(self._inner)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for plot in self._plots:
            plot.setMinimumSize(1, 1)
            plot.setParent(self._inner)
        self.setWidget(self._inner)
        for ground in (self._inner, self.viewport()):
            ground.setAutoFillBackground(False)  # the card's own ground
        theme().changed.connect(self._arrange)
        self._arrange()

    def set_alone(self, place: int | None) -> None:
        """Show one plot alone, as large as there is room; None: all."""
        if place != self._alone:
            self._alone = place
            self._arrange()

    def shown(self) -> tuple[int, ...]:
        """The places of the plots on show."""
        return tuple(range(len(self._plots))) if self._alone is None else (self._alone,)

    def columns(self) -> int:
        """How many columns have room."""
        return max(1, min(self._most, self.width() // theme().px(_WIDE)))

    def _arrange(self) -> None:
        gap = theme().gap(8)
        self._grid.setSpacing(gap)
        for row in range(len(self._plots)):
            self._grid.setRowStretch(row, 0)
        found = cells(self._spans, self.columns()) if self._alone is None else (Cell(0, 0, self._most),)
        for plot in self._plots:
            self._grid.removeWidget(plot)
            plot.setVisible(plot in [self._plots[place] for place in self.shown()])
        for place, cell in zip(self.shown(), found, strict=True):
            self._grid.addWidget(self._plots[place], cell.row, cell.column, 1, cell.span)
            self._grid.setRowStretch(cell.row, 1)
        for column in range(self._most):
            used = column < self.columns() or self._alone is not None
            self._grid.setColumnStretch(column, 1 if used else 0)
        rows = found[-1].row + 1
        self._inner.setMinimumHeight(rows * theme().px(_HIGH) + (rows - 1) * gap)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
