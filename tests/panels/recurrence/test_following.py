"""Checkpoints in the place of the network on show: scrubbed through, followed, left, saved."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from explorer.models.recurrent.runs import Task
from explorer.models.recurrent.storage import read_network
from explorer.panels.base import Message
from explorer.panels.recurrence.panel import RecurrencePanel
from explorer.studies.recurrence.state import FRESH
from tests.panels.opening import Settled
from tests.panels.people import pick
from tests.panels.recurrence.people import Trained, click, drawn, slide, start, start_endless, wait_for_steps


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
