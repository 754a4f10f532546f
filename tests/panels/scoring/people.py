"""What a person does in the Scoring chapter, for its tests."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from explorer.panels.scoring.cell_table import CellTable
from explorer.panels.scoring.panel import ScoringPanel
from explorer.studies.scoring.trace import ScoringTrace


def drawn(panel: ScoringPanel) -> ScoringTrace:
    """The trace on screen."""
    assert panel.session.trace is not None
    return panel.session.trace


def table(panel: ScoringPanel, name: str) -> CellTable:
    """The table of the query, the keys or the values."""
    return panel.inputs.tables.tables[name]


def type_cell(panel: ScoringPanel, name: str, row: int, column: int, text: str) -> None:
    """Type over a cell, as with the keyboard."""
    shown = table(panel, name)
    shown.setCurrentIndex(shown.cells.index(row, column))
    shown.edit(shown.currentIndex())
    editor = shown.viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    editor.insert(text)  # QTest's keys know no minus sign
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()  # a cell is committed in a turn of its own


def paste(panel: ScoringPanel, name: str, text: str, row: int = 0, column: int = 0) -> None:
    """Paste at a cell of a table."""
    QApplication.clipboard().setText(text)
    shown = table(panel, name)
    shown.setCurrentIndex(shown.cells.index(row, column))
    QTest.keyClick(shown, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
