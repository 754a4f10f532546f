"""Jordan's recurrence against torch.nn's RNNCell and Linear, stepped by hand."""

from __future__ import annotations

from typing import Any

import pytest
import torch

from explorer.core.cancel import CancelToken
from explorer.core.errors import CancelledError
from explorer.models.recurrent.jordan import Jordan

TOLERANCE = 1e-12


def _by_cells(module: Jordan, x: torch.Tensor, y: torch.Tensor, layer: int, end: str) -> torch.Tensor:
    """y (T, B, H) of one layer and direction from nn.RNNCell and nn.Linear."""
    size = module.hidden_size
    options: dict[str, Any] = {"bias": module.bias, "dtype": torch.float64}
    cell = torch.nn.RNNCell(x.shape[2], size, nonlinearity="relu" if module.relu else "tanh", **options)
    output = torch.nn.Linear(size, size, **options)
    own = {name: getattr(module, f"{name}_l{layer}{end}") for name in cell.state_dict()}
    cell.load_state_dict(own)
    output.load_state_dict(
        {name: getattr(module, f"{name}_ho_l{layer}{end}") for name in output.state_dict()}
    )
    steps: list[torch.Tensor] = []
    for x_t in x.flip(0) if end else x:
        y = torch.tanh(output(cell(x_t, y)))
        steps.append(y)
    return torch.stack(steps[::-1] if end else steps)


@pytest.mark.parametrize("nonlinearity", ["tanh", "relu"])
@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("bidirectional", [True, False])
@pytest.mark.parametrize("layers", [1, 3])
def test_every_form_is_the_cells_stepped(
    nonlinearity: str, bias: bool, bidirectional: bool, layers: int
) -> None:
    module = Jordan(3, 4, layers, nonlinearity, bias, bidirectional).double()
    x = torch.randn(7, 2, 3, dtype=torch.float64)
    y_0 = torch.randn(layers * len(module.ends), 2, 4, dtype=torch.float64)
    output, last = module(x, y_0)
    found_last: list[torch.Tensor] = []
    for layer in range(layers):
        halves = [
            _by_cells(module, x, y_0[layer * len(module.ends) + at], layer, end)
            for at, end in enumerate(module.ends)
        ]
        found_last += [half[0 if end else -1] for half, end in zip(halves, module.ends, strict=True)]
        x = torch.cat(halves, dim=2)
    torch.testing.assert_close(output, x, rtol=0, atol=TOLERANCE)
    torch.testing.assert_close(last, torch.stack(found_last), rtol=0, atol=TOLERANCE)


def test_without_an_initial_state_it_starts_at_zero() -> None:
    module = Jordan(3, 4, 2, bidirectional=True)
    x = torch.randn(5, 2, 3)
    torch.testing.assert_close(module(x), module(x, torch.zeros(4, 2, 4)), rtol=0, atol=0)


def test_gradients_are_those_of_finite_differences() -> None:
    module = Jordan(2, 3, 2, bidirectional=True).double()
    x = torch.randn(4, 2, 2, dtype=torch.float64, requires_grad=True)
    y_0 = torch.randn(4, 2, 3, dtype=torch.float64, requires_grad=True)
    assert torch.autograd.gradcheck(lambda *given: module(*given), (x, y_0))


def test_a_cancelled_token_ends_the_steps() -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        Jordan(2, 3).steps(torch.randn(9, 1, 2), torch.zeros(1, 3), 0, 0, token)
