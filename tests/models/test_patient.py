"""Blocking calls in a thread that a cancel leaves behind."""

from __future__ import annotations

import threading

import pytest

from explorer.core.cancel import CancelToken
from explorer.core.errors import CancelledError
from explorer.models.patient import Emit, call, stream


def test_items_arrive_in_order() -> None:
    def produce(emit: Emit[int]) -> None:
        for number in range(100):
            emit(number)

    assert list(stream(produce, CancelToken())) == list(range(100))


def test_an_error_is_raised_where_one_listens() -> None:
    def produce(emit: Emit[int]) -> None:
        emit(1)
        raise LookupError("gone")

    items = stream(produce, CancelToken())
    assert next(items) == 1
    with pytest.raises(LookupError, match="gone"):
        next(items)


def test_call_gives_the_result_or_the_error() -> None:
    assert call(lambda: 7, CancelToken()) == 7
    with pytest.raises(ZeroDivisionError):
        call(lambda: 1 // 0, CancelToken())


def test_a_cancel_does_not_wait_for_a_call_that_hangs() -> None:
    release, left = threading.Event(), threading.Event()
    token = CancelToken()

    def hang() -> None:
        token.cancel()
        release.wait(20)
        left.set()

    with pytest.raises(CancelledError):
        call(hang, token)
    assert not left.is_set()
    release.set()
    assert left.wait(5)


def test_the_producer_ends_when_nobody_listens() -> None:
    ended = threading.Event()

    def produce(emit: Emit[int]) -> None:
        try:
            while True:
                emit(1)
        finally:
            ended.set()

    items = stream(produce, CancelToken())
    next(items)
    items.close()  # type: ignore[attr-defined]
    assert ended.wait(5)
