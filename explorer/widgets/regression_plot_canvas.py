"""What the kernel regression's picture holds and where it lies: data, query, axes; it paints nothing."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QTimer
from PySide6.QtWidgets import QWidget

from explorer.core.i18n import translate
from explorer.widgets.curve_plot_axes import Span
from explorer.widgets.curve_plot_view import StillView
from explorer.widgets.regression_data import NO_POINTS, QueryView, RegressionData, shares_of
from explorer.widgets.regression_plot_ends import end_names
from explorer.widgets.regression_plot_layout import (
    RegressionLayout,
    View,
    fitted_view,
    kept_view,
    lay_out_regression,
)
from explorer.widgets.regression_plot_marks import Scene
from explorer.widgets.regression_plot_painting import Drawn, drawn_curve, estimator_colour, legend_text

_TOLD = 64  # places of a dragged point that are remembered: data come back later than the pointer moves
_FIGURES = str.maketrans("123456789", "000000000")
_PATIENCE = 1000  # milliseconds until a point that was let go is shown where the data have it


@dataclass(slots=True)
class Held:
    """A point on the pointer: which by growing key, where in pixels, the places told since it was grabbed.

    released: it was let go, and stays where it is until the data have it there.
    """

    key: int
    at: QPointF
    told: list[tuple[float, float]] = field(default_factory=list)
    released: bool = False

    def tell(self, key: float, value: float) -> None:
        """Note a place that those who hear the signals know of."""
        self.told = [*self.told[1 - _TOLD :], (key, value)]


class RegressionCanvas(StillView):
    """Keeps the axes steady while data change, and a dragged point under the pointer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data = NO_POINTS
        self._query: QueryView | None = None
        self._key, self._hover = -1, -1
        self._sentence = ""
        self._view: View | None = None
        self._zoom: View | None = None
        self._frozen = False
        self._held: Held | None = None
        self._flow: float | None = None
        self._laid: tuple[object, ...] = ()
        self._layout: RegressionLayout | None = None
        self._curves: tuple[Drawn, ...] = ()
        self._x = self._y = self._shares = np.zeros(0)
        self._settled = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._settled.timeout.connect(self._drop_held)

    # What is shown

    def set_data(self, data: RegressionData) -> None:
        """Draw these points and curves; the axes stay while they serve, and while something is dragged."""
        self._data, self._sentence = data, ""
        self._hover = self._hover if self._hover < data.count else -1
        self._key = self._key if self._key < data.count else -1
        self._find_held()
        self._weigh()
        self.place()

    def set_key(self, key: int) -> None:
        """Mark a point by growing key, −1 for none, without a signal."""
        held = key if 0 <= key < self._data.count else -1
        if held != self._key:
            self._key = held
            self.viewport().update()

    def data(self) -> RegressionData:
        """What is drawn."""
        return self._data

    def query(self) -> QueryView | None:
        """The query that is shown."""
        return self._query

    def key(self) -> int:
        """The marked point, −1: none."""
        return self._key

    def _weigh(self) -> None:
        view, count = self._query, self._data.count
        fits = view is not None and view.weights.size == count
        self._shares = shares_of(view.weights) if view is not None and fits else np.zeros(count)

    # The point on the pointer

    def _find_held(self) -> None:
        """Which of new points is on the pointer: one at a place that was told, the latest first."""
        held, data = self._held, self._data
        if held is None:
            return
        for number, (key, value) in enumerate(reversed(held.told)):
            found = np.flatnonzero((data.keys == key) & (data.values == value))
            if found.size:
                held.key = int(found[0])
                if held.released and number == 0:
                    self._drop_held()
                return
        if held.released or not data.count:
            self._drop_held()
        else:
            held.key = min(held.key, data.count - 1)

    def _drop_held(self) -> None:
        """Show every point where the data have it."""
        self._settled.stop()
        self._held = None
        self.forget()

    def release_held(self) -> None:
        """The point was let go; its last place may not be in the data yet."""
        if self._held is not None:
            self._held.released = True
            self._settled.start()
            self._find_held_now()

    def _find_held_now(self) -> None:
        held, data = self._held, self._data
        if held is None or not 0 <= held.key < data.count or not held.told:
            return
        if (float(data.keys[held.key]), float(data.values[held.key])) == held.told[-1]:
            self._drop_held()

    # The axes

    def view(self) -> View:
        """What the axes show now."""
        return self._zoom or self._view or View(Span(), Span())

    def reset_view(self) -> None:
        """Fit the axes to the data."""
        self._zoom, self._view = None, fitted_view(self._data) or self._view
        self.place()

    def set_zoom(self, view: View | None) -> None:
        """Show this part of the plane, None for all of it."""
        self._zoom = view
        self.place()

    def freeze(self, frozen: bool) -> None:
        """Hold the axes, as while something is dragged, or let them fit the data again."""
        self._frozen = frozen
        if not frozen:
            self.place()

    def follow(self, query: float) -> None:
        """Move a zoomed view so far that the query is on it."""
        if self._zoom is not None and not self._frozen:
            low, high = self._zoom.x.low, self._zoom.x.high
            if not low <= query <= high:
                self.set_zoom(self._zoom.moved(query - (low if query < low else high), 0.0))

    def point_at(self, x: float, y: float) -> QPoint:
        """Where values lie on the canvas."""
        if self._layout is None:
            return QPoint()
        across, down = self._layout.places(np.array([x]), np.array([y]))
        return QPointF(float(across[0]), float(down[0])).toPoint()

    def layout_now(self) -> RegressionLayout | None:
        """Where the parts lie; None while there is nothing but a sentence."""
        return self._layout

    # Layout

    def retranslate(self) -> None:
        self.lay_out()
        super().retranslate()

    def lay_out(self) -> None:
        self._laid = ()
        self.place()

    def place(self) -> None:
        """Place everything for the data and the axes of now; the frame is another only if it moved."""
        data = self._data
        self.forget()
        if self._sentence or data is NO_POINTS:
            self._layout, self._laid = None, ()
            return
        if not self._frozen or self._view is None:
            self._view = kept_view(self._view, fitted_view(data))
        legend, ends = tuple(map(legend_text, data.curves)), end_names(data.curves)
        size = float(self.viewport().width()), float(self.viewport().height())
        asked = (self.view(), tuple(map(_figureless, legend)), ends, size)
        if asked != self._laid or self._layout is None:
            labels = (
                translate("RegressionPlot", "x: keys and the query"),
                translate("RegressionPlot", "y: values and the estimate"),
            )
            self._laid = asked
            self._layout = lay_out_regression(self.view(), labels, legend, size, ends)
        self._x, self._y = self._layout.places(data.keys, data.values)
        self._curves = tuple(drawn_curve(curve, self._layout) for curve in data.curves)

    def scene(self) -> Scene | None:
        """All that moves, at its place."""
        if self._layout is None:
            return None
        x, y, held, chosen = self._x, self._y, -1, self._key
        if self._held is not None and 0 <= self._held.key < x.size:
            held = chosen = self._held.key
            x, y = x.copy(), y.copy()
            x[held], y[held] = self._held.at.x(), self._held.at.y()
        view = self._query
        answered = view if view is not None and view.weights.size == x.size else None
        hover = -1 if self.is_exporting() else self._hover
        colour = estimator_colour(self._data.curves)
        return Scene(
            self._layout, answered, x, y, self._shares, colour, held, chosen, hover, self._flow
        )  # fmt: skip


def _figureless(text: str) -> str:
    """The text with every figure the same: numbers that change while something is dragged move no legend."""
    return text.translate(_FIGURES)
