"""Errors at every width, against traces made one by one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from explorer.core.cancel import CancelToken, Progress
from explorer.core.errors import CancelledError
from explorer.studies.pooling.compute import compute
from explorer.studies.pooling.kernels import COMPACT, Kernel
from explorer.studies.pooling.state import PoolingState
from explorer.studies.pooling.sweep import COUNT, sweep
from explorer.studies.pooling.trace import PoolingTrace


def traced(**fields: object) -> PoolingTrace:
    return compute(replace(PoolingState(), **fields).request, CancelToken())  # type: ignore[arg-type]


@pytest.mark.parametrize("kernel", [Kernel.GAUSSIAN, Kernel.WIDTH, *(Kernel.BOXCAR, Kernel.EPANECHNIKOV)])
def test_each_error_is_that_of_a_trace_of_its_own(kernel: Kernel) -> None:
    made = sweep(traced(kernel=kernel, size=20), CancelToken())
    assert made is not None
    assert made.scales.shape == made.errors.shape == made.fits.shape == (COUNT,)
    assert (np.diff(made.scales) > 0).all()
    field = "bandwidth" if kernel in (Kernel.BOXCAR, Kernel.EPANECHNIKOV) else "width"
    for place in (0, 30, 60):
        one = traced(kernel=made.kernel, size=20, **{field: float(made.scales[place])}).chosen
        error = np.nan if one.undefined else one.error
        assert made.errors[place] == pytest.approx(error, rel=1e-12, nan_ok=True)
        assert made.fits[place] == pytest.approx(one.fit, rel=1e-12)


def test_the_best_width_lies_between_too_wide_and_too_narrow() -> None:
    made = sweep(traced(kernel=Kernel.WIDTH), CancelToken())
    assert made is not None
    assert made.scales[0] < made.best < made.scales[-1]
    assert made.errors[0] > made.errors.min() < made.errors[-1]
    assert (np.diff(made.fits) <= 1e-12).all()  # a narrower kernel comes nearer to the points themselves


@pytest.mark.parametrize("kernel", COMPACT)
@pytest.mark.parametrize("noise", [0.0, 0.05, 0.5])
def test_a_kernel_that_leaves_gaps_is_not_the_best(kernel: Kernel, noise: float) -> None:
    for seed in range(5):
        made = sweep(traced(kernel=kernel, seed=seed, noise=noise, size=20), CancelToken())
        assert made is not None
        best = traced(kernel=kernel, seed=seed, noise=noise, size=20, bandwidth=made.best).chosen
        assert best.undefined == 0
        assert best.error == pytest.approx(np.nanmin(made.errors), rel=1e-12)


def test_overfitting_needs_a_wider_kernel_that_is_nearer_to_the_truth() -> None:
    noisy = sweep(traced(kernel=Kernel.WIDTH), CancelToken())
    assert noisy is not None
    assert noisy.overfits
    at_the_end = replace(noisy, errors=noisy.fits)
    assert not at_the_end.overfits


def test_without_a_truth_the_points_remain() -> None:
    own = ((0.0, 1.0), (1.0, 2.0), (2.0, 0.0))
    made = sweep(traced(kernel=Kernel.WIDTH, points=own, has_truth=False), CancelToken())
    assert made is not None
    assert np.isnan(made.errors).all()
    assert np.isfinite(made.fits).all()
    assert np.isnan(made.best)


@pytest.mark.parametrize(
    "fields",
    [
        {"kernel": Kernel.AVERAGE},
        {"kernel": Kernel.WIDTH, "points": ((1.0, 2.0),)},
    ],
)
def test_where_there_is_nothing_to_try(fields: dict[str, object]) -> None:
    assert sweep(traced(**fields), CancelToken()) is None


def test_of_many_points_fewer_widths_are_tried_and_counted() -> None:
    heard: list[Progress] = []
    made = sweep(traced(kernel=Kernel.WIDTH, size=1001, queries=3), CancelToken(on_progress=heard.append))
    assert made is not None
    assert made.scales.size == COUNT // 3 == heard[-1].total == len(heard)
    one = traced(kernel=Kernel.WIDTH, size=1001, queries=3, width=float(made.scales[7])).chosen
    assert made.errors[7] == pytest.approx(one.error, rel=1e-12)


def test_it_can_be_called_off() -> None:
    token = CancelToken()
    trace = traced(kernel=Kernel.WIDTH)
    token.cancel()
    with pytest.raises(CancelledError):
        sweep(trace, token)
