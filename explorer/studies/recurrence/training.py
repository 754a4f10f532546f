"""From the chapter's state to a training run, and what is said of one."""

from __future__ import annotations

import math
from dataclasses import replace
from enum import Enum
from functools import lru_cache

from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.core.trace import Explanation
from explorer.models.recurrent.runs import GapChart, LossOn, Task, TrainingRun, TrainingSettings
from explorer.models.recurrent.spec import InputKind
from explorer.models.recurrent.tasks_characters import LEAST_PASSAGES, example_text, passages
from explorer.studies.numbers import plain
from explorer.studies.recurrence.inputs import read_text
from explorer.studies.recurrence.presets import preset_named, with_fields
from explorer.studies.recurrence.state import Reading, RecurrenceState

_EXAMPLES = {
    Task.RECALL: "france",
    Task.SLOTS: "taipei_arrive",
    Task.SENTIMENT: "review",
    Task.REVERSE: "reverse",
}
"""The examples whose sentences a task teaches; of next characters it is the text that is learned."""


_BEGINNING = 2_000  # characters of a text in which its first sentence is looked for


def settings_of(state: RecurrenceState, loaded: str = "") -> TrainingSettings:
    """The run that the controls describe; its network has the chapter's cell and sizes.

    `loaded`: the sentences of the drawer, whose next characters are learned where the text is too short.
    """
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
        gap=state.longest_gap,
        text=_learned(state.text, loaded) if state.task is Task.CHARACTERS else "",
    )


def _learned(text: str, loaded: str) -> str:
    """A text of one's own where it is long enough, else what is loaded; empty: the example sentences."""
    return text if _is_enough(text) else loaded


@lru_cache(maxsize=4)
def _is_enough(text: str) -> bool:
    return len(passages(text)) >= LEAST_PASSAGES


def continued(run: TrainingRun | None, settings: TrainingSettings) -> TrainingSettings | None:
    """What a paused run goes on with under these settings; None where another run is meant, or it is done.

    The number of steps may differ; what a task makes no use of may differ too.
    """
    if run is None or run.resume is None or run.diverged or run.step >= settings.steps:
        return None
    return replace(run.settings, steps=settings.steps) if _core(run.settings) == _core(settings) else None


def _core(settings: TrainingSettings) -> TrainingSettings:
    """The settings that make a run what it is."""
    if settings.task is Task.RECALL:
        return replace(settings, steps=0)
    return replace(settings, steps=0, gap=0, loss_on=LossOn.EVERY)


class Fit(Enum):
    """How much of the input on show a run's network can read."""

    NOTHING = 0
    SOME = 1
    ALL = 2


def fit(run: TrainingRun, state: RecurrenceState) -> Fit:
    """Whether the checkpoints of a run have states to show on the chapter's input."""
    if state.reading is not _reading(run.settings.task):
        return Fit.NOTHING
    try:
        symbols = read_text(state.text, state.reading).symbols
    except UserError:
        return Fit.NOTHING
    known = {*run.vocabulary}
    hits = [symbol in known or symbol.lower() in known for symbol in symbols]
    return Fit.ALL if all(hits) else Fit.SOME if any(hits) else Fit.NOTHING


def _reading(task: Task) -> Reading:
    return Reading.CHARACTERS if task is Task.CHARACTERS else Reading.WORDS


def with_example(state: RecurrenceState, run: TrainingRun) -> RecurrenceState:
    """The chapter's network on a sentence that the run's task teaches."""
    task = run.settings.task
    if task not in _EXAMPLES:
        text = passages(run.settings.text[:_BEGINNING] or example_text())[0]
        return with_fields(state, reading=Reading.CHARACTERS, text=text, preset="", step=0, brush=None)
    example = preset_named(_EXAMPLES[task]).apply(state)
    chosen = {name: getattr(example, name) for name in ("reading", "text", "shape", "step", "gap")}
    return with_fields(state, **chosen, preset="", brush=None)


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


def paused_sentence(run: TrainingRun) -> str:
    """What is said when the work was stopped from outside."""
    text = translate(
        "RecurrenceTraining", "The training is paused at step {step}; “Go on” takes it up again."
    )
    return text.format(step=run.step)


def misfit_sentence(found: Fit) -> str:
    """Why checkpoints are not shown on the input."""
    if found is Fit.SOME:
        return translate(
            "RecurrenceTraining",
            "Your text has words that this training does not teach, so that its checkpoints are no longer "
            "followed; read one of its sentences to watch them.",
        )
    return translate(
        "RecurrenceTraining",
        "The network in training cannot read your input, so that its checkpoints are not shown; read one of "
        "its sentences to watch them.",
    )


def chart_sentence(chart: GapChart) -> str:
    """How much of a comparison is measured, and on what."""
    text = translate(
        "RecurrenceTraining",
        "Measured on held-out sentences, {done} of {total} runs; broken lines are single seeds.",
    )
    return text.format(done=chart.done, total=chart.total)


def without_formulas(explanation: Explanation) -> Explanation:
    """The explanation of numbers that are about to change: formulas are set more slowly than they change."""
    note = translate("RecurrenceTraining", "The sums are worked out when training rests.")
    return replace(explanation, formulas=(), notes=(*explanation.notes, note))
