"""What the Attention pooling panel runs off the GUI thread."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from explorer.core.cancel import CancelToken, Progress
from explorer.core.i18n import translate
from explorer.studies.pooling.compute import compute
from explorer.studies.pooling.data import Points, read_points
from explorer.studies.pooling.heatmaps import Heatmaps, identity, read_heatmaps
from explorer.studies.pooling.learning import Comparison, compare, settings_of
from explorer.studies.pooling.state import PoolingState
from explorer.studies.pooling.tables import read_text
from explorer.studies.pooling.trace import PoolingTrace, Request
from explorer.studies.pooling.training import WidthRun, replayed, train


@dataclass(frozen=True, eq=False, slots=True)
class Drawn:
    """What is drawn: the estimators, and beside a training the curves before it and after an epoch of it."""

    trace: PoolingTrace
    comparison: Comparison | None = None
    seconds: float = 0.0


def trace_work(request: Request, run: WidthRun | None, epoch: int, token: CancelToken) -> Drawn:
    """Every estimator of a request; `run`: what it is compared with, None outside a training."""
    start = time.perf_counter()
    trace = compute(request, token)
    comparison = None if run is None else compare(trace, run, epoch)
    return Drawn(trace, comparison, time.perf_counter() - start)


def training_work(state: PoolingState, token: CancelToken) -> WidthRun:
    """w trained on the state's points."""
    token.report(Progress(translate("PoolingPanel", "Training w")))
    return train(settings_of(state), token)


def replay_work(state: PoolingState, token: CancelToken) -> WidthRun:
    """The training that the state has the w of, with its losses."""
    token.report(Progress(translate("PoolingPanel", "Training w")))
    return replayed(settings_of(state), state.learned, token)


def points_work(path: str, _token: CancelToken) -> Points:
    """The points of a file."""
    return read_points(read_text(Path(path)))


def heatmaps_work(path: str, array: str, _token: CancelToken) -> Heatmaps:
    """An array of a file as heatmaps; without a file the identity."""
    return read_heatmaps(Path(path), array) if path else identity()
