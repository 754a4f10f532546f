"""How far a long piece of work is, on standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from explorer.core.cancel import Progress

QUICK = 2.0
"""Seconds: work that takes less needs no progress."""


def share(progress: Progress) -> str:
    """The share that is done, such as 42%."""
    return f"{progress.done / progress.total:4.0%}" if progress.total else ""


class ProgressLine:
    """One line on standard error, rewritten in place on a terminal; a line a tenth otherwise.

    `amount`: what is said after the work's name; `after`: seconds in which nothing is said yet.
    """

    def __init__(self, amount: Callable[[Progress], str] = share, after: float = 0.0) -> None:
        self._amount = amount
        self._begins = time.monotonic() + after
        self._tenth = -1
        self._drawn = False

    def show(self, progress: Progress) -> None:
        """Tell how far it is."""
        if time.monotonic() < self._begins:
            return
        line = f"{progress.text} {self._amount(progress)}"
        tenth = int(10 * progress.done / progress.total) if progress.total else 0
        if sys.stderr.isatty():
            print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)
            self._drawn = True
        elif progress.total and tenth != self._tenth:
            self._tenth = tenth
            print(line, file=sys.stderr, flush=True)

    def end(self) -> None:
        """Leave the terminal on a fresh line."""
        if self._drawn:
            print(file=sys.stderr)
            self._drawn = False
