"""A row of joined buttons of which one is pressed: “√ | linear | log”."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from explorer.theme import theme
from explorer.widgets.painting import elided

_FONT = 0.92


class Segment(QAbstractButton):
    """One of the buttons; it knows whether it is the first or the last, for the round corners."""

    def __init__(self, label: str, tip: str, ends: tuple[bool, bool], parent: QWidget) -> None:
        super().__init__(parent, checkable=True, text=label)
        self.setToolTip(tip)
        self._first, self._last = ends
        self.setAccessibleDescription(tip)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(theme().font(_FONT))
        width = metrics.horizontalAdvance(self.text()) + 2 * theme().gap(10) + 2
        return QSize(round(width), round(metrics.height()) + 2 * theme().gap(3))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), theme().px(34)), hint.height())

    def _outline(self, inset: float) -> QPainterPath:
        rect = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        radius, path = theme().px(5), QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(rect, radius, radius)
        half = rect.width() / 2
        if not self._first:
            path.addRect(rect.adjusted(0, 0, -half, 0))
        if not self._last:
            path.addRect(rect.adjusted(half, 0, 0, 0))
        return path.simplified()

    def _ground(self) -> str:
        if self.isChecked():
            return "accent"
        return "accent_soft" if self.underMouse() and self.isEnabled() else "field"

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().colour("accent" if self.isChecked() else "hairline"), 1))
        painter.setBrush(theme().colour(self._ground()))
        painter.drawPath(self._outline(0.5))
        self._paint_label(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme().colour("on_accent" if self.isChecked() else "accent"), 1.5))
            painter.drawPath(self._outline(2.5))

    def _paint_label(self, painter: QPainter) -> None:
        font = theme().font(_FONT)
        metrics = QFontMetricsF(font)
        room = self.width() - 2 * theme().px(4)
        shown = elided(metrics, self.text(), room)
        colour = theme().colour("on_accent" if self.isChecked() else "ink")
        colour.setAlphaF(1.0 if self.isEnabled() else 0.4)
        painter.setFont(font)
        painter.setPen(colour)
        x = (self.width() - metrics.horizontalAdvance(shown)) / 2
        y = (self.height() + metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(x, y), shown)


class Segmented(QWidget):
    """A choice of one among a few; arrow keys and the mouse choose."""

    chosen = Signal(str)
    """The id of the option that the person chose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QHBoxLayout(self)
        self._layout.setSpacing(0)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._group = QButtonGroup(self, exclusive=True)
        self._group.buttonClicked.connect(self._on_clicked)
        self._segments: dict[str, Segment] = {}
        self._current = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._on_theme_changed)

    def set_options(self, options: Sequence[tuple[str, str, str]]) -> None:
        """The options as (id, label, tool tip), translated; the current one stays if it is among them."""
        for old in self._segments.values():
            self._group.removeButton(old)
            self._layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._segments = {}
        for at, (name, label, tip) in enumerate(options):
            segment = Segment(label, tip, (at == 0, at == len(options) - 1), self)
            self._segments[name] = segment
            self._group.addButton(segment)
            self._layout.addWidget(segment)
        self.set_current(self._current if self._current in self._segments else next(iter(self._segments), ""))
        self.updateGeometry()

    def options(self) -> tuple[str, ...]:
        """The ids, in order."""
        return tuple(self._segments)

    def current(self) -> str:
        return self._current

    def set_current(self, name: str) -> None:
        """Press one without emitting; an unknown id is ignored."""
        if name in self._segments:
            self._current = name
            self._segments[name].setChecked(True)

    def button(self, name: str) -> QAbstractButton:
        """The button of an option."""
        return self._segments[name]

    def _on_clicked(self, button: QAbstractButton) -> None:
        name = next(key for key, segment in self._segments.items() if segment is button)
        if name != self._current:
            self._current = name
            self.chosen.emit(name)

    def _on_theme_changed(self) -> None:
        for segment in self._segments.values():
            segment.updateGeometry()
            segment.update()
        self.updateGeometry()
