"""The card of the states: heatmap, order, path, selection and search, weights."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from explorer.core.sentences import Sentence
from explorer.models.recurrent.storage import read_network
from explorer.panels.base import Message
from explorer.panels.recurrence.panel import RecurrencePanel
from explorer.studies.recurrence.presets import preset_named
from explorer.studies.recurrence.selection import units_on
from explorer.studies.recurrence.state import FRESH, RecurrenceState, Sort
from tests.panels.opening import Settled
from tests.panels.people import LEFT, said
from tests.panels.recurrence.people import click, drawn, hidden, slide


def show(panel: RecurrencePanel, view: str) -> None:
    QTest.mouseClick(panel.left.views.buttons.button(view), LEFT)
    assert panel.session.state.left == view


def test_a_cell_of_the_heatmap_is_one_change(panel: RecurrencePanel) -> None:
    changes: list[RecurrenceState] = []
    panel.session.state_changed.connect(lambda new, _old: changes.append(new))
    heatmap = panel.left.heatmap
    QTest.mouseClick(heatmap.canvas(), LEFT, pos=heatmap.cell_center(9, 4))
    assert [(state.unit, state.step) for state in changes] == [(9, 4)]
    assert heatmap.selection() == (9, 4, True)
    QTest.mouseClick(heatmap.canvas(), LEFT, pos=heatmap.cell_center(9, 4))  # the frame stays
    assert heatmap.selection() == (9, 4, True)


def test_rows_columns_and_keys_of_the_heatmap(panel: RecurrencePanel) -> None:
    heatmap = panel.left.heatmap
    panel.set_step(3)
    QTest.mouseClick(heatmap.canvas(), LEFT, pos=heatmap.row_label_center(5))
    assert (panel.session.state.unit, panel.step()) == (5, 3)
    QTest.mouseClick(heatmap.canvas(), LEFT, pos=heatmap.column_label_center(2))
    assert (panel.session.state.unit, panel.step()) == (5, 2)
    QTest.keyClick(heatmap, Qt.Key.Key_Down)
    QTest.keyClick(heatmap, Qt.Key.Key_Right)
    assert (panel.session.state.unit, panel.step()) == (6, 3)
    curve = panel.left.curve.picture_arrays()
    assert any(np.array_equal(values, hidden(panel)[:, 6]) for values in curve.values())


def test_a_click_on_the_curve_goes_to_the_step(panel: RecurrencePanel) -> None:
    curve = panel.left.curve
    QTest.mouseClick(curve.canvas(), LEFT, pos=curve.point_at(7.0, float(hidden(panel)[7, 0])))
    assert panel.step() == 7
    assert curve.marker() == 7.0


@pytest.mark.parametrize("sort", list(Sort))
def test_orders_of_the_units(panel: RecurrencePanel, sort: Sort) -> None:
    panel.change(sort=Sort.INDEX if sort is not Sort.INDEX else Sort.VARIANCE)
    actions = panel.left.sort.menu().actions()
    actions[list(Sort).index(sort)].trigger()
    assert panel.session.state.sort is sort
    assert [action.isChecked() for action in actions] == [one is sort for one in Sort]
    spread = hidden(panel).var(axis=0)
    heatmap = panel.left.heatmap
    QTest.mouseClick(heatmap.canvas(), LEFT, pos=heatmap.row_label_center(0))
    first = panel.session.state.unit
    if sort is Sort.VARIANCE:
        assert first == int(spread.argmax())
    if sort is Sort.INDEX:
        assert first == 0
    (values,) = (data.values for data in heatmap.maps())
    np.testing.assert_array_equal(values[0], hidden(panel)[:, first])


def test_the_path(panel: RecurrencePanel, settled: Settled) -> None:
    show(panel, "path")
    path = panel.left.path
    QTest.mouseClick(path.canvas(), LEFT, pos=path.point_center(1))
    assert panel.step() == 1
    QTest.keyClick(path, Qt.Key.Key_Right)
    assert panel.step() == 2
    assert panel.pictures()[0] is path
    points = path.picture_arrays()["points"]
    centred = hidden(panel).astype(np.float64) - hidden(panel).astype(np.float64).mean(axis=0)
    _u, values, axes = np.linalg.svd(centred, full_matrices=False)
    np.testing.assert_allclose(np.abs(points), np.abs(centred @ axes[:2].T), atol=1e-6 * values[0])


def brush(panel: RecurrencePanel, first: int, last: int) -> None:
    strip = panel.left.selection.strip
    QTest.mousePress(strip.canvas(), LEFT, pos=strip.token_center(first))
    for token in range(first, last + 1):
        QTest.mouseMove(strip.canvas(), strip.token_center(token))
    QTest.mouseRelease(strip.canvas(), LEFT, pos=strip.token_center(last))


def brush_with_units(panel: RecurrencePanel, step: int) -> None:
    """Brush a step and lower the threshold until some units are on there, and off before and after."""
    brush(panel, step, step)
    for threshold in np.linspace(0.9, 0.0, 90):
        if units_on(hidden(panel), (step, step), float(threshold)):
            panel.change(threshold=float(threshold))
            return


def test_brush_and_threshold_choose_units(panel: RecurrencePanel) -> None:
    show(panel, "selection")
    page = panel.left.selection
    assert not page.search.isEnabled()
    brush(panel, 3, 5)
    assert panel.session.state.brush == (3, 5)
    assert page.units == units_on(hidden(panel), (3, 5), panel.session.state.threshold)
    slide(page.threshold, 10)
    assert panel.session.state.threshold == pytest.approx(0.4)
    assert page.units == units_on(hidden(panel), (3, 5), 0.4)
    assert "0.40" in page.label.text()
    page.threshold.setValue(100)
    assert page.units == ()
    assert not page.search.isEnabled()
    assert page.chosen.text().startswith("No unit")
    QTest.keyClick(page.strip, Qt.Key.Key_Escape)
    assert panel.session.state.brush is None


def search(panel: RecurrencePanel, settled: Settled) -> list[str]:
    click(panel.left.selection.search)
    settled()
    hits = panel.left.selection.hits
    return [hits.item(row).text() for row in range(hits.count())]


def click_hit(panel: RecurrencePanel, row: int) -> None:
    hits = panel.left.selection.hits
    QTest.mouseClick(hits.viewport(), LEFT, pos=hits.visualItemRect(hits.item(row)).center())


def test_a_hit_is_gone_to(panel: RecurrencePanel, settled: Settled) -> None:
    show(panel, "selection")
    text = panel.session.state.text
    panel.set_sentences((Sentence("i grew up in spain and then i speak fluent spanish"), Sentence(text)))
    brush_with_units(panel, 4)
    lines = search(panel, settled)
    assert any("«France»" in line or "«spain»" in line for line in lines)
    row = next(row for row, line in enumerate(lines) if "«spain»" in line)
    click_hit(panel, row)
    settled()
    assert panel.session.state.text.startswith("i grew up in spain")
    assert (panel.step(), panel.session.state.brush) == (4, (4, 4))
    assert panel.left.selection.strip.brush() == (4, 4)
    assert panel.left.selection.hits.count() == len(lines)  # the others are there to be gone to


def test_other_sentences_are_searched_at_once(panel: RecurrencePanel, settled: Settled) -> None:
    show(panel, "selection")
    brush_with_units(panel, 4)
    panel.set_sentences((Sentence("i grew up in spain"),))
    assert any("spain" in line for line in search(panel, settled))
    click(panel.left.selection.search)
    panel.set_sentences((Sentence("i grew up in italy"),))  # while those of the others are searched
    settled()
    lines = search(panel, settled)
    assert any("italy" in line for line in lines)
    assert not any("spain" in line for line in lines)


def test_a_fresh_network_is_searched_with_its_own_text(panel: RecurrencePanel, settled: Settled) -> None:
    """The words of the text come first in its vocabulary: another text, other rows of the embedding."""
    show(panel, "selection")
    panel.open_model(FRESH)
    panel.set_sentences((Sentence("one two"), Sentence("two one")))
    panel.change(threshold=0.0)
    for number, text in enumerate(("one two", "two one")):
        panel.set_text(text)
        settled()
        brush(panel, 0, 1)
        search(panel, settled)
        corpus = panel.searching.corpus
        assert corpus is not None
        part = corpus.hidden[corpus.bounds[number] : corpus.bounds[number + 1]]
        np.testing.assert_allclose(part, hidden(panel), atol=1e-6)


def test_searching_numbers_is_refused(
    panel: RecurrencePanel, settled: Settled, messages: list[Message | None]
) -> None:
    panel.open_preset("by_hand")
    settled()
    show(panel, "selection")
    panel.change(threshold=0.0)
    brush(panel, 0, len(panel.steps()) - 1)
    search(panel, settled)
    assert "numbers" in said(messages)


def edit_cell(qtbot: QtBot, panel: RecurrencePanel, row: int, column: int, text: str) -> None:
    table = panel.left.weights.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(row, column))
    table.edit(table.currentIndex())
    (editor,) = (one for one in table.findChildren(QLineEdit) if one.isVisible())
    editor.setText(text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not [one for one in table.findChildren(QLineEdit) if one.isVisible()])


def choose_parameter(panel: RecurrencePanel, name: str) -> None:
    names = panel.left.weights.names
    names.setCurrentText(name)
    names.activated.emit(names.currentIndex())


def test_weights_are_edited_and_taken_back(panel: RecurrencePanel, settled: Settled, qtbot: QtBot) -> None:
    show(panel, "weights")
    page = panel.left.weights
    choose_parameter(panel, "recurrent.bias_ih_l0")
    before = drawn(panel)
    edit_cell(qtbot, panel, 2, 0, "0.75")
    settled()
    changed = drawn(panel).weights["recurrent.bias_ih_l0"]
    assert changed[2] == np.float32(0.75)
    assert (drawn(panel).network.output != before.network.output).any()
    assert page.names.currentText() == "recurrent.bias_ih_l0"
    assert page.table.currentIndex().row() in (2, 3)  # the place stays, or goes on to the next
    edit_cell(qtbot, panel, 2, 0, "−0.5")
    settled()
    assert panel.session.state.edits == (("recurrent.bias_ih_l0", 2, -0.5),)
    choose_parameter(panel, "c_0")
    edit_cell(qtbot, panel, 0, 1, "2")
    settled()
    c_0 = drawn(panel).network.c_0
    assert c_0 is not None
    assert c_0[0, 0, 1] == 2.0
    click(page.reset)
    settled()
    np.testing.assert_array_equal(drawn(panel).network.output, before.network.output)
    assert not page.reset.isEnabled()


def test_every_parameter_is_shown(panel: RecurrencePanel, settled: Settled) -> None:
    show(panel, "weights")
    panel.change(hidden=3, layers=2, bidirectional=True)
    settled()
    page = panel.left.weights
    names = [page.names.itemText(row) for row in range(page.names.count())]
    arrays = drawn(panel).network.arrays()
    assert set(names) == {*drawn(panel).weights, *arrays}
    for name in names:
        choose_parameter(panel, name)
        values = drawn(panel).weights.get(name)
        if values is None:
            values = arrays[name][:, 0]
        np.testing.assert_array_equal(page.table.values().ravel(), values.ravel())


def test_what_was_computed_is_read_by_digits_for_each_sequence(
    panel: RecurrencePanel, settled: Settled
) -> None:
    panel.session.take(preset_named("by_hand").apply(panel.session.state))
    settled()
    show(panel, "weights")
    for sequence in (0, 1):
        panel.change(sequence=sequence)
        choose_parameter(panel, "l0.h")
        wanted = drawn(panel).network.layer(0).hidden[:, sequence]
        np.testing.assert_array_equal(panel.left.weights.table.values(), wanted)
        choose_parameter(panel, "h_n")
        np.testing.assert_array_equal(panel.left.weights.table.values()[0], wanted[-1])
    model = panel.left.weights.table.model()
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable


@pytest.mark.parametrize("ending", ["safetensors", "csv"])
def test_weights_are_saved_and_opened_again(
    panel: RecurrencePanel, settled: Settled, qtbot: QtBot, tmp_path: Path, ending: str
) -> None:
    show(panel, "weights")
    panel.change(edits=(("recurrent.bias_hh_l0", 1, 0.125),))
    settled()
    before = drawn(panel)
    path = tmp_path / f"mine.{ending}"
    click(panel.left.weights.save)
    (dialog,) = panel.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    stored = read_network(path)
    assert stored.weights["recurrent.bias_hh_l0"][1] == 0.125
    for name, values in before.weights.items():
        np.testing.assert_array_equal(stored.weights[name], values)
    panel.open_preset("clouds")
    settled()
    panel.set_text(before.request.text)
    qtbot.waitUntil(lambda: not panel.findChildren(QFileDialog))
    click(panel.left.weights.load)
    (dialog,) = panel.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    settled()
    assert panel.session.state.model == str(path)
    np.testing.assert_array_equal(drawn(panel).network.output, before.network.output)
    if ending == "csv":
        with path.open(encoding="utf-8", newline="") as file:
            assert len(list(csv.reader(file))) > before.spec.parameter_count()


def test_what_cannot_be_opened_or_saved_is_said(
    panel: RecurrencePanel, settled: Settled, messages: list[Message | None], tmp_path: Path
) -> None:
    before = panel.session.drawn
    bad = tmp_path / "bad.safetensors"
    bad.write_bytes(b"\xff" * 64)
    panel.open_model(str(bad))
    settled()
    assert "bad.safetensors" in said(messages)
    assert panel.session.drawn is before
    panel.save_weights(str(tmp_path / "no" / "such" / "folder.safetensors"))
    assert said(messages)
    panel.open_preset("clouds")
    settled()
    assert panel.session.drawn is not before


def test_the_selection_is_drawn_from_either_end(panel: RecurrencePanel) -> None:
    show(panel, "selection")
    strip = panel.left.selection.strip
    QTest.mousePress(strip.canvas(), LEFT, pos=strip.token_center(5))
    QTest.mouseMove(strip.canvas(), strip.token_center(3))
    QTest.mouseMove(strip.canvas(), QPoint(-50, -50))
    QTest.mouseRelease(strip.canvas(), LEFT, pos=strip.token_center(3))
    assert panel.session.state.brush == (3, 5)
