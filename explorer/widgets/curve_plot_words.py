"""What a plot says of the values at an x, and of those it cannot draw."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from explorer.core.i18n import translate
from explorer.widgets.curve_plot_axes import exact_text
from explorer.widgets.curve_plot_data import Series, left_out, name_of, nearest
from explorer.widgets.painting import one_line

_MOST_LINES = 12


def lines_at(
    series: Sequence[Series], x: float, label: str, names: Sequence[str],
    y_text: Callable[[float], str] | None = None,
) -> list[str]:  # fmt: skip
    """The x and the value of each curve at the point nearest to it, a line each."""
    name = name_of(x, names)
    head = f"{label or 'x'} = {exact_text(x)}" + (f"   {one_line(name)}" if name else "")
    found = [(one, i) for one in series if (i := nearest(one, x)) >= 0]
    lines = [head, *(_value_line(one, i, x, y_text) for one, i in found[:_MOST_LINES])]
    if len(found) > _MOST_LINES:
        more = translate("CurvePlot", "and {count} more curves")
        lines.append(more.format(count=len(found) - _MOST_LINES))
    return lines


def _value_line(one: Series, index: int, x: float, y_text: Callable[[float], str] | None) -> str:
    """A series' value with its standard error, and in its unit; its own x where that is another."""
    y = float(one.y[index])
    text = f"{one_line(one.name)}   {exact_text(y)}"
    error = math.nan if one.error is None else float(one.error[index])
    if math.isfinite(error) and error > 0:
        text = f"{text} ± {error:.2g}"
    if y_text is not None and math.isfinite(y):
        text = f"{text} · {y_text(y)}"
    at = float(one.x[index])
    return text if at == x else f"{text}   ({exact_text(at)})"


def left_out_text(series: Sequence[Series], *, log: bool) -> str:
    """How many values cannot be drawn; empty when all can."""
    count = left_out(series, log=log)
    if not count:
        return ""
    if log:
        text = translate(
            "CurvePlot", "Values left out, as a logarithmic axis has no place for 0, NaN or ∞: {count}."
        )
    else:
        text = translate("CurvePlot", "Values left out, as they are NaN or ∞: {count}.")
    return text.format(count=f"{count:,}")
