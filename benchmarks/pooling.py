"""The Attention pooling chapter in the real window: sweeping, dragging, and five million weights."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from benchmarks.result import Result
from benchmarks.window import in_pooling, wait
from explorer.panels.pooling.panel import PoolingPanel
from explorer.studies.pooling.kernels import Kernel
from explorer.widgets.regression_plot import RegressionPlot
from explorer.window.window import MainWindow

POINTS, QUERIES = 50, 50
MANY_KEYS, MANY_QUERIES = 5000, 1000
ROUNDS = 120
ESTIMATES = 25
PERIOD = 16  # milliseconds
SECONDS = 12.0
WARM_UP = 2.0

Deed = Callable[[int], None]


def measure() -> list[Result]:
    """Frames of what a person moves, then the time of a large estimate and what it costs the window."""
    frames, estimates, gaps = in_pooling(lambda window, panel: (
        _frames(window, panel), _estimates(panel), _gaps(panel)
    ))  # fmt: skip
    rows = [_frame_row(name, seconds) for name, seconds in frames.items()]
    return [*rows, _estimate_row(estimates), *_gap_rows(gaps)]


# Fifty points


def _frames(window: MainWindow, panel: PoolingPanel) -> dict[str, list[float]]:
    """Seconds a frame, of each way to move something."""
    panel.change(kernel=Kernel.WIDTH, shown=(Kernel.AVERAGE, Kernel.GAUSSIAN, Kernel.EPANECHNIKOV))
    _settle(panel)
    plot = panel.regression.plot
    found = {
        # By two, for a step to the very next query glides there over many frames.
        "the query sweeps by steps": _moved(lambda n: window.frame.transport.step_requested.emit(2 * n % 50)),
        "the query is dragged": _moved(_Mouse(plot, _line(panel)).swing),
    }
    found["a point is dragged"] = _followed(panel, _Mouse(plot, _point(panel, 20)).swing)
    panel.session.undo()
    _settle(panel)
    found["the kernel is dragged"] = _followed(panel, _Mouse(plot, _grip(panel)).swing)
    return found


class _Mouse:
    """The pointer that takes hold of something, and swings about that place."""

    def __init__(self, plot: RegressionPlot, start: QPoint) -> None:
        self._canvas, self._start = plot.viewport(), start
        self._send(QEvent.Type.MouseMove, start, pressed=False)
        self._send(QEvent.Type.MouseButtonPress, start, pressed=True)

    def swing(self, n: int) -> None:
        """Move on; the last move of the rounds lets go."""
        at = self._start + QPoint(round(20 * np.sin((n + 1) / 5)), round(30 * np.sin((n + 1) / 9)))
        self._send(QEvent.Type.MouseMove, at, pressed=True)
        if n == ROUNDS - 1:
            self._send(QEvent.Type.MouseButtonRelease, at, pressed=False)

    def _send(self, kind: QEvent.Type, at: QPoint, *, pressed: bool) -> None:
        none, left = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
        button = none if kind == QEvent.Type.MouseMove else left
        place, overall = QPointF(at), QPointF(self._canvas.mapToGlobal(at))
        held = left if pressed else none
        event = QMouseEvent(kind, place, overall, button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self._canvas, event)


def _point(panel: PoolingPanel, k: int) -> QPoint:
    """Where a point lies."""
    data = panel.regression.plot.data()
    return panel.regression.plot.point_at(float(data.keys[k]), float(data.values[k]))


def _line(panel: PoolingPanel) -> QPoint:
    """A place on the query's line, away from the points."""
    plot, query = panel.regression.plot, panel.regression.plot.query()
    scene = plot.scene()
    assert query is not None
    assert scene is not None
    return QPoint(plot.point_at(query.query, 0.0).x(), round(scene.layout.plane.bottom()) - 12)


def _grip(panel: PoolingPanel) -> QPoint:
    """Where the kernel's right grip lies: in the band below the plane."""
    plot = panel.regression.plot
    query = plot.query()
    assert query is not None
    assert query.handle is not None
    scene = plot.scene()
    assert scene is not None
    band = scene.layout.band.plane
    return QPoint(plot.point_at(query.query + query.handle, 0.0).x(), round(band.center().y()))


