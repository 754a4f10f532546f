"""Heatmaps of anything: a grid of all maps of an array, and the chosen one large."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from explorer.core.colour import ColourMap, Scale
from explorer.core.i18n import in_a_row, translate
from explorer.panels.pooling.large_map import LargeMap
from explorer.panels.pooling.map_controls import MapControls
from explorer.studies.numbers import shape
from explorer.studies.pooling.heatmaps import Heatmaps
from explorer.studies.pooling.state import PoolingState
from explorer.theme import theme
from explorer.widgets.colour_bar import ColourBar
from explorer.widgets.elided_label import ElidedLabel
from explorer.widgets.heatmap import HeatmapView
from explorer.widgets.map_grid import MapGrid
from explorer.widgets.map_overview import MapOverview
from explorer.widgets.picture import Picture

_AT_ONCE = 1_500_000  # numbers looked through in one turn of the event loop
_SHARES = (480, 520)  # of the room: the grid, the large map
_CONTROLS = 80  # pixels of the height that controls and colour bar take, about
_WIDE = 1.15  # width to height from which the grid and the large map stand side by side


class HeatmapsPage(QWidget):
    """Draws an array under the state's choices; every choice is told as a field of the state."""

    open_requested = Signal()
    example_requested = Signal()
    field_changed = Signal(str, object)
    """The field (array, own_scale, colour_map, map_row, map_column) and its new value."""
    fields_changed = Signal(object)
    """Several fields of the state that change at once, by name: map_query, map_key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._maps: Heatmaps | None = None
        self._overview: MapOverview | None = None
        self._large: LargeMap | None = None
        self._state = PoolingState()
        self._drawn: dict[str, object] = {}
        self.controls, self.grid, self.heatmap = MapControls(), MapGrid(), HeatmapView()
        self.bar, self.axes = ColourBar(), ElidedLabel()
        self.note, self.waiting = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._go_on)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        large = QWidget()
        column = QVBoxLayout(large)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.axes)
        column.addWidget(self.heatmap, 1)
        self._split = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        self._split.addWidget(self.grid)
        self._split.addWidget(large)
        self._split.setSizes(list(_SHARES))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.waiting)
        self._stack.addWidget(self._split)
        for widget in (self.grid, self.heatmap, large, self._stack):
            widget.setMinimumSize(1, 1)
        for label, role in ((self.axes, "small"), (self.note, "small"), (self.waiting, "muted")):
            label.setProperty("role", role)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self.controls)
        page.addWidget(self._stack, 1)
        page.addWidget(self.bar)
        page.addWidget(self.note)

    def _connect(self) -> None:
        self.controls.open_requested.connect(self.open_requested)
        self.controls.example_requested.connect(self.example_requested)
        self.controls.field_changed.connect(self.field_changed)
        self.grid.map_chosen.connect(self._on_map)
        self.heatmap.cell_locked.connect(lambda _map, row, column: self._on_cell(row, column))
        self.heatmap.selection_moved.connect(self._on_cell)
        for chosen in (self.heatmap.row_chosen, self.heatmap.column_chosen):
            chosen.connect(lambda _place: self._on_cell(*self.heatmap.selection()[:2]))
        self.heatmap.set_value_format(lambda _map, row, column: self._lines(row, column))
        self.heatmap.set_scale(Scale.LINEAR)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language now in force."""
        self.waiting.setText(
            translate(
                "PoolingHeatmaps",
                "The numbers are looked through; the maps appear in a moment. Open another array if they "
                "do not.",
            )
        )
        self.grid.set_picture_name(translate("PoolingHeatmaps", "All heatmaps"))
        self._drawn.clear()
        if self._maps is not None and self._overview is not None and self._overview.is_done:
            self._show_maps(self._maps, self._overview)

    def pictures(self) -> tuple[Picture, ...]:
        """The pictures on screen, the main one first."""
        return (self.grid, self.heatmap) if not self.grid.isHidden() else (self.heatmap,)

    def all_pictures(self) -> tuple[Picture, ...]:
        """Every picture of the page."""
        return (self.grid, self.heatmap)

    def show_heatmaps(self, maps: Heatmaps, state: PoolingState) -> None:
        """Draw an array under the state; a large one is looked through in turns of the event loop."""
        self._state = state
        if maps is not self._maps:
            self._maps, self._overview = maps, MapOverview(maps.weights)
            self._drawn.clear()
            self._next.stop()
            self._overview.advance(_AT_ONCE)
        self.controls.show_state(maps, state)
        self.note.setText(in_a_row(maps.notes))
        self.note.setVisible(bool(maps.notes))
        self._show_or_wait()

    def _go_on(self) -> None:
        if self._overview is not None:
            self._overview.advance(_AT_ONCE)
            self._show_or_wait()

    def _show_or_wait(self) -> None:
        if self._maps is None or self._overview is None:
            return
        if self._overview.is_done:
            self._show_maps(self._maps, self._overview)
        else:
            self._stack.setCurrentIndex(0)
            self._next.start()
        self.bar.setVisible(self._overview.is_done)

    def _is_stale(self, view: str, made_with: object) -> bool:
        """Whether a view does not show these values yet; it is taken to do so now."""
        stale = self._drawn.get(view) != made_with
        self._drawn[view] = made_with
        return stale

    def _place(self) -> tuple[int, int]:
        """The map on show, one that there is."""
        assert self._maps is not None
        rows, columns = self._maps.weights.shape[:2]
        return min(self._state.map_row, rows - 1), min(self._state.map_column, columns - 1)

    def _show_maps(self, maps: Heatmaps, overview: MapOverview) -> None:
        self._stack.setCurrentIndex(1)
        self.grid.setVisible(maps.weights.shape[0] * maps.weights.shape[1] > 1)
        self._show_grid(overview)
        self._show_large(maps, overview)

    def _show_grid(self, overview: MapOverview) -> None:
        self.grid.set_own_scale(self._state.own_scale)
        self.grid.set_colour_map(ColourMap(self._state.colour_map))
        if self._is_stale("grid", id(overview)):
            self.grid.set_maps(overview)
        self.grid.set_chosen(*self._place())

    def _show_large(self, maps: Heatmaps, overview: MapOverview) -> None:
        state, place = self._state, self._place()
        colour_map = ColourMap(state.colour_map)
        if self._large is None or self._is_stale("map", (id(maps), place)):
            self._large = LargeMap(maps, *place)
            self._drawn.pop("large", None)
        data = self._large.data(overview.limits(own=state.own_scale)[place], colour_map)
        if self._is_stale("large", (data.low, data.high, data.signed)):
            self.heatmap.set_maps((data,))
            self.heatmap.set_picture_name(self._large.title)
            text = translate("PoolingHeatmaps", "queries ↓ keys → · array {shape}")
            self.axes.set_whole(text.format(shape=shape(*maps.weights.shape)))
        self.heatmap.set_colour_map(colour_map)
        label = translate("PoolingHeatmaps", "number")
        self.bar.set(Scale.LINEAR, colour_map, data.low, data.top, data.signed, label)
        self._mark()

    def _mark(self) -> None:
        """Frame the query's row, and the key there that a person chose."""
        if self._large is None:
            return
        row, column = self._cell(self._large)
        own_row, own_column, locked = self.heatmap.selection()
        if (own_row, own_column) != (row, column):
            self.heatmap.set_selection(row, column if column >= 0 else None, locked)

    def _cell(self, large: LargeMap) -> tuple[int, int]:
        """The row of the state's query and the column of its key, ones that there are; −1 for no key."""
        assert self._maps is not None
        queries, keys = self._maps.weights.shape[2:]
        query, key = min(self._state.map_query, queries - 1), min(self._state.map_key, keys - 1)
        return large.row_of(query), large.column_of(key)

    def _lines(self, row: int, column: int) -> list[str]:
        return [] if self._large is None else self._large.lines(row, column)

    def _on_map(self, row: int, column: int) -> None:
        former = self._place()
        if row != former[0]:
            self.field_changed.emit("map_row", row)
        if column != former[1]:
            self.field_changed.emit("map_column", column)

    def _on_cell(self, row: int, column: int) -> None:
        """Tell what is looked at, if it is another; a cell of many stands for the first of them."""
        if self._large is None:
            return
        shown_row, shown_column = self._cell(self._large)
        changed: dict[str, object] = {}
        if row != shown_row:
            changed["map_query"] = self._large.query_of(row)
        if column != shown_column:
            changed["map_key"] = self._large.key_of(column)
        if changed:
            self.fields_changed.emit(changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() > _WIDE * max(1, self.height() - theme().px(_CONTROLS))
        self._split.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
