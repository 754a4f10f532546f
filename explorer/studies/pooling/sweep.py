"""The errors of a kernel at every width: to the truth, where overfitting shows, and at the points."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.core.cancel import CancelToken, Progress
from explorer.core.i18n import translate
from explorer.studies.pooling.kernels import COMPACT, Kernel, pooled
from explorer.studies.pooling.trace import PoolingTrace

Values = NDArray[np.float64]
COUNT = 61
"""Widths that are tried; of many points a third of them."""
MANY = 1000
"""Points from which on fewer widths are tried, for each takes a tenth of a second and more."""
_NARROWEST = 8.0  # times narrower than the mean distance between two keys
_WIDEST = 2.0  # times as wide as all keys together
_HALF = math.sqrt(2 * math.log(2))


@dataclass(frozen=True, eq=False, slots=True)
class Sweep:
    """Mean squared errors (S,) at scales (S,), which rise: w of a Gaussian, or a compact one's bandwidth.

    errors: to the truth over all queries that the widest kernel answers, NaN where there is no truth or where
    fewer are answered: gaps would make the error small where the kernel fails; fits: at the points' own keys.
    """

    kernel: Kernel
    scales: Values
    errors: Values
    fits: Values

    @property
    def best(self) -> float:
        """The scale with the smallest error to the truth; NaN where there is none."""
        known = np.isfinite(self.errors)
        return float(self.scales[known][self.errors[known].argmin()]) if known.any() else math.nan

    @property
    def overfits(self) -> bool:
        """Whether the narrowest kernel is nearest to the points, but a wider one to the truth."""
        narrowest = 0 if self.kernel in COMPACT else -1
        fits = self.fits[narrowest] <= self.fits.min() + 1e-12
        return bool(fits) and not math.isnan(self.best) and self.best != self.scales[narrowest]


def swept(kernel: Kernel) -> Kernel | None:
    """The kernel whose scale is tried in the place of another; None for average pooling, which has none."""
    if kernel is Kernel.AVERAGE:
        return None
    return kernel if kernel in COMPACT else Kernel.WIDTH


def sweep(trace: PoolingTrace, token: CancelToken) -> Sweep | None:
    """A trace's points and queries under its kernel at every width, from far too wide to far too narrow.

    None for a kernel without a scale and for a single key.

    Raises:
        CancelledError: the token was cancelled.
    """
    kernel, keys = swept(trace.chosen.kernel), trace.points.keys
    span = float(keys[-1] - keys[0])
    if kernel is None or span == 0:
        return None
    count = COUNT if keys.size <= MANY else COUNT // 3
    distances = np.geomspace(span / keys.size / _NARROWEST, span * _WIDEST, count)
    scales = distances if kernel in COMPACT else (_HALF / distances)[::-1]
    tried = []
    for done, scale in enumerate(scales.tolist()):
        token.report(Progress(translate("Pooling", "Trying every width"), done, count))
        tried.append(_errors(trace, kernel, scale, token))
    errors, fits, answered = np.array(tried).T
    return Sweep(kernel, scales, np.where(answered == answered.max(), errors, np.nan), fits)


def _errors(
    trace: PoolingTrace, kernel: Kernel, scale: float, token: CancelToken
) -> tuple[float, float, int]:
    """The error to the truth, that at the points, and how many queries are answered."""
    points = trace.points
    own = pooled(kernel, points.keys, points.keys, points.values, scale, token, keep=False)
    fit = float(np.mean((own.estimates - points.values) ** 2))
    if trace.truth is None:
        return math.nan, fit, 0
    asked = pooled(kernel, trace.places, points.keys, points.values, scale, token, keep=False)
    known = ~asked.undefined
    if not known.any():
        return math.nan, fit, 0
    return float(np.mean((asked.estimates[known] - trace.truth[known]) ** 2)), fit, int(known.sum())
