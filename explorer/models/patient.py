"""Blocking calls that a cancel can leave at once: they run in a thread of their own, watched by this one."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress
from types import TracebackType
from typing import Generic, TypeVar

from explorer.core.cancel import CancelToken

T = TypeVar("T")
Emit = Callable[[T], None]

_POLL_SECONDS = 0.1


class _AbandonedError(Exception):
    """Nobody listens any more."""


class _End:
    """The last thing in the queue: how the producer ended."""

    def __init__(self, error: BaseException | None) -> None:
        self.error = error


class _Line(AbstractContextManager[None], Generic[T]):
    """The queue between the two threads; as a context it carries the producer's error across."""

    def __init__(self) -> None:
        self._queue: queue.Queue[T | _End] = queue.Queue(maxsize=8)
        self.abandoned = threading.Event()

    def put(self, item: T | _End) -> None:
        while not self.abandoned.is_set():
            try:
                return self._queue.put(item, timeout=_POLL_SECONDS)
            except queue.Full:
                continue
        raise _AbandonedError

    def take(self, token: CancelToken) -> T | _End:
        while True:
            token.check()
            try:
                return self._queue.get(timeout=_POLL_SECONDS)
            except queue.Empty:
                continue

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        with suppress(_AbandonedError):
            self.put(_End(error))
        return True


def stream(produce: Callable[[Emit[T]], None], token: CancelToken) -> Iterator[T]:
    """Yield what `produce(emit)` emits in a thread of its own.

    A call in there that hangs (a dead connection, a slow name server) cannot hold up a cancel: the thread is
    left behind and ends at its next `emit`, closing what it has open. Errors of `produce` are raised here.

    Raises:
        CancelledError: within a tenth of a second of the cancel.
    """
    line: _Line[T] = _Line()

    def work() -> None:
        with line:
            produce(line.put)

    threading.Thread(target=work, name="seqscope-line", daemon=True).start()
    try:
        while not isinstance(item := line.take(token), _End):
            yield item
        if item.error is not None:
            raise item.error
    finally:
        line.abandoned.set()


def call(work: Callable[[], T], token: CancelToken) -> T:
    """The result of `work()`, run in a thread that a cancel leaves behind."""

    def produce(emit: Emit[T]) -> None:
        emit(work())

    return next(stream(produce, token))
