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

from explorer.core.i18n import translate
from explorer.theme import theme

MOST_BYTES = 20_000_000


class NumbersDialog(QDialog):
    """Each line is a step, each column a feature; an empty line begins the next row of the batch."""

    given = Signal(str)
    """The table as text."""
    problem = Signal(str)

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
        for widget in (hint, self.edit, self.buttons):
            column.addWidget(widget)
        self.open_file.clicked.connect(self._ask)
        self.buttons.accepted.connect(self._give)
        self.buttons.rejected.connect(self.reject)
        self.resize(theme().px(460), theme().px(380))

    def read(self, path: str) -> None:
        """Put a file's text into the field; a file that cannot be read is told."""
        try:
            file = Path(path)
            if file.stat().st_size > MOST_BYTES:
                text = translate("RecurrenceNumbers", "{name} is larger than 20 MB; cut it to what you need.")
                self.problem.emit(text.format(name=file.name))
                return
            self.edit.setPlainText(file.read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError) as error:
            text = translate("RecurrenceNumbers", "{name} cannot be read as text: {reason}.")
            self.problem.emit(text.format(name=Path(path).name, reason=error))

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
