"""A window with a dummy chapter, closed and cleaned up after the test."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from explorer.panels.registry import Chapter
from explorer.window.window import MainWindow
from explorer.workers.lanes import Lanes
from tests.window.dummy import CHAPTERS, DummyPanel

Opener = Callable[..., MainWindow]


def options(**given: object) -> argparse.Namespace:
    """Options of the command line, none given by default."""
    names = ("text", "pair", "file", "model", "device", "chapter", "command")
    return argparse.Namespace(**{**dict.fromkeys(names), "debug": False, **given})


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication) -> Iterator[Opener]:
    """Opens windows and waits until they have begun; may be called again after `close`."""
    opened: list[tuple[MainWindow, Lanes]] = []

    def open_(chapters: tuple[Chapter, ...] = CHAPTERS, **given: object) -> MainWindow:
        lanes = Lanes()
        window = MainWindow(lanes, options(**given), chapters)
        opened.append((window, lanes))
        window.resize(1280, 800)
        with qtbot.waitSignal(window.begun):
            window.show()
        qtbot.waitExposed(window)
        return window

    yield open_
    for window, lanes in opened:
        window.close()
        lanes.close()
        window.appearance.language.remove()
        window.deleteLater()


@pytest.fixture
def window(open_window: Opener) -> MainWindow:
    """A window of 1280 × 800 with the dummy chapters."""
    return open_window()


def panel_of(window: MainWindow) -> DummyPanel:
    """The dummy panel now open."""
    panel = window.stage.panel
    assert isinstance(panel, DummyPanel)
    return panel


def dialog_of(window: MainWindow, kind: type[QDialog]) -> QDialog:
    """The dialog of a kind that is on screen."""
    return next(dialog for dialog in window.findChildren(kind) if dialog.isVisible())
