"""The training of w on screen: its settings, and loss, w and kernel by epoch."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from explorer.core.i18n import translate
from explorer.panels.pooling.work import Drawn
from explorer.studies.numbers import plain
from explorer.studies.pooling.kernels import Kernel, kernel_shape
from explorer.studies.pooling.learning import reach, smoothness, troubles
from explorer.studies.pooling.state import PoolingState
from explorer.studies.pooling.trace import Values
from explorer.studies.pooling.training import EPOCHS, MOST_RATE, WidthRun
from explorer.theme import theme
from explorer.widgets.card import Card
from explorer.widgets.curve_plot import CurvePlot, PlotStyle, Series
from explorer.widgets.flow_layout import FlowLayout
from explorer.widgets.picture import Picture
from explorer.widgets.spin_boxes import DoubleSpinBox, SpinBox

_SHAPE_POINTS = 71  # so few that they are joined by lines, not gathered in columns of pixels
_FIELD = 92  # pixels at 100 % text


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
        self.loss, self.widths, self.shape = CurvePlot(), CurvePlot(), CurvePlot()
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        flow = FlowLayout()
        self.rate_label.setBuddy(self.rate)
        self.epochs_label.setBuddy(self.epochs)
        for label, field in ((self.rate_label, self.rate), (self.epochs_label, self.epochs)):
            field.setKeyboardTracking(False)
            flow.addWidget(_pair(label, field))
        flow.addWidget(self.start)
        flow.addWidget(self.clear)
        self.body.addLayout(flow)
        self.body.addWidget(self.said)
        row = QHBoxLayout()
        for plot in self.pictures():
            plot.picture_widget().setMinimumSize(1, 1)
            row.addWidget(plot.picture_widget(), 1)
        self.body.addLayout(row, 1)

    def _connect(self) -> None:
        self.start.clicked.connect(self.toggled)
        self.clear.clicked.connect(self.reset)
        self.rate.valueChanged.connect(lambda rate: self.field_changed.emit("learning_rate", rate))
        self.epochs.valueChanged.connect(lambda epochs: self.field_changed.emit("epochs", epochs))
        for plot in (self.loss, self.widths):
            plot.x_chosen.connect(lambda x: self.field_changed.emit("epoch", round(x)))
        theme().changed.connect(self._hold_fields)
        self._hold_fields()

    def _hold_fields(self) -> None:
        for field in (self.rate, self.epochs):
            field.setFixedWidth(theme().px(_FIELD))

    def pictures(self) -> tuple[Picture, ...]:
        """Loss, w and kernel."""
        return (self.loss, self.widths, self.shape)

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
                self._fill(run)
            self._fill_shape(state)
            for plot in (self.loss, self.widths):
                plot.set_marker(float(state.epoch) if state.learned else None)
        self._tell()

    def _fill(self, run: WidthRun | None) -> None:
        epochs = np.arange(0 if run is None else run.epoch + 1, dtype=np.float64)
        x_label = translate("PoolingTraining", "epoch")
        name = translate("PoolingTraining", "leave-one-out loss")
        self.loss.set_series(() if run is None else (Series(name, epochs, run.losses),), x_label, name)
        self.loss.set_picture_name(name)
        name = translate("PoolingTraining", "width w")
        self.widths.set_series(() if run is None else (Series(name, epochs, run.widths, 1),), x_label, name)
        self.widths.set_picture_name(name)

    def _fill_shape(self, state: PoolingState) -> None:
        """The kernel after the epoch on show, and before the training."""
        first = state.learned[0] if state.learned else state.initial_width
        now = first if state.learned_width is None else state.learned_width
        x, narrow = _places(first), _places(now)
        before = translate("PoolingTraining", "before, w = {w}").format(w=plain(first, 3))
        series = [Series(before, x, kernel_shape(Kernel.WIDTH, x, first), 6, dashed=True)]
        if state.learned:
            after = translate("PoolingTraining", "epoch {n}, w = {w}")
            name = after.format(n=min(state.epoch, len(state.learned) - 1), w=plain(now, 3))
            series.append(Series(name, narrow, kernel_shape(Kernel.WIDTH, narrow, now), 0))
        label = translate("PoolingTraining", "kernel")
        self.shape.set_series(tuple(series), translate("PoolingTraining", "distance from the query"), label)
        self.shape.set_picture_name(label)

    def _tell(self) -> None:
        comparison = None if self._drawn is None or not self._state.learned else self._drawn.comparison
        if comparison is None:
            self.said.setText(_before_training())
        else:
            told = () if self._run is None else troubles(self._run)
            self.said.setText(" ".join((*told, smoothness(comparison))))

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
        for plot in (self.loss, self.widths):
            plot.set_style(PlotStyle(empty=translate("PoolingTraining", "Nothing is trained yet.")))
        self._filled = ()
        self._refresh()

    def _name_button(self) -> None:
        if self._is_busy:
            self.start.setText(translate("PoolingTraining", "Stop"))
        else:
            self.start.setText(translate("PoolingTraining", "Train"))


def _places(width: float) -> Values:
    """Distances that show the whole of a Gaussian, however narrow it is."""
    far = min(3.5 * reach(width), 1e6)
    return np.linspace(-far, far, _SHAPE_POINTS)


def _pair(label: QWidget, field: QWidget) -> QWidget:
    """A label and its field that are never parted."""
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(label)
    row.addWidget(field)
    return both


def _before_training() -> str:
    return translate(
        "PoolingTraining",
        "Press Train: w is moved so that each point is estimated well by all the others. Then walk through "
        "the epochs with the transport and watch the kernel and the curve.",
    )
