"""What a person can do in the Scoring chapter, whichever control or key asks for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.core.seeds import another_seed
from explorer.panels.base import Panel
from explorer.panels.scoring.cell_grid import shape_of
from explorer.panels.scoring.session import ScoringSession
from explorer.studies.recurrence.source import read_table_file
from explorer.studies.scoring import tables
from explorer.studies.scoring.kinds import Edit, Function, Norm, Source
from explorer.studies.scoring.presets import preset_named
from explorer.studies.scoring.state import ScoringState, as_tables, with_edit
from explorer.widgets.picture_menu import export_picture

MOST_BYTES = 5_000_000
"""A table with more text would hold up the window."""
TURNED = ("count", "query_size", "key_size", "value_size", "hidden", "valid", "query_word")
"""Numbers that are turned: all that is passed on the way is undone at once."""


class Deeds(Panel):
    """A panel that changes the state of its session; drawing and telling is left to the panel itself."""

    session: ScoringSession

    def on_failed(self, error: UserError) -> None:
        """Tell the person what went wrong."""
        raise NotImplementedError

    @property
    def state_now(self) -> ScoringState:
        """The state in force."""
        return self.session.state

    def change(self, **fields: object) -> None:
        """Change fields of the state; the sizes of tables cut them or fill them up."""
        names = tuple(fields)
        if self.state_now.source is Source.TABLE and len(names) == 1 and names[0] in _SHAPED:
            self.resize_tables(names[0], int(str(fields[names[0]])))
            return
        self.take_fields(fields, names[0] if names[0] in TURNED else "")

    def take_fields(self, fields: Mapping[str, object], gesture: str = "") -> None:
        """Change fields of the state; edits of one `gesture` are undone at once."""
        self.session.take(replace(self.state_now, **fields), gesture)  # type: ignore[arg-type]

    def open_preset(self, name: str) -> None:
        """Open an example; Explain says what to look for in it."""
        self.session.take(preset_named(name).apply(self.state_now))

    def choose_source(self, source: str) -> None:
        """Take the numbers from somewhere else; tables begin with what is on show."""
        state, chosen = self.state_now, Source(source)
        if chosen is Source.TABLE and not (state.query or state.keys or state.values):
            self.session.take(self._as_tables())
        elif chosen is Source.WORDS:
            self.session.take(self._as_words())
        else:
            self.change(source=chosen)

    def _as_words(self) -> ScoringState:
        """The state with words, those of the example where there is no text."""
        state = self.state_now
        example = preset_named("words").apply(state)
        fields = {} if state.text.strip() else {"text": example.text, "query_word": example.query_word}
        return replace(state, source=Source.WORDS, **fields)  # type: ignore[arg-type]

    def set_text(self, text: str) -> None:
        """A text that is typed is meant to be read; clearing it leaves tables as they are."""
        fields: dict[str, object] = {"text": text, "source": Source.WORDS}
        if not text.strip() and self.state_now.source is not Source.WORDS:
            fields = {"text": text}
        self.take_fields(fields, "text")

    def set_pair(self, text: str) -> None:
        """One text is scored."""

    def set_device(self, device: str) -> None:
        self.change(device=device)

    def open_model(self, source: str) -> None:
        """Embed the words with another model."""
        self.session.take(replace(self._as_words(), model=source))

    def draw_anew(self) -> None:
        """Draw query, keys, values and parameters from another seed, whatever is on show."""
        self.change(source=Source.SEED, seed=another_seed())

    def draw_numbers(self) -> None:
        """Draw what a seed draws here from another: tables and words stay as they are, parameters do not."""
        self.change(seed=another_seed())

    def choose_function(self, function: Function) -> None:
        """Look at a function."""
        self.change(function=function)

    def next_norm(self) -> None:
        """Normalise in the next way, around the end."""
        norms = tuple(Norm)
        self.change(norm=norms[(norms.index(self.state_now.norm) + 1) % len(norms)])

    def walk_component(self, by: int) -> None:
        """Look at another number of the pooled value, around the end."""
        trace = self.session.trace
        if trace is not None:
            size = trace.data.values.shape[1]
            self.change(component=(self.session.seen.component + by) % size)

    # Tables

    def _as_tables(self) -> ScoringState:
        """The state with what is on show as tables; as it is where these are shown."""
        state, trace = self.state_now, self.session.trace
        if state.source is Source.TABLE:
            return state
        if trace is None:  # nothing is on show yet: empty tables to type into
            return replace(state, source=Source.TABLE)
        return as_tables(state, trace.data)

    def _take_table(self, state: ScoringState, name: str, text: str, gesture: str = "") -> None:
        fields = {"preset": "", name: text}
        self.session.take(replace(state, **fields), gesture)  # type: ignore[arg-type]

    def type_cell(self, name: str, row: int, column: int, text: str) -> None:
        """Type a cell of a table; a wrong one is told, and the old picture stays."""
        self.paste_cells(name, row, column, [[text]])

    def paste_cells(self, name: str, row: int, column: int, block: Sequence[Sequence[str]]) -> None:
        """Put a block of cells into a table, which grows where they need room."""
        state = self._as_tables()
        self._take_table(state, name, tables.with_block(getattr(state, name), row, column, block))

    def resize_tables(self, field: str, size: int) -> None:
        """Cut a table or fill it up with zeros; keys and values are as many."""
        state = self._as_tables()
        if field == "count":
            texts = {name: _with_rows(getattr(state, name), size) for name in ("keys", "values")}
            self.session.take(replace(state, preset="", **texts), field)  # type: ignore[arg-type]
            return
        name = _SHAPED[field]
        text = getattr(state, name)
        rows = max(1, shape_of(text)[0])
        self._take_table(state, name, tables.resized(text, rows, size), field)

    def add_key(self) -> None:
        """Add a key of zeros, with its value, below the chosen one."""
        state = self._as_tables()
        at = state.step + 1
        texts = {name: _with_row(getattr(state, name), at) for name in ("keys", "values")}
        self.session.take(replace(state, preset="", step=at, **texts))  # type: ignore[arg-type]

    def delete_key(self) -> None:
        """Delete the chosen key with its value."""
        state = self._as_tables()
        texts = {name: _without_row(getattr(state, name), state.step) for name in ("keys", "values")}
        step = max(0, min(state.step, shape_of(texts["keys"])[0] - 1))
        self.session.take(replace(state, preset="", step=step, **texts))  # type: ignore[arg-type]

    def ask_table(self, name: str) -> None:
        """Let the person choose a file for a table; returns at once."""
        dialog = QFileDialog(self, translate("ScoringDeeds", "Open a table of numbers"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(translate("ScoringDeeds", "Tables (*.csv *.tsv *.txt)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.open_table(name, path))
        dialog.open()

    def open_table(self, name: str, path: str) -> None:
        """Read a table from a file; one that cannot be read is told, and the old table stays."""
        try:
            text = read_table_file(Path(path), MOST_BYTES)
        except UserError as error:
            self.on_failed(error)
            return
        plain = tables.with_block("", 0, 0, tables.cells(text))  # a decimal comma is a point
        self._take_table(self._as_tables(), name, plain)

    # Parameters

    def edit_weights(self, edits: Sequence[Edit]) -> None:
        """Change numbers inside the parameters."""
        state = self.state_now
        for name, place, value in edits:
            state = with_edit(state, name, place, value)
        self.session.take(state)

    def export(self) -> None:
        """Ask for a file and write the main picture."""
        if self.pictures():
            export_picture(self.pictures()[0], on_error=self.on_failed)


_SHAPED = {"count": "", "query_size": "query", "key_size": "keys", "value_size": "values"}
"""The fields whose numbers are the shapes of tables where there are tables."""


def _width(text: str) -> int:
    return max(1, shape_of(text)[1])


def _with_rows(text: str, rows: int) -> str:
    return tables.resized(text, rows, _width(text))


def _with_row(text: str, at: int) -> str:
    return tables.with_row(text, min(at, shape_of(text)[0]), ["0"] * _width(text))


def _without_row(text: str, at: int) -> str:
    """Without a row; a table that is shorter stays as it is."""
    return tables.without_row(text, at) if at < shape_of(text)[0] else text
