from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator
from concurrent.futures import Future
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from explorer.core.cancel import CancelToken, Progress
from explorer.core.errors import CancelledError, UserError
from explorer.workers.lanes import Lanes
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
    return value


def fail(error: BaseException, _token: CancelToken) -> object:
    raise error


@pytest.fixture
def runner(qtbot: QtBot, lanes: Lanes) -> Iterator[Runner]:
    made = Runner(lanes)
    yield made
    made.close()


@pytest.fixture
def told(runner: Runner) -> Told:
    return Told(runner)


@pytest.fixture
def gate() -> Iterator[Gate]:
    made = Gate()
    yield made
    made.released.set()


def idle(qtbot: QtBot, runner: Runner) -> None:
    qtbot.waitUntil(lambda: not runner.busy, timeout=10_000)
    drain(qtbot, runner)


def drain(qtbot: QtBot, runner: Runner) -> None:
    """Wait until all that was posted before has arrived."""
    arrived: list[bool] = []
    relay().post(lambda: arrived.append(True))
    qtbot.waitUntil(lambda: bool(arrived), timeout=10_000)


def test_a_burst_shows_the_first_and_the_last(qtbot: QtBot, runner: Runner, told: Told, gate: Gate) -> None:
    runner.submit(partial(gate.work, result=0))
    assert gate.begun.wait(10)
    for n in range(1, 40):
        runner.submit(partial(give, n))
    gate.released.set()
    idle(qtbot, runner)
    assert told.results == [0, 39]
    assert told.busy == [True, False]


def test_forty_in_turn_are_all_shown(qtbot: QtBot, runner: Runner, told: Told) -> None:
    for n in range(40):
        with qtbot.waitSignal(runner.finished, timeout=10_000):
            runner.submit(partial(give, n))
    assert told.results == list(range(40))


def test_a_newer_job_takes_the_place_of_the_waiting_one(
    qtbot: QtBot, runner: Runner, told: Told, gate: Gate
) -> None:
    ran: list[str] = []

    def note(name: str, _token: CancelToken) -> str:
        ran.append(name)
        return name

    runner.submit(gate.work)
    runner.submit(partial(note, "dropped"))
    runner.submit(partial(note, "kept"))
    gate.released.set()
    idle(qtbot, runner)
    assert ran == ["kept"]
    assert told.results == ["gate", "kept"]


def test_superseding_can_cancel_the_running_job(qtbot: QtBot, runner: Runner, told: Told, gate: Gate) -> None:
    runner.submit(gate.work)
    assert gate.begun.wait(10)
    runner.submit(partial(give, "new model"), cancel_running=True)
    idle(qtbot, runner)
    assert told.results == ["new model"]
    assert told.errors == []
    assert told.busy == [True, False]


def test_an_error_is_told_and_the_next_job_runs(qtbot: QtBot, runner: Runner, told: Told) -> None:
    with qtbot.waitSignal(runner.failed, timeout=10_000):
        runner.submit(partial(fail, UserError("The folder is empty: choose another.")))
    with qtbot.waitSignal(runner.finished, timeout=10_000):
        runner.submit(partial(give, "well"))
    assert [error.sentence for error in told.errors] == ["The folder is empty: choose another."]
    assert told.results == ["well"]


def test_a_kind_of_user_error_stays_what_it_is(qtbot: QtBot, runner: Runner, told: Told) -> None:
    class SpecialError(UserError):
        pass

    runner.submit(partial(fail, SpecialError("x")))
    idle(qtbot, runner)
    assert type(told.errors[0]) is SpecialError


@pytest.mark.parametrize("error", [ValueError("shape (3, 4)"), MemoryError(), SystemExit(3)])
def test_a_defect_becomes_a_sentence_and_is_logged(
    qtbot: QtBot, runner: Runner, told: Told, caplog: pytest.LogCaptureFixture, error: BaseException
) -> None:
    runner.submit(partial(fail, error))
    idle(qtbot, runner)
    (problem,) = told.errors
    assert type(error).__name__ in problem.sentence
    assert "Traceback" not in problem.sentence
    (record,) = [r for r in caplog.records if r.name.startswith("explorer.workers")]
    assert record.exc_info is not None
    assert record.exc_info[1] is error


def test_a_cancelled_job_says_nothing(qtbot: QtBot, runner: Runner, told: Told, gate: Gate) -> None:
    runner.submit(gate.work)
    assert gate.begun.wait(10)
    runner.cancel()
    idle(qtbot, runner)
    assert told.events == [("busy", True), ("busy", False)]


