"""A training run's checkpoints in the place of the network on show: a chosen one, or always the newest."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Signal

from explorer.core.i18n import translate
from explorer.models.recurrent.runs import TrainingRun
from explorer.panels.base import Message, Offer
from explorer.panels.recurrence.session import RecurrenceSession
from explorer.panels.recurrence.training_page import TrainingPage
from explorer.studies.recurrence.state import RecurrenceState
from explorer.studies.recurrence.trace import Override
from explorer.studies.recurrence.training import Fit, fit, misfit_sentence, with_example

_FOLLOW_EVERY = 2.5  # seconds between two looks at the newest checkpoint's states


class Following(QObject):
    """Looks at checkpoints as far as they can read the input; `quick`: without the gradients' reaches."""

    said = Signal(object)
    """A Message."""
    example_requested = Signal()
    """A sentence of the run's task is to be read, by its newest checkpoint."""

    def __init__(self, session: RecurrenceSession, page: TrainingPage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._page = session, page
        self._ended_itself = False  # following begins anew with the next run
        self._followed = 0.0
        session.state_changed.connect(self._on_state_changed)
        session.released.connect(self._on_released)

    def begin(self) -> None:
        """A run starts or goes on: its first checkpoint is followed at once."""
        self._followed = 0.0
        if self._ended_itself:
            self._page.checkpoints.set_follows(True)
        self._ended_itself = False

    def choose(self, run: TrainingRun | None, index: int, *, quick: bool) -> None:
        """Look at the states that a checkpoint gives on the same input; −1: at the chosen network."""
        if run is None or index < 0:
            self.leave()
            return
        found = fit(run, self._session.state)
        if found is Fit.NOTHING:
            self._say_misfit(found)
        else:
            self._look_at(run, index, quick=quick)

    def leave(self) -> None:
        """Look at the chosen network again."""
        self._session.use(None)
        self._page.show_checkpoint(None)

    def follow(self, run: TrainingRun, *, is_running: bool, quick: bool) -> None:
        """Look at the newest checkpoint, if that is wanted, now and then while the run goes on."""
        is_due = not is_running or time.monotonic() - self._followed >= _FOLLOW_EVERY
        if self._page.checkpoints.follows and is_due:
            self._followed = time.monotonic()
            self._look_at_newest(run, quick=quick)

    def _look_at_newest(self, run: TrainingRun, *, quick: bool) -> None:
        """Only if it can read all that is on show; else say so, once."""
        found = fit(run, self._session.state)
        if found is Fit.ALL:
            self._look_at(run, len(run.checkpoints) - 1, quick=quick)
        else:
            self._say_misfit(found)

    def read_example(self, run: TrainingRun, *, quick: bool) -> None:
        """Let the newest checkpoint read a sentence of its task, and follow."""
        self._page.checkpoints.set_follows(True)
        state = with_example(self._session.state, run)
        self._look_at(run, len(run.checkpoints) - 1, state, quick=quick)

    def _look_at(
        self, run: TrainingRun, index: int, state: RecurrenceState | None = None, *, quick: bool
    ) -> None:
        checkpoint = run.checkpoints[min(index, len(run.checkpoints) - 1)]
        override = self._session.override
        if override is None or override.weights is not checkpoint.weights:
            override = Override(
                run.spec, checkpoint.weights, run.vocabulary, run.labels, checkpoint.step, run.settings.seed
            )
        self._session.use(override, state, quick=quick)
        self._page.show_checkpoint(checkpoint.step)

    def _say_misfit(self, found: Fit) -> None:
        self._stop()
        label = translate("RecurrenceTraining", "Read one of its sentences")
        self.said.emit(Message(misfit_sentence(found), (Offer(label, self.example_requested.emit),)))

    def _stop(self) -> None:
        if self._page.checkpoints.follows:
            self._ended_itself = True
            self._page.checkpoints.set_follows(False)

    def _on_state_changed(self, state: RecurrenceState, old: RecurrenceState) -> None:
        if state.edits and state.edits != old.edits and self._session.override is not None:
            self._stop()  # the next checkpoint would take the changed numbers away

    def _on_released(self) -> None:
        """The person looks at another network: the run goes on without its picture."""
        self._stop()
        self._page.show_checkpoint(None)
