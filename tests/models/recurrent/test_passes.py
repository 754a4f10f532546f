"""The pass against torch.nn's modules and Cells, and against the textbook's equations step by step."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from explorer.core.cancel import CancelToken
from explorer.core.errors import CancelledError, UserError
from explorer.models.recurrent.arrays import PARTS, LayerTrace, NetworkTrace
from explorer.models.recurrent.network import Network, initial_weights, load
from explorer.models.recurrent.parts import scan
from explorer.models.recurrent.passes import difference, run
from explorer.models.recurrent.spec import Activation, Cell, InputKind, NetworkSpec
from tests.models.recurrent.modules import SPECS, random_inputs, random_weights, torch_module
from tests.models.recurrent.textbook import stepped

TOLERANCE = {torch.float32: 1e-6, torch.float64: 1e-12}
Arrays = dict[str, NDArray[Any]]


@st.composite
def specs(draw: st.DrawFn) -> NetworkSpec:
    """Any network of up to 4 layers."""
    return NetworkSpec(
        cell=draw(st.sampled_from(Cell)),
        activation=draw(st.sampled_from(Activation)),
        hidden=draw(st.integers(1, 12) | st.sampled_from([16, 31, 64, 256])),
        layers=draw(st.integers(1, 4)),
        bidirectional=draw(st.booleans()),
        bias=draw(st.booleans()),
        input_kind=draw(st.sampled_from(InputKind)),
        vocabulary=draw(st.integers(1, 9)),
        features=draw(st.integers(1, 9)),
        outputs=draw(st.integers(0, 5)),
    )


class Case:
    """A network with random weights, input and initial states, and its pass."""

    def __init__(self, spec: NetworkSpec, dtype: torch.dtype, steps: int, batch: int, seed: int) -> None:
        generator = np.random.default_rng(seed)
        self.spec, self.dtype = spec, dtype
        self.weights = random_weights(spec, generator, 1.0)
        self.inputs, self.x = random_inputs(spec, generator, steps, batch)
        shape = (spec.layers * spec.directions, batch, spec.hidden)
        self.h_0 = generator.uniform(-1, 1, shape) if seed % 3 else None
        self.c_0 = generator.uniform(-1, 1, shape) if seed % 3 and spec.cell is Cell.LSTM else None
        self.network = load(spec, self.weights, dtype=dtype)
        self.trace = run(self.network, self.inputs, self.h_0, self.c_0, CancelToken())

    def tensor(self, values: NDArray[Any] | None) -> torch.Tensor:
        assert values is not None
        return torch.tensor(values, dtype=self.dtype)

    def close(self, found: NDArray[Any] | None, expected: torch.Tensor | NDArray[Any]) -> None:
        assert found is not None
        np.testing.assert_allclose(found, np.asarray(expected), rtol=0, atol=TOLERANCE[self.dtype])


cases = st.builds(
    Case,
    specs(),
    st.sampled_from([torch.float32, torch.float64]),
    st.integers(1, 20),
    st.integers(1, 4),
    st.integers(0, 2**31),
)


@given(cases)
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_every_pass_agrees_with_the_module_of_torch(case: Case) -> None:
    """Output, h_n, c_n and logits, ≤ 1e-6 in float32 and ≤ 1e-12 in float64."""
    if case.spec.cell is Cell.JORDAN:
        return
    output, h_n, c_n = _reference(case)
    case.close(case.trace.output, output)
    case.close(case.trace.h_n, h_n)
    assert (case.trace.c_n is None) == (c_n is None)
    if c_n is not None:
        case.close(case.trace.c_n, c_n)
    if case.spec.outputs:
        weight, bias = (case.tensor(case.weights[f"head.{name}"]) for name in ("weight", "bias"))
        case.close(case.trace.logits, output @ weight.T + bias)
    else:
        assert case.trace.logits is None


@torch.no_grad()
def _reference(case: Case) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor | None]:
    """torch.nn's module alone, with nothing of the product between."""
    module = torch_module(case.spec, case.dtype)
    own = {name: case.weights[f"recurrent.{name}"] for name in module.state_dict()}
    module.load_state_dict({name: case.tensor(values) for name, values in own.items()})
    if case.spec.input_kind is InputKind.EMBEDDING:
        x = case.tensor(case.weights["embedding.weight"])[torch.tensor(case.x)]
    else:
        x = case.tensor(case.x)
    if case.h_0 is None:
        output, last = module(x)
    elif case.spec.cell is Cell.LSTM:
        output, last = module(x, (case.tensor(case.h_0), case.tensor(case.c_0)))
    else:
        output, last = module(x, case.tensor(case.h_0))
    return (output, *last) if case.spec.cell is Cell.LSTM else (output, last, None)


