"""The value that is shown, as PyTorch code that runs when it is copied."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from explorer.core.i18n import translate
from explorer.models.recurrent.arrays import Floats
from explorer.models.recurrent.spec import Cell, InputKind
from explorer.studies.recurrence.code_step import step_code
from explorer.studies.recurrence.literals import number, quoted, tensor
from explorer.studies.recurrence.place import Place, place_of
from explorer.studies.recurrence.state import FRESH, RecurrenceState
from explorer.studies.recurrence.trace import RecurrenceTrace

MOST_NUMBERS = 6000
"""That are written into the code; beyond, a fresh network is drawn again, of another one step is written."""
_MODULES = {Cell.ELMAN: "RNN", Cell.GRU: "GRU", Cell.LSTM: "LSTM"}
_JORDAN = """\

def jordan(x, y, weight_ih, weight_hh, weight_ho, bias_ih=0, bias_hh=0, bias_ho=0):
    hidden, outputs = [], []
    for x_t in x:
        h = torch.{phi}(x_t @ weight_ih.T + bias_ih + y @ weight_hh.T + bias_hh)
        y = torch.tanh(h @ weight_ho.T + bias_ho)
        hidden.append(h)
        outputs.append(y)
    return torch.stack(hidden), torch.stack(outputs)


def part(name):
    kinds = ("weight_ih", "weight_hh", "weight_ho", "bias_ih", "bias_hh", "bias_ho")
    return {{kind: weights[f"{{kind}}_{{name}}"] for kind in kinds if f"{{kind}}_{{name}}" in weights}}

"""


def code(trace: RecurrenceTrace, state: RecurrenceState) -> str:
    """A program that prints h_t of the chosen unit, to the precision of the trace.

    With the weights written in where they are few; of a larger fresh network they are drawn again by its
    seed; of any other, or where the input is too long, the step alone is written out with the unit's weights.

    Raises:
        UserError: the trace has no step.
    """
    place = place_of(trace, state)
    steps = _steps(place)
    given = _given_size(place, steps)
    weights = sum(values.size for values in _weights(place).values())
    if given + weights <= MOST_NUMBERS:
        lines = _jordan(place, steps) if trace.spec.cell is Cell.JORDAN else _written(place, steps, state)
    elif given <= MOST_NUMBERS and _can_be_drawn(place):
        lines = _drawn(place, steps, state)
    else:
        lines = list(step_code(place))
    return "\n".join([*_head(place, lines), *lines]) + "\n"


def _steps(place: Place) -> int:
    """How many steps must be run: all, or up to the chosen one where that is enough and all are many."""
    steps = len(place.trace.tokens)
    is_enough = not place.trace.spec.bidirectional
    return place.step + 1 if is_enough and _given_size(place, steps) > MOST_NUMBERS else steps


def _given_size(place: Place, steps: int) -> int:
    network = place.trace.network
    states = 0 if not network.h_0.any() and not _c_0(place).any() else network.h_0[:, 0].size * 2
    return steps * place.trace.spec.input_size + states


def _c_0(place: Place) -> Floats:
    c_0 = place.trace.network.c_0
    return np.zeros(1, dtype=np.float32) if c_0 is None else c_0


def _weights(place: Place) -> dict[str, Floats]:
    """The recurrence's parameters up to the chosen layer, by torch.nn's names; layers above are not run."""
    names = [f"_l{layer}" for layer in range(place.layer.layer + 1)]
    ends = tuple(name + end for name in names for end in ("", "_reverse"))
    return {
        name.removeprefix("recurrent."): values
        for name, values in place.weights.items()
        if name.startswith("recurrent.") and name.endswith(ends)
    }


def _can_be_drawn(place: Place) -> bool:
    """Whether torch.nn's own rule and the seed give these weights."""
    trace, spec = place.trace, place.trace.spec
    is_edited = any(name.startswith("recurrent.") for name, _, _ in trace.request.edits)
    is_fresh = trace.request.model == FRESH and not trace.trained and not is_edited
    return is_fresh and spec.cell is not Cell.JORDAN and spec.input_kind is not InputKind.ONE_HOT


def _head(place: Place, lines: list[str]) -> Iterator[str]:
    text = translate("RecurrenceCode", "h of unit {unit} at step {step}, {token}: {value}")
    value = number(place.h[place.unit])
    yield "# " + text.format(
        unit=place.unit, step=place.step, token=quoted(place.trace.tokens[place.step]), value=value
    )
    if any(re.search(r"\b(inf|nan)\b", line) for line in lines):
        yield "from math import inf, nan"
    yield "import torch"
    if any("nn." in line for line in lines):
        yield "from torch import nn"
    yield ""
    if place.h.dtype == np.float64:
        yield from ("torch.set_default_dtype(torch.float64)", "")


