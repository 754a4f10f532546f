"""The popup with a training run's settings."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QFormLayout, QFrame, QLabel, QSpinBox, QWidget

from explorer.core.i18n import translate
from explorer.models.recurrent.runs import LossOn, Optimiser
from explorer.studies.recurrence.state import GAP_RANGE, RecurrenceState
from explorer.widgets.segmented import Segmented


class TrainingForm(QFrame):
    """Every choice is emitted as a field of the state and its new value."""

    field_changed = Signal(str, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "card")
        self.optimiser, self.loss_on = Segmented(), Segmented()
        self.learning_rate = _box(1e-6, 10.0, 6, 0.001)
        self.clip = _box(0.0, 1e6, 2, 0.5)
        self.batch, self.training_steps = (
            QSpinBox(minimum=1, maximum=1024),
            QSpinBox(minimum=1, maximum=100_000),
        )
        self.longest_gap = QSpinBox(minimum=1, maximum=GAP_RANGE[1])
        self._labels: dict[str, QLabel] = {}
        form = QFormLayout(self)
        for name in (
            "optimiser",
            "learning_rate",
            "clip",
            "batch",
            "training_steps",
            "loss_on",
            "longest_gap",
        ):
            field: QWidget = getattr(self, name)
            self._labels[name] = QLabel()
            self._labels[name].setBuddy(field)
            form.addRow(self._labels[name], field)
            if isinstance(field, Segmented):
                field.chosen.connect(lambda value, n=name: self.field_changed.emit(n, value))
            elif isinstance(field, QSpinBox | QDoubleSpinBox):
                field.setKeyboardTracking(False)
                field.valueChanged.connect(lambda value, n=name: self.field_changed.emit(n, value))
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
            self._labels[name].setVisible(is_recall)
            getattr(self, name).setVisible(is_recall)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

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
        for name, label in self._labels.items():
            label.setText(names[name])
        every = translate("RecurrenceTraining", "every word")
        last = translate("RecurrenceTraining", "the last word")
        self.loss_on.set_options(((LossOn.EVERY, every, every), (LossOn.LAST, last, last)))
        self.optimiser.set_options(
            tuple((o, label, label) for o, label in zip(Optimiser, ("Adam", "SGD", "RMSprop"), strict=True))
        )


def _box(least: float, most: float, decimals: int, step: float) -> QDoubleSpinBox:
    # The decimals first: the limits are rounded to them.
    return QDoubleSpinBox(decimals=decimals, minimum=least, maximum=most, singleStep=step)
