"""A few short vectors side by side, each as bars from 0 to 1 with numbers: a pooled value beside others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from explorer.core.i18n import translate
from explorer.theme import theme
from explorer.widgets.curve_plot_axes import exact_text
from explorer.widgets.curve_plot_view import StillView
from explorer.widgets.painting import elided, number_text
from explorer.widgets.vector_bars_layout import (
    Bar,
    NamedVector,
    VectorLayout,
    lay_out,
    least_height,
    number_metrics,
)

Place = tuple[int, int]
"""Which vector, and which of its numbers."""


class VectorBars(StillView):
    """Hovering over a bar tells its exact value; a click or the arrows choose one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vectors: tuple[NamedVector, ...] = ()
        self._names: tuple[str, ...] = ()
        self._layout = VectorLayout()
        self._hover: Place | None = None
        self._chosen: Place | None = None
        self.retranslate()

    def set_vectors(self, vectors: tuple[NamedVector, ...], names: tuple[str, ...]) -> None:
        """Show vectors whose k numbers mean `names`; what was chosen stays so where it still exists.

        Raises:
            ValueError: a vector has more or fewer numbers than there are names.
        """
        for vector in vectors:
            if vector.numbers.shape != (len(names),):
                raise ValueError(f"{vector.name}: {vector.numbers.shape} numbers for {len(names)} names")
        is_other = len(vectors) != len(self._vectors) or len(names) != len(self._names)
        self._vectors, self._names = vectors, names
        if is_other:
            self._hover, self._chosen = None, None
            self.updateGeometry()
        self.hush()
        self.lay_out()
        self._describe()

    def vectors(self) -> tuple[NamedVector, ...]:
        """What is shown."""
        return self._vectors

    def chosen(self) -> Place | None:
        """The number that is marked."""
        return self._chosen

    def heightForWidth(self, width: int) -> int:
        """How high the bars are in a column so wide, in pixels."""
        return round(least_height(self._vectors, self._names, float(width)))

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
        place = self._hover or self._chosen
        return "" if place is None else "\n".join(self._lines(place))

    def bar_center(self, vector: int, at: int) -> QPoint:
        """The middle of a bar's row on the canvas."""
        return self._bar((vector, at)).rect.center().toPoint()

    def bar_rect(self, vector: int, at: int) -> QRectF:
        """The filled part of a bar."""
        return _filled(self._bar((vector, at)), float(self._vectors[vector].numbers[at]))

    def _bar(self, place: Place) -> Bar:
        return next(bar for bar in self._layout.bars if (bar.vector, bar.at) == place)

    # Layout and painting

    def retranslate(self) -> None:
        self.lay_out()
        super().retranslate()

    def lay_out(self) -> None:
        room = self.viewport().size()
        self._layout = lay_out(self._vectors, self._names, float(room.width()), float(room.height()))
        self.forget()

    def paint_still(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for vector, block in zip(self._vectors, self._layout.blocks, strict=True):
            painter.setFont(theme().font(self._layout.font * 1.04, bold=True))
            painter.setPen(theme().colour("accent" if vector.chosen else "ink"))
            metrics = QFontMetricsF(painter.font())
            name = elided(metrics, vector.name, block.width())
            painter.drawText(block.topLeft() + QPointF(0, metrics.ascent()), name)
        for bar in self._layout.bars:
            self._paint_bar(painter, bar)

    def _paint_bar(self, painter: QPainter, bar: Bar) -> None:
        vector, row = self._vectors[bar.vector], bar.rect
        number, metrics = float(vector.numbers[bar.at]), number_metrics(self._layout.font)
        if bar.track.width() > 0:
            painter.fillRect(bar.track, theme().colour("hairline"))
            painter.fillRect(_filled(bar, number), theme().colour("accent" if vector.chosen else "muted"))
        painter.setFont(theme().font(self._layout.font, tabular=True))
        painter.setPen(theme().colour("muted"))
        base = row.center().y() + (metrics.ascent() - metrics.descent()) / 2
        label = elided(metrics, self._names[bar.at], bar.track.left() - row.left() - theme().gap(5))
        painter.drawText(QPointF(row.left(), base), label)
        painter.setPen(theme().colour("ink"))
        painter.drawText(
            row, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number_text(number)
        )

    def paint_marks(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        hover = None if self.is_exporting() else self._hover
        for place, alpha in ((self._chosen, 1.0), (hover, 0.5)):
            if place is not None:
                painter.setPen(QPen(theme().colour("accent", alpha), 1.5))
                painter.drawRoundedRect(
                    self._bar(place).rect.adjusted(1, 0, -1, 0), theme().px(4), theme().px(4)
                )

    # The pointer and the keyboard

    def _lines(self, place: Place) -> list[str]:
        vector = self._vectors[place[0]]
        return [vector.name, f"{self._names[place[1]]}   {exact_text(float(vector.numbers[place[1]]))}"]

    def _describe(self) -> None:
        """Tell those who cannot see it what is chosen, or else the whole of the vector that stands out."""
        if self._chosen is not None:
            lines = self._lines(self._chosen)
        else:
            marked = [k for k, vector in enumerate(self._vectors) if vector.chosen]
            lines = [line for k in marked for at in range(len(self._names)) for line in self._lines((k, at))]
        self.setAccessibleDescription("\n".join(dict.fromkeys(lines)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover_over(self._layout.bar_at(event.position()), event.position().toPoint())

    def pointer_left(self) -> None:
        self._hover_over(None, QPoint())

    def _hover_over(self, bar: Bar | None, at: QPoint) -> None:
        place = None if bar is None else (bar.vector, bar.at)
        if place != self._hover:
            self._hover = place
            self.viewport().update()
        if place is None:
            self.hush()
        else:
            self.say(at, self._lines(place))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        bar = self._layout.bar_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and bar is not None:
            place = bar.vector, bar.at
            self._choose(None if place == self._chosen else place)

    def _choose(self, place: Place | None) -> None:
        self._chosen = place
        self._describe()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        move = moves.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape and self._chosen is not None:
            self._choose(None)
        elif move is not None and self._layout.bars:
            vector, at = self._chosen or (0, 0)
            step = move if self._chosen is not None else (0, 0)
            self._choose((min(max(vector + step[0], 0), len(self._vectors) - 1),
                          min(max(at + step[1], 0), len(self._names) - 1)))  # fmt: skip
        else:
            event.ignore()


def _filled(bar: Bar, number: float) -> QRectF:
    share = min(max(number, 0.0), 1.0) if np.isfinite(number) else 0.0
    return QRectF(bar.track.left(), bar.track.top(), bar.track.width() * share, bar.track.height())
