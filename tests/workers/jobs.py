"""Jobs that wait or fail, and all that their runner tells, for its tests."""

from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

from explorer.core.cancel import CancelToken, Progress
from explorer.core.errors import UserError
from explorer.workers.relay import relay
from explorer.workers.runner import Runner


class Told:
    """All that a runner emitted, in order."""

    def __init__(self, runner: Runner) -> None:
        self.results: list[object] = []
        self.errors: list[UserError] = []
        self.events: list[object] = []
        self.busy: list[bool] = []
        runner.finished.connect(self._on_finished)
        runner.failed.connect(self._on_failed)
        runner.progressed.connect(self._on_progressed)
        runner.partial_ready.connect(self._on_partial)
        runner.busy_changed.connect(self._on_busy)

    def _on_finished(self, result: object) -> None:
        self.results.append(result)
        self.events.append(("finished", result))

    def _on_failed(self, error: UserError) -> None:
        self.errors.append(error)
        self.events.append(("failed", error.sentence))

    def _on_progressed(self, progress: Progress) -> None:
        self.events.append(("progress", progress.done))

    def _on_partial(self, result: object) -> None:
        self.events.append(("partial", result))

    def _on_busy(self, busy: bool) -> None:
        self.busy.append(busy)
        self.events.append(("busy", busy))


class Gate:
    """Work that begins, then waits until it is let go or cancelled."""

    def __init__(self) -> None:
        self.begun, self.released = threading.Event(), threading.Event()

    def work(self, token: CancelToken, result: object = "gate") -> object:
        """Work that looks at its token."""
        self.begun.set()
        while not self.released.wait(0.002):
            token.check()
        return result

    def deaf(self, _token: CancelToken) -> object:
        """Work that never looks at its token."""
        self.begun.set()
        self.released.wait(10)
        return "deaf"


def give(value: object, _token: CancelToken) -> object:
    """Work that ends at once."""
    return value


def fail(error: BaseException, _token: CancelToken) -> object:
    """Work that fails at once."""
    raise error


def idle(qtbot: QtBot, runner: Runner) -> None:
    """Wait until nothing runs and all is told."""
    qtbot.waitUntil(lambda: not runner.busy, timeout=10_000)
    drain(qtbot, runner)


def drain(qtbot: QtBot, runner: Runner) -> None:
    """Wait until all that was posted before has arrived."""
    arrived: list[bool] = []
    relay().post(lambda: arrived.append(True))
    qtbot.waitUntil(lambda: bool(arrived), timeout=10_000)
