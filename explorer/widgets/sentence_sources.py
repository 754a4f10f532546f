"""Where sentences come from: the built-in sets, pasted lines, the files opened now and those of before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from explorer.core.i18n import language, translate
from explorer.core.sentences import built_in_sets
from explorer.core.text_files import SUFFIXES
from explorer.theme import theme

MOST_RECENT = 8


@dataclass(frozen=True, slots=True)
class Source:
    """A place that sentences come from: kind "set" with its key, "file" with its path, or "pasted"."""

    kind: str
    key: str = ""


class SourceBox(QComboBox):
    """Offers the sources under headings; tells only what a person chooses."""

    source_chosen = Signal(object)
    """Source"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setMaxVisibleItems(24)
        self._opened: list[str] = []
        self._recent: list[str] = []
        self._pasted = False
        self._shown = Source("set", built_in_sets()[0].key)
        self.activated.connect(self._on_activated)
        theme().changed.connect(self._restyle)
        self.retranslate()

    @property
    def shown(self) -> Source:
        """The source whose sentences are shown."""
        return self._shown

    def sources(self) -> tuple[Source, ...]:
        """All that are offered, from top to bottom."""
        data = (self.itemData(row) for row in range(self.count()))
        return tuple(source for source in data if isinstance(source, Source))

    def show_source(self, source: Source) -> None:
        """Show that a source is in use, and offer it from now on."""
        self._shown = source
        if source.kind == "file":
            self._opened = [source.key, *(path for path in self._opened if path != source.key)][:MOST_RECENT]
        self._pasted |= source.kind == "pasted"
        self._fill()

    def add_opened(self, paths: Sequence[str]) -> None:
        """Offer further files that were given along with the one that is opened."""
        self._opened = list(dict.fromkeys([*self._opened, *paths]))[:MOST_RECENT]
        self._fill()

    def forget(self, path: str) -> None:
        """Offer a file no more."""
        self._opened = [one for one in self._opened if one != path]
        self._recent = [one for one in self._recent if one != path]
        self._fill()

    def recent_files(self) -> tuple[str, ...]:
        """The files to remember, the newest first."""
        return tuple(dict.fromkeys([*self._opened, *self._recent]))[:MOST_RECENT]

    def set_recent_files(self, paths: Sequence[str]) -> None:
        """Offer the files of former sessions."""
        self._recent = list(paths)[:MOST_RECENT]
        self._fill()

    def retranslate(self) -> None:
        """Write all names in the language now chosen."""
        self.setAccessibleName(translate("SourceBox", "Where the sentences come from"))
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _fill(self) -> None:
        self.clear()
        self._heading(translate("SourceBox", "Built-in sets"))
        for one in built_in_sets():
            self.addItem(one.title(language()), Source("set", one.key))
        if self._pasted:
            self._heading(translate("SourceBox", "Pasted"))
            self.addItem(translate("SourceBox", "Pasted lines"), Source("pasted"))
        recent = [path for path in self.recent_files() if path not in self._opened]
        self._add_files(translate("SourceBox", "Opened files"), self._opened)
        self._add_files(translate("SourceBox", "Recent files"), recent)
        self._select()

    def _add_files(self, title: str, paths: Sequence[str]) -> None:
        if paths:
            self._heading(title)
        for path in paths:
            self.addItem(Path(path).name, Source("file", path))
            self.setItemData(self.count() - 1, path, Qt.ItemDataRole.ToolTipRole)

    def _heading(self, title: str) -> None:
        item = QStandardItem(title)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(theme().font(11 / 13, bold=True))
        item.setForeground(theme().colour("muted"))
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        model.appendRow(item)

    def _select(self) -> None:
        sources = [self.itemData(row) for row in range(self.count())]
        self.setCurrentIndex(sources.index(self._shown) if self._shown in sources else -1)
        self.setToolTip(self._shown.key if self._shown.kind == "file" else "")

    def _restyle(self) -> None:
        self._fill()

    def _on_activated(self, row: int) -> None:
        source = self.itemData(row)
        self._select()  # until the sentences are there
        if isinstance(source, Source):
            self.source_chosen.emit(source)


def ask_for_file(parent: QWidget, recent: Sequence[str], chosen: Callable[[str], None]) -> QFileDialog:
    """Ask for a file of sentences, beginning where the last one was; `chosen` gets its path.

    Returns at once, with the dialog that asks.
    """
    endings = " ".join(f"*{suffix}" for suffix in SUFFIXES)
    dialog = QFileDialog(parent, translate("SourceBox", "Open a file of sentences"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(
        [
            translate("SourceBox", "Sentences ({endings})").format(endings=endings),
            translate("SourceBox", "All files (*)"),
        ]
    )
    if recent:
        dialog.setDirectory(str(Path(recent[0]).parent))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(chosen)
    dialog.open()
    return dialog
