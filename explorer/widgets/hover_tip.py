"""The dark label beside the pointer that names a cell and gives its exact value."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from explorer.theme import theme
from explorer.widgets.painting import elided


class HoverTip(QWidget):
    """A child of the view, so that it moves without delay and never takes the pointer."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lines: tuple[str, ...] = ()
        self._hint = ""
        self.hide()

    def lines(self) -> tuple[str, ...]:
        """What it says, without the hint."""
        return self._lines

    def show_at(self, at: QPoint, lines: Sequence[str], hint: str = "") -> None:
        """Say `lines` beside a point of the parent, and `hint` in a fainter line below."""
        if not lines:
            self.hide()
            return
        if (tuple(lines), hint) != (self._lines, self._hint):
            self._lines, self._hint = tuple(lines), hint
            self.setAccessibleName(" ".join(self._lines))
            self.update()
        self.resize(self._wanted())
        self.move(self._beside(at))
        self.show()
        self.raise_()

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(theme().font(0.92, tabular=True))

    def _all(self) -> tuple[str, ...]:
        return (*self._lines, self._hint) if self._hint else self._lines

    def _wanted(self) -> QSize:
        metrics, pad = self._metrics(), theme().px(9)
        room = self._host.width() - 4
        width = max(metrics.horizontalAdvance(line[:400]) for line in self._all())
        height = metrics.lineSpacing() * len(self._all())
        return QSize(min(round(width) + 2 * pad + 2, max(room, 40)), round(height) + 2 * theme().px(6))

    def _beside(self, at: QPoint) -> QPoint:
        gap, room = theme().px(14), self._host.rect()
        x = at.x() + gap
        if x + self.width() > room.right():
            x = at.x() - gap - self.width()
        y = at.y() + gap
        if y + self.height() > room.bottom():
            y = at.y() - gap - self.height()
        return QPoint(
            max(2, min(x, room.right() - self.width())), max(2, min(y, room.bottom() - self.height()))
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("tip_ground"))
        painter.drawRoundedRect(QRectF(self.rect()), theme().px(5), theme().px(5))
        painter.setFont(theme().font(0.92, tabular=True))
        metrics, pad, y = self._metrics(), theme().px(9), float(theme().px(6))
        for number, line in enumerate(self._all()):
            painter.setPen(theme().colour("tip_ink", 1.0 if number < len(self._lines) else 0.75))
            shown = elided(metrics, line, self.width() - 2 * pad)
            painter.drawText(
                QRectF(pad, y, self.width() - 2 * pad + 1, metrics.lineSpacing()),
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
                shown,
            )
            y += metrics.lineSpacing()
