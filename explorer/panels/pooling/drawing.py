"""A trace as the regression picture draws it: points, curves with their errors, the kernel."""

from __future__ import annotations

import math

import numpy as np

from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.panels.pooling.options import kernel_label
from explorer.panels.pooling.scale_row import three_digits
from explorer.panels.pooling.work import Drawn
from explorer.studies.numbers import plain
from explorer.studies.pooling.data import check_queries
from explorer.studies.pooling.functions import read_function
from explorer.studies.pooling.kernels import COMPACT, MOST_WIDTH, WIDENED, Kernel, kernel_shape
from explorer.studies.pooling.learning import reach
from explorer.studies.pooling.state import PoolingState
from explorer.studies.pooling.trace import Curve, PoolingTrace, Values
from explorer.widgets.regression_plot import INK, PlotCurve, QueryView, RegressionData

# Gaussian, width and average, most often compared, have the three that are farthest apart in both themes.
_ORDER = (
    Kernel.LEARNED,
    Kernel.GAUSSIAN,
    Kernel.WIDTH,
    Kernel.AVERAGE,
    Kernel.BOXCAR,
    Kernel.EPANECHNIKOV,
    Kernel.TRIANGULAR,
)
COLOURS = {kernel: place for place, kernel in enumerate(_ORDER)}
"""Each estimator keeps its colour, whichever others are shown."""
_SHAPE_POINTS = 121
_HALF = math.sqrt(2 * math.log(2))  # a Gaussian of w = 1 is half as high at this distance


def regression_data(drawn: Drawn) -> RegressionData:
    """Everything of a trace that does not depend on the query."""
    trace = drawn.trace
    curves = [_curve(trace, curve) for curve in reversed(trace.curves)]  # the chosen one above the others
    before = None if drawn.comparison is None else drawn.comparison.before
    if before is not None and before.scale != trace.chosen.scale:
        name = translate("PoolingPanel", "before the training, w = {w}").format(w=plain(before.scale, 3))
        colour = COLOURS[Kernel.LEARNED]
        short, places = translate("PoolingCurve", "before"), trace.places
        first = PlotCurve(name, _error(before), places, before.estimates, colour, dashed=True, short=short)
        curves.insert(0, first)
    if trace.truth is not None:
        curves.insert(0, _truth(trace.places, trace.truth))
    return RegressionData(trace.points.keys, trace.points.values, tuple(curves))


def empty_plane(state: PoolingState) -> RegressionData:
    """A plane for points that a person has still to add, with the truth where there is one."""
    none = np.zeros(0)
    try:
        places = check_queries(state.data.queries).places
        truth = (_truth(places, read_function(state.formula)(places)),) if state.has_truth else ()
    except UserError:  # nothing can be pooled, so that nothing is missed
        truth = ()
    return RegressionData(none, none, truth)


def _truth(places: Values, values: Values) -> PlotCurve:
    name = translate("PoolingPanel", "f(x), the truth")
    return PlotCurve(name, "", places, values, INK, dashed=True, short="f(x)")


def _curve(trace: PoolingTrace, curve: Curve) -> PlotCurve:
    return PlotCurve(
        curve_name(curve.kernel, curve.scale),
        _error(curve),
        trace.places,
        curve.estimates,
        COLOURS[curve.kernel],
        chosen=curve is trace.chosen,
        short=_short_name(curve.kernel),
    )


def _short_name(kernel: Kernel) -> str:
    """An estimator's name in a word, at its curve's end."""
    return {
        Kernel.AVERAGE: translate("PoolingCurve", "average"),
        Kernel.GAUSSIAN: translate("PoolingCurve", "Gaussian"),
        Kernel.WIDTH: translate("PoolingCurve", "width w"),
        Kernel.BOXCAR: translate("PoolingCurve", "boxcar"),
        Kernel.TRIANGULAR: translate("PoolingCurve", "triangular"),
        Kernel.EPANECHNIKOV: translate("PoolingCurve", "Epanechnikov"),
        Kernel.LEARNED: translate("PoolingCurve", "learned w"),
    }[kernel]


def curve_name(kernel: Kernel, scale: float) -> str:
    """An estimator's name with the number that it has."""
    if kernel in COMPACT:
        text = translate("PoolingPanel", "{kernel}, h = {h}")
        return text.format(kernel=kernel_label(kernel), h=plain(scale, 3))
    if kernel is Kernel.LEARNED:
        return translate("PoolingPanel", "Learned w = {w}").format(w=plain(scale, 3))
    if kernel is Kernel.WIDTH:
        return translate("PoolingPanel", "Gaussian kernel, w = {w}").format(w=plain(scale, 3))
    return kernel_label(kernel)


def _error(curve: Curve) -> str:
    if math.isnan(curve.error):
        return ""
    if curve.undefined:  # an error over fewer queries is not to be compared with the others unseen
        text = translate("PoolingPanel", "MSE {error} without {gaps:,} gaps")
        return text.format(error=plain(curve.error, 3), gaps=curve.undefined)
    return translate("PoolingPanel", "MSE {error}").format(error=plain(curve.error, 3))


def query_view(trace: PoolingTrace, query: float, *, can_drag: bool = True) -> QueryView:
    """A query's weights and estimate, exact wherever it is, and the kernel's shape about it."""
    answer, chosen = trace.answer(query), trace.chosen
    handle = handle_of(chosen.kernel, chosen.scale)
    shape_x = _shape_places(trace, answer.query, chosen.kernel, handle)
    shape_y = kernel_shape(chosen.kernel, shape_x - answer.query, chosen.scale)
    return QueryView(
        answer.query, answer.weights, answer.estimate, shape_x, shape_y, handle if can_drag else None
    )


def handle_of(kernel: Kernel, scale: float) -> float | None:
    """The distance at which a kernel is dragged: where a Gaussian is half as high, a compact one ends."""
    if kernel is Kernel.AVERAGE:
        return None
    if kernel in COMPACT:
        return scale
    width = reach(scale) if kernel in WIDENED else _HALF
    return width if math.isfinite(width) else None


def scale_of(kernel: Kernel, distance: float) -> float:
    """The w or the bandwidth that brings a kernel's handle to a distance."""
    if kernel in COMPACT:
        return three_digits(max(distance, 1e-6))
    return three_digits(min(_HALF / max(distance, 1e-12), MOST_WIDTH))


def _shape_places(
    trace: PoolingTrace, query: float, kernel: Kernel, handle: float | None
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Places about the query at which the shape is drawn, with both sides of a compact kernel's edge."""
    span = max(float(trace.points.keys[-1] - trace.points.keys[0]), float(np.ptp(trace.places)), 1e-9)
    widest = 2 * span
    far = widest if handle is None else min(widest, handle * (1.05 if kernel in COMPACT else 3.5))
    places = query + np.linspace(-far, far, _SHAPE_POINTS)
    if kernel in COMPACT and handle is not None and handle < far:
        edges = [query - handle, query + handle]
        beyond = [np.nextafter(edges[0], -np.inf), np.nextafter(edges[1], np.inf)]
        places = np.sort(np.concatenate([places, edges, beyond]))
    return places
