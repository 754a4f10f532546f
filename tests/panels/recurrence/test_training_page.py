"""Training as a person does it: start, pause, go on, forget, scrub, follow, compare; with few steps."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from explorer.core.cancel import Progress
from explorer.core.sentences import Sentence
from explorer.models.recurrent.runs import LossOn, Optimiser, Task
from explorer.models.recurrent.spec import Cell
from explorer.models.recurrent.storage import read_network
from explorer.panels.base import Message
from explorer.panels.recurrence.panel import RecurrencePanel
from explorer.panels.recurrence.training_curves import Curve
from explorer.studies.recurrence.state import FRESH, Reading
from explorer.workers.lanes import Lanes
from tests.panels.opening import Settled
from tests.panels.people import LEFT, pick, said, type_number
from tests.panels.recurrence.people import click, drawn, slide

ENDLESS = 100_000  # steps
Trained = Callable[[], None]


@pytest.fixture
def page(panel: RecurrencePanel) -> RecurrencePanel:
    """The panel with a small network, a short training and its page in sight."""
    panel.change(hidden=4, features=3, batch=2, training_steps=4, longest_gap=2, right="training")
    return panel


@pytest.fixture
def trained(qtbot: QtBot, panel: RecurrencePanel, settled: Settled) -> Trained:
    """Waits until nothing trains, is computed or drawn any more."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not panel.training.busy, timeout=30_000)
        settled()

    return wait


def start(panel: RecurrencePanel) -> None:
    click(panel.right.training.start)


def start_endless(qtbot: QtBot, panel: RecurrencePanel) -> None:
    """Begin a run that lasts, and wait for its first figures."""
    panel.change(training_steps=ENDLESS)
    start(panel)
    wait_for_steps(qtbot, panel, 0)


def wait_for_steps(qtbot: QtBot, panel: RecurrencePanel, than: int) -> None:
    def is_further() -> bool:
        run = panel.training.run
        return run is not None and run.step > than

    qtbot.waitUntil(is_further, timeout=30_000)


def test_a_run_from_start_to_end(page: RecurrencePanel, trained: Trained) -> None:
    controls = page.right.training
    assert controls.start.text() == "Train"
    assert not controls.checkpoints.scrub.isVisible()
    start(page)
    assert controls.start.text() == "Pause"
    trained()
    run = page.training.run
    assert run is not None
    assert run.is_done
    assert controls.start.text() == "Train"
    assert "Step 4 of 4" in controls.said.text()
    assert drawn(page).trained
    last = run.checkpoints[-1].weights
    for name, values in drawn(page).weights.items():
        np.testing.assert_array_equal(values, last[name])
    for curve, field in ((Curve.LOSS, "loss"), (Curve.GRADIENT, "gradient_norm")):
        QTest.mouseClick(controls.curves.buttons.button(curve), LEFT)
        arrays = controls.plot.picture_arrays().values()
        assert any(np.array_equal(array, [getattr(p, field) for p in run.points]) for array in arrays)
        assert controls.plot.marker() == 4.0


def test_checkpoints_are_scrubbed_through(page: RecurrencePanel, trained: Trained, settled: Settled) -> None:
    start(page)
    trained()
    controls, run = page.right.training, page.training.run
    assert run is not None
    text = page.session.state.text
    assert [point.step for point in run.checkpoints] == [0, 1, 2, 3, 4]
    slide(controls.checkpoints.scrub, -2)
    settled()
    assert not controls.checkpoints.follow.isChecked()
    assert controls.checkpoints.where.text() == "Step 2"
    assert controls.plot.marker() == 2.0
    assert drawn(page).request.text == text
    weights = drawn(page).weights["recurrent.weight_hh_l0"]
    np.testing.assert_array_equal(weights, run.checkpoints[2].weights["recurrent.weight_hh_l0"])
    click(controls.checkpoints.follow)
    settled()
    assert controls.checkpoints.scrub.value() == 4
    weights = drawn(page).weights["recurrent.weight_hh_l0"]
    np.testing.assert_array_equal(weights, run.checkpoints[4].weights["recurrent.weight_hh_l0"])


def test_pause_and_go_on(page: RecurrencePanel, trained: Trained, qtbot: QtBot) -> None:
    controls = page.right.training
    start_endless(qtbot, page)
    click(controls.start)
    trained()
    paused = page.training.run
    assert paused is not None
    assert 0 < paused.step < ENDLESS
    assert controls.start.text() == "Go on"
    start(page)
    wait_for_steps(qtbot, page, paused.step)
    going = page.training.run
    assert going is not None
    assert going.points[: paused.step] == paused.points
    click(controls.start)
    trained()


