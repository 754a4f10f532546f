"""The left card: hidden states as a heatmap or a path, the selection of units, the weights."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QSplitter, QToolButton, QVBoxLayout, QWidget

from explorer.core.colour import ColourMap, Scale
from explorer.core.i18n import translate
from explorer.core.trace import FloatArray
from explorer.panels.recurrence.options import left_options, sort_options
from explorer.panels.recurrence.selection_page import SelectionPage
from explorer.panels.recurrence.views_card import ViewsCard
from explorer.panels.recurrence.weights_page import WeightsPage
from explorer.studies.recurrence.state import LEFT_VIEWS, RecurrenceState
from explorer.studies.recurrence.texts import unit_name
from explorer.studies.recurrence.trace import RecurrenceTrace
from explorer.studies.recurrence.units import order, path
from explorer.widgets.colour_bar import ColourBar
from explorer.widgets.curve_plot import CurvePlot, Series
from explorer.widgets.heatmap import HeatmapView
from explorer.widgets.heatmap_data import HeatmapData
from explorer.widgets.path_plot import PathPlot
from explorer.widgets.picture import Picture

_CURVE_SHARE = 0.3  # of the height, for the chosen unit's curve


class StatesCard(ViewsCard):
    """Draws the states of one layer, direction and row of the batch; choices are told as fields."""

    place_chosen = Signal(object)
    """Several fields that change at once, by name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("left", parent)
        self._trace: RecurrenceTrace | None = None
        self._order: tuple[int, ...] = ()
        self.sort = QToolButton()
        self.heatmap, self.bar, self.curve = HeatmapView(), ColourBar(), CurvePlot()
        self.path = PathPlot()
        self.selection, self.weights = SelectionPage(), WeightsPage()
        self._sort_menu, self._sort_group = QMenu(self), QActionGroup(self)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self.add_control(self.sort)
        self.sort.setProperty("role", "small")
        self.sort.setMenu(self._sort_menu)
        self.sort.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        maps = QWidget()
        column = QVBoxLayout(maps)
        column.setContentsMargins(0, 0, 0, 0)
        self._split = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=True)
        self._split.addWidget(self.heatmap)
        self._split.addWidget(self.curve)
        self._split.setSizes([round(1000 * (1 - _CURVE_SHARE)), round(1000 * _CURVE_SHARE)])
        column.addWidget(self._split, 1)
        column.addWidget(self.bar)
        self._add_pages((maps, self.path, self.selection, self.weights), (self.heatmap, self.curve))

    def _connect(self) -> None:
        self.heatmap.cell_locked.connect(lambda _panel, row, column: self._choose(row, column))
        self.heatmap.selection_moved.connect(self._choose)
        self.heatmap.row_chosen.connect(lambda row: self._choose(row, None))
        self.heatmap.column_chosen.connect(lambda column: self.field_changed.emit("step", column))
        self.heatmap.cell_unlocked.connect(self._mark)
        self.curve.x_chosen.connect(lambda x: self.field_changed.emit("step", round(x)))
        self.path.step_chosen.connect(lambda step: self.field_changed.emit("step", step))
        for page in (self.selection, self.weights):
            page.field_changed.connect(self.field_changed)

    def retranslate(self) -> None:
        """Set every text in the language now in force."""
        self.views.set_options(left_options())
        self.views.setAccessibleName(translate("RecurrenceStates", "View of the states"))
        self._fill_sorts()
        self._drawn.clear()
        if self._trace is not None:
            self.show_state(self._state)

    def _fill_sorts(self) -> None:
        self._sort_menu.clear()
        for old in self._sort_group.actions():
            old.deleteLater()
        for name, label, tip in sort_options():
            action = QAction(label, self._sort_group, checkable=True, checked=name == self._state.sort)
            action.setToolTip(tip)
            action.triggered.connect(lambda _=False, n=name: self.field_changed.emit("sort", n))
            self._sort_menu.addAction(action)
        self.sort.setText("⇅")
        self.sort.setToolTip(translate("RecurrenceStates", "Order of the units"))
        self.sort.setAccessibleName(translate("RecurrenceStates", "Order of the units"))

    def pictures(self) -> tuple[Picture, ...]:
        """The pictures on screen."""
        pages: dict[str, tuple[Picture, ...]] = {
            "states": (self.heatmap, self.curve),
            "path": (self.path,),
            "selection": (self.selection.strip,),
            "weights": (),
        }
        return pages[self._state.left]

    def all_pictures(self) -> tuple[Picture, ...]:
        """The pictures of every view."""
        return (self.heatmap, self.curve, self.path, self.selection.strip)

    def show_trace(self, trace: RecurrenceTrace, state: RecurrenceState) -> None:
        """Draw another pass."""
        self._trace = trace
        self._drawn.clear()
        self.show_state(state)

    def show_state(self, state: RecurrenceState) -> None:
        """Set controls and selection to the state; only the view on screen is filled."""
        self._state = state
        self.views.set_current(state.left)
        for action, (name, _label, _tip) in zip(self._sort_group.actions(), sort_options(), strict=True):
            with QSignalBlocker(action):
                action.setChecked(name == state.sort)
        self.sort.setVisible(state.left == "states")
        self._pages.setCurrentIndex(LEFT_VIEWS.index(state.left))
        if self._trace is None:
            return
        show: dict[str, Callable[[RecurrenceTrace], None]] = {
            "states": self._show_states,
            "path": self._show_path,
            "selection": lambda trace: self.selection.show_trace(trace, state),
            "weights": lambda trace: self.weights.show_trace(trace, state),
        }
        show[state.left](self._trace)

    def _hidden(self, trace: RecurrenceTrace) -> FloatArray:
        """The states on show: (T, H)."""
        state = self._state
        return np.asarray(trace.network.layer(state.layer, state.direction).hidden[:, state.sequence])

    def _show_states(self, trace: RecurrenceTrace) -> None:
        state = self._state
        if self._is_stale("states", (id(trace), state.layer, state.direction, state.sequence, state.sort)):
            self._fill_states(trace)
        if self._is_stale("curve", (id(trace), state.layer, state.direction, state.sequence, state.unit)):
            self._fill_curve(trace)
        self._mark()

    def _fill_states(self, trace: RecurrenceTrace) -> None:
        hidden = self._hidden(trace)
        self._order = order(hidden, self._state.sort)
        values = np.ascontiguousarray(hidden[:, list(self._order)].T, dtype=np.float32)
        finite = np.abs(values[np.isfinite(values)])
        high = float(finite.max()) if finite.size and finite.max() > 0 else 1.0
        names = tuple(unit_name(unit) for unit in self._order)
        data = HeatmapData(values, names, trace.tokens, high=high, signed=True, value_name="h", fill=True)
        self.heatmap.set_maps((data,))
        self.heatmap.set_picture_name(translate("RecurrenceStates", "Hidden states"))
        self.heatmap.set_scale(Scale.LINEAR)
        self.bar.set(Scale.LINEAR, ColourMap.ACCENT, 0.0, high, True, "h")

    def _fill_curve(self, trace: RecurrenceTrace) -> None:
        hidden, unit = self._hidden(trace), self._state.unit
        name = unit_name(unit)
        steps = np.arange(len(hidden), dtype=np.float64)
        series = Series(name, steps, hidden[:, unit].astype(np.float64), 0)
        self.curve.set_series((series,), "t", "h", x_names=trace.tokens)
        self.curve.set_picture_name(name)

    def _mark(self) -> None:
        """Frame the chosen unit's row and the step's column."""
        state = self._state
        if state.unit in self._order:
            self.heatmap.set_selection(self._order.index(state.unit), state.step, locked=True)
        self.curve.set_marker(float(state.step))

    def _show_path(self, trace: RecurrenceTrace) -> None:
        state = self._state
        if self._is_stale("path", (id(trace), state.layer, state.direction, state.sequence)):
            points, shares = path(self._hidden(trace))
            self.path.set_path(points, trace.tokens, shares)
        self.path.set_step(state.step)

    def _choose(self, row: int, column: int | None) -> None:
        step = {} if column is None else {"step": column}
        self.place_chosen.emit({"unit": self._order[row], **step})
