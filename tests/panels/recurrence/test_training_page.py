"""Training as a person does it: start, pause, go on, forget, compare; with few steps."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from explorer.core.cancel import Progress
from explorer.core.sentences import Sentence
from explorer.models.recurrent.runs import LossOn, Optimiser, Task
from explorer.models.recurrent.spec import Cell
from explorer.panels.base import Message
from explorer.panels.recurrence.panel import RecurrencePanel
from explorer.panels.recurrence.training_curves import Curve
from explorer.studies.recurrence.state import Reading
from explorer.workers.lanes import Lanes
from tests.panels.opening import Settled
from tests.panels.people import LEFT, said, type_number
from tests.panels.recurrence.people import (
    ENDLESS,
    Trained,
    click,
    drawn,
    slide,
    start,
    start_endless,
    wait_for_steps,
)


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
