"""The scoring functions timed for many queries at once in float32; imports torch."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from contextlib import nullcontext

import torch
from torch import Tensor

from explorer.core.cancel import CancelToken, Progress
from explorer.core.i18n import translate
from explorer.models.devices import memory_guard, resolve, synchronize
from explorer.models.recurrent.threads import one_thread
from explorer.studies.scoring.cost import AXES, GROWTH, Cost, CostTable, Sizes, Timing, cost
from explorer.studies.scoring.kinds import Function
from explorer.studies.scoring.texts import function_name, size_name

MOST_BYTES = 256 * 2**20
MOST_OPERATIONS = 4e9
"""A size that needs more than either is counted but not timed."""
_SECONDS, _RUNS = 0.02, (3, 50)  # how long one size is repeated, and how often


def batch_scores(function: Function, q: Tensor, k: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
    """Scores (m, n) of queries (m, d_q) and keys (n, d_k), with nothing held that `cost` does not count."""
    if function is Function.ADDITIVE:
        hidden = (q @ weights["W_q"].T)[:, None] + (k @ weights["W_k"].T)[None]
        return hidden.tanh_() @ weights["w_v"]
    if function is Function.BILINEAR:
        return (q @ weights["W"]) @ k.T
    if function is Function.GAUSSIAN:
        return (q[:, None] - k[None]).square_().sum(-1).mul_(-0.5)
    scores = q @ k.T
    return scores.div_(math.sqrt(q.shape[1])) if function is Function.SCALED else scores


def measure(sizes: Sizes, axis: str, device: str, token: CancelToken) -> CostTable:
    """Time every function along an axis; published after each size, the last one returned.

    The best of several runs counts, on one thread of the CPU: others only disturb it. A size that would
    need more than `MOST_BYTES` or `MOST_OPERATIONS` has no time.

    Raises:
        UserError: this computer has no such device, or too little memory.
        CancelledError: the token was cancelled.
    """
    if axis not in AXES:
        raise ValueError(axis)
    device = resolve(device)
    jobs = [(size, function) for size in GROWTH for function in Function]
    table = CostTable(sizes, axis, device, (), 0, len(jobs))
    alone = one_thread() if device == "cpu" else nullcontext()
    with alone, memory_guard(device), torch.inference_mode():
        for done, (size, function) in enumerate(jobs, 1):
            _tell(function, size, done, len(jobs), token)
            wanted = sizes.along(axis, size)
            spent = cost(function, wanted)
            timing = Timing(function, size, _seconds(function, wanted, spent, device), spent)
            table = CostTable(sizes, axis, device, (*table.timings, timing), done, len(jobs))
            if done % len(Function) == 0:
                token.publish(table)
    return table


def _tell(function: Function, size: int, done: int, total: int, token: CancelToken) -> None:
    text = translate("Scoring", "Timing {function} at {size}")
    text = text.format(function=function_name(function), size=size_name(size))
    token.report(Progress(text, done - 1, total))


def _seconds(function: Function, sizes: Sizes, spent: Cost, device: str) -> float:
    if spent.memory() > MOST_BYTES or spent.operations > MOST_OPERATIONS:
        return math.nan
    q, k, weights = arrays(function, sizes, device)
    return best_time(lambda: batch_scores(function, q, k, weights), device)


def arrays(function: Function, sizes: Sizes, device: str) -> tuple[Tensor, Tensor, dict[str, Tensor]]:
    """Random queries (m, d), keys (n, d) and the weights that the function has."""
    make = torch.Generator(device).manual_seed(0)
    d, h = sizes.d, sizes.hidden
    shapes: dict[str, tuple[int, ...]] = {}
    if function is Function.ADDITIVE:
        shapes = {"W_q": (h, d), "W_k": (h, d), "w_v": (h,)}
    if function is Function.BILINEAR:
        shapes = {"W": (d, d)}
    q, k = (torch.randn((rows, d), generator=make, device=device) for rows in (sizes.queries, sizes.keys))
    weights = {
        name: torch.randn(shape, generator=make, device=device) / d**0.5 for name, shape in shapes.items()
    }
    return q, k, weights


def best_time(run: Callable[[], Tensor], device: str) -> float:
    """The shortest of a few runs after one that warms up, in seconds."""
    run()
    synchronize(device)
    least, most = _RUNS
    best, until = math.inf, time.perf_counter() + _SECONDS
    for done in range(most):
        start = time.perf_counter()
        run()
        synchronize(device)
        end = time.perf_counter()
        best = min(best, end - start)
        if done + 1 >= least and end > until:
            break
    return best
