"""Training, live on a lane of its own, so that one can go on looking while it runs."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from explorer.core.sentences import Sentence
from explorer.models.recurrent.runs import GapChart, TrainingRun
from explorer.models.recurrent.spec import Cell
from explorer.panels.base import Message
from explorer.panels.recurrence.following import Following
from explorer.panels.recurrence.session import RecurrenceSession
from explorer.panels.recurrence.training_page import TrainingPage
from explorer.panels.recurrence.work import comparison_work, training_work
from explorer.studies.recurrence.training import continued, paused_sentence, settings_of
from explorer.workers.lanes import Lanes
from explorer.workers.runner import Runner

LANE = "training"
_DRAW_EVERY = 333  # milliseconds between two drawings of a run
_STEP_ENDS = 5  # milliseconds in which a step of training is usually over
_HELD = 0.012  # seconds that training waits while its curves or the states are drawn
MOST_CHARACTERS = 2_000_000
"""More of the loaded sentences is not learned from."""
SEEDS = (0, 1, 2)
COMPARED = (Cell.ELMAN, Cell.GRU, Cell.LSTM)


class Training(QObject):
    """Starts, pauses and goes on, and compares cells; following looks at the checkpoints."""

    changed = Signal()
    """Another part of the run, or another checkpoint, is there to be looked at."""
    said = Signal(object)
    """A Message."""
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
        self._loaded = ""
        self._stop = threading.Event()
        self._is_forgotten = False  # what runs is not wanted any more
        self._was_cancelled = False  # what runs was paused from outside
        self._draws = QTimer(self, singleShot=True, interval=_DRAW_EVERY)
        self._draws.timeout.connect(self._draw_newest)
        self._soon = QTimer(self, singleShot=True, interval=_STEP_ENDS)
        self._soon.timeout.connect(self._draw_now)
        self.runner, self.comparer = Runner(lanes, self), Runner(lanes, self)
        self._following = Following(session, page, self)
        self._connect_runners()
        page.toggled.connect(self.toggle)
        page.reset.connect(self.reset)
        page.comparison_requested.connect(self.compare)
        page.checkpoint_chosen.connect(self._on_checkpoint_chosen)
        session.state_changed.connect(self._tell_page)
        self._following.said.connect(self.said)
        self._following.example_requested.connect(self._on_example_requested)

    def _connect_runners(self) -> None:
        self.runner.partial_ready.connect(self._on_run)
        self.runner.finished.connect(self._on_finished)
        self.comparer.partial_ready.connect(self._on_chart)
        self.comparer.finished.connect(self._on_chart)
        for runner in (self.runner, self.comparer):
            runner.failed.connect(self.failed)
            runner.progressed.connect(self.progressed)
            runner.busy_changed.connect(self._on_busy)

    @property
    def busy(self) -> bool:
        return self.runner.busy or self.comparer.busy

    @property
    def _trains(self) -> bool:
        return self.runner.busy and not self._is_forgotten

    @property
    def follows(self) -> bool:
        """Whether the numbers on show change as training goes on."""
        return self._trains and self._page.checkpoints.follows and self._session.override is not None

    def set_sentences(self, sentences: Sequence[Sentence]) -> None:
        """Next characters are learned from these."""
        self._loaded = "\n".join(sentence.text for sentence in sentences)[:MOST_CHARACTERS]
        self._tell_page()

    def toggle(self) -> None:
        """Start, pause, or go on; not while cells are compared, for their time is measured."""
        if self._trains:
            self._stop.set()
        elif not self.comparer.busy:
            self._start()

    def _start(self) -> None:
        self._stop = threading.Event()
        self._is_forgotten = self._was_cancelled = False
        wanted = settings_of(self._session.state, self._loaded)
        same = continued(self.run, wanted)
        self._following.begin()
        resume = self.run if same is not None else None
        self.runner.submit(partial(training_work, same or wanted, resume, self._stop), lane=LANE)
        self._tell_page()

    def reset(self) -> None:
        """Forget the run and look at the chosen network again."""
        self._stop.set()
        self.runner.cancel()
        self._is_forgotten = True
        self.run = None
        self._page.show_run(None, is_running=False)
        self._tell_page()
        self._following.leave()
        self.changed.emit()

    def _on_checkpoint_chosen(self, index: int) -> None:
        self._following.choose(self.run, index, quick=self._trains)

    def _on_example_requested(self) -> None:
        if self.run is not None:
            self._following.read_example(self.run, quick=self._trains)

    def compare(self) -> None:
        """Train Elman, GRU and LSTM alike from several seeds, or stop doing so; never beside a run."""
        if self.comparer.busy:
            self.comparer.cancel()
        elif not self._trains:
            settings = settings_of(self._session.state)
            self.comparer.submit(partial(comparison_work, settings, COMPARED, SEEDS), lane=LANE)

    def cancel(self) -> None:
        """Pause the run, which is said, and stop the comparison; what is there stays."""
        self._was_cancelled = self._trains
        self._stop.set()
        self.comparer.cancel()

    def close(self) -> None:
        self._draws.stop()
        self._soon.stop()
        self._stop.set()
        self.runner.close()
        self.comparer.close()

    def _on_run(self, run: TrainingRun) -> None:
        """A snapshot: drawn now and then, for drawing and training share the interpreter."""
        self.run = run
        if not self._draws.isActive():
            self._draw_newest()

    def _draw_newest(self) -> None:
        if self._trains and self.run is not None and self.run is not self._page.run():
            self._draws.start()
            self.make_way()
            if self._page.run() is None:
                self._draw_now()
            else:
                self._soon.start()

    def _draw_now(self) -> None:
        if self._trains and self.run is not None:
            self._take(self.run, is_running=True)

    def make_way(self) -> None:
        """Let training wait a moment for what is drawn next."""
        self.runner.hold(_HELD)

    def _take(self, run: TrainingRun, *, is_running: bool) -> None:
        self.run = run
        self._page.show_run(run, is_running=is_running)
        if not self._was_cancelled:
            self._following.follow(run, is_running=is_running, quick=self._trains)

    def _on_finished(self, run: TrainingRun) -> None:
        self._draws.stop()
        self._soon.stop()
        self._take(run, is_running=False)
        self._session.complete()
        if self._was_cancelled and not run.is_done:
            self.said.emit(Message(paused_sentence(run)))
        self._was_cancelled = False
        self._tell_page()
        self.changed.emit()

    def _on_chart(self, chart: GapChart) -> None:
        self.chart = chart
        self._page.show_chart(chart)

    def _tell_page(self) -> None:
        resumes = continued(self.run, settings_of(self._session.state, self._loaded)) is not None
        self._page.show_resumes(resumes)
        self._page.show_busy(training=self._trains, comparing=self.comparer.busy)

    def _on_busy(self, busy: bool) -> None:
        self._tell_page()
        self.busy_changed.emit(busy)
