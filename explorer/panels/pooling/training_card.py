"""The training of w on screen: its settings, and loss, w and kernel by epoch."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from explorer.core.i18n import in_a_row, translate
from explorer.panels.pooling.training_plots import TrainingPlots
from explorer.panels.pooling.work import Drawn
from explorer.studies.pooling.learning import smoothness, troubles, width_change
from explorer.studies.pooling.state import PoolingState
from explorer.studies.pooling.training import EPOCHS, MOST_RATE, WidthRun
from explorer.theme import theme
from explorer.widgets.card import Card
from explorer.widgets.flow_layout import FlowLayout
from explorer.widgets.picture import Picture
from explorer.widgets.spin_boxes import DoubleSpinBox, SpinBox

_FIELD, _NARROW_FIELD = 92, 78  # pixels at 100 % text
_NARROW = 420  # pixels at 100 % text from which all plots and the whole of what is said have room


class TrainingCard(Card):
    """Tells what a person wants; the training itself is elsewhere."""

    field_changed = Signal(str, object)
    toggled = Signal()
    """Train, or stop what trains."""
    reset = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run: WidthRun | None = None
        self._drawn: Drawn | None = None
        self._state = PoolingState()
        self._is_busy = False
        self._filled: tuple[object, ...] = ()
        self.start, self.clear = QPushButton(), QPushButton()
        self.start.setProperty("role", "primary")
        self.clear.setProperty("role", "small")
        self.rate = DoubleSpinBox(decimals=4, minimum=0.0001, maximum=MOST_RATE, singleStep=0.1)
        self.epochs = SpinBox(minimum=EPOCHS[0], maximum=EPOCHS[1])
        self.rate_label, self.epochs_label = QLabel(), QLabel()
        self.said = QLabel(wordWrap=True)
        self.said.setProperty("role", "small")
        self.plots = TrainingPlots()
        self.loss, self.widths, self.shape = self.plots.loss, self.plots.widths, self.plots.shape
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        flow = FlowLayout()
        flow.addWidget(self.start)
        self.rate_label.setBuddy(self.rate)
        self.epochs_label.setBuddy(self.epochs)
        for label, field in ((self.epochs_label, self.epochs), (self.rate_label, self.rate)):
            field.setKeyboardTracking(False)
            flow.addWidget(_pair(label, field))
        self.add_tabs(self.plots.tabs)
        self.add_control(self.clear)
        self.body.addLayout(flow)
        self.body.addWidget(self.said)
        self.body.addWidget(self.plots, 1)

    def _connect(self) -> None:
        self.start.clicked.connect(self.toggled)
        self.clear.clicked.connect(self.reset)
        self.rate.valueChanged.connect(lambda rate: self.field_changed.emit("learning_rate", rate))
        self.epochs.valueChanged.connect(lambda epochs: self.field_changed.emit("epochs", epochs))
        self.plots.epoch_chosen.connect(lambda epoch: self.field_changed.emit("epoch", epoch))
        theme().changed.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @property
    def _is_narrow(self) -> bool:
        return self.width() < theme().px(_NARROW)

    def _fit(self) -> None:
        """Where the card is narrow, one plot at a time stands below what is said in short."""
        for field in (self.rate, self.epochs):
            field.setFixedWidth(theme().px(_NARROW_FIELD if self._is_narrow else _FIELD))
        self.plots.set_narrow(self._is_narrow)
        self.stand_tabs(self._is_narrow)
        self._tell()

    def pictures(self) -> tuple[Picture, ...]:
        """What is on screen of loss, w and kernel."""
        return self.plots.pictures()

    def all_pictures(self) -> tuple[Picture, ...]:
        """Loss, w and kernel."""
        return self.plots.all_pictures()

    def show_run(self, run: WidthRun | None) -> None:
        """Draw a run as far as it is."""
        self._run = run
        self._refresh()

    def show_busy(self, busy: bool) -> None:
        """Say what the button does now."""
        self._is_busy = busy
        self._name_button()

    def show_drawn(self, drawn: Drawn) -> None:
        """Say what the training did to the curve that is drawn."""
        self._drawn = drawn
        self._tell()

    def show_state(self, state: PoolingState) -> None:
        """Set the controls and the marked epoch to the state."""
        self._state = state
        with QSignalBlocker(self.rate), QSignalBlocker(self.epochs):
            self.rate.setValue(state.learning_rate)
            self.epochs.setValue(state.epochs)
        self._refresh()

    def _refresh(self) -> None:
        self.clear.setEnabled(bool(self._state.learned))
        run, state = self._run, self._state
        if self.isVisible():
            made = (run, 0 if run is None else run.epoch)
            if self._filled != made:
                self._filled = made
                self.plots.fill(run)
            self.plots.mark(state)
        self._tell()

    def _tell(self) -> None:
        """What the training found, or how to start it; in a narrow card the tool tip has the whole of it."""
        comparison = None if self._drawn is None or not self._state.learned else self._drawn.comparison
        if comparison is None:
            short, whole = _how_to_start(), _before_training()
        else:
            told = () if self._run is None else troubles(self._run)
            short, whole = (in_a_row((*told, text(comparison))) for text in (width_change, smoothness))
        self.said.setText(short if self._is_narrow else whole)
        self.said.setToolTip(whole if self._is_narrow else "")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language now in force."""
        self.set_title(
            translate("PoolingTraining", "Training w"),
            translate("PoolingTraining", "each point is estimated from all others"),
        )
        self.rate_label.setText(translate("PoolingTraining", "Learning rate η"))
        self.epochs_label.setText(translate("PoolingTraining", "Epochs"))
        self.clear.setText(translate("PoolingTraining", "Start over"))
        self._name_button()
        self.plots.retranslate()
        self._filled = ()
        self._refresh()

    def _name_button(self) -> None:
        if self._is_busy:
            self.start.setText(translate("PoolingTraining", "Stop"))
        else:
            self.start.setText(translate("PoolingTraining", "Train"))


def _pair(label: QWidget, field: QWidget) -> QWidget:
    """A label and its field that are never parted."""
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(label)
    row.addWidget(field)
    return both


def _how_to_start() -> str:
    return translate(
        "PoolingTraining",
        "Press Train: w is moved so that each point is estimated well by all the others.",
    )


def _before_training() -> str:
    return translate(
        "PoolingTraining",
        "Press Train: w is moved so that each point is estimated well by all the others. Then walk through "
        "the epochs with the transport and watch the kernel and the curve.",
    )
