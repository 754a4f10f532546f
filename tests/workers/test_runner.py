"""A runner: which job runs, what it tells, and in which order."""

from __future__ import annotations

import threading
from functools import partial

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from explorer.core.cancel import CancelToken, Progress
from explorer.core.errors import UserError
from explorer.workers.runner import Runner
from tests.workers.jobs import Gate, Told, drain, fail, give, idle


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
