"""Every product and sum from x_t and h_{t−1} to h_t, for one unit at one step, as a pencil would do it.

All that is given and all results are the network's own numbers, each rounded for itself. A product is the
product of its two factors as shown, rounded; a sum is the sum of its terms as shown. What all this rounding
leaves to the network's own result stands in the line as a term of its own, ε: so every line holds exactly
as it is shown, and no digit was bent to make it hold.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from explorer.core.i18n import translate
from explorer.models.recurrent.spec import Cell
from explorer.studies.recurrence.pencil import Block, HandLine, Pair, Pencil, alone, dot
from explorer.studies.recurrence.place import Place, place_of
from explorer.studies.recurrence.state import RecurrenceState
from explorer.studies.recurrence.trace import RecurrenceTrace

MOST_TERMS = 12
FEW = 12  # up to so many products a sum is shown with four decimals, longer ones with six
PLACES, MORE_PLACES = 4, 6


@dataclass(frozen=True, slots=True)
class HandSheet:
    """The lines from x_t and h_{t−1} to h_t; `value` is h_t as shown, `network` as computed.

    `gathered`: some lines join their smallest terms in one; `notes` say what ε is and what is not finite.
    """

    title: str
    lines: tuple[HandLine, ...]
    value: str
    network: float
    places: int
    gathered: bool
    notes: tuple[str, ...]

    def line(self, symbol: str) -> HandLine:
        """The line that works out a symbol: “a_f”, “c”, “h” …"""
        return next(line for line in self.lines if line.symbol == symbol)


def hand(
    trace: RecurrenceTrace, state: RecurrenceState, most: int | None = MOST_TERMS, places: int = 0
) -> HandSheet:
    """Work out the chosen unit at the chosen step; lines of more than `most` terms gather their smallest.

    `most` None: every product is written out. `places` 0: four decimals, or six for long sums.

    Raises:
        UserError: the trace has no step.
    """
    place = place_of(trace, state)
    if not places:
        size = place.layer.inputs.shape[2] + trace.spec.hidden
        places = PLACES if size <= FEW else MORE_PLACES
    pencil = Pencil(places, most)
    _WORKED[trace.spec.cell](pencil, place)
    value = float(place.h[place.unit])
    lines = tuple(pencil.lines)
    gathered = any(term.count > 1 for line in lines for term in line.terms)
    title = translate("RecurrenceHand", "Unit {unit} at step {step}, “{token}”").format(
        unit=place.unit, step=place.step, token=trace.tokens[place.step]
    )
    shown = next(line.result for line in lines if line.symbol == "h")
    return HandSheet(title, lines, shown, value, places, gathered, _notes(lines))


def _sum(pencil: Pencil, place: Place, block: str, result: float, label: str) -> None:
    """a = W x + b + U h + d of one block of rows."""
    end = f"_{block}" if block else ""
    previous = "y′" if place.trace.spec.cell is Cell.JORDAN else "h′"
    blocks = _from(place, "ih", block, f"W{end}", "x") + _from(place, "hh", block, f"U{end}", previous)
    pencil.add(label, f"a{end}", blocks, result)


def _from(place: Place, kind: str, block: str, weight: str, value: str) -> list[Block]:
    """The products of one weight's row, and its bias."""
    values = place.x if kind == "ih" else place.previous
    blocks = [dot(place.weight(f"weight_{kind}", block), values, weight, value)]
    bias = place.bias(f"bias_{kind}", block)
    letter = {"W": "b", "U": "d"}[weight[0]] + weight[1:]
    return blocks if bias is None else [*blocks, alone(bias, letter)]


def _plain(pencil: Pencil, place: Place) -> None:
    """Elman, and the first half of Jordan."""
    _sum(pencil, place, "", place.part("pre"), translate("RecurrenceHand", "Weighted sum"))
    function = place.trace.spec.activation.value
    pencil.apply(_new_state(), "h", function, "a", float(place.h[place.unit]))


def _jordan(pencil: Pencil, place: Place) -> None:
    _plain(pencil, place)
    blocks = [dot(place.weight("weight_ho"), place.h, "V", "h")]
    bias = place.bias("bias_ho")
    blocks += [] if bias is None else [alone(bias, "b_y")]
    pencil.add(translate("RecurrenceHand", "Weighted sum of the output"), "a_y", blocks, place.part("y_pre"))
    pencil.apply(translate("RecurrenceHand", "Output"), "y", "tanh", "a_y", place.part("y"))


