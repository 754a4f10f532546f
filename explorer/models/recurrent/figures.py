"""How well a network answers held-out sentences."""

from __future__ import annotations

from collections.abc import Iterable

import torch

from explorer.models.recurrent.network import Network
from explorer.models.recurrent.tasks_base import NO_TARGET, Batch, TaskData


def logits_of(network: Network, batch: Batch) -> torch.Tensor:
    """The outputs of the linear layer at every step: (T, B, outputs)."""
    logits = network(torch.from_numpy(batch.ids))[3]
    assert isinstance(logits, torch.Tensor)  # a task's network has a linear layer
    return logits


@torch.no_grad()
def accuracy(network: Network, batches: Iterable[Batch], *, whole: bool = False) -> float:
    """The share of right answers, with `whole` of sentences without a wrong one; NaN if none is asked."""
    right = asked = 0
    for batch in batches:
        targets = torch.from_numpy(batch.targets)  # (T, B)
        logits = logits_of(network, batch)  # (T, B, outputs)
        counts, hits = targets != NO_TARGET, logits.argmax(-1) == targets
        if whole:
            counts, hits = counts.any(0), (hits | ~counts).all(0)
        right += int((hits & counts).sum())
        asked += int(counts.sum())
    return right / asked if asked else float("nan")


def held_out_figures(network: Network, task: TaskData) -> dict[str, float]:
    """The task's held-out measures by name, each from 0 to 1."""
    return {exam.name: accuracy(network, exam.batches, whole=exam.whole) for exam in task.exams()}
