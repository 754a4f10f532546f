"""Where each cell forgets: held-out recall by gap and over time, for several cells and seeds."""

from __future__ import annotations

import math
import threading
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from explorer.core.cancel import CancelToken, Progress
from explorer.core.i18n import translate
from explorer.models.recurrent.figures import accuracy
from explorer.models.recurrent.network import Network, load
from explorer.models.recurrent.runs import GapChart, GapRun, Task, TrainingRun, TrainingSettings
from explorer.models.recurrent.spec import Cell
from explorer.models.recurrent.tasks import WIDEST_GAP
from explorer.models.recurrent.tasks_recall import RecallTask
from explorer.models.recurrent.threads import one_thread
from explorer.models.recurrent.trainer import train

_NAMES = {Cell.ELMAN: "Elman", Cell.JORDAN: "Jordan", Cell.GRU: "GRU", Cell.LSTM: "LSTM"}  # proper names
_SENTENCES = 200  # a gap


def gaps_of(widest: int) -> tuple[int, ...]:
    """The gaps of a chart: nine from one word to the widest of training, and two beyond."""
    inside = np.linspace(min(1, widest), widest, 9)
    return tuple(sorted({min(WIDEST_GAP, round(gap)) for gap in (*inside, 1.5 * widest, 2 * widest)}))


def accuracy_by_gap(
    network: Network, task: RecallTask, gaps: Iterable[int], sentences: int = _SENTENCES
) -> NDArray[np.float64]:
    """Held-out recall (G,) of a network at each gap."""
    return np.array([accuracy(network, [task.at_gap(gap, sentences)]) for gap in gaps])


def compare_cells(
    settings: TrainingSettings, cells: Sequence[Cell], seeds: Sequence[int], token: CancelToken
) -> GapChart:
    """Train every cell with every seed on recall, all else equal, and measure where each forgets.

    Publishes a GapChart about ten times a second while it trains, seed by seed, so that all cells have a
    first curve soon. Accuracies are measured at checkpoints, on sentences that no run has trained on.

    Raises:
        UserError: the network or the gap is not possible.
        CancelledError: the comparison was called off.
    """
    comparison = _Comparison(replace(settings, task=Task.RECALL), cells, seeds, token)
    with one_thread():
        return comparison.go()


class _Comparison:
    """A comparison on its way."""

    def __init__(
        self, settings: TrainingSettings, cells: Sequence[Cell], seeds: Sequence[int], token: CancelToken
    ) -> None:
        self._token = token
        self._all = [
            replace(settings, seed=seed, network=replace(settings.network, cell=cell))
            for seed in seeds
            for cell in cells
        ]
        self._task = RecallTask(settings.gap, settings.loss_on)
        self._gaps = gaps_of(settings.gap)
        self._done: list[GapRun] = []

    def go(self) -> GapChart:
        for settings in self._all:
            self._done.append(self._trained(settings))
            self._token.publish(self._chart())
        return self._chart()

    def _trained(self, settings: TrainingSettings) -> GapRun:
        measure = _Measure(self._task, self._gaps)

        def tell(partial: object) -> None:
            assert isinstance(partial, TrainingRun)  # the trainer publishes nothing else
            self._tell(partial, measure)

        return measure.measured(train(settings, None, threading.Event(), CancelToken(on_partial=tell)))

    def _tell(self, run: TrainingRun, measure: _Measure) -> None:
        """Hand out what is known; raises CancelledError, which ends the run, where the token is cancelled."""
        settings = run.settings
        text = translate("Training", "Comparing: {cell}, seed {seed}, step {step} of {steps}").format(
            cell=_NAMES[settings.network.cell], seed=settings.seed, step=run.step, steps=settings.steps
        )
        done = len(self._done) + run.step / settings.steps
        self._token.report(Progress(text, done, len(self._all)))
        if len(run.checkpoints) > 1:
            self._token.publish(self._chart(measure.measured(run)))

    def _chart(self, under_way: GapRun | None = None) -> GapChart:
        runs = (*self._done, under_way) if under_way else tuple(self._done)
        return GapChart(self._gaps, runs, len(self._all), under_way is not None)


class _Measure:
    """What is measured of one run: every gap at a checkpoint, once each."""

    def __init__(self, task: RecallTask, gaps: tuple[int, ...]) -> None:
        self._task, self._gaps = task, gaps
        self._step = -1
        self._accuracy = np.full(len(gaps), math.nan)

    def measured(self, run: TrainingRun) -> GapRun:
        """The run so far, with the accuracies of its latest checkpoint."""
        latest = run.checkpoints[-1]
        if latest.step != self._step:
            self._step = latest.step
            self._accuracy = accuracy_by_gap(load(run.spec, latest.weights), self._task, self._gaps)
        points = [point for point in run.points if not math.isnan(point.accuracy)]
        seconds, over_time = ([getattr(point, name) for point in points] for name in ("seconds", "accuracy"))
        cell, seed = run.settings.network.cell, run.settings.seed
        return GapRun(cell, seed, self._accuracy, np.array(seconds), np.array(over_time))
