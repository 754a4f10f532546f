"""A few short vectors side by side, each as bars from 0 to 1 with numbers: a pooled value beside others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from explorer.core.i18n import translate
from explorer.theme import theme
from explorer.widgets.curve_plot_axes import Floats, exact_text
from explorer.widgets.curve_plot_view import StillView
from explorer.widgets.painting import elided, number_text

_FONT = 0.96
_LEAST_BLOCK = 180  # pixels at 100 % text; vectors stand below each other where they would be narrower
_LABEL_SHARE = 0.45  # of a block's width, at the most
_NUMBER = "0.000"


@dataclass(frozen=True, eq=False, slots=True)
class NamedVector:
    """A vector (k,) in [0, 1]; `note`: a muted line below its name; `chosen`: it stands out."""

    name: str
    numbers: Floats
    note: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class _Bar:
    vector: int
    at: int
    rect: QRectF


class VectorBars(StillView):
    """Hovering over a bar tells its exact value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vectors: tuple[NamedVector, ...] = ()
        self._names: tuple[str, ...] = ()
        self._blocks: tuple[QRectF, ...] = ()
        self._bars: tuple[_Bar, ...] = ()
        self._hover: _Bar | None = None
        self._places: tuple[str, ...] = ()
        self.retranslate()

    def set_vectors(self, vectors: tuple[NamedVector, ...], names: tuple[str, ...]) -> None:
        """Show vectors whose k numbers mean `names`.

        Raises:
            ValueError: a vector has more or fewer numbers than there are names.
        """
        for vector in vectors:
            if vector.numbers.shape != (len(names),):
                raise ValueError(f"{vector.name}: {vector.numbers.shape} numbers for {len(names)} names")
        is_other = len(vectors) != len(self._vectors) or len(names) != len(self._names)
        self._vectors, self._names, self._hover = vectors, names, None
        self.hush()
        self.lay_out()
        if is_other:
            self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """How high the bars are in a column so wide."""
        across = self._across(width)
        down = -(-len(self._vectors) // across) if self._vectors else 1
        return round(down * self._block_height() + (down - 1) * theme().gap(10)) + 2 * theme().gap(2)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(280), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), self.heightForWidth(max(self.viewport().width(), 1)))

    def default_name(self) -> str:
        return translate("VectorBars", "Vectors as bars")

    def picture_arrays(self) -> Mapping[str, NDArray[np.generic]]:
        numbers = [vector.numbers for vector in self._vectors]
        return {
            "names": np.array([vector.name for vector in self._vectors], dtype=np.str_),
            "components": np.array(self._names, dtype=np.str_),
            "numbers": np.stack(numbers) if numbers else np.zeros((0, len(self._names))),
        }

    def picture_table(self) -> tuple[Sequence[str], Iterator[Sequence[object]]]:
        rows = ((vector.name, *map(repr, vector.numbers.tolist())) for vector in self._vectors)
        return ("name", *self._names), rows

    def picture_value(self) -> str:
        return "" if self._hover is None else "\n".join(self._lines(self._hover))

    def bar_center(self, vector: int, at: int) -> QPoint:
        """The middle of a bar's row on the canvas."""
        found = next(bar for bar in self._bars if (bar.vector, bar.at) == (vector, at))
        return found.rect.center().toPoint()

    # Layout and painting

    def retranslate(self) -> None:
        self.lay_out()
        super().retranslate()

    def lay_out(self) -> None:
        room = self.viewport().size()
        across = self._across(room.width())
        gap, line = float(theme().gap(14)), self._line()
        wide = (room.width() - (across - 1) * gap) / across
        high = self._block_height()
        down = -(-len(self._vectors) // across) if self._vectors else 1
        spare = max(0.0, (room.height() - down * high) / (down + 1)) if down > 1 else 0.0
        step = high + min(float(theme().gap(28)), max(float(theme().gap(10)), spare))
        blocks = [
            QRectF((k % across) * (wide + gap), theme().gap(2) + (k // across) * step, wide, high)
            for k in range(len(self._vectors))
        ]
        self._blocks = tuple(blocks)
        first = self._heading_height()
        self._bars = tuple(
            _Bar(k, at, QRectF(block.left(), block.top() + first + at * line, block.width(), line))
            for k, block in enumerate(blocks)
            for at in range(len(self._names))
        )
        self.forget()

    def _line(self) -> float:
        return QFontMetricsF(theme().font(_FONT)).height() + theme().gap(4)

    def _heading_height(self) -> float:
        notes = any(vector.note for vector in self._vectors)
        return (
            QFontMetricsF(theme().font(bold=True)).height()
            + theme().gap(3)
            + (QFontMetricsF(theme().font(0.85)).height() if notes else 0.0)
        )

    def _block_height(self) -> float:
        return self._heading_height() + len(self._names) * self._line()

    def _across(self, width: int) -> int:
        """All in one line, or each in one of its own: vectors are compared along one direction."""
        count = max(len(self._vectors), 1)
        least = count * theme().px(_LEAST_BLOCK) + (count - 1) * theme().gap(14)
        return count if width >= least else 1

    def paint_still(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for vector, block in zip(self._vectors, self._blocks, strict=True):
            self._paint_heading(painter, vector, block)
        for bar in self._bars:
            self._paint_bar(painter, bar)

    def _paint_heading(self, painter: QPainter, vector: NamedVector, block: QRectF) -> None:
        painter.setFont(theme().font(bold=True))
        painter.setPen(theme().colour("accent" if vector.chosen else "ink"))
        metrics = QFontMetricsF(painter.font())
        painter.drawText(
            block.topLeft() + QPointF(0, metrics.ascent()), elided(metrics, vector.name, block.width())
        )
        top = block.top() + metrics.height()
        painter.setFont(theme().font(0.85))
        painter.setPen(theme().colour("muted"))
        small = QFontMetricsF(painter.font())
        painter.drawText(
            QPointF(block.left(), top + small.ascent()), elided(small, vector.note, block.width())
        )

    def _paint_bar(self, painter: QPainter, bar: _Bar) -> None:
        vector, row = self._vectors[bar.vector], bar.rect
        number = float(vector.numbers[bar.at])
        painter.setFont(theme().font(_FONT, tabular=True))
        metrics = QFontMetricsF(painter.font())
        base = row.center().y() + (metrics.ascent() - metrics.descent()) / 2
        label = self._label_width(metrics, row.width())
        painter.setPen(theme().colour("muted"))
        painter.drawText(
            QPointF(row.left(), base), elided(metrics, self._names[bar.at], label - theme().gap(6))
        )
        wide = metrics.horizontalAdvance(_NUMBER)
        track = QRectF(row.left() + label, row.top() + 0.28 * row.height(),
                       row.width() - label - wide - theme().gap(8), 0.44 * row.height())  # fmt: skip
        if track.width() > 0 and np.isfinite(number):
            filled = QRectF(track.topLeft(), track.size())
            filled.setWidth(track.width() * min(max(number, 0.0), 1.0))
            painter.fillRect(track, theme().colour("hairline"))
            painter.fillRect(filled, theme().colour("accent" if vector.chosen else "muted"))
        painter.setPen(theme().colour("ink"))
        painter.drawText(
            row, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number_text(number)
        )

    def _label_width(self, metrics: QFontMetricsF, room: float) -> float:
        widest = max((metrics.horizontalAdvance(name) for name in self._names), default=0.0)
        return min(widest + theme().gap(8), _LABEL_SHARE * room)

    def paint_marks(self, painter: QPainter) -> None:
        if self._hover is not None and not self.is_exporting():
            painter.fillRect(self._hover.rect, theme().colour("accent", 0.12))

    # The pointer

    def _lines(self, bar: _Bar) -> list[str]:
        vector = self._vectors[bar.vector]
        return [vector.name, f"{self._names[bar.at]}   {exact_text(float(vector.numbers[bar.at]))}"]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        self._hover_over(next((bar for bar in self._bars if bar.rect.contains(place)), None), place.toPoint())

    def pointer_left(self) -> None:
        self._hover_over(None, QPoint())

    def _hover_over(self, bar: _Bar | None, at: QPoint) -> None:
        if bar is not self._hover:
            self._hover = bar
            self.viewport().update()
        if bar is None:
            self.hush()
        else:
            self.say(at, self._lines(bar))
