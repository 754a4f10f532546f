"""The main window."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QMainWindow

from explorer.core.i18n import translate
from explorer.core.text import tidy
from explorer.panels.registry import CHAPTERS, Chapter
from explorer.widgets.icons import application_icon
from explorer.widgets.rail import Entry
from explorer.window.acts import connect_actions
from explorer.window.appearance import Appearance
from explorer.window.devices import DeviceFinder
from explorer.window.dialogs import Dialogs
from explorer.window.frame import Frame
from explorer.window.language import LANGUAGES
from explorer.window.log import Log
from explorer.window.menus import Menus
from explorer.window.opening import Opening
from explorer.window.pictures import Pictures
from explorer.window.remembering import Remembering
from explorer.window.shortcuts import Actions
from explorer.window.stage import Stage
from explorer.workers.lanes import Lanes

_LATEST_START = 1_500  # milliseconds: a window that is never painted (minimised) begins nevertheless


class MainWindow(QMainWindow):
    """Frame, menus and chapters; paints first, and begins to work after the first paint."""

    begun = Signal()

    def __init__(
        self, lanes: Lanes, options: argparse.Namespace, chapters: Sequence[Chapter] = CHAPTERS
    ) -> None:
        super().__init__()
        self.lanes, self._options = lanes, options
        self._has_begun = False
        self.setWindowIcon(application_icon())
        self.setAcceptDrops(True)
        self.appearance = Appearance(self)
        self.remembering = Remembering(self)
        self.remembering.restore_look()
        entries = [Entry(chapter.name, chapter.title, chapter.icon) for chapter in chapters]
        self.frame = Frame(entries, lanes, self)
        self.setCentralWidget(self.frame)
        self.stage = Stage(self.frame, chapters, lanes, self)
        self.opening, self.pictures = Opening(self), Pictures(self)
        self.dialogs, self.actions_ = Dialogs(self), Actions(self)
        self.addActions(self.actions_.all())
        self.menus = Menus(self, self.actions_)
        self.log = Log(debug=bool(options.debug), parent=self)
        self.device_finder = DeviceFinder(lanes, self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()  # not the text field: the arrows, Space and the letters belong to the pictures first
        self._latest = QTimer(self, singleShot=True, interval=_LATEST_START)
        self._latest.timeout.connect(self._begin)
        self._connect()
        connect_actions(self)
        self.remembering.restore_layout()
        self.retranslate()
        if options.text:
            self.frame.top_bar.set_texts(tidy(options.text).text, tidy(options.pair or "").text)

    def _connect(self) -> None:
        frame, stage = self.frame, self.stage
        frame.rail.chapter_chosen.connect(stage.open)
        frame.rail.sentences_toggled.connect(self.opening.show_drawer)
        frame.rail.library_requested.connect(self.opening.show_library)
        frame.rail.settings_requested.connect(self.dialogs.show_settings)
        frame.rail.collapsed_changed.connect(self.actions_["rail"].setChecked)
        frame.explain_toggled.connect(self.actions_["explain"].setChecked)
        frame.foot.cancel_requested.connect(self.opening.cancel_fetching)
        frame.foot.language_chosen.connect(self.appearance.set_language)
        stage.chapter_opened.connect(self._on_chapter_opened)
        stage.library_requested.connect(self.opening.show_library)
        stage.first_result.connect(self.device_finder.find)
        self.device_finder.found.connect(stage.set_devices)
        self.log.failed.connect(self.tell)
        self.log.unwritable.connect(self.remembering.tell_unwritable)
        self.appearance.changed.connect(self._on_look_changed)
        for signal in (stage.touched, frame.resized, frame.splitter.splitterMoved):
            signal.connect(self.remembering.note)
        frame.explain_toggled.connect(self.remembering.note)
        frame.transport.settings_changed.connect(self.remembering.note)

    def retranslate(self) -> None:
        """Write every label of the window itself in the language now chosen."""
        panel = self.stage.panel
        if panel is None:
            self.setWindowTitle("Seqscope")
        else:
            title = translate("Window", "{chapter} – Seqscope").format(chapter=panel.title())
            self.setWindowTitle(title)
        self.menus.retranslate()
        self.frame.foot.set_languages(LANGUAGES, self.appearance.language.current)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "menus"):
            self.retranslate()
            self.device_finder.find_again()
        elif event.type() == QEvent.Type.WindowStateChange and hasattr(self, "actions_"):
            self.actions_["full_screen"].setChecked(self.isFullScreen())
            self.actions_["presentation"].setChecked(self.appearance.presenting)

    def tell(self, sentence: str) -> None:
        """Say one sentence above the cards."""
        self.stage.tell(sentence)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._has_begun:
            self._latest.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._has_begun:
            self._latest.start(0)

    def _begin(self) -> None:
        """After the first paint: the chapter with what the command line asked for, and its first run."""
        self._latest.stop()
        if self._has_begun:
            return
        self._has_begun = True
        self.log.start()
        if self.remembering.complaint:
            self.tell(self.remembering.complaint)
        self.stage.open(self._options.chapter or self.remembering.chapter, self._asked())
        self.remembering.restore_drawer()
        if self._options.file:
            self.opening.open_sentences(Path(self._options.file))
        self.begun.emit()

    def _asked(self) -> dict[str, object]:
        """What the command line asked for, in the words that every chapter's state has for it."""
        options = self._options
        asked = {name: getattr(options, name) for name in ("text", "pair", "model", "device")}
        if options.text is not None and options.pair is None:
            asked["pair"] = ""  # the second text of the last time does not belong to this one
        return {name: value for name, value in asked.items() if value is not None}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that nothing with the focus wanted."""
        action = self._action_of(event)
        if action is not None and action.isEnabled():
            action.trigger()
        else:
            super().keyPressEvent(event)

    def _action_of(self, event: QKeyEvent) -> QAction | None:
        """The action of a plain key, or of a sign such as ? that needs Shift on some keyboards only."""
        if not event.modifiers():
            return self.actions_.plain(event.key())
        text = event.text()
        if event.modifiers() != Qt.KeyboardModifier.ShiftModifier or not text.strip() or text.isalnum():
            return None
        signs = (a for a in self.actions() if any(key.toString() == text for key in a.shortcuts()))
        return next(signs, None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.opening.accepts(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.opening.drop(event.mimeData())
        event.acceptProposedAction()

    def show_for_presentation(self, on: bool) -> None:
        """Hide what an audience need not see, or show it again."""
        for widget in (self.menuBar(), self.frame.rail, self.frame.foot):
            widget.setVisible(not on)

    def _on_chapter_opened(self, _name: str) -> None:
        self.retranslate()
        self.remembering.note()

    def _on_look_changed(self) -> None:
        if hasattr(self, "remembering"):
            self.remembering.note()
        if hasattr(self, "frame"):
            self.frame.foot.set_languages(LANGUAGES, self.appearance.language.current)

    def on_escape(self) -> None:
        """Out of the presentation, then out of the message, then out of the work."""
        if self.appearance.leave():
            return
        if not self.frame.message_bar.isHidden():
            self.frame.message_bar.dismiss()
        else:
            self.stage.cancel()
            self.opening.cancel_fetching()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Cancel, remember, leave; the lanes are closed by whoever made them."""
        self._latest.stop()
        self.remembering.close()
        self.stage.close_down()
        self.opening.close_down()
        self.device_finder.close()
        self.frame.explain.close_down()
        self.log.stop()
        super().closeEvent(event)
