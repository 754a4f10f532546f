"""A distribution over labels or words: the most probable ones as bars with their numbers."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from explorer.core.i18n import translate
from explorer.theme import theme
from explorer.widgets.curve_plot_axes import Floats, exact_text
from explorer.widgets.curve_plot_layout import LEGEND_FONT, TICK_FONT, legend_metrics, tick_metrics
from explorer.widgets.curve_plot_view import StillView, paint_sentence
from explorer.widgets.distribution_bars_layout import (
    REST,
    BarRow,
    BarsLayout,
    falling,
    figure_metrics,
    lay_out,
    name_metrics,
)
from explorer.widgets.painting import elided, number_text

_HEADER = ("rank", "index", "label", "probability", "target")
_MOST = 12  # outcomes; the rest together count as one


class DistributionBars(StillView):
    """Shows as many outcomes as fit, the right one always; a click or the arrows choose one."""

    label_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels: tuple[str, ...] = ()
        self._probabilities: Floats = np.zeros(0)
        self._target: int | None = None
        self._chosen, self._hover = -1, -2
        self._layout = BarsLayout()
        self.retranslate()

    def set_distribution(
        self, labels: tuple[str, ...], probabilities: NDArray[np.floating], target: int | None = None
    ) -> None:
        """Show a distribution.

        Args:
            labels: the N outcomes.
            probabilities: (N,) in [0, 1], in any order; NaN is said, not drawn.
            target: the right outcome, which stands out; None: not known.

        Raises:
            ValueError: there are more or fewer probabilities than labels, or the target is none of them.
        """
        if probabilities.shape != (len(labels),):
            raise ValueError(f"{probabilities.shape} probabilities for {len(labels)} labels")
        if target is not None and not 0 <= target < len(labels):
            raise ValueError(f"target {target} of {len(labels)}")
        if labels != self._labels:
            self._chosen = -1
        self._labels, self._target = labels, target
        self._probabilities = np.asarray(probabilities, dtype=np.float64)
        self._hover = -2
        self.hush()
        self.lay_out()

    def set_chosen(self, label: int | None) -> None:
        """Mark an outcome, or none, without a signal."""
        self._chosen = -1 if label is None else label
        self.viewport().update()

    def shown(self) -> tuple[int, ...]:
        """The outcomes that have a row, from above."""
        return tuple(row.outcome for row in self._layout.rows if row.outcome != REST)

    def row_center(self, label: int) -> QPoint:
        """The middle of an outcome's bar on the canvas; −1: of the row of all the rest."""
        return next(row for row in self._layout.rows if row.outcome == label).plane.center().toPoint()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(300), theme().px(220))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(160), theme().px(90))

    def default_name(self) -> str:
        return translate("DistributionBars", "Distribution")

    def picture_arrays(self) -> Mapping[str, NDArray[np.generic]]:
        target = -1 if self._target is None else self._target
        return {
            "labels": np.array(self._labels, dtype=np.str_),
            "probabilities": self._probabilities,
            "target": np.array(target, dtype=np.int64),
        }

    def picture_table(self) -> tuple[Sequence[str], Iterator[Sequence[object]]]:
        order = enumerate(falling(self._probabilities), 1)
        values = self._probabilities.tolist()
        rows = ((n, i, self._labels[i], repr(values[i]), int(i == self._target)) for n, i in order)
        return _HEADER, rows

    def picture_value(self) -> str:
        wanted = self._hover if self._hover != -2 else self._chosen
        row = next((row for row in self._layout.rows if row.outcome == wanted), None)
        return "\n".join(self._lines(row)) if row is not None else ""

    # Layout and painting

    def retranslate(self) -> None:
        self.lay_out()
        super().retranslate()

    def lay_out(self) -> None:
        size = float(self.viewport().width()), float(self.viewport().height())
        rest = translate("DistributionBars", "the other {count}")
        self._layout = lay_out(self._labels, self._probabilities, self._target, _MOST, rest, size)
        self.forget()

    def paint_still(self, painter: QPainter) -> None:
        if not self._labels:
            text = translate("DistributionBars", "There is no distribution to show.")
            paint_sentence(painter, text, self.viewport().rect().toRectF())
            return
        self._paint_axis(painter)
        for row in self._layout.rows:
            self._paint_bar(painter, row)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row in self._layout.rows:
            self._paint_texts(painter, row)
        if self._target is not None:
            self._paint_legend(painter)

    def _paint_axis(self, painter: QPainter) -> None:
        """Lines at 0, a half and 1, with their numbers below."""
        plane, metrics, bottom = self._layout.rows[0].plane, tick_metrics(), self._layout.axis_top
        painter.setFont(theme().font(TICK_FONT, tabular=True))
        top = self._layout.rows[0].rect.top()
        for share, text in ((0.0, "0"), (0.5, "0.5"), (1.0, "1")):
            x = round(plane.left() + share * plane.width()) + 0.5
            painter.setPen(theme().colour("hairline"))
            painter.drawLine(QPointF(x, top), QPointF(x, bottom + theme().px(2)))
            wide = metrics.horizontalAdvance(text)
            if share != 0.5 or plane.width() > 4 * wide:
                painter.setPen(theme().colour("muted"))
                painter.drawText(QPointF(x - wide / 2, bottom + theme().px(3) + metrics.ascent()), text)

    def _token(self, outcome: int) -> str:
        """The token of a bar's colour."""
        if outcome == REST:
            return "muted"
        return "second" if outcome == self._target else "accent"

    def _paint_bar(self, painter: QPainter, row: BarRow) -> None:
        alpha = 0.45 if row.outcome == REST else 1.0
        painter.fillRect(row.bar(), theme().colour(self._token(row.outcome), alpha))

    def _paint_texts(self, painter: QPainter, row: BarRow) -> None:
        metrics, figures, middle = name_metrics(), figure_metrics(), row.rect.center().y()
        painter.setFont(theme().font(0.96, bold=row.outcome == self._target))
        painter.setPen(theme().colour("muted" if row.outcome == REST else "ink"))
        base = middle + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(theme().px(6), base), elided(metrics, row.name, self._layout.name_room))
        painter.setFont(theme().font(0.92, tabular=True))
        painter.setPen(theme().colour("ink"))
        below = middle + (figures.ascent() - figures.descent()) / 2
        painter.drawText(QPointF(row.plane.right() + theme().px(8), below), number_text(row.value))

    def _paint_legend(self, painter: QPainter) -> None:
        metrics, top, edge = legend_metrics(), self._layout.legend_top, theme().px(6)
        side = metrics.height() * 0.6
        swatch = QRectF(edge, top + metrics.height() * 0.2, side, side)
        painter.fillRect(swatch, theme().colour("second"))
        painter.setFont(theme().font(LEGEND_FONT))
        painter.setPen(theme().colour("ink"))
        text = translate("DistributionBars", "the right answer")
        at = QPointF(swatch.right() + theme().px(5), top + metrics.ascent())
        painter.drawText(at, elided(metrics, text, self.viewport().width() - at.x() - edge))

    def paint_marks(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        hover = -2 if self.is_exporting() else self._hover
        for outcome, alpha in ((self._chosen, 1.0), (hover, 0.5)):
            row = next((row for row in self._layout.rows if row.outcome == outcome), None)
            if row is not None and (outcome != REST or alpha < 1):
                painter.setPen(QPen(theme().colour("accent", alpha), 1.5))
                painter.drawRoundedRect(row.rect.adjusted(2, 1, -2, -1), theme().px(4), theme().px(4))

    # The pointer and the keyboard

    def _lines(self, row: BarRow) -> list[str]:
        value = exact_text(row.value)
        if row.outcome == REST:
            return [f"{row.name}   {value}"]
        rank = translate("DistributionBars", "{rank} of {count} by probability")
        lines = [f"{row.name}   p = {value}", rank.format(rank=row.rank, count=len(self._labels))]
        if row.outcome == self._target:
            lines.append(translate("DistributionBars", "the right answer"))
        if not math.isfinite(row.value):
            lines.append(translate("DistributionBars", "not a number: it has no bar"))
        return lines

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover_over(self._layout.row_at(event.position().y()), event.position().toPoint())

    def pointer_left(self) -> None:
        self._hover_over(None, QPoint())

    def _hover_over(self, row: BarRow | None, at: QPoint) -> None:
        outcome = -2 if row is None else row.outcome
        if outcome != self._hover:
            self._hover = outcome
            self.viewport().update()
        if row is None:
            self.hush()
        else:
            self.say(at, self._lines(row))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._layout.row_at(event.position().y())
        if event.button() == Qt.MouseButton.LeftButton and row is not None and row.outcome != REST:
            self._choose(row.outcome)

    def _choose(self, outcome: int) -> None:
        self.set_chosen(outcome)
        self.setAccessibleDescription(self.picture_value())
        self.label_chosen.emit(outcome)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shown = self.shown()
        moves = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if key not in moves or not shown:
            event.ignore()
            return
        before = shown.index(self._chosen) if self._chosen in shown else -1
        place = min(max(before + moves[key], 0), len(shown) - 1)
        if place != before:
            self._choose(shown[place])
