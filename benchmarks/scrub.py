"""Walking along 512 steps of a 256-unit LSTM: every pane follows."""

from __future__ import annotations

import statistics
import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.material import SENTENCE
from benchmarks.result import Result
from benchmarks.window import in_recurrence, wait
from explorer.panels.recurrence.panel import RecurrencePanel
from explorer.studies.recurrence.state import FRESH
from explorer.window.window import MainWindow

STEPS, UNITS = 512, 256
ROUNDS = 120
VIEWS = ("gates", "reach", "hand")


def measure() -> list[Result]:
    """The step is set as the transport sets it; everything that this dirties is painted before the next."""
    found = in_recurrence(lambda window, panel: {view: _scrubbed(window, panel, view) for view in VIEWS})
    return [_row(view, seconds) for view, seconds in found.items()]


def _row(view: str, seconds: list[float]) -> Result:
    middle = statistics.median(seconds)
    how = f"median of {ROUNDS}: {1000 * middle:.3g} ms, the slowest {1000 * max(seconds):.3g} ms"
    what = f"scrubbing {STEPS} steps × {UNITS} units, “{view}” open"
    return Result(what, 1 / middle, "a second", how, at_least=60)


def _scrubbed(window: MainWindow, panel: RecurrencePanel, view: str) -> list[float]:
    text = " ".join((SENTENCE * (STEPS // 17 + 1)).split()[:STEPS])
    panel.change(text=text, model=FRESH, preset="", hidden=UNITS, right=view)
    while len(panel.steps()) != STEPS or panel.session.runner.busy:
        wait(lambda done: QTimer.singleShot(300, done))
    seconds = []
    for n in range(ROUNDS):
        begun = time.perf_counter()
        window.frame.transport.step_requested.emit(100 + n)
        QApplication.sendPostedEvents()
        QApplication.processEvents()
        seconds.append(time.perf_counter() - begun)
    return seconds
