"""From values to colours: limits, scales and ramps, all as pure functions on arrays."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from explorer.core.trace import FloatArray


class ColourMap(StrEnum):
    """The colour maps on offer; `ACCENT` runs from the card's colour to the accent, `SIGNED` diverges."""

    ACCENT = "accent"
    VIRIDIS = "viridis"
    CIVIDIS = "cividis"
    REDS = "reds"
    SIGNED = "signed"


class Scale(StrEnum):
    """How a weight in [0, 1] becomes a place on the ramp."""

    SQRT = "sqrt"
    LINEAR = "linear"
    LOG = "log"


LOG_FLOOR = 1e-4  # the weight at the foot of the log scale; smaller ones are drawn like it


def place(values: FloatArray, scale: Scale, top: float) -> FloatArray:
    """Where values in [0, top] lie on the ramp, in [0, 1]; NaN (masked) stays NaN."""
    share = values / np.float32(top if top > 0 else 1.0)
    held: FloatArray = np.clip(share, LOG_FLOOR if scale is Scale.LOG else 0, 1).astype(np.float32)
    if scale is Scale.SQRT:
        return np.asarray(np.sqrt(held))
    if scale is Scale.LOG:
        return np.asarray(1 - np.log(held) / np.float32(np.log(LOG_FLOOR)), np.float32)
    return held


def value_at(position: float, scale: Scale, top: float) -> float:
    """The value at a place of the ramp: the inverse of `place`, for the colour bar's ticks."""
    if scale is Scale.SQRT:
        return position * position * top
    if scale is Scale.LOG:
        return float(LOG_FLOOR ** (1 - position)) * top
    return position * top


# Anchors of the published maps: viridis and cividis (matplotlib, CC0), reds (ColorBrewer).
_ANCHORS: dict[ColourMap, tuple[str, ...]] = {
    ColourMap.VIRIDIS: ("#440154", "#482878", "#3e4989", "#31688e", "#26828e", "#1f9e89", "#35b779",
                        "#6ece58", "#b5de2b", "#fde725"),
    ColourMap.CIVIDIS: ("#00224e", "#123570", "#3b496c", "#575d6d", "#707173", "#8a8678", "#a59c74",
                        "#c3b369", "#e1cc55", "#fee838"),
    ColourMap.REDS: ("#fff5f0", "#fee0d2", "#fcbba1", "#fc9272", "#fb6a4a", "#ef3b2c", "#cb181d",
                     "#a50f15", "#67000d"),
}  # fmt: skip


def rgb(colour: str) -> NDArray[np.float64]:
    """#rrggbb as three numbers in 0 … 255."""
    return np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)], dtype=np.float64)


def _mix(a: str, b: str, share: float) -> str:
    mixed = rgb(a) * (1 - share) + rgb(b) * share
    return "#" + "".join(f"{round(channel):02x}" for channel in mixed)


def _anchors(colour_map: ColourMap, card: str, accent: str, second: str) -> tuple[str, ...]:
    dark = rgb(card).sum() < 384
    if colour_map is ColourMap.ACCENT:
        # Past the accent the ramp goes on away from the card, so that a weight of 1 stands out most.
        far = _mix(accent, "#ffffff", 0.85) if dark else _mix(accent, "#061335", 0.75)
        deep = _mix(card, accent, 0.35) if dark else _mix(card, accent, 0.25)
        return (card, deep, _mix(accent, "#1f5fe0", 0.6) if dark else _mix(card, accent, 0.6), accent, far)
    if colour_map is ColourMap.SIGNED:
        return (_mix(second, "#ffffff" if dark else "#401500", 0.25), second, card, accent,
                _mix(accent, "#ffffff" if dark else "#061335", 0.25))  # fmt: skip
    return _ANCHORS[colour_map]


def ramp(colour_map: ColourMap, *, card: str, accent: str, second: str) -> NDArray[np.uint8]:
    """The 256 RGB colours of a map: (256, 3) uint8, linear between its anchors."""
    anchors = np.stack([rgb(colour) for colour in _anchors(colour_map, card, accent, second)])
    at = np.linspace(0, 1, len(anchors))
    channels = [np.interp(np.linspace(0, 1, 256), at, anchors[:, c]) for c in range(3)]
    return np.stack(channels, axis=1).round().astype(np.uint8)
