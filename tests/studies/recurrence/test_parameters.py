"""Rows and columns of every parameter have the names of what they stand for."""

from __future__ import annotations

import itertools

import pytest

from explorer.models.recurrent.spec import Cell, InputKind
from explorer.studies.recurrence.parameters import parameter_axes
from tests.studies.recurrence.builders import spec_of, trace_of

GATES = {Cell.LSTM: ("i", "f", "g", "o"), Cell.GRU: ("r", "z", "n")}


@pytest.mark.parametrize("cell", list(Cell))
@pytest.mark.parametrize("kind", list(InputKind))
@pytest.mark.parametrize("bidirectional", [False, True])
def test_every_entry_has_a_name(cell: Cell, kind: InputKind, bidirectional: bool) -> None:
    words = 0 if kind is InputKind.VALUES else 5
    spec = spec_of(
        cell, layers=2, bidirectional=bidirectional, input_kind=kind, vocabulary=words, features=3, outputs=2
    )
    trace = trace_of(spec)
    for name, values in trace.weights.items():
        rows, columns = parameter_axes(trace, name)
        assert len(rows) * len(columns) == values.size, name
        assert len(rows) == len(values)
        assert len({*rows}) == len(rows)
        assert len({*columns}) == len(columns)
    rows, columns = parameter_axes(trace, "h_0")
    assert (len(rows), len(columns)) == (2 * (1 + bidirectional) * 2, spec.hidden)


@pytest.mark.parametrize("cell", [Cell.LSTM, Cell.GRU])
def test_blocks_are_in_the_order_of_torch(cell: Cell) -> None:
    trace = trace_of(spec_of(cell))
    rows, columns = parameter_axes(trace, "recurrent.weight_hh_l0")
    assert rows == tuple(f"{gate}[{unit}]" for gate, unit in itertools.product(GATES[cell], range(4)))
    assert columns == ("h[0]", "h[1]", "h[2]", "h[3]")
    assert parameter_axes(trace, "recurrent.bias_hh_l0") == (rows, ("b",))


def test_words_name_the_rows_of_an_embedding_and_the_columns_of_a_one_hot_input() -> None:
    learned = trace_of(spec_of(input_kind=InputKind.EMBEDDING, vocabulary=3, features=2))
    assert parameter_axes(learned, "embedding.weight") == (learned.vocabulary, ("x[0]", "x[1]"))
    hot = trace_of(spec_of(input_kind=InputKind.ONE_HOT, vocabulary=3))
    assert parameter_axes(hot, "recurrent.weight_ih_l0")[1] == hot.vocabulary


def test_rows_of_a_state_name_layer_direction_and_sequence() -> None:
    trace = trace_of(spec_of(layers=2, bidirectional=True), batch=2)
    rows, _columns = parameter_axes(trace, "c_0")
    assert rows == (
        "l0[0]", "l0[1]", "l0_reverse[0]", "l0_reverse[1]", "l1[0]", "l1[1]", "l1_reverse[0]", "l1_reverse[1]"
    )  # fmt: skip
    assert parameter_axes(trace_of(spec_of(), batch=1), "h_0")[0] == ("l0",)
