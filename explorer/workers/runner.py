"""The newest request wins: one running and one waiting job, results by queued signals."""

from __future__ import annotations

import logging
import weakref
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from explorer.core.cancel import CancelToken, Progress
from explorer.core.errors import CancelledError, UserError
from explorer.core.i18n import translate
from explorer.workers.lanes import Lanes
from explorer.workers.relay import relay

log = logging.getLogger(__name__)

_BREATH = 8  # milliseconds between two jobs, in which the picture of the first is drawn undisturbed

Work = Callable[[CancelToken], object]
T = TypeVar("T")


@dataclass(eq=False, slots=True)
class _Job:
    """One piece of work. `key` stands for it in the worker's thread, so that no cycle keeps its result."""

    work: Work
    lane: str
    key: object
    token: CancelToken
    future: Future[object] | None = None

    def cancel(self) -> None:
        self.token.cancel()
        if self.future is not None:
            self.future.cancel()  # it may still stand behind another runner's work in the same lane


class Runner(QObject):
    """Runs module-level functions off the GUI thread; live in the GUI thread, one per panel.

    `work(token)` must already hold all it needs. While a job runs, one other may wait; a newer one takes its
    place. By default the running job is let finish (cancelling at every keystroke would starve the screen);
    `cancel_running=True` is for a change of model or device.
    """

    finished = Signal(object)
    """The result of a job that was not cancelled."""
    failed = Signal(object)
    """The UserError of a job that failed."""
    progressed = Signal(object)
    """A Progress of the running job."""
    partial_ready = Signal(object)
    """A partial result of the running job."""
    busy_changed = Signal(bool)

    def __init__(self, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = lanes
        self._running: _Job | None = None
        self._waiting: _Job | None = None
        self._closed = False
        self._said_busy = False
        self._breath = QTimer(self, singleShot=True, interval=_BREATH)
        self._breath.timeout.connect(self._start_waiting)
        relay()  # made in this thread, the GUI's

    @property
    def busy(self) -> bool:
        """Whether a job runs or waits."""
        return self._running is not None or self._waiting is not None

    def submit(self, work: Work, *, lane: str = "cpu", cancel_running: bool = False) -> None:
        """Run `work(token)` in a lane, now or when the running job has ended; may be called from a slot."""
        if self._stopped():
            return
        self._waiting = self._job(work, lane)
        if self._running is None and not self._breath.isActive():
            self._start_waiting()
        elif self._running is not None and cancel_running:
            self._running.cancel()

    def cancel(self) -> None:
        """Drop the waiting job and ask the running one to stop; its result will not be shown."""
        self._waiting = None
        self._breath.stop()
        if self._running is not None:
            self._running.cancel()
        self._say_busy()

    def hold(self, seconds: float) -> None:
        """Let the running job wait so long at its next check: its Python would slow down the drawing."""
        if self._running is not None:
            self._running.token.hold(seconds)

    def rest(self, milliseconds: int) -> None:
        """Start no other job for so long: it would slow down a picture that is drawn in many turns."""
        self._breath.start(milliseconds)

    def close(self) -> None:
        """Cancel everything; nothing is emitted from now on."""
        self._closed = True
        self.cancel()

    def _stopped(self) -> bool:
        return self._closed or self._lanes.closed

    def _job(self, work: Work, lane: str) -> _Job:
        key = object()
        token = CancelToken(
            on_progress=_poster(self, Runner._on_progressed, key),
            on_partial=_poster(self, Runner._on_published, key),
        )
        return _Job(work, lane, key, token)

    def _start(self, job: _Job) -> None:
        self._running = job
        job.future = self._lanes.executor(job.lane).submit(job.work, job.token)
        job.future.add_done_callback(_poster(self, Runner._on_ended, job.key))

    def _on_ended(self, key: object, future: Future[object]) -> None:
        job = self._running
        if job is None or job.key is not key:
            return
        # Shown first: the next job's Python would share the interpreter with the drawing of this one.
        self._deliver(job, future)
        self._running = None
        if self._stopped():
            self._waiting = None
        elif self._waiting is not None and not self._breath.isActive():
            self._breath.start(_BREATH)
        self._say_busy()

    def _start_waiting(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None and not self._stopped():
            self._start(waiting)
        self._say_busy()

    def _deliver(self, job: _Job, future: Future[object]) -> None:
        if job.token.cancelled or future.cancelled():
            return
        error = future.exception()
        if error is None:
            self.finished.emit(future.result())
        elif not isinstance(error, CancelledError):
            self.failed.emit(as_user_error(error))

    def _on_progressed(self, key: object, progress: Progress) -> None:
        if self._shows(key):
            self.progressed.emit(progress)

    def _on_published(self, key: object, partial: object) -> None:
        if self._shows(key):
            self.partial_ready.emit(partial)

    def _shows(self, key: object) -> bool:
        job = self._running
        return job is not None and job.key is key and not job.token.cancelled

    def _say_busy(self) -> None:
        """Emit `busy_changed` if it did change; a slot that submitted again has already kept it true."""
        if self.busy != self._said_busy and not self._closed:
            self._said_busy = self.busy
            self.busy_changed.emit(self._said_busy)


def _poster(runner: Runner, method: Callable[[Runner, object, T], None], key: object) -> Callable[[T], None]:
    """What a worker's thread calls to have `method(runner, key, value)` run in the GUI thread.

    It knows the runner only weakly, and looks for it there: the runner may be gone by then.
    """
    known, line = weakref.ref(runner), relay()

    def arrive(value: T) -> None:
        runner = known()
        if runner is not None and shiboken6.isValid(runner) and not runner._closed:
            method(runner, key, value)

    return lambda value: line.post(lambda: arrive(value))


def as_user_error(error: BaseException) -> UserError:
    """The error as one sentence; what is not a UserError is logged with its traceback."""
    if isinstance(error, UserError):
        return error
    log.error("a job failed", exc_info=error)
    return UserError(
        translate(
            "Runner",
            "Something went wrong inside Seqscope ({error}); your text is kept, and the log has the details.",
        ).format(error=f"{type(error).__name__}: {error}"[:200])
    )
