"""Where a table of numbers is pasted or opened."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.studies.recurrence.source import read_table_file
from explorer.theme import theme

MOST_BYTES = 5_000_000
"""A field with more text would hold up the window."""


class NumbersDialog(QDialog):
    """Each line is a step, each column a feature; an empty line begins the next row of the batch."""

    given = Signal(str)
    """The table as text."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("RecurrenceNumbers", "Numbers"))
        hint = QLabel(
            translate(
                "RecurrenceNumbers",
                "One step a line, one feature a column, parted by commas, tabs or spaces. An empty line "
                "begins the next sequence of the batch.",
            ),
            wordWrap=True,
        )
        self.edit = QPlainTextEdit(text)
        self.edit.setFont(theme().font(tabular=True))
        self.edit.setAccessibleName(translate("RecurrenceNumbers", "Table of numbers"))
        self.open_file = QPushButton(translate("RecurrenceNumbers", "Open a file…"))
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.addButton(self.open_file, QDialogButtonBox.ButtonRole.ActionRole)
        column = QVBoxLayout(self)
        self.problem = QLabel(wordWrap=True)
        for widget in (hint, self.edit, self.problem, self.buttons):
            column.addWidget(widget)
        self._say("")
        self.open_file.clicked.connect(self._ask)
        self.buttons.accepted.connect(self._give)
        self.buttons.rejected.connect(self.reject)
        self.resize(theme().px(460), theme().px(380))

    def read(self, path: str) -> None:
        """Put a file's text into the field; a file that cannot be read is told."""
        try:
            self.edit.setPlainText(read_table_file(Path(path), MOST_BYTES))
            self._say("")
        except UserError as error:
            self._say(error.sentence)

    def _say(self, sentence: str) -> None:
        """Tell a problem here, for a message in the window would lie behind."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _ask(self) -> None:
        dialog = QFileDialog(self, translate("RecurrenceNumbers", "Open a table of numbers"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(translate("RecurrenceNumbers", "Tables (*.csv *.tsv *.txt)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.read)
        dialog.open()

    def _give(self) -> None:
        self.given.emit(self.edit.toPlainText())
        self.accept()
