"""Training, live on a lane of its own, so that one can go on looking while it runs."""

from __future__ import annotations

import threading
from functools import partial

from PySide6.QtCore import QObject, Signal

from explorer.models.recurrent.runs import GapChart, TrainingRun
from explorer.models.recurrent.spec import Cell
from explorer.panels.recurrence.session import RecurrenceSession
from explorer.panels.recurrence.training_page import TrainingPage
from explorer.panels.recurrence.work import comparison_work, training_work
from explorer.studies.recurrence.trace import Override
from explorer.studies.recurrence.training import settings_of
from explorer.workers.lanes import Lanes
from explorer.workers.runner import Runner

LANE = "training"
SEEDS = (0, 1, 2)
COMPARED = (Cell.ELMAN, Cell.GRU, Cell.LSTM)


class Training(QObject):
    """Starts, pauses and goes on; a checkpoint that is chosen takes the place of the network on show."""

    changed = Signal()
    """Another part of the run, or another checkpoint, is there to be looked at."""
    failed = Signal(object)
    progressed = Signal(object)
    busy_changed = Signal(bool)

    def __init__(
        self, lanes: Lanes, session: RecurrenceSession, page: TrainingPage, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._page = session, page
        self.run: TrainingRun | None = None
        self.chart: GapChart | None = None
        self._stop = threading.Event()
        self.runner, self.comparer = Runner(lanes, self), Runner(lanes, self)
        self.runner.partial_ready.connect(self._on_run)
        self.runner.finished.connect(self._on_finished)
        self.comparer.partial_ready.connect(self._on_chart)
        self.comparer.finished.connect(self._on_chart)
        for runner in (self.runner, self.comparer):
            runner.failed.connect(self.failed)
            runner.progressed.connect(self.progressed)
            runner.busy_changed.connect(self._on_busy)
        page.toggled.connect(self.toggle)
        page.reset.connect(self.reset)
        page.checkpoint_chosen.connect(self.choose)
        page.comparison_requested.connect(self.compare)

    @property
    def busy(self) -> bool:
        return self.runner.busy or self.comparer.busy

    def toggle(self) -> None:
        """Start, pause, or go on."""
        if self.runner.busy:
            self._stop.set()
            return
        self._stop = threading.Event()
        settings = settings_of(self._session.state)
        run = self.run
        resume = run if run is not None and run.settings == settings and not run.is_done else None
        if resume is None:
            self.run = None
        self.runner.submit(partial(training_work, settings, resume, self._stop), lane=LANE)

    def reset(self) -> None:
        """Forget the run and look at the chosen network again."""
        self._stop.set()
        self.runner.cancel()
        self.run = None
        self._page.show_run(None, is_running=False)
        self._session.use(None)
        self.changed.emit()

    def choose(self, index: int) -> None:
        """Look at the states that a checkpoint gives on the same input; −1: at the chosen network."""
        run = self.run
        if run is None or index < 0:
            self._session.use(None)
            return
        checkpoint = run.checkpoints[min(index, len(run.checkpoints) - 1)]
        override = Override(run.spec, checkpoint.weights, run.vocabulary, run.labels, checkpoint.step)
        self._session.use(override)

    def compare(self) -> None:
        """Train Elman, GRU and LSTM alike from several seeds, or stop doing so."""
        if self.comparer.busy:
            self.comparer.cancel()
            return
        settings = settings_of(self._session.state)
        self.comparer.submit(partial(comparison_work, settings, COMPARED, SEEDS), lane=LANE)

    def cancel(self) -> None:
        """Pause the run and stop the comparison; what is there stays."""
        self._stop.set()
        self.comparer.cancel()

    def close(self) -> None:
        self._stop.set()
        self.runner.close()
        self.comparer.close()

    def _on_run(self, run: TrainingRun) -> None:
        self.run = run
        self._page.show_run(run, is_running=True)
        if self._page.follows:
            self.choose(len(run.checkpoints) - 1)

    def _on_finished(self, run: TrainingRun) -> None:
        self._on_run(run)
        self._page.show_run(run, is_running=False)
        self.changed.emit()

    def _on_chart(self, chart: GapChart) -> None:
        self.chart = chart
        self._page.show_chart(chart)

    def _on_busy(self, busy: bool) -> None:
        self._page.show_busy(training=self.runner.busy, comparing=self.comparer.busy)
        self.busy_changed.emit(busy)
