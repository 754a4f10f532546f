"""Axes of a plot: where values lie, which ticks are worth a number, how they are written; pure functions."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_LARGEST = 1e300  # beyond it the span of an axis would overflow
_DIGITS = (1.0, 2.0, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Span:
    """The values from one end of an axis to the other; `log`: both ends are positive."""

    low: float = 0.0
    high: float = 1.0
    log: bool = False

    def share(self, values: Floats) -> Floats:
        """Where values lie along the axis: 0 at its low end, 1 at its high one; NaN stays NaN."""
        low, high = self._ends()
        with np.errstate(divide="ignore", invalid="ignore"):
            placed = np.log10(values) if self.log else np.asarray(values, dtype=np.float64)
        return np.asarray((placed - low) / (high - low))

    def value(self, share: float) -> float:
        """The value at a place along the axis."""
        return float(self.values(np.array([share]))[0])

    def values(self, shares: Floats) -> Floats:
        """The values at places along the axis."""
        low, high = self._ends()
        at = low + shares * (high - low)
        return np.asarray(10.0**at if self.log else at)

    def _ends(self) -> tuple[float, float]:
        return (math.log10(self.low), math.log10(self.high)) if self.log else (self.low, self.high)


def span_of(low: float, high: float, *, log: bool = False, margin: float = 0.05) -> Span:
    """An axis that holds these limits with a margin at both ends, and is never empty.

    Limits that are no numbers give the axis from 0 to 1, or from 0.1 to 1 when `log`.
    """
    if not (math.isfinite(low) and math.isfinite(high)) or (log and low <= 0):
        return Span(0.1, 1.0, log=True) if log else Span()
    if log:
        start, stop = math.log10(low), math.log10(high)
        pad = (stop - start) * margin or 0.5
        return Span(10 ** max(start - pad, -307), 10 ** min(stop + pad, 307), log=True)
    low, high = (max(-_LARGEST, min(end, _LARGEST)) for end in (low, high))
    pad = (high - low) * margin
    if high - low <= abs(high) * 1e-12:  # all the same, as far as numbers can tell
        pad = abs(high) * 0.1 or 1.0
    return Span(low - pad, high + pad)


def ticks_of(span: Span, most: int, *, whole: bool = False) -> tuple[float, ...]:
    """At most `most` round values on the axis, evenly apart; `whole`: no fractions."""
    if most < 1:
        return ()
    return _log_ticks(span, most) if span.log else _linear_ticks(span, most, whole=whole)


def _linear_ticks(span: Span, most: int, *, whole: bool) -> tuple[float, ...]:
    wanted = (span.high - span.low) / most
    power = 10.0 ** math.floor(math.log10(wanted))
    sizes = [digit * power for digit in (*_DIGITS, 20.0)]
    for size in sizes:
        step = max(size, 1.0) if whole else size
        if step < 1 and whole:
            continue
        first, last = math.ceil(span.low / step - 1e-9), math.floor(span.high / step + 1e-9)
        if last - first < most:
            found = (number * step for number in range(first, last + 1))
            slack = 1e-6 * (span.high - span.low)
            return tuple(value for value in found if span.low - slack <= value <= span.high + slack)
    return ()


def _log_ticks(span: Span, most: int) -> tuple[float, ...]:
    first, last = math.ceil(math.log10(span.low) - 1e-9), math.floor(math.log10(span.high) + 1e-9)
    if last <= first:
        within = [d * 10.0**p for p in range(first - 1, last + 1) for d in _DIGITS[:3]]
        found = tuple(value for value in within if span.low <= value <= span.high)
        if len(found) < 2 <= most and span.high > 1.5 * span.low:  # within a decade: evenly apart
            found = _linear_ticks(Span(span.low, span.high), most, whole=False) or found
        return found[: max(most, 1)] or (math.sqrt(span.low) * math.sqrt(span.high),)
    step = next(s for s in (1, 2, 3, 5, 10, 20, 50, 100, 200, 700) if last // s + (-first) // s < most)
    start = math.ceil(first / step)
    return tuple(10.0 ** (number * step) for number in range(start, last // step + 1))


_OCTAVES = (1, 2, 3, 4, 5, 6, 8, 10, 12)


def octave_ticks(span: Span, most: int) -> tuple[float, ...]:
    """At most `most` powers of two on a logarithmic axis, evenly apart; round values where it is too long."""
    first, last = math.ceil(math.log2(span.low) - 1e-9), math.floor(math.log2(span.high) + 1e-9)
    if most < 1 or last - first > 24 or last <= first:
        return ticks_of(span, most)
    step = next((s for s in _OCTAVES if last // s + (-first) // s < most), 24)
    start = math.ceil(first / step)
    return tuple(2.0 ** (number * step) for number in range(start, last // step + 1))


def octave_labels(ticks: Sequence[float]) -> tuple[str, ...]:
    """Powers of two in full: 1024 rather than 1e3."""
    return tuple(_power_label(float(value)) for value in ticks)


def _power_label(value: float) -> str:
    if 1 <= value < 1e7 and value.is_integer():
        return f"{value:,.0f}"
    return _plain_text(value) if 1e-3 <= value < 1e4 else _power_text(value)


def tick_labels(ticks: Sequence[float], *, log: bool = False) -> tuple[str, ...]:
    """The ticks' texts, all with as many decimals as tell neighbours apart; a real minus sign."""
    if log:
        plain = all(1e-3 <= value < 1e4 for value in ticks)
        return tuple(_plain_text(value) if plain or value == 1 else _power_text(value) for value in ticks)
    top = max((abs(value) for value in ticks), default=0.0)
    step = ticks[1] - ticks[0] if len(ticks) > 1 else top or 1.0
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    if top >= 1e6 or (decimals > 4 and top < 1e-2):
        figures = max(0, math.floor(math.log10(top) + 1e-9) - math.floor(math.log10(step) + 1e-9))
        return tuple(_short(f"{value:.{figures}e}") if value else "0" for value in ticks)
    return tuple(f"{value:.{decimals}f}".replace("-0.", "−0.").replace("-", "−") for value in ticks)


def _plain_text(value: float) -> str:
    return f"{value:.4g}"


def _power_text(value: float) -> str:
    return _short(f"{value:.1e}".replace(".0e", "e"))


def _short(text: str) -> str:
    """1.5e-07 as 1.5e−7."""
    mantissa, exponent = text.split("e")
    return f"{mantissa}e{int(exponent)}".replace("-", "−")


def exact_text(value: float) -> str:
    """A value for reading with six figures, those of float32; a real minus sign."""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    text = f"{value:.6g}"
    return _short(text) if "e" in text else text.replace("-", "−")


def apart(places: Iterable[tuple[float, float]], gap: float) -> bool:
    """Whether intervals in rising order leave a gap between any two neighbours."""
    last = -math.inf
    for start, end in places:
        if start < last + gap:
            return False
        last = end
    return True