def _module(place: Place, state: RecurrenceState) -> list[str]:
    spec = place.trace.spec
    options = [f"    num_layers={place.layer.layer + 1},"]
    if spec.cell is Cell.ELMAN:
        options.append(f'    nonlinearity="{spec.activation.value}",')
    options += [
        f"    bias={spec.bias},",
        f"    batch_first={state.batch_first},",
        f"    bidirectional={spec.bidirectional},",
    ]
    sizes = f"    input_size={spec.input_size},\n    hidden_size={spec.hidden},"
    return [f"network = nn.{_MODULES[spec.cell]}(", sizes, *options, ")"]


def _written(place: Place, steps: int, state: RecurrenceState) -> list[str]:
    named = [f'        "{name}": {tensor(values, " " * 8)},' for name, values in _weights(place).items()]
    loading = ["network.load_state_dict(", "    {", *named, "    }", ")"]
    return [*_module(place, state), *loading, *_run(place, steps, state)]


def _drawn(place: Place, steps: int, state: RecurrenceState) -> list[str]:
    seed = f"torch.random.manual_seed({place.trace.request.seed})"
    return [seed, *_module(place, state), *_run(place, steps, state)]


def _run(place: Place, steps: int, state: RecurrenceState) -> list[str]:
    """The input and the initial states, the pass, and the value."""
    spec, row = place.trace.spec, place.sequence
    lines = ["", *_x(place, steps, state.batch_first)]
    entering, leaving = "x", "output, h_n"
    if spec.cell is Cell.LSTM:
        leaving = "output, (h_n, c_n)"
    if place.trace.network.h_0.any() or _c_0(place).any():
        lines += _states(place)
        entering = "x, (h_0, c_0)" if spec.cell is Cell.LSTM else "x, h_0"
    unit = place.layer.direction * spec.hidden + place.unit
    at = f"0, {place.step}" if state.batch_first else f"{place.step}, 0"
    text = translate("RecurrenceCode", "row {row} of the batch alone").format(row=row)
    note = f"  # {text}" if len(place.trace.sequences) > 1 else ""
    run = ["with torch.no_grad():", f"    {leaving} = network({entering}){note}"]
    return [*lines, "", *run, f"print(output[{at}, {unit}].item())"]


def _x(place: Place, steps: int, batch_first: bool) -> list[str]:
    """The row of the batch that was chosen, as the layer at the bottom receives it."""
    row = slice(place.sequence, place.sequence + 1)
    values = place.trace.network.layers[0].inputs[:steps, row]
    axes = "(N, L, H_in)" if batch_first else "(L, N, H_in)"
    return [f"# x {axes}", f"x = {tensor(values.transpose(1, 0, 2) if batch_first else values)}"]


def _states(place: Place) -> list[str]:
    count = (place.layer.layer + 1) * place.trace.spec.directions
    row = slice(place.sequence, place.sequence + 1)
    lines = [f"h_0 = {tensor(place.trace.network.h_0[:count, row])}"]
    c_0 = place.trace.network.c_0
    return lines if c_0 is None else [*lines, f"c_0 = {tensor(c_0[:count, row])}"]


def _jordan(place: Place, steps: int) -> list[str]:
    """torch.nn has no such layer: it is written out."""
    spec = place.trace.spec
    weights = [f'    "{name}": {tensor(values, "    ")},' for name, values in _weights(place).items()]
    lines = [_JORDAN.format(phi=spec.activation.value), "weights = {", *weights, "}"]
    lines += [*_x(place, steps, batch_first=False), *_states(place)]
    for layer in range(place.layer.layer + 1):
        lines += _jordan_layer(place, layer)
    hidden = f"hidden_{place.layer.name}"
    return [*lines, f"print({hidden}[{place.step}, 0, {place.unit}].item())"]


def _jordan_layer(place: Place, layer: int) -> Iterator[str]:
    spec, outputs = place.trace.spec, []
    for direction, end in enumerate(("", "_reverse")[: spec.directions]):
        name, flip = f"l{layer}{end}", ".flip(0)" if direction else ""
        row = layer * spec.directions + direction
        yield f'hidden_{name}, y_{name} = jordan(x{flip}, h_0[{row}], **part("{name}"))'
        if direction:
            yield f"hidden_{name}, y_{name} = hidden_{name}.flip(0), y_{name}.flip(0)"
        outputs.append(f"y_{name}")
    yield f"x = torch.cat([{', '.join(outputs)}], dim=2)"
