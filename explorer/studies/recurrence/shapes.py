"""The shapes of everything that goes in and comes out, in symbols and in numbers, as torch.nn has them."""

from __future__ import annotations

import math

from explorer.core.i18n import translate
from explorer.core.trace import Row, Table
from explorer.models.recurrent.spec import GATES, Cell, NetworkSpec
from explorer.studies.numbers import shape

_GATE_ROWS = {Cell.GRU: "r, z, n", Cell.LSTM: "i, f, g, o"}


def shape_tables(spec: NetworkSpec, steps: int, batch: int, batch_first: bool) -> tuple[Table, ...]:
    """What goes in and out, every parameter, and how many numbers are learned.

    Names carry the symbols: L steps, N rows of the batch, H_in features, H_out units, D directions.
    """
    return (
        _symbols(spec, steps, batch),
        _data(spec, steps, batch, batch_first),
        _parameters(spec),
        _counts(spec),
    )


def bidirectional_note(spec: NetworkSpec) -> str:
    """What concatenating two directions does to output and h_n; empty for a network with one."""
    if not spec.bidirectional:
        return ""
    return translate(
        "RecurrenceShapes",
        "At every step output holds both directions side by side: its first {units} numbers are the forward "
        "state, the other {units} the backward one, hence D·H_out = {both}. h_n keeps them apart, row by "
        "row: its forward row is output's first half at the last step, its backward row output's second "
        "half at the first step, where the backward pass ends.",
    ).format(units=spec.hidden, both=2 * spec.hidden)


def _symbols(spec: NetworkSpec, steps: int, batch: int) -> Table:
    rows = [
        Row(translate("RecurrenceShapes", "L: steps of the sequence"), str(steps)),
        Row(translate("RecurrenceShapes", "N: sequences in the batch"), str(batch)),
        Row(translate("RecurrenceShapes", "H_in: numbers in each x_t"), str(spec.input_size)),
        Row(translate("RecurrenceShapes", "H_out: units, numbers in each h_t"), str(spec.hidden)),
        Row(translate("RecurrenceShapes", "D: directions, 2 when bidirectional"), str(spec.directions)),
        Row(translate("RecurrenceShapes", "num_layers: layers, one above the other"), str(spec.layers)),
    ]
    return Table(translate("RecurrenceShapes", "Symbols"), tuple(rows))


def _data(spec: NetworkSpec, steps: int, batch: int, batch_first: bool) -> Table:
    """The tensors of a pass; batch_first turns the first two axes of input and output, never of h."""
    both = spec.directions * spec.hidden
    axes, sizes = ("L, N", (steps, batch))
    if batch_first:
        axes, sizes = ("N, L", (batch, steps))
    state = shape(spec.directions * spec.layers, batch, spec.hidden)
    rows = [
        Row(f"input ({axes}, H_in)", shape(*sizes, spec.input_size)),
        Row("h_0 (D·num_layers, N, H_out)", state, _state_hint()),
    ]
    if spec.cell is Cell.LSTM:
        rows.append(Row("c_0 (D·num_layers, N, H_out)", state, _state_hint()))
    rows.append(Row(f"output ({axes}, D·H_out)", shape(*sizes, both), _output_hint(spec)))
    rows.append(Row("h_n (D·num_layers, N, H_out)", state, _state_hint()))
    if spec.cell is Cell.LSTM:
        rows.append(Row("c_n (D·num_layers, N, H_out)", state, _state_hint()))
    if spec.outputs:
        hint = translate("RecurrenceShapes", "The linear layer is applied to output at every step.")
        rows.append(Row(f"logits ({axes}, outputs)", shape(*sizes, spec.outputs), hint))
    return Table(translate("RecurrenceShapes", "In and out"), tuple(rows))


def _state_hint() -> str:
    return translate(
        "RecurrenceShapes",
        "A row for each layer and direction, in the order l0, l0_reverse, l1 …; batch_first does not turn "
        "it.",
    )


def _output_hint(spec: NetworkSpec) -> str:
    if spec.cell is Cell.JORDAN:
        return translate("RecurrenceShapes", "y_t of the last layer at every step.")
    return translate("RecurrenceShapes", "h_t of the last layer at every step.")


def _parameters(spec: NetworkSpec) -> Table:
    rows = [
        Row(f"{_short(name)} {_symbolic(spec, name)}", shape(*sizes), _hint(spec, name))
        for name, sizes in spec.parameter_shapes().items()
    ]
    return Table(translate("RecurrenceShapes", "Parameters"), tuple(rows))


def _counts(spec: NetworkSpec) -> Table:
    rows = [
        Row(_short(name), f"{math.prod(sizes):,}", " × ".join(str(size) for size in sizes))
        for name, sizes in spec.parameter_shapes().items()
    ]
    total = translate("RecurrenceShapes", "all together")
    rows.append(Row(total, f"{spec.parameter_count():,}"))
    return Table(translate("RecurrenceShapes", "How many numbers are learned"), tuple(rows))


def _short(name: str) -> str:
    """A parameter's name as torch.nn's module has it."""
    return name.removeprefix("recurrent.")


def _symbolic(spec: NetworkSpec, name: str) -> str:
    """The shape in symbols: “(4·H_out, H_in)”."""
    if name.startswith("embedding."):
        return translate("RecurrenceShapes", "(vocabulary, H_in)")
    if name.startswith("head."):
        return "(outputs, D·H_out)" if name.endswith("weight") else "(outputs)"
    gates = GATES[spec.cell]
    rows = "H_out" if gates == 1 or "_ho_" in name else f"{gates}·H_out"
    if "bias" in name:
        return f"({rows})"
    if "weight_ih_" not in name:
        return f"({rows}, H_out)"
    return f"({rows}, H_in)" if "_l0" in name else f"({rows}, D·H_out)"


def _hint(spec: NetworkSpec, name: str) -> str:
    if spec.cell in _GATE_ROWS and ("_ih_" in name or "_hh_" in name):
        text = translate("RecurrenceShapes", "{blocks} blocks of {units} rows, one below the other: {gates}.")
        return text.format(blocks=GATES[spec.cell], units=spec.hidden, gates=_GATE_ROWS[spec.cell])
    if "_ho_" in name:
        return translate("RecurrenceShapes", "From the hidden state to the output that comes back.")
    if name.startswith("embedding."):
        return translate("RecurrenceShapes", "A row of numbers for each symbol.")
    return ""
