"""The drawer of sentences: built-in sets, files, pasted lines; one click studies a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from explorer.core.errors import UserError
from explorer.core.i18n import language, translate
from explorer.core.sentences import Sentence, SentenceSet, built_in_sets
from explorer.core.text_encoding import ENCODINGS
from explorer.widgets.drawer_frame import DrawerFrame, copied
from explorer.widgets.sentence_sources import Source, ask_for_file
from explorer.widgets.sentence_state import DrawerState, from_json
from explorer.widgets.sentence_work import (
    Columns,
    Found,
    Opened,
    Opening,
    choose_columns,
    open_sentences,
    search,
)
from explorer.workers.lanes import Lanes
from explorer.workers.runner import Runner

_FILES = "files"
_SEARCH = "search"


class SentencesDrawer(DrawerFrame):
    """Lists sentences of one source; what a person chooses is told once for every choice."""

    sentence_chosen = Signal(str, str, str)
    """The text, its pair ("" where there is none) and the line on what to look for (or "")."""
    recent_files_changed = Signal()
    source_opened = Signal()
    """The sentences of another source are listed."""

    def __init__(self, lanes: Lanes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opened: Opened | None = None
        self._state = DrawerState(Source("set", built_in_sets()[0].key))
        self._wanted = Opening()
        self._pasted = ""
        self._reader = Runner(lanes, self)
        self._searcher = Runner(lanes, self)
        self._connect()
        self._show_set(built_in_sets()[0])

    # What the window calls

    def open_file(self, path: str | Path) -> None:
        """Read a file in the background and list its sentences; a problem is told in the drawer."""
        self._open(Opening(str(path)))

    def paste(self) -> None:
        """List the lines of the clipboard, or the file that was copied to it."""
        file, text = copied(QGuiApplication.clipboard().mimeData())
        self._open(Opening(file) if file else Opening(pasted=text))

    def sentences(self) -> Sequence[Sentence]:
        """The sentences that are listed when nothing is searched for."""
        return self.list.rows.sentences

    def next_sentence(self) -> bool:
        """Choose the next of the listed sentences; whether there is one."""
        return self.list.step(1)

    def previous_sentence(self) -> bool:
        """Choose the sentence before; whether there is one."""
        return self.list.step(-1)

    def recent_files(self) -> tuple[str, ...]:
        """The paths of the files opened last, the newest first."""
        return self.sources.recent_files()

    def set_recent_files(self, paths: Sequence[str]) -> None:
        """Offer the files of former sessions."""
        self.sources.set_recent_files(paths)

    def state(self) -> dict[str, object]:
        """Source, column, encoding, row and search as JSON values."""
        opening = replace(self._state.opening, row=self.list.row)
        return replace(self._state, opening=opening, search=self.search.needle).to_json()

    def restore(self, state: Mapping[str, object]) -> None:
        """Take a state that `state` gave; nothing is emitted but what `source_opened` tells."""
        wanted = from_json(state)
        if wanted is None:
            return
        self.search.set_needle(wanted.search)
        if wanted.source.kind == "set":
            for one in built_in_sets():
                if one.key == wanted.source.key:
                    self._show_set(one, wanted.opening.row)
            return
        known = wanted.opening.encoding in ENCODINGS
        self._open(wanted.opening if known else replace(wanted.opening, encoding=""))

    @property
    def busy(self) -> bool:
        """Whether a file is being read."""
        return self._reader.busy

    def close_down(self) -> None:
        """Cancel all work; called once, before the lanes are closed."""
        self._reader.close()
        self._searcher.close()

    # What the person does

    def choose_file(self) -> None:
        """Ask for a file and open it."""
        ask_for_file(self, self.recent_files(), self.open_file)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._on_language_changed()

    def _connect(self) -> None:
        self.open_button.clicked.connect(self.choose_file)
        self.paste_button.clicked.connect(self.paste)
        self.files_dropped.connect(self._on_files_dropped)
        self.sources.source_chosen.connect(self._on_source_chosen)
        self.options.columns_chosen.connect(self._on_columns_chosen)
        self.options.reading_changed.connect(self._open)
        self.search.needle_changed.connect(self._search)
        self.search.stepped.connect(self.list.step)
        self.search.confirmed.connect(self._on_search_confirmed)
        self.list.row_chosen.connect(self._on_row_chosen)
        self.list.typed.connect(self.search.type_on)
        self.reading.cancelled.connect(self._reader.cancel)
        self._reader.busy_changed.connect(self._on_busy_changed)
        self._reader.progressed.connect(self.reading.show_progress)
        self._reader.finished.connect(self._on_opened)
        self._reader.failed.connect(self._on_failed)
        self._searcher.finished.connect(self._on_found)

    def _on_source_chosen(self, source: Source) -> None:
        if source.kind == "set":
            self._reader.cancel()
            self._show_set(next(one for one in built_in_sets() if one.key == source.key))
        elif source.kind == "file":
            self.open_file(source.key)
        else:
            self._open(Opening(pasted=self._pasted))

    def _on_files_dropped(self, files: list[str]) -> None:
        self.sources.add_opened(files[1:])
        self.open_file(files[0])

    def _on_row_chosen(self, row: int) -> None:
        text, pair, note = self.list.rows.sentences[row]
        self.sentence_chosen.emit(text, pair, note)

    def _on_columns_chosen(self, columns: Columns) -> None:
        if self._opened is not None:
            self._wanted = replace(self._opened.opening, columns=columns, row=-1)
            work = partial(choose_columns, self._wanted, self._opened.table)
            self._reader.submit(work, lane=_FILES, cancel_running=True)

    def _open(self, opening: Opening) -> None:
        self._wanted = opening
        self._reader.submit(partial(open_sentences, opening), lane=_FILES, cancel_running=True)

    # What comes of it

    def _show_set(self, one: SentenceSet, row: int = -1) -> None:
        self._opened = None
        self.message.dismiss()
        self.set_about(one.description(language()))
        self._list_source(DrawerState(Source("set", one.key)), one.sentences(language()), row)

    def _on_opened(self, opened: Opened) -> None:
        self._opened = opened
        self.message.dismiss()
        self._tell_notes()
        opening = opened.opening
        if opening.pasted:
            self._pasted = opening.pasted
        source = Source("file", opening.path) if opening.path else Source("pasted")
        self._list_source(DrawerState(source, opened.as_read()), opened.sentences, opening.row)
        if source.kind == "file":
            self.recent_files_changed.emit()

    def _list_source(self, state: DrawerState, sentences: Sequence[Sentence], row: int) -> None:
        self._state = state
        self.sources.show_source(state.source)
        self.options.show_opened(self._opened)
        self.list.show_sentences(sentences, row)
        self._search(self.search.needle)
        self.source_opened.emit()

    def _on_failed(self, error: UserError) -> None:
        self.message.show_message(error.sentence)
        path = self._wanted.path
        if path and not Path(path).exists():
            self.sources.forget(path)
            self.recent_files_changed.emit()

    def _on_busy_changed(self, busy: bool) -> None:
        self.reading.set_busy(busy)
        if not busy:
            self.options.show_opened(self._opened)  # as it was read, should the reading have been called off

    def _search(self, needle: str) -> None:
        if needle:
            self._searcher.submit(partial(search, self.list.rows.sentences, needle), lane=_SEARCH)
        else:
            self._searcher.cancel()
            self.list.show_rows(None)
            self._tell_count()

    def _on_found(self, found: Found) -> None:
        if found.sentences is self.list.rows.sentences and self.search.needle:
            self.list.show_rows(found.rows)
            self._tell_count()

    def _on_search_confirmed(self) -> None:
        self.list.choose(max(0, self.list.currentIndex().row()))

    def _on_language_changed(self) -> None:
        if self._state.source.kind == "set":
            one = next(one for one in built_in_sets() if one.key == self._state.source.key)
            self.set_about(one.description(language()))
            self.list.show_sentences(one.sentences(language()), self.list.row)
            self._search(self.search.needle)
        else:
            self._tell_notes()
        self._tell_count()

    def _tell_notes(self) -> None:
        notes = self._opened.table.notes if self._opened is not None else ()
        self.set_about("\n".join(note.sentence() for note in notes))

    def _tell_count(self) -> None:
        model = self.list.rows
        self.search.set_count(model.rowCount(), len(model.sentences))
        if model.sentences:
            text = translate("SentencesDrawer", "No sentence holds “{needle}”; search for less of it.")
        else:
            text = translate("SentencesDrawer", "This column holds no text; choose another one above.")
        self.list.set_empty_text(text.format(needle=self.search.needle))
