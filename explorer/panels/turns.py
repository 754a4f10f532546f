"""Work for the GUI thread cut into turns of the event loop, so that no turn holds up what a person does."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

Deed = Callable[[], None]


class Turns(QObject):
    """Does deeds in order, the first at once and each further one in a turn of its own."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._left: deque[Deed] = deque()
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._do_one)

    @property
    def pending(self) -> bool:
        """Whether something is left to do."""
        return bool(self._left)

    def start(self, *deeds: Deed) -> None:
        """Do these; what was left of earlier ones is dropped, for these replace them."""
        self._left = deque(deeds)
        self._do_one()

    def do(self, count: int) -> None:
        """Do so many of what is left, now."""
        for _ in range(count):
            self._do_one()

    def finish(self) -> None:
        """Do all that is left, now."""
        self.do(len(self._left))

    def stop(self) -> None:
        """Drop what is left."""
        self._left.clear()
        self._next.stop()

    def _do_one(self) -> None:
        if self._left:
            self._left.popleft()()
        if self._left:
            self._next.start()
        else:
            self._next.stop()
