"""Numbers as input: pasted, from a file, and what cannot be read as a table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog
from pytestqt.qtbot import QtBot

from explorer.panels.base import Message
from explorer.panels.recurrence.numbers_dialog import MOST_BYTES, NumbersDialog
from explorer.panels.recurrence.panel import RecurrencePanel
from explorer.studies.recurrence.state import FRESH, Reading
from tests.panels.opening import Settled
from tests.panels.people import LEFT, said
from tests.panels.recurrence.people import click, drawn, hidden

OK, CANCEL = QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel


@pytest.fixture
def dialog(panel: RecurrencePanel, settled: Settled, qtbot: QtBot) -> Iterator[NumbersDialog]:
    panel.open_model(FRESH)
    QTest.mouseClick(panel.unrolled.reading.button(Reading.NUMBERS), LEFT)
    settled()
    click(panel.unrolled.numbers)
    (made,) = panel.findChildren(NumbersDialog)
    yield made
    qtbot.waitUntil(lambda: not panel.findChildren(NumbersDialog))


def press(dialog: NumbersDialog, button: QDialogButtonBox.StandardButton) -> None:
    click(dialog.buttons.button(button))


def test_a_pasted_table(panel: RecurrencePanel, dialog: NumbersDialog, settled: Settled) -> None:
    dialog.edit.setPlainText("1, 2\n3, 4\n5, 6\n\n-1, -2\n-3, -4\n-5, -6")
    press(dialog, OK)
    settled()
    assert drawn(panel).spec.features == 2
    assert (len(panel.steps()), len(drawn(panel).sequences)) == (3, 2)
    weights = drawn(panel).weights
    assert weights["recurrent.weight_ih_l0"].shape[1] == 2


@pytest.mark.parametrize("table", ["1, 2\n3", "1\nx\n3", "a table", "", "1,2\n\n3,4\n5,6", "9" * 400 + "x"])
def test_a_bad_table_keeps_the_picture_and_is_said(
    panel: RecurrencePanel,
    dialog: NumbersDialog,
    settled: Settled,
    messages: list[Message | None],
    table: str,
    qtbot: QtBot,
) -> None:
    dialog.edit.setPlainText("1\n2")
    press(dialog, OK)
    settled()
    before = drawn(panel)
    qtbot.waitUntil(lambda: not panel.findChildren(NumbersDialog))
    click(panel.unrolled.numbers)
    (again,) = panel.findChildren(NumbersDialog)
    assert again.edit.toPlainText() == "1\n2"
    again.edit.setPlainText(table)
    press(again, OK)
    settled()
    assert drawn(panel) is before
    assert said(messages).endswith(".")
    panel.set_step(1)  # what is on show can be used on
    assert panel.step() == 1


def test_not_a_number_and_infinity_are_shown(
    panel: RecurrencePanel, dialog: NumbersDialog, settled: Settled, messages: list[Message | None]
) -> None:
    dialog.edit.setPlainText("1\nnan\ninf\n2")
    press(dialog, OK)
    settled()
    assert np.isnan(hidden(panel)).any()
    assert said(messages)
    for view in ("reach", "hand", "shapes", "gates"):
        panel.change(right=view)
    for view in ("path", "selection", "weights", "states"):
        panel.change(left=view)


@pytest.mark.parametrize(("table", "kept"), [("1\n2", True), ("1 2\n3 4", False)])
def test_changed_numbers_do_not_slip_into_other_places(
    panel: RecurrencePanel, settled: Settled, qtbot: QtBot, table: str, kept: bool
) -> None:
    panel.open_preset("by_hand")
    settled()
    edits = panel.session.state.edits
    assert edits
    click(panel.unrolled.numbers)
    (dialog,) = panel.findChildren(NumbersDialog)
    dialog.edit.setPlainText(table)
    press(dialog, OK)
    settled()
    assert panel.session.state.edits == (edits if kept else ())
    assert drawn(panel).notes == ()
    qtbot.waitUntil(lambda: not panel.findChildren(NumbersDialog))


def test_cancelling_changes_nothing(panel: RecurrencePanel, dialog: NumbersDialog) -> None:
    before = panel.session.state
    dialog.edit.setPlainText("7")
    press(dialog, CANCEL)
    assert panel.session.state == before


def test_a_file_is_opened(
    panel: RecurrencePanel, dialog: NumbersDialog, settled: Settled, tmp_path: Path
) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes("\ufeffx;y\n0,5;1\n1,5;2\n".encode())
    click(dialog.open_file)
    (chooser,) = dialog.findChildren(QFileDialog)
    chooser.fileSelected.emit(str(path))
    chooser.reject()
    press(dialog, OK)
    settled()
    ids = drawn(panel)
    assert ids.spec.features == 2
    assert len(panel.steps()) == 2


def test_a_bad_file_is_said_in_the_dialog(dialog: NumbersDialog, tmp_path: Path) -> None:
    dialog.edit.setPlainText("1 2")
    large = tmp_path / "large.csv"
    large.write_bytes(b"1\n" * (MOST_BYTES // 2 + 1))
    for path in (tmp_path / "none.csv", tmp_path, large):
        dialog.read(str(path))
        assert dialog.problem.isVisible()
        assert dialog.problem.text().endswith(".")
        assert dialog.edit.toPlainText() == "1 2"
    good = tmp_path / "good.csv"
    good.write_text("3 4")
    dialog.read(str(good))
    assert not dialog.problem.isVisible()
    press(dialog, CANCEL)
