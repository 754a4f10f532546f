"""What the Scoring panel runs off the GUI thread: torch is imported here, on the worker."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

from explorer.core.cancel import CancelToken, Progress
from explorer.core.i18n import translate
from explorer.studies.scoring.compute import trace_of
from explorer.studies.scoring.cost import CostTable, Sizes
from explorer.studies.scoring.inputs import gather
from explorer.studies.scoring.kinds import Source
from explorer.studies.scoring.saturating import saturate
from explorer.studies.scoring.saturation import Saturation, SaturationSettings
from explorer.studies.scoring.trace import Request, ScoringTrace


@dataclass(frozen=True, eq=False, slots=True)
class Drawn:
    """A trace, the device that embedded its words (“cpu” for numbers), and the seconds until it was there."""

    trace: ScoringTrace
    device: str
    seconds: float


def trace_work(request: Request, token: CancelToken) -> Drawn:
    """The trace of a request; torch is imported for words alone, so that numbers need not wait for it."""
    token.report(Progress(translate("Scoring", "Computing the scores")))
    started = time.perf_counter()
    trace = trace_of(request, gather(request, token))
    return Drawn(trace, _device(request), time.perf_counter() - started)


def check_work(trace: ScoringTrace, token: CancelToken) -> ScoringTrace:
    """The same trace with its difference from torch."""
    from explorer.studies.scoring.check import difference

    token.check()
    return replace(trace, difference=difference(trace))


def _device(request: Request) -> str:
    if request.source is not Source.WORDS:
        return "cpu"
    from explorer.models.devices import resolve

    return resolve(request.device)


def saturation_work(settings: SaturationSettings, token: CancelToken) -> Saturation:
    """The study of √d, published after each d."""
    return saturate(settings, token)


def timing_work(sizes: Sizes, axis: str, device: str, token: CancelToken) -> CostTable:
    """Every function timed along an axis, published after each size."""
    from explorer.studies.scoring.timing import measure

    return measure(sizes, axis, device, token)
