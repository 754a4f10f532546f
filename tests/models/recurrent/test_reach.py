"""Gradient reach against torch.autograd.functional.jacobian, in float64."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from explorer.core.cancel import CancelToken, Progress
from explorer.core.errors import CancelledError
from explorer.models.recurrent.network import initial_weights, load
from explorer.models.recurrent.norms import Largest
from explorer.models.recurrent.passes import run
from explorer.models.recurrent.reach import reach
from explorer.models.recurrent.spec import Activation, Cell, InputKind, NetworkSpec
from tests.models.recurrent.modules import random_inputs, random_weights

STEPS = 7


def _norms(spec: NetworkSpec, seed: int, layer: int, direction: int) -> tuple[NDArray[Any], NDArray[Any]]:
    """What `reach` finds, and the 2-norms of the Jacobians of torch.nn's own kernels."""
    generator = np.random.default_rng(seed)
    weights = random_weights(spec, generator, 1.5)
    inputs, _ = random_inputs(spec, generator, STEPS, 2)
    trace = run(load(spec, weights, dtype=torch.float64), inputs)
    found = reach(spec, weights, trace, sequence=1, layer=layer, direction=direction, token=CancelToken())
    traced = trace.layer(layer, direction)
    x, h = (torch.tensor(values[:, 1]) for values in (traced.inputs, traced.hidden))
    c = torch.tensor(traced.parts["c"][:, 1]) if spec.cell is Cell.LSTM else h
    if direction:
        x, h, c = x.flip(0), h.flip(0), c.flip(0)
    own = {
        name.removeprefix("recurrent.").removesuffix(f"_{traced.name}"): torch.tensor(values)
        for name, values in weights.items()
        if name.startswith("recurrent.") and name.endswith(f"_{traced.name}")
    }
    expected = np.ones(STEPS)
    for step in range(STEPS - 1):
        rest = _Rest(spec, own, x[step + 1 :], c[step])
        jacobian = torch.autograd.functional.jacobian(rest, h[step])  # type: ignore[no-untyped-call]
        assert isinstance(jacobian, torch.Tensor)
        expected[step] = np.linalg.norm(jacobian.numpy(), 2)
    return found, expected[::-1] if direction else expected


class _Rest:
    """h_T as a function of h_t: torch.nn's fused kernel over the steps that follow; Jordan's written out."""

    def __init__(
        self, spec: NetworkSpec, own: dict[str, torch.Tensor], x: torch.Tensor, c: torch.Tensor
    ) -> None:
        self.spec, self.own, self.x, self.c = spec, own, x, c

    def __call__(self, h: torch.Tensor) -> torch.Tensor:
        spec = self.spec
        if spec.cell is Cell.JORDAN:
            return self._jordan(h)
        kinds = {Cell.GRU: torch.nn.GRU, Cell.LSTM: torch.nn.LSTM, Cell.ELMAN: torch.nn.RNN}
        options: dict[str, Any] = {"bias": spec.bias, "dtype": torch.float64}
        if spec.cell is Cell.ELMAN:
            options["nonlinearity"] = spec.activation.value
        module = kinds[spec.cell](self.x.shape[1], spec.hidden, **options)
        module.load_state_dict({f"{name}_l0": values for name, values in self.own.items()})
        state = (h[None], self.c[None]) if spec.cell is Cell.LSTM else h[None]
        return torch.as_tensor(module(self.x, state)[0][-1])

    def _jordan(self, h: torch.Tensor) -> torch.Tensor:
        own, zero = self.own, torch.zeros(self.spec.hidden, dtype=torch.float64)
        for x_t in self.x:
            y = torch.tanh(own["weight_ho"] @ h + own.get("bias_ho", zero))
            pre = own["weight_ih"] @ x_t + own["weight_hh"] @ y
            pre = pre + own.get("bias_ih", zero) + own.get("bias_hh", zero)
            h = torch.relu(pre) if self.spec.activation is Activation.RELU else torch.tanh(pre)
        return h


