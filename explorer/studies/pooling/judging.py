"""Whether a kernel is too narrow or too wide for its points, with this picture's own numbers."""

from __future__ import annotations

import math

from explorer.core.i18n import translate
from explorer.studies.numbers import plain
from explorer.studies.pooling.kernels import Kernel
from explorer.studies.pooling.trace import PoolingTrace

FEW, MANY = 4.0, 0.5
"""Effective neighbours that are few, and the share of all points that is many."""


def judged(trace: PoolingTrace) -> str:
    """Overfitting or its opposite; "" where neither is plain, or nothing is known of the truth."""
    curve = trace.chosen
    if curve.kernel is Kernel.AVERAGE or math.isnan(curve.fit) or math.isnan(curve.error):
        return ""
    if curve.typical <= FEW and curve.fit < curve.error:
        text = translate(
            "PoolingExplain",
            "The kernel is <b>too narrow</b>: a query hears {n} neighbours on average, so the curve runs "
            "after each point (error at the points {fit}) and away from the truth (error {error}). This is "
            "overfitting.",
        )
    elif curve.typical >= MANY * trace.points.keys.size and curve.error > curve.fit / 2:
        text = translate(
            "PoolingExplain",
            "The kernel is <b>very wide</b>: a query hears {n} neighbours on average, so the curve is drawn "
            "towards the average of all values, away from the points (error {fit}) and from the truth "
            "(error {error}).",
        )
    else:
        return ""
    return text.format(n=plain(curve.typical, 1), fit=plain(curve.fit, 3), error=plain(curve.error, 3))
