"""The lower card of the steps: every function's scores, weights and pooled value, side by side."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from explorer.core.i18n import in_a_row, translate
from explorer.panels.scoring.options import SCORES, norm_options
from explorer.studies.scoring.kinds import Function
from explorer.studies.scoring.state import ScoringState
from explorer.studies.scoring.texts import function_name
from explorer.studies.scoring.trace import ScoringTrace
from explorer.widgets.card import Card
from explorer.widgets.flow_layout import FlowLayout
from explorer.widgets.scoring_lanes import Lane, ScoringLanes
from explorer.widgets.segmented import Segmented
from explorer.widgets.spin_boxes import SpinBox

FUNCTIONS = tuple(Function)
_MOST_VALID = 9999  # beyond any number of keys: the study says that all are seen


class LanesCard(Card):
    """Draws a trace; choices are told as fields of the state."""

    field_changed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trace: ScoringTrace | None = None
        self._state = ScoringState()
        self._made_with: object = None
        self.lanes, self.norm = ScoringLanes(), Segmented()
        self.masked, self.valid = QCheckBox(), SpinBox(minimum=0, maximum=_MOST_VALID)
        self.notes = QLabel(wordWrap=True)
        self.notes.setProperty("role", "small")
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        flow = FlowLayout()
        for widget in (self.norm, self.masked, self.valid):
            flow.addWidget(widget)
        self.body.addLayout(flow)
        self.body.addWidget(self.lanes, 1)
        self.body.addWidget(self.notes)
        self.notes.hide()

    def _connect(self) -> None:
        self.norm.chosen.connect(lambda norm: self.field_changed.emit("norm", norm))
        self.masked.toggled.connect(self._on_masked)
        self.valid.setKeyboardTracking(False)
        self.valid.valueChanged.connect(lambda count: self.field_changed.emit("valid", count))
        self.lanes.lane_chosen.connect(lambda lane: self.field_changed.emit("function", FUNCTIONS[lane]))
        self.lanes.key_chosen.connect(lambda key: self.field_changed.emit("step", key))
        self.lanes.component_chosen.connect(lambda place: self.field_changed.emit("component", place))

    def _on_masked(self, on: bool) -> None:
        """Mask the last key at first, so that there is something to see."""
        keys = 2 if self._trace is None else len(self._trace.steps)
        self.field_changed.emit("valid", max(1, keys - 1) if on else None)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language now in force."""
        self.norm.set_options(norm_options())
        self.norm.setAccessibleName(translate("ScoringLanesCard", "From scores to weights"))
        self.masked.setText(translate("ScoringLanesCard", "Valid length"))
        self.masked.setToolTip(
            translate("ScoringLanesCard", "Mask the keys after so many: their weight is exactly 0")
        )
        self.valid.setAccessibleName(translate("ScoringLanesCard", "Valid length"))
        self._made_with = None
        if self._trace is None:
            self.set_title(translate("ScoringLanesCard", "Scores → weights → pooled value"))
        self.show_state(self._trace, self._state)

    def show_state(self, trace: ScoringTrace | None, state: ScoringState) -> None:
        """Show the state, on the trace at hand where there is one, without emitting."""
        self._trace, self._state = trace, state
        with QSignalBlocker(self):
            self.norm.set_current(state.norm)
            self.masked.setChecked(state.valid is not None)
            self.valid.setVisible(state.valid is not None)
            self.valid.setValue(state.valid or 0)
        if trace is None:
            return
        if self._made_with is not trace.scored:
            self._made_with = trace.scored
            self._fill(trace)
        self.lanes.set_chosen(FUNCTIONS.index(state.function), state.step)
        self.lanes.set_component(state.component)

    def _fill(self, trace: ScoringTrace) -> None:
        data = trace.data
        lanes = tuple(_lane(trace, function) for function in FUNCTIONS)
        name = next(label for norm, label, _tip in norm_options() if norm == trace.request.norm)
        self.lanes.set_lanes(lanes, data.names, trace.valid, name, values=data.values)
        self.set_title(
            translate("ScoringLanesCard", "Scores → weights → pooled value"),
            _asked(trace),
        )
        self.notes.setText(in_a_row(trace.notes))
        self.notes.setVisible(bool(trace.notes))


def _asked(trace: ScoringTrace) -> str:
    """Who asks how many keys, the masked ones told."""
    seen, count, name = int(trace.valid.sum()), len(trace.data.names), trace.data.query_name
    if seen == count:
        text = translate("ScoringLanesCard", "query “{name}” asks {count} keys")
    else:
        text = translate("ScoringLanesCard", "query “{name}” asks {seen} of {count} keys, the rest is masked")
    return text.format(name=name, count=count, seen=seen)


def _lane(trace: ScoringTrace, function: Function) -> Lane:
    name, score = function_name(function), SCORES[function]
    if function in trace.refused:
        return Lane(name, score, refused=trace.refused[function])
    one = trace.scored[function]
    return Lane(name, score, one.scores, one.weights, one.pooled)
