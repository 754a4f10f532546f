"""Training w beside a plain loop of torch, in float64."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from explorer.core.cancel import CancelToken
from explorer.core.errors import CancelledError, UserError
from explorer.studies.pooling.compute import compute
from explorer.studies.pooling.data import Points, Recipe, drawn, in_order
from explorer.studies.pooling.kernels import Values
from explorer.studies.pooling.learning import compare, settings_of, smoothness, width_change, with_run
from explorer.studies.pooling.state import PoolingState
from explorer.studies.pooling.training import TrainingSettings, WidthRun, leave_one_out, train

TOLERANCE = 1e-5


def plain(points: Points, width: float, rate: float, epochs: int) -> tuple[Values, Values]:
    """w and the loss by epoch, as a first course writes it."""
    ordered = in_order(points)
    keys, values = torch.from_numpy(ordered.keys), torch.from_numpy(ordered.values)
    count = len(keys)
    others = ~torch.eye(count, dtype=torch.bool)
    all_keys = keys.repeat(count, 1)[others].reshape(count, -1)
    all_values = values.repeat(count, 1)[others].reshape(count, -1)
    w = torch.nn.Parameter(torch.tensor([width], dtype=torch.float64))
    optimiser = torch.optim.SGD([w], lr=rate)
    widths, losses = [width], []
    for _ in range(epochs):
        optimiser.zero_grad()
        queries = keys.repeat_interleave(count - 1).reshape(count, -1)
        weights = torch.softmax(-(((queries - all_keys) * w) ** 2) / 2, dim=1)
        estimates = torch.bmm(weights.unsqueeze(1), all_values.unsqueeze(-1)).reshape(-1)
        loss = torch.nn.functional.mse_loss(estimates, values, reduction="sum")
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        widths.append(w.item())
        losses.append(loss.item())
    return np.array(widths), np.array(losses)


def run_of(points: Points, width: float = 0.5, rate: float = 0.5, epochs: int = 5) -> WidthRun:
    return train(TrainingSettings(points, width, rate, epochs), CancelToken())


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("width", [0.1, 0.5, 1.0, -2.0])
def test_it_equals_the_plain_loop(seed: int, width: float) -> None:
    points = drawn(Recipe(seed=seed))
    run = run_of(points, width, epochs=100)
    widths, losses = plain(points, width, 0.5, 100)
    np.testing.assert_allclose(run.widths, widths, rtol=0, atol=TOLERANCE)
    np.testing.assert_allclose(run.losses[:-1], losses, rtol=0, atol=TOLERANCE)
    assert run.epoch == 100
    assert run.is_done
    assert run.learned == run.widths[-1] == run.width_at(1000)


@pytest.mark.parametrize("count", [2, 3, 600])  # 600 points are more than a block
def test_any_number_of_points(count: int) -> None:
    points = drawn(Recipe(size=count, seed=2))
    widths, _ = plain(points, 0.5, 0.01, 5)
    np.testing.assert_allclose(run_of(points, rate=0.01).widths, widths, rtol=0, atol=TOLERANCE)


def test_equal_keys_train() -> None:
    points = ((1.0, 2.0), (1.0, 3.0), (2.0, 5.0))
    widths, _ = plain(points, 0.5, 0.1, 5)
    np.testing.assert_allclose(run_of(points, rate=0.1).widths, widths, rtol=0, atol=TOLERANCE)


def test_leave_one_out_is_all_others() -> None:
    np.testing.assert_array_equal(leave_one_out(np.array([1.0, 2.0, 3.0])), [[2, 3], [1, 3], [1, 2]])


def test_what_explodes_is_said_and_kept() -> None:
    run = run_of(((0.0, 0.0), (1.0, 9e8), (2.5, -9e8)), rate=1000.0)
    assert run.diverged
    assert run.is_done
    assert np.isfinite(run.widths).all()


def test_a_rate_that_is_too_large_is_told_from_one_that_comes_to_rest() -> None:
    points = drawn(Recipe(size=10, seed=0))
    assert run_of(points, 1.0, rate=1.0, epochs=60).hops
    assert not run_of(points, rate=0.01, epochs=60).hops
    assert not run_of(points, rate=1.0, epochs=5).hops  # too few to tell


@pytest.mark.parametrize(
    "settings",
    [
        TrainingSettings(((1.0, 2.0),)),
        TrainingSettings(()),
        TrainingSettings(((1.0, 2.0), (np.nan, 1.0))),
        TrainingSettings(((1.0, 2.0), (2.0, 1.0)), width=0.0),
        TrainingSettings(((1.0, 2.0), (2.0, 1.0)), epochs=501),
        TrainingSettings(((1.0, 2.0), (2.0, 1.0)), learning_rate=0.0),
        TrainingSettings(((1.0, 2.0), (2.0, 1.0)), width=np.nan),
    ],
)
def test_impossible_runs_are_told(settings: TrainingSettings) -> None:
    with pytest.raises(UserError):
        train(settings, CancelToken())


def test_cancelling_stops() -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        train(TrainingSettings(drawn(Recipe())), token)


def test_a_width_that_stays_is_not_said_to_move() -> None:
    state = replace(PoolingState(), initial_width=30.0, noise=0.0, size=10, view="training", seed=9)
    run = train(settings_of(state), CancelToken())
    trace = compute(with_run(state, run).request, CancelToken())
    comparison = compare(trace, run, run.epoch)
    assert width_change(comparison) == "|w| is still 30.00: the curve is as it was."
    said = smoothness(comparison)
    assert "as before the training" in said
    assert "narrower" not in said
    assert "wider" not in said


@pytest.mark.parametrize(("first", "became"), [(0.5, "narrower"), (40.0, "wider")])
def test_in_short_it_is_said_where_w_went(first: float, became: str) -> None:
    state = replace(PoolingState(), initial_width=first, view="training")
    run = train(settings_of(state), CancelToken())
    trace = compute(with_run(state, run).request, CancelToken())
    last = abs(float(run.widths[-1]))
    expected = f"|w| went from {first:.2f} to {last:.2f}: the kernel became {became}."
    assert width_change(compare(trace, run, run.epoch)) == expected