def test_a_job_that_does_not_listen_is_dropped_when_it_ends(
    qtbot: QtBot, runner: Runner, told: Told, gate: Gate
) -> None:
    runner.submit(gate.deaf)
    assert gate.begun.wait(10)
    runner.cancel()
    assert runner.busy
    gate.released.set()
    idle(qtbot, runner)
    assert told.results == []


def test_cancelling_drops_the_waiting_job_too(qtbot: QtBot, runner: Runner, told: Told, gate: Gate) -> None:
    runner.submit(gate.work)
    runner.submit(partial(give, "waiting"))
    runner.cancel()
    idle(qtbot, runner)
    assert told.results == []


def test_a_result_that_is_on_its_way_is_dropped_on_cancel(
    qtbot: QtBot, runner: Runner, told: Told, lanes: Lanes
) -> None:
    runner.submit(partial(give, "late"))
    lanes.executor("cpu").submit(int).result(10)  # the job has ended; nothing was delivered yet
    runner.cancel()
    idle(qtbot, runner)
    assert told.results == []


def test_a_job_behind_another_runners_is_cancelled_at_once(
    qtbot: QtBot, lanes: Lanes, runner: Runner, told: Told, gate: Gate
) -> None:
    other = Runner(lanes)
    other.submit(gate.work)
    runner.submit(partial(give, "behind"))
    runner.cancel()
    idle(qtbot, runner)  # although the lane is still taken
    assert other.busy
    assert told.events == [("busy", True), ("busy", False)]
    gate.released.set()
    idle(qtbot, other)


def test_after_cancel_new_work_runs(qtbot: QtBot, runner: Runner, told: Told, gate: Gate) -> None:
    runner.submit(gate.work)
    runner.cancel()
    runner.submit(partial(give, "again"))
    idle(qtbot, runner)
    assert told.results == ["again"]


def test_work_may_raise_cancelled_by_itself(qtbot: QtBot, runner: Runner, told: Told) -> None:
    runner.submit(partial(fail, CancelledError()))
    idle(qtbot, runner)
    assert told.events == [("busy", True), ("busy", False)]


@pytest.mark.parametrize("first", ["well", UserError("no")])
def test_a_slot_may_submit_again(qtbot: QtBot, runner: Runner, told: Told, first: str | UserError) -> None:
    left = iter(range(5))

    def again(_: object) -> None:
        n = next(left, None)
        if n is not None:
            runner.submit(partial(give, n) if n % 2 else partial(fail, UserError(str(n))))

    runner.finished.connect(again)
    runner.failed.connect(again)
    runner.submit(partial(give, first) if isinstance(first, str) else partial(fail, first))
    qtbot.waitUntil(lambda: told.busy == [True, False], timeout=10_000)
    assert [result for result in told.results if result != "well"] == [1, 3]
    assert [error.sentence for error in told.errors if error is not first] == ["0", "2", "4"]


def test_a_slot_of_busy_changed_may_submit_again(qtbot: QtBot, runner: Runner, told: Told) -> None:
    def once_more(busy: bool) -> None:
        if not busy and len(told.results) < 3:
            runner.submit(partial(give, "more"))

    runner.busy_changed.connect(once_more)
    runner.submit(partial(give, "first"))
    qtbot.waitUntil(lambda: len(told.results) == 3 and not runner.busy, timeout=10_000)
    drain(qtbot, runner)
    assert told.busy[-1] is False


def test_progress_and_partials_come_in_order_before_the_result(
    qtbot: QtBot, runner: Runner, told: Told
) -> None:
    def work(token: CancelToken) -> str:
        for n in range(5):
            token.report(Progress("layer", n, 5))
            token.publish(n)
        return "all"

    runner.submit(work)
    idle(qtbot, runner)
    expected = [(kind, n) for n in range(5) for kind in ("progress", "partial")]
    assert told.events == [("busy", True), *expected, ("finished", "all"), ("busy", False)]


def test_no_progress_of_a_cancelled_job_is_shown(
    qtbot: QtBot, runner: Runner, told: Told, gate: Gate
) -> None:
    def work(token: CancelToken) -> None:
        token.report(Progress("on its way"))
        token.publish("partial")
        gate.begun.set()
        gate.released.wait(10)

    runner.submit(work)
    assert gate.begun.wait(10)
    runner.cancel()
    gate.released.set()
    idle(qtbot, runner)
    assert told.events == [("busy", True), ("busy", False)]


