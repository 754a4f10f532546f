from __future__ import annotations

import threading

import pytest

from explorer.core.cancel import CancelToken, Progress
from explorer.core.errors import CancelledError


def test_a_token_lets_work_go_on_until_it_is_cancelled() -> None:
    token = CancelToken()
    token.check()
    before = token.cancelled
    token.cancel()
    token.cancel()
    assert (before, token.cancelled) == (False, True)
    with pytest.raises(CancelledError):
        token.check()


def test_progress_and_partials_go_out_in_order() -> None:
    told: list[object] = []
    token = CancelToken(on_progress=told.append, on_partial=told.append)
    token.report(Progress("layer 1", 1, 6))
    token.publish("half")
    token.report(Progress("layer 2", 2, 6))
    assert told == [Progress("layer 1", 1, 6), "half", Progress("layer 2", 2, 6)]


def test_without_listeners_telling_is_harmless() -> None:
    token = CancelToken()
    token.report(Progress("x"))
    token.publish("x")


def test_cancelled_work_tells_nothing_more() -> None:
    told: list[object] = []
    token = CancelToken(on_progress=told.append, on_partial=told.append)
    token.cancel()
    with pytest.raises(CancelledError):
        token.report(Progress("x"))
    with pytest.raises(CancelledError):
        token.publish("x")
    assert told == []


def test_cancelling_reaches_another_thread() -> None:
    token, stopped = CancelToken(), threading.Event()

    def work() -> None:
        try:
            while True:
                token.check()
        except CancelledError:
            stopped.set()

    thread = threading.Thread(target=work)
    thread.start()
    token.cancel()
    thread.join(10)
    assert stopped.is_set()
