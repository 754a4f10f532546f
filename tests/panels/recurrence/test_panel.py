"""The Recurrence panel as a whole: texts, states that come back, commands, language, what fails."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from explorer.core import i18n
from explorer.core.trace import Explanation
from explorer.models.recurrent.spec import Cell
from explorer.panels.base import Message
from explorer.panels.recurrence.panel import RecurrencePanel
from explorer.panels.recurrence.unrolled_card import unrolled_data
from explorer.studies.recurrence.state import FRESH, RecurrenceState
from explorer.window.shortcuts import GROUPS
from tests.panels.opening import Settled
from tests.panels.people import said
from tests.panels.recurrence.people import drawn, hidden


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_no_text_keeps_the_picture_and_is_said(
    panel: RecurrencePanel, settled: Settled, messages: list[Message | None], text: str
) -> None:
    before = panel.session.drawn
    panel.set_text(text)
    settled()
    assert panel.session.drawn is not None
    assert panel.session.drawn.main is (before.main if before else None)
    assert said(messages)
    panel.set_step(2)
    assert panel.step() == 2
    panel.set_text("i grew up in France")
    settled()
    assert len(panel.steps()) == 5
    assert messages[-1] is None


@pytest.mark.parametrize("reading", ["words", "characters"])
def test_odd_texts_are_shown(panel: RecurrencePanel, settled: Settled, reading: str) -> None:
    panel.open_model(FRESH)
    panel.change(reading=reading, hidden=4)
    views = (("states", "gates"), ("path", "hand"), ("selection", "shapes"), ("weights", "reach"))
    texts = ("\x07\x00a", "👩‍👩‍👧 שלום", "\ud800x", "乒乓球拍卖完了。", "a" * 3000)
    for number, text in enumerate(texts):
        left, right = views[number % len(views)]
        panel.change(text=text, preset="", left=left, right=right)
        settled()
        assert drawn(panel).request.text == text
        assert 0 < len(panel.steps()) <= 2000


def test_a_text_far_over_the_limit(
    panel: RecurrencePanel, settled: Settled, messages: list[Message | None]
) -> None:
    panel.open_model(FRESH)
    panel.change(hidden=2)
    panel.set_text("word and sign, " * 60_000)
    settled()
    assert len(panel.steps()) == 2000
    assert "2,000" in said(messages)


def test_unknown_words_are_told(
    panel: RecurrencePanel, settled: Settled, messages: list[Message | None]
) -> None:
    panel.set_text("i grew up in Zanzibar")
    settled()
    assert "Zanzibar" in said(messages)
    before = panel.session.drawn
    panel.set_text("Zanzibar Timbuktu")
    settled()
    assert panel.session.drawn is before
    assert said(messages)


def test_an_exploding_network_is_shown_for_what_it_is(
    panel: RecurrencePanel, settled: Settled, messages: list[Message | None]
) -> None:
    panel.set_cell(Cell.JORDAN)
    panel.set_cell(Cell.ELMAN)
    panel.change(model=FRESH, activation="relu", hidden=2, bias=False)
    panel.set_text("one two three " * 30)
    settled()
    places = [("recurrent.weight_hh_l0", place, 1e6) for place in range(4)]
    panel.change(edits=(*places, ("h_0", 0, 1.0)))
    settled()
    assert "explode" in said(messages)
    for left, right in (("states", "gates"), ("path", "hand"), ("selection", "shapes"), ("weights", "reach")):
        panel.change(left=left, right=right)
        panel.grab()


STATE = {
    "text": "some words of my own",
    "model": FRESH,
    "cell": "gru",
    "hidden": 6,
    "layers": 2,
    "bidirectional": True,
    "step": 3,
    "layer": 1,
    "direction": 1,
    "unit": 5,
    "left": "selection",
    "right": "reach",
    "brush": [1, 2],
    "threshold": 0.1,
    "sort": "variance",
    "seed": 9,
    "longest_gap": 12,
    "preset": "",
}


def test_a_state_comes_back_and_is_shown(panel: RecurrencePanel, settled: Settled) -> None:
    panel.restore(json.loads(json.dumps(STATE)))
    panel.run()
    settled()
    assert panel.state() | STATE == panel.state()
    assert (panel.step(), panel.unrolled.picture.layer()) == (3, (1, 1))
    assert panel.left.selection.strip.brush() == (1, 2)
    assert drawn(panel).spec.cell is Cell.GRU
    saved = panel.state()
    panel.open_preset("by_hand")
    settled()
    panel.restore(saved)
    panel.run()
    settled()
    assert panel.state() == saved


def test_a_state_beyond_the_input_is_held(panel: RecurrencePanel, settled: Settled) -> None:
    far = {"step": 900, "layer": 3, "direction": 1, "unit": 255, "sequence": 77, "brush": [5, 999_999]}
    for right in ("gates", "hand", "predictions", "shapes", "reach"):
        panel.restore({**far, "right": right})  # drawn at once on the former picture
        panel.run()
        settled()
        assert panel.step() == len(panel.steps()) - 1
        assert panel.session.state.unit == drawn(panel).spec.hidden - 1
        assert (panel.session.state.layer, panel.session.state.sequence) == (0, 0)


def test_an_unknown_example_is_ones_own_input(panel: RecurrencePanel, settled: Settled) -> None:
    panel.restore({"preset": "nothing like it", "text": "i grew up in spain"})
    panel.run()
    settled()
    assert panel.session.state.preset == ""
    assert panel.subject().look_for == ""
    assert len(panel.steps()) == 5


def test_a_checkpoint_does_not_outlive_a_restored_state(
    panel: RecurrencePanel, settled: Settled, qtbot: QtBot
) -> None:
    panel.change(training_steps=2, batch=2, hidden=4, longest_gap=2)
    panel.training.toggle()
    qtbot.waitUntil(lambda: not panel.training.busy, timeout=30_000)
    settled()
    assert drawn(panel).trained.startswith("Checkpoint")
    saved = panel.state()
    json.dumps(saved)
    panel.restore(saved)
    panel.run()
    settled()
    assert panel.session.override is None
    assert not drawn(panel).trained
    assert panel.state() == saved


def test_weights_that_are_no_longer_there(bare: RecurrencePanel, qtbot: QtBot, tmp_path: Path) -> None:
    heard: list[Message | None] = []
    bare.message_changed.connect(heard.append)
    bare.restore({"model": str(tmp_path / "gone.safetensors"), "text": "still here", "preset": ""})
    bare.run()
    qtbot.waitUntil(lambda: bool(heard), timeout=30_000)
    assert "gone.safetensors" in said(heard)
    menu = QMenu()
    qtbot.addWidget(menu)
    bare.fill_model_menu(menu)
    assert "gone.safetensors" in [action.text() for action in menu.actions()]
    assert heard[-1] is not None
    (offer,) = heard[-1].offers
    with qtbot.waitSignal(bare.status_changed, timeout=30_000):
        offer.act()
    assert bare.steps() == ("still", "here")


def test_before_the_first_picture_everything_can_be_pressed(bare: RecurrencePanel) -> None:
    for command in bare.commands():
        if command.shortcut != "Ctrl+G":
            command.act()
    for view in ("export", "code", "hand"):
        bare.act(view)
    bare.set_step(4)
    assert bare.steps() == ()
    assert bare.pictures() == ()
    bare.cancel()


def test_every_command_acts(panel: RecurrencePanel, settled: Settled, qtbot: QtBot) -> None:
    panel.change(hidden=4, layers=2, bidirectional=True, training_steps=1, batch=2, longest_gap=2)
    settled()
    for command in panel.commands():
        if command.shortcut == "Ctrl+G":  # next words are not learned from both sides
            panel.change(bidirectional=False)
        before = panel.session.state
        was_on = command.is_checked is not None and command.is_checked()
        command.act()
        settled()
        if command.shortcut in ("Ctrl+G", "Q"):  # a run; the next of one sequence
            continue
        assert was_on or panel.session.state != before, command.label
    qtbot.waitUntil(lambda: not panel.training.busy, timeout=30_000)
    settled()
    assert panel.training.run is not None


def test_keys_are_no_keys_of_the_window(panel: RecurrencePanel) -> None:
    taken = {
        QKeySequence(key).toString() for _title, entries in GROUPS for entry in entries for key in entry.keys
    }
    taken |= {f"Ctrl+{number}" for number in range(1, 10)} | {"R", "+", "-"}  # the last are the pictures' own
    own = [QKeySequence(command.shortcut).toString() for command in panel.commands()]
    assert not taken & set(own)
    assert len(set(own)) == len(own)


def test_walking_goes_around(panel: RecurrencePanel, settled: Settled) -> None:
    panel.change(hidden=3, layers=2, bidirectional=True)
    settled()
    for field, count in (("unit", 3), ("layer", 2)):
        panel.change(**{field: 0})
        panel.walk(**{field: -1})
        assert getattr(panel.session.state, field) == count - 1
        panel.walk(**{field: 1})
        assert getattr(panel.session.state, field) == 0
    panel.turn()
    assert panel.session.state.direction == 1
    panel.turn()
    assert panel.session.state.direction == 0
    panel.open_preset("by_hand")
    settled()
    panel.walk(sequence=1)
    assert panel.session.state.sequence == 1


def test_explain_follows_every_selection(panel: RecurrencePanel) -> None:
    heard: list[Explanation] = []
    panel.explained.connect(heard.append)
    panel.change(unit=3)
    panel.set_step(4)
    assert len(heard) == 2
    assert heard[-1].title
    for key in (action.key for action in heard[-1].actions):
        if key != "export":
            panel.act(key)


def test_the_pictures_main_one_is_exported(panel: RecurrencePanel) -> None:
    panel.act("export")
    (dialog,) = panel.findChildren(QFileDialog) or [
        widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QFileDialog)
    ]
    dialog.reject()


def test_another_language_keeps_picture_and_selection(panel: RecurrencePanel, settled: Settled) -> None:
    panel.change(unit=2, right="training", left="path")
    i18n.install(lambda _context, text: f"⟦{text}⟧", "zh_CN")
    QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    assert panel.right.training.start.text() == "⟦Train⟧"
    assert panel.right.views.current() == "training"
    assert panel.left.views.current() == "path"
    assert panel.unrolled.network.text().startswith("⟦")
    assert all("⟦" in command.label or command.label.isascii() for command in panel.commands())
    assert panel.session.state.unit == 2
    np.testing.assert_array_equal(panel.unrolled.picture.picture_arrays()["states"][0, 0], hidden(panel))


def test_a_device_that_is_not_there(
    panel: RecurrencePanel, settled: Settled, messages: list[Message | None]
) -> None:
    before = panel.session.drawn
    panel.set_device("xpu:7")
    settled()
    assert said(messages)
    assert panel.session.drawn is before
    panel.set_device("cpu")
    settled()
    assert panel.session.drawn is not before


def test_typing_keeps_the_old_picture_until_the_new_one(panel: RecurrencePanel, settled: Settled) -> None:
    before = panel.session.drawn
    text = "i grew up in spain"
    for end in range(1, len(text) + 1):
        panel.set_text(text[:end])
    assert panel.session.drawn is before
    settled()
    assert len(panel.steps()) == 5
    assert drawn(panel).request.text == text


def test_reaches_are_added_without_drawing_anew(panel: RecurrencePanel, settled: Settled) -> None:
    kinds: list[bool] = []
    panel.session.traced.connect(kinds.append)
    panel.change(right="reach", compare=True)
    settled()
    assert kinds == [True, False]
    assert len(panel.right.reach.picture_arrays()) >= 3


def test_large_networks_are_drawn_in_turns(panel: RecurrencePanel, settled: Settled) -> None:
    panel.open_model(FRESH)
    panel.change(hidden=128, compare=False, right="reach")
    panel.set_text("a b c d e f g h " * 8)
    settled()
    assert drawn(panel).network.output.size > 4_000
    assert panel.session.drawn is not None
    (reach,) = panel.session.drawn.reaches
    arrays = panel.right.reach.picture_arrays().values()
    assert any(np.array_equal(array, reach.norms) for array in arrays)


def test_code_is_copied(panel: RecurrencePanel) -> None:
    panel.act("code")
    assert "import torch" in QGuiApplication.clipboard().text()
    panel.act("hand")
    assert panel.session.state.right == "hand"


def test_the_unrolled_data_of_a_row_that_is_not_there(panel: RecurrencePanel) -> None:
    assert unrolled_data(drawn(panel), 5).tokens == panel.steps()


def test_the_first_state_is_an_example() -> None:
    assert RecurrenceState().model == FRESH


def test_tab_reaches_the_controls(panel: RecurrencePanel) -> None:
    panel.activateWindow()
    panel.unrolled.examples.setFocus()
    seen = set()
    for _ in range(40):
        QTest.keyClick(QApplication.focusWidget() or panel, Qt.Key.Key_Tab)
        seen.add(QApplication.focusWidget())
    assert panel.unrolled.picture in seen
    assert panel.left.heatmap in seen
    assert panel.right.gates in seen
