"""Texts, models, devices and sessions of the Transformer chapter, as a person changes them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from explorer.core.trace import Explanation
from explorer.panels.base import Message, PairRole, Status
from explorer.panels.transformer import TransformerPanel
from tests.models import families
from tests.panels.opening import Settled
from tests.panels.people import LEFT
from tests.panels.transformer_people import shown


def test_typing_keeps_the_old_picture_until_the_new_one(panel: TransformerPanel, settled: Settled) -> None:
    before = panel.session.drawn
    for end in range(1, 12):
        panel.set_text("Time flies."[:end])
        assert panel.session.drawn is not None
    assert panel.session.drawn is before
    settled()
    assert [group.label for group in shown(panel).rows] == ["[CLS]", "Time", "flies", ".", "[SEP]"]
    assert panel.session.state.query is None or panel.session.state.query < 5


@pytest.mark.parametrize("text", ["", "   ", "\x07\x00", "👩‍👩‍👧 שלום", "a" * 3000, "\ud800x", "word " * 900])
def test_odd_texts_are_shown(
    panel: TransformerPanel, settled: Settled, messages: list[Message | None], text: str
) -> None:
    panel.set_text(text)
    settled()
    assert panel.session.drawn is not None
    assert panel.session.drawn.trace.request.text == text
    if len(text.split()) > 600:
        assert messages[-1] is not None
        assert "512" in messages[-1].sentence


def test_a_pair(panel: TransformerPanel, settled: Settled) -> None:
    assert panel.subject().pair_role is PairRole.PAIR
    panel.set_pair("It was asleep.")
    settled()
    assert panel.session.drawn is not None
    assert {token.segment for token in panel.session.drawn.trace.capture.tokens["source"]} == {0, 1}


def test_another_model_and_back(
    panel: TransformerPanel, settled: Settled, tmp_path: Path, qtbot: QtBot
) -> None:
    statuses: list[Status] = []
    panel.status_changed.connect(statuses.append)
    panel.open_model(str(families.make("t5", tmp_path / "tiny-t5")))
    settled()
    assert panel.model_label() == "tiny-t5"
    assert panel.subject().pair_role is PairRole.TARGET
    assert "tiny-t5" in statuses[-1].model
    for stack in ("decoder", "cross", "encoder"):
        QTest.mouseClick(panel.overview.stacks.button(stack), LEFT)
        settled()
        assert panel.session.drawn is not None
        assert panel.session.drawn.state.stack == stack


def test_a_model_that_fails_leaves_the_former(
    panel: TransformerPanel, settled: Settled, messages: list[Message | None], tmp_path: Path
) -> None:
    panel.open_model(str(tmp_path / "nothing"))
    settled()
    assert messages[0] is not None
    assert "nothing" in messages[0].sentence
    assert panel.model_label() == "all-MiniLM-L6-v2"
    panel.set_text("Still here.")
    settled()
    assert shown(panel).rows[1].label == "Still"


def test_a_device_that_is_not_there(
    panel: TransformerPanel, settled: Settled, messages: list[Message | None]
) -> None:
    panel.set_device("xpu:7")
    settled()
    assert messages[0] is not None
    assert panel.subject().device == "auto"


def test_the_check(panel: TransformerPanel, qtbot: QtBot) -> None:
    heard: list[Explanation] = []
    panel.explained.connect(heard.append)
    with qtbot.waitSignal(panel.session.explanation_changed, timeout=30_000):
        panel.act("check")
    value = heard[-1].tables[-1].rows[0].value
    assert value.endswith("✓")
    assert float(value.split()[0].replace("−", "-")) <= 1e-5


def test_the_model_menu(panel: TransformerPanel, qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    panel.fill_model_menu(menu)
    texts = [action.text() for action in menu.actions()]
    assert "all-MiniLM-L6-v2" in texts
    with qtbot.waitSignal(panel.library_requested):
        menu.actions()[-1].trigger()


def test_a_folder_from_the_model_menu(panel: TransformerPanel, qtbot: QtBot, settled: Settled) -> None:
    menu = QMenu(panel)
    panel.fill_model_menu(menu)
    menu.actions()[-2].trigger()  # returns at once: nothing waits in here for the person
    (dialog,) = panel.findChildren(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit("/nowhere/mine")
    dialog.reject()
    assert panel.model_label() == "mine"
    settled()


def test_state_comes_back(panel: TransformerPanel, settled: Settled) -> None:
    panel.session.change(text="A cat.", heads=((1, 1),), step=2, view="lines", merge_words=True)
    settled()
    saved = panel.state()
    panel.session.change(text="Dogs.", heads=((0, 0),), step=1, view="heatmap", merge_words=False)
    panel.restore(saved)
    assert panel.state() == saved


def test_a_stack_that_the_picture_at_hand_lacks(
    panel: TransformerPanel, tmp_path: Path, settled: Settled
) -> None:
    panel.session.change(model=str(families.make("t5", tmp_path / "t5")), stack="cross", sort="entropy")
    QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    settled()
    assert panel.session.state.stack == "cross"
    panel.open_model(str(families.make("gpt2", tmp_path / "gpt2")))
    panel.set_text("Newer than the model that is being loaded.")
    settled()
    assert panel.session.state.stack == "decoder"
    assert panel.steps() == ("Embeddings", "Layer 0", "Layer 1", "Output")
