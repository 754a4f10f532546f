"""The choices of the overview's controls, and the slider's places as weights."""

from __future__ import annotations

import math

from explorer.core.colour import Scale
from explorer.core.i18n import translate

SLIDER_STEPS = 100
MOST_THRESHOLD = 0.5


def threshold_of(value: int) -> float:
    """The slider's place as a weight: finer near 0, where most weights are."""
    return round(MOST_THRESHOLD * (value / SLIDER_STEPS) ** 2, 4)


def slider_of(threshold: float) -> int:
    """The inverse of `threshold_of`."""
    return round(SLIDER_STEPS * math.sqrt(min(threshold, MOST_THRESHOLD) / MOST_THRESHOLD))


def scale_options() -> tuple[tuple[str, str, str], ...]:
    """√, linear, log with what each does."""
    return (
        (Scale.SQRT, "√", translate("TransformerOverview", "Square root: small weights can be seen")),
        (
            Scale.LINEAR,
            translate("TransformerOverview", "linear"),
            translate("TransformerOverview", "Linear: twice the weight, twice the colour"),
        ),
        (
            Scale.LOG,
            translate("TransformerOverview", "log"),
            translate("TransformerOverview", "Logarithm: every factor of ten alike, from 0.0001"),
        ),
    )


def stack_names() -> dict[str, tuple[str, str]]:
    """The kinds of attention: short name and tool tip."""
    return {
        "encoder": (
            translate("TransformerOverview", "Encoder"),
            translate("TransformerOverview", "Source tokens look at source tokens"),
        ),
        "decoder": (
            translate("TransformerOverview", "Decoder"),
            translate("TransformerOverview", "Target tokens look at earlier target tokens"),
        ),
        "cross": (
            translate("TransformerOverview", "Cross"),
            translate("TransformerOverview", "Target tokens look at source tokens"),
        ),
    }
