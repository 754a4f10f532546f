"""Whether a kernel is too narrow or too wide for its points, with this picture's own numbers."""

from __future__ import annotations

import math

from explorer.core.i18n import translate
from explorer.studies.numbers import plain
from explorer.studies.pooling.kernels import COMPACT, WIDENED, Kernel
from explorer.studies.pooling.learning import reach
from explorer.studies.pooling.trace import PoolingTrace

FEW, MANY = 4.0, 0.5
"""Effective neighbours that are few, and the share of all points that is many."""
LEAST = 2 * int(FEW)
"""Points of which a few are not many."""
_ROUNDING = 1e-20
"""An error that is this share of the largest square is none."""
_FAR = 1 / 8
"""The share of all keys' span from which on a kernel that reaches so far is wide."""


def judged(trace: PoolingTrace) -> str:
    """Overfitting, its opposite, or how to find out; "" where nothing is known of the truth."""
    curve = trace.chosen
    if curve.kernel is Kernel.AVERAGE or math.isnan(curve.fit) or math.isnan(curve.error):
        return ""
    if trace.points.keys.size < LEAST or curve.error <= _ROUNDING * float((trace.points.values**2).max()):
        return ""
    if curve.typical <= FEW and curve.fit < curve.error and is_noisy(trace):
        text = translate(
            "PoolingExplain",
            "The kernel is <b>too narrow</b>: a query hears {n} neighbours on average, so the curve runs "
            "after each point (error at the points {fit}) and away from the truth (error {error}). This is "
            "overfitting.",
        )
    elif curve.typical >= MANY * trace.points.keys.size and curve.error > curve.fit / 2 and _is_wide(trace):
        text = translate(
            "PoolingExplain",
            "The kernel is <b>very wide</b>: a query hears {n} neighbours on average, so the curve is drawn "
            "towards the average of all values, away from the points (error {fit}) and from the truth "
            "(error {error}).",
        )
    elif is_noisy(trace) and curve.kernel is not Kernel.LEARNED:
        text = translate(
            "PoolingExplain",
            "A query hears {n} neighbours on average; the error at the points is {fit}, that to the truth "
            "{error}. Make the kernel narrower and watch both: where the first falls and the second grows, "
            "it overfits.",
        )
    else:
        return ""
    return text.format(n=plain(curve.typical, 1), fit=plain(curve.fit, 3), error=plain(curve.error, 3))


def is_noisy(trace: PoolingTrace) -> bool:
    """Whether there is noise to run after: points drawn without any lie on the truth."""
    return trace.request.points is not None or trace.request.recipe.noise > 0


def _is_wide(trace: PoolingTrace) -> bool:
    """Whether the kernel reaches far among its keys, and not only many that are equal."""
    curve, keys = trace.chosen, trace.points.keys
    width = curve.scale if curve.kernel in WIDENED else 1.0
    reached = curve.scale if curve.kernel in COMPACT else reach(width)
    return reached >= _FAR * float(keys[-1] - keys[0]) > 0
