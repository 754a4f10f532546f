"""Kernel regression by numbers: the training of w over a plain loop of PyTorch, weights over 60 digits."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, localcontext
from functools import partial

import numpy as np
import torch

from benchmarks.result import Result
from benchmarks.timing import interleaved, milliseconds, ratio
from explorer.core.cancel import CancelToken
from explorer.studies.pooling.data import Points, Recipe, Sorted, drawn, in_order
from explorer.studies.pooling.kernels import COMPACT, WIDENED, Kernel, Values, pooled
from explorer.studies.pooling.training import TrainingSettings, train

POINTS, EPOCHS = 50, 500
WIDTH, RATE = 0.5, 0.5
ROUNDS = 15
WIDTHS = np.logspace(-3, 3, 13)
FAR = [sign * 10.0**power for power in (1, 2, 4, 6, 9) for sign in (-1, 1)]


def measure() -> list[Result]:
    """Time and result of a training, and the largest error of a weight."""
    points = drawn(Recipe(size=POINTS))
    return [*_training(points), _weights(in_order(points))]


def _training(points: Points) -> list[Result]:
    calls: dict[str, Callable[[], object]] = {
        "ours": partial(train, TrainingSettings(points, WIDTH, RATE, EPOCHS), CancelToken()),
        "torch": partial(plain_loop, points, EPOCHS),
    }
    seconds = interleaved(calls, ROUNDS)
    ours = train(TrainingSettings(points, WIDTH, RATE, EPOCHS), CancelToken())
    apart = max(abs(a - b) for a, b in zip(ours.widths.tolist(), plain_loop(points, EPOCHS), strict=True))
    what = f"training w, {EPOCHS} epochs, n = {POINTS}: "
    told = f"{milliseconds(seconds['ours'])} against {milliseconds(seconds['torch'])}"
    threads = f"PyTorch with {torch.get_num_threads()} threads, float64"
    return [
        Result(what + "over the plain PyTorch loop", ratio(seconds, "ours", "torch"), "×",
               f"{told}; {threads}", at_most=1.1),
        Result(what + "the largest difference of w in any epoch", apart, "", threads, at_most=1e-5),
    ]  # fmt: skip


def plain_loop(points: Points, epochs: int) -> list[float]:
    """w by epoch, as a first course on attention writes its training."""
    ordered = in_order(points)
    keys, values = torch.from_numpy(ordered.keys), torch.from_numpy(ordered.values)
    count = len(keys)
    others = ~torch.eye(count, dtype=torch.bool)
    all_keys = keys.repeat(count, 1)[others].reshape(count, -1)  # (n, n − 1)
    all_values = values.repeat(count, 1)[others].reshape(count, -1)
    w = torch.nn.Parameter(torch.tensor([WIDTH], dtype=torch.float64))
    loss_of = torch.nn.MSELoss(reduction="none")
    optimiser = torch.optim.SGD([w], lr=RATE)
    widths = [WIDTH]
    for _ in range(epochs):
        optimiser.zero_grad()
        queries = keys.repeat_interleave(count - 1).reshape(count, -1)
        weights = torch.nn.functional.softmax(-(((queries - all_keys) * w) ** 2) / 2, dim=1)
        estimates = torch.bmm(weights.unsqueeze(1), all_values.unsqueeze(-1)).reshape(-1)
        loss_of(estimates, values).sum().backward()
        optimiser.step()
        widths.append(w.item())
    return widths


def _weights(points: Sorted) -> Result:
    """The largest error over all kernels, widths and queries; infinite where a weight is no number."""
    queries = np.array([*np.linspace(0, 5, 21), *FAR])
    worst, where, odd, count = 0.0, "", 0, 0
    for kernel in Kernel:
        for scale in WIDTHS.tolist() if kernel in (*COMPACT, *WIDENED) else [1.0]:
            ours = pooled(kernel, queries, points.keys, points.values, scale).weights
            exact = np.array([reference(kernel, query, points.keys, scale) for query in queries.tolist()])
            error = float(np.abs(ours - exact).max()) if np.isfinite(ours).all() else np.inf
            odd, count = odd + int((~np.isfinite(ours)).sum()), count + ours.size
            if error > worst:
                worst, where = error, f"{kernel.value}, scale {scale:.3g}"
    how = (
        f"{count:,} float32 weights of {len(Kernel)} kernels, widths 1e-3 … 1e3, queries up to ±1e9; "
        f"worst at {where}; {odd} not finite"
    )
    return Result("weights: the largest error against decimals of 60 digits", worst, "", how, at_most=1e-6)


def reference(kernel: Kernel, query: float, keys: Values, scale: float) -> list[float]:
    """Weights (n,) of one query by their definition, in decimals of 60 digits."""
    with localcontext() as context:
        context.prec, context.Emin, context.Emax = 60, -(10**15), 10**15
        width = Decimal(1) if kernel is Kernel.GAUSSIAN else Decimal(scale)
        distances = [abs(Decimal(query) - Decimal(key)) for key in keys.tolist()]
        grown = _grown(kernel, distances, width)
        total = sum(grown)
        return [float(each / total) if total else 0.0 for each in grown]


def _grown(kernel: Kernel, distances: list[Decimal], width: Decimal) -> list[Decimal]:
    if kernel is Kernel.AVERAGE:
        return [Decimal(1)] * len(distances)
    ratios = [d / width if kernel in COMPACT else d * width for d in distances]
    if kernel is Kernel.BOXCAR:
        return [Decimal(d <= width) for d in distances]
    if kernel is Kernel.TRIANGULAR:
        return [max(Decimal(0), 1 - r) for r in ratios]
    if kernel is Kernel.EPANECHNIKOV:
        return [max(Decimal(0), 1 - r * r) for r in ratios]
    scores = [-r * r / 2 for r in ratios]
    # Whatever lies so far below the largest is 0 in every format that is compared.
    return [max(score - max(scores), Decimal(-10_000)).exp() for score in scores]
