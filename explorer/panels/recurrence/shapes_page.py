"""The shapes of every tensor, for the network and the input at hand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from explorer.studies.recurrence.shapes import bidirectional_note, shape_tables
from explorer.studies.recurrence.state import RecurrenceState
from explorer.studies.recurrence.trace import RecurrenceTrace
from explorer.widgets.explain_table import TableView

_SETTING = "batch_first=True"


class ShapesPage(QWidget):
    """Tables with symbols and numbers side by side; `batch_first` turns the layout."""

    field_changed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trace: RecurrenceTrace | None = None
        self._state = RecurrenceState()
        self.batch_first = QCheckBox(_SETTING)
        self.note = QLabel(wordWrap=True)
        self.tables: list[TableView] = []
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.batch_first)
        self._column.addWidget(self.note)
        self._column.addStretch(1)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inner)
        for ground in (inner, self._area.viewport()):
            ground.setAutoFillBackground(False)  # the card's own ground
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)
        self.batch_first.toggled.connect(lambda on: self.field_changed.emit("batch_first", on))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._trace is not None:
            self.show_trace(self._trace, self._state)

    def show_trace(self, trace: RecurrenceTrace, state: RecurrenceState) -> None:
        """Show the shapes of a pass."""
        self._trace, self._state = trace, state
        with QSignalBlocker(self.batch_first):
            self.batch_first.setChecked(state.batch_first)
        tables = shape_tables(trace.spec, len(trace.tokens), len(trace.sequences), state.batch_first)
        while len(self.tables) < len(tables):
            self.tables.append(TableView(self))
            self._column.insertWidget(self._column.count() - 2, self.tables[-1])
        for number, view in enumerate(self.tables):
            view.setVisible(number < len(tables))
            if number < len(tables):
                view.set_table(tables[number])
        note = bidirectional_note(trace.spec)
        self.note.setText(note)
        self.note.setVisible(bool(note))
