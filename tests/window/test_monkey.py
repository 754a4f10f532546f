"""A monkey at the real window: thousands of seeded random actions, without an exception, a leak or a warning.

An exception in a slot fails the test through pytest-qt, a Qt warning or a leak through the tests' frame.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from explorer.panels.registry import CHAPTERS
from explorer.theme import theme
from explorer.window.window import MainWindow
from tests.window.conftest import Opener

ACTIONS = 1000
TEXTS = (
    "", " ", "The animal didn't cross the street because it was too tired.", "Time flies like an arrow.",
    "乒乓球拍卖完了。", "def f(x): return x ** 2",
    "שלום עולם 👩‍👩‍👧", "a\u200bb\x00c", "word " * 600, "ß" * 200,
)  # fmt: skip
KEYS = (
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backspace,
    Qt.Key.Key_H, Qt.Key.Key_L, Qt.Key.Key_Q, Qt.Key.Key_S, Qt.Key.Key_N, Qt.Key.Key_M, Qt.Key.Key_W,
    Qt.Key.Key_T, Qt.Key.Key_C, Qt.Key.Key_R, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_PageDown,
    Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight, Qt.Key.Key_BraceLeft, Qt.Key.Key_BraceRight,
)  # fmt: skip
MODIFIERS = (
    Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)  # fmt: skip
# Leaving, the system's file dialogs and browser, and the network are not for monkeys.
LEFT_ALONE = frozenset({"quit", "library", "open_model", "open_sentences", "export", "log_folder"})


def close_opened() -> None:
    """Menus and dialogs that an action opened: they would wait for an answer."""
    dialogs = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QDialog)]
    for opened in (QApplication.activePopupWidget(), QApplication.activeModalWidget(), *dialogs):
        if opened is not None and opened.isVisible():
            opened.close()


class Monkey:
    """Does one random thing after the other."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self._window, self._chance = window, random.Random(seed)
        self._actions = [action for action in window.actions_.all() if action.objectName() not in LEFT_ALONE]
        self._deeds: list[Callable[[], None]] = [
            self._click, self._click, self._click, self._key, self._key, self._wheel, self._type, self._act,
            self._look, self._resize, self._command, self._step,
        ]  # fmt: skip

    def go_on(self) -> None:
        """One action."""
        self._chance.choice(self._deeds)()
        QApplication.processEvents()

    def _target(self) -> QWidget:
        visible = [child for child in self._window.frame.findChildren(QWidget) if child.isVisible()]
        return self._chance.choice(visible)

    def _place(self, widget: QWidget) -> QPoint:
        size = widget.size()
        return QPoint(
            self._chance.randrange(max(1, size.width())), self._chance.randrange(max(1, size.height()))
        )

    def _click(self) -> None:
        widget = self._target()
        button = self._chance.choice((Qt.MouseButton.LeftButton,) * 5 + (Qt.MouseButton.RightButton,))
        at = self._place(widget)
        QTest.mouseMove(widget, at)
        act = QTest.mouseDClick if self._chance.random() < 0.1 else QTest.mouseClick
        act(widget, button, self._chance.choice(MODIFIERS), at)

    def _key(self) -> None:
        widget = QApplication.focusWidget()
        if widget is None or not self._window.isAncestorOf(widget):
            widget = self._window  # a dialog of its own may have the focus, and Enter there may fetch a model
        QTest.keyClick(widget, self._chance.choice(KEYS), self._chance.choice(MODIFIERS[:2]))

    def _wheel(self) -> None:
        widget = self._target()
        at = QPointF(self._place(widget))
        turn = QPoint(0, self._chance.choice((-120, 120)))
        event = QWheelEvent(
            at, QPointF(widget.mapToGlobal(at.toPoint())), QPoint(), turn, Qt.MouseButton.NoButton,
            self._chance.choice(MODIFIERS), Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(widget, event)

    def _type(self) -> None:
        field = self._chance.choice((self._window.frame.top_bar.text, self._window.frame.top_bar.pair))
        field.setText(self._chance.choice(TEXTS))
        field.textEdited.emit(field.text())

    def _act(self) -> None:
        self._chance.choice(self._actions).trigger()

    def _look(self) -> None:
        theme().set_mode(self._chance.choice(("light", "dark", "system")))
        theme().set_text_percent(self._chance.choice((100, 100, 125, 150, 200, 250)))
        self._window.appearance.set_language(self._chance.choice(("en", "zh_CN")))

    def _resize(self) -> None:
        self._window.resize(self._chance.randrange(700, 1900), self._chance.randrange(500, 1100))

    def _command(self) -> None:
        panel = self._window.stage.panel
        assert panel is not None
        self._chance.choice(panel.commands()).act()

    def _step(self) -> None:
        panel = self._window.stage.panel
        assert panel is not None
        panel.set_step(self._chance.randrange(-2, 12))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_nothing_breaks(
    open_window: Opener,
    qtbot: QtBot,
    default_model_installed: Path,
    seed: int,
) -> None:
    assert default_model_installed.is_dir()
    window = open_window(CHAPTERS)
    panel = window.stage.panel
    assert panel is not None
    qtbot.waitUntil(lambda: bool(panel.steps()), timeout=60_000)
    monkey = Monkey(window, seed)
    closing = QTimer(window, interval=10)
    closing.timeout.connect(close_opened)
    closing.start()
    for _ in range(ACTIONS):
        monkey.go_on()
    close_opened()
    closing.stop()
    window.stage.cancel()
    qtbot.waitUntil(lambda: not window.stage.busy, timeout=60_000)
    panel.set_text("Still alive.")
    qtbot.waitUntil(lambda: panel.subject().text == "Still alive." and not window.stage.busy, timeout=60_000)
    assert panel.pictures()