def test_a_paused_run_goes_on_to_another_number_of_steps(
    page: RecurrencePanel, trained: Trained, qtbot: QtBot
) -> None:
    start(page)
    trained()
    page.change(training_steps=6)
    assert page.right.training.start.text() == "Go on"
    start(page)
    trained()
    run = page.training.run
    assert run is not None
    assert run.step == 6


def test_other_settings_begin_another_run(page: RecurrencePanel, trained: Trained, qtbot: QtBot) -> None:
    controls = page.right.training
    start_endless(qtbot, page)
    click(controls.start)
    trained()
    assert controls.start.text() == "Go on"
    page.change(learning_rate=0.01)
    assert controls.start.text() == "Train"
    page.change(learning_rate=0.003)
    assert controls.start.text() == "Go on"
    page.set_cell(Cell.GRU)
    assert controls.start.text() == "Train"


def test_forgetting_looks_at_the_chosen_network_again(
    page: RecurrencePanel, trained: Trained, settled: Settled
) -> None:
    settled()
    before = drawn(page)
    assert not page.right.training.clear.isEnabled()
    start(page)
    trained()
    click(page.right.training.clear)
    settled()
    assert page.training.run is None
    assert page.session.override is None
    np.testing.assert_array_equal(drawn(page).network.output, before.network.output)
    assert page.right.training.checkpoints.where.text() == ""
    assert "Step" not in page.right.training.said.text()
    assert not page.right.training.checkpoints.scrub.isVisible()
    click(page.right.training.clear)  # nothing is left to forget


def test_forgetting_a_run_that_goes_on_and_starting_at_once(
    page: RecurrencePanel, trained: Trained, qtbot: QtBot
) -> None:
    start_endless(qtbot, page)
    click(page.right.training.clear)
    page.change(training_steps=3)
    start(page)  # before the former has ended
    assert page.right.training.start.text() == "Pause"
    trained()
    run = page.training.run
    assert run is not None
    assert (run.step, run.settings.steps) == (3, 3)


def test_cancel_in_the_foot_pauses_and_says_so(
    page: RecurrencePanel, trained: Trained, qtbot: QtBot, messages: list[Message | None]
) -> None:
    start_endless(qtbot, page)
    page.cancel()
    trained()
    run = page.training.run
    assert run is not None
    assert f"paused at step {run.step}" in said(messages)
    assert page.right.training.start.text() == "Go on"


def test_the_foot_tells_of_the_training_alone(page: RecurrencePanel, trained: Trained, qtbot: QtBot) -> None:
    heard: list[Progress] = []
    busy: list[bool] = []
    page.progressed.connect(heard.append)
    page.busy_changed.connect(busy.append)
    start_endless(qtbot, page)
    wait_for_steps(qtbot, page, 20)
    labels = {progress.text for progress in heard}
    page.cancel()
    trained()
    assert any("Training: step" in label for label in labels)
    assert not any("states" in label for label in labels)
    assert busy[0]
    assert not busy[-1]


def test_a_checkpoint_is_computed_once(page: RecurrencePanel, trained: Trained, qtbot: QtBot) -> None:
    """Ten times a second a run is told; the states of one checkpoint stay the same."""
    drawings: list[bool] = []
    page.session.traced.connect(drawings.append)
    start_endless(qtbot, page)  # the next checkpoint is 2000 steps away
    trace = None
    for _ in range(3):
        wait_for_steps(qtbot, page, page.training.run.step if page.training.run else 0)
        trace = page.session.override
    run = page.training.run
    assert run is not None
    assert trace is page.session.override
    assert drawings.count(True) <= len(run.checkpoints) + 2
    page.cancel()
    trained()


def test_a_text_that_is_not_taught_ends_following_and_is_said_once(
    page: RecurrencePanel, trained: Trained, settled: Settled, messages: list[Message | None]
) -> None:
    page.change(task=Task.SLOTS)
    start(page)
    trained()
    sentences = [message.sentence for message in messages if message is not None]
    assert len(sentences) == 1
    assert "does not teach" in sentences[0] or "cannot read" in sentences[0]
    assert not page.right.training.checkpoints.follow.isChecked()
    assert page.session.override is None
    (offer,) = next(message for message in messages if message is not None).offers
    offer.act()
    settled()
    assert page.right.training.checkpoints.follow.isChecked()
    assert "Taipei" in page.session.state.text
    assert drawn(page).trained.startswith("Checkpoint")
    assert messages[-1] is None


SENTENCES = tuple(f"Sentence {number} ends here." for number in range(25))


