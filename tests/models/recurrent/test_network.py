"""The network's parameters: torch's names, torch's initial values, and weights that must fit."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from explorer.core.errors import UserError
from explorer.models.recurrent.network import Network, initial_weights, load
from explorer.models.recurrent.spec import Activation, Cell, InputKind, NetworkSpec
from tests.models.recurrent.modules import SPECS, torch_module


@pytest.mark.parametrize("spec", SPECS, ids=str)
def test_the_parameters_have_the_names_and_shapes_of_the_spec_in_its_order(spec: NetworkSpec) -> None:
    shapes = {name: tuple(values.shape) for name, values in Network(spec).state_dict().items()}
    assert shapes == spec.parameter_shapes()
    assert list(shapes) == list(spec.parameter_shapes())
    assert sum(values.numel() for values in Network(spec).parameters()) == spec.parameter_count()


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
@pytest.mark.parametrize("spec", SPECS, ids=str)
def test_initial_weights_are_those_of_torch_with_the_same_seed(spec: NetworkSpec, dtype: torch.dtype) -> None:
    found = initial_weights(spec, 654, dtype)
    before = torch.get_default_dtype()
    torch.set_default_dtype(dtype)
    try:
        torch.manual_seed(654)
        expected = Network(spec).state_dict()
    finally:
        torch.set_default_dtype(before)
    assert list(found) == list(expected)
    for name, values in expected.items():
        np.testing.assert_array_equal(found[name], values.numpy())


@pytest.mark.parametrize("cell", [Cell.ELMAN, Cell.GRU, Cell.LSTM])
def test_a_bare_recurrence_starts_as_the_module_of_torch(cell: Cell) -> None:
    spec = NetworkSpec(
        cell, Activation.RELU, 7, 3, bidirectional=True, input_kind=InputKind.VALUES, features=2
    )
    torch.manual_seed(11)
    expected = torch_module(spec).state_dict()
    found = initial_weights(spec, 11)
    assert list(found) == [f"recurrent.{name}" for name in expected]
    for name, values in expected.items():
        np.testing.assert_array_equal(found[f"recurrent.{name}"], values.numpy())


@pytest.mark.parametrize("cell", list(Cell))
def test_initial_weights_lie_within_the_bound(cell: Cell) -> None:
    spec = NetworkSpec(cell, hidden=25, input_kind=InputKind.ONE_HOT, vocabulary=40)
    values = np.concatenate([array.ravel() for array in initial_weights(spec, 3).values()])
    assert 0.999 / 5 < np.abs(values).max() <= np.float32(1 / 5)


def test_neither_drawing_nor_loading_moves_the_global_generator() -> None:
    before = torch.get_rng_state()
    load(SPECS[0], initial_weights(SPECS[0], 5))
    assert torch.equal(torch.get_rng_state(), before)


def test_a_loaded_network_owns_its_weights_and_needs_no_gradient() -> None:
    weights = initial_weights(SPECS[0], 0)
    for values in weights.values():
        values.setflags(write=False)
    network = load(SPECS[0], weights, dtype=torch.float64)
    assert not network.training
    assert all(not each.requires_grad and each.dtype == torch.float64 for each in network.parameters())
    next(network.parameters()).add_(1)
    fresh = initial_weights(SPECS[0], 0)
    assert all(np.array_equal(weights[name], fresh[name]) for name in weights)


def test_weights_that_do_not_fit_are_told() -> None:
    weights = initial_weights(SPECS[0], 0)
    with pytest.raises(UserError, match="do not fit"):
        load(replace(SPECS[0], hidden=SPECS[0].hidden + 1), weights)
    weights.pop("recurrent.weight_hh_l0")
    with pytest.raises(UserError, match=r"lack recurrent\.weight_hh_l0"):
        load(SPECS[0], weights)


@pytest.mark.parametrize("cell", list(Cell))
def test_every_parameter_of_a_trainable_network_gets_a_gradient(cell: Cell) -> None:
    spec = NetworkSpec(cell, hidden=4, layers=2, bidirectional=True, vocabulary=5, features=3, outputs=2)
    network = load(spec, initial_weights(spec, 0)).requires_grad_(True).train()
    output, h_n, c_n, logits = network(torch.randint(0, 5, (6, 2)))
    assert logits is not None
    logits.square().sum().backward()
    assert all(each.grad is not None and bool(each.grad.any()) for each in network.parameters())
    assert (output.shape, h_n.shape) == ((6, 2, 8), (4, 2, 4))
    assert (c_n is not None) == (cell is Cell.LSTM)
