"""What the unrolled network draws, what it says of a step, and its numbers as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from explorer.core.i18n import translate
from explorer.core.trace import BoolArray, FloatArray
from explorer.widgets.painting import number_text, one_line

Place = tuple[int, int]
"""A layer, counted from 0, and a direction: 0 forward, 1 backward."""

TABLE_HEADER = ("step", "token", "output", "layer", "direction", "unit", "value")
_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_LONGEST = 60  # signs of a token in a tip


@dataclass(frozen=True, eq=False)
class UnrolledData:
    """A recurrent network over T steps.

    states: (L, D, T, H) float32; tokens and outputs: T names, "" where a step has none; takes_input and
    gives_output: (T,), the shape of the network (one → many …); fed_back: from this step on the output of
    the step before is the input (T: nowhere); cell: the name to write into the boxes; weight_names: the
    symbols of the input weight, of the recurrent weight, and of what else all steps share.

    Raises:
        ValueError: the parts do not fit each other.
    """

    tokens: tuple[str, ...]
    cell: str
    layers: int
    bidirectional: bool
    states: FloatArray
    outputs: tuple[str, ...]
    takes_input: BoolArray
    gives_output: BoolArray
    fed_back: int
    weight_names: tuple[str, ...] = ("W", "U", "b")

    def __post_init__(self) -> None:
        steps = len(self.tokens)
        shape = (self.layers, self.directions, steps)
        if self.states.ndim != 4 or self.states.shape[:3] != shape:
            raise ValueError(f"states are {self.states.shape}, layers, directions and steps {shape}")
        if len(self.outputs) != steps or self.takes_input.shape != (steps,):
            raise ValueError(f"outputs or inputs are not {steps}")
        if self.gives_output.shape != (steps,) or len(self.weight_names) < 2:
            raise ValueError(f"the outputs' places are not {steps}, or a weight has no name")

    @property
    def steps(self) -> int:
        """T."""
        return len(self.tokens)

    @property
    def directions(self) -> int:
        """D: 2 for a bidirectional network."""
        return 2 if self.bidirectional else 1

    @property
    def rows(self) -> int:
        """How many boxes stand above each other: L·D."""
        return self.layers * self.directions

    @property
    def carries_cell(self) -> bool:
        """Whether a cell state travels beside the hidden state, as in an LSTM."""
        return "lstm" in self.cell.casefold()

    def place(self, row: int) -> Place:
        """The layer and direction of a row, counted from the lowest."""
        return row // self.directions, row % self.directions

    def row(self, place: Place) -> int:
        """The row of a layer and direction, or −1 when there is none."""
        layer, direction = place
        inside = 0 <= layer < self.layers and 0 <= direction < self.directions
        return layer * self.directions + direction if inside else -1

    def is_fed(self, step: int) -> bool:
        """Whether the step's input is the output of the step before."""
        return 0 < step < self.steps and step >= self.fed_back

    def has_input(self, step: int) -> bool:
        return bool(self.takes_input[step]) or self.is_fed(step)

    def weight(self, number: int, row: int) -> str:
        """The symbol of a row's input (0) or recurrent (1) weight: U, U₁ of layer 1, U₁′ backward."""
        layer, direction = self.place(row)
        index = str(layer).translate(_SUBSCRIPTS) if self.layers > 1 else ""
        return self.weight_names[number] + index + "′" * direction


def caption(data: UnrolledData) -> str:
    """The sentence that the weights are shared."""
    names = ", ".join(data.weight_names)
    if data.bidirectional and data.layers > 1:
        text = translate("Unrolled", "In each layer and direction the same {names} at every step")
    elif data.layers > 1:
        text = translate("Unrolled", "In each layer the same {names} at every step")
    elif data.bidirectional:
        text = translate("Unrolled", "In each direction the same {names} at every step")
    else:
        text = translate("Unrolled", "The same {names} at every step")
    return text.format(names=names)


def step_name(data: UnrolledData, step: int) -> str:
    """“t = 8   speak”."""
    token = _short(data.tokens[step]) if data.has_input(step) else ""
    return f"t = {step}   {token}".rstrip()


def step_lines(data: UnrolledData, step: int) -> list[str]:
    """What the tip says of a step: its name, where its input comes from, its output."""
    lines = [step_name(data, step)]
    if data.is_fed(step):
        lines.append(translate("Unrolled", "The input is the output of the step before."))
    elif not data.has_input(step):
        lines.append(translate("Unrolled", "This step takes no input."))
    if data.gives_output[step] and data.outputs[step]:
        lines.append(translate("Unrolled", "Output: {output}").format(output=_short(data.outputs[step])))
    return lines


def box_lines(data: UnrolledData, step: int, place: Place, share: float | None) -> list[str]:
    """What the tip says of a box or its strip.

    `share`: how far across the strip the pointer is, in [0, 1); None: on the box.
    """
    states = data.states[(*place, step)]
    lines = [step_name(data, step), place_name(data, place)]
    if share is None or not states.size:
        return [*lines, _range(states)]
    unit = min(int(share * states.size), states.size - 1)
    return [*lines, f"h[{unit}] = {number_text(float(states[unit]))}"]


def place_name(data: UnrolledData, place: Place) -> str:
    """“LSTM · layer 0, backward”, as short as the network allows."""
    layer, direction = place
    if not data.bidirectional:
        text = translate("Unrolled", "{cell} · layer {layer}")
    elif direction:
        text = translate("Unrolled", "{cell} · layer {layer}, backward")
    else:
        text = translate("Unrolled", "{cell} · layer {layer}, forward")
    return text.format(cell=data.cell, layer=layer)


def table_rows(data: UnrolledData) -> Iterator[Sequence[object]]:
    """Every state as (step, token, output, layer, direction, unit, value); NaN is empty."""
    for step in range(data.steps):
        for row in range(data.rows):
            layer, direction = data.place(row)
            for unit, value in enumerate(data.states[layer, direction, step].tolist()):
                number = "" if np.isnan(value) else repr(value)
                yield step, data.tokens[step], data.outputs[step], layer, direction, unit, number


def _range(states: FloatArray) -> str:
    known = states[~np.isnan(states)]
    if not known.size:
        return translate("Unrolled", "{count} units, none a number").format(count=states.size)
    least, most = number_text(float(known.min())), number_text(float(known.max()))
    text = translate("Unrolled", "{count} units from {least} to {most}")
    return text.format(count=states.size, least=least, most=most)


def _short(text: str) -> str:
    shown = one_line(text[: _LONGEST + 1])
    return shown[:_LONGEST] + "…" if len(shown) > _LONGEST else shown
