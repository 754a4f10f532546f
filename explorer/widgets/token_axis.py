"""The names along a heatmap: turned by 45° on top, thinned where they are dense."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from explorer.theme import theme
from explorer.widgets.cell_names import Names
from explorer.widgets.cell_painting import is_vector
from explorer.widgets.heatmap_layout import SLANT, axis_metrics
from explorer.widgets.painting import elided, is_exported


class TokenAxis(QGraphicsItem):
    """The labels above (`turned`) or left of an image, for the range of cells that is visible."""

    def __init__(self, *, turned: bool) -> None:
        super().__init__()
        self._turned = turned
        self._labels: Names = ()
        self._image = QRectF()
        self._depth = 0.0
        self._start, self._stop = 0.0, 1.0
        self._marks: tuple[int, int] = (-1, -1)
        self._copy: tuple[object, QPixmap] | None = None

    def set_labels(self, labels: Names) -> None:
        self._labels = labels
        self.update()

    def set_frame(self, image: QRectF, depth: float) -> None:
        """Lie along the image, `depth` pixels deep."""
        self.prepareGeometryChange()
        self._image, self._depth = image, depth
        self.update()

    def set_span(self, start: float, stop: float) -> None:
        """Show the cells from `start` to `stop`, in cells."""
        self._start, self._stop = start, max(stop, start + 1e-6)
        self.update()

    def set_marks(self, selected: int, hovered: int) -> None:
        """The cells whose names stand out; −1: none."""
        if (selected, hovered) != self._marks:
            self._marks = (selected, hovered)
            self.update()

    def _length(self) -> float:
        return self._image.width() if self._turned else self._image.height()

    def _cell(self) -> float:
        return self._length() / (self._stop - self._start)

    def centre(self, index: int) -> float:
        """Where a cell's centre lies along the axis, in pixels of the view."""
        origin = self._image.left() if self._turned else self._image.top()
        return origin + (index + 0.5 - self._start) * self._cell()

    def index_at(self, along: float) -> int:
        """The cell at a place along the axis, or −1."""
        origin = self._image.left() if self._turned else self._image.top()
        index = math.floor((along - origin) / self._cell() + self._start)
        inside = 0 <= along - origin < self._length()
        return index if inside and 0 <= index < len(self._labels) else -1

    def _gap(self) -> float:
        return axis_metrics().height() * (0.92 / SLANT if self._turned else 0.98)

    def shown(self) -> tuple[int, ...]:
        """The indices of the labels drawn, the marked ones included."""
        first, last = max(0, math.floor(self._start)), min(len(self._labels), math.ceil(self._stop))
        step = max(1, math.ceil(self._gap() / self._cell() - 1e-6))
        marked = {i for i in self._marks if first <= i < last and self._is_on_view(i)}
        clear = [
            i
            for i in range(math.ceil(first / step) * step, last, step)
            if self._is_on_view(i) and all(abs(i - m) >= step for m in marked)
        ]
        return tuple(sorted({*clear, *marked}))

    def _is_on_view(self, index: int) -> bool:
        """Whether the middle of a cell is visible."""
        return self._start - 0.01 <= index + 0.5 <= self._stop + 0.01

    def label_area(self) -> QRectF:
        """Where a click means a label."""
        if self._turned:
            return QRectF(
                self._image.left(), self._image.top() - self._depth, self._image.width(), self._depth
            )
        return QRectF(self._image.left() - self._depth, self._image.top(), self._depth, self._image.height())

    def boundingRect(self) -> QRectF:
        spare = self._depth + 4
        return self.label_area().adjusted(-spare if not self._turned else -spare / 2, -6, spare, 6)

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if is_vector(painter) or is_exported(widget):
            self.draw(painter)
        else:
            painter.drawPixmap(self._area().topLeft(), self._drawn(painter.device().devicePixelRatio()))

    def _area(self) -> QRect:
        return self.boundingRect().toAlignedRect()

    def _drawn(self, ratio: float) -> QPixmap:
        """The labels, from a copy while they stay: other values mostly come under the same names."""
        ink, accent = theme().colour("ink").rgb(), theme().colour("accent").rgb()
        span, font = (self._start, self._stop), theme().font(0.92).key()
        key = self._labels, self._image, self._depth, span, self._marks, ratio, font, ink, accent
        if self._copy is None or self._copy[0] != key:
            area = self._area()
            copy = QPixmap(area.size() * ratio)
            copy.setDevicePixelRatio(ratio)
            copy.fill(Qt.GlobalColor.transparent)
            painter = QPainter(copy)
            painter.translate(-area.topLeft())
            self.draw(painter)
            painter.end()
            self._copy = key, copy
        return self._copy[1]

    def draw(self, painter: QPainter) -> None:
        """Draw the labels with a painter whose coordinates are those of the frame."""
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        shown = self.shown()
        self._paint_labels(painter, [i for i in shown if i not in self._marks], "ink")
        for mark in {*self._marks}.intersection(shown):
            self._paint_labels(painter, [mark], "accent", bold=mark == self._marks[0])

    def _paint_labels(self, painter: QPainter, indices: list[int], ink: str, *, bold: bool = False) -> None:
        painter.setFont(theme().font(0.92, bold=bold))
        painter.setPen(theme().colour(ink))
        metrics = QFontMetricsF(painter.font())
        for index in indices:
            self._paint_label(painter, metrics, self._labels[index], self.centre(index))

    def _paint_label(self, painter: QPainter, metrics: QFontMetricsF, label: str, at: float) -> None:
        gap = theme().px(6)
        if not self._turned:
            text = elided(metrics, label, self._depth - gap)
            x = self._image.left() - gap - metrics.horizontalAdvance(text)
            painter.drawText(QPointF(x, at + (metrics.ascent() - metrics.descent()) / 2), text)
            return
        room = (self._depth - gap) / SLANT - metrics.height()
        painter.save()
        painter.translate(at + metrics.ascent() * SLANT / 2, self._image.top() - gap / 2)
        painter.rotate(-45)
        painter.drawText(QPointF(0, 0), elided(metrics, label, room))
        painter.restore()
