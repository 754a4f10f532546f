"""Every number of the network as a table that can be edited, loaded and saved."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from explorer.core.i18n import translate
from explorer.models.recurrent.arrays import Floats
from explorer.studies.recurrence.parameters import STATES, array_axes, parameter_axes
from explorer.studies.recurrence.state import RecurrenceState
from explorer.studies.recurrence.trace import RecurrenceTrace
from explorer.widgets.flow_layout import FlowLayout
from explorer.widgets.number_table import NumberTable


class WeightsPage(QWidget):
    """Shows one parameter, or the initial state, at a time."""

    field_changed = Signal(str, object)
    load_requested = Signal()
    save_requested = Signal()
    refused = Signal(str)
    """A sentence on what was typed or pasted and is no number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trace: RecurrenceTrace | None = None
        self._state = RecurrenceState()
        self.names, self.table = QComboBox(), NumberTable()
        self.load, self.save, self.reset = QPushButton(), QPushButton(), QPushButton()
        self.note = QLabel(wordWrap=True)
        self.note.setProperty("role", "small")
        self._lay_out()
        self.names.activated.connect(self._fill)
        self.table.value_changed.connect(self._on_value)
        self.table.values_pasted.connect(self._on_pasted)
        self.table.edit_refused.connect(self.refused)
        self.load.clicked.connect(self.load_requested)
        self.save.clicked.connect(self.save_requested)
        self.reset.clicked.connect(lambda: self.field_changed.emit("edits", ()))
        self.retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.names.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout()
        row.addWidget(self.names, 1)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        column.addWidget(self.note)
        buttons = FlowLayout()
        for button in (self.load, self.save, self.reset):
            button.setProperty("role", "small")
            buttons.addWidget(button)
        column.addLayout(buttons)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language now in force."""
        self.names.setAccessibleName(translate("RecurrenceWeights", "Parameter"))
        self.load.setText(translate("RecurrenceWeights", "Open weights…"))
        self.save.setText(translate("RecurrenceWeights", "Save weights…"))
        self.reset.setText(translate("RecurrenceWeights", "Undo all changes"))
        self._say()

    def _say(self) -> None:
        count = len(self._state.edits)
        if not count:
            text = translate("RecurrenceWeights", "Type into a cell to change a number.")
        else:
            text = translate("RecurrenceWeights", "Type into a cell to change a number. Changed: {count}.")
        self.note.setText(text.format(count=count))
        self.reset.setEnabled(count > 0)

    def show_trace(self, trace: RecurrenceTrace, state: RecurrenceState) -> None:
        """Show the parameters of a pass; the parameter on show stays where it still exists."""
        is_new = trace is not self._trace or state.sequence != self._state.sequence
        self._trace, self._state = trace, state
        self._say()
        if is_new:
            shown = self.names.currentText()
            self.names.clear()
            self.names.addItems(list(self._tables()))
            self.names.setCurrentIndex(max(0, self.names.findText(shown)))
            self._fill()

    def _parameters(self) -> dict[str, Floats]:
        """Every table that can be edited by name, the initial states last."""
        if self._trace is None:
            return {}
        network = self._trace.network
        initial = {"h_0": network.h_0} | ({"c_0": network.c_0} if network.c_0 is not None else {})
        return {**self._trace.weights, **initial}

    def _tables(self) -> dict[str, Floats]:
        """Besides, every array of the pass for the chosen sequence: steps (or layers) down, units across."""
        if self._trace is None:
            return {}
        own = self._parameters()
        sequence = min(self._state.sequence, len(self._trace.sequences) - 1)
        arrays = self._trace.network.arrays()
        return own | {name: values[:, sequence] for name, values in arrays.items() if name not in own}

    def _fill(self) -> None:
        name = self.names.currentText()
        values = self._tables().get(name)
        if values is None or self._trace is None:
            return
        own = name in self._parameters()
        self.table.set_editable(own)
        rows, columns = parameter_axes(self._trace, name) if own else array_axes(self._trace, name)
        self.table.set_table(_matrix(name, values), rows, columns)

    def _on_value(self, row: int, column: int, value: float) -> None:
        self._on_pasted(row, column, np.array([[value]]))

    def _on_pasted(self, row: int, column: int, block: Floats) -> None:
        """A block of numbers whose first one lies at a row and column."""
        name = self.names.currentText()
        values = self._parameters().get(name)
        if values is None:
            return
        width = _matrix(name, values).shape[1]
        new = {
            (row + down) * width + column + across: float(value)
            for (down, across), value in np.ndenumerate(block)
        }
        kept = tuple(edit for edit in self._state.edits if edit[0] != name or edit[1] not in new)
        edits = tuple((name, place, value) for place, value in new.items())
        self.field_changed.emit("edits", (*kept, *edits))


def _matrix(name: str, values: Floats) -> Floats:
    """A parameter as a table: biases as one column, initial states by layer, direction and sequence."""
    if name in STATES:
        return np.asarray(values.reshape(-1, values.shape[-1]))
    return np.asarray(values.reshape(len(values), -1))
