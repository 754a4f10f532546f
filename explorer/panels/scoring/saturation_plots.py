"""The plots of the study of √d: what each draws, and the headline above them."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from explorer.core.i18n import translate
from explorer.panels.scoring.colours import COLOURS
from explorer.studies.numbers import plain
from explorer.studies.scoring.kinds import Function
from explorer.studies.scoring.saturation import (
    STUDIED,
    Estimate,
    Point,
    Saturation,
    sizes,
    theory,
    uniform_gradient,
)
from explorer.studies.scoring.saturation_telling import with_error
from explorer.studies.scoring.texts import function_name
from explorer.widgets.curve_plot import REFERENCE, CurvePlot, PlotStyle, Series
from explorer.widgets.histogram_data import Histogram
from explorer.widgets.histogram_plot import HistogramPlot

REACH = 3.5 * math.sqrt(sizes()[-1])
"""How far the axis of the scores goes: the same at every d, so that what grows is seen to grow."""
_EVERY = np.array(sizes(), dtype=np.float64)
QUANTITIES = ("variance", "largest", "entropy", "gradient")


def titles() -> dict[str, str]:
    """What each plot is called."""
    return {
        "scores": translate("ScoringSaturation", "Distribution of the scores"),
        "variance": translate("ScoringSaturation", "Variance of the scores"),
        "largest": translate("ScoringSaturation", "Largest weight"),
        "entropy": translate("ScoringSaturation", "Entropy of the weights"),
        "gradient": translate("ScoringSaturation", "Gradient norm of the softmax"),
    }


def tab_names() -> tuple[tuple[str, str], ...]:
    """The plots in a word each."""
    return (
        ("scores", translate("ScoringSaturation", "Scores")),
        ("variance", translate("ScoringSaturation", "Variance")),
        ("largest", translate("ScoringSaturation", "Largest weight")),
        ("entropy", translate("ScoringSaturation", "Entropy")),
        ("gradient", translate("ScoringSaturation", "Gradient")),
    )


def legend() -> tuple[Series, ...]:
    """The functions in the colours of all the plots."""
    none = np.zeros(0)
    return tuple(Series(function_name(f), none, none, COLOURS[f]) for f in STUDIED)


def draw_scores(plot: HistogramPlot, study: Saturation, d: int) -> None:
    """Draw the distributions at the measured d nearest to the one on show."""
    points = [study.at(function, d) for function in STUDIED]
    text = translate("ScoringSaturation", "Distribution of the scores at d = {d}")
    rows = tuple(map(_histogram, points))
    plot.set_histograms(rows, REACH, text.format(d=points[0].d), translate("ScoringSaturation", "score"))


def _histogram(point: Point) -> Histogram:
    deviation = math.sqrt(point.variance.value)
    note = translate("ScoringSaturation", "σ = {deviation}")
    return Histogram(
        function_name(point.function), point.counts, point.edges, deviation,
        note=note.format(deviation=plain(deviation, 2)), colour_index=COLOURS[point.function],
    )  # fmt: skip


def draw_quantity(plot: CurvePlot, name: str, study: Saturation) -> None:
    """Draw one quantity of every function against d, with what it is compared with."""
    n = study.settings.keys
    references: dict[str, Callable[[], tuple[Series, ...]]] = {
        "variance": _theories,
        "largest": lambda: (_even(1 / n),),
        "entropy": lambda: (_even(math.log(n)),),
        "gradient": lambda: (_even(uniform_gradient(n)),),
    }
    measured = tuple(_measured(name, study.of(function)) for function in STUDIED)
    plot.set_style(PlotStyle(titles()[name], legend=False))
    plot.set_y_range(_range(name, measured, n))
    series = (*references[name](), *measured)
    plot.set_series(series, "d", _y_label(name, n), log_y=name == "variance", log_x=True)
    plot.set_picture_name(titles()[name])


def _y_label(name: str, keys: int) -> str:
    """The unit, and what the broken line is."""
    texts = {
        "variance": translate("ScoringSaturation", "log scale; dashed: theory"),
        "largest": translate("ScoringSaturation", "mean; dashed: 1/{n}, all equal"),
        "entropy": translate("ScoringSaturation", "nats; dashed: ln {n}, all equal"),
        "gradient": translate("ScoringSaturation", "mean; dashed: all {n} weights equal"),
    }
    return texts[name].format(n=keys)


def _range(name: str, measured: tuple[Series, ...], keys: int) -> tuple[float, float] | None:
    """From 0, so that what dies is seen to die; the variance has a logarithmic axis of its own."""
    if name == "variance":
        return None
    if name == "largest":
        return 0.0, 1.0
    even = math.log(keys) if name == "entropy" else uniform_gradient(keys)
    return 0.0, 1.05 * max(even, *(float(one.y.max(initial=0.0)) for one in measured))


def _measured(name: str, points: tuple[Point, ...]) -> Series:
    estimates: list[Estimate] = [getattr(point, name) for point in points]
    function = points[0].function
    return Series(
        function_name(function),
        np.array([point.d for point in points], dtype=np.float64),
        np.array([estimate.value for estimate in estimates]),
        COLOURS[function],
        error=np.array([estimate.error for estimate in estimates]),
        line=name != "variance",  # there the line is theory's
    )


def _theories() -> tuple[Series, ...]:
    text = translate("ScoringSaturation", "{function}, theory")
    for_large = translate("ScoringSaturation", "{function}, theory for large d")
    return tuple(
        Series(
            (for_large if function is Function.ADDITIVE else text).format(function=function_name(function)),
            _EVERY,
            np.array([theory(function, int(d)) for d in _EVERY]),
            COLOURS[function],
            dashed=True,
            marks=False,
        )
        for function in STUDIED
    )


def _even(value: float) -> Series:
    """What the softmax comes to where all weights are equal."""
    name = translate("ScoringSaturation", "All weights equal")
    return Series(name, _EVERY, np.full(len(_EVERY), value), REFERENCE, dashed=True, marks=False)


def headline(study: Saturation, d: int) -> str:
    """What a glance should bring, with the study's own numbers."""
    dot, scaled, additive = (study.at(function, d) for function in STUDIED)
    text = translate(
        "ScoringSaturation",
        "<b>d = {d}</b>: the variance of q·k is {variance}. Without √d the largest of {n} weights is "
        "<b>{dot}</b> on average and the gradient’s norm <b>{dot_gradient}</b>; divided by √d they are "
        "<b>{scaled}</b> and <b>{scaled_gradient}</b>, with additive scores {additive} and "
        "{additive_gradient}.",
    )
    return text.format(
        d=dot.d, n=study.settings.keys, variance=with_error(dot.variance),
        dot=plain(dot.largest.value, 2), dot_gradient=plain(dot.gradient.value, 2),
        scaled=plain(scaled.largest.value, 2), scaled_gradient=plain(scaled.gradient.value, 2),
        additive=plain(additive.largest.value, 2), additive_gradient=plain(additive.gradient.value, 2),
    )  # fmt: skip


def short_headline(study: Saturation, d: int) -> str:
    """The headline without what is only compared with."""
    dot, scaled, _additive = (study.at(function, d) for function in STUDIED)
    text = translate(
        "ScoringSaturation",
        "<b>d = {d}</b>: largest weight <b>{dot}</b>, gradient norm <b>{dot_gradient}</b>; "
        "divided by √d: <b>{scaled}</b> and <b>{scaled_gradient}</b>.",
    )
    return text.format(
        d=dot.d,
        dot=plain(dot.largest.value, 2), dot_gradient=plain(dot.gradient.value, 2),
        scaled=plain(scaled.largest.value, 2), scaled_gradient=plain(scaled.gradient.value, 2),
    )  # fmt: skip
