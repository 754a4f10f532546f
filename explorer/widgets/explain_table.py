"""A titled table of Explain: names at the left, values in tabular figures at the right."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QVBoxLayout, QWidget

from explorer.core.i18n import translate
from explorer.core.trace import Row, Table
from explorer.theme import theme

_LONG = 22  # signs that may not fit on one line
_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse


class _RowView(QFrame):
    """One row; a value that does not fit beside its name goes under it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.value = QLabel(self), QLabel(self)
        self.name.setMinimumWidth(1)
        self.value.setMinimumWidth(1)
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.value.setTextFormat(Qt.TextFormat.PlainText)
        self.value.setTextInteractionFlags(_SELECTABLE)
        self.value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.value.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        line = QFrame(self)
        line.setProperty("role", "line")
        line.setFixedHeight(1)
        self._row = QHBoxLayout()
        self._row.addWidget(self.name, 1)
        self._row.addWidget(self.value)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._row)
        column.addWidget(line)
        for widget in (self, self.value):
            widget.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            widget.customContextMenuRequested.connect(self._on_menu)
        self.restyle()

    def restyle(self) -> None:
        """Take fonts and lengths from the theme."""
        px = theme().px
        self._row.setContentsMargins(px(2), px(4), px(2), px(4))
        self._row.setSpacing(px(10))
        self.value.setFont(theme().font(0.96, tabular=True))

    def set_row(self, row: Row) -> None:
        """Show another row; what stays the same is not touched, for a layout costs milliseconds."""
        if row.name != self.name.text():
            self.name.setText(row.name)
            self.name.setWordWrap(len(row.name) > _LONG)
        if row.value != self.value.text():
            self.value.setText(row.value)
            self.value.setWordWrap(len(row.value) > _LONG)
        self.setToolTip(row.hint)

    def _on_menu(self, _at: QPoint) -> None:
        menu = QMenu(self)
        value, line = self.value.text(), f"{self.name.text()}\t{self.value.text()}"
        for label, text in (
            (translate("Explain", "Copy value"), value),
            (translate("Explain", "Copy name and value"), line),
        ):
            action = QAction(label, menu)
            action.triggered.connect(lambda _checked, text=text: QGuiApplication.clipboard().setText(text))
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.cursor().pos())


class TableView(QWidget):
    """Shows a Table; rows are reused, so that a new selection is one change of texts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel(self)
        self._title.setProperty("role", "heading")
        self._title.setWordWrap(True)
        self._title.setMinimumWidth(1)
        self._rows: list[_RowView] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._title)
        theme().changed.connect(self._restyle)

    def set_table(self, table: Table) -> None:
        """Show another table."""
        self._title.setText(table.title)
        self._title.setVisible(bool(table.title))
        self.setAccessibleName(table.title)
        while len(self._rows) < len(table.rows):
            self._rows.append(_RowView(self))
            self._column.addWidget(self._rows[-1])
        for row, view in zip(table.rows, self._rows, strict=False):
            view.set_row(row)
        for number, view in enumerate(self._rows):
            view.setVisible(number < len(table.rows))

    def _restyle(self) -> None:
        for row in self._rows:
            row.restyle()
