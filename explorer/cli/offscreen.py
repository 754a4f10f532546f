"""Drawing from the command line: never a window, and Ctrl-C ends it as it should."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from explorer.core.cancel import CancelToken


@contextmanager
def offscreen(token: CancelToken) -> Iterator[None]:
    """Let Qt draw where no display is, or none should be used; to be entered before Qt is imported.

    Ctrl-C cancels the token: its exception in the middle of Qt's painting would crash the process.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if threading.current_thread() is not threading.main_thread():  # which alone hears of signals
        yield
        return
    before = signal.signal(signal.SIGINT, lambda *_: token.cancel())
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
