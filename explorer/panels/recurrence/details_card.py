"""The right card: what happens at a step, how far gradients reach, and how the network is trained."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from explorer.core.i18n import translate
from explorer.models.recurrent.arrays import GATE_NAMES
from explorer.models.recurrent.spec import Cell
from explorer.panels.recurrence.hand_page import HandPage
from explorer.panels.recurrence.options import right_options
from explorer.panels.recurrence.reach_curves import reach_sentence, reach_series
from explorer.panels.recurrence.shapes_page import ShapesPage
from explorer.panels.recurrence.training_page import TrainingPage
from explorer.panels.recurrence.views_card import ViewsCard
from explorer.studies.recurrence.inputs import shown
from explorer.studies.recurrence.state import RIGHT_VIEWS, RecurrenceState
from explorer.studies.recurrence.texts import gate_label, step_name
from explorer.studies.recurrence.trace import Lockstep, RecurrenceTrace
from explorer.widgets.curve_plot import CurvePlot
from explorer.widgets.distribution_bars import DistributionBars
from explorer.widgets.elided_label import ElidedLabel
from explorer.widgets.gates_view import GatesView
from explorer.widgets.picture import Picture


class DetailsCard(ViewsCard):
    """Draws the view on screen only; choices are told as fields of the state."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("right", parent)
        self._lockstep: Lockstep | None = None
        self.gates, self.reach = GatesView(), CurvePlot()
        self.over_time, self.compare = QCheckBox(), QCheckBox()
        self.predictions, self.said = DistributionBars(), QLabel(wordWrap=True)
        self.no_gates = QLabel(wordWrap=True)
        self.reach_said, self.where = QLabel(wordWrap=True), ElidedLabel()
        for label in (self.reach_said, self.where):
            label.setProperty("role", "small")
        self.hand, self.shapes, self.training = HandPage(), ShapesPage(), TrainingPage()
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        pages = (
            _page(self._gates_row(), self.gates, self.no_gates),
            _page(self.compare, self.reach, self.reach_said),
            _page(self.said, self.predictions),
            self.hand,
            self.shapes,
            self.training,
        )
        self._add_pages(pages, (self.gates, self.reach, self.predictions))

    def _gates_row(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.over_time)
        row.addWidget(self.where, 1)
        self.where.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return line

    def _connect(self) -> None:
        tell = self.field_changed.emit
        self.over_time.toggled.connect(lambda on: tell("over_time", on))
        self.compare.toggled.connect(lambda on: tell("compare", on))
        self.gates.unit_chosen.connect(lambda unit: tell("unit", unit))
        self.gates.step_chosen.connect(lambda step: tell("step", step))
        self.reach.x_chosen.connect(lambda x: tell("step", round(x)))
        self.shapes.field_changed.connect(self.field_changed)
        self.training.field_changed.connect(self.field_changed)

    def retranslate(self) -> None:
        """Set every text in the language now in force."""
        self.views.set_options(right_options())
        self.views.setAccessibleName(translate("RecurrenceDetails", "View of the step"))
        self.over_time.setText(translate("RecurrenceDetails", "Over time"))
        self.compare.setText(translate("RecurrenceDetails", "Elman, GRU and LSTM side by side"))
        self.no_gates.setText(
            translate(
                "RecurrenceDetails",
                "This cell has no gates: at every step the whole state is written anew. "
                "Choose GRU or LSTM to see what gates keep.",
            )
        )
        self._drawn.clear()
        if self._lockstep is not None:
            self.show_state(self._state)

    def pictures(self) -> tuple[Picture, ...]:
        """The pictures on screen."""
        if self._state.right == "gates":
            return (self.gates,) if not self.gates.isHidden() else ()
        if self._state.right == "training":
            return self.training.pictures()
        by_view: dict[str, tuple[Picture, ...]] = {"reach": (self.reach,), "predictions": (self.predictions,)}
        return by_view.get(self._state.right, ())

    def all_pictures(self) -> tuple[Picture, ...]:
        """The pictures of every view."""
        return (self.gates, self.reach, self.predictions, *self.training.all_pictures())

    def show_lockstep(self, lockstep: Lockstep, state: RecurrenceState) -> None:
        """Draw another pass, or the reaches that were added to it."""
        self._lockstep = lockstep
        self._drawn.clear()
        self.show_state(state)

    def show_state(self, state: RecurrenceState) -> None:
        """Set controls and selection to the state."""
        self._state = state
        self.views.set_current(state.right)
        with QSignalBlocker(self.over_time), QSignalBlocker(self.compare):
            self.over_time.setChecked(state.over_time)
            self.compare.setChecked(state.compare)
        self.training.show_state(state)
        self._pages.setCurrentIndex(RIGHT_VIEWS.index(state.right))
        if self._lockstep is None:
            return
        trace = self._lockstep.main
        show: dict[str, Callable[[], None]] = {
            "gates": self._show_gates,
            "reach": self._show_reach,
            "predictions": self._show_predictions,
            "hand": lambda: self.hand.show_trace(trace, state),
            "shapes": lambda: self.shapes.show_trace(trace, state),
            "training": lambda: None,
        }
        show[state.right]()

    @property
    def _trace(self) -> RecurrenceTrace:
        assert self._lockstep is not None
        return self._lockstep.main

    def _show_gates(self) -> None:
        trace, state = self._trace, self._state
        names = GATE_NAMES[trace.spec.cell]
        for widget in (self.gates, self.over_time, self.where):
            widget.setVisible(bool(names))
        self.no_gates.setVisible(not names)
        if not names:
            return
        if self._is_stale("gates", (id(trace), state.layer, state.direction, state.sequence)):
            self._fill_gates(trace, names)
        self.where.set_whole("" if state.over_time else step_name(trace, state.step))
        self.gates.set_over_time(state.over_time)
        self.gates.set_unit(state.unit)
        self.gates.set_step(state.step)

    def _fill_gates(self, trace: RecurrenceTrace, names: tuple[str, ...]) -> None:
        state = self._state
        layer = trace.network.layer(state.layer, state.direction)
        kinds = (*names, "c") if trace.spec.cell is Cell.LSTM else (*names, "h")
        rows = [layer.hidden if name == "h" else layer.parts[name] for name in kinds]
        values = np.stack([np.asarray(row[:, state.sequence], dtype=np.float32) for row in rows])
        signed = tuple(name in ("g", "n", "c", "h") for name in kinds)
        self.gates.set_gates(
            tuple(gate_label(trace.spec.cell, name) for name in kinds), values, signed, trace.tokens
        )
        kept = layer.parts["f" if trace.spec.cell is Cell.LSTM else "z"][:, state.sequence]
        self.gates.set_kept(np.asarray(kept.mean(axis=1), dtype=np.float32))

    def _show_reach(self) -> None:
        lockstep, state = self._lockstep, self._state
        assert lockstep is not None
        if self._is_stale("reach", id(lockstep)):
            series = reach_series(lockstep.reaches)
            label = translate("RecurrenceDetails", "‖∂h_T/∂h_t‖")
            self.reach.set_series(series, "t", label, log_y=True, x_names=lockstep.main.tokens)
            self.reach.set_picture_name(translate("RecurrenceDetails", "How far back the gradient reaches"))
            self.reach_said.setText(reach_sentence(lockstep))
        self.reach.set_marker(float(state.step))

    def _show_predictions(self) -> None:
        trace, state = self._trace, self._state
        probabilities = trace.probabilities(state.sequence)
        if probabilities is None:
            self.said.setText(translate("RecurrenceDetails", "This network has no linear layer after it."))
            self.predictions.set_distribution((), np.zeros(0, dtype=np.float32), None)
            return
        fresh = translate("RecurrenceDetails", "The weights are fresh, so these are not predictions yet.")
        name = step_name(trace, state.step)
        self.said.setText(name if trace.trained else f"{name}. {fresh}")
        self.said.setToolTip(trace.trained)
        labels = tuple(shown(label) for label in trace.labels)
        self.predictions.set_distribution(labels, probabilities[state.step], None)


def _page(*widgets: QWidget) -> QWidget:
    """Widgets one under the other; the second takes the room."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    for number, widget in enumerate(widgets):
        column.addWidget(widget, 1 if number == 1 else 0)
    return page
