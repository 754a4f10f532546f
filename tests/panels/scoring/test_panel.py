"""The Scoring panel as a whole: texts, words, views, the transport, what comes back, what fails."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose
from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from explorer.core import i18n
from explorer.core.trace import Explanation
from explorer.panels.base import Message, Status
from explorer.panels.scoring.panel import ScoringPanel
from explorer.studies.scoring.cost import GROWTH
from explorer.studies.scoring.kinds import Function, Norm, Source
from explorer.studies.scoring.presets import PRESETS
from explorer.studies.scoring.saturation import sizes
from explorer.window.shortcuts import GROUPS
from explorer.workers.lanes import Lanes
from tests.panels.opening import Settled
from tests.panels.people import pick, said
from tests.panels.scoring.people import drawn


def test_a_typed_text_is_read_as_words(
    panel: ScoringPanel, settled: Settled, default_model_installed: Path
) -> None:
    assert default_model_installed.is_dir()
    panel.set_text("dogs chase cats")
    settled()
    trace = drawn(panel)
    assert panel.session.state.source is Source.WORDS
    assert panel.steps() == ("dogs", "chase", "cats")
    assert panel.model_label() == "all-MiniLM-L6-v2"
    assert Path(panel.model_folder()) == default_model_installed.resolve()
    words = trace.data.keys
    dots = [float(np.dot(words[0], word)) for word in words]
    assert_allclose(trace.scored[Function.DOT].scores, dots, rtol=1e-12)
    panel.inputs.bar.word.setCurrentIndex(2)
    panel.inputs.bar.word.activated.emit(2)
    settled()
    assert drawn(panel).data.query_name == "cats"


def test_words_without_a_text_are_those_of_the_example(
    panel: ScoringPanel, settled: Settled, default_model_installed: Path
) -> None:
    assert default_model_installed.is_dir()
    panel.inputs.bar.source.button(Source.WORDS).click()
    settled()
    assert drawn(panel).data.query_name == "it"
    assert panel.subject().text.startswith("The animal")


def test_an_empty_text_keeps_the_picture(
    panel: ScoringPanel, settled: Settled, messages: list[Message | None], default_model_installed: Path
) -> None:
    assert default_model_installed.is_dir()
    panel.set_text("   ")
    settled()
    assert panel.session.state.source is Source.TABLE  # clearing the field is no wish for words
    panel.set_text("one two")
    settled()
    before = drawn(panel)
    panel.set_text("")
    settled()
    assert "no word" in said(messages)
    assert drawn(panel).data is before.data
    panel.session.undo()
    settled()
    assert panel.session.state.source is Source.TABLE
    assert messages[-1] is None


def test_words_without_their_model_lead_to_the_library(
    panel: ScoringPanel, settled: Settled, messages: list[Message | None], qtbot: QtBot
) -> None:
    before = drawn(panel)
    panel.set_text("no model here")
    settled()
    assert "not installed" in said(messages)
    assert drawn(panel).data is before.data
    message = messages[-1]
    assert message is not None
    with qtbot.waitSignal(panel.library_requested):
        message.offers[0].act()


def test_numbers_do_not_wait_for_a_model(
    panel: ScoringPanel, settled: Settled, messages: list[Message | None], lanes: Lanes, qtbot: QtBot
) -> None:
    settled()
    opened = threading.Event()
    lanes.executor("auto").submit(opened.wait)  # as a model that takes long to open
    panel.set_text("words that wait")
    panel.open_preset("mask")
    qtbot.waitUntil(lambda: len(panel.steps()) == 8)
    opened.set()
    settled()
    assert len(panel.steps()) == 8
    assert not any(messages)


def test_the_check_comes_after_the_picture(panel: ScoringPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: drawn(panel).difference <= 1e-12, timeout=60_000)
    told = panel.session.explanation()
    assert told is not None
    assert any("ours − torch" in row.name for table in told.tables for row in table.rows)


def test_the_menu_of_the_model_button(panel: ScoringPanel, settled: Settled, qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    panel.fill_model_menu(menu)
    assert [action.text() for action in menu.actions()] == [
        "Additive", "Dot product", "Scaled dot product", "Bilinear", "Gaussian",
    ]  # fmt: skip
    pick(menu, "Bilinear")
    assert panel.model_label() == "Bilinear"
    panel.choose_source(Source.WORDS)
    settled()
    menu.clear()
    panel.fill_model_menu(menu)
    assert "Model library…" in [action.text() for action in menu.actions()]


def test_a_model_from_the_library_is_for_words(
    panel: ScoringPanel, settled: Settled, messages: list[Message | None]
) -> None:
    panel.open_model("/nowhere/at/all")
    settled()
    assert panel.session.state.source is Source.WORDS
    assert panel.model_label() == "all"
    assert said(messages)


@pytest.mark.parametrize(
    "preset", [preset for preset in PRESETS if preset.name != "words"], ids=lambda p: p.name
)
def test_examples_say_what_to_look_for(panel: ScoringPanel, settled: Settled, preset: object) -> None:
    name = preset.name  # type: ignore[attr-defined]
    panel.change(root_draws=50)
    panel.open_preset(name)
    panel.session.measuring.cancel()
    settled()
    assert panel.subject().look_for.endswith(".")
    assert panel.session.state.preset == name
    panel.next_norm()
    assert panel.subject().look_for == ""
    panel.session.undo()
    assert panel.session.state.preset == name


def test_the_transport_of_each_view(panel: ScoringPanel, settled: Settled) -> None:
    heard: list[Explanation | None] = []
    panel.explained.connect(heard.append)
    panel.change(root_draws=50, root_keys=2, root_hidden=1)
    panel.change(view="saturation")
    settled()
    assert panel.steps() == tuple(map(str, sizes()))
    panel.set_step(len(sizes()) - 1)
    assert panel.session.state.root_d == 1024
    assert heard[-1] is not None
    assert "1024" in heard[-1].title
    panel.change(view="cost")
    assert len(panel.steps()) == len(GROWTH)
    panel.set_step(3)
    assert panel.session.state.cost_keys == GROWTH[3]
    panel.change(cost_axis="d")
    assert panel.step() == GROWTH.index(64)
    panel.change(cost_d=100)
    assert GROWTH[panel.step()] == 128
    panel.change(view="steps")
    assert panel.steps() == drawn(panel).steps


def test_every_key_is_explained_under_every_function(panel: ScoringPanel) -> None:
    heard: list[Explanation | None] = []
    panel.explained.connect(heard.append)
    for function in Function:
        panel.choose_function(function)
        for step in range(4):
            panel.set_step(step)
            assert heard[-1] is not None
            assert f"k{step + 1}" in heard[-1].title
            score = drawn(panel).scored[function].scores[step]
            assert f"{abs(score):.4f}" in heard[-1].text


def test_a_refused_function_says_why(panel: ScoringPanel, settled: Settled) -> None:
    heard: list[Explanation | None] = []
    panel.explained.connect(heard.append)
    panel.open_preset("sizes")
    settled()
    panel.choose_function(Function.DOT)
    assert panel.session.state.function is Function.DOT
    assert heard[-1] is not None
    assert "query has 6" in heard[-1].text
    panel.change(page="hand")
    assert "query has 6" in panel.inputs.hand.sheet.toPlainText()


def test_the_state_comes_back(panel: ScoringPanel, settled: Settled, qtbot: QtBot, lanes: Lanes) -> None:
    panel.open_preset("mask")
    panel.change(norm=Norm.RELU_SHARES, function=Function.GAUSSIAN, step=3, page="weights")
    panel.change(cost_plot="memory")
    panel.edit_weights((("W", 1, 0.25),))
    settled()
    saved = json.loads(json.dumps(panel.state()))
    other = ScoringPanel(lanes)
    qtbot.addWidget(other)
    other.restore(saved)
    assert other.state() == saved
    with qtbot.waitSignal(other.status_changed):
        other.run()
    assert drawn(other).request == drawn(panel).request
    other.change(view="cost")
    assert other.cost.pictures() == (other.cost.curves["memory"],)
    qtbot.waitUntil(lambda: not other.session.busy)
    other.close_down()


def test_a_text_that_is_asked_for_is_read(panel: ScoringPanel) -> None:
    panel.restore({"text": "asked for"})
    assert panel.state()["source"] == "words"
    panel.restore({"text": "kept", "source": "table"})
    assert panel.state()["source"] == "table"


def test_an_example_that_is_gone_is_ones_own(panel: ScoringPanel) -> None:
    panel.restore({**panel.state(), "preset": "gone"})
    assert panel.session.state.preset == ""
    panel.restore({**panel.state(), "preset": "by_hand", "keys": "1, 2, 3"})
    assert panel.session.state.preset == ""


def test_commands_do_what_they_say(panel: ScoringPanel, settled: Settled) -> None:
    commands = {command.label: command for command in panel.commands()}
    taken = {key for _group, entries in GROUPS for entry in entries for key in map(QKeySequence, entry.keys)}
    assert not taken & {QKeySequence(command.shortcut) for command in commands.values()}
    commands["Parameters"].act()
    assert panel.session.state.page == "weights"
    commands["Gaussian"].act()
    assert panel.session.state.function is Function.GAUSSIAN
    checked = commands["Gaussian"].is_checked
    assert checked is not None
    assert checked()
    commands["Next way from scores to weights"].act()
    settled()
    assert drawn(panel).request.norm is Norm.RELU
    commands["Undo"].act()
    settled()
    assert drawn(panel).request.norm is Norm.SOFTMAX
    commands["Add a key"].act()
    commands["Next number of the pooled value"].act()
    commands["Next number of the pooled value"].act()
    settled()
    assert len(panel.steps()) == 5
    assert panel.session.state.component == 0
    commands["Delete the chosen key"].act()
    commands["Draw query, keys, values and parameters anew"].act()
    settled()
    assert panel.session.state.source is Source.SEED


def test_the_heading_chooses_views_and_examples(panel: ScoringPanel, settled: Settled) -> None:
    heading = panel.heading()
    assert heading is panel.heading()
    assert heading is not None
    assert heading.isHidden()
    panel._heading.views.buttons.button("cost").click()
    assert panel.session.state.view == "cost"
    assert panel.pictures() == panel.cost.pictures()
    pick(panel._heading._menu, "A valid length")
    settled()
    assert panel.session.state.view == "steps"
    assert drawn(panel).valid.sum() == 5


def test_a_change_of_language_reaches_everything(panel: ScoringPanel) -> None:
    statuses: list[Status] = []
    panel.status_changed.connect(statuses.append)
    i18n.install(lambda _context, text: f"⟦{text}⟧", "zh_CN")
    application = QApplication.instance()
    assert application is not None
    for widget in (
        panel,
        *panel.findChildren(type(panel.inputs)),
        *panel.findChildren(type(panel.lanes_card)),
    ):
        application.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
    assert "⟦" in statuses[-1].model
    assert "⟦" in panel.lanes_card.accessibleName()
    assert panel.lanes_card.lanes.picture_table()
    assert "⟦" in panel.inputs.undo.accessibleName()


@pytest.fixture
def fresh(qtbot: QtBot, lanes: Lanes) -> Iterator[ScoringPanel]:
    made = ScoringPanel(lanes)
    qtbot.addWidget(made)
    yield made
    made.close_down()


def test_before_the_first_picture_nothing_breaks(fresh: ScoringPanel, qtbot: QtBot) -> None:
    assert fresh.steps() == ()
    fresh.set_step(3)
    fresh.walk_component(1)
    assert fresh.pictures() == ()
    fresh.restore({"source": "seed"})
    fresh.add_key()
    fresh.delete_key()
    fresh.act("export")
    fresh.cancel()
    qtbot.waitUntil(lambda: not fresh.session.busy)
