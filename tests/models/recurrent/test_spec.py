"""What a network is made of: sizes, shapes, counts, and sizes that are refused; without torch."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from explorer.core.errors import UserError
from explorer.models.recurrent.spec import Cell, InputKind, NetworkSpec

VALUES = NetworkSpec(Cell.LSTM, hidden=4, input_kind=InputKind.VALUES, features=3)


@pytest.mark.parametrize(
    ("cell", "count"),
    # gates × (H·I + H·H + 2·H), and H·H + H more for a Jordan layer's output
    [(Cell.ELMAN, 36), (Cell.JORDAN, 56), (Cell.GRU, 108), (Cell.LSTM, 144)],
)
def test_a_layer_has_as_many_parameters_as_the_formula_says(cell: Cell, count: int) -> None:
    assert replace(VALUES, cell=cell).parameter_count() == count


def test_upper_layers_read_both_directions() -> None:
    spec = replace(VALUES, layers=2, bidirectional=True)
    shapes = spec.parameter_shapes()
    assert shapes["recurrent.weight_ih_l0_reverse"] == (16, 3)
    assert shapes["recurrent.weight_ih_l1"] == (16, 8)
    assert shapes["recurrent.weight_hh_l1_reverse"] == (16, 4)
    assert list(shapes).index("recurrent.bias_hh_l0_reverse") < list(shapes).index("recurrent.weight_ih_l1")


def test_embedding_and_linear_layer_are_counted() -> None:
    spec = NetworkSpec(Cell.ELMAN, hidden=4, bias=False, vocabulary=10, features=3, outputs=2)
    assert spec.parameter_count() == 10 * 3 + (4 * 3 + 4 * 4) + (2 * 4 + 2)
    assert replace(spec, input_kind=InputKind.ONE_HOT).input_size == 10
    assert "embedding.weight" not in replace(spec, input_kind=InputKind.ONE_HOT).parameter_shapes()


@pytest.mark.parametrize(
    "change",
    [
        {"hidden": 0}, {"hidden": 257}, {"layers": 0}, {"layers": 5}, {"features": 0}, {"features": -1},
        {"input_kind": InputKind.ONE_HOT, "vocabulary": 0},
    ],
    ids=str,
)  # fmt: skip
def test_impossible_sizes_are_told(change: dict[str, int]) -> None:
    with pytest.raises(UserError):
        replace(VALUES, **change).checked()  # type: ignore[arg-type]


@pytest.mark.parametrize("change", [{"hidden": 1}, {"hidden": 256}, {"layers": 4}, {"features": 1}], ids=str)
def test_the_ends_of_the_ranges_are_possible(change: dict[str, int]) -> None:
    spec = replace(VALUES, **change)  # type: ignore[arg-type]
    assert spec.checked() is spec


def test_a_spec_needs_no_torch() -> None:
    code = "import sys, explorer.models.recurrent.arrays; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
