"""The colour bar: which colour stands for which value, readable under every scale."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from explorer.core.colour import LOG_FLOOR, ColourMap, Scale, place, value_at
from explorer.core.i18n import translate
from explorer.theme import theme
from explorer.widgets.cell_colours import Look, colour_table
from explorer.widgets.cell_painting import draw_cells
from explorer.widgets.painting import elided

_FONT = 0.85


def tick_text(value: float) -> str:
    """A tick's value, short: at most three figures, a real minus sign."""
    return f"{value:.3g}".replace("e-0", "e-").replace("e+0", "e").replace("-", "−")


def _round_values(top: float, bottom: float) -> list[float]:
    """1, 2 and 5 times the powers of ten between two positive limits; the roundest first."""
    if not 0 < bottom < top:
        return []
    powers = range(math.floor(math.log10(bottom)), math.ceil(math.log10(top)) + 1)
    found = [digit * 10.0**power for digit in (1, 5, 2) for power in reversed(powers)]
    return [value for value in found if bottom <= value < top]


def _foot(look: Look) -> float:
    return LOG_FLOOR * look.high if look.scale is Scale.LOG else look.low


@lru_cache(64)  # asked for several times in each paint
def tick_values(look: Look) -> list[float]:
    """The values worth a tick, the most important first: the ends, zero, then round values."""
    top = look.high
    span = top - (0.0 if look.signed else look.low)
    if look.signed:
        inner = _round_values(top, top / 100)
        return [-top, top, 0.0, *(sign * value for value in inner for sign in (1, -1))]
    if look.low != 0:
        return [look.low, top, *(look.low + span * share for share in (0.5, 0.25, 0.75))]
    return [_foot(look), top, *_round_values(top, top * LOG_FLOOR)]


def tick_places(values: Sequence[float], look: Look) -> list[float]:
    """Where values lie on the bar, in [0, 1]."""
    held = np.array(values)
    sizes = (abs(held) if look.signed else held - look.low).astype(np.float32)
    shares = place(sizes, look.scale, look.high if look.signed else look.high - look.low).astype(np.float64)
    return list((0.5 + 0.5 * np.copysign(shares, held) if look.signed else shares).tolist())


class ColourBar(QWidget):
    """A horizontal ramp with its label before it and its ticks below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look()
        self._label = "α"
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._on_theme_changed)
        self.retranslate()

    def set(
        self, scale: Scale, colour_map: ColourMap, low: float, high: float, signed: bool, label: str
    ) -> None:
        """Show the ramp of values from `low` to `high`, or from −`high` to `high` when signed."""
        look = Look(scale, colour_map, signed, low, high if high > low else low + 1.0)
        if (look, label) == (self._look, self._label):
            return
        self._look, self._label = look, label
        self.retranslate()
        self.update()

    def ticks(self) -> tuple[tuple[float, str], ...]:
        """The ticks drawn at the present width, as (value, text), from left to right."""
        return tuple((value, tick_text(value)) for value, _x in sorted(self._placed()))

    def value_under(self, x: float) -> float:
        """The value of the colour at a horizontal position."""
        bar = self._bar()
        share = min(1.0, max(0.0, (x - bar.left()) / max(bar.width(), 1)))
        look = self._look
        if look.signed:
            return math.copysign(value_at(abs(2 * share - 1), look.scale, look.high), share - 0.5)
        return look.low + value_at(share, look.scale, look.high - look.low)

    def retranslate(self) -> None:
        """Set the texts in the present language."""
        self.setAccessibleName(translate("ColourBar", "Colour bar of {label}").format(label=self._label))

    def picture_name(self) -> str:
        return translate("ColourBar", "Colour bar of {label}").format(label=self._label)

    def picture_widget(self) -> QWidget:
        return self

    def picture_arrays(self) -> Mapping[str, NDArray[np.generic]]:
        return {"value": self._samples(), "rgb": theme().lut(self._drawn_map())}

    def picture_table(self) -> tuple[Sequence[str], list[Sequence[object]]]:
        colours = theme().lut(self._drawn_map()).tolist()
        rows: list[Sequence[object]] = [
            [float(value), *colour] for value, colour in zip(self._samples(), colours, strict=True)
        ]
        return ("value", "red", "green", "blue"), rows

    def _drawn_map(self) -> ColourMap:
        return ColourMap.SIGNED if self._look.signed else self._look.colour_map

    def _samples(self) -> NDArray[np.float32]:
        bar = self._bar()
        edges = np.linspace(bar.left(), bar.right(), 256)
        return np.array([self.value_under(float(x)) for x in edges], dtype=np.float32)

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(theme().font(_FONT, tabular=True))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(220), theme().gap(12) + round(self._metrics().height()) + theme().gap(6))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(90), self.sizeHint().height())

    def _bar(self) -> QRectF:
        metrics = self._metrics()
        name = min(metrics.horizontalAdvance(self._label) + theme().px(8), self.width() * 0.35)
        ends = [metrics.horizontalAdvance(tick_text(v)) / 2 for v in tick_values(self._look)[:2]]
        left = max(name, ends[0]) + 1
        return QRectF(left, theme().gap(2), max(8.0, self.width() - left - ends[1] - 2), theme().gap(10))

    def _placed(self) -> list[tuple[float, float]]:
        """(value, x) of every tick that fits: a less important one gives way."""
        metrics, bar, gap = self._metrics(), self._bar(), theme().px(6)
        taken: list[tuple[float, float, float, float]] = []
        values = tick_values(self._look)
        for value, share in zip(values, tick_places(values, self._look), strict=True):
            x = bar.left() + share * bar.width()
            half = metrics.horizontalAdvance(tick_text(value)) / 2
            if all(x + half + gap < start or x - half - gap > end for start, end, _v, _x in taken):
                taken.append((x - half, x + half, value, x))
        return [(value, x) for _start, _end, value, x in taken]

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        metrics, bar = self._metrics(), self._bar()
        draw_cells(painter, bar, colour_table(self._look)[:256].reshape(1, 256))
        painter.setPen(theme().colour("hairline"))
        painter.drawRect(bar)
        painter.setFont(theme().font(_FONT, tabular=True))
        painter.setPen(theme().colour("muted"))
        shown = elided(metrics, self._label, bar.left() - theme().px(4))
        middle = bar.center().y() + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(0, middle), shown)
        for value, x in self._placed():
            text, foot = tick_text(value), bar.bottom()
            painter.drawLine(QPointF(x, foot), QPointF(x, foot + theme().gap(2)))
            width = metrics.horizontalAdvance(text)
            painter.drawText(QPointF(x - width / 2, foot + theme().gap(2) + metrics.ascent()), text)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._bar().contains(event.position()):
            value = tick_text(self.value_under(event.position().x()))
            QToolTip.showText(event.globalPosition().toPoint(), f"{self._label} = {value}", self)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
