"""The Attention pooling chapter's state and work: one way in which the state changes, one result at hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from explorer.core.cancel import CancelToken
from explorer.core.errors import UserError
from explorer.panels.pooling.work import Drawn, trace_work
from explorer.studies.pooling.history import History
from explorer.studies.pooling.state import Data, PoolingState, fitted, from_json, point_count, with_data
from explorer.studies.pooling.trace import PoolingTrace
from explorer.studies.pooling.training import WidthRun
from explorer.workers.lanes import Lanes
from explorer.workers.runner import Runner

LANE = "pooling"
AT_ONCE = 40_000
"""Weights that are worked out in a millisecond or two."""


class PoolingSession(QObject):
    """Holds the state and what its data were, submits what must be computed, and keeps the newest trace."""

    state_changed = Signal(object, object)
    """(new, old) PoolingState"""
    traced = Signal()
    failed = Signal(object)
    """UserError; the former picture stays."""
    progressed = Signal(object)
    busy_changed = Signal(bool)

    def __init__(self, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = PoolingState()
        self.history: History[Data] = History(self.state.data)
        self.drawn: Drawn | None = None
        self.run: WidthRun | None = None
        self.waits = False
        """Whether a training is to be repeated on other points, so that the picture waits for its w."""
        self.draws_next = False
        """Whether the picture of the state that is told now follows at once."""
        self.runner = Runner(lanes, self)
        self.runner.partial_ready.connect(self._on_partial)
        self.runner.finished.connect(self._on_finished)
        self.runner.failed.connect(self.failed)
        self.runner.progressed.connect(self.progressed)
        self.runner.busy_changed.connect(self.busy_changed)

    def restore(self, values: Mapping[str, object]) -> None:
        """Take a saved state; nothing is computed yet."""
        old, self.state = self.state, from_json(values, self.state)
        self.history = History(self.state.data)
        self.run = None
        if self.state != old:
            self.state_changed.emit(self.state, old)

    def change(self, **fields: object) -> None:
        """Change fields of the state, as a control does; other data can be taken back."""
        self.take(replace(self.state, **fields))  # type: ignore[arg-type]

    def take(self, state: PoolingState, gesture: str = "") -> None:
        """Compare, tell, and compute if something must be computed anew.

        `gesture`: the drag that other data belong to; all of it is taken back at once.
        """
        old = self.state
        if state == old:
            return
        self.history = self.history.edited(state.data, gesture)
        self._set(state, old)

    def undo(self) -> None:
        """Take back the last edit of the data."""
        self._go_to(self.history.undone())

    def redo(self) -> None:
        """Make the edit that was taken back."""
        self._go_to(self.history.redone())

    def release(self) -> None:
        """A drag is over."""
        self.history = self.history.released()

    def _go_to(self, history: History[Data]) -> None:
        old, self.history = self.state, history
        state = with_data(old, history.present)
        if state != old:
            self._set(state, old)

    def _set(self, state: PoolingState, old: PoolingState) -> None:
        is_trained = state.view == "training" and self.run is not None
        self.waits = is_trained and are_other_points(state, old)
        if not state.learned and not self.waits:
            self.run = None
        self.state = state
        is_compared = state.view == "training" != old.view and bool(state.learned)
        is_other = state.request != old.request or is_compared
        if not is_other and self.drawn is not None:
            self.state = fitted(state, self.drawn.trace)
        submits = is_other and not self.waits
        self.draws_next = submits and self._is_quick()
        self.state_changed.emit(self.state, old)
        self.draws_next = False
        if submits:
            self.submit()

    def use(self, run: WidthRun, state: PoolingState) -> None:
        """Look at a training; what is on screen is then compared with what was before it."""
        old, self.run, self.state, self.waits = self.state, run, state, False
        self.state_changed.emit(state, old)
        self.submit()

    def wait_no_more(self) -> None:
        """No training on these points follows, and one on other points says nothing of them."""
        if self.waits:
            self.run, self.waits = None, False
            self.state_changed.emit(self.state, self.state)

    def submit(self) -> None:
        """Compute the trace of the state.

        What takes less than a frame is done at once, so that all panes move together; the first one is always
        left to the worker, for with it modules are imported.
        """
        state = self.state
        run = self.run if state.view == "training" else None
        work = partial(trace_work, state.request, run, state.epoch)
        if not self._is_quick():
            self.runner.submit(work, lane=LANE)
            return
        self.runner.cancel()
        try:
            drawn = work(CancelToken())
        except UserError as error:
            self.failed.emit(error)
        else:
            self._draw(drawn)

    def _is_quick(self) -> bool:
        return self.drawn is not None and entries(self.state) <= AT_ONCE

    def cancel(self) -> None:
        """Stop what runs; the picture stays."""
        self.runner.cancel()

    def close(self) -> None:
        """Cancel all work for good."""
        self.runner.close()

    def _on_partial(self, trace: PoolingTrace) -> None:
        if self.run is None or self.state.view != "training":  # else what it is compared with is yet to come
            self._draw(Drawn(trace))

    def _on_finished(self, drawn: Drawn) -> None:
        self._draw(drawn)

    def _draw(self, drawn: Drawn) -> None:
        self.drawn = drawn
        if drawn.trace.request == self.state.request:
            self.state = fitted(self.state, drawn.trace)
        self.traced.emit()


def are_other_points(state: PoolingState, old: PoolingState) -> bool:
    """Whether the points are others."""
    return (state.recipe, state.points) != (old.recipe, old.points)


def entries(state: PoolingState) -> int:
    """How many weights a trace of the state takes: queries and points ask under each estimator."""
    count, estimators = point_count(state), 1 + len(state.shown)
    return count * (count + state.queries) * estimators
