"""From controls to a run: its settings, when it goes on, what its network can read, what is said of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from explorer.models.recurrent.runs import (
    Checkpoint,
    GapChart,
    GapRun,
    LossOn,
    Optimiser,
    Point,
    Task,
    TrainingRun,
    TrainingSettings,
)
from explorer.models.recurrent.spec import Cell, InputKind, NetworkSpec
from explorer.studies.recurrence.state import FRESH, Reading, RecurrenceState
from explorer.studies.recurrence.training import (
    Fit,
    chart_sentence,
    continued,
    fit,
    misfit_sentence,
    paused_sentence,
    run_sentence,
    settings_of,
    with_example,
)


def run_of(
    settings: TrainingSettings, done: int, words: str = "i grew up in france", **rest: Any
) -> TrainingRun:
    points = tuple(
        Point(step, 2.0 / step, 1.0, 0.25 if step == 2 else float("nan"), 0.5 * step)
        for step in range(1, done + 1)
    )
    vocabulary = tuple(words.split())
    checkpoints = (Checkpoint(0, {}),)
    return TrainingRun(settings, NetworkSpec(), vocabulary, vocabulary, points, checkpoints, **rest)


def test_the_controls_make_the_settings() -> None:
    state = RecurrenceState(
        cell=Cell.GRU, hidden=7, layers=2, seed=3, task=Task.SENTIMENT, optimiser=Optimiser.RMSPROP,
        learning_rate=0.01, clip=0.0, batch=5, training_steps=11, loss_on=LossOn.LAST, longest_gap=9, gap=2,
        text="not bad",
    )  # fmt: skip
    settings = settings_of(state)
    assert settings.network == state.spec
    assert (settings.task, settings.optimiser, settings.steps) == (Task.SENTIMENT, Optimiser.RMSPROP, 11)
    assert (settings.learning_rate, settings.clip, settings.batch, settings.seed) == (0.01, 0.0, 5, 3)
    assert (settings.gap, settings.loss_on, settings.text) == (9, LossOn.LAST, "")


def test_numbers_are_trained_as_words() -> None:
    settings = settings_of(RecurrenceState(reading=Reading.NUMBERS, features=5))
    assert settings.network.input_kind is InputKind.EMBEDDING
    assert settings.network.features == 5


def test_next_characters_are_those_of_the_text_then_of_what_is_loaded() -> None:
    long = "".join(f"Sentence {number}. " for number in range(30))
    state = RecurrenceState(task=Task.CHARACTERS, text=long)
    assert settings_of(state, "loaded").text == long
    assert settings_of(replace(state, text="One sentence."), "loaded").text == "loaded"
    assert settings_of(replace(state, text="")).text == ""
    assert settings_of(replace(state, task=Task.SLOTS), "loaded").text == ""


def test_when_a_run_goes_on() -> None:
    settings = settings_of(RecurrenceState(training_steps=5))
    paused = run_of(settings, 3, resume=object())
    assert continued(paused, settings) == settings
    assert continued(paused, replace(settings, steps=9)) == replace(settings, steps=9)
    assert continued(paused, replace(settings, steps=3)) is None
    assert continued(paused, replace(settings, learning_rate=0.1)) is None
    assert continued(paused, replace(settings, gap=3)) is None
    assert continued(paused, replace(settings, network=replace(settings.network, cell=Cell.GRU))) is None
    assert continued(None, settings) is None
    assert continued(run_of(settings, 3), settings) is None  # a snapshot of a run that is under way
    assert continued(run_of(settings, 3, resume=object(), diverged=True), settings) is None


def test_what_a_task_makes_no_use_of_may_differ() -> None:
    settings = settings_of(RecurrenceState(task=Task.SLOTS, training_steps=5))
    paused = run_of(settings, 3, resume=object())
    assert continued(paused, replace(settings, gap=3, loss_on=LossOn.LAST)) == settings


@pytest.mark.parametrize(
    ("text", "reading", "expected"),
    [
        ("I grew up in France", Reading.WORDS, Fit.ALL),
        ("I grew up in Zanzibar", Reading.WORDS, Fit.SOME),
        ("Zanzibar", Reading.WORDS, Fit.NOTHING),
        ("", Reading.WORDS, Fit.NOTHING),
        ("i", Reading.CHARACTERS, Fit.NOTHING),
        ("", Reading.NUMBERS, Fit.NOTHING),
    ],
)
def test_what_a_run_can_read(text: str, reading: Reading, expected: Fit) -> None:
    run = run_of(settings_of(RecurrenceState()), 1)
    assert fit(run, RecurrenceState(text=text, reading=reading)) is expected


def test_characters_are_read_by_characters() -> None:
    run = run_of(settings_of(RecurrenceState(task=Task.CHARACTERS)), 1, words="a b c")
    assert fit(run, RecurrenceState(text="abc", reading=Reading.CHARACTERS)) is Fit.ALL
    assert fit(run, RecurrenceState(text="abc", reading=Reading.WORDS)) is Fit.NOTHING


@pytest.mark.parametrize("task", list(Task))
def test_an_example_keeps_the_network(task: Task) -> None:
    run = run_of(settings_of(RecurrenceState(task=task)), 1)
    state = RecurrenceState(cell=Cell.ELMAN, hidden=9, seed=4, text="something else", preset="france")
    shown = with_example(state, run)
    assert (shown.cell, shown.hidden, shown.seed, shown.model) == (Cell.ELMAN, 9, 4, FRESH)
    assert shown.preset == ""
    assert shown.text != state.text
    assert shown.text.strip()
    assert (shown.reading is Reading.CHARACTERS) == (task is Task.CHARACTERS)


def test_what_is_said_of_a_run() -> None:
    settings = settings_of(RecurrenceState(training_steps=5))
    assert "Not a step" in run_sentence(run_of(settings, 0))
    said = run_sentence(run_of(settings, 3))
    assert said == "Step 3 of 5: loss 0.6667, held-out accuracy 25.0%, 1.5 s"
    assert "accuracy —" in run_sentence(run_of(settings, 1))
    assert "after 3 steps" in run_sentence(run_of(settings, 3, diverged=True))
    assert "at step 3" in paused_sentence(run_of(settings, 3))
    assert misfit_sentence(Fit.SOME) != misfit_sentence(Fit.NOTHING)


def test_a_comparison_counts_what_is_trained_to_its_end() -> None:
    part = GapRun(Cell.GRU, 0, np.ones(2), np.ones(1), np.ones(1))
    assert "1 of 9" in chart_sentence(GapChart((1, 2), (part, part), 9, under_way=True))
    assert "2 of 9" in chart_sentence(GapChart((1, 2), (part, part), 9))