@pytest.mark.parametrize("source", ["text", "loaded", "examples"])
def test_characters_are_learned_from_what_there_is(
    page: RecurrencePanel, trained: Trained, source: str, messages: list[Message | None]
) -> None:
    if source == "loaded":
        page.set_sentences(tuple(map(Sentence, SENTENCES)))
    page.set_text("\n".join(SENTENCES) if source == "text" else "Short.")
    page.change(task=Task.CHARACTERS)
    trained()
    start(page)
    trained()
    run = page.training.run
    assert run is not None
    known = {symbol for symbol in run.vocabulary if len(symbol) == 1}
    if source == "examples":
        assert known > set("theanimal")
    else:
        assert known == {*"\n".join(SENTENCES)}
    offered = next(message for message in messages if message is not None and message.offers)
    offered.offers[0].act()
    trained()
    assert page.session.state.reading is Reading.CHARACTERS
    assert drawn(page).trained.startswith("Checkpoint")
    assert page.right.training.checkpoints.follow.isChecked()


def test_sentences_too_few_to_learn_from_are_said(
    page: RecurrencePanel, trained: Trained, messages: list[Message | None]
) -> None:
    start(page)
    trained()
    before = page.training.run
    page.set_sentences((Sentence("One."), Sentence("Two.")))
    page.change(task=Task.CHARACTERS)
    trained()
    start(page)
    trained()
    assert page.training.run is before
    assert "different sentences" in said(messages)
    assert page.right.training.start.text() == "Train"


def test_another_network_is_looked_at_while_training(
    page: RecurrencePanel, trained: Trained, qtbot: QtBot, settled: Settled
) -> None:
    start_endless(qtbot, page)
    settled()
    pick(page.unrolled.examples.menu(), "Good or bad?")
    settled()
    assert page.session.override is None
    assert not page.right.training.checkpoints.follow.isChecked()
    at = page.training.run
    assert at is not None
    wait_for_steps(qtbot, page, at.step)
    settled()
    assert drawn(page).request.model == "sentiment-lstm"
    assert not drawn(page).trained.startswith("Checkpoint")
    page.cancel()
    trained()


@pytest.mark.parametrize("way", ["menu", "cell", "form"])
def test_the_network_in_use_before_is_chosen_again(
    page: RecurrencePanel, trained: Trained, settled: Settled, way: str
) -> None:
    start(page)
    trained()
    assert drawn(page).trained
    if way == "menu":
        page.open_model(FRESH)
    elif way == "cell":
        page.set_cell(page.session.state.cell)
    else:
        page.change(hidden=page.session.state.hidden)
    settled()
    assert page.session.override is None
    assert not drawn(page).trained
    assert page.right.training.checkpoints.where.text() == ""


def test_another_text_is_read_by_the_checkpoint(
    page: RecurrencePanel, trained: Trained, settled: Settled
) -> None:
    start(page)
    trained()
    page.set_text("i grew up in spain")
    settled()
    assert drawn(page).trained.startswith("Checkpoint")
    assert len(page.steps()) == 5


def test_a_number_of_a_checkpoint_is_changed(
    page: RecurrencePanel, trained: Trained, settled: Settled
) -> None:
    start(page)
    trained()
    name = "recurrent.bias_ih_l0"
    page.change(edits=((name, 0, 0.5),))
    settled()
    assert drawn(page).trained.startswith("Checkpoint")
    assert drawn(page).weights[name][0] == 0.5
    slide(page.right.training.checkpoints.scrub, -1)  # the number was changed in another network
    settled()
    assert page.session.state.edits == ()


def test_the_task_is_chosen_by_hand(page: RecurrencePanel) -> None:
    task = page.right.training.task
    task.setFocus()
    QTest.keyClick(task, Qt.Key.Key_Down)
    assert page.session.state.task is Task(str(task.currentData()))
    assert page.session.state.task is not Task.RECALL
    assert not page.right.training.form.longest_gap.isVisibleTo(page.right.training.form)


def test_every_setting(page: RecurrencePanel) -> None:
    form = page.right.training.form
    click(page.right.training.settings)
    assert form.isVisible()
    type_number(form.learning_rate, "0.000001")
    type_number(form.clip, "0")
    type_number(form.batch, "8")
    type_number(form.training_steps, "12")
    type_number(form.longest_gap, "9")
    QTest.mouseClick(form.optimiser.button(Optimiser.SGD), LEFT)
    QTest.mouseClick(form.loss_on.button(LossOn.LAST), LEFT)
    state = page.session.state
    assert (state.learning_rate, state.clip, state.batch) == (1e-6, 0.0, 8)
    assert (state.training_steps, state.longest_gap) == (12, 9)
    assert (state.optimiser, state.loss_on) == (Optimiser.SGD, LossOn.LAST)
    assert form.learning_rate.value() == 1e-6
    form.hide()


