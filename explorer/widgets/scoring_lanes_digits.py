"""How the numbers of a column are written: one size and as many decimals as there is room for in all rows."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PySide6.QtGui import QFont, QFontMetricsF

from explorer.theme import theme
from explorer.widgets.painting import number_text
from explorer.widgets.scoring_lanes_columns import CELL_FONT, SMALL_FONT, TICK_FONT, metrics_of
from explorer.widgets.scoring_lanes_data import Floats

MOST = 3  # decimals
_LONG = 1e5  # from here on digits before the point are counted by an exponent
SIZES = (SMALL_FONT, CELL_FONT, TICK_FONT)


@dataclass(frozen=True, slots=True)
class Digits:
    """A font with its metrics, and the decimals of all numbers of a column."""

    font: QFont
    metrics: QFontMetricsF
    places: int = MOST

    def text(self, value: float, room: float) -> str:
        """A number; empty: there is no room for it."""
        return figure(value, self.metrics, room, self.places)


def digits_for(values: Floats, room: float, sizes: tuple[float, ...] = SIZES) -> Digits:
    """The largest of `sizes` with three decimals, else the smallest with as many as all values leave room."""
    finite = values[np.isfinite(values)]
    ends = (float(finite.min()), float(finite.max())) if finite.size else (0.0,)
    tries = [(size, MOST) for size in sizes] + [(sizes[-1], places) for places in range(MOST - 1, -1, -1)]
    for size, places in tries:
        metrics = metrics_of(size)
        if all(metrics.horizontalAdvance(_fixed(end, places)) <= room for end in ends):
            return Digits(theme().font(size, tabular=True), metrics, places)
    return Digits(theme().font(sizes[-1], tabular=True), metrics_of(sizes[-1]), 0)


def figure(value: float, metrics: QFontMetricsF, room: float, places: int = MOST) -> str:
    """A number with at most so many decimals, fewer or with an exponent where room is short; empty: none."""
    if not math.isfinite(value):
        return number_text(value)
    return next((text for text in _forms(value, places) if metrics.horizontalAdvance(text) <= room), "")


def _forms(value: float, places: int) -> Iterator[str]:
    """The ways to write a number, the best first; nothing but nothing itself is “0”."""
    if not value:
        yield "0"
        return
    if places >= MOST and abs(value) < _LONG:
        yield number_text(value)
    for fewer in range(places, -1, -1) if abs(value) < _LONG else ():
        if (fewer == places and fewer) or round(value, fewer):
            yield _fixed(value, fewer)
    for figures in (2, 1, 0):
        mantissa, exponent = f"{value:.{figures}e}".split("e")
        yield f"{mantissa}e{int(exponent)}".replace("-", "−")


def _fixed(value: float, places: int) -> str:
    """With these decimals and a real minus sign, which a number that rounds to 0 does not have."""
    text = f"{value:.{places}f}"
    return text.lstrip("-") if not float(text) else text.replace("-", "−")
