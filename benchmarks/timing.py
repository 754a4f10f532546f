"""Fair timing on a machine that does other things too."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping


def interleaved(
    calls: Mapping[str, Callable[[], object]], rounds: int, warm_up: int = 3
) -> dict[str, list[float]]:
    """The seconds of each call, by name: taken in turn, so that a slow moment of the machine falls on all."""
    for call in calls.values():
        for _ in range(warm_up):
            call()
    seconds: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(rounds):
        for name, call in calls.items():
            begun = time.perf_counter()
            call()
            seconds[name].append(time.perf_counter() - begun)
    return seconds


def ratio(seconds: Mapping[str, list[float]], name: str, base: str) -> float:
    """The median over the rounds of one call's time over another's of the same round."""
    pairs = zip(seconds[name], seconds[base], strict=True)
    return statistics.median(one / other for one, other in pairs)


def milliseconds(seconds: list[float]) -> str:
    """The median, for people."""
    return f"{statistics.median(seconds) * 1000:.3g} ms"
