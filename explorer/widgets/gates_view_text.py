"""What the gates view says in words: its names, its tip, and why there is nothing to see."""

from __future__ import annotations

import numpy as np

from explorer.core.i18n import translate
from explorer.widgets.curve_plot_axes import exact_text
from explorer.widgets.gates_view_data import KEPT, GatesData, Place, Shown
from explorer.widgets.painting import one_line


def why_empty(data: GatesData) -> str:
    """The sentence in place of rows; empty where there are some."""
    if not data.names and data.kept is None:
        return translate("GatesView", "This cell has no gates: every step makes its whole state anew.")
    return "" if data.step_count else translate("GatesView", "There is no step to show.")


def kept_name() -> str:
    """The name of the row of the share that is kept."""
    return translate("GatesView", "kept, on average")


def line_names(unit: int) -> tuple[str, ...]:
    """What the lines over time are: the mean, and the unit where there is one."""
    return (_mean_name(), _unit_name(unit)) if unit >= 0 else (_mean_name(),)


def place_lines(data: GatesData, place: Place, chosen: int) -> list[str]:
    """What the tip says: the value and where it is; beside a mean the `chosen` unit's, −1: none."""
    gate, step, unit = place
    where = f"t = {step}   {one_line(data.step_name(step))}".rstrip()
    if gate == KEPT:
        return [f"{kept_name()} = {exact_text(data.value(gate, step, 0))}", where]
    name = one_line(data.names[gate])
    if unit >= 0:
        return [f"{name} = {exact_text(data.value(gate, step, unit))}", f"{_unit_name(unit)}   {where}"]
    mean = exact_text(float(data.values[gate, step].mean(dtype=np.float64)))
    lines = [f"{name}   {_mean_name()} = {mean}"]
    if chosen >= 0:
        lines.append(f"{_unit_name(chosen)} = {exact_text(data.value(gate, step, chosen))}")
    return [*lines, where]


def unit_lines(data: GatesData, shown: Shown) -> list[str]:
    """The chosen unit's value in every gate; nothing where none is chosen."""
    if shown.unit < 0 or not data.step_count:
        return []
    name = one_line(data.step_name(shown.step))
    lines = [f"{_unit_name(shown.unit)}   t = {shown.step}   {name}".rstrip()]
    for gate, gate_name in enumerate(data.names):
        lines.append(f"{one_line(gate_name)} = {exact_text(data.value(gate, shown.step, shown.unit))}")
    return lines


def _mean_name() -> str:
    return translate("GatesView", "mean of all units")


def _unit_name(unit: int) -> str:
    return translate("GatesView", "unit {unit}").format(unit=unit)
