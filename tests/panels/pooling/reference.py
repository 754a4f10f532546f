"""What the Attention pooling chapter shows, and plain PyTorch to compare its numbers with."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from explorer.panels.pooling.panel import PoolingPanel
from explorer.studies.pooling.data import Points
from explorer.studies.pooling.kernels import Kernel
from explorer.studies.pooling.trace import PoolingTrace

Numbers = NDArray[np.float64]


def drawn(panel: PoolingPanel) -> PoolingTrace:
    """The trace on screen."""
    assert panel.session.drawn is not None
    return panel.session.drawn.trace


def own(panel: PoolingPanel) -> Points | None:
    """The person's own points; None while they are those that are drawn at random."""
    return panel.session.state.points


def attention(kernel: Kernel, queries: Numbers, keys: Numbers, scale: float) -> Numbers:
    """Weights (Q, n) in float64; rows of 0 where a compact kernel holds no key."""
    distances = torch.from_numpy(queries)[:, None] - torch.from_numpy(keys)[None, :]
    if kernel is Kernel.AVERAGE:
        grown = torch.ones_like(distances)
    elif kernel in (Kernel.GAUSSIAN, Kernel.WIDTH, Kernel.LEARNED):
        width = 1.0 if kernel is Kernel.GAUSSIAN else scale
        return np.asarray(torch.softmax(-((distances * width) ** 2) / 2, dim=1).numpy())
    else:
        ratio = distances.abs() / scale
        if kernel is Kernel.BOXCAR:
            grown = (ratio <= 1).double()
        elif kernel is Kernel.TRIANGULAR:
            grown = torch.relu(1 - ratio)
        else:
            grown = torch.relu(1 - ratio**2)
    return np.asarray((grown / grown.sum(dim=1, keepdim=True).clamp_min(1e-300)).numpy())


def trained(
    keys: Numbers, values: Numbers, width: float, rate: float, epochs: int
) -> tuple[list[float], list[float]]:
    """w and loss by epoch: leave-one-out keys and values (n, n − 1), SGD with autograd, in float64."""
    n = keys.size
    x, y = torch.from_numpy(keys.copy()), torch.from_numpy(values.copy())
    others = ~torch.eye(n, dtype=torch.bool)
    left_keys, left_values = (part.repeat(n, 1)[others].reshape(n, n - 1) for part in (x, y))
    w = torch.tensor([width], dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.SGD([w], lr=rate)
    widths, losses = [], []
    for _ in range(epochs + 1):
        weights = torch.softmax(-(((x[:, None] - left_keys) * w) ** 2) / 2, dim=1)
        estimates = torch.bmm(weights[:, None, :], left_values[:, :, None]).reshape(-1)
        loss = ((estimates - y) ** 2).sum()
        widths.append(w.item())
        losses.append(loss.item())
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
    return widths, losses


def close(found: Numbers, wanted: Numbers) -> None:
    """Equal to 1e-12: both are worked out in float64."""
    np.testing.assert_allclose(found, wanted, rtol=0, atol=1e-12)


def check_numbers(panel: PoolingPanel) -> None:
    """What is on screen against plain PyTorch: all curves and weights (1e-12, weights float32: 1e-7)."""
    trace = drawn(panel)
    keys, values = trace.points.keys, trace.points.values
    for curve in trace.curves:
        weights = attention(curve.kernel, trace.places, keys, curve.scale)
        answered = weights.sum(axis=1) > 0.5
        np.testing.assert_array_equal(np.isnan(curve.estimates), ~answered)
        close(curve.estimates[answered], (weights @ values)[answered])
        if curve is trace.chosen:
            np.testing.assert_allclose(trace.weights, weights, rtol=0, atol=1e-7)
            if panel.session.state.side == "weights":
                (heatmap,) = panel.heat.heatmap.maps()
                np.testing.assert_array_equal(heatmap.values, trace.weights)
    plot = panel.regression.plot
    np.testing.assert_array_equal(plot.data().keys, keys)
    np.testing.assert_array_equal(plot.data().values, values)
    view = plot.query()
    assert view is not None
    own = attention(trace.chosen.kernel, np.array([view.query]), keys, trace.chosen.scale)[0]
    close(view.weights, own)
    if own.sum() > 0.5:
        assert view.estimate == pytest.approx(float(own @ values), abs=1e-12)
    else:
        assert np.isnan(view.estimate)
