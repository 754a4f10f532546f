"""What of the kernel regression's picture stays while a query moves, each layer painted once and copied."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from explorer.core.i18n import translate
from explorer.theme import theme
from explorer.widgets import regression_plot_marks as marks
from explorer.widgets import regression_plot_painting as paint
from explorer.widgets.curve_plot_view import paint_sentence
from explorer.widgets.regression_plot_canvas import RegressionCanvas
from explorer.widgets.regression_plot_points import DENSE, paint_rings


class RegressionLayers(RegressionCanvas):
    """Axes, points at rest and curves; where points are many, the curves are a layer above their weights."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame: tuple[object, QPixmap] | None = None
        self._over: QPixmap | None = None
        self._rings: tuple[tuple[object, ...], QPixmap] | None = None

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
