"""The parameters inside Additive and Bilinear as tables that can be edited."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from explorer.core.i18n import translate
from explorer.core.seeds import MOST_SEED
from explorer.panels.scoring.options import drawn_anew_tip, seed_tip
from explorer.studies.scoring.kinds import (
    LARGEST,
    PARAMETERS,
    SIZE_RANGE,
    Function,
    Numbers,
    Source,
)
from explorer.studies.scoring.state import ScoringState
from explorer.studies.scoring.texts import function_name
from explorer.studies.scoring.trace import ScoringTrace
from explorer.widgets.flow_layout import FlowLayout
from explorer.widgets.number_table import NumberTable
from explorer.widgets.segmented import Segmented
from explorer.widgets.spin_boxes import SpinBox


class WeightsPage(QWidget):
    """Shows one parameter at a time; those of a function that is chosen come forward."""

    field_changed = Signal(str, object)
    draw_requested = Signal()
    edited = Signal(object)
    """Edits, each a parameter's name, a place in its flattened values and the new value."""
    refused = Signal(str)
    """A sentence on what was typed or pasted and is not taken."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trace: ScoringTrace | None = None
        self._state = ScoringState()
        self._made_with: object = None
        self.names, self.table = Segmented(), NumberTable()
        self.hidden = SpinBox(minimum=SIZE_RANGE[0], maximum=SIZE_RANGE[1])
        self.seed = SpinBox(minimum=0, maximum=MOST_SEED)
        self.draw, self.reset, self.note = QPushButton(), QPushButton(), QLabel(wordWrap=True)
        for part in (self.draw, self.reset, self.note):
            part.setProperty("role", "small")
        self._lay_out()
        self.names.chosen.connect(self._fill)
        for box, name in ((self.hidden, "hidden"), (self.seed, "seed")):
            box.setKeyboardTracking(False)
            box.valueChanged.connect(lambda value, n=name: self.field_changed.emit(n, value))
        self.draw.clicked.connect(self.draw_requested)
        self.table.value_changed.connect(self._on_value)
        self.table.values_pasted.connect(self._on_pasted)
        self.table.edit_refused.connect(self.refused)
        self.reset.clicked.connect(lambda: self.field_changed.emit("edits", ()))
        self.retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        controls = FlowLayout()
        for widget in (self.names, self.hidden, self.seed, self.draw, self.reset):
            controls.addWidget(widget)
        column.addLayout(controls)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.addWidget(self.note, 1)
        column.addLayout(row)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language now in force."""
        tips = {
            "W_q": translate("ScoringWeights", "Additive: what the query is multiplied with (h, d_q)"),
            "W_k": translate("ScoringWeights", "Additive: what a key is multiplied with (h, d_k)"),
            "w_v": translate("ScoringWeights", "Additive: what makes a score of the hidden numbers (h)"),
            "W": translate("ScoringWeights", "Bilinear: what lies between query and key (d_q, d_k)"),
        }
        self.names.set_options([(name, name, tips[name]) for name in PARAMETERS])
        self.names.setAccessibleName(translate("ScoringWeights", "Parameter"))
        label = translate("ScoringWeights", "Hidden numbers h of Additive")
        with QSignalBlocker(self.hidden), QSignalBlocker(self.seed):
            self.hidden.setPrefix("h ")
            self.seed.setPrefix(translate("ScoringSource", "Seed "))
        self.hidden.setAccessibleName(label)
        self.hidden.setToolTip(label)
        self.draw.setText(translate("ScoringSource", "Draw anew"))
        self.reset.setText(translate("ScoringWeights", "As drawn"))
        self.reset.setToolTip(translate("ScoringWeights", "Take back every number changed by hand"))
        self._say()

    def _say(self) -> None:
        function, count = self._state.function, len(self._state.edits)
        if function in (Function.ADDITIVE, Function.BILINEAR):
            text = translate("ScoringWeights", "Type into a cell to change a number. Changed: {count}.")
        else:
            text = translate(
                "ScoringWeights",
                "{function} has no parameters; these belong to Additive (W_q, W_k, w_v) and Bilinear (W). "
                "Changed: {count}.",
            )
        self.note.setText(text.format(count=count, function=function_name(function)))
        self.reset.setEnabled(count > 0)
        self._say_what_is_drawn()

    def _say_what_is_drawn(self) -> None:
        draws_all = self._state.source is Source.SEED
        label = seed_tip(draws_all=draws_all)
        self.seed.setAccessibleName(label)
        self.seed.setToolTip(label)
        self.draw.setToolTip(drawn_anew_tip(draws_all=draws_all))

    def show_state(self, trace: ScoringTrace, state: ScoringState) -> None:
        """Show the parameters of a trace; the one on show stays until another function is chosen."""
        is_chosen = state.function != self._state.function
        self._trace, self._state = trace, state
        with QSignalBlocker(self.hidden), QSignalBlocker(self.seed):
            self.hidden.setValue(state.hidden)
            self.seed.setValue(state.seed)
        if is_chosen and state.function is Function.BILINEAR:
            self.names.set_current("W")
        elif is_chosen and state.function is Function.ADDITIVE and self.names.current() == "W":
            self.names.set_current("W_q")
        self._say()
        self._fill()

    def _fill(self) -> None:
        trace, name = self._trace, self.names.current()
        if trace is None or name not in trace.weights:
            return
        made_with = (id(trace.weights), name)
        if made_with == self._made_with:
            return
        self._made_with = made_with
        values = _matrix(trace.weights[name])
        rows, columns = _axes(name, values.shape)
        self.table.set_table(values, rows, columns)
        self.table.set_picture_name(name)

    def _on_value(self, row: int, column: int, value: float) -> None:
        self._on_pasted(row, column, np.array([[value]]))

    def _on_pasted(self, row: int, column: int, block: Numbers) -> None:
        """A block of numbers whose first one lies at a row and column."""
        trace, name = self._trace, self.names.current()
        if trace is None:
            return
        if not (np.abs(block) <= LARGEST).all():
            self._refuse()
            return
        width = _matrix(trace.weights[name]).shape[1]
        places = ((row + down) * width + column + across for down, across in np.ndindex(*block.shape))
        values = map(float, block.ravel())
        self.edited.emit(tuple((name, place, value) for place, value in zip(places, values, strict=True)))

    def _refuse(self) -> None:
        """Put the parameters back as they are: such a number would make scores that are none."""
        self._made_with = None
        self._fill()
        self.refused.emit(
            translate(
                "ScoringWeights",
                "A parameter must be a finite number of at most 1,000,000,000; the cells keep their values.",
            )
        )


def _matrix(values: Numbers) -> Numbers:
    """A parameter as a table: w_v as one row."""
    return values[None] if values.ndim == 1 else values


def _axes(name: str, size: tuple[int, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What rows and columns belong to: numbers of the query, of a key, hidden ones."""
    ends = {"W_q": ("h", "q"), "W_k": ("h", "k"), "w_v": ("", "h"), "W": ("q", "k")}[name]
    rows, columns = (
        tuple(f"{letter}[{place + 1}]" if letter else "w_v" for place in range(count))
        for letter, count in zip(ends, size, strict=True)
    )
    return rows, columns