@given(
    st.sampled_from(Cell),
    st.sampled_from(Activation),
    st.booleans(),
    st.booleans(),
    st.integers(1, 3),
    st.integers(1, 9),
    st.integers(0, 2**31),
)
def test_reach_is_the_norm_of_the_jacobian(
    cell: Cell, activation: Activation, bidirectional: bool, bias: bool, layers: int, hidden: int, seed: int
) -> None:
    """≤ 1e-10 relative to max(1, norm)."""
    spec = NetworkSpec(cell, activation, hidden, layers, bidirectional, bias, vocabulary=5, features=3)
    found, expected = _norms(spec, seed, layers - 1, int(bidirectional))
    np.testing.assert_allclose(found, expected, rtol=1e-10, atol=1e-12)


@pytest.mark.parametrize("cell", list(Cell))
def test_reach_of_many_units_is_the_norm_of_the_jacobian(cell: Cell) -> None:
    """Where the norm is iterated: ≤ 1e-6 relative."""
    spec = NetworkSpec(cell, hidden=130, input_kind=InputKind.VALUES, features=3)
    found, expected = _norms(spec, 3, 0, 0)
    np.testing.assert_allclose(found, expected, rtol=1e-6)


def traced_reach(scale: float, steps: int, token: CancelToken, cell: Cell = Cell.ELMAN) -> NDArray[Any]:
    spec = NetworkSpec(cell, Activation.RELU, 6, bias=False, input_kind=InputKind.VALUES, features=1)
    weights = {name: np.abs(values) * scale for name, values in initial_weights(spec, 0).items()}
    trace = run(load(spec, weights), np.ones((steps, 1, 1)))
    return reach(spec, weights, trace, sequence=0, layer=0, direction=0, token=token)


def test_at_one_step_it_is_one() -> None:
    assert traced_reach(1, 1, CancelToken()).tolist() == [1.0]


def test_vanished_gradients_are_zero_and_exploded_ones_infinite() -> None:
    vanished = traced_reach(1e-9, 60, CancelToken())
    assert vanished[0] == 0
    assert vanished[-1] == 1
    assert (np.diff(vanished) >= 0).all()
    exploded = traced_reach(1e30, 40, CancelToken())
    assert not np.isfinite(exploded[0])
    assert exploded[-1] == 1


@pytest.mark.parametrize("cell", list(Cell))
def test_exploding_weights_raise_nothing(cell: Cell) -> None:
    traced_reach(1e30, 12, CancelToken(), cell)


def test_it_tells_how_far_it_is_and_can_be_cancelled() -> None:
    told: list[Progress] = []
    traced_reach(1, 40, CancelToken(told.append))
    assert [progress.done for progress in told] == [0, 16, 32]
    assert {progress.total for progress in told} == {40}
    token = CancelToken(lambda progress: token.cancel() if progress.done else None)
    with pytest.raises(CancelledError):
        traced_reach(1, 40, token)


@given(st.integers(97, 120), st.integers(0, 2**31), st.sampled_from([1e-200, 1.0, 1e200]))
def test_the_iterated_norm_is_the_largest_singular_value(size: int, seed: int, scale: float) -> None:
    """≤ 1e-4 relative even for matrices of random numbers, whose largest values lie close together."""
    generator = torch.Generator().manual_seed(seed)
    largest = Largest()
    matrix = torch.eye(size, dtype=torch.float64)
    for _ in range(6):
        factor = torch.randn(size, size, dtype=torch.float64, generator=generator) / size**0.5
        matrix = matrix @ factor
        expected = np.linalg.norm(matrix.numpy(), 2) * scale
        np.testing.assert_allclose(largest.of(matrix * scale), expected, rtol=1e-4)


@pytest.mark.parametrize(("value", "expected"), [(0.0, 0.0), (np.inf, np.inf), (np.nan, np.nan)])
def test_the_norm_of_what_is_no_number(value: float, expected: float) -> None:
    matrix = torch.full((3, 3), value, dtype=torch.float64)
    np.testing.assert_equal(Largest().of(matrix), expected)
