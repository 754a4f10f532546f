from __future__ import annotations

import threading
from dataclasses import replace

import numpy as np
import pytest

from explorer.core.cancel import CancelToken
from explorer.core.errors import CancelledError
from explorer.models.recurrent import trainer
from explorer.models.recurrent.figures import logits_of
from explorer.models.recurrent.gaps import accuracy_by_gap, compare_cells, gaps_of
from explorer.models.recurrent.network import initial_weights, load
from explorer.models.recurrent.runs import GapChart, LossOn, Task, TrainingSettings
from explorer.models.recurrent.spec import Cell, NetworkSpec
from explorer.models.recurrent.tasks import make_task
from explorer.models.recurrent.tasks_recall import RecallTask

CELLS = (Cell.ELMAN, Cell.GRU, Cell.LSTM)
SETTINGS = TrainingSettings(network=NetworkSpec(hidden=6, features=4), steps=4, batch=4, gap=3)


def test_gaps_reach_beyond_those_of_training() -> None:
    assert gaps_of(40) == (1, 6, 11, 16, 20, 25, 30, 35, 40, 60, 80)
    assert gaps_of(0) == (0,)
    assert gaps_of(120)[-1] == 120


def test_accuracy_by_gap_is_counted_at_the_last_word() -> None:
    task = RecallTask(3, LossOn.EVERY)
    spec = task.spec(SETTINGS)
    network = load(spec, initial_weights(spec, 1))
    found = accuracy_by_gap(network, task, (0, 2), sentences=50)
    for gap, share in zip((0, 2), found, strict=True):
        batch = task.at_gap(gap, 50)
        guessed = logits_of(network, batch)[-1].argmax(-1).numpy()
        assert share == np.mean(guessed == batch.targets[-1])


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[GapChart]:
    monkeypatch.setattr(trainer, "_BETWEEN_SNAPSHOTS", 0.0)
    return []


def watching(told: list[GapChart]) -> CancelToken:
    def watch(partial: object) -> None:
        assert isinstance(partial, GapChart)
        told.append(partial)

    return CancelToken(on_partial=watch)


def test_every_cell_is_trained_with_every_seed(told: list[GapChart]) -> None:
    chart = compare_cells(replace(SETTINGS, task=Task.SLOTS), CELLS, (0, 7), watching(told))
    expected = [(cell, seed) for seed in (0, 7) for cell in CELLS]
    assert [(run.cell, run.seed) for run in chart.runs] == expected
    assert (chart.done, chart.total, chart.under_way) == (6, 6, False)
    for run in chart.runs:
        assert run.accuracy.shape == (len(chart.gaps),)
        assert run.seconds.shape == run.over_time.shape == (4,)
        assert ((run.accuracy >= 0) & (run.accuracy <= 1)).all()
        assert (np.diff(run.seconds) > 0).all()
    assert [each.done for each in told] == sorted(each.done for each in told)
    assert any(each.under_way for each in told)
    assert all(not np.isnan(run.accuracy).any() for each in told for run in each.runs)


def test_the_chart_is_that_of_the_trained_weights() -> None:
    chart = compare_cells(SETTINGS, (Cell.GRU,), (3,), CancelToken())
    settings = replace(SETTINGS, seed=3, network=replace(SETTINGS.network, cell=Cell.GRU))
    run = trainer.train(settings, None, threading.Event(), CancelToken())
    task = make_task(settings)
    assert isinstance(task, RecallTask)
    trained = load(run.spec, run.checkpoints[-1].weights)
    assert np.array_equal(chart.runs[0].accuracy, accuracy_by_gap(trained, task, chart.gaps))


def test_a_comparison_can_be_called_off(told: list[GapChart]) -> None:
    def watch(partial: object) -> None:
        assert isinstance(partial, GapChart)
        told.append(partial)
        token.cancel()

    token = CancelToken(on_partial=watch)
    with pytest.raises(CancelledError):
        compare_cells(SETTINGS, CELLS, (0,), token)
    assert len(told) == 1
