"""Query, keys and values as tables, whatever they come from."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from explorer.core.i18n import translate
from explorer.panels.scoring.cell_grid import Grid, NumberGrid, TextGrid
from explorer.panels.scoring.cell_table import CellTable
from explorer.studies.numbers import shape
from explorer.studies.scoring.kinds import Source
from explorer.studies.scoring.state import ScoringState
from explorer.studies.scoring.texts import keys_title, query_title, values_title
from explorer.studies.scoring.trace import ScoringTrace
from explorer.theme import theme
from explorer.widgets.elided_label import ElidedLabel

TABLES = ("query", "keys", "values")


class TablesPage(QWidget):
    """Edits are told with the name of their table, which is a field of the state."""

    typed = Signal(str, int, int, str)
    """Table, row, column and the text of a cell."""
    pasted = Signal(str, int, int, object)
    """Table, first row and column, and the cells of a block."""
    key_chosen = Signal(int)
    refused = Signal(str)
    """A sentence on what was not pasted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trace: ScoringTrace | None = None
        self._state = ScoringState()
        self._made_with: object = None
        self.tables = {name: CellTable() for name in TABLES}
        self._titles = {name: ElidedLabel() for name in ("keys", "values")}
        self._beside = QSpacerItem(0, 0)
        self._lay_out()
        for name, table in self.tables.items():
            table.typed.connect(lambda row, column, text, n=name: self.typed.emit(n, row, column, text))
            table.pasted.connect(lambda row, column, block, n=name: self.pasted.emit(n, row, column, block))
            table.refused.connect(self.refused)
        for name, other in (("keys", "values"), ("values", "keys")):
            self.tables[name].row_chosen.connect(self.key_chosen)
            bar = self.tables[other].verticalScrollBar()
            self.tables[name].verticalScrollBar().valueChanged.connect(bar.setValue)
        for name, other in (("keys", "query"), ("query", "keys")):
            bar = self.tables[other].horizontalScrollBar()
            self.tables[name].horizontalScrollBar().valueChanged.connect(bar.setValue)
        theme().changed.connect(self._space)
        theme().changed.connect(self._align)

    def _lay_out(self) -> None:
        """The query over the keys, number over number; beside each key its value."""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        left, right = QVBoxLayout(), QVBoxLayout()
        self._columns = (left, right)
        for column, parts in zip(self._columns, (("query", "keys"), ("values",)), strict=True):
            column.addWidget(self._titles[parts[-1]])
            for name in parts:
                column.addWidget(self.tables[name], 0 if name == "query" else 1)
            row.addLayout(column)
        right.insertSpacerItem(1, self._beside)
        self._row = row
        for title in self._titles.values():
            title.setProperty("role", "small")
        query, keys = self.tables["query"], self.tables["keys"]
        query.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        query.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        query.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        keys.horizontalHeader().hide()
        self._space()

    def _space(self) -> None:
        self._row.setSpacing(theme().gap(10))
        for column in self._columns:
            column.setSpacing(theme().gap(3))
        query = self.tables["query"]
        query.setFixedHeight(query.rows_height(1))
        self._beside.changeSize(0, query.height() - query.horizontalHeader().height() + theme().gap(3))
        self._columns[1].invalidate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language now in force."""
        self._made_with = None
        self._fill()

    def show_state(self, trace: ScoringTrace | None, state: ScoringState) -> None:
        """Show the tables as typed at once, other sources' numbers when they are there."""
        self._trace, self._state = trace, state
        self._fill()
        for name in ("keys", "values"):
            self.tables[name].set_chosen_row(state.step)

    def _fill(self) -> None:
        state, trace = self._state, self._trace
        if state.source is Source.TABLE:
            made_with: object = (state.query, state.keys, state.values)
            grids: dict[str, Grid] = {name: TextGrid(getattr(state, name)) for name in TABLES}
        elif trace is not None:
            made_with, data = id(trace.data), trace.data
            arrays = {"query": data.query[None], "keys": data.keys, "values": data.values}
            grids = {name: NumberGrid(values) for name, values in arrays.items()}
        else:
            return
        if made_with != self._made_with:
            self._made_with = made_with
            self._set(grids)

    def _set(self, grids: dict[str, Grid]) -> None:
        names = {"query": query_title(), "keys": keys_title(), "values": values_title()}
        for name, grid in grids.items():
            self.tables[name].set_cells(grid, self._row_names(name, grid), names[name])
        self._align()
        query, keys, values = (grids[name].shape for name in TABLES)
        text = translate("ScoringTables", "Query q {query} over keys K {keys}")
        self._titles["keys"].set_whole(text.format(query=shape(query[1]), keys=shape(*keys)))
        text = translate("ScoringTables", "Values V {shape}")
        self._titles["values"].set_whole(text.format(shape=shape(*values)))
        # Tables share the width by their numbers, as far as both stay readable.
        for place, size in enumerate((max(query[1], keys[1]), values[1])):
            self._row.setStretch(place, min(max(size, 3), 6))

    def _align(self) -> None:
        """The numbers of the query stand over those of the keys."""
        tables = (self.tables["query"], self.tables["keys"])
        width = max(table.names_width() for table in tables)
        for table in tables:
            table.set_names_width(width)

    def _row_names(self, name: str, grid: Grid) -> tuple[str, ...]:
        """k1, k2 … of keys that are typed; v1, v2 … of their values; the words of a sentence."""
        data = None if self._trace is None else self._trace.data
        is_words = self._state.source is Source.WORDS and data is not None
        if name == "query":
            return (data.query_name,) if is_words and data is not None else ("q",)
        if is_words and data is not None:
            return data.names
        letter = "k" if name == "keys" else "v"
        return tuple(f"{letter}{number}" for number in range(1, grid.shape[0] + 1))
