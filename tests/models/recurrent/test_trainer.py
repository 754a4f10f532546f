from __future__ import annotations

import math
import threading
from dataclasses import replace

import numpy as np
import pytest
import torch
from torch.nn import functional

from explorer.core.cancel import CancelToken
from explorer.core.errors import CancelledError, UserError
from explorer.models.recurrent import trainer
from explorer.models.recurrent.figures import accuracy
from explorer.models.recurrent.network import Network, initial_weights, load
from explorer.models.recurrent.runs import (
    LossOn,
    Optimiser,
    Task,
    TrainingRun,
    TrainingSettings,
    Weights,
)
from explorer.models.recurrent.spec import Activation, Cell, NetworkSpec
from explorer.models.recurrent.tasks import make_task
from explorer.models.recurrent.tasks_base import NO_TARGET, Batch
from explorer.models.recurrent.trainer import train

SMALL = NetworkSpec(cell=Cell.GRU, hidden=8, features=6)


def settings_of(task: Task = Task.RECALL, steps: int = 24, **others: object) -> TrainingSettings:
    start = TrainingSettings(task=task, network=SMALL, steps=steps, batch=8, gap=5)
    return replace(start, **others)  # type: ignore[arg-type]


def run_of(settings: TrainingSettings, resume: TrainingRun | None = None) -> TrainingRun:
    return train(settings, resume, threading.Event(), CancelToken())


def paused_after(settings: TrainingSettings, steps: int, monkeypatch: pytest.MonkeyPatch) -> TrainingRun:
    """A run that a person paused after so many steps."""
    stop = threading.Event()

    def watch(partial: object) -> None:
        assert isinstance(partial, TrainingRun)
        if partial.step >= steps:
            stop.set()

    with monkeypatch.context() as patch:
        patch.setattr(trainer, "_BETWEEN_SNAPSHOTS", 0.0)
        return train(settings, None, stop, CancelToken(on_partial=watch))


def same(first: Weights, second: Weights) -> bool:
    return list(first) == list(second) and all(np.array_equal(first[name], second[name]) for name in first)


@pytest.mark.parametrize("task", list(Task))
@pytest.mark.parametrize("cell", list(Cell))
def test_every_task_trains_every_cell(task: Task, cell: Cell) -> None:
    run = run_of(settings_of(task, steps=2, network=replace(SMALL, cell=cell)))
    assert run.step == 2
    assert run.is_done
    assert not run.diverged
    assert all(math.isfinite(point.loss) and point.gradient_norm > 0 for point in run.points)
    assert {name: values.shape for name, values in run.checkpoints[-1].weights.items()} == (
        run.spec.parameter_shapes()
    )


def test_the_first_checkpoint_holds_the_initial_weights() -> None:
    run = run_of(settings_of(seed=5))
    assert run.checkpoints[0].step == 0
    assert same(run.checkpoints[0].weights, initial_weights(run.spec, 5))


def test_a_run_is_what_a_bare_loop_of_torch_gives() -> None:
    """Loss, norm before clipping and weights, bit for bit."""
    settings = settings_of(Task.SLOTS, steps=5, learning_rate=1e-2, clip=0.5)
    run = run_of(settings)
    task = make_task(settings)
    network = load(run.spec, initial_weights(run.spec, settings.seed)).requires_grad_()
    optimiser = torch.optim.Adam(network.parameters(), lr=1e-2)
    for point in run.points:
        ids, targets = task.batch(np.random.default_rng((0, point.step)), settings.batch)
        optimiser.zero_grad()
        logits = network(torch.from_numpy(ids))[3]
        loss = functional.cross_entropy(
            logits.reshape(-1, run.spec.outputs), torch.from_numpy(targets.ravel())
        )
        loss.backward()  # type: ignore[no-untyped-call]
        gradients = [p.grad.flatten() for p in network.parameters() if p.grad is not None]
        norm = torch.cat(gradients).norm()
        assert point.loss == pytest.approx(loss.item(), rel=1e-6)
        assert point.gradient_norm == pytest.approx(norm.item(), rel=1e-5)
        torch.nn.utils.clip_grad_norm_(network.parameters(), 0.5)
        optimiser.step()
    for name, values in network.state_dict().items():
        np.testing.assert_allclose(run.checkpoints[-1].weights[name], values.numpy(), atol=1e-6)


