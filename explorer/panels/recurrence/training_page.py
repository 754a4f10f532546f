"""Training on screen: settings, curves as they come, and the checkpoints to scrub through."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from explorer.core.i18n import translate
from explorer.models.recurrent.runs import GapChart, Task, TrainingRun
from explorer.panels.popups import open_below
from explorer.panels.recurrence.checkpoint_row import CheckpointRow
from explorer.panels.recurrence.run_plots import OF_RUN, RunPlots
from explorer.panels.recurrence.training_curves import Curve, curve_options
from explorer.panels.recurrence.training_form import TrainingForm
from explorer.studies.recurrence.state import RecurrenceState
from explorer.studies.recurrence.training import chart_sentence, run_sentence
from explorer.widgets.flow_layout import FlowLayout
from explorer.widgets.picture import Picture
from explorer.widgets.view_tabs import ViewTabs


class TrainingPage(QWidget):
    """Tells what a person wants; the runs themselves are elsewhere."""

    field_changed = Signal(str, object)
    toggled = Signal()
    reset = Signal()
    comparison_requested = Signal()
    checkpoint_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run: TrainingRun | None = None
        self._chart: GapChart | None = None
        self._training = self._comparing = self._resumes = False
        self.task, self.start = QComboBox(), QPushButton()
        self.start.setProperty("role", "primary")
        self.settings, self.clear, self.comparison = QToolButton(), QPushButton(), QPushButton()
        self.form = TrainingForm(self)
        self.curves, self.plots = ViewTabs(), RunPlots()
        self.plot = self.plots.main
        self.said, self.checkpoints = QLabel(wordWrap=True), CheckpointRow()
        self.said.setProperty("role", "small")
        self._lay_out()
        self._connect()
        self.retranslate()
        self._refresh()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        flow = FlowLayout()
        for button in (self.settings, self.clear, self.comparison):
            button.setProperty("role", "small")
        for widget in (self.task, self.start, self.settings, self.clear, self.comparison):
            flow.addWidget(widget)
        column.addLayout(flow)
        column.addWidget(self.said)
        column.addWidget(self.curves)
        column.addWidget(self.plots, 1)
        column.addWidget(self.checkpoints)

    def _connect(self) -> None:
        self.task.activated.connect(lambda row: self.field_changed.emit("task", self.task.itemData(row)))
        self.start.clicked.connect(self.toggled)
        self.clear.clicked.connect(self.reset)
        self.comparison.clicked.connect(self.comparison_requested)
        self.settings.clicked.connect(self._open_form)
        self.form.field_changed.connect(self.field_changed)
        self.curves.chosen.connect(lambda _name: self._draw())
        self.plots.resized.connect(self._draw)
        self.checkpoints.chosen.connect(self.checkpoint_chosen)

    def pictures(self) -> tuple[Picture, ...]:
        """The pictures on screen."""
        return self.plots.plots()

    def all_pictures(self) -> tuple[Picture, ...]:
        return (self.plot, *self.plots.others)

    def show_state(self, state: RecurrenceState) -> None:
        """Set every control to the state, without emitting."""
        self.task.setCurrentIndex(max(0, self.task.findData(state.task)))
        self.form.show_state(state)

    def run(self) -> TrainingRun | None:
        """The run that is shown."""
        return self._run

    def show_run(self, run: TrainingRun | None, *, is_running: bool) -> None:
        """Draw a run as far as it is."""
        is_next = is_running and self._run is not None
        self._run, self._training = run, is_running
        self.checkpoints.show_count(0 if run is None else len(run.checkpoints))
        self._refresh(live=is_next)

    def show_checkpoint(self, step: int | None) -> None:
        """Say which checkpoint gives the states on show; None: the chosen network does."""
        self.checkpoints.show_step(step)
        self._mark()

    def show_resumes(self, resumes: bool) -> None:
        """Say whether the paused run would go on, or another one begin."""
        self._resumes = resumes
        self._name_buttons()

    def show_chart(self, chart: GapChart) -> None:
        """Draw a comparison as far as it is measured."""
        self._chart = chart
        if self.curves.current() not in (Curve.GAPS, Curve.TIME):
            self.curves.set_current(Curve.GAPS)
        self._refresh()

    def show_busy(self, *, training: bool, comparing: bool) -> None:
        """Say what the buttons do now."""
        self._training, self._comparing = training, comparing
        self._name_buttons()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language now in force."""
        chosen = self.task.currentData()
        self.task.clear()
        for task, label in _task_names().items():
            self.task.addItem(label, task)
        self.task.setCurrentIndex(max(0, self.task.findData(chosen)))
        self.task.setAccessibleName(translate("RecurrenceTraining", "What is learned"))
        self.settings.setText(translate("RecurrenceTraining", "Settings ▾"))
        self.clear.setText(translate("RecurrenceTraining", "Start over"))
        self.curves.set_options(curve_options())
        self._name_buttons()
        self._refresh()

    def _name_buttons(self) -> None:
        run = self._run
        if self._training:
            text = translate("RecurrenceTraining", "Pause")
        elif self._resumes:
            text = translate("RecurrenceTraining", "Go on")
        else:
            text = translate("RecurrenceTraining", "Train")
        self.start.setText(text)
        if self._comparing:
            self.comparison.setText(translate("RecurrenceTraining", "Stop comparing"))
        else:
            self.comparison.setText(translate("RecurrenceTraining", "Compare cells"))
        self.comparison.setToolTip(
            translate(
                "RecurrenceTraining",
                "Train Elman, GRU and LSTM alike from three seeds and measure recall over every gap",
            )
        )
        self.clear.setEnabled(run is not None)
        # One at a time: the seconds of a comparison are measured.
        self.start.setEnabled(not self._comparing)
        self.comparison.setEnabled(not self._training)

    def _refresh(self, *, live: bool = False) -> None:
        self._name_buttons()
        self._draw(live=live)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw()

    def _draw(self, *, live: bool = False) -> None:
        """Draw the curves on screen, of a live run one at a time; out of sight a run costs nothing."""
        if not self.isVisible():
            return
        curve = Curve(self.curves.current() or Curve.LOSS)
        is_chart = curve in (Curve.GAPS, Curve.TIME)
        if live and self._run is not None and not is_chart:
            self.plots.draw_next(curve, self._run)
        else:
            self.plots.draw(curve, self._run, self._chart)
        if is_chart:
            self.said.setText(_before_comparing() if self._chart is None else chart_sentence(self._chart))
        else:
            self.said.setText(_before_training() if self._run is None else run_sentence(self._run))
        self.said.setVisible(bool(self.said.text()))
        self._mark()

    def _mark(self) -> None:
        self.plots.mark(self.checkpoints.step if self.curves.current() in OF_RUN else None)

    def _open_form(self) -> None:
        open_below(self.form, self.settings)


def _before_training() -> str:
    return translate(
        "RecurrenceTraining",
        "Choose what is to be learned and press Train: the curves grow here as the network learns, and every "
        "checkpoint can be looked at afterwards.",
    )


def _before_comparing() -> str:
    return translate(
        "RecurrenceTraining",
        "Press Compare cells: Elman, GRU and LSTM are trained alike from three seeds and then tested on "
        "sentences that were held out.",
    )


def _task_names() -> dict[Task, str]:
    return {
        Task.RECALL: translate("RecurrenceTraining", "Recall over a gap"),
        Task.SLOTS: translate("RecurrenceTraining", "Slot filling"),
        Task.SENTIMENT: translate("RecurrenceTraining", "Good or bad?"),
        Task.CHARACTERS: translate("RecurrenceTraining", "Next character of your text"),
        Task.REVERSE: translate("RecurrenceTraining", "Read, then write backwards"),
    }
