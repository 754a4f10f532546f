"""Python's garbage collector, kept to the GUI thread.

Python collects in whatever thread happens to allocate; a cycle with a Qt object in it, collected in a worker,
destroys that object in the wrong thread and Qt crashes. (pyqtgraph has the same remedy, but importing it is
for after the first paint.)
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, QTimer

_INTERVAL = 100  # milliseconds: small lots are not felt
_FELT = 0.01  # seconds of one look: a hundred thousand objects, none of them garbage as a rule
_OLDEST = 10  # times as rare as Python's, for its own looks at the oldest objects come less often too


class Collector(QObject):
    """Collects now and then in the GUI thread, from `start` to `stop`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=_INTERVAL)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """Take over from Python."""
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Give back to Python."""
        self._timer.stop()
        gc.enable()

    def collect(self) -> None:
        """Collect the generations that Python itself would collect by now."""
        young, middle, old = gc.get_threshold()
        limits = (young, middle, _OLDEST * old)
        due = [n for n, (count, most) in enumerate(zip(gc.get_count(), limits, strict=True)) if count > most]
        if due:
            begun = time.perf_counter()
            gc.collect(due[-1])
            if time.perf_counter() - begun > _FELT:
                self.settle()

    def settle(self) -> None:
        """Call once torch is loaded: its million objects are there to stay and need no more looks.

        More of them come with what is imported later, as with the first training: a look that took long finds
        them, and is the last at what it left.
        """
        gc.freeze()
