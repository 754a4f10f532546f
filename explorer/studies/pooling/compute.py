"""The Attention pooling study: a request in, every estimator's curve and the chosen one's weights out."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from explorer.core.cancel import CancelToken, Progress
from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.studies.numbers import plain
from explorer.studies.pooling.data import Sorted, check_queries, checked, drawn, in_order
from explorer.studies.pooling.functions import read_function
from explorer.studies.pooling.kernels import WIDENED, Kernel, Pooled, pooled
from explorer.studies.pooling.trace import Curve, PoolingTrace, Request

Values = NDArray[np.float64]
_QUICK = 100_000  # weights that are there within a few milliseconds
_MOST_ASKED = 1000  # points of which each is asked as a query


def compute(request: Request, token: CancelToken) -> PoolingTrace:
    """Pool the values at every query with every kernel that is shown.

    Where that takes a while, it is published once with the chosen kernel alone. A kernel that is to be
    learned and is not yet is left out, and told.

    Raises:
        UserError: there are no points, or a number, a formula or a query is impossible.
        CancelledError: the token was cancelled.
    """
    token.report(Progress(translate("Pooling", "Pooling the values")))
    points = in_order(drawn(request.recipe) if request.points is None else checked(request.points))
    places = check_queries(request.queries).places
    truth, notes = _truth(request, places)
    kernel = _chosen(request)
    answered = pooled(kernel, places, points.keys, points.values, request.scale(kernel), token)
    curves = [_curve(request, kernel, points, answered, truth)]
    notes = (*notes, *_notes(request, kernel, points, curves[0]))
    trace = PoolingTrace(request, points, places, truth, tuple(curves), answered.weights, notes)
    others = [
        other for other in dict.fromkeys(request.shown) if other is not kernel and _is_there(request, other)
    ]
    if not others:
        return trace
    if trace.weights.size > _QUICK:
        token.publish(trace)
    for other in others:
        scale = request.scale(other)
        less = pooled(other, places, points.keys, points.values, scale, token, keep=False)
        curves.append(_curve(request, other, points, less, truth))
    return PoolingTrace(request, points, places, truth, tuple(curves), answered.weights, notes)


def _is_there(request: Request, kernel: Kernel) -> bool:
    return kernel is not Kernel.LEARNED or request.learned is not None


def _chosen(request: Request) -> Kernel:
    """The chosen kernel; before a training, the one whose width is set by hand."""
    return request.kernel if _is_there(request, request.kernel) else Kernel.WIDTH


def _truth(request: Request, places: Values) -> tuple[Values | None, tuple[str, ...]]:
    """f at the queries; where it has no value there, none, and what is the matter.

    Drawn points need the formula anyhow, so that a wrong one was told before.
    """
    if not request.has_truth:
        return None, ()
    try:
        return read_function(request.recipe.formula)(places), ()
    except UserError as error:
        text = translate("Pooling", "No error to the truth can be given: {reason}")
        return None, (text.format(reason=error.sentence),)


def _curve(request: Request, kernel: Kernel, points: Sorted, answered: Pooled, truth: Values | None) -> Curve:
    gaps = answered.undefined
    error = np.nan
    if truth is not None and not gaps.all():
        error = float(np.mean((answered.estimates[~gaps] - truth[~gaps]) ** 2))
    scale = request.scale(kernel)
    fit = _fit(kernel, points, scale)
    return Curve(kernel, scale, answered.estimates, answered.neighbours, error, int(gaps.sum()), fit)


def _fit(kernel: Kernel, points: Sorted, scale: float) -> float:
    """How far the curve is from the points themselves; a key is always inside its own kernel."""
    if points.keys.size > _MOST_ASKED:
        return np.nan
    own = pooled(kernel, points.keys, points.keys, points.values, scale, keep=False)
    return float(np.mean((own.estimates - points.values) ** 2))


def _notes(request: Request, kernel: Kernel, points: Sorted, curve: Curve) -> Iterator[str]:
    if kernel is not request.kernel:
        yield translate("Pooling", "w is not learned yet, so the width set by hand is shown; train it first.")
    if kernel in WIDENED and request.scale(kernel) == 0:
        yield translate("Pooling", "With a width w of 0 every key weighs the same: this is average pooling.")
    count = points.keys.size
    if count == 1:
        yield translate(
            "Pooling", "There is one point only: its weight is 1, and its value is every estimate."
        )
    equal = count - np.unique(points.keys).size
    if equal:
        text = translate("Pooling", "Keys that occur again, each with the same weight as its equals: {n:,}.")
        yield text.format(n=equal)
    if curve.undefined:
        text = translate(
            "Pooling",
            "Queries with no key inside the bandwidth {h} are undefined and left as gaps: {n:,} of {all:,}.",
        )
        yield text.format(h=plain(curve.scale, 3), n=curve.undefined, all=curve.estimates.size)