@given(cases)
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_every_step_agrees_with_the_cell_of_torch(case: Case) -> None:
    """Each h_t, and an LSTM's c_t, from the state before it; a Jordan layer's h_t with torch.nn.RNNCell."""
    for layer in case.trace.layers:
        _check_cells(case, layer)


@torch.no_grad()
def _check_cells(case: Case, layer: LayerTrace) -> None:
    spec = case.spec
    kinds = {Cell.GRU: torch.nn.GRUCell, Cell.LSTM: torch.nn.LSTMCell}
    options: dict[str, Any] = {"bias": spec.bias, "dtype": case.dtype}
    if spec.cell not in kinds:
        options["nonlinearity"] = spec.activation.value
    cell = kinds.get(spec.cell, torch.nn.RNNCell)(layer.inputs.shape[2], spec.hidden, **options)
    own = {name: case.weights[f"recurrent.{name}_{layer.name}"] for name in cell.state_dict()}
    cell.load_state_dict({name: case.tensor(values) for name, values in own.items()})
    for step in range(len(layer.hidden)):
        x, previous = case.tensor(layer.inputs[step]), case.tensor(layer.previous[step])
        if spec.cell is Cell.LSTM:
            h, c = cell(x, (previous, case.tensor(layer.parts["c_previous"][step])))
            case.close(layer.parts["c"][step], c)
        else:
            h = cell(x, previous)
        case.close(layer.hidden[step], h)


@given(cases)
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_every_part_is_what_the_equations_give_step_by_step(case: Case) -> None:
    """Against a plain loop in float64; float32 errors of up to 4 layers and 20 steps stay within 1e-5."""
    expected = stepped(case.spec, case.weights, case.inputs, case.h_0, case.c_0)
    tolerance = 1e-5 if case.dtype == torch.float32 else 1e-12
    found = case.trace.arrays()
    assert set(found) - {"output", "h_0", "h_n", "c_0", "c_n", "logits"} == set(expected)
    for name, values in expected.items():
        np.testing.assert_allclose(found[name], values, rtol=0, atol=tolerance, err_msg=name)
        assert found[name].dtype == (np.float32 if case.dtype == torch.float32 else np.float64)
    for layer in case.trace.layers:
        assert tuple(layer.parts) == PARTS[case.spec.cell]


