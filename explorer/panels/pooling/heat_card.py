"""The Attention pooling chapter's second card: every query's weights, or the errors at every width."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from explorer.core.colour import ColourMap, Scale
from explorer.core.i18n import translate
from explorer.panels.pooling.options import side_options
from explorer.panels.pooling.work import Drawn
from explorer.studies.numbers import plain
from explorer.studies.pooling.judging import is_noisy
from explorer.studies.pooling.kernels import COMPACT, Kernel
from explorer.studies.pooling.state import SIDES, PoolingState, fitted
from explorer.studies.pooling.sweep import Sweep
from explorer.studies.pooling.trace import PoolingTrace, place_name
from explorer.widgets.card import Card
from explorer.widgets.cell_names import NumberNames
from explorer.widgets.colour_bar import ColourBar
from explorer.widgets.curve_plot import CurvePlot, PlotStyle, Series
from explorer.widgets.heatmap import HeatmapView
from explorer.widgets.heatmap_data import HeatmapData
from explorer.widgets.painting import number_text
from explorer.widgets.picture import Picture
from explorer.widgets.view_tabs import ViewTabs


class HeatCard(Card):
    """Draws one trace's weights: a row stands for the query, a column for the key."""

    field_changed = Signal(str, object)
    fields_changed = Signal(object)
    """Several fields of the state that change at once, by name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawn: Drawn | None = None
        self._filled: Drawn | None = None
        self._sweep: Sweep | None = None
        self._state = PoolingState()
        self.sides, self._pages = ViewTabs(), QStackedWidget()
        self.heatmap, self.bar = HeatmapView(), ColourBar()
        self.errors, self.said = CurvePlot(), QLabel(wordWrap=True)
        self.said.setProperty("role", "small")
        self.set_tabs(self.sides)
        for page in ((self.heatmap, self.bar), (self.errors, self.said)):
            self._pages.addWidget(_page(*page))
        self.body.addWidget(self._pages, 1)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.sides.chosen.connect(lambda side: self.field_changed.emit("side", side))
        self.heatmap.row_chosen.connect(self._on_row)
        self.heatmap.column_chosen.connect(lambda key: self.fields_changed.emit({"key": key}))
        self.heatmap.cell_locked.connect(lambda _map, row, key: self._on_cell(row, key))
        self.heatmap.selection_moved.connect(self._on_cell)
        self.heatmap.set_value_format(self._lines)
        self.errors.x_chosen.connect(self._on_scale)

    def pictures(self) -> tuple[Picture, ...]:
        """The picture on screen."""
        return (self.heatmap,) if self._state.side == SIDES[0] else (self.errors,)

    def _on_row(self, row: int) -> None:
        self.fields_changed.emit({"step": row, "query": None})

    def _on_cell(self, row: int, key: int) -> None:
        self.fields_changed.emit({"step": row, "query": None, "key": key})

    def _on_scale(self, scale: float) -> None:
        """A width was chosen among the errors."""
        if self._sweep is None or self._state.view != "regression":
            return
        kernel = self._sweep.kernel
        self.fields_changed.emit({"kernel": kernel, "bandwidth" if kernel in COMPACT else "width": scale})

    # What is drawn

    def show_drawn(self, drawn: Drawn, state: PoolingState) -> None:
        """Draw another trace."""
        self._drawn = drawn
        self.show_state(state)

    def show_state(self, state: PoolingState) -> None:
        """Mark the query and the key; one between the steps has no row of its own."""
        self._state = state
        self.sides.set_current(state.side)
        self._pages.setCurrentIndex(SIDES.index(state.side))
        if self._drawn is None:
            return
        if state.points == ():  # the weights of points that are gone
            self._filled = None
            self.heatmap.set_maps(())
            return
        if state.side == "errors":
            self._mark_scale(self._drawn.trace)
            return
        if self._filled is not self._drawn:
            self._filled = self._drawn
            self._fill(self._drawn.trace)
        held = fitted(state, self._drawn.trace)
        self.heatmap.set_selection(held.step, held.key if held.key >= 0 else None, held.key >= 0)

    def _fill(self, trace: PoolingTrace) -> None:
        most = float(trace.weights.max(initial=0.0)) or 1.0
        rows = NumberNames(trace.places, _query_name)
        columns = NumberNames(trace.points.keys, _key_name)
        data = HeatmapData(trace.weights, rows, columns, high=most, fill=True)
        self.heatmap.set_maps((data,))
        self.bar.set(Scale.LINEAR, ColourMap.ACCENT, 0.0, most, False, "α")

    def _lines(self, _map: int, row: int, column: int) -> list[str]:
        """What the tip says of a weight."""
        assert self._drawn is not None
        trace = self._drawn.trace
        text = translate("PoolingPanel", "query x = {x} → point {n}, key {key}")
        named = text.format(
            x=place_name(float(trace.places[row])),
            n=column + 1,
            key=number_text(float(trace.points.keys[column])),
        )
        return [named, f"α = {number_text(float(trace.weights[row, column]))}"]

    def show_sweep(self, sweep: Sweep | None) -> None:
        """Draw the errors at every width; None: there are none for this kernel or so many points."""
        self._sweep = sweep
        series: tuple[Series, ...] = ()
        if sweep is not None:
            to_truth = translate("PoolingPanel", "to the truth")
            at_points = translate("PoolingPanel", "at the points")
            both = ((to_truth, sweep.errors), (at_points, sweep.fits))
            told = [(name, ys, np.isfinite(ys)) for name, ys in both]
            series = tuple(
                Series(name, sweep.scales[known], ys[known], n)
                for n, (name, ys, known) in enumerate(told)
                if known.any()
            )
        kernel = Kernel.WIDTH if sweep is None else sweep.kernel
        if kernel in COMPACT:
            x_label = translate("PoolingPanel", "bandwidth h")
        else:
            x_label = translate("PoolingPanel", "width w (narrower →)")
        self.errors.set_series(series, x_label, translate("PoolingPanel", "mean squared error"), log_x=True)
        if self._drawn is not None:
            self._mark_scale(self._drawn.trace)

    def _mark_scale(self, trace: PoolingTrace) -> None:
        scale, sweep = trace.chosen.scale, self._sweep
        self._say(_said(trace, sweep))
        is_same = sweep is not None and (trace.chosen.kernel in COMPACT) == (sweep.kernel in COMPACT)
        self.errors.set_marker(scale if is_same and scale > 0 else None)

    def _say(self, sentence: str) -> None:
        """Say it below the errors, or in their place where there are none."""
        self.said.setText(sentence)
        self.said.setVisible(self._sweep is not None)
        self.errors.set_style(PlotStyle(empty=sentence if self._sweep is None else ""))

    # Texts

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language now in force."""
        self.sides.set_options(side_options())
        self.sides.setAccessibleName(translate("PoolingPanel", "What stands beside the curves"))
        self.heatmap.set_picture_name(translate("PoolingPanel", "Weights of every query"))
        self.errors.set_picture_name(translate("PoolingPanel", "Errors at every width"))
        self._filled = None
        self.show_state(self._state)
        if self._sweep is not None:
            self.show_sweep(self._sweep)


