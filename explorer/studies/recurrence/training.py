"""From the chapter's state to a training run, and what is said of one."""

from __future__ import annotations

import math
from dataclasses import replace

from explorer.core.i18n import translate
from explorer.models.recurrent.runs import GapChart, Task, TrainingRun, TrainingSettings
from explorer.models.recurrent.spec import InputKind
from explorer.studies.numbers import plain
from explorer.studies.recurrence.state import RecurrenceState


def settings_of(state: RecurrenceState) -> TrainingSettings:
    """The run that the controls describe; its network has the chapter's cell and sizes."""
    network = state.spec
    if network.input_kind is InputKind.VALUES:
        network = replace(network, input_kind=InputKind.EMBEDDING)
    return TrainingSettings(
        task=state.task,
        network=network,
        optimiser=state.optimiser,
        learning_rate=state.learning_rate,
        clip=state.clip,
        batch=state.batch,
        steps=state.training_steps,
        seed=state.seed,
        loss_on=state.loss_on,
        gap=max(state.gap, 1),
        text=state.text if state.task is Task.CHARACTERS else "",
    )


def run_sentence(run: TrainingRun) -> str:
    """Where a run stands, with its own figures."""
    if run.diverged:
        return translate(
            "RecurrenceTraining",
            "The loss is no number any more after {step} steps: the weights have exploded. "
            "Lower the learning rate or clip the gradient.",
        ).format(step=run.step)
    if not run.points:
        return translate("RecurrenceTraining", "Not a step is done yet.")
    accuracy = next((p.accuracy for p in reversed(run.points) if not math.isnan(p.accuracy)), math.nan)
    text = translate(
        "RecurrenceTraining", "Step {step} of {steps}: loss {loss}, held-out accuracy {accuracy}, {seconds} s"
    )
    return text.format(
        step=run.step,
        steps=run.settings.steps,
        loss=plain(run.points[-1].loss),
        accuracy="—" if math.isnan(accuracy) else f"{accuracy:.1%}",
        seconds=f"{run.points[-1].seconds:.1f}",
    )


def chart_sentence(chart: GapChart) -> str:
    """How much of a comparison is measured, and on what."""
    text = translate(
        "RecurrenceTraining",
        "Measured on held-out sentences, {done} of {total} runs; thin lines are single seeds.",
    )
    return text.format(done=chart.done, total=chart.total)
