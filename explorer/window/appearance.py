"""Theme, text size, language, full screen and presentation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from explorer.core.errors import UserError
from explorer.theme import Settings, theme
from explorer.window.language import Language

if TYPE_CHECKING:
    from explorer.window.window import MainWindow

_STEP = 10
PRESENTATION_PERCENT = 150  # what can be read from the last row, unless a larger size is set


class Appearance(QObject):
    """Changes the look of the window; every change is remembered."""

    changed = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.language = Language(self)
        self._before: Settings | None = None
        theme().changed.connect(self.changed)
        self.language.changed.connect(self.changed)

    def larger(self) -> None:
        theme().set_text_percent(theme().settings.text_percent + _STEP)

    def smaller(self) -> None:
        theme().set_text_percent(theme().settings.text_percent - _STEP)

    def usual_size(self) -> None:
        theme().set_text_percent(100)

    def switch_theme(self) -> None:
        """From dark to light and back."""
        theme().set_mode("light" if theme().palette.name == "dark" else "dark")

    def set_language(self, choice: str) -> None:
        """Choose "system", "en" or "zh_CN"; a missing translation is told."""
        try:
            self.language.set_language(choice)
        except UserError as error:
            sentence = error.sentence  # at the start the window is not yet there to tell it
            QTimer.singleShot(0, self, lambda: self._window.tell(sentence))

    @property
    def presenting(self) -> bool:
        """Whether only what an audience needs is on screen."""
        return self._before is not None

    @property
    def settings(self) -> Settings:
        """The look to remember: that before the presentation, if there is one."""
        return self._before or theme().settings

    def full_screen(self, on: bool) -> None:
        """Fill the screen or not."""
        if not on and self.presenting:
            self.present(False)
            return
        state = self._window.windowState()
        full = Qt.WindowState.WindowFullScreen
        self._window.setWindowState(state | full if on else state & ~full)
        self.changed.emit()

    def present(self, on: bool) -> None:
        """Full screen, large text, no menu, rail or foot; and back to what was before."""
        if on == self.presenting:
            return
        if on:
            self._before = theme().settings
            theme().set_text_percent(max(PRESENTATION_PERCENT, theme().settings.text_percent))
        elif self._before is not None:
            percent, self._before = self._before.text_percent, None
            theme().set_text_percent(percent)
        self._window.show_for_presentation(on)
        state, full = self._window.windowState(), Qt.WindowState.WindowFullScreen
        self._window.setWindowState(state | full if on else state & ~full)
        self.changed.emit()

    def leave(self) -> bool:
        """Leave presentation or full screen; whether there was any to leave."""
        if self.presenting:
            self.present(False)
        elif self._window.isFullScreen():
            self.full_screen(False)
        else:
            return False
        return True
