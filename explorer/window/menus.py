"""The menu bar: the usual entries in the usual places."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QWidget

from explorer.core.i18n import translate
from explorer.panels.base import Command
from explorer.theme import theme
from explorer.widgets.choice_menu import fill_choices
from explorer.widgets.shortcuts_list import Shortcut
from explorer.window.language import LANGUAGES, SYSTEM
from explorer.window.shortcuts import Actions, native

if TYPE_CHECKING:
    from explorer.window.window import MainWindow

_LINE = "-"


class Menus(QObject):
    """Builds the menus once; what varies is filled in when a menu opens."""

    def __init__(self, window: MainWindow, actions: Actions) -> None:
        super().__init__(window)
        self._window, self._actions = window, actions
        self._titles: list[tuple[QMenu, Callable[[], str]]] = []
        self._file()
        self._edit()
        self._view()
        self.chapter = self._menu(lambda: translate("Menus", "&Chapter"), self._fill_chapter)
        self._commands: list[QAction] = []
        self._model()
        self._help()
        self._chapter_keys()
        self.retranslate()

    def _menu(
        self, title: Callable[[], str], fill: Callable[[QMenu], None] | None = None, into: QMenu | None = None
    ) -> QMenu:
        menu = QMenu(into or self._window)
        (into or self._window.menuBar()).addMenu(menu)
        self._titles.append((menu, title))
        if fill is not None:
            menu.aboutToShow.connect(partial(self._refill, menu, fill))
        return menu

    def _refill(self, menu: QMenu, fill: Callable[[QMenu], None]) -> None:
        for action in menu.actions():
            if action.parent() is menu:
                action.deleteLater()
        menu.clear()
        fill(menu)

    def _add(self, menu: QMenu, *names: str) -> None:
        for name in names:
            if name == _LINE:
                menu.addSeparator()
            else:
                menu.addAction(self._actions[name])

    def _file(self) -> None:
        menu = self._menu(lambda: translate("Menus", "&File"))
        self._add(menu, "open_sentences")
        self._menu(lambda: translate("Menus", "Recent files"), self._fill_recent, menu)
        self._add(menu, "open_model", _LINE, "export")
        self._menu(lambda: translate("Menus", "Export another picture"), self._fill_pictures, menu)
        self._add(menu, "copy_picture", _LINE, "settings", _LINE, "quit")

    def _edit(self) -> None:
        self.edit = self._menu(lambda: translate("Menus", "&Edit"), self._fill_edit)

    def _view(self) -> None:
        menu = self._menu(lambda: translate("Menus", "&View"))
        self._add(menu, "drawer", "explain", "rail", _LINE)
        self._menu(lambda: translate("Menus", "Theme"), self._fill_theme, menu)
        self._add(menu, "next_theme", "larger", "smaller", "usual_size")
        self._menu(lambda: translate("Menus", "Language"), self._fill_language, menu)
        self._add(menu, _LINE, "full_screen", "presentation")

    def _model(self) -> None:
        menu = self._menu(lambda: translate("Menus", "&Model"))
        self._add(menu, "library", "open_model", _LINE)
        self._menu(lambda: translate("Menus", "Use"), self._fill_models, menu)
        self._menu(lambda: translate("Menus", "Device"), self._fill_devices, menu)
        self._add(menu, _LINE, "run", "cancel")

    def _help(self) -> None:
        menu = self._menu(lambda: translate("Menus", "&Help"))
        self._add(menu, "shortcuts", _LINE, "log_folder", "about")

    def _chapter_keys(self) -> None:
        """Ctrl+1, Ctrl+2 … open the chapters in the rail's order."""
        for number, name in enumerate(list(self._window.stage.chapters)[:9], 1):
            action = QAction(self._window)
            action.setShortcut(QKeySequence(f"Ctrl+{number}"))
            action.triggered.connect(lambda _checked, name=name: self._window.stage.open(name))
            self._window.addAction(action)

    def retranslate(self) -> None:
        """Write every title in the language now chosen."""
        for menu, title in self._titles:
            menu.setTitle(title())
        self._actions.retranslate()
        self.take_commands()

    def take_commands(self) -> None:
        """Make the current chapter's commands work by their keys."""
        for action in self._commands:
            self._window.removeAction(action)
            action.deleteLater()
        panel = self._window.stage.panel
        taken = {QKeySequence(key) for entry in self._actions.all() for key in entry.shortcuts()}
        self._commands = []
        for command in () if panel is None else panel.commands():
            action = self._command(command, self._window)
            if QKeySequence(command.shortcut) not in taken:
                action.setShortcut(QKeySequence(command.shortcut))
            self._window.addAction(action)
            self._commands.append(action)

    def _command(self, command: Command, parent: QObject) -> QAction:
        action = QAction(command.label, parent)
        action.triggered.connect(lambda _checked, act=command.act: act())
        if command.is_checked is not None:
            action.setCheckable(True)
            action.setChecked(command.is_checked())
        return action

    def _fill_chapter(self, menu: QMenu) -> None:
        """The entries only show the keys: the window's own actions already answer to them."""
        panel, group = self._window.stage.panel, None
        for command in () if panel is None else panel.commands():
            if group not in (None, command.group):
                menu.addSeparator()
            group = command.group
            action = self._command(command, menu)
            if command.shortcut:
                action.setText(f"{command.label}\t{native(command.shortcut)}")
            menu.addAction(action)
        menu.addSeparator()
        self._add(menu, "play", "first_step", "back", "forward", "last_step", "slower", "faster", "loop")

    def _fill_recent(self, menu: QMenu) -> None:
        opening = self._window.opening
        for path in opening.recent_files():
            menu.addAction(path.name, partial(opening.open_sentences, path)).setToolTip(str(path))
        if menu.isEmpty():
            menu.addAction(translate("Menus", "None yet")).setEnabled(False)

    def _fill_pictures(self, menu: QMenu) -> None:
        panel = self._window.stage.panel
        for picture in () if panel is None else panel.pictures():
            menu.addAction(f"{picture.picture_name()}…", partial(self._window.pictures.export, picture))
        if menu.isEmpty():
            menu.addAction(translate("Menus", "No picture yet")).setEnabled(False)

    def _fill_theme(self, menu: QMenu) -> None:
        names = (
            ("system", translate("Menus", "Like the system")),
            ("light", translate("Menus", "Light")),
            ("dark", translate("Menus", "Dark")),
        )
        fill_choices(menu, names, theme().settings.mode, theme().set_mode)

    def _fill_language(self, menu: QMenu) -> None:
        names = ((SYSTEM, translate("Menus", "Like the system")), *LANGUAGES)
        appearance = self._window.appearance
        fill_choices(menu, names, appearance.language.choice, appearance.set_language)

    def _fill_models(self, menu: QMenu) -> None:
        if self._window.stage.panel is not None:
            self._window.stage.panel.fill_model_menu(menu)

    def _fill_devices(self, menu: QMenu) -> None:
        panel = self._window.stage.panel
        if panel is not None:
            fill_choices(menu, self._window.stage.devices, panel.subject().device, panel.set_device)

    def _fill_edit(self, menu: QMenu) -> None:
        """The usual entries, for the field that has the focus."""
        field = QApplication.focusWidget()
        standard = QKeySequence.StandardKey
        for label, method, key in (
            (translate("Menus", "Undo"), "undo", standard.Undo),
            (translate("Menus", "Redo"), "redo", standard.Redo),
            ("", "", None),
            (translate("Menus", "Cut"), "cut", standard.Cut),
            (translate("Menus", "Copy"), "copy", standard.Copy),
            (translate("Menus", "Paste"), "paste", standard.Paste),
            (translate("Menus", "Select all"), "selectAll", standard.SelectAll),
        ):
            if key is None:
                menu.addSeparator()
                continue
            keys = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
            action = menu.addAction(f"{label}\t{keys}")
            action.setEnabled(can(field, method))
            action.triggered.connect(partial(do, field, method))
        menu.addSeparator()
        self._add(menu, "copy_picture", _LINE, "focus_text", "previous_sentence", "next_sentence")

    def chapter_shortcuts(self) -> tuple[Shortcut, ...]:
        """The chapter's lines for the list behind `?`, and those that open chapters."""
        panel = self._window.stage.panel
        if panel is None:
            return ()
        chapters = tuple(
            Shortcut(translate("Shortcuts", "Chapters"), chapter.title(), (f"Ctrl+{number}",))
            for number, chapter in enumerate(list(self._window.stage.chapters.values())[:9], 1)
        )
        return chapters + tuple(
            Shortcut(
                translate("Shortcuts", "{chapter}: {group}").format(
                    chapter=panel.title(), group=command.group
                ),
                command.label,
                (command.shortcut,),
            )
            for command in panel.commands()
            if command.shortcut
        )


def can(field: QWidget | None, method: str) -> bool:
    """Whether a widget can be edited this way."""
    if isinstance(field, QLineEdit):
        available = {"undo": field.isUndoAvailable(), "redo": field.isRedoAvailable()}
        return available.get(method, True)
    return isinstance(field, QTextEdit | QPlainTextEdit)


def do(field: QWidget | None, method: str) -> None:
    """Edit a widget; a paste goes the field's own way if it has one."""
    own = getattr(field, "paste_tidied", None) if method == "paste" else None
    act = own or getattr(field, method, None)
    if act is not None:
        act()
