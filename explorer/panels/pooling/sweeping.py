"""The errors at every width, worked out beside the traces while they are looked at."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from explorer.panels.pooling.session import PoolingSession
from explorer.studies.pooling.sweep import MANY, Sweep, sweep, swept
from explorer.studies.pooling.trace import PoolingTrace
from explorer.workers.lanes import Lanes
from explorer.workers.runner import Runner

LANE = "sweep"


class Sweeping(QObject):
    """Tries every width of the drawn trace's kernel, once for the same data."""

    made = Signal(object)
    """Sweep | None"""
    failed = Signal(object)
    progressed = Signal(object)
    busy_changed = Signal(bool)

    def __init__(self, lanes: Lanes, session: PoolingSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._made_for: tuple[object, ...] = ()
        self.runner = Runner(lanes, self)
        self.runner.finished.connect(self._on_made)
        self.runner.failed.connect(self.failed)
        self.runner.progressed.connect(self.progressed)
        self.runner.busy_changed.connect(self.busy_changed)

    @property
    def busy(self) -> bool:
        return self.runner.busy

    def need(self) -> None:
        """Work them out, unless they are there or not looked at."""
        drawn, state = self._session.drawn, self._session.state
        if drawn is None or state.side != "errors" or state.view not in ("regression", "training"):
            return
        asked = _depends_on(drawn.trace)
        if asked != self._made_for:
            self._made_for = asked
            is_long = drawn.trace.points.keys.size > MANY
            self.runner.submit(partial(sweep, drawn.trace), lane=LANE, cancel_running=is_long)

    def cancel(self) -> None:
        """Stop; they are worked out when they are next needed."""
        if self.runner.busy:
            self._made_for = ()
            self.runner.cancel()

    def close(self) -> None:
        """Cancel all work for good."""
        self.runner.close()

    def _on_made(self, made: Sweep | None) -> None:
        self.made.emit(made)


def _depends_on(trace: PoolingTrace) -> tuple[object, ...]:
    """What other errors come from: the data and the kernel, not its width."""
    request = trace.request
    data = (request.recipe, request.points, request.has_truth, request.queries)
    return (*data, swept(trace.chosen.kernel))