def _gate(pencil: Pencil, place: Place, name: str, label: str) -> None:
    _sum(pencil, place, name, place.part(f"{name}_pre"), _sum_for(label))
    function = "tanh" if name == "g" else "sigmoid"
    pencil.apply(label, name, function, f"a_{name}", place.part(name))


def _lstm(pencil: Pencil, place: Place) -> None:
    labels = gate_labels()
    for name in ("f", "i", "g", "o"):
        _gate(pencil, place, name, labels[name])
    old = pencil.show("c′", place.part("c_previous"))
    known = pencil.known
    pairs = [Pair("f · c′", known["f"], old), Pair("i · g", known["i"], known["g"])]
    pencil.add(translate("RecurrenceHand", "New cell state"), "c", [], place.part("c"), pairs)
    label = translate("RecurrenceHand", "Cell state, squashed")
    pencil.apply(label, "tanh c", "tanh", "c", place.part("c_tanh"))
    out = [Pair("o · tanh c", known["o"], known["tanh c"])]
    pencil.add(_new_state(), "h", [], float(place.h[place.unit]), out)


def _gru(pencil: Pencil, place: Place) -> None:
    labels, known = gate_labels(), pencil.known
    for name in ("r", "z"):
        _gate(pencil, place, name, labels[name])
    label = translate("RecurrenceHand", "What the old state offers the candidate")
    pencil.add(label, "q", _from(place, "hh", "n", "U_n", "h′"), place.part("n_hidden"))
    offered = [Pair("r · q", known["r"], known["q"])]
    blocks = _from(place, "ih", "n", "W_n", "x")
    pencil.add(_sum_for(labels["n"]), "a_n", blocks, place.part("n_pre"), offered)
    pencil.apply(labels["n"], "n", "tanh", "a_n", place.part("n"))
    rest = [Pair("1", Decimal(1)), Pair("−z", -known["z"])]
    label = translate("RecurrenceHand", "The share that is new")
    pencil.add(label, "1 − z", [], float(1 - known["z"]), rest)
    old = pencil.show("h′", float(place.previous[place.unit]))
    pairs = [Pair("(1 − z) · n", known["1 − z"], known["n"]), Pair("z · h′", known["z"], old)]
    pencil.add(_new_state(), "h", [], float(place.h[place.unit]), pairs)


_WORKED: dict[Cell, Callable[[Pencil, Place], None]] = {
    Cell.ELMAN: _plain,
    Cell.JORDAN: _jordan,
    Cell.GRU: _gru,
    Cell.LSTM: _lstm,
}


def gate_labels() -> dict[str, str]:
    """The names of gates and candidates, by their letters."""
    return {
        "f": translate("RecurrenceHand", "Forget gate"),
        "i": translate("RecurrenceHand", "Input gate"),
        "g": translate("RecurrenceHand", "Candidate"),
        "o": translate("RecurrenceHand", "Output gate"),
        "r": translate("RecurrenceHand", "Reset gate"),
        "z": translate("RecurrenceHand", "Update gate"),
        "n": translate("RecurrenceHand", "Candidate"),
    }


def _sum_for(label: str) -> str:
    return translate("RecurrenceHand", "{gate}: weighted sum").format(gate=label)


def _new_state() -> str:
    return translate("RecurrenceHand", "New hidden state")


def _notes(lines: tuple[HandLine, ...]) -> tuple[str, ...]:
    notes: list[str] = []
    if any(line.rounding for line in lines):
        notes.append(rounding_note())
    if any(word in line.result + line.sum for line in lines for word in ("∞", "NaN")):
        notes.append(
            translate(
                "RecurrenceHand",
                "A number here is too large for the computer's 32 bits or is not a number, so this sum "
                "cannot be checked by hand.",
            )
        )
    return tuple(notes)


def rounding_note() -> str:
    """What ε is."""
    return translate(
        "RecurrenceHand",
        "Every number is rounded for itself; ε is what this rounding leaves, so each line adds up exactly as "
        "it is shown.",
    )
