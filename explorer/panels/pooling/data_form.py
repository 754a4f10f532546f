"""The popup in which data are drawn: how many points, round which function, with what noise; the queries."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.core.i18n import translate
from explorer.core.seeds import MOST_SEED, another_seed
from explorer.panels.fields_form import FieldsForm
from explorer.studies.pooling.data import MOST_NOISE, QUERY_COUNTS, SIZES
from explorer.studies.pooling.functions import LONGEST
from explorer.studies.pooling.kernels import LARGEST
from explorer.studies.pooling.state import PoolingState
from explorer.theme import theme
from explorer.widgets.spin_boxes import DoubleSpinBox, SpinBox

_FORMULA = 220  # pixels at 100 % text


class DataForm(FieldsForm):
    """Every choice is emitted as a field of the state; files are asked for by whoever listens."""

    load_requested = Signal()
    save_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.size_, self.seed = (
            SpinBox(minimum=SIZES[0], maximum=SIZES[1]),
            SpinBox(minimum=0, maximum=MOST_SEED),
        )
        self.noise = DoubleSpinBox(decimals=3, minimum=0.0, maximum=MOST_NOISE, singleStep=0.1)
        self.formula = QLineEdit(maxLength=LONGEST)
        self.first_query = DoubleSpinBox(decimals=4, minimum=-LARGEST, maximum=LARGEST, singleStep=0.5)
        self.query_step = DoubleSpinBox(decimals=4, minimum=0.0001, maximum=LARGEST, singleStep=0.05)
        self.queries = SpinBox(minimum=QUERY_COUNTS[0], maximum=QUERY_COUNTS[1])
        self.redraw, self.load, self.save = QPushButton(), QPushButton(), QPushButton()
        self.note = QLabel(wordWrap=True)
        self.note.setProperty("role", "small")
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        form = QFormLayout()
        self._add_fields(form, ["formula", "noise", "seed", "first_query", "query_step", "queries"])
        self._labels["size"] = QLabel()
        self._labels["size"].setBuddy(self.size_)
        form.insertRow(1, self._labels["size"], self.size_)
        column = QVBoxLayout(self)
        column.addLayout(form)
        for button in (self.redraw, self.load, self.save):
            column.addWidget(button)
        column.addWidget(self.note)
        theme().changed.connect(self._space)
        self._space()

    def _space(self) -> None:
        self.formula.setMinimumWidth(theme().px(_FORMULA))

    def _connect(self) -> None:
        self.size_.setKeyboardTracking(False)
        self.size_.valueChanged.connect(lambda size: self.field_changed.emit("size", size))
        self.formula.editingFinished.connect(self._on_formula)
        self.redraw.clicked.connect(lambda: self.field_changed.emit("seed", another_seed()))
        for button, signal in ((self.load, self.load_requested), (self.save, self.save_requested)):
            button.clicked.connect(self.close)
            button.clicked.connect(signal)

    def _on_formula(self) -> None:
        if self.formula.isModified():
            self.formula.setModified(False)
            self.field_changed.emit("formula", self.formula.text())

    def show_state(self, state: PoolingState) -> None:
        """Show what the data are made of, without emitting."""
        with QSignalBlocker(self):
            self.size_.setValue(state.size)
            for name in ("seed", "noise", "first_query", "query_step", "queries"):
                getattr(self, name).setValue(getattr(state, name))
            if self.formula.text() != state.formula:
                self.formula.setText(state.formula)
        self.note.setVisible(state.points is not None)

    def retranslate(self) -> None:
        """Set every text in the language now in force."""
        self._name_fields(
            {
                "formula": translate("PoolingData", "f(x), the truth"),
                "size": translate("PoolingData", "Points"),
                "noise": translate("PoolingData", "Noise σ"),
                "seed": translate("PoolingData", "Seed"),
                "first_query": translate("PoolingData", "First query"),
                "query_step": translate("PoolingData", "Step between queries"),
                "queries": translate("PoolingData", "Queries"),
            }
        )
        self.formula.setToolTip(
            translate("PoolingData", "A formula of x with + − * / ** and sin, cos, exp, log, sqrt, abs …")
        )
        self.redraw.setText(translate("PoolingData", "Draw new points"))
        self.load.setText(translate("PoolingData", "Open points…"))
        self.save.setText(translate("PoolingData", "Save the points…"))
        self.note.setText(
            translate(
                "PoolingData",
                "These points are your own; another size, seed, noise or function draws new ones. "
                "Undo brings yours back.",
            )
        )