def test_results_arrive_in_the_gui_thread(qtbot: QtBot, runner: Runner) -> None:
    threads: list[tuple[QThread, int]] = []

    def note(_: object) -> None:
        threads.append((QThread.currentThread(), threading.get_ident()))

    for signal in (runner.finished, runner.progressed, runner.partial_ready):
        signal.connect(note)

    def work(token: CancelToken) -> int:
        token.report(Progress("x"))
        token.publish("x")
        return threading.get_ident()

    with qtbot.waitSignal(runner.finished, timeout=10_000) as done:
        runner.submit(work)
    assert done.args is not None
    assert done.args[0] != threading.get_ident()
    assert threads == [(runner.thread(), threading.get_ident())] * 3


def test_a_closed_runner_is_silent(qtbot: QtBot, runner: Runner, told: Told, gate: Gate) -> None:
    runner.submit(gate.work)
    assert gate.begun.wait(10)
    told.events.clear()
    runner.close()
    runner.submit(partial(give, "after"))
    gate.released.set()
    drain(qtbot, runner)
    assert told.events == []


def test_a_slot_may_close_the_runner(qtbot: QtBot, runner: Runner, told: Told) -> None:
    runner.finished.connect(lambda _: runner.close())
    runner.submit(partial(give, 1))
    qtbot.waitUntil(lambda: told.results == [1], timeout=10_000)
    drain(qtbot, runner)
    assert told.busy == [True]


def test_shutdown_while_busy_ends_promptly_and_quietly(
    qtbot: QtBot, lanes: Lanes, runner: Runner, told: Told, gate: Gate
) -> None:
    runner.submit(gate.work)
    runner.submit(partial(give, "never"))
    assert gate.begun.wait(10)
    told.events.clear()
    runner.close()
    lanes.close()  # waits for the job, which heard of it
    drain(qtbot, runner)
    assert told.events == []
    assert not gate.released.is_set()


def test_lanes_closed_first_are_no_error(
    qtbot: QtBot, lanes: Lanes, runner: Runner, told: Told, gate: Gate
) -> None:
    runner.submit(gate.deaf)
    runner.submit(partial(give, "waiting"))
    gate.released.set()
    lanes.close()
    runner.submit(partial(give, "too late"))
    idle(qtbot, runner)
    assert told.results == ["deaf"]
    assert told.busy == [True, False]


def test_a_runner_may_be_deleted_while_its_job_runs(
    qtbot: QtBot, lanes: Lanes, gate: Gate, caplog: pytest.LogCaptureFixture
) -> None:
    parent = QObject()
    runner = Runner(lanes, parent)
    told = Told(runner)

    def work(token: CancelToken) -> str:
        gate.begun.set()
        gate.released.wait(10)
        token.report(Progress("to nobody"))
        token.publish("to nobody")
        return "for nobody"

    runner.submit(work)
    assert gate.begun.wait(10)
    told.events.clear()
    shiboken6.delete(parent)
    assert not shiboken6.isValid(runner)
    gate.released.set()
    lanes.executor("cpu").submit(int).result(10)
    drain(qtbot, runner)
    assert told.events == []
    assert caplog.records == []  # concurrent.futures logs what goes wrong in a callback


def test_a_forgotten_runner_is_collected_in_the_gui_thread(qtbot: QtBot, lanes: Lanes, gate: Gate) -> None:
    runner = Runner(lanes)
    threads: list[int] = []
    runner.destroyed.connect(lambda: threads.append(threading.get_ident()))
    runner.submit(gate.work)
    assert gate.begun.wait(10)
    gone = weakref.ref(runner)
    del runner
    gc.collect()
    assert gone() is None  # what runs does not keep it
    assert threads == [threading.get_ident()]
    gate.released.set()


def test_a_result_is_not_kept(qtbot: QtBot, runner: Runner) -> None:
    class Large:
        pass

    kept: list[weakref.ref[Large]] = []

    def work(_token: CancelToken) -> Large:
        made = Large()
        kept.append(weakref.ref(made))
        return made

    gc.collect()
    gc.disable()  # without the help of the collector: these are large
    try:
        runner.submit(work)
        qtbot.waitUntil(lambda: bool(kept) and not runner.busy, timeout=10_000)
        # The worker's thread lets go of a job when it takes the next.
        ended: Future[int] = Future()
        runner.submit(lambda _token: ended.set_result(1))
        ended.result(10)
        idle(qtbot, runner)
        assert kept[0]() is None
    finally:
        gc.enable()
