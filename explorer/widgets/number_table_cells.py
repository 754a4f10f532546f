"""Draws the cells of a table of numbers: ground by value, ink that reads on it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from explorer.core.colour import ColourMap, Scale
from explorer.theme import theme
from explorer.widgets.cell_colours import Look, colour_table, top_of
from explorer.widgets.number_table_model import NumberModel, cell_text
from explorer.widgets.painting import ink_on

CELL_FONT = 0.92
_ALIGNED = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_SOFT = 0.75  # of the ramp's ends: numbers must be read on it


class NumberDelegate(QStyledItemDelegate):
    """One call a cell: the ground from a table of colours, the number, and the frame of the current one."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(parent)
        self._top = 1.0
        self._pen = QPen()
        self.take_theme()

    def set_limit(self, values: NDArray[np.floating]) -> None:
        """The largest magnitude has the strongest ground."""
        self._top = top_of(values.astype(np.float32)) if values.size else 1.0

    def take_theme(self) -> None:
        """The colours and the font of the present theme."""
        pixels = colour_table(Look(Scale.LINEAR, ColourMap.SIGNED, signed=True))[:256]
        self._grounds = [QColor.fromRgb(int(pixel)) for pixel in pixels]
        self._inks = [ink_on(ground) for ground in self._grounds]
        self._masked, self._faint = theme().colour("masked"), theme().colour("muted")
        self._card, self._ink = theme().colour("card"), theme().colour("ink")
        self._font: QFont = theme().font(CELL_FONT, tabular=True)
        self._pen = QPen(theme().colour("ink"), 2)  # an accent would be lost among the grounds

    def colours(self, value: float) -> tuple[QColor, QColor]:
        """The ground and the ink of a value."""
        if value == 0:
            return self._card, self._ink
        if not np.isfinite(value):
            return self._masked, self._faint
        share = min(max(value / self._top, -1.0), 1.0) * _SOFT
        place = int((0.5 + 0.5 * share) * 255 + 0.5)
        return self._grounds[place], self._inks[place]

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        model = index.model()
        assert isinstance(model, NumberModel)
        value = float(model.values[index.row(), index.column()])
        ground, ink = self.colours(value)
        rect = QRectF(option.rect)
        painter.fillRect(rect, ground)
        painter.setFont(self._font)
        painter.setPen(ink)
        inner = rect.adjusted(3, 0, -theme().px(5), 0)
        painter.drawText(inner, _ALIGNED, cell_text(value))
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(self._pen)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        editor = QLineEdit(parent)
        editor.setFrame(False)
        editor.setFont(self._font)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        return editor


def recolour(table: QTableView) -> None:
    """Give a table and its headers the theme's colours."""
    palette = table.palette()
    roles = QPalette.ColorRole
    for role, token in (
        (roles.Base, "card"), (roles.Text, "ink"), (roles.Highlight, "accent_soft"),
        (roles.HighlightedText, "ink"), (roles.Button, "card"), (roles.ButtonText, "muted"),
        (roles.Window, "card"), (roles.WindowText, "ink"),
    ):  # fmt: skip
        palette.setColor(role, theme().colour(token))
    for part in (table, table.horizontalHeader(), table.verticalHeader()):
        part.setPalette(palette)


def look_like_numbers(table: QTableView) -> None:
    """Give a table the looks and ways of all tables of numbers: no frame or grid, blocks to select."""
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setCornerButtonEnabled(False)
    for header in (table.horizontalHeader(), table.verticalHeader()):
        header.setSectionResizeMode(header.ResizeMode.Fixed)
