"""The parts of the sentences drawer and where they stand."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from explorer.core.i18n import translate
from explorer.core.text_files import SUFFIXES
from explorer.theme import theme
from explorer.widgets.card import Card
from explorer.widgets.message_bar import MessageBar
from explorer.widgets.sentence_list import SentenceList
from explorer.widgets.sentence_options import FileOptions
from explorer.widgets.sentence_reading import ReadingBar
from explorer.widgets.sentence_search import SentenceSearch
from explorer.widgets.sentence_sources import SourceBox

_NARROWEST, _USUAL = 280, 300
_WIDEST_NEED = 460  # with large text the drawer takes no more of a small window than that


class DrawerFrame(Card):
    """Source, what it is, how a file is read, search, and the list below; takes files that are dropped."""

    files_dropped = Signal(object)
    """list[str]: the paths of the files of sentences among what was dropped, at least one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.open_button = QPushButton(self)
        self.paste_button = QPushButton(self)
        self.sources = SourceBox(self)
        self.about = QLabel(self, wordWrap=True)
        self.about.setProperty("role", "small")
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.options = FileOptions(self)
        self.reading = ReadingBar(self)
        self.message = MessageBar(self)
        self.search = SentenceSearch(self)
        self.list = SentenceList(self)
        self.setFocusProxy(self.list)
        self.setAcceptDrops(True)
        self.add_control(self.open_button)
        self.add_control(self.paste_button)
        for part in (self.sources, self.about, self.options, self.reading, self.message, self.search):
            self.body.addWidget(part)
        self.body.addWidget(self.list, 1)
        theme().changed.connect(self._fit)
        self._fit()
        self.retranslate()

    def retranslate(self) -> None:
        """Write all texts in the language now chosen."""
        self.set_title(translate("SentencesDrawer", "Sentences"))
        self.open_button.setText(translate("SentencesDrawer", "Open…"))
        self.open_button.setToolTip(
            translate(
                "SentencesDrawer", "Open a file of sentences: .txt, .csv, .tsv or .jsonl; or drop one here."
            )
        )
        self.paste_button.setText(translate("SentencesDrawer", "Paste"))
        self.paste_button.setToolTip(
            translate("SentencesDrawer", "List the lines that were copied, one sentence a line.")
        )
        self.list.setAccessibleName(translate("SentencesDrawer", "List of sentences"))

    def set_about(self, text: str) -> None:
        """What the source is, or what there is to tell about the file."""
        self.about.setText(text)
        self.about.setVisible(bool(text))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def minimumSizeHint(self) -> QSize:
        needed = super().minimumSizeHint()
        return needed.expandedTo(QSize(min(theme().px(_NARROWEST), _WIDEST_NEED), 0))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint().expandedTo(QSize(min(theme().px(_USUAL), _WIDEST_NEED), 0))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _sentence_files(event.mimeData()):
            event.acceptProposedAction()
            self.list.set_marked(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.list.set_marked(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.list.set_marked(False)
        files = _sentence_files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.files_dropped.emit(files)

    def _fit(self) -> None:
        self.updateGeometry()
        self.list.setMinimumHeight(theme().gap(80))


def _sentence_files(data: QMimeData) -> list[str]:
    """The files of sentences; other files are meant for other places."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [str(path) for path in paths if path.suffix.lower() in SUFFIXES and not path.is_dir()]


def copied(data: QMimeData | None) -> tuple[str, str]:
    """The file, or else the text on the clipboard; an empty clipboard may have no data at all."""
    if data is None:
        return "", ""
    files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return (files[0], "") if files else ("", data.text())
