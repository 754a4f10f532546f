"""What every registered chapter must do; a new chapter is tested by being registered."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from explorer.core import i18n
from explorer.core.trace import Explanation
from explorer.panels.base import Panel, Status
from explorer.panels.registry import CHAPTERS, Chapter
from explorer.widgets.picture import save_picture
from explorer.workers.lanes import Lanes

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@pytest.fixture(params=CHAPTERS, ids=lambda chapter: chapter.name)
def made(
    request: pytest.FixtureRequest, qtbot: QtBot, lanes: Lanes, default_model_installed: Path
) -> Iterator[Panel]:
    """A chapter's panel, not yet run."""
    chapter: Chapter = request.param
    assert default_model_installed.is_dir()
    panel = chapter.load()(lanes)
    qtbot.addWidget(panel)
    panel.resize(1000, 700)
    yield panel
    panel.close_down()


@pytest.fixture
def ready(made: Panel, qtbot: QtBot) -> Panel:
    """The same, shown, with its first picture."""
    made.show()
    with qtbot.waitSignals([made.status_changed, made.steps_changed], timeout=60_000):
        made.run()
    return made


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.name)
def test_names_are_one(chapter: Chapter) -> None:
    assert chapter.load().name == chapter.name
    assert chapter.title()
    assert [other.name for other in CHAPTERS].count(chapter.name) == 1


def test_the_state_is_json_and_comes_back(made: Panel) -> None:
    state = json.loads(json.dumps(made.state()))
    assert {"text", "pair", "model", "device"} <= set(state)
    made.restore(state)
    assert made.state() == state


@given(junk=st.dictionaries(st.text(max_size=6), _JSON, max_size=4), value=_JSON)
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_foreign_state_is_survived(made: Panel, junk: dict[str, Any], value: object) -> None:
    made.restore({**junk, **dict.fromkeys(made.state(), value)})
    assert json.dumps(made.state())


def test_every_step_is_explained(ready: Panel) -> None:
    heard: list[Explanation | None] = []
    ready.explained.connect(heard.append)
    assert len(ready.steps()) > 1
    for step in range(len(ready.steps())):
        ready.set_step(step)
        assert ready.step() == step
    assert heard[-1] is not None
    assert heard[-1].title
    assert heard[-1].text


@pytest.mark.parametrize("step", [-5, 10_000])
def test_a_step_that_does_not_exist_is_held(ready: Panel, step: int) -> None:
    ready.set_step(step)
    assert 0 <= ready.step() < len(ready.steps())


def test_commands_have_names_and_keys_of_their_own(ready: Panel) -> None:
    commands = ready.commands()
    keys = [command.shortcut for command in commands if command.shortcut]
    assert len(keys) == len(set(keys))
    assert all(command.label and command.group for command in commands)


def test_every_picture_can_be_exported_and_opened_again(ready: Panel, tmp_path: Path) -> None:
    assert ready.pictures()
    for number, picture in enumerate(ready.pictures()):
        paths = {ending: tmp_path / f"{number}{ending}" for ending in (".png", ".svg", ".csv", ".npz")}
        for path in paths.values():
            save_picture(picture, path)
        size = picture.picture_widget().size()
        image = QImage(str(paths[".png"]))
        assert (image.width(), image.height()) == (2 * size.width(), 2 * size.height())
        assert ElementTree.parse(paths[".svg"]).getroot().tag.endswith("svg")
        with paths[".csv"].open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        assert len({len(row) for row in rows}) == 1
        assert len(rows) > 1
        with np.load(paths[".npz"], allow_pickle=False) as arrays:
            assert set(arrays.files) == set(picture.picture_arrays())
            for name, array in picture.picture_arrays().items():
                np.testing.assert_array_equal(arrays[name], array)


def test_what_the_top_bar_shows(ready: Panel) -> None:
    assert ready.model_label()
    assert ready.subject().text == ready.state()["text"]
    ready.set_text("Another text.")
    assert ready.subject().text == "Another text."


def test_the_model_menu_is_filled(ready: Panel, qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    ready.fill_model_menu(menu)
    assert menu.actions()


def test_a_change_of_language_reaches_every_word(ready: Panel, qtbot: QtBot) -> None:
    statuses: list[Status] = []
    ready.status_changed.connect(statuses.append)
    i18n.install(lambda _context, text: f"⟦{text}⟧", "zh_CN")
    QCoreApplication.sendEvent(ready, QEvent(QEvent.Type.LanguageChange))
    for child in ready.findChildren(QLabel):
        QCoreApplication.sendEvent(child, QEvent(QEvent.Type.LanguageChange))
    words = [
        label.text()
        for label in ready.findChildren(QLabel)
        if label.isVisible() and any(letter.isalpha() for letter in label.text())
    ]
    assert words
    assert all("⟦" in text for text in words), words
    named = [step for step in ready.steps() if any(letter.isalpha() for letter in step)]
    assert ready.steps_are_input or all("⟦" in step for step in named)
    assert "⟦" in ready.title()
    qtbot.waitUntil(lambda: bool(statuses))


def test_closing_while_busy_is_quiet(ready: Panel, qtbot: QtBot) -> None:
    ready.run()
    ready.close_down()
    with qtbot.assertNotEmitted(ready.status_changed, wait=100):
        pass
