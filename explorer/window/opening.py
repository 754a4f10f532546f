"""Opens sentence files, model folders and the model library, by menu, drop or command line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtWidgets import QFileDialog

from explorer.core.cancel import Progress
from explorer.core.i18n import translate

if TYPE_CHECKING:
    from explorer.panels.library_dialog import LibraryDialog
    from explorer.widgets.sentences_drawer import SentencesDrawer
    from explorer.window.window import MainWindow

RECENT = "recent_files"


class Opening(QObject):
    """Makes the drawer and the library when they are first wanted."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._drawer: SentencesDrawer | None = None
        self._library: LibraryDialog | None = None
        self._drawer_state: Mapping[str, object] = {}

    @property
    def drawer(self) -> SentencesDrawer:
        """The sentences drawer, made now if there is none."""
        if self._drawer is None:
            from explorer.widgets.sentences_drawer import SentencesDrawer

            drawer = SentencesDrawer(self._window.lanes, self._window.frame)
            stage = self._window.stage
            drawer.sentence_chosen.connect(stage.show_sentence)
            drawer.source_opened.connect(lambda: stage.set_sentences(drawer.sentences()))
            drawer.hide()
            self._window.frame.set_drawer(drawer)
            drawer.restore(self._drawer_state)
            recent = self._drawer_state.get(RECENT)
            if isinstance(recent, list):
                drawer.set_recent_files([path for path in recent if isinstance(path, str)])
            self._drawer = drawer
        return self._drawer

    @property
    def drawer_shown(self) -> bool:
        """Whether the drawer is open."""
        return self._drawer is not None and not self._drawer.isHidden()

    def show_drawer(self, shown: bool) -> None:
        """Open or close the drawer."""
        if shown or self._drawer is not None:
            self._window.frame.show_drawer(shown) if self.drawer else None
        self._window.actions_["drawer"].setChecked(shown)
        self._window.frame.rail.sentences.setChecked(shown)
        self._window.remembering.note()

    def restore_drawer(self, state: Mapping[str, object]) -> None:
        """Take the drawer's saved state, for when it is made."""
        self._drawer_state = state

    def drawer_state(self) -> Mapping[str, object]:
        """The drawer's state as JSON values."""
        if self._drawer is None:
            return self._drawer_state
        return {**self._drawer.state(), RECENT: list(self._drawer.recent_files())}

    def recent_files(self) -> tuple[Path, ...]:
        """The sentence files opened last, the newest first."""
        return tuple(Path(path) for path in self.drawer.recent_files())

    def next_sentence(self) -> None:
        """Study the drawer's next sentence; opens the drawer if it is closed."""
        self.show_drawer(True)
        self.drawer.next_sentence()

    def previous_sentence(self) -> None:
        """Study the drawer's previous sentence; opens the drawer if it is closed."""
        self.show_drawer(True)
        self.drawer.previous_sentence()

    def open_sentences(self, path: Path) -> None:
        """Open a file of sentences in the drawer."""
        self.show_drawer(True)
        self.drawer.open_file(path)

    def ask_sentences(self) -> None:
        """Let the person choose a file of sentences."""
        dialog = QFileDialog(self._window, translate("Opening", "Open sentences"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        endings = " ".join(f"*{suffix}" for suffix in _suffixes())
        dialog.setNameFilters(
            [
                translate("Opening", "Sentences ({endings})").format(endings=endings),
                translate("Opening", "All files (*)"),
            ]
        )
        dialog.fileSelected.connect(lambda path: self.open_sentences(Path(path)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def ask_model(self) -> None:
        """Let the person choose a Hugging Face folder."""
        from explorer.panels.model_folder import ask_model_folder

        ask_model_folder(self._window, self.open_model)

    def open_model(self, source: str) -> None:
        """Use a model by its name or folder."""
        if self._window.stage.panel is not None:
            self._window.stage.panel.open_model(source)

    def show_library(self) -> None:
        """Open the model library."""
        if self._library is None:
            from explorer.models.store import Store
            from explorer.panels.library_dialog import LibraryDialog

            self._library = LibraryDialog(self._window.lanes, Store(), self._window)
            self._library.model_chosen.connect(self.open_model)
            self._library.folder_chosen.connect(self.open_model)
            self._library.busy_changed.connect(self._on_library_busy)
            self._library.progressed.connect(self._on_library_progressed)
        panel = self._window.stage.panel
        folder = "" if panel is None else panel.model_folder()
        self._library.set_in_use(Path(folder) if folder else None)
        self._library.show()
        self._library.raise_()
        self._library.activateWindow()

    def cancel_fetching(self) -> None:
        """Stop fetching; what has arrived is kept."""
        if self._library is not None:
            self._library.downloads.cancel_all()

    def _on_library_busy(self, busy: bool) -> None:
        if not self._window.stage.busy:
            self._window.frame.foot.set_busy(busy, translate("Opening", "Fetching a model …"))

    def _on_library_progressed(self, progress: Progress) -> None:
        if not self._window.stage.busy:
            self._on_library_busy(True)  # the end of a computation may have cleared the foot meanwhile
            self._window.frame.foot.set_progress(progress)

    def accepts(self, mime: QMimeData) -> bool:
        """Whether something dragged over the window can be opened."""
        path = _local(mime)
        return path is not None and (path.is_dir() or path.suffix.lower() in _suffixes())

    def drop(self, mime: QMimeData) -> None:
        """Open what was dropped: a folder as a model, a file as sentences."""
        path = _local(mime)
        if path is not None and path.is_dir():
            self.open_model(str(path))
        elif path is not None:
            self.open_sentences(path)

    def close_down(self) -> None:
        """Cancel all work; called once."""
        if self._drawer is not None:
            self._drawer.close_down()
        if self._library is not None:
            self._library.close_down()


def _suffixes() -> tuple[str, ...]:
    """The endings of files of sentences; what reads them is imported only when it is wanted."""
    from explorer.core.text_files import SUFFIXES

    return SUFFIXES


def _local(mime: QMimeData) -> Path | None:
    urls = [url for url in mime.urls() if url.isLocalFile()]
    return Path(urls[0].toLocalFile()) if len(urls) == 1 else None
