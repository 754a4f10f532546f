"""The parameters of a network as tables: what their rows and columns are called."""

from __future__ import annotations

from explorer.models.recurrent.spec import Cell, InputKind
from explorer.studies.recurrence.place import BLOCKS
from explorer.studies.recurrence.trace import RecurrenceTrace

STATES = ("h_0", "c_0")
LAST = ("h_n", "c_n")
Names = tuple[str, ...]


def parameter_axes(trace: RecurrenceTrace, name: str) -> tuple[Names, Names]:
    """The names of a parameter's rows and columns; of h_0 and c_0 the rows are layer, direction, sequence."""
    spec = trace.spec
    if name in STATES:
        return _state_rows(trace), _numbered("h", spec.hidden)
    if name == "embedding.weight":
        return trace.vocabulary, _numbered("x", spec.features)
    if name.startswith("head."):
        outputs = trace.labels if len(trace.labels) == spec.outputs else _numbered("y", spec.outputs)
        return outputs, _columns(name, _numbered("h", spec.hidden * spec.directions))
    return _gate_rows(trace, name), _columns(name, _entering(trace, name))


def array_axes(trace: RecurrenceTrace, name: str) -> tuple[Names, Names]:
    """The names of the rows and columns of an array of a pass: steps, or layers of a last state."""
    if name in LAST:
        return tuple(layer.name for layer in trace.network.layers), _numbered("h", trace.spec.hidden)
    return tuple(f"{at} {token}" for at, token in enumerate(trace.tokens)), ()


def _columns(name: str, weights: Names) -> Names:
    return ("b",) if name.rpartition(".")[2].startswith("bias") else weights


def _entering(trace: RecurrenceTrace, name: str) -> Names:
    """What the columns of a weight are multiplied with."""
    spec, kind = trace.spec, name.rpartition(".")[2]
    if not kind.startswith("weight_ih"):
        is_output = spec.cell is Cell.JORDAN and "_hh_" in kind
        return _numbered("y" if is_output else "h", spec.hidden)
    layer = int(kind.removesuffix("_reverse").rpartition("_l")[2])
    if layer == 0 and spec.input_kind is InputKind.ONE_HOT:
        return trace.vocabulary
    return _numbered("x", spec.layer_input(layer))


def _gate_rows(trace: RecurrenceTrace, name: str) -> Names:
    hidden = trace.spec.hidden
    if "_ho_" in name:
        return _numbered("y", hidden)
    return tuple(row for block in BLOCKS[trace.spec.cell] for row in _numbered(block or "h", hidden))


def _state_rows(trace: RecurrenceTrace) -> Names:
    spec, batch = trace.spec, len(trace.sequences)
    return tuple(
        f"l{layer}{end}" + (f"[{row}]" if batch > 1 else "")
        for layer in range(spec.layers)
        for end in ("", "_reverse")[: spec.directions]
        for row in range(batch)
    )


def _numbered(letter: str, count: int) -> Names:
    return tuple(f"{letter}[{number}]" for number in range(count))
