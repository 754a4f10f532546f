"""The token that long work takes along: it carries cancellation in, progress and partial results out."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from explorer.core.errors import CancelledError


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a piece of work is: `done` of `total` (0: unknown), and a translated word on what it does."""

    text: str
    done: float = 0.0
    total: float = 0.0


class CancelToken:
    """Shared between the one who asked for work and the thread that does it; every method is thread-safe."""

    def __init__(
        self,
        on_progress: Callable[[Progress], None] | None = None,
        on_partial: Callable[[object], None] | None = None,
    ) -> None:
        self._cancelled = threading.Event()
        self._held_until = 0.0
        self._on_progress = on_progress
        self._on_partial = on_partial

    def cancel(self) -> None:
        """Ask the work to stop at its next check."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """Whether the work was asked to stop."""
        return self._cancelled.is_set()

    def hold(self, seconds: float) -> None:
        """Ask the work to wait so long at its next check, while something else needs the interpreter."""
        self._held_until = time.monotonic() + seconds

    def check(self) -> None:
        """Raise CancelledError if the work was asked to stop; wait as long as it is held."""
        left = self._held_until - time.monotonic()
        if left > 0:
            self._cancelled.wait(left)
        if self._cancelled.is_set():
            raise CancelledError

    def report(self, progress: Progress) -> None:
        """Tell how far the work is; raises CancelledError like `check`."""
        self.check()
        if self._on_progress is not None:
            self._on_progress(progress)

    def publish(self, partial: object) -> None:
        """Hand out a partial result; raises CancelledError like `check`."""
        self.check()
        if self._on_partial is not None:
            self._on_partial(partial)
