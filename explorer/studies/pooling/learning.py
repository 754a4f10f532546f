"""What a training of w did to the curve, in numbers and in sentences."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from explorer.core.i18n import translate
from explorer.core.trace import Explanation, Formula, Row, Table
from explorer.studies.numbers import plain, shape
from explorer.studies.pooling.kernels import MOST_WIDTH, Kernel, pooled
from explorer.studies.pooling.state import PoolingState, points_of
from explorer.studies.pooling.trace import Curve, PoolingTrace
from explorer.studies.pooling.training import TrainingSettings, WidthRun
from explorer.studies.recurrence.hand import rounding_note
from explorer.studies.recurrence.pencil import Block, HandLine, Pencil

PLACES = 6


@dataclass(frozen=True, eq=False, slots=True)
class Comparison:
    """The Gaussian with the w before and after, over a trace's queries."""

    before: Curve
    after: Curve


def settings_of(state: PoolingState) -> TrainingSettings:
    """The run that the controls describe.

    Raises:
        UserError: the points that are to be drawn cannot be.
    """
    return TrainingSettings(points_of(state), state.initial_width, state.learning_rate, state.epochs)


def with_run(state: PoolingState, run: WidthRun) -> PoolingState:
    """The state with a run's w by epoch, at its last one."""
    return replace(state, learned=tuple(run.widths.tolist()), epoch=run.epoch)


def compare(trace: PoolingTrace, run: WidthRun, epoch: int) -> Comparison:
    """The curve under the initial w and that under the w after an epoch; for 5,000 points 0.2 s."""
    return Comparison(_curve(trace, run.width_at(0)), _curve(trace, run.width_at(epoch)))


def reach(width: float) -> float:
    """The distance at which a Gaussian has fallen to half of its middle."""
    return math.sqrt(2 * math.log(2)) / abs(width) if width else math.inf


def smoothness(comparison: Comparison) -> str:
    """Why the curve is less smooth, or smoother, than the one before, with the numbers of both."""
    before, after = comparison.before, comparison.after
    is_same = plain(abs(before.scale), 2) == plain(abs(after.scale), 2)
    if is_same:
        text = translate(
            "PoolingTraining", "|w| is {w1}, as before the training, and the curve is as it was."
        )
    elif abs(after.scale) > abs(before.scale):
        text = translate(
            "PoolingTraining",
            "Training took |w| from {w0} to {w1}, so the kernel became narrower: it falls to half at a "
            "distance of {r1} instead of {r0}. A query is now answered by {n1} effective neighbours instead "
            "of {n0}, so each point shows by itself, noise and all: the curve climbs and falls by {v1} "
            "altogether instead of {v0}.",
        )
    else:
        text = translate(
            "PoolingTraining",
            "Training took |w| from {w0} to {w1}, so the kernel became wider: it falls to half at a distance "
            "of {r1} instead of {r0}. A query is now answered by {n1} effective neighbours instead of {n0}, "
            "so each point shows less by itself: the curve climbs and falls by {v1} altogether instead of "
            "{v0}.",
        )
    return text.format(
        w0=plain(abs(before.scale), 2), w1=plain(abs(after.scale), 2),
        r0=plain(reach(before.scale), 3), r1=plain(reach(after.scale), 3),
        n0=plain(before.typical, 1), n1=plain(after.typical, 1),
        v0=plain(before.variation, 2), v1=plain(after.variation, 2),
    )  # fmt: skip


def width_change(comparison: Comparison) -> str:
    """What the training did to w, in a few words."""
    before, after = abs(comparison.before.scale), abs(comparison.after.scale)
    if plain(before, 2) == plain(after, 2):
        text = translate("PoolingTraining", "|w| is still {w1}: the curve is as it was.")
    elif after > before:
        text = translate("PoolingTraining", "|w| went from {w0} to {w1}: the kernel became narrower.")
    else:
        text = translate("PoolingTraining", "|w| went from {w0} to {w1}: the kernel became wider.")
    return text.format(w0=plain(before, 2), w1=plain(after, 2))


