"""The shapes that are told, compared with those of torch.nn's own modules."""

from __future__ import annotations

import re

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import nn

from explorer.core.trace import Table
from explorer.models.recurrent.network import Network, recurrence
from explorer.models.recurrent.spec import Cell, InputKind, NetworkSpec
from explorer.studies.recurrence.shapes import bidirectional_note, shape_tables

specs = st.builds(
    NetworkSpec,
    cell=st.sampled_from(list(Cell)),
    hidden=st.integers(1, 7),
    layers=st.integers(1, 3),
    bidirectional=st.booleans(),
    bias=st.booleans(),
    input_kind=st.sampled_from(list(InputKind)),
    vocabulary=st.integers(1, 6),
    features=st.integers(1, 6),
    outputs=st.integers(0, 3),
)


def values(table: Table) -> dict[str, str]:
    """The numbers by the name in front of the symbols."""
    return {row.name.split(" (")[0]: row.value for row in table.rows}


def symbols(table: Table) -> dict[str, str]:
    return {name: f"({rest}" for name, _, rest in (row.name.partition(" (") for row in table.rows) if rest}


def written(tensor: torch.Tensor) -> str:
    return f"({', '.join(map(str, tensor.shape))})"


@given(specs, st.integers(1, 5), st.integers(1, 3))
def test_parameters_and_counts_are_torchs(spec: NetworkSpec, steps: int, batch: int) -> None:
    _, _, parameters, counts = shape_tables(spec, steps, batch, False)
    state = {name.removeprefix("recurrent."): p for name, p in Network(spec).named_parameters()}
    assert values(parameters) == {name: written(tensor) for name, tensor in state.items()}
    numbers = [int(row.value.replace(",", "")) for row in counts.rows]
    assert numbers[:-1] == [tensor.numel() for tensor in state.values()]
    assert numbers[-1] == sum(numbers[:-1])


@given(specs, st.integers(1, 5), st.integers(1, 3), st.booleans())
def test_what_goes_in_and_out_is_torchs(spec: NetworkSpec, steps: int, batch: int, batch_first: bool) -> None:
    shown = values(shape_tables(spec, steps, batch, batch_first)[1])
    module = recurrence(spec, spec.input_size, spec.layers)
    if isinstance(module, nn.RNNBase):
        module.batch_first = batch_first
    turned = batch_first and isinstance(module, nn.RNNBase)
    sizes = (batch, steps) if turned else (steps, batch)
    x = torch.zeros(*sizes, spec.input_size)
    output, last = module(x)
    last = last if isinstance(last, tuple) else (last,)
    if batch_first and not turned:
        x, output = x.transpose(0, 1), output.transpose(0, 1)
    assert shown["input"] == written(x)
    assert shown["output"] == written(output)
    assert [shown[name] for name in ("h_n", "c_n") if name in shown] == [written(state) for state in last]
    assert shown["h_0"] == shown["h_n"]
    assert ("c_0" in shown) == (spec.cell is Cell.LSTM)
    assert ("logits" in shown) == bool(spec.outputs)


@given(specs, st.integers(1, 5), st.integers(1, 3), st.booleans())
def test_the_symbols_give_the_numbers(spec: NetworkSpec, steps: int, batch: int, batch_first: bool) -> None:
    meanings, *tables, _ = shape_tables(spec, steps, batch, batch_first)
    known = {row.name.partition(":")[0]: int(row.value) for row in meanings.rows}
    known |= {"vocabulary": spec.vocabulary, "outputs": spec.outputs}
    for table in tables:
        for name, symbolic in symbols(table).items():
            worked = re.sub(r"[A-Za-z_]+", lambda match: str(known[match[0]]), symbolic.strip("()"))
            sizes = [eval(size.replace("·", "*")) for size in worked.split(", ")]
            assert values(table)[name] == f"({', '.join(map(str, sizes))})"


@pytest.mark.parametrize("cell", [Cell.ELMAN, Cell.GRU, Cell.LSTM])
def test_the_note_on_two_directions_is_true(cell: Cell) -> None:
    spec = NetworkSpec(cell, hidden=3, bidirectional=True, input_kind=InputKind.VALUES, features=2)
    output, last = recurrence(spec, 2, 1)(torch.randn(5, 1, 2))
    h_n = last[0] if isinstance(last, tuple) else last
    assert torch.equal(h_n[0], output[-1, :, :3])
    assert torch.equal(h_n[1], output[0, :, 3:])
    note = bidirectional_note(spec)
    assert "first 3 numbers" in note
    assert "D·H_out = 6" in note
    assert "first half at the last step" in note
    assert "second half at the first step" in note


def test_one_direction_needs_no_note() -> None:
    assert bidirectional_note(NetworkSpec()) == ""
