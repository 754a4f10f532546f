"""The one table of what the window can do, and with which keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from explorer.core.i18n import translate
from explorer.widgets.shortcuts_list import Shortcut


@dataclass(frozen=True, slots=True)
class Entry:
    """An action: its name, its keys, what it says.

    `plain` keys act only where nothing that has the focus wants them (a text field, a button, a list).
    """

    name: str
    keys: tuple[str, ...]
    label: Callable[[], str]
    checkable: bool = False
    plain: bool = False


GROUPS: tuple[tuple[Callable[[], str], tuple[Entry, ...]], ...] = (
    (
        lambda: translate("Shortcuts", "Text and sentences"),
        (
            Entry("focus_text", ("Ctrl+T", "F6"), lambda: translate("Actions", "Edit the text")),
            Entry(
                "run", ("Ctrl+Return", "F5", "Ctrl+Enter"), lambda: translate("Actions", "Run: compute anew")
            ),
            Entry("cancel", ("Esc",), lambda: translate("Actions", "Cancel the work"), plain=True),
            Entry("open_sentences", ("Ctrl+O",), lambda: translate("Actions", "Open sentences…")),
            Entry("drawer", ("Ctrl+L",), lambda: translate("Actions", "Sentences"), checkable=True),
            Entry("previous_sentence", ("Alt+Up",), lambda: translate("Actions", "Previous sentence")),
            Entry("next_sentence", ("Alt+Down",), lambda: translate("Actions", "Next sentence")),
        ),
    ),
    (
        lambda: translate("Shortcuts", "Models"),
        (
            Entry("library", ("Ctrl+Shift+L",), lambda: translate("Actions", "Model library…")),
            Entry("open_model", ("Ctrl+Shift+O",), lambda: translate("Actions", "Open model folder…")),
        ),
    ),
    (
        lambda: translate("Shortcuts", "Transport"),
        (
            Entry("play", ("Space",), lambda: translate("Actions", "Play or pause"), plain=True),
            Entry("first_step", ("Home",), lambda: translate("Actions", "First step"), plain=True),
            Entry("back", ("Ctrl+Left",), lambda: translate("Actions", "Back one step")),
            Entry("forward", ("Ctrl+Right",), lambda: translate("Actions", "Forward one step")),
            Entry("last_step", ("End",), lambda: translate("Actions", "Last step"), plain=True),
            Entry("slower", ("<",), lambda: translate("Actions", "Play slower")),
            Entry("faster", (">",), lambda: translate("Actions", "Play faster")),
            Entry(
                "loop",
                ("Ctrl+R",),
                lambda: translate("Actions", "Begin again after the last step"),
                checkable=True,
            ),
        ),
    ),
    (
        lambda: translate("Shortcuts", "Pictures"),
        (
            Entry("export", ("Ctrl+E",), lambda: translate("Actions", "Export the main picture…")),
            Entry("copy_picture", ("Ctrl+Shift+C",), lambda: translate("Actions", "Copy the main picture")),
        ),
    ),
    (
        lambda: translate("Shortcuts", "Window"),
        (
            Entry("explain", ("Ctrl+I",), lambda: translate("Actions", "Explain"), checkable=True),
            Entry("rail", ("Ctrl+B",), lambda: translate("Actions", "Narrow the rail"), checkable=True),
            Entry("larger", ("Ctrl++", "Ctrl+="), lambda: translate("Actions", "Larger text")),
            Entry("smaller", ("Ctrl+-",), lambda: translate("Actions", "Smaller text")),
            Entry("usual_size", ("Ctrl+0",), lambda: translate("Actions", "Usual text size")),
            Entry("next_theme", ("Ctrl+D",), lambda: translate("Actions", "Dark or light")),
            Entry("full_screen", ("F11",), lambda: translate("Actions", "Full screen"), checkable=True),
            Entry(
                "presentation", ("Shift+F5",), lambda: translate("Actions", "Presentation"), checkable=True
            ),
            Entry("settings", ("Ctrl+,",), lambda: translate("Actions", "Settings…")),
            Entry("shortcuts", ("?", "F1"), lambda: translate("Actions", "Keyboard shortcuts")),
            Entry("about", (), lambda: translate("Actions", "About Seqscope")),
            Entry("log_folder", (), lambda: translate("Actions", "Open the log folder")),
            Entry("quit", ("Ctrl+Q",), lambda: translate("Actions", "Quit")),
        ),
    ),
)


def entries() -> Iterator[Entry]:
    """Every entry of the table."""
    for _group, members in GROUPS:
        yield from members


_ROLES = {
    "about": QAction.MenuRole.AboutRole,
    "quit": QAction.MenuRole.QuitRole,
    "settings": QAction.MenuRole.PreferencesRole,
}


class Actions(QObject):
    """The actions of the table, by name."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions: dict[str, QAction] = {}
        for entry in entries():
            action = QAction(self, checkable=entry.checkable)
            action.setObjectName(entry.name)
            action.setMenuRole(_ROLES.get(entry.name, QAction.MenuRole.NoRole))
            if not entry.plain:
                action.setShortcuts([QKeySequence(key) for key in entry.keys])
            self._actions[entry.name] = action
        self.retranslate()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def all(self) -> list[QAction]:
        """Every action, for the window to own."""
        return list(self._actions.values())

    def retranslate(self) -> None:
        """Write every label in the language now chosen."""
        for entry in entries():
            keys = "\t" + native(entry.keys[0]) if entry.plain else ""
            self._actions[entry.name].setText(entry.label() + keys)

    def connect_all(self, slots: dict[str, Callable[..., object]]) -> None:
        """Connect actions by name; a checkable one gives its new state."""
        for name, slot in slots.items():
            action = self._actions[name]
            if action.isCheckable():
                action.triggered.connect(slot)
            else:
                action.triggered.connect(lambda _checked, slot=slot: slot())

    def plain(self, key: int) -> QAction | None:
        """The action of a plain key."""
        wanted = QKeySequence(key)
        for entry in entries():
            if entry.plain and any(QKeySequence(text) == wanted for text in entry.keys):
                return self._actions[entry.name]
        return None


def native(key: str) -> str:
    """A key as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def window_shortcuts() -> tuple[Shortcut, ...]:
    """The table's lines for the list behind `?`."""
    return tuple(
        Shortcut(group(), entry.label(), entry.keys)
        for group, members in GROUPS
        for entry in members
        if entry.keys
    )