@given(cases)
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_the_difference_is_within_the_tolerance_and_sees_a_change(case: Case) -> None:
    found = difference(case.network, case.inputs, case.h_0, case.c_0, case.trace)
    assert 0 <= found <= TOLERANCE[case.dtype]
    changed = case.trace.layers[-1].hidden
    changed[len(changed) // 2, -1, -1] += 0.25
    seen = difference(case.network, case.inputs, case.h_0, case.c_0, case.trace)
    assert seen >= 0.1


def test_by_hand() -> None:
    """The published numbers to four decimals: input size 1, hidden 3, ReLU, no bias, h_0 all ones."""
    spec = NetworkSpec(Cell.ELMAN, Activation.RELU, 3, bias=False, input_kind=InputKind.VALUES, features=1)
    weights = initial_weights(spec, 654)
    np.testing.assert_allclose(
        weights["recurrent.weight_ih_l0"], [[0.4389], [0.3772], [-0.3647]], rtol=0, atol=5.1e-5
    )
    np.testing.assert_allclose(
        weights["recurrent.weight_hh_l0"],
        [[0.3091, -0.0224, 0.4010], [-0.1867, -0.5099, 0.4860], [0.4007, 0.2936, 0.1126]],
        rtol=0,
        atol=5.1e-5,
    )
    torch.manual_seed(654)
    torch_module(spec)
    x = torch.randn((5, 2, 1)).numpy()
    rounded = [[0.1416, 0.6004], [-1.1653, -2.1373], [1.3519, -0.7998], [-0.2477, 0.1398], [0.2404, 0.3897]]
    np.testing.assert_allclose(x[:, :, 0], rounded, rtol=0, atol=5.1e-5)
    trace = run(load(spec, weights), x, np.ones((1, 2, 3)))
    layer = trace.layer(0)
    pre = [[0.7498, -0.1572, 0.7552], [0.9512, 0.0159, 0.5879]]
    np.testing.assert_allclose(layer.parts["pre"][0], pre, rtol=0, atol=5.1e-5)
    np.testing.assert_allclose(layer.hidden, BY_HAND, rtol=0, atol=5.1e-5)
    np.testing.assert_allclose(trace.h_n[0], BY_HAND[-1], rtol=0, atol=5.1e-5)


BY_HAND = [
    [[0.7498, 0, 0.7552], [0.9512, 0.0159, 0.5879]],
    [[0.0232, 0, 0.8105], [0, 0, 1.2314]],
    [[0.9255, 0.8995, 0], [0.1428, 0.2968, 0.4304]],
    [[0.1572, 0, 0.7252], [0.2714, 0.0839, 0.1419]],
    [[0.4449, 0.4138, 0.0570], [0.3099, 0.1225, 0.0073]],
]


def exploding(cell: Cell, scale: float = 1e6, steps: int = 12, *, activation: str = "relu") -> NetworkTrace:
    spec = NetworkSpec(
        cell, Activation(activation), 4, 2, bidirectional=True, input_kind=InputKind.VALUES, features=2
    )
    weights = {name: values * np.float32(scale) for name, values in initial_weights(spec, 1).items()}
    network = load(spec, weights)
    inputs = np.random.default_rng(0).standard_normal((steps, 2, 2))
    trace = run(network, inputs)
    assert difference(network, inputs, None, None, trace) <= 1e-5
    return trace


def test_exploding_values_are_kept_as_torch_gives_them() -> None:
    trace = exploding(Cell.ELMAN)
    assert np.isinf(trace.output).any() or np.isnan(trace.output).any()
    forward = trace.layer(0, 0).hidden
    assert np.isfinite(forward[0]).all()


@pytest.mark.parametrize("cell", list(Cell))
def test_large_weights_of_every_cell_raise_nothing(cell: Cell) -> None:
    exploding(cell, 1e30)


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, 1e300])
@pytest.mark.parametrize("cell", list(Cell))
def test_values_that_are_no_numbers_pass_through(cell: Cell, value: float) -> None:
    """Steps before the bad one are as without it; from it on the values are torch's."""
    spec = NetworkSpec(cell, hidden=4, input_kind=InputKind.VALUES, features=2)
    network = load(spec, initial_weights(spec, 1))
    inputs = np.random.default_rng(0).standard_normal((6, 1, 2))
    clean = run(network, inputs).arrays()
    inputs[3, 0, 1] = value
    trace = run(network, inputs)
    for name in ("l0.h", *(f"l0.{part}" for part in PARTS[cell])):
        np.testing.assert_array_equal(trace.arrays()[name][:3], clean[name][:3])
    assert difference(network, inputs, None, None, trace) <= 1e-6
    if np.isnan(value):
        assert np.isnan(trace.layer(0).hidden[3:]).all()


