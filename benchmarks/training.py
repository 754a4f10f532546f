"""Training, live: what the drawing costs the training, and what the training costs the window."""

from __future__ import annotations

import statistics
import threading
import time

import numpy as np
from PySide6.QtCore import Qt, QTimer

from benchmarks.result import Result
from benchmarks.window import in_recurrence, wait
from explorer.core.cancel import CancelToken
from explorer.panels.recurrence.panel import RecurrencePanel
from explorer.studies.recurrence.state import FRESH
from explorer.studies.recurrence.training import settings_of
from explorer.window.window import MainWindow

PERIOD = 16  # milliseconds
STEPS = 400
SKIPPED = 50  # steps


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
    panel.change(
        model=FRESH, preset="", right="training", training_steps=STEPS, task="recall", hidden=32, features=24
    )
    ticks: list[float] = []
    timer = QTimer(interval=PERIOD, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    wait(lambda done: QTimer.singleShot(3000, done))
    timer.start()
    panel.training.toggle()
    wait(panel.training.runner.finished.connect)
    timer.stop()
    assert panel.training.run is not None
    return list(np.diff(ticks)[30:] * 1000), _seconds_a_step(panel.training.run.points)


def _bare() -> float:
    """The trainer alone, without a window."""
    from dataclasses import replace

    from explorer.models.recurrent.trainer import train
    from explorer.studies.recurrence.presets import first_state

    state = replace(first_state(), model=FRESH, training_steps=STEPS, hidden=32, features=24)
    run = train(settings_of(state), None, threading.Event(), CancelToken())
    return _seconds_a_step(run.points)


def _seconds_a_step(points: object) -> float:
    """From the points of a run: (last − after the skipped) / steps."""
    assert isinstance(points, tuple)
    start = next(point for point in points if point.step >= SKIPPED)
    return float((points[-1].seconds - start.seconds) / (points[-1].step - start.step))
