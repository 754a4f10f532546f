"""The popup with a training run's settings."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QDoubleSpinBox, QFormLayout, QWidget

from explorer.core.i18n import translate
from explorer.models.recurrent.runs import LossOn, Optimiser
from explorer.panels.fields_form import FieldsForm
from explorer.studies.recurrence.state import GAP_RANGE, RecurrenceState
from explorer.widgets.segmented import Segmented
from explorer.widgets.spin_boxes import DoubleSpinBox, SpinBox


class TrainingForm(FieldsForm):
    """Every choice is emitted as a field of the state and its new value."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.optimiser, self.loss_on = Segmented(), Segmented()
        self.learning_rate = _box(1e-6, 10.0, 6, 0.001)
        self.clip = _box(0.0, 1e6, 2, 0.5)
        self.batch, self.training_steps = (
            SpinBox(minimum=1, maximum=1024),
            SpinBox(minimum=1, maximum=100_000),
        )
        self.longest_gap = SpinBox(minimum=1, maximum=GAP_RANGE[1])
        names = "optimiser learning_rate clip batch training_steps loss_on longest_gap"
        self._add_fields(QFormLayout(self), names.split())
        self.retranslate()

    def show_state(self, state: RecurrenceState) -> None:
        """Set every field to the state, without emitting."""
        with QSignalBlocker(self):
            self.optimiser.set_current(state.optimiser)
            self.loss_on.set_current(state.loss_on)
            for name in ("learning_rate", "clip", "batch", "training_steps", "longest_gap"):
                getattr(self, name).setValue(getattr(state, name))
        is_recall = state.task == "recall"
        for name in ("loss_on", "longest_gap"):
            self._set_shown(name, shown=is_recall)

    def retranslate(self) -> None:
        """Set every text in the language now in force."""
        names = {
            "optimiser": translate("RecurrenceTraining", "Optimiser"),
            "learning_rate": translate("RecurrenceTraining", "Learning rate"),
            "clip": translate("RecurrenceTraining", "Clip the gradient at (0: never)"),
            "batch": translate("RecurrenceTraining", "Sentences in a batch"),
            "training_steps": translate("RecurrenceTraining", "Steps"),
            "loss_on": translate("RecurrenceTraining", "Loss on"),
            "longest_gap": translate("RecurrenceTraining", "Longest gap, in words"),
        }
        self._name_fields(names)
        every = translate("RecurrenceTraining", "every word")
        last = translate("RecurrenceTraining", "the last word")
        self.loss_on.set_options(((LossOn.EVERY, every, every), (LossOn.LAST, last, last)))
        self.optimiser.set_options(
            tuple((o, label, label) for o, label in zip(Optimiser, ("Adam", "SGD", "RMSprop"), strict=True))
        )


def _box(least: float, most: float, decimals: int, step: float) -> QDoubleSpinBox:
    # The decimals first: the limits are rounded to them.
    return DoubleSpinBox(decimals=decimals, minimum=least, maximum=most, singleStep=step)