def _query_name(place: float) -> str:
    return f"x = {place_name(place)}"


def _key_name(key: float) -> str:
    return plain(key, 2)


def _page(view: QWidget, below: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(view, 1)
    column.addWidget(below)
    for widget in (page, view):
        widget.setMinimumSize(1, 1)
    return page


def _said(trace: PoolingTrace, sweep: Sweep | None) -> str:
    """What the errors at every width tell, or why there are none."""
    if sweep is None and trace.chosen.kernel is not Kernel.AVERAGE:
        is_one_place = bool(trace.points.keys[0] == trace.points.keys[-1])
        same = translate("PoolingPanel", "All keys are the same, so no width changes anything.")
        return same if is_one_place else ""  # they are being tried
    if sweep is None:
        return translate("PoolingPanel", "This estimator has no width that could be tried.")
    if math.isnan(sweep.best):
        return translate(
            "PoolingPanel",
            "A narrower kernel can come nearer to the points. Without a known truth nothing says when "
            "that becomes overfitting; Training w leaves each point out instead.",
        )
    nearest = float(sweep.scales[int(sweep.fits.argmin())])
    if sweep.overfits and is_noisy(trace):
        text = translate(
            "PoolingPanel",
            "The narrowest comes nearest to the points, but {best} comes nearest to the truth: narrower "
            "than that the curve follows the noise. Click to choose a width.",
        )
    else:
        text = translate(
            "PoolingPanel",
            "Nearest to the truth: {best}. Nearest to the points: {fit}. Click to choose a width.",
        )
    return text.format(best=plain(sweep.best, 2), fit=plain(nearest, 2))
