"""Training that is watched while it runs, can be paused, and then goes on bit by bit as if it had not."""

from __future__ import annotations

import copy
import math
import threading
import time
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch
from torch.nn import functional

from explorer.core.cancel import CancelToken, Progress
from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.models.recurrent.figures import accuracy, logits_of
from explorer.models.recurrent.network import Network, initial_weights, load
from explorer.models.recurrent.runs import (
    Checkpoint,
    Optimiser,
    Point,
    TrainingRun,
    TrainingSettings,
    Weights,
)
from explorer.models.recurrent.tasks import make_task
from explorer.models.recurrent.tasks_base import NO_TARGET, Batch
from explorer.models.recurrent.threads import one_thread

MOST_CHECKPOINTS = 50  # besides that of step 0 and that of a pause
_BETWEEN_SNAPSHOTS = 0.1  # seconds
_OPTIMISERS: dict[Optimiser, type[torch.optim.Optimizer]] = {
    Optimiser.ADAM: torch.optim.Adam,
    Optimiser.SGD: torch.optim.SGD,
    Optimiser.RMSPROP: torch.optim.RMSprop,
}


@dataclass(frozen=True, eq=False, slots=True)
class _Left:
    """What a paused run goes on from: all else follows from the settings and the number of steps."""

    weights: Weights
    optimiser: dict[str, Any]
    seconds: float


def train(
    settings: TrainingSettings, resume: TrainingRun | None, stop: threading.Event, token: CancelToken
) -> TrainingRun:
    """Train until all steps are done, the loss is no number any more, or `stop` is set, which pauses the run.

    Publishes a TrainingRun about ten times a second. `resume` goes on with a paused run, whose settings
    may differ in the number of steps only: the weights come out as if it had not been paused.

    Raises:
        UserError: the network, the text or the settings are not possible.
        CancelledError: the run was called off.
    """
    with one_thread():
        run = _Run(settings, resume)
        return run.go(stop, token)


class _Run:
    """One run on its way."""

    def __init__(self, settings: TrainingSettings, resume: TrainingRun | None) -> None:
        _check(settings, resume)
        self._settings = settings
        self._task = make_task(settings)
        self._spec = self._task.spec(settings)
        self._held_out = self._task.held_out()
        self._stride = math.ceil(settings.steps / MOST_CHECKPOINTS)
        self._points: list[Point] = []
        self._seconds = 0.0
        left = resume.resume if resume is not None else None
        weights = left.weights if isinstance(left, _Left) else initial_weights(self._spec, settings.seed)
        self._network = load(self._spec, weights).train().requires_grad_()
        self._parameters = list(self._network.parameters())
        kind = _OPTIMISERS[settings.optimiser]
        self._optimiser = kind(self._parameters, lr=settings.learning_rate)  # type: ignore[call-arg]
        self._checkpoints = [Checkpoint(0, weights_of(self._network))]
        if resume is not None and isinstance(left, _Left):
            self._take_up(resume, left)

    def _take_up(self, resume: TrainingRun, left: _Left) -> None:
        self._optimiser.load_state_dict(copy.deepcopy(left.optimiser))  # by itself it would share its tensors
        self._seconds = left.seconds
        self._points = list(resume.points)
        self._checkpoints = [each for each in resume.checkpoints if each.step % self._stride == 0]

    @property
    def _step(self) -> int:
        return self._points[-1].step if self._points else 0

    def go(self, stop: threading.Event, token: CancelToken) -> TrainingRun:
        """Take steps until there is a reason not to."""
        last = time.perf_counter()
        diverged = False
        while not (diverged or stop.is_set() or self._step >= self._settings.steps):
            token.check()
            diverged = not self._take_step()
            now = time.perf_counter()
            if now - last >= _BETWEEN_SNAPSHOTS:
                last = now
                self._tell(token)
        return self._ended(diverged)

    def _tell(self, token: CancelToken) -> None:
        steps = self._settings.steps
        text = translate("Training", "Training: step {step} of {steps}").format(step=self._step, steps=steps)
        token.report(Progress(text, self._step, steps))
        token.publish(self._so_far())

    def _take_step(self) -> bool:
        """One step of the optimiser and its point; False where the loss is no number, and then no step."""
        start = time.perf_counter()
        step = self._step + 1
        # A generator a step: what comes next does not depend on where the run was paused.
        generator = np.random.default_rng((self._settings.seed, step))
        loss, norm = self._gradients(self._task.batch(generator, self._settings.batch))
        finite = math.isfinite(loss) and math.isfinite(norm)
        if finite:
            self._optimiser.step()
        self._seconds += time.perf_counter() - start
        self._points.append(Point(step, loss, norm, self._measured(step, finite), self._seconds))
        return finite

    def _gradients(self, batch: Batch) -> tuple[float, float]:
        """The loss of a batch, and the norm of its gradients before they are clipped."""
        self._optimiser.zero_grad(set_to_none=True)
        logits = logits_of(self._network, batch)  # (T, B, outputs)
        targets = torch.from_numpy(batch.targets).flatten()
        loss = functional.cross_entropy(logits.flatten(0, 1), targets, ignore_index=NO_TARGET)
        loss.backward()  # type: ignore[no-untyped-call]
        most = self._settings.clip if self._settings.clip > 0 else math.inf
        norm = torch.nn.utils.clip_grad_norm_(self._parameters, most)
        return loss.item(), norm.item()

    def _measured(self, step: int, finite: bool) -> float:
        """Held-out accuracy, with a checkpoint, where it is due; else NaN."""
        if not finite or (step % self._stride and step != self._settings.steps):
            return math.nan
        self._checkpoints.append(Checkpoint(step, weights_of(self._network)))
        return accuracy(self._network, self._held_out)

    def _so_far(self) -> TrainingRun:
        return TrainingRun(
            self._settings,
            self._spec,
            self._task.vocabulary,
            self._task.labels,
            tuple(self._points),
            tuple(self._checkpoints),
        )

    def _ended(self, diverged: bool) -> TrainingRun:
        weights = weights_of(self._network)
        if self._checkpoints[-1].step != self._step:
            self._checkpoints.append(Checkpoint(self._step, weights))
        left = _Left(weights, copy.deepcopy(self._optimiser.state_dict()), self._seconds)
        return replace(self._so_far(), diverged=diverged, resume=left)


def weights_of(network: Network) -> Weights:
    """Copies of a network's parameters by name."""
    return {name: values.detach().numpy().copy() for name, values in network.state_dict().items()}


def _check(settings: TrainingSettings, resume: TrainingRun | None) -> None:
    if settings.steps < 1 or settings.batch < 1 or not 0 < settings.learning_rate < math.inf:
        raise UserError(
            translate("Training", "Steps, batch and learning rate must be greater than zero; change them.")
        )
    if resume is not None and replace(resume.settings, steps=settings.steps) != settings:
        raise UserError(
            translate("Training", "The settings have changed since the pause; start the training anew.")
        )
