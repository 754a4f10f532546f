"""A projector of 1280 × 800 with text of 200 %: what matters of a view is seen without scrolling."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from explorer.panels import registry
from explorer.panels.pooling.panel import PoolingPanel
from explorer.panels.scoring.panel import ScoringPanel
from explorer.theme import theme
from explorer.widgets.style import Look
from explorer.window.window import MainWindow
from tests.window.conftest import Opener

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    """The style of the application, whose fonts and edges take their room too."""
    font, colours = qapp.font(), qapp.palette()
    made = Look(qapp)
    yield made
    theme().changed.disconnect(made.apply)
    qapp.setStyleSheet("")
    qapp.setFont(font)
    qapp.setPalette(colours)
    delete(made)


@pytest.fixture(params=[("dark", "en"), ("light", "zh_CN")])
def window(request: pytest.FixtureRequest, look: Look, open_window: Opener) -> MainWindow:
    mode, language = request.param
    chapters = tuple(chapter for chapter in registry.CHAPTERS if chapter.name in ("pooling", "scoring"))
    window = open_window(chapters, chapter="pooling")
    theme().set_mode(mode)
    theme().set_text_percent(200)
    window.appearance.set_language(language)
    return window


@pytest.fixture
def pooling(window: MainWindow, qtbot: QtBot) -> PoolingPanel:
    panel = window.stage.panel
    assert isinstance(panel, PoolingPanel)
    qtbot.waitUntil(lambda: panel.session.drawn is not None and is_quiet(panel), timeout=60_000)
    return panel


def is_quiet(panel: PoolingPanel) -> bool:
    return not (panel.session.runner.busy or panel.training.busy or panel.turns.pending)


def is_seen(part: QWidget, window: MainWindow) -> bool:
    """Whether the whole of it is on screen: no scrolled area around it cuts it."""
    around = part.parentWidget()
    while around is not None and around is not window:
        if not around.rect().contains(QRect(part.mapTo(around, QPoint()), part.size())):
            return False
        around = around.parentWidget()
    return part.isVisible() and around is window


def test_a_training_is_started_and_its_w_found(
    window: MainWindow, pooling: PoolingPanel, qtbot: QtBot
) -> None:
    pooling.change(view="training")
    card, transport = pooling.card, window.frame.transport
    qtbot.waitUntil(lambda: is_seen(card.start, window))
    assert len(transport.scrubber.names) == 1
    assert not transport.play.isEnabled()
    for part in (card.said, card.loss, pooling.regression.plot):
        qtbot.waitUntil(lambda part=part: is_seen(part, window))  # type: ignore[misc]
    QTest.mouseClick(card.start, LEFT)
    qtbot.waitUntil(lambda: is_quiet(pooling) and transport.play.isEnabled())
    assert f"{abs(pooling.session.state.learned[-1]):.2f}" in card.said.text()
    qtbot.waitUntil(lambda: is_seen(card.said, window) and is_seen(card.loss, window))
    assert pooling.area.horizontalScrollBar().maximum() == 0
    for name, plot in zip(card.plots.tabs.options(), card.all_pictures(), strict=True):
        QTest.mouseClick(card.plots.tabs.buttons.button(name), LEFT)
        assert card.pictures() == (plot,)
        qtbot.waitUntil(lambda plot=plot: is_seen(plot.picture_widget(), window))  # type: ignore[misc]


def test_the_heatmap_gives_way_and_comes_back(
    window: MainWindow, pooling: PoolingPanel, qtbot: QtBot
) -> None:
    for _ in range(2):
        pooling.change(view="training")
        qtbot.waitUntil(lambda: is_seen(pooling.card.start, window))
        qtbot.waitUntil(lambda: pooling.heat.isVisible() and not is_seen(pooling.heat, window))
        pooling.area.ensureWidgetVisible(pooling.heat.bar)
        assert is_seen(pooling.heat.bar, window)
        pooling.change(view="regression")
        qtbot.waitUntil(lambda: is_seen(pooling.heat, window))
    theme().set_text_percent(100)
    pooling.change(view="training")
    qtbot.waitUntil(lambda: is_seen(pooling.heat, window) and is_seen(pooling.card, window))
    assert pooling.card.pictures() == pooling.card.all_pictures()


def test_cues_weights_and_pooled_value_are_seen_together(
    window: MainWindow, pooling: PoolingPanel, qtbot: QtBot
) -> None:
    pooling.change(view="cues")
    cues = pooling.cues
    for part in (cues.picture, cues.salience, cues.pooled):
        qtbot.waitUntil(lambda part=part: is_seen(part, window))  # type: ignore[misc]
    assert cues.picture.height() >= cues.picture.least_height(cues.picture.width(), is_tight=True)
    assert cues.bar.goals.isVisible()
    theme().set_text_percent(100)
    qtbot.waitUntil(lambda: is_seen(cues.said, window) and cues.bar.goal.isVisible())


def test_what_the_study_of_d_found_is_seen(window: MainWindow, qtbot: QtBot) -> None:
    window.stage.open("scoring")
    qtbot.waitUntil(lambda: isinstance(window.stage.panel, ScoringPanel))
    panel = window.stage.panel
    assert isinstance(panel, ScoringPanel)
    panel.change(root_draws=50)
    panel.change(view="saturation")
    page = panel.saturation
    qtbot.waitUntil(lambda: is_seen(page.said, window) and "d = " in page.said.text(), timeout=60_000)
    assert is_seen(page.start, window)
