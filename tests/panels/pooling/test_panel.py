"""The Attention pooling panel as a whole: states that come back, commands, keys, language, theme."""

from __future__ import annotations

import json
import random
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from explorer.core import i18n
from explorer.core.trace import Explanation
from explorer.panels.base import Message
from explorer.panels.pooling.panel import PoolingPanel
from explorer.studies.pooling.kernels import Kernel
from explorer.studies.pooling.state import VIEWS
from explorer.theme import theme
from explorer.window.shortcuts import GROUPS
from tests.panels.opening import Settled
from tests.panels.people import said
from tests.panels.pooling.reference import check_numbers, drawn, own

STATE = {
    "text": "kept for other chapters",
    "view": "regression",
    "side": "errors",
    "points": [[0.5, 1.5], [1.0, -2.0], [1.0, 3.0], [4.0, 0.25]],
    "has_truth": False,
    "first_query": -1.0,
    "query_step": 0.5,
    "queries": 12,
    "step": 7,
    "query": 2.345,
    "key": 2,
    "kernel": "epanechnikov",
    "shown": ["average", "boxcar"],
    "bandwidth": 0.75,
    "width": 3.5,
    "product": "estimate",
    "entry": 3,
    "thing": 2,
    "map_query": 4,
    "map_key": 7,
    "colour_map": "viridis",
}


def test_a_state_comes_back_and_is_shown(panel: PoolingPanel, settled: Settled) -> None:
    panel.restore(json.loads(json.dumps(STATE)))
    panel.run()
    settled()
    assert panel.state() | STATE == json.loads(json.dumps(panel.state()))
    assert panel.regression.kernel.currentData() == Kernel.EPANECHNIKOV
    assert panel.regression.scale.field.value() == 0.75
    assert panel.regression.plot.key() == 2
    view = panel.regression.plot.query()
    assert view is not None
    assert view.query == 2.345
    assert not panel.session.history.can_undo
    check_numbers(panel)
    panel.change(view="cues")
    assert panel.cues.picture.chosen() == 2
    panel.change(view="heatmaps")
    settled()
    assert panel.heatmaps.heatmap.selection()[:2] == (4, 7)


def test_a_state_beyond_what_there_is_is_held(panel: PoolingPanel, settled: Settled) -> None:
    far = {"step": 1900, "key": 4000, "epoch": 400, "entry": 10_000, "map_row": 9}
    far |= {"map_query": 5000, "map_key": 5000}
    for view in VIEWS:
        panel.restore({**far, "view": view})  # drawn at once on the former picture
        panel.run()
        settled()
        assert panel.step() == (1 if view == "cues" else len(panel.steps()) - 1)
        panel.grab()
        panel.restore({"step": 0, "key": -1, "epoch": 0, "entry": 0, "map_query": 0, "map_row": 0})
    panel.restore({**far, "view": "regression"})
    panel.run()
    settled()
    assert (panel.session.state.step, panel.session.state.key) == (49, 49)


def test_no_points_in_a_saved_state(bare: PoolingPanel, qtbot: QtBot) -> None:
    heard: list[Message | None] = []
    bare.message_changed.connect(heard.append)
    bare.restore({"points": []})
    bare.run()
    qtbot.waitUntil(lambda: bool(heard), timeout=30_000)
    assert "no points" in said(heard)
    with qtbot.waitSignal(bare.status_changed, timeout=30_000):
        plot = bare.regression.plot
        QTest.mouseDClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=plot.viewport().rect().center())
    assert len(own(bare) or ()) == 1


def test_a_wrong_formula_in_a_saved_state(bare: PoolingPanel, qtbot: QtBot) -> None:
    heard: list[Message | None] = []
    bare.message_changed.connect(heard.append)
    bare.restore({"formula": "1/0"})
    bare.run()
    qtbot.waitUntil(lambda: bool(heard), timeout=30_000)
    assert "zero" in said(heard)
    for view in VIEWS:
        bare.change(view=view)
        bare.set_step(1)
        bare.grab()
    with qtbot.waitSignal(bare.status_changed, timeout=30_000):
        bare.change(formula="x", view="regression")
    check_numbers(bare)


def test_before_the_first_picture_everything_can_be_pressed(bare: PoolingPanel) -> None:
    for command in bare.commands():
        if command.shortcut != "Ctrl+G":
            command.act()
    close_dialogs()
    bare.set_step(4)
    bare.act("export")
    bare.cancel()


def close_dialogs() -> None:
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QFileDialog):
            widget.reject()


def test_every_command_acts(panel: PoolingPanel, settled: Settled) -> None:
    panel.add_point(1.0, 1.0)
    settled()
    for command in panel.commands():
        if command.label.endswith("…"):
            command.act()
            assert [w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog) and w.isVisible()]
            close_dialogs()
            continue
        panel.change(view="regression", kernel="width", width=1.0)
        settled()
        before = panel.session.state
        was_on = command.is_checked is not None and command.is_checked()
        command.act()
        settled()
        assert was_on or panel.session.state != before, command.label


def test_keys_are_no_keys_of_the_window(panel: PoolingPanel) -> None:
    taken = {
        QKeySequence(key).toString() for _title, entries in GROUPS for entry in entries for key in entry.keys
    }
    taken |= {f"Ctrl+{number}" for number in range(1, 10)} | {"R", "+", "-"}  # the last are the pictures' own
    mine = [QKeySequence(command.shortcut).toString() for command in panel.commands() if command.shortcut]
    assert not taken & set(mine)
    assert len(set(mine)) == len(mine)


