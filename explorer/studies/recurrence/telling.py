"""What happens at a step, told with the step's own numbers."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import numpy as np

from explorer.core.i18n import translate
from explorer.models.recurrent.arrays import Floats
from explorer.models.recurrent.spec import Activation, Cell
from explorer.studies.numbers import plain
from explorer.studies.recurrence.place import Place
from explorer.studies.recurrence.state import Shape

FLAT = 0.95  # from this |h| on, tanh passes less than a tenth of a gradient: 1 − 0.95² = 0.0975
DIGITS = 3


def told(place: Place, token: str) -> str:
    """The step in two or three sentences; `token` is escaped already. It may hold <b>."""
    if not np.isfinite(place.h[place.unit]):
        return translate(
            "RecurrenceExplain",
            "Unit {unit} is not a finite number at this step: the values before it grew too large, or the "
            "input is no number. Smaller weights keep the state within bounds.",
        ).format(unit=place.unit)
    return _TOLD[place.trace.spec.cell](place, token)


def _lstm(place: Place, token: str) -> str:
    added = plain(place.part("i") * place.part("g"), DIGITS)
    if place.is_first and not place.units("c_previous").any():
        text = translate(
            "RecurrenceExplain",
            "<b>{token}</b> is read first: the cell is still empty, so there is nothing to forget. Unit "
            "{unit} takes in i · g = <b>{added}</b>, and its output gate shows {open} % of it.",
        )
        return text.format(token=token, unit=place.unit, added=added, open=percent(place.part("o")))
    return translate(
        "RecurrenceExplain",
        "The cell mixes <b>{token}</b> with what it remembers. The forget gate lets {mean} % of the old cell "
        "state survive on average; of unit {unit}'s it keeps <b>{own} %</b> and adds i · g = <b>{added}</b>.",
    ).format(
        token=token, mean=mean_percent(place.units("f")), unit=place.unit,
        own=percent(place.part("f")), added=added,
    )  # fmt: skip


def _gru(place: Place, token: str) -> str:
    if place.is_first and not place.previous.any():
        text = translate(
            "RecurrenceExplain",
            "<b>{token}</b> is read first: the old state is still 0. Unit {unit} takes <b>{new} %</b> of its "
            "candidate {candidate}; the rest stays 0.",
        )
        new, candidate = percent(1 - place.part("z")), plain(place.part("n"), DIGITS)
        return text.format(token=token, unit=place.unit, new=new, candidate=candidate)
    return translate(
        "RecurrenceExplain",
        "The update gate keeps {mean} % of the old state on average and fills the rest with the candidate "
        "that <b>{token}</b> brings; unit {unit} keeps <b>{own} %</b>. The reset gate lets {reset} % of what "
        "the old state offers into that unit's candidate.",
    ).format(
        token=token, mean=mean_percent(place.units("z")), unit=place.unit,
        own=percent(place.part("z")), reset=percent(place.part("r")),
    )  # fmt: skip


def _elman(place: Place, token: str) -> str:
    if place.trace.spec.bias:
        text = translate(
            "RecurrenceExplain",
            "No gate decides what is kept: the whole old state goes through U and {function} at every step. "
            "To unit {unit}'s sum <b>{token}</b> brings <b>{new}</b>, the old state <b>{old}</b> and the "
            "bias {bias}.",
        )
    else:
        text = translate(
            "RecurrenceExplain",
            "No gate decides what is kept: the whole old state goes through U and {function} at every step. "
            "To unit {unit}'s sum <b>{token}</b> brings <b>{new}</b> and the old state <b>{old}</b>.",
        )
    return _with_shares(text, place, token)


def _jordan(place: Place, token: str) -> str:
    text = translate(
        "RecurrenceExplain",
        "What comes back is the output y of the step before, not the hidden state. To unit {unit}'s sum "
        "<b>{token}</b> brings <b>{new}</b> and that output <b>{old}</b>; {function} makes the new state "
        "of the sum.",
    )
    return _with_shares(text, place, token)


def _with_shares(text: str, place: Place, token: str) -> str:
    new = _dot(place.weight("weight_ih"), place.x)
    old = _dot(place.weight("weight_hh"), place.previous)
    function = "ReLU" if place.trace.spec.activation is Activation.RELU else "tanh"
    biases = [value for kind in ("bias_ih", "bias_hh") if (value := place.bias(kind)) is not None]
    bias = plain(sum(biases), DIGITS)
    return text.format(token=token, unit=place.unit, function=function, new=new, old=old, bias=bias)


_TOLD: dict[Cell, Callable[[Place, str], str]] = {
    Cell.ELMAN: _elman,
    Cell.JORDAN: _jordan,
    Cell.GRU: _gru,
    Cell.LSTM: _lstm,
}


def _dot(weights: Floats, values: Floats) -> str:
    return plain(float(weights.astype(np.float64) @ values.astype(np.float64)), DIGITS)


def percent(share: float) -> str:
    """A share as whole percents: “91”; “—” for NaN."""
    return "—" if math.isnan(share) else f"{100 * share:.0f}"


def mean_percent(shares: Floats) -> str:
    """The mean share of the units whose share is a number."""
    known = shares[~np.isnan(shares)]
    return percent(float(known.mean())) if known.size else "—"


def notes(place: Place) -> Iterator[str]:
    """What a reader should know besides: the direction, whose input it is, units that pass no gradient."""
    trace = place.trace
    if trace.trained:
        yield trace.trained
    if place.layer.direction:
        yield translate(
            "RecurrenceExplain",
            "This direction reads from the end: the old state comes from the step after this one.",
        )
    if place.layer.layer:
        text = translate("RecurrenceExplain", "The input of this layer is what layer {layer} passes on.")
        yield text.format(layer=place.layer.layer - 1)
    elif place.step >= trace.fed_back:
        yield translate("RecurrenceExplain", "The input of this step is the network's own last output.")
    if Shape(trace.request.shape) is Shape.MANY_ONE and place.step < len(trace.tokens) - 1:
        yield translate("RecurrenceExplain", "In this shape only the last step's output counts.")
    yield from _flat_units(place)
    if not trace.trained and trace.network.logits is not None:
        yield translate("RecurrenceExplain", "The weights are fresh, so its outputs mean nothing yet.")


def _flat_units(place: Place) -> Iterator[str]:
    spec, h = place.trace.spec, place.h
    if spec.cell not in (Cell.ELMAN, Cell.JORDAN):
        return
    if spec.activation is Activation.RELU:
        count = int((h == 0).sum())
        text = translate(
            "RecurrenceExplain",
            "Units that are 0 here: {n} of {all}. ReLU passes no gradient through a unit that is 0.",
        )
    else:
        count = int((np.abs(h) >= FLAT).sum())
        text = translate(
            "RecurrenceExplain",
            "Units near −1 or 1: {n} of {all}. There tanh is flat, and little gradient gets through.",
        )
    if count:
        yield text.format(n=count, all=spec.hidden)
