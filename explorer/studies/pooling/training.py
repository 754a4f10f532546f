"""Training the Gaussian's width w: leave-one-out, squared loss summed over the points, gradient descent.

Each point asks all others. With α_ij the softmax over j ≠ i of −(d_ij w)²/2 and ŷ_i = Σ_j α_ij y_j,
    ∂ŷ_i/∂w = −w Σ_j α_ij d_ij² (y_j − ŷ_i),   L = Σ_i (ŷ_i − y_i)²,   w ← w − η ∂L/∂w.
The gradient is written out, so that no graph is built; the diagonal is masked in place of a copy (n, n − 1).
"""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from explorer.core.cancel import CancelToken, Progress
from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.studies.pooling.data import Points, checked, in_order
from explorer.studies.pooling.kernels import MOST_WIDTH

Values = NDArray[np.float64]
EPOCHS = (1, 500)
MOST_RATE = 1000.0
_ENTRIES = 1 << 17  # of a block
_BETWEEN_SNAPSHOTS = 0.1  # seconds
_HOPS = 6  # epochs
_AT_REST = 0.01  # of w, and of the first of those hops


@dataclass(frozen=True, slots=True)
class TrainingSettings:
    """One run: `width` is the initial w."""

    points: Points
    width: float = 0.5
    learning_rate: float = 0.5
    epochs: int = 5


@dataclass(frozen=True, eq=False, slots=True)
class WidthRun:
    """A run so far: widths, losses and gradients (E + 1,) float64, the first before any step.

    losses[e] and gradients[e] are those at widths[e]. `diverged`: w is out of range.
    """

    settings: TrainingSettings
    widths: Values
    losses: Values
    gradients: Values
    seconds: float
    diverged: bool = False

    @property
    def epoch(self) -> int:
        """How many epochs are done."""
        return len(self.widths) - 1

    @property
    def is_done(self) -> bool:
        return self.diverged or self.epoch >= self.settings.epochs

    @property
    def hops(self) -> bool:
        """Whether w turned round at each of the last steps, and by as much as ever."""
        moves = np.diff(self.widths)[-_HOPS:]
        turned = moves.size == _HOPS and bool((moves[1:] * moves[:-1] < 0).all())
        return turned and abs(moves[-1]) > _AT_REST * max(abs(self.learned), abs(moves[0]))

    @property
    def learned(self) -> float:
        """The last w."""
        return float(self.widths[-1])

    def width_at(self, epoch: int) -> float:
        """w after an epoch; one beyond the run is brought back to its end."""
        return float(self.widths[max(0, min(epoch, self.epoch))])


def leave_one_out(keys: Values) -> Values:
    """What each of n points is answered from, as the training sees it: (n, n − 1), row i without entry i.

    For the values as for the keys.
    """
    count = len(keys)
    return np.tile(keys, (count, 1))[~np.eye(count, dtype=np.bool_)].reshape(count, max(0, count - 1))


def train(settings: TrainingSettings, token: CancelToken) -> WidthRun:
    """Train w until all epochs are done or w is out of range; publishes a WidthRun ten times a second.

    Raises:
        UserError: fewer than two points, or a setting out of range.
        CancelledError: the run was called off.
    """
    _check(settings)
    points = in_order(settings.points)
    width = settings.width
    widths, losses, gradients = [], [], []
    start = last = time.perf_counter()
    step = _Step(points.keys, points.values)
    for epoch in range(settings.epochs + 1):
        loss, gradient = step.at(width, token)
        widths.append(width)
        losses.append(loss)
        gradients.append(gradient)
        now = time.perf_counter()
        if now - last >= _BETWEEN_SNAPSHOTS and epoch:
            last = now
            _report(epoch, settings.epochs, token)
            token.publish(_run(settings, widths, losses, gradients, now - start))
        width -= settings.learning_rate * gradient
        if not abs(width) <= MOST_WIDTH and epoch < settings.epochs:
            return _run(settings, widths, losses, gradients, now - start, diverged=True)
    return _run(settings, widths, losses, gradients, time.perf_counter() - start)


