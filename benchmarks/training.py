"""Training, live: what the drawing costs the training, and what the training costs the window."""

from __future__ import annotations

import statistics
import threading
import time
from dataclasses import replace

import numpy as np
from PySide6.QtCore import Qt, QTimer

from benchmarks.result import Result
from benchmarks.window import in_recurrence, wait
from explorer.core.cancel import CancelToken
from explorer.models.recurrent.runs import TrainingRun
from explorer.panels.recurrence.panel import RecurrencePanel
from explorer.studies.recurrence.presets import first_state
from explorer.studies.recurrence.state import FRESH
from explorer.studies.recurrence.training import settings_of
from explorer.window.window import MainWindow

PERIOD = 16  # milliseconds
STEPS = 3000
SKIPPED = 50  # steps
BEGINNING = 125  # ticks: two seconds in which torch loads what training needs


def measure() -> list[Result]:
    """The same settings in the window, with the loss drawn as it comes, and in a bare script."""
    gaps, live = in_recurrence(_trained)
    bare = _bare()
    how = f"median {statistics.median(gaps):.3g} ms over {len(gaps)} ticks, the loss drawn live"
    what = "16 ms timer while a recall LSTM is trained: {} gap"
    steps = f"{1000 * live:.3g} ms a step against {1000 * bare:.3g} ms bare"
    return [
        Result(what.format("99th percentile of the"), float(np.quantile(gaps, 0.99)), "ms", how, at_most=20),
        Result(what.format("worst"), float(max(gaps)), "ms", how, at_most=50),
        Result(
            "training step with the live drawing, over a bare script's", live / bare, "×", steps, at_most=1.15
        ),
    ]


def _trained(_window: MainWindow, panel: RecurrencePanel) -> tuple[list[float], float]:
    """Gaps between ticks in milliseconds, and seconds a step, of the steps after the first ones."""
    panel.change(model=FRESH, preset="", right="training", training_steps=STEPS, hidden=32, features=24)
    ticks: list[float] = []
    timer = QTimer(interval=PERIOD, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    wait(lambda done: QTimer.singleShot(3000, done))
    clock = _Clock()
    panel.training.runner.partial_ready.connect(clock.note)
    timer.start()
    panel.training.toggle()
    wait(panel.training.runner.finished.connect)
    timer.stop()
    return list(np.diff(ticks)[BEGINNING:] * 1000), clock.seconds_a_step()


def _bare() -> float:
    """The trainer alone, without a window."""
    from explorer.models.recurrent.trainer import train

    state = replace(first_state(), model=FRESH, training_steps=STEPS, hidden=32, features=24)
    clock = _Clock()
    train(settings_of(state), None, threading.Event(), CancelToken(on_partial=clock.note))
    return clock.seconds_a_step()


class _Clock:
    """When each snapshot of a run came, by the clock on the wall: waiting counts."""

    def __init__(self) -> None:
        self._came: list[tuple[int, float]] = []

    def note(self, run: object) -> None:
        assert isinstance(run, TrainingRun)
        self._came.append((run.step, time.perf_counter()))

    def seconds_a_step(self) -> float:
        start = next(came for came in self._came if came[0] >= SKIPPED)
        end = self._came[-1]
        return (end[1] - start[1]) / (end[0] - start[0])