@pytest.mark.parametrize("value", [np.inf, np.nan, 1e30])
def test_an_initial_cell_that_is_no_number_passes_through(value: float) -> None:
    spec = NetworkSpec(Cell.LSTM, hidden=3, input_kind=InputKind.VALUES, features=1)
    network = load(spec, initial_weights(spec, 1))
    inputs = np.random.default_rng(0).standard_normal((300, 1, 1))
    c_0 = np.full((1, 1, 3), value)
    trace = run(network, inputs, None, c_0)
    assert difference(network, inputs, None, c_0, trace) <= 1e-6
    if np.isinf(value):
        assert np.isinf(trace.layer(0).parts["c"]).all()


@given(st.integers(1, 70), st.integers(0, 2**31), st.booleans())
def test_the_scan_is_the_loop(steps: int, seed: int, infinite: bool) -> None:
    """≤ 1e-14 relative to the sum of the terms' sizes, in float64."""
    generator = torch.Generator().manual_seed(seed)
    kept = torch.rand(steps, 2, 3, dtype=torch.float64, generator=generator)
    added = torch.randn(steps, 2, 3, dtype=torch.float64, generator=generator)
    state = torch.randn(2, 3, dtype=torch.float64, generator=generator)
    if infinite:
        state[0, 0] = torch.inf
    found = scan(kept, added, state)
    for step in range(steps):
        state = kept[step] * state + added[step]
        np.testing.assert_allclose(found[step], state, rtol=0, atol=1e-14 * (1 + steps))


def test_only_jordan_steps_through_time() -> None:
    """1,584 more steps cost no call of a Python function each: only the scan's rounds grow, by log₂."""
    for cell in (Cell.ELMAN, Cell.GRU, Cell.LSTM):
        spec = NetworkSpec(cell, hidden=2, layers=2, bidirectional=True, vocabulary=3)
        network = load(spec, initial_weights(spec, 0))
        counts = [_calls(network, steps) for steps in (16, 1600)]
        assert counts[1] <= counts[0] + 100


def _calls(network: Network, steps: int) -> int:
    count = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    ids = np.zeros((steps, 1), np.int64)
    sys.setprofile(note)
    try:
        run(network, ids)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("shape", [(0, 1), (3, 0), (3,), (3, 1, 1)])
def test_no_step_is_told(shape: tuple[int, ...]) -> None:
    network = load(SPECS[0], initial_weights(SPECS[0], 0))
    with pytest.raises(UserError, match="no step"):
        run(network, np.zeros(shape, np.int64))


def test_inputs_and_states_that_do_not_fit_are_told() -> None:
    words = load(SPECS[0], initial_weights(SPECS[0], 0))
    numbers = load(SPECS[3], initial_weights(SPECS[3], 0))
    for ids in ([[7]], [[-1]]):
        with pytest.raises(UserError, match="symbol"):
            run(words, np.array(ids))
    with pytest.raises(UserError, match="3 columns"):
        run(numbers, np.zeros((2, 1, 3)))
    with pytest.raises(UserError, match="initial state"):
        run(words, np.array([[0]]), np.zeros((1, 1, 5)))


@pytest.mark.parametrize("cell", list(Cell))
def test_one_step_is_enough(cell: Cell) -> None:
    spec = replace(SPECS[0], cell=cell)
    trace = run(load(spec, initial_weights(spec, 0)), np.array([[2]]))
    assert trace.output.shape == (1, 1, 10)
    assert trace.seconds > 0


def test_a_cancelled_pass_ends() -> None:
    for spec in SPECS:
        token = CancelToken()
        token.cancel()
        network = load(spec, initial_weights(spec, 0))
        with pytest.raises(CancelledError):
            run(network, random_inputs(spec, np.random.default_rng(0), 3, 1)[0], token=token)


def test_a_pass_leaves_a_trainable_network_as_it_is() -> None:
    spec = SPECS[0]
    network = load(spec, initial_weights(spec, 0)).requires_grad_(True)
    run(network, np.array([[2], [1]]))
    assert all(each.requires_grad for each in network.parameters())
