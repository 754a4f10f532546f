"""The names of cells, gates, units and steps, and what stands above each step of the unrolled picture."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from explorer.core.i18n import translate
from explorer.core.trace import BoolArray
from explorer.models.recurrent.spec import Activation, Cell, NetworkSpec
from explorer.studies.numbers import plain
from explorer.studies.recurrence.inputs import shown
from explorer.studies.recurrence.state import Shape
from explorer.studies.recurrence.trace import RecurrenceTrace

MOST_UNITS = 12
_NAMES = {Cell.ELMAN: "Elman", Cell.JORDAN: "Jordan", Cell.GRU: "GRU", Cell.LSTM: "LSTM"}  # proper names
_MODULES = {Cell.ELMAN: "RNN", Cell.JORDAN: "RNNCell", Cell.GRU: "GRU", Cell.LSTM: "LSTM"}


def cell_name(spec: NetworkSpec) -> str:
    """“LSTM”, or “Elman · ReLU”."""
    name = _NAMES[spec.cell]
    is_relu = spec.cell in (Cell.ELMAN, Cell.JORDAN) and spec.activation is Activation.RELU
    return f"{name} · ReLU" if is_relu else name


def torch_name(spec: NetworkSpec) -> str:
    """The module that the numbers are compared with: “torch.nn.LSTM”."""
    return f"torch.nn.{_MODULES[spec.cell]}"


def step_name(trace: RecurrenceTrace, step: int) -> str:
    """Step 8 · “speak”"""
    return translate("RecurrenceTexts", "Step {step} · “{token}”").format(step=step, token=trace.tokens[step])


def unit_name(unit: int) -> str:
    """Unit 7"""
    return translate("RecurrenceTexts", "Unit {unit}").format(unit=unit)


def unit_names(units: Sequence[int]) -> str:
    """“3, 7, 12”; of many the first dozen and how many more."""
    first = ", ".join(str(unit) for unit in units[:MOST_UNITS])
    if len(units) <= MOST_UNITS:
        return first
    text = translate("RecurrenceTexts", "{units} and {more} more")
    return text.format(units=first, more=len(units) - MOST_UNITS)


def gate_label(cell: Cell, name: str) -> str:
    """“forget f”, “update z”, “cell c”, “state h”."""
    candidate = translate("RecurrenceTexts", "candidate {letter}")
    labels = {
        "f": translate("RecurrenceTexts", "forget {letter}"),
        "i": translate("RecurrenceTexts", "input {letter}"),
        "g": candidate,
        "o": translate("RecurrenceTexts", "output {letter}"),
        "c": translate("RecurrenceTexts", "cell {letter}"),
        "r": translate("RecurrenceTexts", "reset {letter}"),
        "z": translate("RecurrenceTexts", "update {letter}"),
        "n": candidate,
        "h": translate("RecurrenceTexts", "state {letter}"),
        "y": translate("RecurrenceTexts", "output {letter}"),
    }
    return labels[name].format(letter=name)


def shape_masks(trace: RecurrenceTrace) -> tuple[BoolArray, BoolArray]:
    """Which steps take an input of the user, and which give an output: (T,) each."""
    steps, shape = np.arange(len(trace.tokens)), Shape(trace.request.shape)
    takes = steps < trace.fed_back
    last = len(steps) - 1
    if shape is Shape.MANY_ONE:
        return takes, steps == last
    if shape is Shape.MANY_CODE:
        return takes, steps >= min(trace.fed_back - 1, last)
    return takes, np.ones(len(steps), dtype=np.bool_)


def outputs_of(trace: RecurrenceTrace, sequence: int) -> tuple[str, ...]:
    """What the network says at every step that gives an output: the likeliest label, or its first number."""
    logits = trace.network.logits
    if logits is None:
        return ("",) * len(trace.tokens)
    gives = shape_masks(trace)[1]
    rows = logits[:, sequence]
    if not trace.labels:
        return tuple(plain(float(row[0]), 2) if given else "" for row, given in zip(rows, gives, strict=True))
    best = np.where(np.isnan(rows).any(axis=1), -1, rows.argmax(axis=1)).tolist()
    told = ["—" if at < 0 else shown(trace.labels[at]) for at in best]
    return tuple(text if given else "" for text, given in zip(told, gives, strict=True))
