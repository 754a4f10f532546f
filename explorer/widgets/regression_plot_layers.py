"""What of the kernel regression's picture serves in the next frame, each layer painted once and copied."""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile

import numpy as np
from PySide6.QtGui import QFocusEvent, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from explorer.core.i18n import translate
from explorer.widgets import regression_plot_kernel as kernel
from explorer.widgets import regression_plot_marks as marks
from explorer.widgets import regression_plot_painting as paint
from explorer.widgets.curve_plot_axes import Floats
from explorer.widgets.curve_plot_view import paint_sentence
from explorer.widgets.layer import Layer
from explorer.widgets.regression_data import PlotCurve, RegressionData
from explorer.widgets.regression_plot_canvas import RegressionCanvas
from explorer.widgets.regression_plot_ends import paint_ends
from explorer.widgets.regression_plot_painting import clipped_to_plane
from explorer.widgets.regression_plot_points import DENSE, paint_rings, paint_weights

Part = Callable[[QPainter, marks.Scene], None]
PARTS = 6
"""Of the answer where points are many: so many times `prepare_part` has something to do."""


class RegressionLayers(RegressionCanvas):
    """Three opaque layers, each with all of those below.

    The ground: axes, points at rest, and the lowest curves as far as the newest data left them as they were,
    so that a drag pays for what it changes. The still part of the view: the other curves and the legend. The
    answer: what the query adds; where the points are many, their weights lie below the curves.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = 0
        """How many curves, from below, are as they were in the data before."""
        self._ground, self._answer = Layer(self.viewport()), Layer(self.viewport())
        self._left: list[Part] = []
        """What of the answer is still to be painted."""

    def set_data(self, data: RegressionData) -> None:
        pairs = zip(_from_below(data.curves), _from_below(self._data.curves), strict=False)
        self._kept = len(list(takewhile(_look_alike, pairs)))
        super().set_data(data)

    def lay_out(self) -> None:
        self._ground.forget()
        super().lay_out()

    # The still part

    def paint_still(self, painter: QPainter) -> None:
        scene = self.scene()
        if scene is None:
            text = self._sentence or translate("RegressionPlot", "There are no points to draw yet.")
            paint_sentence(painter, text, self.viewport().rect().toRectF())
            return
        crowded, kept = scene.x.size > DENSE, self._kept
        if self.is_exporting():
            kept = 0
            self._paint_ground(painter, scene)
        else:
            painter.drawPixmap(0, 0, self._ground_of(scene))
        if not crowded:
            paint.paint_curves(painter, self._drawn_from_below()[kept:], scene.layout)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ends(painter, self._curves, scene.layout, exporting=self.is_exporting())
        paint.paint_legend(painter, self._data.curves, scene.layout, exporting=self.is_exporting())
        if not self._data.count:
            text = translate("RegressionPlot", "There are no points. Double-click here to add one.")
            paint_sentence(painter, text, scene.layout.plane)

    def paint_ground(self, painter: QPainter) -> None:
        """The ground is a layer of its own, which covers all."""
        if self._layout is None:
            super().paint_ground(painter)

    def _drawn_from_below(self) -> tuple[paint.Drawn, ...]:
        return tuple(sorted(self._curves, key=lambda one: one.curve.chosen))

    def _paint_ground(self, painter: QPainter, scene: marks.Scene) -> None:
        paint.paint_planes(painter, scene.layout)
        paint.paint_rug(painter, _without_held(scene, scene.x), scene.layout)
        paint_rings(painter, scene, self.is_exporting())

    def _ground_of(self, scene: marks.Scene) -> QPixmap:
        """The ground, from a copy while all that it shows stays as it is."""
        curves = self._drawn_from_below()[: 0 if scene.x.size > DENSE else self._kept]
        key: tuple[object, ...] = (
            scene.layout,
            scene.x.size,  # of which the held one is left out below
            _without_held(scene, scene.x).tobytes(),
            _without_held(scene, scene.y).tobytes(),
            tuple((_look(one.curve), one.curve.x.tobytes(), one.curve.y.tobytes()) for one in curves),
        )
        if not self._ground.holds(key):
            inner = QPainter(self._ground.begin(key))
            super().paint_ground(inner)
            self._paint_ground(inner, scene)
            super().paint_ring(inner)
            paint.paint_curves(inner, curves, scene.layout)
            inner.end()
        return self._ground.pixmap

    def paint_ring(self, painter: QPainter) -> None:
        """The focus ring lies with the axes: drawn anew it would be a seventh of a frame."""
        if self._layout is None:
            super().paint_ring(painter)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._refocus()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._refocus()
        super().focusOutEvent(event)

    def _refocus(self) -> None:
        self._ground.forget()
        self.forget()

    # What the query adds

    def prepare_part(self) -> None:
        """Paint one more part of what the query adds, so that the next paint need not."""
        scene = self.scene()
        if scene is not None:
            self._begin_answer(scene)
            self._paint_part(scene)

    def copied(self) -> QPixmap:
        """All but what moves by itself or lies over all: a copy serves while values flow to the estimate."""
        scene = self.scene()
        if scene is None:
            return super().copied()
        self._begin_answer(scene)
        while self._left:
            self._paint_part(scene)
        return self._answer.pixmap

    def _begin_answer(self, scene: marks.Scene) -> None:
        still, held = self._drawn(), self._held
        at = None if held is None else (held.key, held.at.x(), held.at.y())
        # A view has no equal but itself.
        key = self._still.version, self._query, at, scene.chosen, scene.hover
        if not self._answer.holds(key):
            inner = QPainter(self._answer.begin(key))
            inner.drawPixmap(0, 0, still)
            inner.end()
            self._left = list(self._parts(scene))

    def _paint_part(self, scene: marks.Scene) -> None:
        if self._left:
            inner = QPainter(self._answer.pixmap)
            inner.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._left.pop(0)(inner, scene)
            inner.end()

    def paint_answer(self, painter: QPainter, scene: marks.Scene) -> None:
        """What the query adds, straight to a painter, as into a file."""
        for part in self._parts(scene):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            part(painter, scene)

    def _parts(self, scene: marks.Scene) -> tuple[Part, ...]:
        """From below; each of a millisecond or two with thousands of points."""
        answered = (self._paint_lines, self._paint_trail, kernel.paint_kernel, marks.paint_query)
        if scene.x.size > DENSE:
            return self._paint_weights, self._paint_curves, *answered
        return *answered, self._paint_weights

    def _paint_weights(self, painter: QPainter, scene: marks.Scene) -> None:
        paint_weights(painter, scene, self.is_exporting())

    def _paint_curves(self, painter: QPainter, scene: marks.Scene) -> None:
        """The curves over points that are so many that they would hide them."""
        paint.paint_curves(painter, self._curves, scene.layout)

    def _paint_lines(self, painter: QPainter, scene: marks.Scene) -> None:
        with clipped_to_plane(painter, scene.layout, 3):
            marks.paint_lines(painter, scene)

    def _paint_trail(self, painter: QPainter, scene: marks.Scene) -> None:
        with clipped_to_plane(painter, scene.layout, 3):
            for one in self._curves:
                if one.curve.chosen:
                    marks.paint_trail(painter, one, scene)


def _without_held(scene: marks.Scene, places: Floats) -> Floats:
    """Places of the points, but for the one on the pointer."""
    return np.delete(places, scene.held) if scene.held >= 0 else places


def _look(curve: PlotCurve) -> tuple[object, ...]:
    return curve.colour_index, curve.dashed, curve.chosen


def _from_below(curves: tuple[PlotCurve, ...]) -> list[PlotCurve]:
    """In the order in which they are painted."""
    return sorted(curves, key=lambda curve: curve.chosen)


def _look_alike(pair: tuple[PlotCurve, PlotCurve]) -> bool:
    """Whether two curves are drawn alike."""
    one, other = pair
    same = _look(one) == _look(other) and np.array_equal(one.x, other.x)
    return same and np.array_equal(one.y, other.y, equal_nan=True)
