"""How long the GUI thread is held up while runs are submitted without pause."""

from __future__ import annotations

import time

import numpy as np
from PySide6.QtCore import Qt, QTimer

from benchmarks.material import text_of
from benchmarks.result import Result
from benchmarks.window import in_window, wait
from explorer.panels.transformer import TransformerPanel
from explorer.window.window import MainWindow

TOKENS = 512
PERIOD = 16  # milliseconds
SECONDS = 20.0
WARM_UP = 2.0


Numbers = np.ndarray[tuple[int], np.dtype[np.float64]]


def measure() -> list[Result]:
    """The gaps between the ticks of a timer in the running program, which draws every result."""
    gaps, pictures = in_window(text_of(TOKENS), _gaps)
    how = f"median {np.median(gaps):.3g} ms over {len(gaps)} ticks; {pictures} pictures drawn meanwhile"
    what = "16 ms timer while 512-token runs are submitted without pause: {} gap"
    return [
        Result(what.format("99th percentile of the"), float(np.quantile(gaps, 0.99)), "ms", how, at_most=20),
        Result(what.format("worst"), float(gaps.max()), "ms", how, at_most=50),
    ]


def _gaps(_window: MainWindow, panel: TransformerPanel) -> tuple[Numbers, int]:
    """Milliseconds between ticks; a run is submitted at each, so that one always waits."""
    drawn: list[bool] = []
    panel.session.drawn_changed.connect(drawn.append)
    ticks: list[float] = []
    timer = QTimer(interval=PERIOD, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.timeout.connect(panel.run)
    timer.start()
    wait(lambda done: QTimer.singleShot(round((SECONDS + WARM_UP) * 1000), done))
    timer.stop()
    kept = np.array(ticks)
    return np.asarray(np.diff(kept[kept > kept[0] + WARM_UP]) * 1000), len(drawn)
