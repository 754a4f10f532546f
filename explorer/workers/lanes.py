"""Threads for work that takes time: one single-thread executor a lane (a device, or the network)."""

from __future__ import annotations

import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

_NICE = 10  # of 19: the window's thread is served first, and idle cores are used in full


class Lanes:
    """Makes an executor a lane on first use; work in one lane runs in the order of its submission."""

    def __init__(self) -> None:
        self._executors: dict[str, ThreadPoolExecutor] = {}
        self._lock = threading.Lock()
        self._closed = False

    @property
    def closed(self) -> bool:
        """Whether no more work is taken."""
        return self._closed

    def executor(self, lane: str) -> ThreadPoolExecutor:
        """The executor of a lane such as "cpu", "cuda:0" or "network".

        Raises:
            RuntimeError: after `close`.
        """
        with self._lock:
            if self._closed:
                raise RuntimeError("the lanes are closed")
            if lane not in self._executors:
                self._executors[lane] = ThreadPoolExecutor(
                    1, thread_name_prefix=f"seqscope-{lane}", initializer=_step_back
                )
            return self._executors[lane]

    def close(self) -> None:
        """Drop what waits and wait for what runs; cancel the tokens first."""
        with self._lock:
            self._closed = True
            executors = list(self._executors.values())
            self._executors.clear()
        for executor in executors:  # all of them are told before any is waited for
            executor.shutdown(wait=False, cancel_futures=True)
        for executor in executors:
            executor.shutdown(wait=True)


def _step_back() -> None:
    """Let the window's thread go first; threads that this one starts, as torch's do, inherit it.

    Only Linux has a priority for a thread of one process; elsewhere all stay equal.
    """
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICE)
