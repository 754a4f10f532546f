"""Formulas are set in a process of their own: in pure Python, they would hold up the window."""

from __future__ import annotations

import atexit
import json
import logging
import os
import subprocess
import sys
import threading
from functools import lru_cache

from explorer.core.typesetting import Drawn, Wanted, answered, asked

log = logging.getLogger(__name__)

# The child finds its modules where this process does; it is asked and answers through its pipes alone.
_CHILD = """
import json, os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in the terminal is meant for the window
sys.path[:] = json.loads(sys.argv[1])
if hasattr(os, "nice"):
    os.nice(10)
from explorer.core.typesetting import serve
telling, sys.stdout = sys.stdout.buffer, sys.stderr  # whatever a library prints is no answer
serve(sys.stdin.buffer, telling)
"""
_HIDDEN = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows would open a console


class Typesetter:
    """Starts the process when the first formula is wanted, and again if it was ended from outside."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None
        self._turn = threading.Lock()

    def set(self, wanted: Wanted) -> Drawn | None:
        """Set one formula, waiting for it; None if it cannot be set (told in the log)."""
        with self._turn:
            for _attempt in range(2):
                try:
                    drawn = self._ask(wanted)
                except (OSError, ValueError) as error:
                    self._end()
                    log.warning("the process that sets formulas ended: %s", error)
                    continue
                if drawn is None:
                    log.warning("this formula cannot be set: %r", wanted.latex)
                return drawn
        return None

    def close(self) -> None:
        """End the process; the next formula would start another."""
        with self._turn:
            self._end()

    def _ask(self, wanted: Wanted) -> Drawn | None:
        child = self._running()
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(asked(wanted))
        child.stdin.flush()
        return answered(child.stdout.readline())

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self._end()
            self._child = subprocess.Popen(
                [sys.executable, "-c", _CHILD, json.dumps([path or os.getcwd() for path in sys.path])],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, creationflags=_HIDDEN,
            )  # fmt: skip
        return self._child

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()  # it keeps nothing
        child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                pipe.close()


@lru_cache(1)
def typesetter() -> Typesetter:
    """The program's one process for formulas."""
    made = Typesetter()
    atexit.register(made.close)
    return made
