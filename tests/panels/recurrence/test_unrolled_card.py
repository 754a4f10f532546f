"""The card of the unrolled network: cells, shapes, readings, examples, gap, batch, the picture itself."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from explorer.models.recurrent.spec import Activation, Cell, InputKind
from explorer.panels.base import Message
from explorer.panels.recurrence.panel import RecurrencePanel
from explorer.studies.recurrence.presets import PRESETS
from explorer.studies.recurrence.state import FRESH, Reading, RecurrenceState, Shape
from tests.panels.opening import Settled
from tests.panels.people import LEFT, pick, said, type_number
from tests.panels.recurrence.people import click, drawn, hidden, slide


def test_the_first_picture_needs_no_click(panel: RecurrencePanel) -> None:
    assert drawn(panel).trained
    assert panel.steps()[-1].lower() == "french" or "france" in map(str.lower, panel.steps())
    states = panel.unrolled.picture.picture_arrays()["states"]
    np.testing.assert_array_equal(states[0, 0], hidden(panel))
    assert panel.subject().look_for


@pytest.mark.parametrize("cell", [Cell.GRU, Cell.ELMAN, Cell.JORDAN])
def test_another_cell(panel: RecurrencePanel, settled: Settled, cell: Cell) -> None:
    text = panel.session.state.text
    QTest.mouseClick(panel.unrolled.cells.button(cell), LEFT)
    assert panel.unrolled.cells.current() == cell  # also before it is computed
    settled()
    assert drawn(panel).spec.cell is cell
    assert drawn(panel).request.text == text
    assert (panel.session.state.model == FRESH) == (cell is Cell.JORDAN)
    QTest.mouseClick(panel.unrolled.cells.button(Cell.LSTM), LEFT)
    settled()
    assert drawn(panel).spec.cell is Cell.LSTM


@pytest.mark.parametrize("shape", [shape for shape in Shape if shape is not Shape.MANY_MANY])
def test_each_shape_opens_its_example(panel: RecurrencePanel, settled: Settled, shape: Shape) -> None:
    QTest.mouseClick(panel.unrolled.shapes.button(shape), LEFT)
    settled()
    arrays = panel.unrolled.picture.picture_arrays()
    takes, gives = arrays["takes_input"], arrays["gives_output"]
    assert drawn(panel).request.shape == shape
    if shape is Shape.ONE_ONE:
        assert takes.sum() == gives.sum() == len(takes) == 1
    elif shape is Shape.ONE_MANY:
        assert takes.tolist() == [True] + [False] * (len(takes) - 1)
        assert gives.sum() > 1
    elif shape is Shape.MANY_ONE:
        assert takes.all()
        assert gives.tolist() == [False] * (len(gives) - 1) + [True]
    else:
        assert takes[0]
        assert not takes[-1]
        assert not gives[0]
        assert gives[-1]


def test_a_shape_of_ones_own_input(panel: RecurrencePanel, settled: Settled) -> None:
    panel.open_model(FRESH)
    panel.set_text("red blue red green")
    settled()
    QTest.mouseClick(panel.unrolled.shapes.button(Shape.MANY_ONE), LEFT)
    settled()
    assert panel.steps() == ("red", "blue", "red", "green")
    assert panel.unrolled.picture.picture_arrays()["gives_output"].tolist() == [False] * 3 + [True]


def test_readings(panel: RecurrencePanel, settled: Settled, messages: list[Message | None]) -> None:
    panel.open_model(FRESH)
    panel.set_text("ab, a")
    settled()
    assert panel.steps() == ("ab", ",", "a")
    QTest.mouseClick(panel.unrolled.reading.button(Reading.CHARACTERS), LEFT)
    settled()
    assert len(panel.steps()) == 5
    before = panel.session.drawn
    assert not panel.unrolled.numbers.isVisible()
    QTest.mouseClick(panel.unrolled.reading.button(Reading.NUMBERS), LEFT)
    settled()
    assert panel.unrolled.numbers.isVisible()
    assert panel.session.drawn is before  # there are no numbers yet
    assert said(messages)


def test_a_text_is_read_although_numbers_were_on_show(panel: RecurrencePanel, settled: Settled) -> None:
    panel.open_preset("by_hand")
    settled()
    panel.set_text("some words")
    settled()
    assert panel.session.state.reading is Reading.WORDS
    assert panel.steps() == ("some", "words")


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_every_example_opens(
    panel: RecurrencePanel, settled: Settled, preset: object, messages: list[Message | None]
) -> None:
    wanted = next(one for one in PRESETS if one is preset)
    pick(panel.unrolled.examples.menu(), wanted.title())
    settled()
    assert panel.session.state.preset == wanted.name
    assert panel.subject().look_for == wanted.look_for()
    assert drawn(panel).request == panel.session.state.request
    assert np.isfinite(hidden(panel)).all()
    assert not [message for message in messages if message is not None and not message.sentence]


def test_every_field_of_the_network(panel: RecurrencePanel, settled: Settled) -> None:
    form = panel.unrolled.form
    click(panel.unrolled.network)
    assert form.isVisible()
    assert form.note.isVisible()
    type_number(form.hidden, "5")
    settled()
    assert panel.session.state.model == FRESH
    assert not form.note.isVisible()
    type_number(form.layers, "2")
    type_number(form.features, "3")
    type_number(form.seed, "11")
    type_number(form.initial, "0.5")
    click(form.bidirectional)
    click(form.bias)
    settled()
    spec = drawn(panel).spec
    assert (spec.hidden, spec.layers, spec.features, spec.bidirectional, spec.bias) == (5, 2, 3, True, False)
    assert panel.session.state.seed == 11
    np.testing.assert_array_equal(drawn(panel).network.h_0, np.full((4, 1, 5), 0.5, dtype=np.float32))
    QTest.mouseClick(form.input_kind.button(InputKind.ONE_HOT), LEFT)
    settled()
    assert drawn(panel).spec.input_kind is InputKind.ONE_HOT
    assert not form.features.isVisible()
    assert not form.activation.isVisible()
    form.hide()


def test_the_activation_is_that_of_plain_cells(panel: RecurrencePanel, settled: Settled) -> None:
    panel.set_cell(Cell.JORDAN)
    settled()
    click(panel.unrolled.network)
    QTest.mouseClick(panel.unrolled.form.activation.button(Activation.RELU), LEFT)
    settled()
    assert drawn(panel).spec.activation is Activation.RELU
    panel.unrolled.form.hide()


def test_a_seed_is_shown_and_gives_the_same_weights(panel: RecurrencePanel, settled: Settled) -> None:
    form = panel.unrolled.form
    click(panel.unrolled.network)
    click(form.new_seed)
    settled()
    first = drawn(panel)
    assert form.seed.value() == panel.session.state.seed
    panel.change(seed=1)
    settled()
    assert (drawn(panel).weights["recurrent.weight_hh_l0"] != first.weights["recurrent.weight_hh_l0"]).any()
    panel.change(seed=first.request.seed)
    settled()
    for name, values in first.weights.items():
        np.testing.assert_array_equal(drawn(panel).weights[name], values)
    form.hide()


def test_keys_count_on_although_nothing_is_computed_yet(panel: RecurrencePanel, settled: Settled) -> None:
    panel.open_model(FRESH)
    click(panel.unrolled.network)
    box = panel.unrolled.form.hidden
    before = box.value()
    for _ in range(3):  # faster than a pass
        QTest.keyClick(box, Qt.Key.Key_Up)
    assert box.value() == before + 3
    settled()
    assert drawn(panel).spec.hidden == before + 3
    panel.unrolled.form.hide()


def test_the_gap(panel: RecurrencePanel, settled: Settled) -> None:
    steps, gap = len(panel.steps()), panel.session.state.gap
    assert panel.unrolled.gap.isVisible()
    slide(panel.unrolled.gap, 4)
    slide(panel.unrolled.gap, -1)
    settled()
    assert panel.session.state.gap == gap + 3
    assert len(panel.steps()) == steps + 3
    assert str(gap + 3) in panel.unrolled.gap_label.text()
    assert panel.session.state.preset == "france"
    panel.set_text("France")
    assert not panel.unrolled.gap.isVisible()


def test_a_far_longer_gap_is_borne_until_it_is_computed(panel: RecurrencePanel, settled: Settled) -> None:
    for right in ("gates", "reach", "predictions", "hand", "shapes"):
        panel.change(right=right)
        panel.unrolled.gap.setValue(90)
        assert panel.session.state.step >= 90 > len(panel.steps())
        settled()
        assert len(panel.steps()) > 90
        panel.unrolled.gap.setValue(0)
        settled()
        assert panel.step() < len(panel.steps()) < 20


def test_rows_of_a_batch(panel: RecurrencePanel, settled: Settled) -> None:
    assert not panel.unrolled.sequence.isVisible()
    panel.open_preset("by_hand")
    settled()
    assert panel.unrolled.sequence.isVisible()
    QTest.keyClick(panel.unrolled.sequence, Qt.Key.Key_Up)
    assert panel.session.state.sequence == 1
    states = panel.unrolled.picture.picture_arrays()["states"]
    np.testing.assert_array_equal(states[0, 0], drawn(panel).network.layer(0).hidden[:, 1])
    expected = [0.9512, 0.0159, 0.5879]  # as given with the example, to four decimals
    np.testing.assert_allclose(states[0, 0, 0], expected, atol=5e-5)


def test_the_folded_form(panel: RecurrencePanel) -> None:
    before = panel.unrolled.picture.grab().toImage()
    click(panel.unrolled.folded)
    assert panel.unrolled.folded.isChecked()
    assert panel.unrolled.picture.grab().toImage() != before


def test_a_click_on_a_box_is_one_step_and_one_place(panel: RecurrencePanel, settled: Settled) -> None:
    panel.change(hidden=4, layers=2, bidirectional=True)
    settled()
    changes: list[RecurrenceState] = []
    panel.session.state_changed.connect(lambda new, _old: changes.append(new))
    picture = panel.unrolled.picture
    QTest.mouseClick(picture.canvas(), LEFT, pos=picture.box_center(2, 1, 1))
    state = panel.session.state
    assert (state.step, state.layer, state.direction) == (2, 1, 1)
    assert (picture.step(), picture.layer()) == (2, (1, 1))
    assert len(changes) == 2  # the step, and the layer with its direction
    np.testing.assert_array_equal(hidden(panel), drawn(panel).network.layer(1, 1).hidden[:, 0])


def test_keys_walk_the_picture(panel: RecurrencePanel, qtbot: QtBot) -> None:
    panel.set_step(0)
    with qtbot.waitSignal(panel.step_changed):
        QTest.keyClick(panel.unrolled.picture, Qt.Key.Key_Right)
    assert panel.step() == 1


def test_playing_flows_into_the_next_step(panel: RecurrencePanel) -> None:
    panel.set_step(1)
    panel.set_step(2)
    assert panel.unrolled.picture.step() == 2
    assert panel.unrolled.picture.is_moving()
    panel.set_step(0)
    assert not panel.unrolled.picture.is_moving()