@pytest.mark.parametrize("optimiser", list(Optimiser))
def test_a_paused_run_goes_on_bit_by_bit(optimiser: Optimiser, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = settings_of(steps=60, optimiser=optimiser)
    straight = run_of(settings)
    paused = paused_after(settings, 17, monkeypatch)
    assert paused.step == 17
    assert not paused.is_done
    assert paused.checkpoints[-1].step == 17
    for _ in range(2):  # a paused run serves again: going on changes nothing in it
        resumed = run_of(settings, paused)
        assert [point.loss for point in resumed.points] == [point.loss for point in straight.points]
        assert [each.step for each in resumed.checkpoints] == [each.step for each in straight.checkpoints]
        pairs = zip(resumed.checkpoints, straight.checkpoints, strict=True)
        assert all(same(ours.weights, theirs.weights) for ours, theirs in pairs)


def test_a_finished_run_goes_on_with_more_steps() -> None:
    longer = run_of(settings_of(steps=30))
    resumed = run_of(settings_of(steps=30), run_of(settings_of(steps=20)))
    assert resumed.step == 30
    assert same(resumed.checkpoints[-1].weights, longer.checkpoints[-1].weights)


def test_other_settings_cannot_go_on() -> None:
    run = run_of(settings_of(steps=2))
    with pytest.raises(UserError, match="settings have changed"):
        run_of(settings_of(steps=4, learning_rate=1e-2), run)


@pytest.mark.parametrize("steps", [1, 49, 50, 51, 99, 137, 250])
def test_checkpoints_are_even_and_few(steps: int) -> None:
    run = run_of(settings_of(steps=steps, batch=1))
    at = [each.step for each in run.checkpoints]
    assert at[0] == 0
    assert at[-1] == steps
    assert at == sorted(set(at))
    assert len(at) <= 61
    measured = [point.step for point in run.points if not math.isnan(point.accuracy)]
    assert measured == at[1:]


def test_the_accuracy_of_a_point_is_that_of_its_checkpoint() -> None:
    run = run_of(settings_of(Task.SENTIMENT))
    held_out = make_task(run.settings).held_out()
    for checkpoint in run.checkpoints[1::7]:
        expected = accuracy(load(run.spec, checkpoint.weights), held_out)
        assert run.points[checkpoint.step - 1].accuracy == expected


def test_a_run_learns() -> None:
    run = run_of(settings_of(Task.SLOTS, steps=200, batch=32, learning_rate=1e-2))
    assert np.mean([point.loss for point in run.points[-20:]]) < 0.5 * run.points[0].loss


def test_exploding_values_end_a_run() -> None:
    network = replace(SMALL, cell=Cell.ELMAN, activation=Activation.RELU)
    run = run_of(
        settings_of(steps=50, network=network, learning_rate=1e30, clip=0.0, optimiser=Optimiser.SGD)
    )
    assert run.diverged
    assert run.is_done
    assert run.step < 50
    assert not math.isfinite(run.points[-1].loss) or not math.isfinite(run.points[-1].gradient_norm)


def test_snapshots_come_while_it_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[TrainingRun] = []

    def watch(partial: object) -> None:
        assert isinstance(partial, TrainingRun)
        seen.append(partial)

    monkeypatch.setattr(trainer, "_BETWEEN_SNAPSHOTS", 0.0)
    run = train(settings_of(), None, threading.Event(), CancelToken(on_partial=watch))
    assert [each.step for each in seen] == list(range(1, 25))
    assert seen[4].points == run.points[:5]
    assert run.vocabulary == make_task(run.settings).vocabulary


def test_a_cancelled_run_ends_and_gives_the_threads_back() -> None:
    token = CancelToken()
    token.cancel()
    before = torch.get_num_threads()
    with pytest.raises(CancelledError):
        train(settings_of(), None, threading.Event(), token)
    assert torch.get_num_threads() == before


def test_torchs_generator_is_left_alone() -> None:
    before = torch.get_rng_state()
    run_of(settings_of())
    assert torch.equal(torch.get_rng_state(), before)


@pytest.mark.parametrize("change", [{"steps": 0}, {"batch": 0}, {"learning_rate": math.nan}])
def test_impossible_settings_are_told(change: dict[str, object]) -> None:
    with pytest.raises(UserError, match="greater than zero"):
        run_of(settings_of(**change))  # type: ignore[arg-type]


def test_accuracy_counts_answers_or_whole_sentences() -> None:
    """A network that always says 1, against answers that were counted by hand."""
    spec = NetworkSpec(cell=Cell.GRU, hidden=2, vocabulary=3, features=2, outputs=2)
    weights = initial_weights(spec, 0)
    weights["head.weight"] *= 0
    weights["head.bias"] = np.array([0, 1], dtype=np.float32)
    always_one: Network = load(spec, weights)
    targets = np.array([[1, 0, NO_TARGET], [1, 1, NO_TARGET]])
    batch = Batch(np.zeros((2, 3), dtype=np.int64), targets)
    assert accuracy(always_one, [batch]) == 3 / 4
    assert accuracy(always_one, [batch], whole=True) == 1 / 2
    assert math.isnan(accuracy(always_one, []))


def test_recall_on_the_last_word_is_soon_learned() -> None:
    settings = settings_of(steps=400, loss_on=LossOn.LAST, batch=32, learning_rate=1e-2)
    run = run_of(replace(settings, network=replace(SMALL, hidden=24, features=16)))
    assert run.points[-1].accuracy > 0.9
