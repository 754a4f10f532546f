"""The list behind `?`: every shortcut, searchable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from explorer.core.i18n import translate
from explorer.theme import theme

_MOST_KEYS = 2  # shown of a line; all can be searched


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A line of the list: in which group, what it does, its keys."""

    group: str
    label: str
    keys: tuple[str, ...]


class ShortcutsList(QDialog):
    """Lists shortcuts by group; what is typed narrows the list."""

    def __init__(self, shortcuts: Sequence[Shortcut], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Shortcuts", "Keyboard shortcuts"))
        self.search = QLineEdit(self, clearButtonEnabled=True)
        self.search.setPlaceholderText(translate("Shortcuts", "Search by what it does or by key"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.textChanged.connect(self._filter)
        self._nothing = QLabel(
            translate("Shortcuts", "No shortcut matches; clear the search to see all."), self
        )
        self._nothing.setProperty("role", "muted")
        self._groups: dict[str, QLabel] = {}
        self._rows: list[tuple[Shortcut, QWidget, QWidget]] = []
        content = QWidget(self)
        self._grid = QGridLayout(content)
        self._grid.setColumnStretch(0, 1)
        for shortcut in shortcuts:
            self._add(shortcut)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        scroll = QScrollArea(self, widgetResizable=True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        column = QVBoxLayout(self)
        for widget in (self.search, self._nothing, scroll):
            column.addWidget(widget)
        self._nothing.hide()

    def sizeHint(self) -> QSize:
        return QSize(min(theme().px(520), 1100), min(theme().px(560), 680))

    def visible_labels(self) -> tuple[str, ...]:
        """What the lines now shown say."""
        return tuple(shortcut.label for shortcut, name, _keys in self._rows if not name.isHidden())

    def _add(self, shortcut: Shortcut) -> None:
        if shortcut.group not in self._groups:
            heading = QLabel(shortcut.group.upper(), self)
            heading.setProperty("role", "section")
            self._groups[shortcut.group] = heading
            self._grid.addWidget(heading, self._grid.rowCount(), 0, 1, 2)
        row = self._grid.rowCount()
        name, keys = QLabel(shortcut.label, self), _keys_label(shortcut.keys, self)
        name.setWordWrap(True)
        name.setMinimumWidth(1)
        self._grid.addWidget(name, row, 0)
        self._grid.addWidget(keys, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._rows.append((shortcut, name, keys))

    def _filter(self, words: str) -> None:
        wanted = words.casefold().split()
        shown: set[str] = set()
        for shortcut, name, keys in self._rows:
            text = " ".join((shortcut.label, shortcut.group, *map(_shown, shortcut.keys))).casefold()
            fits = all(word in text for word in wanted)
            name.setVisible(fits)
            keys.setVisible(fits)
            if fits:
                shown.add(shortcut.group)
        for group, heading in self._groups.items():
            heading.setVisible(group in shown)
        self._nothing.setVisible(not shown)


def _shown(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) or key


def _keys_label(keys: tuple[str, ...], parent: QWidget) -> QLabel:
    label = QLabel("   ".join(_shown(key) for key in keys[:_MOST_KEYS]), parent)
    label.setProperty("role", "key")
    return label
