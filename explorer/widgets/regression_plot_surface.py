"""The drawing half of the kernel regression's picture: its layers, what flows, its export; no pointer."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from explorer.core.i18n import translate
from explorer.theme import theme
from explorer.widgets import regression_plot_marks as marks
from explorer.widgets import regression_plot_painting as paint
from explorer.widgets.curve_plot_view import paint_sentence
from explorer.widgets.regression_data import (
    NO_POINTS,
    TABLE_HEADER,
    QueryView,
    regression_arrays,
    regression_rows,
)
from explorer.widgets.regression_plot_canvas import RegressionCanvas
from explorer.widgets.regression_plot_labels import (
    answer_lines,
    paint_answer,
    paint_band_name,
    paint_grip,
    point_lines,
)
from explorer.widgets.regression_plot_points import DENSE, paint_held, paint_rings, paint_weights

FLOW_SECONDS = 0.6
_LATE = 0.25  # the share of a flow after which another one that is asked for follows it


class RegressionSurface(RegressionCanvas):
    """Draws points, curves, one query, its kernel and what flows into its estimate."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grips_lit = False
        self._frame: tuple[object, QPixmap] | None = None
        self._over: QPixmap | None = None
        self._rings: tuple[tuple[object, ...], QPixmap] | None = None
        self._again = False
        self._motion = QVariantAnimation(self, duration=round(FLOW_SECONDS * 1000))
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(1.0)
        self._motion.valueChanged.connect(self._on_flowed)
        self._motion.finished.connect(self._on_arrived)
        self.retranslate()

    def set_query(self, view: QueryView | None, flow: bool = False) -> None:
        """Show a query answered, None for none; `flow`: let its values flow into the estimate once.

        While something flows already, another flow follows it without a break.
        """
        self._query = view
        self._weigh()
        if view is not None:
            self.follow(view.query)
            if self.hasFocus():
                self.setAccessibleDescription(self.picture_value().replace("\n", " "))
        if flow:
            self.flow()
        self.viewport().update()

    def set_empty(self, sentence: str) -> None:
        """Say why there is nothing, instead of a picture; the next data end it."""
        self._motion.stop()
        self._data, self._query, self._sentence = NO_POINTS, None, sentence
        self._hover, self._key, self._flow = -1, -1, None
        self._drop_held()
        self.hush()
        self._weigh()
        self.place()

    # What flows

    def flow(self) -> None:
        """Let the values flow into the estimate along their lines, once; nothing where nobody sees it."""
        if not self.isVisible() or self._query is None:
            return
        if not self.is_moving():
            self._motion.start()
        elif self._flow is not None and self._flow > _LATE:
            self._again = True

    def set_flow(self, share: float | None) -> None:
        """Draw what flows as it is after this share of its time, for a picture drawn frame by frame."""
        self._flow = share
        self.viewport().update()

    def is_moving(self) -> bool:
        """Whether values are flowing now."""
        return self._motion.state() == QVariantAnimation.State.Running

    def _on_flowed(self, share: object) -> None:
        self._flow = share if isinstance(share, float) else None
        self.viewport().update()

    def _on_arrived(self) -> None:
        self._flow = None
        if self._again:
            self._again = False
            self._motion.start()
        self.viewport().update()

    # Layers

    def forget(self) -> None:
        self._over = None
        super().forget()

    def lay_out(self) -> None:
        self._frame = None
        super().lay_out()

    def paint_still(self, painter: QPainter) -> None:
        scene = self.scene()
        if scene is None:
            text = self._sentence or translate("RegressionPlot", "There are no points to draw yet.")
            paint_sentence(painter, text, self.viewport().rect().toRectF())
            return
        self._paint_frame(painter, scene)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint.paint_legend(painter, self._data.curves, scene.layout)
        if scene.x.size <= DENSE:
            paint.paint_curves(painter, self._curves, scene.layout)
        paint.paint_rug(painter, scene.x, scene.layout)
        self._paint_rings(painter, scene)
        if not self._data.count:
            text = translate("RegressionPlot", "There are no points. Double-click here to add one.")
            paint_sentence(painter, text, scene.layout.plane)

    def _paint_frame(self, painter: QPainter, scene: marks.Scene) -> None:
        """The axes, from a copy where there is one of this layout."""
        if self.is_exporting():
            paint.paint_planes(painter, scene.layout)
            return
        ratio = self.viewport().devicePixelRatioF()
        if (
            self._frame is None
            or self._frame[0] is not scene.layout
            or self._frame[1].devicePixelRatio() != ratio
        ):
            copy = self._layer(theme().colour("card"))
            inner = QPainter(copy)
            paint.paint_planes(inner, scene.layout)
            super().paint_ring(inner)
            inner.end()
            self._frame = scene.layout, copy
        painter.drawPixmap(0, 0, self._frame[1])

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
        self._frame = None
        self.forget()

    def _paint_over(self, painter: QPainter, scene: marks.Scene) -> None:
        """The curves over points that are so many that they would hide them."""
        if self.is_exporting():
            paint.paint_curves(painter, self._curves, scene.layout)
        else:
            painter.drawPixmap(0, 0, self._curves_over(scene))

    def prepare_curves(self) -> None:
        """Paint the curves now that lie over many points, so that the next paint need not."""
        scene = self.scene()
        if scene is not None and scene.x.size > DENSE:
            self._curves_over(scene)

    def _curves_over(self, scene: marks.Scene) -> QPixmap:
        if self._over is None or self._over.devicePixelRatio() != self.viewport().devicePixelRatioF():
            self._over = self._layer(QColor(0, 0, 0, 0))
            inner = QPainter(self._over)
            paint.paint_curves(inner, self._curves, scene.layout)
            inner.end()
        return self._over

    def _paint_rings(self, painter: QPainter, scene: marks.Scene) -> None:
        """The points; where they are many, from a copy that serves while they stay as they are."""
        if self.is_exporting() or scene.x.size <= DENSE:
            paint_rings(painter, scene, self.is_exporting())
            return
        ratio = self.viewport().devicePixelRatioF()
        kept = (
            scene.x.tobytes(),
            scene.y.tobytes(),
            scene.held,
            self.viewport().size(),
            ratio,
            theme().colour("card").rgb(),
            theme().colour("muted").rgb(),
            theme().px(100),
        )
        if self._rings is None or self._rings[0] != kept:
            layer = self._layer(QColor(0, 0, 0, 0))
            inner = QPainter(layer)
            paint_rings(inner, scene, False)
            inner.end()
            self._rings = kept, layer
        painter.drawPixmap(0, 0, self._rings[1])

    def _layer(self, ground: QColor) -> QPixmap:
        ratio = self.viewport().devicePixelRatioF()
        layer = QPixmap(self.viewport().size() * ratio)
        layer.setDevicePixelRatio(ratio)
        layer.fill(ground)
        return layer

    def paint_marks(self, painter: QPainter) -> None:
        scene = self.scene()
        if scene is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        crowded = scene.x.size > DENSE
        if crowded:
            paint_weights(painter, scene, self.is_exporting())
            self._paint_over(painter, scene)
        self._paint_answered(painter, scene)
        if not crowded:
            paint_weights(painter, scene, self.is_exporting())
        paint_held(painter, scene)
        marks.paint_grips(painter, scene, self._grips_lit)
        marks.paint_flow(painter, scene)
        marks.paint_estimate(painter, scene)
        paint_band_name(painter, scene)
        paint_grip(painter, scene)
        paint_answer(painter, scene)

    def _paint_answered(self, painter: QPainter, scene: marks.Scene) -> None:
        """What a query adds below the points."""
        painter.save()
        painter.setClipRect(scene.layout.plane.adjusted(-3, -3, 3, 3), Qt.ClipOperation.IntersectClip)
        marks.paint_lines(painter, scene)
        for one in self._curves:
            if one.curve.chosen:
                marks.paint_trail(painter, one, scene)
        painter.restore()
        marks.paint_kernel(painter, scene)
        marks.paint_query(painter, scene)

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