def replayed(settings: TrainingSettings, widths: Sequence[float], token: CancelToken) -> WidthRun:
    """A run of which w alone was kept, one for each epoch: its losses and gradients are worked out again.

    The learning rate is the one that its first step shows, whatever `settings` has by now.

    Raises:
        UserError: see `train`.
        CancelledError: the work was called off.
    """
    epochs = max(EPOCHS[0], len(widths) - 1)
    settings = replace(settings, width=widths[0], epochs=epochs)
    _check(settings)
    points, start = in_order(settings.points), time.perf_counter()
    step, pairs = _Step(points.keys, points.values), []
    for epoch, width in enumerate(widths):
        pairs.append(step.at(width, token))
        _report(epoch, epochs, token)
    losses, gradients = (list(column) for column in zip(*pairs, strict=True))
    rate = _rate(widths, gradients, settings.learning_rate)
    kept = list(widths)
    return _run(replace(settings, learning_rate=rate), kept, losses, gradients, time.perf_counter() - start)


def _rate(widths: Sequence[float], gradients: list[float], known: float) -> float:
    """The η of the first step; the known one where that is it, or where there is no step."""
    if len(widths) < 2 or not gradients[0]:
        return known
    found = (widths[0] - widths[1]) / gradients[0]
    return known if math.isclose(found, known, rel_tol=1e-6) or not 0 < found <= MOST_RATE else found


def _report(epoch: int, epochs: int, token: CancelToken) -> None:
    text = translate("Pooling", "Training w: epoch {epoch} of {epochs}")
    token.report(Progress(text.format(epoch=epoch, epochs=epochs), epoch, epochs))


def _run(
    settings: TrainingSettings,
    widths: list[float],
    losses: list[float],
    gradients: list[float],
    seconds: float,
    *,
    diverged: bool = False,
) -> WidthRun:
    return WidthRun(
        settings, np.array(widths), np.array(losses), np.array(gradients), seconds, diverged=diverged
    )


class _Step:
    """The loss and its gradient at a width; a few rows at a time, for 5,000 points make 25 million pairs."""

    def __init__(self, keys: Values, values: Values) -> None:
        self._keys, self._values = keys, values
        self._rows = max(1, _ENTRIES // keys.size)
        self._halves = self._squares(slice(0, keys.size)) if self._rows >= keys.size else None

    def _squares(self, rows: slice) -> Values:
        """−d²/2 (b, n), −∞ where a point meets itself."""
        halves = self._keys[rows, None] - self._keys
        halves *= halves
        halves *= -0.5
        places = np.arange(rows.start, rows.stop)
        halves[places - rows.start, places] = -np.inf
        return halves

    def at(self, width: float, token: CancelToken) -> tuple[float, float]:
        """L and ∂L/∂w."""
        loss = gradient = 0.0
        for start in range(0, self._keys.size, self._rows):
            token.check()
            rows = slice(start, min(start + self._rows, self._keys.size))
            halves = self._squares(rows) if self._halves is None else self._halves
            part, slope = self._part(halves, self._values[rows], width)
            loss += part
            gradient += slope
        return loss, gradient

    def _part(self, halves: Values, targets: Values, width: float) -> tuple[float, float]:
        # −∞ · 0 is no number: at w = 0 all others weigh the same, and a square that vanishes is as good as 0.
        scores = halves * max(width * width, 1e-300)
        scores -= scores.max(axis=1, keepdims=True)
        weights = np.exp(scores, out=scores)
        weights /= weights.sum(axis=1, keepdims=True)
        errors = weights @ self._values
        spread = weights * np.where(np.isinf(halves), 0.0, halves)  # Σ_j α_ij (−d²/2)(y_j − ŷ_i), in two sums
        slopes = spread @ self._values - spread.sum(axis=1) * errors
        errors -= targets
        return float(errors @ errors), float(4.0 * width * (errors @ slopes))


def _check(settings: TrainingSettings) -> None:
    if len(checked(settings.points)) < 2:
        raise UserError(
            translate("Pooling", "Leaving one out needs at least two points; add another one to train w.")
        )
    if not EPOCHS[0] <= settings.epochs <= EPOCHS[1] or not 0 < settings.learning_rate <= MOST_RATE:
        text = translate(
            "Pooling", "Training takes 1 to {most} epochs and a learning rate above 0; change them."
        )
        raise UserError(text.format(most=EPOCHS[1]))
    if settings.width == 0:  # the gradient is 0 too, so that w would never move
        raise UserError(
            translate(
                "Pooling", "Training cannot start from a width of 0, where no gradient is; choose another."
            )
        )
    if not abs(settings.width) <= MOST_WIDTH:
        text = translate("Pooling", "The width w must be a number up to {most:,}; change it.")
        raise UserError(text.format(most=int(MOST_WIDTH)))
