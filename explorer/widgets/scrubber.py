"""A slider whose stops have names, written under it and thinned when they are dense."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QToolTip, QWidget

from explorer.theme import theme


def labelled(widths: list[int], places: list[float], chosen: int, gap: int) -> list[int]:
    """Which labels to draw so that none overlap: the chosen one, then the ends, then as many as fit."""
    last = len(widths) - 1
    stride = 1
    while stride < last and not _fit(range(0, last + 1, stride), widths, places, gap):
        stride += 1
    taken: list[int] = []
    for index in (chosen, 0, last, *range(0, last + 1, stride)):
        if index not in taken and all(_clear(index, other, widths, places, gap) for other in taken):
            taken.append(index)
    return sorted(taken)


def _fit(indexes: range, widths: list[int], places: list[float], gap: int) -> bool:
    return all(_clear(a, b, widths, places, gap) for a, b in pairwise(indexes))


def _clear(a: int, b: int, widths: list[int], places: list[float], gap: int) -> bool:
    return abs(places[a] - places[b]) >= (widths[a] + widths[b]) / 2 + gap


class Scrubber(QSlider):
    """The transport's position; a QSlider to keyboard and screen reader, painted with the steps' names."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._names: tuple[str, ...] = ()
        self._short: tuple[int, list[str], list[int]] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setPageStep(1)
        self.setMouseTracking(True)
        theme().changed.connect(self._on_theme_changed)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the stops."""
        return self._names

    def set_names(self, names: tuple[str, ...]) -> None:
        """Give the stops their names; as many stops as names."""
        self._names, self._short = names, None
        self.setRange(0, max(0, len(names) - 1))
        self.setEnabled(len(names) > 1)
        self.update()

    def place(self, index: int) -> float:
        """The x coordinate of a stop."""
        left, right = self._ends()
        return left + (right - left) * index / max(1, len(self._names) - 1)

    def index_at(self, x: float) -> int:
        """The stop nearest to an x coordinate."""
        left, right = self._ends()
        share = (x - left) / max(1.0, right - left)
        return max(self.minimum(), min(self.maximum(), round(share * self.maximum())))

    def _ends(self) -> tuple[float, float]:
        knob = theme().gap(9)
        if len(self._names) == 1:  # its name begins where the knob is
            return knob, self.width() - knob
        metrics = QFontMetrics(theme().font(0.85, bold=True))
        ends = (self._names[0], self._names[-1]) if self._names else ("", "")
        halves = [min(self._widest(), metrics.horizontalAdvance(name)) / 2 for name in ends]
        return max(knob, halves[0]), self.width() - max(knob, halves[1])

    def _widest(self) -> int:
        """How wide a name may be before it is shortened; a lone one has all the room."""
        if len(self._names) == 1:
            return max(self.width() - 2, 1)
        return round(max(self.width() / 5, min(self.width() / 3, theme().px(80)), 1))

    def sizeHint(self) -> QSize:
        line = QFontMetrics(theme().font(0.85)).height()
        return QSize(theme().px(320), theme().gap(22) + line)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(90), self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._go_to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._go_to(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(False)

    def _go_to(self, position: QPointF) -> None:
        self.setValue(self.index_at(position.x()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if delta := event.angleDelta().y() or event.angleDelta().x():
            self.setValue(self.value() + (1 if delta < 0 else -1))
        event.accept()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._names:
            QToolTip.showText(event.globalPos(), self._names[self.index_at(event.pos().x())], self)
            return True
        return super().event(event)

    def _on_theme_changed(self) -> None:
        self._short = None
        self.updateGeometry()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.4)
        self._paint_groove(painter)
        painter.setOpacity(1)  # a lone name may say why there is nothing to play
        self._paint_names(painter)
        painter.end()

    def _paint_groove(self, painter: QPainter) -> None:
        look = theme()
        middle, height = look.gap(11), look.gap(4)
        left, right = self._ends()
        at = self.place(self.value())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("hairline"))
        painter.drawRoundedRect(
            QRectF(left, middle - height / 2, right - left, height), height / 2, height / 2
        )
        painter.setBrush(look.colour("accent"))
        painter.drawRoundedRect(QRectF(left, middle - height / 2, at - left, height), height / 2, height / 2)
        if self.hasFocus():
            painter.setBrush(look.colour("accent", 0.25))
            painter.drawEllipse(QPointF(at, middle), look.gap(10), look.gap(10))
        painter.setBrush(look.colour("accent"))
        painter.setPen(QPen(look.colour("card"), look.gap(2)))
        painter.drawEllipse(QPointF(at, middle), look.gap(7), look.gap(7))

    def _shortened(self, metrics: QFontMetrics) -> tuple[list[str], list[int]]:
        """The names as they fit, and their widths; kept, for a drag asks for the same at every step."""
        most = self._widest()
        if self._short is None or self._short[0] != most:
            names = [metrics.elidedText(name, Qt.TextElideMode.ElideRight, most) for name in self._names]
            self._short = most, names, [metrics.horizontalAdvance(name) for name in names]
        return self._short[1], self._short[2]

    def _paint_names(self, painter: QPainter) -> None:
        look = theme()
        plain, bold = look.font(0.85), look.font(0.85, bold=True)
        metrics = QFontMetrics(bold)
        names, widths = self._shortened(metrics)
        left, right = self._ends()
        apart = (right - left) / max(1, len(names) - 1)
        places = [left + apart * index for index in range(len(names))]
        for index in labelled(widths, places, self.value(), look.px(8)) if names else ():
            chosen = index == self.value()
            painter.setFont(bold if chosen else plain)
            painter.setPen(look.colour("accent" if chosen and self.isEnabled() else "muted"))
            half = widths[index] / 2 + 1
            centre = max(half, min(self.width() - half, places[index]))
            box = QRectF(centre - half, look.gap(21), 2 * half, metrics.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, names[index])