@pytest.mark.parametrize("kernel", list(Kernel))
def test_wider_and_narrower(panel: PoolingPanel, settled: Settled, kernel: Kernel) -> None:
    panel.choose_kernel(kernel)
    settled()
    panel.scale_kernel(1.25)
    settled()
    state = panel.session.state
    if kernel in (Kernel.AVERAGE, Kernel.GAUSSIAN, Kernel.WIDTH):
        assert state.kernel is Kernel.WIDTH
        assert state.width == pytest.approx(0.8)
    elif kernel is Kernel.LEARNED:
        assert (state.kernel, state.width, state.bandwidth) == (kernel, 1.0, 0.5)
    else:
        assert state.kernel is kernel
        assert state.bandwidth == pytest.approx(0.625)
    for _ in range(60):
        panel.scale_kernel(1.25)
    settled()
    check_numbers(panel)


def test_the_kernel_menu_of_the_top_bar(panel: PoolingPanel, settled: Settled, qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    panel.fill_model_menu(menu)
    assert [action.isChecked() for action in menu.actions()].count(True) == 1
    menu.actions()[list(Kernel).index(Kernel.TRIANGULAR)].trigger()
    settled()
    assert drawn(panel).chosen.kernel is Kernel.TRIANGULAR
    assert panel.model_label() == panel.regression.kernel.currentText()


def test_another_chapters_model_is_said(panel: PoolingPanel, messages: list[Message | None]) -> None:
    panel.open_model("gpt2")
    assert "gpt2" in said(messages)
    assert panel.session.state.kernel is Kernel.GAUSSIAN


def test_explain_is_told_once_for_a_choice(panel: PoolingPanel) -> None:
    heard: list[Explanation | None] = []
    panel.explained.connect(heard.append)
    panel.change(key=3)
    panel.set_step(4)
    assert len(heard) == 2


def test_another_language_keeps_picture_and_selection(panel: PoolingPanel, settled: Settled) -> None:
    panel.change(kernel="width", key=7, side="errors", step=11)
    settled()
    explained: list[Explanation | None] = []
    panel.explained.connect(explained.append)
    before = panel.session.state
    i18n.install(lambda _context, text: f"⟦{text}⟧", "zh_CN")
    QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    settled()
    assert panel.session.state == before
    assert panel.regression.kernel.currentData() == Kernel.WIDTH
    assert panel.heat.sides.current() == "errors"
    assert panel.views.current() == "regression"
    assert explained[-1] is not None
    assert "⟦" in explained[-1].title
    assert all("⟦" in command.label or command.label.isascii() for command in panel.commands())
    check_numbers(panel)
    for view in VIEWS:
        panel.change(view=view)
        settled()
        panel.grab()


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("percent", [100, 200])
def test_every_view_in_every_look(panel: PoolingPanel, settled: Settled, mode: str, percent: int) -> None:
    panel.resize(1280 - 290, 800 - 190)  # what a window of 1280 × 800 leaves
    theme().set_mode(mode)
    theme().set_text_percent(percent)
    for view in VIEWS:
        panel.change(view=view)
        settled()
        assert not panel.grab().isNull()
        for picture in panel.pictures():
            widget = picture.picture_widget()
            assert widget.width() > 20
            assert widget.height() > 20
    panel.change(view="regression")
    settled()
    check_numbers(panel)


def test_other_texts_and_devices_are_kept(panel: PoolingPanel, settled: Settled) -> None:
    before = panel.session.drawn
    panel.set_text("words of another chapter")
    panel.set_pair("and more")
    panel.set_device("cpu")
    settled()
    assert panel.session.drawn is before
    assert panel.subject().text == "words of another chapter"
    assert panel.state()["pair"] == "and more"


def test_cancelling_keeps_the_picture(panel: PoolingPanel, settled: Settled) -> None:
    panel.change(size=3000, queries=500)
    panel.cancel()
    settled()
    panel.set_step(3)
    panel.grab()
    panel.run()
    settled()
    assert drawn(panel).points.keys.size == 3000
    check_numbers(panel)


def test_a_careless_person(panel: PoolingPanel, settled: Settled, messages: list[Message | None]) -> None:
    """Two hundred deeds in any order, seldom waited for: nothing breaks, and all of it can be taken back."""
    chance = random.Random(5)

    def drag() -> None:
        panel.grab_point(0)
        panel.drag_point(chance.uniform(0, 5), 1.0)
        panel.release_point()

    deeds: tuple[Callable[[], None], ...] = (
        drag,
        lambda: panel.add_point(chance.uniform(-1, 6), chance.uniform(-5, 5)),
        lambda: panel.delete_point(chance.randrange(max(1, drawn(panel).points.keys.size))),
        lambda: panel.change(size=chance.choice((2, 20, 300)), seed=chance.randrange(9)),
        lambda: panel.change(formula=chance.choice(("x", "1/0", "sin(x", "exp(x)"))),
        lambda: panel.change(kernel=chance.choice(tuple(Kernel)), width=chance.choice((0.0, 1.0, 1e6))),
        lambda: panel.change(view=chance.choice(VIEWS), side=chance.choice(("weights", "errors"))),
        lambda: panel.change(points=chance.choice((None, (), ((1.0, 1.0),), ((1.0, 1.0), (1.0, 2.0))))),
        lambda: panel.set_step(chance.randrange(60)),
        panel.session.undo,
        panel.session.redo,
        panel.training.toggle,
        panel.new_points,
        settled,
    )
    for _ in range(200):
        chance.choice(deeds)()
    settled()
    while panel.session.history.can_undo:
        panel.session.undo()
    panel.change(view="regression", kernel="gaussian", side="weights", formula="x", points=None)
    settled()
    assert messages
    check_numbers(panel)
    assert own(panel) is None
    np.testing.assert_array_equal(panel.regression.plot.data().keys, drawn(panel).points.keys)