def test_the_gap_of_the_sentence_is_not_that_of_the_training(page: RecurrencePanel, settled: Settled) -> None:
    page.open_preset("france")
    settled()
    before = page.session.state.longest_gap
    slide(page.unrolled.gap, 3)
    settled()
    assert page.session.state.longest_gap == before
    page.change(longest_gap=30)
    assert page.unrolled.gap.value() == page.session.state.gap != 30


def test_an_exploding_run_is_said(page: RecurrencePanel, trained: Trained) -> None:
    page.change(optimiser=Optimiser.SGD, learning_rate=10.0, clip=0.0, training_steps=300, cell=Cell.ELMAN)
    page.change(activation="relu", hidden=64)
    start(page)
    trained()
    run = page.training.run
    assert run is not None
    if run.diverged:
        assert "exploded" in page.right.training.said.text()
    assert page.right.training.start.text() == "Train"


def test_cells_are_compared_and_stopped(page: RecurrencePanel, trained: Trained, qtbot: QtBot) -> None:
    controls = page.right.training
    page.change(training_steps=2)
    click(controls.comparison)
    assert controls.comparison.text() == "Stop comparing"
    assert not controls.start.isEnabled()
    page.training.toggle()  # the command's key: one at a time
    assert not page.training.runner.busy
    qtbot.waitUntil(lambda: page.training.chart is not None and page.training.chart.done >= 2, timeout=30_000)
    click(controls.comparison)
    trained()
    assert controls.comparison.text() == "Compare cells"
    assert controls.start.isEnabled()
    chart = page.training.chart
    assert chart is not None
    assert chart.total == 9
    assert controls.curves.current() == Curve.GAPS
    assert f"{chart.done} of 9" in controls.said.text()
    arrays = list(controls.plot.picture_arrays().values())
    assert any(np.array_equal(array, chart.runs[0].accuracy) for array in arrays)
    QTest.mouseClick(controls.curves.buttons.button(Curve.TIME), LEFT)
    arrays = list(controls.plot.picture_arrays().values())
    assert any(np.array_equal(array, chart.runs[0].over_time) for array in arrays)


def test_nothing_is_compared_while_training(page: RecurrencePanel, trained: Trained, qtbot: QtBot) -> None:
    start_endless(qtbot, page)
    assert not page.right.training.comparison.isEnabled()
    page.training.compare()
    assert not page.training.comparer.busy
    page.cancel()
    trained()
    assert page.right.training.comparison.isEnabled()


def test_training_goes_on_out_of_sight(page: RecurrencePanel, trained: Trained, qtbot: QtBot) -> None:
    start_endless(qtbot, page)
    page.hide()
    at = page.training.run
    assert at is not None
    wait_for_steps(qtbot, page, at.step)
    page.change(right="gates")
    page.show()
    page.change(right="training")
    run = page.training.run
    assert run is not None
    assert str(run.settings.steps) in page.right.training.said.text()
    page.cancel()
    trained()


def test_closing_while_training_is_quiet(page: RecurrencePanel, qtbot: QtBot, lanes: Lanes) -> None:
    start_endless(qtbot, page)
    page.close_down()
    lanes.close()
    with qtbot.assertNotEmitted(page.status_changed, wait=50):
        pass


def test_a_checkpoint_is_saved_as_what_it_is(
    page: RecurrencePanel, trained: Trained, settled: Settled, tmp_path: Path
) -> None:
    """The figures of the network that comes along are not those of a checkpoint of the same sizes."""
    page.open_model("recall-lstm")
    settled()
    page.save_weights(str(tmp_path / "shipped.safetensors"))
    start(page)
    trained()
    page.save_weights(str(tmp_path / "mine.safetensors"))
    shipped, mine = (read_network(tmp_path / f"{name}.safetensors") for name in ("shipped", "mine"))
    assert shipped.facts
    assert not mine.facts
    run = page.training.run
    assert run is not None
    for name, values in run.checkpoints[-1].weights.items():
        np.testing.assert_array_equal(mine.weights[name], values)
    page.open_model(str(tmp_path / "mine.safetensors"))
    settled()
    (tmp_path / "mine.safetensors").unlink()
    page.save_weights(str(tmp_path / "again.safetensors"))
    assert read_network(tmp_path / "again.safetensors").spec == mine.spec
