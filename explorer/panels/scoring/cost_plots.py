"""The plots of what the scoring functions cost, counted and timed."""

from __future__ import annotations

import math

import numpy as np

from explorer.core.i18n import translate
from explorer.models.devices import short_name
from explorer.panels.scoring.colours import COLOURS
from explorer.studies.scoring.cost import GROWTH, Cost, CostTable, Sizes, cost
from explorer.studies.scoring.cost_telling import memory_name, time_name
from explorer.studies.scoring.kinds import Function
from explorer.studies.scoring.texts import function_name
from explorer.widgets.curve_plot import CurvePlot, PlotStyle, Series

# Scaled and not, Gaussian and additive may coincide: broken, so that the other is seen through the gaps.
_BROKEN = (Function.SCALED, Function.GAUSSIAN)
_ORDER = (Function.BILINEAR, Function.ADDITIVE, Function.DOT, *_BROKEN)
QUANTITIES = ("operations", "memory", "seconds")


def titles() -> dict[str, str]:
    """What each plot is called."""
    return {
        "operations": translate("ScoringCost", "Operations, counted"),
        "memory": translate("ScoringCost", "Memory besides queries and keys, counted"),
        "seconds": translate("ScoringCost", "Time, measured"),
    }


def tab_names() -> tuple[tuple[str, str], ...]:
    """The plots in a word each."""
    return (
        ("operations", translate("ScoringCost", "Operations")),
        ("memory", translate("ScoringCost", "Memory")),
        ("seconds", translate("ScoringCost", "Time")),
    )


def axis_label(axis: str) -> str:
    """What grows to the right."""
    return {
        "queries": translate("ScoringCost", "queries m"),
        "keys": translate("ScoringCost", "keys n"),
        "d": translate("ScoringCost", "numbers d of a query and of a key"),
    }[axis]


def size_of(sizes: Sizes, axis: str) -> int:
    """The size along “queries”, “keys” or “d”."""
    return {"queries": sizes.queries, "keys": sizes.keys, "d": sizes.d}[axis]


def legend() -> tuple[Series, ...]:
    """The functions in the look of all the plots."""
    none = np.zeros(0)
    return tuple(_series(function, none, none) for function in Function)


def _series(function: Function, x: np.ndarray, y: np.ndarray, *, marks: bool = True) -> Series:
    return Series(function_name(function), x, y, COLOURS[function], dashed=function in _BROKEN, marks=marks)


def draw_counted(plot: CurvePlot, name: str, sizes: Sizes, axis: str) -> None:
    """Draw operations or memory along an axis; the size on show is one of the points."""
    growth = sorted({*GROWTH, size_of(sizes, axis)})
    x = np.array(growth, dtype=np.float64)
    series = []
    for function in _ORDER:
        y = [_value(name, cost(function, sizes.along(axis, size))) for size in growth]
        series.append(_series(function, x, np.array(y, dtype=np.float64), marks=False))
    label = translate("ScoringCost", "log scale")
    if name == "memory":
        label = translate("ScoringCost", "float32, log scale")
    _draw(plot, name, tuple(series), axis, label)


def _value(name: str, spent: Cost) -> int:
    return spent.operations if name == "operations" else spent.memory()


def draw_timed(plot: CurvePlot, table: CostTable | None, axis: str, empty: str) -> None:
    """Draw the times so far; `empty`: what is said where there are none."""
    series = tuple(_timed(table, function) for function in _ORDER) if table is not None else ()
    label = ""
    if table is not None:
        label = translate("ScoringCost", "best of several runs on {device}, log scale")
        label = label.format(device=short_name(table.device))
    _draw(plot, "seconds", tuple(one for one in series if len(one.x)), axis, label, empty)


def _timed(table: CostTable, function: Function) -> Series:
    """What took too much memory or time to run is no point; the headline says so."""
    found = [timing for timing in table.of(function) if not math.isnan(timing.seconds)]
    x = np.array([timing.size for timing in found], dtype=np.float64)
    return _series(function, x, np.array([timing.seconds for timing in found], dtype=np.float64))


def _draw(
    plot: CurvePlot, name: str, series: tuple[Series, ...], axis: str, label: str, empty: str = ""
) -> None:
    y_text = {"memory": memory_text, "seconds": time_name}.get(name)
    plot.set_style(PlotStyle(titles()[name], legend=False, y_text=y_text, empty=empty))
    plot.set_series(series, axis_label(axis), label, log_y=True, log_x=True)
    plot.set_picture_name(titles()[name])


def memory_text(size: float) -> str:
    """A number of bytes at an axis."""
    return memory_name(round(size))


def headline(sizes: Sizes) -> str:
    """What the functions cost beside one another at the sizes on show."""
    costs = {function: cost(function, sizes) for function in Function}
    scaled = costs[Function.SCALED]
    text = translate(
        "ScoringCost",
        "<b>{m} queries, {n} keys, d = {d}</b>: additive scores with {h} hidden numbers take "
        "<b>{operations}</b> times the operations of the scaled dot product and <b>{memory}</b> times its "
        "memory, bilinear {bilinear} times the operations.",
    )
    return text.format(
        m=f"{sizes.queries:,}", n=f"{sizes.keys:,}", d=f"{sizes.d:,}", h=f"{sizes.hidden:,}",
        operations=f"{costs[Function.ADDITIVE].operations / scaled.operations:,.1f}",
        memory=f"{costs[Function.ADDITIVE].memory() / scaled.memory():,.1f}",
        bilinear=f"{costs[Function.BILINEAR].operations / scaled.operations:,.1f}",
    )  # fmt: skip
