"""The drawing of all layers × heads of a model, as one image."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from explorer.core.colour import ColourMap, Scale
from explorer.core.i18n import translate
from explorer.core.trace import FloatArray
from explorer.theme import theme
from explorer.widgets.head_headers import header_metrics, paint_headers, paint_names
from explorer.widgets.head_image import draw_atlas, head_pixels, head_rows, pooled_heads
from explorer.widgets.head_layout import AtlasLayout, Head, grid_layout, sorted_layout
from explorer.widgets.painting import EXPORTING
from explorer.widgets.view import ScrolledView

NO_HEAD: Head = (-1, -1)


class HeadPicture(ScrolledView):
    """Thumbnails of all heads, drawn; which ones are framed, pointed at and walked to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heads: FloatArray = np.zeros((0, 0, 1, 1), dtype=np.float32)
        self._order: tuple[Head, ...] | None = None
        self._scale, self._colour_map, self._common = Scale.SQRT, ColourMap.ACCENT, False
        self._selected: tuple[Head, ...] = ()
        self._hover, self._current = NO_HEAD, NO_HEAD
        self._step: int | None = None
        self._image: QImage | None = None
        self._layout = AtlasLayout(0, 0, None, 1, 1, 1, 0, 0, 1, 0)
        self.retranslate()

    def set_heads(self, thumbnails: FloatArray, order: tuple[Head, ...] | None = None) -> None:
        """Show these heads.

        Args:
            thumbnails: (layers, heads, queries, keys) weights in [0, 1], NaN masked.
            order: None: layers across, heads down; otherwise these (layer, head), wrapped in reading order.
        """
        self._heads, self._order = thumbnails, order
        if self._current != NO_HEAD and not self._is_head(self._current):
            self._current = NO_HEAD
        self._hover = NO_HEAD
        self.hush()
        self.lay_out()

    def set_order(self, order: tuple[Head, ...] | None) -> None:
        """Sort the heads otherwise."""
        if order != self._order:
            self.set_heads(self._heads, order)

    def set_scale(self, scale: Scale) -> None:
        if scale != self._scale:
            self._scale = scale
            self._redraw()

    def set_colour_map(self, colour_map: ColourMap) -> None:
        if colour_map != self._colour_map:
            self._colour_map = colour_map
            self._redraw()

    def set_common(self, common: bool) -> None:
        """One colour limit for all heads, or each head its own largest weight."""
        if common != self._common:
            self._common = common
            self._redraw()

    def set_selected(self, heads: Sequence[Head]) -> None:
        """Frame the heads that are open; the last one is where the arrows start."""
        before, self._selected = self._selected, tuple(head for head in heads if self._is_head(head))
        if self._selected:
            self._current = self._selected[-1]
            self.scroll_to(self._layout.rect(self._current).adjusted(-2, -2, 2, 2))
        for head in {*before, *self._selected}:
            self._update_head(head)

    def set_step_layer(self, layer: int | None) -> None:
        """Mark the layer of the transport's step."""
        if layer != self._step:
            self._step = layer
            self.viewport().update()

    def order(self) -> tuple[Head, ...]:
        """The heads in the order in which they are shown, row by row."""
        return tuple(self._layout.head_at_place(place) for place in range(self._layout.count))

    def head_rect(self, layer: int, head: int) -> QRectF:
        """Where a thumbnail lies on the canvas now."""
        return self._layout.rect((layer, head)).translated(QPointF(-self.content_offset()))

    def head_center(self, layer: int, head: int) -> QPoint:
        """The middle of a thumbnail on the canvas."""
        return self.head_rect(layer, head).center().toPoint()

    def image(self) -> QImage | None:
        """The one image of all heads; made anew only when size, data, scale or theme change."""
        return self._image

    def prepare(self) -> None:
        """Make the image now, so that the paint that follows only shows it."""
        if self._heads.size:
            self._drawn()

    def default_name(self) -> str:
        return translate("HeadAtlas", "All heads")

    def picture_arrays(self) -> Mapping[str, NDArray[np.generic]]:
        return {"heads": self._heads, "order": np.array(self.order(), dtype=np.int64).reshape(-1, 2)}

    def picture_table(self) -> tuple[Sequence[str], Iterator[Sequence[object]]]:
        return ("layer", "head", "row", "column", "value"), head_rows(self._heads, self.order())

    def _is_head(self, head: Head) -> bool:
        layers, heads = self._heads.shape[:2]
        return bool(0 <= head[0] < layers and 0 <= head[1] < heads)

    def lay_out(self) -> None:
        room = float(self.viewport().width() - 2), float(self.viewport().height() - 2)
        layers, heads = self._heads.shape[:2]
        metrics = header_metrics()
        if self._order is None:
            left = metrics.horizontalAdvance(f"H{max(heads - 1, 0)}") + theme().px(8)
            self._layout = grid_layout(layers, heads, room, left, metrics.height() + theme().px(10))
        else:
            widest = metrics.horizontalAdvance(f"{max(layers - 1, 0)}·{max(heads - 1, 0)}") + theme().px(4)
            self._layout = sorted_layout(layers, heads, self._order, room, (widest, metrics.height()))
        self.set_content_size(*self._layout.size)
        self._redraw()

    def _redraw(self) -> None:
        self._image = None
        self.viewport().update()

    def _update_head(self, head: Head) -> None:
        rect = self.head_rect(*head)
        if not rect.isEmpty():
            self.viewport().update(rect.adjusted(-4, -4, 4, 4).toAlignedRect())

    def _ratio(self) -> float:
        """Device pixels for each logical one, on the screen or in the file that is written."""
        return float(self.property(EXPORTING) or self.viewport().devicePixelRatioF())

    def _drawn(self) -> QImage:
        ratio = self._ratio()
        if self._image is None or self._image.devicePixelRatio() != ratio:
            heads = pooled_heads(self._heads, self._layout.cell * ratio)
            pixels = head_pixels(heads, self._scale, self._colour_map, common=self._common)
            self._image = draw_atlas(pixels, (heads.shape[2], heads.shape[3]), self._layout, ratio)
        return self._image

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setClipRect(event.rect())
        painter.fillRect(event.rect(), theme().colour("card"))
        offset = self.content_offset()
        painter.translate(-offset)
        if self._heads.size:
            part = event.rect().translated(offset)
            ratio = self._ratio()
            whole = QRectF(part.x() * ratio, part.y() * ratio, part.width() * ratio, part.height() * ratio)
            painter.drawImage(QRectF(part), self._drawn(), whole)
            self._paint_labels(painter)
            self._paint_frames(painter)
        self.paint_ring(painter)

    def _paint_labels(self, painter: QPainter) -> None:
        if self._layout.order is None:
            paint_headers(painter, self._layout, self._step, self.content_offset(), self.viewport().size())
        else:
            paint_names(painter, self._layout, self._step)

    def _paint_frames(self, painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for head in self._selected:
            painter.setPen(QPen(theme().colour("accent"), 2))
            painter.drawRect(self._layout.rect(head))
        marks = [(self._hover, "accent", 0.6)]
        if self.hasFocus():
            marks.append((self._current, "second", 1.0))
        for head, colour, alpha in marks:
            if head != NO_HEAD and head not in self._selected:
                painter.setPen(QPen(theme().colour(colour, alpha), 1.5))
                painter.drawRect(self._layout.rect(head))
