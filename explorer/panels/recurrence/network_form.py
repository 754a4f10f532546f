"""The popup in which a fresh network is put together: its sizes, its parts, its seed."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.core.i18n import translate
from explorer.core.seeds import MOST_SEED, another_seed
from explorer.models.recurrent.spec import HIDDEN_RANGE, LAYERS_RANGE, Cell, NetworkSpec
from explorer.panels.fields_form import FieldsForm
from explorer.panels.recurrence.options import activation_options, input_kind_options
from explorer.studies.recurrence.state import FEATURES_RANGE, Reading, RecurrenceState
from explorer.widgets.segmented import Segmented
from explorer.widgets.spin_boxes import DoubleSpinBox, SpinBox


class NetworkForm(FieldsForm):
    """Every choice is emitted as a field of the state and its new value."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hidden, self.layers = (
            SpinBox(minimum=HIDDEN_RANGE[0], maximum=HIDDEN_RANGE[1]),
            SpinBox(minimum=LAYERS_RANGE[0], maximum=LAYERS_RANGE[1]),
        )
        self.features, self.seed = (
            SpinBox(minimum=FEATURES_RANGE[0], maximum=FEATURES_RANGE[1]),
            SpinBox(minimum=0, maximum=MOST_SEED),
        )
        self.bidirectional, self.bias = QCheckBox(), QCheckBox()
        self.activation, self.input_kind = Segmented(), Segmented()
        self.initial = DoubleSpinBox(decimals=3, minimum=-1e6, maximum=1e6, singleStep=0.5)
        self.new_seed = QPushButton()
        self.note = QLabel(wordWrap=True)
        self.note.setProperty("role", "small")
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        form = QFormLayout()
        self._add_fields(
            form, ["hidden", "layers", "activation", "input_kind", "features", "initial", "seed"]
        )
        form.addRow(self.bidirectional)
        form.addRow(self.bias)
        form.addRow(self.new_seed)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.note)

    def _connect(self) -> None:
        for name in ("bidirectional", "bias"):
            getattr(self, name).toggled.connect(lambda on, n=name: self.field_changed.emit(n, on))
        self.new_seed.clicked.connect(lambda: self.seed.setValue(another_seed()))

    def show_state(self, state: RecurrenceState, spec: NetworkSpec, *, is_fresh: bool) -> None:
        """Show what the network is made of, without emitting; trained weights hold their sizes."""
        with QSignalBlocker(self):
            self.hidden.setValue(spec.hidden)
            self.layers.setValue(spec.layers)
            self.features.setValue(spec.features)
            self.seed.setValue(state.seed)
            self.initial.setValue(state.initial)
            self.bidirectional.setChecked(spec.bidirectional)
            self.bias.setChecked(spec.bias)
            self.activation.set_current(spec.activation)
            self.input_kind.set_current(spec.input_kind)
        is_text = state.reading is not Reading.NUMBERS
        self._set_shown("activation", shown=spec.cell in (Cell.ELMAN, Cell.JORDAN))
        self._set_shown("input_kind", shown=is_text)
        self._set_shown("features", shown=is_text and self.input_kind.current() == "embedding")
        self.note.setVisible(not is_fresh)

    def retranslate(self) -> None:
        """Set every text in the language now in force."""
        names = {
            "hidden": translate("RecurrenceNetwork", "Units"),
            "layers": translate("RecurrenceNetwork", "Layers"),
            "activation": translate("RecurrenceNetwork", "Activation φ"),
            "input_kind": translate("RecurrenceNetwork", "Input xₜ"),
            "features": translate("RecurrenceNetwork", "Embedding size"),
            "initial": translate("RecurrenceNetwork", "Every entry of h₀ and c₀"),
            "seed": translate("RecurrenceNetwork", "Seed"),
        }
        self._name_fields(names)
        self.bidirectional.setText(translate("RecurrenceNetwork", "Bidirectional"))
        self.bias.setText(translate("RecurrenceNetwork", "With biases"))
        self.new_seed.setText(translate("RecurrenceNetwork", "Draw new weights"))
        self.note.setText(
            translate(
                "RecurrenceNetwork",
                "These weights were trained; changing a size starts a fresh network from the seed.",
            )
        )
        self.activation.set_options(activation_options())
        self.input_kind.set_options(input_kind_options())
