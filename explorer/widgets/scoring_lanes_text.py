"""What the scoring lanes say of the place under the pointer, and of the chosen key."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from explorer.core.i18n import translate
from explorer.widgets.curve_plot_axes import exact_text
from explorer.widgets.painting import one_line
from explorer.widgets.scoring_lanes_data import LanesData, Scores
from explorer.widgets.scoring_lanes_layout import LanesLayout


class Part(StrEnum):
    """What is under a place."""

    NOTHING = "nothing"
    TITLE = "title"
    NAME = "name"
    ROW = "row"
    SUM = "sum"
    POOLED = "pooled"


@dataclass(frozen=True, slots=True)
class Place:
    """A part, its lane (−1: none), and its key or its number of the pooled value (−1: none)."""

    part: Part = Part.NOTHING
    lane: int = -1
    index: int = -1


def place_at(layout: LanesLayout, data: LanesData, x: float, y: float) -> Place:
    """What is under a place of the canvas."""
    key = layout.row_at(y)
    if x < layout.names.right:
        return Place(Part.NAME, -1, key) if key >= 0 else Place()
    lane = next((n for n, columns in enumerate(layout.lanes) if columns.whole.holds(x)), -1)
    if lane < 0:
        return Place()
    if data.scored[lane] is None or y < layout.head_top + layout.head:
        return Place(Part.TITLE, lane)
    if key >= 0:
        return Place(Part.ROW, lane, key)
    component = layout.component_at(lane, x, y, data.size)
    if component >= 0:
        return Place(Part.POOLED, lane, component)
    below = layout.foot_top <= y < layout.foot_top + layout.sums
    return Place(Part.SUM if below else Part.TITLE, lane)


def lines_of(data: LanesData, place: Place, component: int) -> list[str]:
    """What the tip says of a place; nothing where there is nothing."""
    if place.part is Part.NAME:
        return name_lines(data, place.index)
    if place.lane < 0:
        return []
    lane, one = data.lanes[place.lane], data.scored[place.lane]
    if one is None or place.part is Part.TITLE:
        return [one_line(lane.name), one_line(lane.refused or f"s = {lane.formula}")]
    if place.part is Part.ROW:
        return row_lines(data, place.lane, place.index, component)
    if place.part is Part.SUM:
        return _sum_lines(data, one, component)
    return _pooled_lines(data, place.lane, one, place.index)


def row_lines(data: LanesData, lane: int, key: int, component: int) -> list[str]:
    """A key's score and weight under one function, and what it gives to a number of the pooled value."""
    one = data.scored[lane]
    if one is None:
        return [one_line(data.lanes[lane].name), one_line(data.lanes[lane].refused)]
    lines = [f"{one_line(data.keys[key])}   {one_line(data.lanes[lane].name)}"]
    score = translate("ScoringLanes", "score = {value}").format(value=exact_text(float(one.scores[key])))
    weight = translate("ScoringLanes", "weight = {value}").format(value=exact_text(float(one.weights[key])))
    lines += [score, weight]
    if not data.valid[key]:
        lines.append(translate("ScoringLanes", "masked: nothing of its value is pooled"))
    elif data.values is not None and data.size:
        value = float(data.values[key, component])
        text = translate("ScoringLanes", "weight × value = {weight} × {value} = {product}")
        lines.append(
            text.format(
                weight=exact_text(float(one.weights[key])),
                value=exact_text(value),
                product=exact_text(float(data.products(one, component)[key])),
            )
        )
    return lines


def name_lines(data: LanesData, key: int) -> list[str]:
    """A key's weight under every function."""
    text = translate("ScoringLanes", "key {number} of {count}: {name}")
    lines = [text.format(number=key + 1, count=len(data.keys), name=one_line(data.keys[key]))]
    weight = translate("ScoringLanes", "{function}: weight {value}")
    for lane, one in zip(data.lanes, data.scored, strict=True):
        if one is not None:
            value = exact_text(float(one.weights[key]))
            lines.append(weight.format(function=one_line(lane.name), value=value))
    return lines


def _sum_lines(data: LanesData, one: Scores, component: int) -> list[str]:
    text = translate("ScoringLanes", "the weights of all keys add up to {value}")
    lines = [text.format(value=exact_text(one.total))]
    if data.values is not None and data.size:
        text = translate("ScoringLanes", "weight × value of all keys add up to {value}")
        lines.append(text.format(value=exact_text(float(one.pooled[component]))))
    return lines


def _pooled_lines(data: LanesData, lane: int, one: Scores, component: int) -> list[str]:
    text = translate("ScoringLanes", "pooled value, {component} = {value}")
    value, name = exact_text(float(one.pooled[component])), one_line(data.component_name(component))
    about = translate("ScoringLanes", "the sum over all keys of weight × value")
    return [one_line(data.lanes[lane].name), text.format(component=name, value=value), about]