def _moved(move: Deed) -> list[float]:
    """Each move and the painting of all that it dirties."""
    seconds = []
    for n in range(ROUNDS):
        begun = time.perf_counter()
        move(n)
        QApplication.sendPostedEvents()
        QApplication.processEvents()
        seconds.append(time.perf_counter() - begun)
    return seconds


def _followed(panel: PoolingPanel, move: Deed) -> list[float]:
    """Each move until every pane has drawn the estimate that the worker made of it."""
    seconds = []
    for n in range(ROUNDS):
        begun = time.perf_counter()
        move(n)
        _await_drawn(panel)
        seconds.append(time.perf_counter() - begun)
    return seconds


def _frame_row(name: str, seconds: list[float]) -> Result:
    middle, worst = statistics.median(seconds), max(seconds)
    how = f"median of {len(seconds)}: {1000 * middle:.3g} ms, the slowest {1000 * worst:.3g} ms"
    what = f"{name}: {POINTS} points, {QUERIES} queries, four curves, all panes"
    return Result(what, 1 / middle, "a second", how, at_least=60)


# Five million weights


def _is_drawn(panel: PoolingPanel) -> bool:
    """Whether all panes show the newest request, every weight in its colour."""
    drawn, maps = panel.session.drawn, panel.heat.heatmap.maps()
    if drawn is None or drawn.trace.request != panel.state_now.request or panel.session.runner.busy:
        return False
    return (
        not panel.turns.pending
        and bool(maps)
        and maps[0].values is drawn.trace.weights
        and panel.heat.heatmap.is_whole()
    )


def _await_drawn(panel: PoolingPanel) -> None:
    while not _is_drawn(panel):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    QApplication.sendPostedEvents()
    QApplication.processEvents()


def _settle(panel: PoolingPanel) -> None:
    _await_drawn(panel)
    wait(lambda done: QTimer.singleShot(500, done))


def _estimates(panel: PoolingPanel) -> list[float]:
    """Seconds from another width to the last pixel, with one estimator on the picture."""
    panel.change(
        points=None, size=MANY_KEYS, queries=MANY_QUERIES, query_step=5 / MANY_QUERIES, kernel=Kernel.WIDTH,
        shown=(), step=0, query=None,
    )  # fmt: skip
    _settle(panel)
    seconds = []
    for n in range(ESTIMATES):
        begun = time.perf_counter()
        panel.change(width=2.0 + 0.1 * n)
        _await_drawn(panel)
        seconds.append(time.perf_counter() - begun)
    return seconds


def _estimate_row(seconds: list[float]) -> Result:
    how = f"median of {len(seconds)}, from another width to the last pixel; the slowest {max(seconds):.3g} s"
    what = f"{MANY_KEYS:,} keys × {MANY_QUERIES:,} queries: estimate and heatmap"
    return Result(what, statistics.median(seconds), "s", how, at_most=0.2)


def _gaps(panel: PoolingPanel) -> tuple[list[float], int]:
    """Milliseconds between ticks while widths change without pause, and how many pictures that made."""
    ticks: list[float] = []
    drawn: list[None] = []
    panel.session.traced.connect(lambda: drawn.append(None))
    timer = QTimer(interval=PERIOD, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.timeout.connect(partial(_other_width, panel, ticks))
    timer.start()
    wait(lambda done: QTimer.singleShot(round(1000 * (SECONDS + WARM_UP)), done))
    timer.stop()
    kept = np.array(ticks)
    return list(np.diff(kept[kept > kept[0] + WARM_UP]) * 1000), len(drawn)


def _other_width(panel: PoolingPanel, ticks: list[float]) -> None:
    panel.change(width=1.0 + 0.001 * len(ticks))


def _gap_rows(found: tuple[list[float], int]) -> list[Result]:
    gaps, pictures = found
    middle = statistics.median(gaps)
    how = f"median {middle:.3g} ms over {len(gaps)} ticks; {pictures} estimates drawn meanwhile"
    what = f"16 ms timer while {MANY_KEYS:,} × {MANY_QUERIES:,} weights change without pause: " + "{} gap"
    return [
        Result(what.format("99th percentile of the"), float(np.quantile(gaps, 0.99)), "ms", how, at_most=20),
        Result(what.format("worst"), float(max(gaps)), "ms", how, at_most=50),
    ]
