"""The newest request wins: one running and one waiting job, results by queued signals."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Qt, Signal

from explorer.core.cancel import CancelToken, Progress
from explorer.core.errors import CancelledError, UserError
from explorer.core.i18n import translate
from explorer.workers.lanes import Lanes

log = logging.getLogger(__name__)

Work = Callable[[CancelToken], object]


@dataclass(eq=False, slots=True)
class _Job:
    work: Work
    lane: str
    token: CancelToken = field(default_factory=CancelToken)


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

    _ended = Signal(object, object)
    _reported = Signal(object, object)
    _published = Signal(object, object)

    def __init__(self, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = lanes
        self._running: _Job | None = None
        self._waiting: _Job | None = None
        self._closed = False
        queued = Qt.ConnectionType.QueuedConnection
        self._ended.connect(self._on_ended, queued)
        self._reported.connect(self._on_reported, queued)
        self._published.connect(self._on_published, queued)

    @property
    def busy(self) -> bool:
        """Whether a job runs or waits."""
        return self._running is not None

    def submit(self, work: Work, *, lane: str = "cpu", cancel_running: bool = False) -> None:
        """Run `work(token)` in a lane, now or when the running job has ended; may be called from a slot."""
        if self._closed:
            return
        job = _Job(work, lane)
        if self._running is None:
            self._start(job)
            self.busy_changed.emit(True)
            return
        self._waiting = job
        if cancel_running:
            self._running.token.cancel()

    def cancel(self) -> None:
        """Drop the waiting job and ask the running one to stop; its result will not be shown."""
        self._waiting = None
        if self._running is not None:
            self._running.token.cancel()

    def close(self) -> None:
        """Cancel everything; nothing is emitted from now on."""
        self._closed = True
        self.cancel()

    def _start(self, job: _Job) -> None:
        job.token = CancelToken(
            on_progress=lambda progress: self._send(self._reported, job, progress),
            on_partial=lambda partial: self._send(self._published, job, partial),
        )
        self._running = job
        future = self._lanes.executor(job.lane).submit(job.work, job.token)
        future.add_done_callback(lambda done: self._send(self._ended, job, done))

    def _send(self, signal: object, job: _Job, value: object) -> None:
        """Called in the worker's thread: all that happens there is a queued signal."""
        if not self._closed:
            signal.emit(job, value)  # type: ignore[attr-defined]

    def _on_ended(self, job: _Job, future: Future[object]) -> None:
        if self._closed or job is not self._running:
            return
        waiting, self._running, self._waiting = self._waiting, None, None
        if waiting is not None:
            self._start(waiting)
        self._deliver(job, future)
        if self._running is None and not self._closed:
            self.busy_changed.emit(False)

    def _deliver(self, job: _Job, future: Future[object]) -> None:
        error = None if future.cancelled() else future.exception()
        if job.token.cancelled or future.cancelled() or isinstance(error, CancelledError):
            return
        if error is None:
            self.finished.emit(future.result())
        else:
            self.failed.emit(as_user_error(error))

    def _on_reported(self, job: _Job, progress: Progress) -> None:
        if not self._closed and job is self._running and not job.token.cancelled:
            self.progressed.emit(progress)

    def _on_published(self, job: _Job, partial: object) -> None:
        if not self._closed and job is self._running and not job.token.cancelled:
            self.partial_ready.emit(partial)


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
