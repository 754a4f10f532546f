"""The Recurrence chapter's first card: the network unrolled over the text, and what it is made of."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSlider, QToolButton, QWidget

from explorer.core.i18n import translate
from explorer.models.recurrent.spec import NetworkSpec
from explorer.panels.popups import open_below
from explorer.panels.recurrence.network_form import NetworkForm
from explorer.panels.recurrence.options import cell_options, reading_options, shape_options
from explorer.studies.recurrence.presets import PRESETS
from explorer.studies.recurrence.state import FRESH, GAP_RANGE, RecurrenceState
from explorer.studies.recurrence.texts import cell_name, outputs_of, shape_masks
from explorer.studies.recurrence.trace import RecurrenceTrace
from explorer.theme import theme
from explorer.widgets.card import Card
from explorer.widgets.flow_layout import FlowLayout
from explorer.widgets.segmented import Segmented
from explorer.widgets.spin_boxes import SpinBox
from explorer.widgets.unrolled import Unrolled, UnrolledData

_GAP_PIXELS = 110


class UnrolledCard(Card):
    """Draws one pass; choices are emitted as fields of the state, presets and shapes by their names."""

    field_changed = Signal(str, object)
    place_chosen = Signal(object)
    """Several fields that change at once, by name."""
    cell_chosen = Signal(str)
    preset_chosen = Signal(str)
    shape_chosen = Signal(str)
    gap_changed = Signal(int)
    numbers_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trace: RecurrenceTrace | None = None
        self._state = RecurrenceState()
        self._data: UnrolledData | None = None
        self.picture = Unrolled()
        self.cells, self.shapes, self.reading = Segmented(), Segmented(), Segmented()
        self.network, self.examples, self.numbers = QToolButton(), QToolButton(), QToolButton()
        self.folded = QToolButton()
        self.folded.setCheckable(True)
        self.sequence = SpinBox(minimum=0)
        for button in (self.examples, self.network, self.numbers, self.folded):
            button.setProperty("role", "small")
        self.gap, self.gap_label = QSlider(Qt.Orientation.Horizontal), QLabel()
        self.form = NetworkForm(self)
        self._examples_menu = QMenu(self)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        for control in (self.folded, self.examples, self.network, self.cells):
            self.add_control(control)
        self.examples.setMenu(self._examples_menu)
        self.examples.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.gap.setRange(*GAP_RANGE)
        self._gap_row = QWidget()
        row = QHBoxLayout(self._gap_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.gap_label)
        row.addWidget(self.gap)
        flow = FlowLayout()
        controls = (self.shapes, self.reading, self.numbers, self.sequence, self._gap_row)
        for widget in controls:
            flow.addWidget(widget)
        self.body.addLayout(flow)
        self.body.addWidget(self.picture, 1)
        self.picture.setMinimumSize(1, 1)
        self.picture.set_captioned(False)  # the card's own title line says it
        self._space_gap()

    def _space_gap(self) -> None:
        self.gap.setFixedWidth(theme().px(_GAP_PIXELS))

    def _connect(self) -> None:
        self.cells.chosen.connect(self.cell_chosen)
        self.shapes.chosen.connect(self.shape_chosen)
        self.reading.chosen.connect(lambda reading: self.field_changed.emit("reading", reading))
        self.network.clicked.connect(self._open_form)
        self.form.field_changed.connect(self.field_changed)
        self.numbers.clicked.connect(self.numbers_requested)
        self.folded.toggled.connect(self.picture.set_folded)
        self.sequence.valueChanged.connect(lambda row: self.field_changed.emit("sequence", row))
        self.gap.valueChanged.connect(self.gap_changed)
        self.picture.step_chosen.connect(lambda step: self.field_changed.emit("step", step))
        self.picture.layer_chosen.connect(self._on_layer)
        theme().changed.connect(self._space_gap)

    def _open_form(self) -> None:
        open_below(self.form, self.network)
        self.form.hidden.setFocus()

    def _on_layer(self, layer: int, direction: int) -> None:
        self.place_chosen.emit({"layer": layer, "direction": direction})

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language now in force."""
        self._retitle()
        self.cells.set_options(cell_options())
        self.cells.setAccessibleName(translate("RecurrenceUnrolled", "Cell"))
        self.shapes.set_options(shape_options())
        self.shapes.setAccessibleName(translate("RecurrenceUnrolled", "Inputs and outputs"))
        self.reading.set_options(reading_options())
        self.reading.setAccessibleName(translate("RecurrenceUnrolled", "A step is"))
        self.network.setText(translate("RecurrenceUnrolled", "Network ▾"))
        self.network.setToolTip(translate("RecurrenceUnrolled", "Units, layers, directions, input, seed"))
        self.examples.setText(translate("RecurrenceUnrolled", "Examples ▾"))
        self.numbers.setText(translate("RecurrenceUnrolled", "Table…"))
        self.numbers.setToolTip(translate("RecurrenceUnrolled", "Paste or open a table"))
        self.folded.setText(translate("RecurrenceUnrolled", "Folded"))
        tip = translate("RecurrenceUnrolled", "Show the folded form beside it: one cell with a loop")
        self.folded.setToolTip(tip)
        self.folded.setAccessibleName(translate("RecurrenceUnrolled", "The folded form beside it"))
        self.sequence.setPrefix(translate("RecurrenceUnrolled", "Sequence "))
        self.sequence.setAccessibleName(translate("RecurrenceUnrolled", "Sequence of the batch"))
        self.gap.setAccessibleName(translate("RecurrenceUnrolled", "Filler words in between"))
        self._label_gap()
        self._fill_examples()

    def _retitle(self) -> None:
        self.set_title(translate("RecurrenceUnrolled", "Unrolled"), self.picture.caption())

    def _label_gap(self) -> None:
        if self._state.gap == 1:
            text = translate("RecurrenceUnrolled", "Gap: 1 word")
        else:
            text = translate("RecurrenceUnrolled", "Gap: {count} words")
        self.gap_label.setText(text.format(count=self._state.gap))

    def _fill_examples(self) -> None:
        self._examples_menu.clear()
        self._examples_menu.setToolTipsVisible(True)
        for preset in PRESETS:
            action = self._examples_menu.addAction(preset.title())
            action.setToolTip(preset.look_for())
            action.triggered.connect(lambda _=False, name=preset.name: self.preset_chosen.emit(name))

    def show_trace(self, trace: RecurrenceTrace, state: RecurrenceState) -> None:
        """Draw a pass."""
        self._trace = trace
        self._data = unrolled_data(trace, state.sequence)
        self.picture.set_data(self._data)
        self._retitle()
        self.show_state(state)

    def play_to(self, step: int) -> None:
        """Let what is known flow into the next step, as when the transport plays."""
        self.picture.play_to(step)

    def show_state(self, state: RecurrenceState) -> None:
        """Set every control and the selection to the state, without emitting."""
        is_other_row = state.sequence != self._state.sequence
        self._state = state
        spec = self._spec(state)
        with QSignalBlocker(self), QSignalBlocker(self.gap):
            self.cells.set_current(spec.cell)
            self.shapes.set_current(state.shape)
            self.reading.set_current(state.reading)
            self.gap.setValue(state.gap)
        self.form.show_state(state, spec, is_fresh=state.model == FRESH)
        self.numbers.setVisible(state.reading == "numbers")
        self._gap_row.setVisible(state.preset == "france")
        self._label_gap()
        self._show_rows(state)
        if self._trace is None:
            return
        if is_other_row:
            self._data = unrolled_data(self._trace, state.sequence)
            self.picture.set_data(self._data)
        self.picture.set_layer(state.layer, state.direction)
        self.picture.set_step(state.step)

    def _spec(self, state: RecurrenceState) -> NetworkSpec:
        """What is chosen until it is drawn, then what it turned out to be."""
        if self._trace is None:
            return state.spec
        drawn, wanted = self._trace.request, state.request
        is_drawn = (drawn.spec, drawn.model, drawn.reading) == (wanted.spec, wanted.model, wanted.reading)
        return self._trace.spec if is_drawn else wanted.spec

    def _show_rows(self, state: RecurrenceState) -> None:
        """Where the input has several sequences, one is chosen."""
        count = 1 if self._trace is None else len(self._trace.sequences)
        with QSignalBlocker(self.sequence):
            self.sequence.setMaximum(count - 1)
            self.sequence.setValue(state.sequence)
            text = translate("RecurrenceUnrolled", " · batch of {count}")
            self.sequence.setSuffix(text.format(count=count))
        self.sequence.setVisible(count > 1)


def unrolled_data(trace: RecurrenceTrace, sequence: int) -> UnrolledData:
    """What the unrolled picture draws of a row of the batch."""
    spec = trace.spec
    sequence = min(sequence, len(trace.sequences) - 1)
    states = np.stack([layer.passed_on[:, sequence] for layer in trace.network.layers])
    shape = (spec.layers, spec.directions, *states.shape[1:])
    takes, gives = shape_masks(trace)
    return UnrolledData(
        tokens=trace.tokens,
        cell=cell_name(spec),
        layers=spec.layers,
        bidirectional=spec.bidirectional,
        states=np.asarray(states.reshape(shape), dtype=np.float32),
        outputs=outputs_of(trace, sequence),
        takes_input=takes,
        gives_output=gives,
        fed_back=trace.fed_back,
        weight_names=("W", "U", *("b" * spec.bias)),
    )
