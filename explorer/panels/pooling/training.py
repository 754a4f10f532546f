"""The training of w on a lane of its own; what comes back becomes part of the state."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from explorer.core.errors import UserError
from explorer.panels.pooling.session import PoolingSession, are_other_points
from explorer.panels.pooling.training_card import TrainingCard
from explorer.panels.pooling.work import replay_work, training_work
from explorer.studies.pooling.learning import with_run
from explorer.studies.pooling.state import PoolingState, point_count
from explorer.studies.pooling.training import WidthRun
from explorer.workers.lanes import Lanes
from explorer.workers.runner import Runner

LANE = "training"
_LONG = 5e7  # pairs of points over all epochs: about a tenth of a second


class Training(QObject):
    """Starts and stops; a training of points that were changed since is dropped."""

    failed = Signal(object)
    progressed = Signal(object)
    busy_changed = Signal(bool)

    def __init__(
        self, lanes: Lanes, session: PoolingSession, card: TrainingCard, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._card = session, card
        self._is_long = False
        """Whether the training that was asked for last takes a while."""
        self._completes = False
        """Whether it is a saved training that runs, of which w is known."""
        self.runner = Runner(lanes, self)
        self.runner.partial_ready.connect(self._on_run)
        self.runner.finished.connect(self._on_run)
        self.runner.failed.connect(self._on_failed)
        self.runner.progressed.connect(self.progressed)
        self.runner.busy_changed.connect(self._on_busy)
        card.toggled.connect(self.toggle)
        card.reset.connect(self.reset)
        session.state_changed.connect(self._on_state_changed)

    @property
    def busy(self) -> bool:
        return self.runner.busy

    def toggle(self) -> None:
        """Train, or stop what trains; what was learned so far stays."""
        if self.busy:
            self.cancel()
        else:
            self.start()

    def start(self) -> None:
        """Train w anew on the present points."""
        state, self._completes = self._session.state, False
        # While a point is dragged a short training is let finish, or none would ever be seen.
        self.runner.submit(partial(training_work, state), lane=LANE, cancel_running=self._is_long)
        self._is_long = point_count(state) ** 2 * state.epochs > _LONG

    def reset(self) -> None:
        """Forget what was learned."""
        self.runner.cancel()
        self._session.take(replace(self._session.state, learned=(), epoch=0))

    def complete(self) -> None:
        """Work out the losses of what a saved state has learned: they were not saved."""
        state = self._session.state
        if state.view == "training" and state.learned and self._session.run is None and not self.busy:
            self._completes = True
            self._is_long = point_count(state) ** 2 * len(state.learned) > _LONG
            self.runner.submit(partial(replay_work, state), lane=LANE)

    def cancel(self) -> None:
        """Stop what trains; the picture that waited for it is drawn with what there is."""
        if self.busy:
            self.runner.cancel()
            self._session.wait_no_more()
            self._session.submit()

    def close(self) -> None:
        """Cancel all work for good."""
        self.runner.close()

    def _on_run(self, run: WidthRun) -> None:
        state = self._session.state
        trained = with_run(state, run)
        self._session.use(run, replace(trained, epoch=state.epoch) if self._completes else trained)

    def _on_failed(self, error: UserError) -> None:
        self.failed.emit(error)
        if self._completes:
            self.reset()
            self._session.submit()
        elif self._session.waits:
            self._session.submit()

    def _on_state_changed(self, state: PoolingState, old: PoolingState) -> None:
        if self._session.waits:
            self.start()
        elif are_other_points(state, old):
            self.runner.cancel()

    def _on_busy(self, busy: bool) -> None:
        self._card.show_busy(busy)
        self.busy_changed.emit(busy)
