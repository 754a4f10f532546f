"""A runner whose jobs are cancelled, that is closed while busy, deleted or forgotten."""

from __future__ import annotations

import gc
import threading
import weakref
from concurrent.futures import Future
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from explorer.core.cancel import CancelToken, Progress
from explorer.core.errors import CancelledError
from explorer.workers.lanes import Lanes
from explorer.workers.runner import Runner
from tests.workers.jobs import Gate, Told, drain, fail, give, idle


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
