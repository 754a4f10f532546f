"""The drawing half of the kernel regression's picture: data, query, axes, layers, export; no pointer."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, QSize, QVariantAnimation
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from explorer.core.i18n import translate
from explorer.theme import theme
from explorer.widgets import regression_plot_marks as marks
from explorer.widgets import regression_plot_painting as paint
from explorer.widgets.curve_plot_axes import Span
from explorer.widgets.curve_plot_painting import paint_axes
from explorer.widgets.curve_plot_view import StillView, paint_sentence
from explorer.widgets.regression_data import (
    NO_POINTS,
    TABLE_HEADER,
    QueryView,
    RegressionData,
    regression_arrays,
    regression_rows,
    shares_of,
)
from explorer.widgets.regression_plot_labels import (
    answer_lines,
    paint_answer,
    paint_band_name,
    paint_grip,
    point_lines,
)
from explorer.widgets.regression_plot_layout import (
    RegressionLayout,
    View,
    fitted_view,
    kept_view,
    lay_out_regression,
)
from explorer.widgets.regression_plot_points import paint_held, paint_rings, paint_weights

FLOW_SECONDS = 0.6
_TOLD = 64  # places of a dragged point that are remembered: data come back later than the pointer moves


@dataclass(slots=True)
class Held:
    """A point on the pointer: which by growing key, where in pixels, the places told since it was grabbed."""

    key: int
    at: QPointF
    told: list[tuple[float, float]] = field(default_factory=list)


class RegressionSurface(StillView):
    """Draws points, curves, one query, its kernel and what flows into its estimate."""

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
        self._grips_lit = False
        self._frame: QPixmap | None = None
        self._laid: tuple[object, ...] = ()
        self._layout: RegressionLayout | None = None
        self._drawn_curves: tuple[paint.Drawn, ...] = ()
        self._x = self._y = self._shares = np.zeros(0)
        self._shown_flow: float | None = None
        self._again = False
        self._motion = QVariantAnimation(self)
        self._motion.setDuration(round(FLOW_SECONDS * 1000))
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(1.0)
        self._motion.valueChanged.connect(self._on_flowed)
        self._motion.finished.connect(self._on_arrived)
        self.retranslate()

    # What is shown

    def set_data(self, data: RegressionData) -> None:
        """Draw these points and curves; the axes stay while they serve, and while something is dragged."""
        self._data, self._sentence = data, ""
        self._hover = self._hover if self._hover < data.count else -1
        self._key = self._key if self._key < data.count else -1
        self._find_held()
        self._weigh()
        self._place()

    def set_query(self, view: QueryView | None, flow: bool = False) -> None:
        """Show a query answered, None for none; `flow`: let its values flow into the estimate once.

        While something flows already, another flow follows it without a break.
        """
        self._query = view
        self._weigh()
        if view is not None:
            self._follow(view.query)
            if self.hasFocus():
                self.setAccessibleDescription(self.picture_value().replace("\n", " "))
        if flow:
            self.flow()
        self.viewport().update()

    def set_key(self, key: int) -> None:
        """Mark a point by growing key, −1 for none, without a signal."""
        held = key if 0 <= key < self._data.count else -1
        if held != self._key:
            self._key = held
            self.viewport().update()

    def set_empty(self, sentence: str) -> None:
        """Say why there is nothing, instead of a picture; the next data end it."""
        self._motion.stop()
        self._data, self._query, self._sentence = NO_POINTS, None, sentence
        self._held, self._hover, self._key, self._shown_flow = None, -1, -1, None
        self.hush()
        self._weigh()
        self._place()

    def flow(self) -> None:
        """Let the values flow into the estimate along their lines, once; nothing where nobody sees it."""
        if not self.isVisible() or self._query is None:
            return
        if self._motion.state() == QVariantAnimation.State.Running:
            self._again = True
        else:
            self._motion.start()

    def set_flow(self, share: float | None) -> None:
        """Draw what flows as it is after this share of its time, for a picture drawn frame by frame."""
        self._shown_flow = share
        self.viewport().update()

    def is_moving(self) -> bool:
        """Whether values are flowing now."""
        return self._motion.state() == QVariantAnimation.State.Running

    def data(self) -> RegressionData:
        """What is drawn."""
        return self._data

    def query(self) -> QueryView | None:
        """The query that is shown."""
        return self._query

    def key(self) -> int:
        """The marked point, −1: none."""
        return self._key

    # The axes

    def view(self) -> View:
        """What the axes show now."""
        return self._zoom or self._view or View(Span(), Span())

    def reset_view(self) -> None:
        """Fit the axes to the data."""
        self._zoom, self._view = None, None
        self._place()

    def set_zoom(self, view: View | None) -> None:
        """Show this part of the plane, None for all of it."""
        self._zoom = view
        self._place()

    def freeze(self, frozen: bool) -> None:
        """Hold the axes, as while something is dragged, or let them fit the data again."""
        self._frozen = frozen
        if not frozen:
            self._place()

    def _follow(self, query: float) -> None:
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

    def scene(self) -> marks.Scene | None:
        """All that moves, at its place."""
        if self._layout is None:
            return None
        x, y, held = self._x, self._y, -1
        if self._held is not None and 0 <= self._held.key < x.size:
            held = self._held.key
            x, y = x.copy(), y.copy()
            x[held], y[held] = self._held.at.x(), self._held.at.y()
        answered = self._query if self._query is not None and self._query.weights.size == x.size else None
        hover = -1 if self.is_exporting() else self._hover
        return marks.Scene(
            self._layout, answered, x, y, self._shares, held, self._key, hover, self._shown_flow
        )

    def _find_held(self) -> None:
        """Which of new points is on the pointer: one at a place that was told, the latest first."""
        held, data = self._held, self._data
        if held is None:
            return
        if not data.count:
            self._held = None
            return
        for key, value in reversed(held.told):
            found = np.flatnonzero((data.keys == key) & (data.values == value))
            if found.size:
                held.key = int(found[0])
                return
        held.key = min(held.key, data.count - 1)

    def _weigh(self) -> None:
        weights = None if self._query is None else self._query.weights
        fits = weights is not None and weights.size == self._data.count
        self._shares = shares_of(weights) if fits and weights is not None else np.zeros(self._data.count)

    # Layout and painting

    def retranslate(self) -> None:
        self.lay_out()
        super().retranslate()

    def lay_out(self) -> None:
        self._laid = ()
        self._place()

    def _place(self) -> None:
        """Place everything for the data and the axes of now; the frame is painted anew only if it moved."""
        data = self._data
        self.forget()
        if self._sentence or (not data.count and not data.curves and self._view is None):
            self._layout, self._frame, self._laid = None, None, ()
            return
        if not self._frozen or self._view is None:
            self._view = kept_view(self._view, fitted_view(data))
        labels = (
            translate("RegressionPlot", "x: keys and the query"),
            translate("RegressionPlot", "y: values and the estimate"),
        )
        legend = tuple(map(paint.legend_text, data.curves))
        size = float(self.viewport().width()), float(self.viewport().height())
        asked = (self.view(), tuple(map(_figureless, legend)), size)
        if asked != self._laid or self._layout is None:
            self._laid, self._frame = asked, None
            self._layout = lay_out_regression(self.view(), labels, legend, size)
        self._x, self._y = self._layout.places(data.keys, data.values)
        self._drawn_curves = tuple(paint.drawn_curve(curve, self._layout) for curve in data.curves)

    def paint_still(self, painter: QPainter) -> None:
        scene = self.scene()
        if scene is None:
            text = self._sentence or translate("RegressionPlot", "There are no points to draw yet.")
            paint_sentence(painter, text, self.viewport().rect().toRectF())
            return
        self._paint_frame(painter, scene)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint.paint_legend(painter, self._data.curves, scene.layout)
        paint.paint_curves(painter, self._drawn_curves, scene.layout)
        paint.paint_rug(painter, scene.x, scene.layout)
        paint_rings(painter, scene, self.is_exporting())
        if not self._data.count:
            text = translate("RegressionPlot", "There are no points. Double-click here to add one.")
            paint_sentence(painter, text, scene.layout.plane)

    def _paint_frame(self, painter: QPainter, scene: marks.Scene) -> None:
        """The axes, from a copy where there is one."""
        if self.is_exporting():
            _paint_planes(painter, scene)
            return
        ratio = self.viewport().devicePixelRatioF()
        if self._frame is None or self._frame.devicePixelRatio() != ratio:
            self._frame = QPixmap(self.viewport().size() * ratio)
            self._frame.setDevicePixelRatio(ratio)
            self._frame.fill(theme().colour("card"))
            inner = QPainter(self._frame)
            _paint_planes(inner, scene)
            inner.end()
        painter.drawPixmap(0, 0, self._frame)

    def paint_marks(self, painter: QPainter) -> None:
        scene = self.scene()
        if scene is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plane = scene.layout.plane
        painter.setClipRect(plane.adjusted(-3, -3, 3, 3))
        marks.paint_lines(painter, scene)
        for one in self._drawn_curves:
            if one.curve.chosen and scene.view is not None:
                marks.paint_trail(painter, one, scene)
        painter.setClipping(False)
        marks.paint_kernel(painter, scene)
        marks.paint_query(painter, scene)
        paint_weights(painter, scene, self.is_exporting())
        paint_held(painter, scene)
        marks.paint_grips(painter, scene, self._grips_lit)
        marks.paint_flow(painter, scene)
        marks.paint_estimate(painter, scene)
        paint_grip(painter, scene)
        paint_answer(painter, scene)

    def _on_flowed(self, share: object) -> None:
        self._shown_flow = float(share) if isinstance(share, float) else None
        self.viewport().update()

    def _on_arrived(self) -> None:
        self._shown_flow = None
        if self._again:
            self._again = False
            self._motion.start()
        self.viewport().update()

    # The picture as a file

    def sizeHint(self) -> QSize:
        return QSize(theme().px(560), theme().px(380))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(220), theme().px(170))

    def default_name(self) -> str:
        return translate("RegressionPlot", "Kernel regression")

    def picture_arrays(self) -> Mapping[str, NDArray[np.generic]]:
        return regression_arrays(self._data, self._query)

    def picture_table(self) -> tuple[Sequence[str], Iterator[Sequence[object]]]:
        return TABLE_HEADER, regression_rows(self._data, self._query)

    def picture_value(self) -> str:
        data, view = self._data, self._query
        index = self._hover if self._hover >= 0 else self._key
        if 0 <= index < data.count:
            return "\n".join(point_lines(data, view, index))
        return "" if view is None or math.isnan(view.query) else "\n".join(answer_lines(view))


def _paint_planes(painter: QPainter, scene: marks.Scene) -> None:
    foot = scene.layout.foot
    painter.fillRect(foot, theme().colour("field"))
    paint_axes(painter, scene.layout.plot)
    paint_axes(painter, scene.layout.band)
    painter.setPen(theme().colour("muted"))
    painter.drawLine(foot.bottomLeft(), foot.bottomRight())
    paint_band_name(painter, scene)


def _figureless(text: str) -> str:
    """The text with every figure the same: numbers that change while something is dragged move no legend."""
    return "".join("0" if sign.isdigit() else sign for sign in text)