def explain_training(run: WidthRun, comparison: Comparison, epoch: int) -> Explanation:
    """One epoch of the training: its step with its own numbers, and what it made of the curve."""
    epoch = max(0, min(epoch, run.epoch))
    formulas = [
        Formula(
            r"w\leftarrow w-\eta\frac{\partial L}{\partial w},\quad L=\sum_i(\hat{y}_i-y_i)^2", _left_out()
        )
    ]
    line = _step(run, epoch) if epoch else None
    if line is not None:
        caption = translate("PoolingTraining", "The step of epoch {n}").format(n=epoch)
        formulas.append(Formula(line.latex, caption))
    title = translate("PoolingTraining", "Epoch {epoch} of {epochs}")
    return Explanation(
        title.format(epoch=epoch, epochs=run.settings.epochs),
        smoothness(comparison),
        tuple(formulas),
        (_figures(run, comparison, epoch), _shapes(run)),
        (*_notes(run, comparison), *((rounding_note(),) if line is not None and line.rounding else ())),
    )


def _curve(trace: PoolingTrace, width: float) -> Curve:
    points = trace.points
    answered = pooled(Kernel.WIDTH, trace.places, points.keys, points.values, width, keep=False)
    truth = trace.truth
    error = float(np.mean((answered.estimates - truth) ** 2)) if truth is not None else np.nan
    return Curve(Kernel.LEARNED, width, answered.estimates, answered.neighbours, error, 0)


def _left_out() -> str:
    return translate("PoolingTraining", "Each point is estimated from all others; its own value is left out")


def _step(run: WidthRun, epoch: int) -> HandLine:
    """w′ = w − η g."""
    pencil = Pencil(PLACES, None)
    blocks = [
        Block(run.widths[epoch - 1 : epoch], None, lambda _: "w"),
        Block(
            np.array([-run.settings.learning_rate]), run.gradients[epoch - 1 : epoch], lambda _: "−η · ∂L/∂w"
        ),
    ]
    label = translate("PoolingTraining", "New width")
    pencil.add(label, f"w_{{{epoch}}}", blocks, float(run.widths[epoch]))
    return pencil.lines[0]


def _figures(run: WidthRun, comparison: Comparison, epoch: int) -> Table:
    after, before = comparison.after, comparison.before
    was = translate("PoolingTraining", "Before the training: {value}.")
    rows = [
        Row("w", plain(after.scale), was.format(value=plain(before.scale))),
        Row(
            translate("PoolingTraining", "leave-one-out loss"),
            plain(float(run.losses[epoch])),
            was.format(value=plain(float(run.losses[0]))),
        ),
        Row(
            translate("PoolingTraining", "effective neighbours"),
            plain(after.typical, 2),
            was.format(value=plain(before.typical, 2)),
        ),
    ]
    if not math.isnan(after.error):
        name = translate("PoolingTraining", "mean squared error to the truth")
        rows.append(Row(name, plain(after.error), was.format(value=plain(before.error))))
    return Table(translate("PoolingTraining", "This epoch"), tuple(rows))


def _shapes(run: WidthRun) -> Table:
    count = len(run.settings.points)
    hint = translate("PoolingTraining", "points, all other points")
    row = Row(translate("PoolingTraining", "keys, values"), shape(count, count - 1), hint)
    return Table(translate("PoolingTraining", "Shapes"), (row,))


def troubles(run: WidthRun) -> tuple[str, ...]:
    """What went wrong with a training and what to do: sentences, none as a rule."""
    notes: list[str] = []
    if run.diverged:
        text = translate(
            "PoolingTraining",
            "Training ended after {n} epochs, for w left the range of ±{most:,}; lower the learning rate.",
        )
        notes.append(text.format(n=run.epoch, most=int(MOST_WIDTH)))
    if run.hops:
        notes.append(
            translate(
                "PoolingTraining",
                "w hops to and fro over the best place and does not come to rest: lower the learning rate.",
            )
        )
    elif run.losses[-1] > run.losses[0]:
        text = translate(
            "PoolingTraining",
            "The loss grew from {before} to {after}: the steps were too long. Lower the learning rate.",
        )
        notes.append(text.format(before=plain(float(run.losses[0])), after=plain(float(run.losses[-1]))))
    return tuple(notes)


def _notes(run: WidthRun, comparison: Comparison) -> tuple[str, ...]:
    notes = list(troubles(run))
    if comparison.after.error > comparison.before.error:
        text = translate(
            "PoolingTraining",
            "The curve is farther from the truth than before ({after} instead of {before}): w was fitted to "
            "these points, not to the truth.",
        )
        notes.append(text.format(after=plain(comparison.after.error), before=plain(comparison.before.error)))
    return tuple(notes)
