"""The way from a worker's thread into the GUI thread."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal


class Relay(QObject):
    """Calls functions in the thread it was made in, in the order they were posted.

    It lives as long as the process, so that a thread may post to it at any time: a signal of an object that
    is being deleted must not be emitted, and none must lose its last reference in a foreign thread.
    """

    _posted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._posted.connect(self._on_posted, Qt.ConnectionType.QueuedConnection)

    def post(self, call: Callable[[], None]) -> None:
        """Have `call()` run in the relay's thread; returns at once, and may be called in any thread."""
        self._posted.emit(call)

    def _on_posted(self, call: Callable[[], None]) -> None:
        call()


_relay: Relay | None = None


def relay() -> Relay:
    """The relay into the GUI thread; made at the first call, which must come from there."""
    global _relay
    if _relay is None:
        _relay = Relay()
    return _relay
