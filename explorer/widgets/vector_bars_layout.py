"""Where the bars of a few short vectors lie; pure geometry."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from explorer.theme import theme
from explorer.widgets.painting import number_text

_FONTS = (1.7, 1.5, 1.3, 1.15, 1.05, 0.96)  # relative to the base size, the best first
_LEAST_BLOCK = 170  # pixels at 100 % text; vectors stand below each other where they would be narrower
_LABEL_SHARE = 0.52  # of a block's width, at the most
_FAR = 30  # pixels between vectors that stand below each other, at the most
_NUMBER = "0.000"


@dataclass(frozen=True, eq=False, slots=True)
class NamedVector:
    """A vector (k,) in [0, 1]; `chosen`: it stands out."""

    name: str
    numbers: NDArray[np.float64]
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """The row of one number of a vector, and within it the track of the bar."""

    vector: int
    at: int
    rect: QRectF
    track: QRectF


@dataclass(frozen=True, slots=True)
class VectorLayout:
    """All places in pixels of the view; `font`: of names and numbers, relative to the base size."""

    font: float = 1.0
    blocks: tuple[QRectF, ...] = ()
    bars: tuple[Bar, ...] = ()

    def bar_at(self, place: QPointF) -> Bar | None:
        """The bar whose row holds a place."""
        return next((bar for bar in self.bars if bar.rect.contains(place)), None)


def number_metrics(font: float) -> QFontMetricsF:
    """The metrics of names and numbers."""
    return QFontMetricsF(theme().font(font, tabular=True))


def least_height(vectors: tuple[NamedVector, ...], names: tuple[str, ...], width: float) -> float:
    """How high the bars are in a column so wide, in the smallest text."""
    down = _down(vectors, width)
    return down * _block_height(names, _FONTS[-1]) + (down - 1) * theme().gap(10) + 2 * theme().gap(2)


def lay_out(
    vectors: tuple[NamedVector, ...], names: tuple[str, ...], width: float, height: float
) -> VectorLayout:
    """Place a block for each vector, side by side or below each other, in the largest text that fits."""
    down, gap = _down(vectors, width), float(theme().gap(16))
    across = 1 if down > 1 else max(len(vectors), 1)
    wide = max((width - (across - 1) * gap) / across, 1)
    font = next((size for size in _FONTS if _fits(vectors, names, size, (wide, height), down)), _FONTS[-1])
    high = _block_height(names, font)
    spare = max(0.0, (height - down * high) / down)
    step = high + min(max(spare, float(theme().gap(10))), float(theme().gap(_FAR)))
    places = [(k % across, k // across) for k in range(len(vectors))]
    blocks = tuple(QRectF(x * (wide + gap), theme().gap(2) + y * step, wide, high) for x, y in places)
    return VectorLayout(font, blocks, tuple(_bars(vectors, names, font, blocks)))


def _down(vectors: tuple[NamedVector, ...], width: float) -> int:
    """How many vectors stand below each other: none or all, for they are compared along one direction."""
    count = max(len(vectors), 1)
    least = count * theme().px(_LEAST_BLOCK) + (count - 1) * theme().gap(16)
    return 1 if width >= least else count


def _fits(
    vectors: tuple[NamedVector, ...],
    names: tuple[str, ...],
    font: float,
    room: tuple[float, float],
    down: int,
) -> bool:
    metrics = number_metrics(font)
    label, number = _label_width(names, metrics, np.inf), _number_width(vectors, metrics)
    has_width = label <= _LABEL_SHARE * room[0] and room[0] - label - number >= theme().px(50)
    used = down * _block_height(names, font) + (down - 1) * theme().gap(10) + 2 * theme().gap(2)
    return has_width and used <= room[1]


def _line(font: float) -> float:
    return number_metrics(font).height() + theme().gap(4)


def _heading_height(font: float) -> float:
    return QFontMetricsF(theme().font(font * 1.04, bold=True)).height() + theme().gap(3)


def _block_height(names: tuple[str, ...], font: float) -> float:
    return _heading_height(font) + len(names) * _line(font)


def _label_width(names: tuple[str, ...], metrics: QFontMetricsF, room: float) -> float:
    widest = max((metrics.horizontalAdvance(name) for name in names), default=0.0)
    return min(widest + theme().gap(8), _LABEL_SHARE * room)


def _number_width(vectors: tuple[NamedVector, ...], metrics: QFontMetricsF) -> float:
    texts = {number_text(float(number)) for vector in vectors for number in vector.numbers} | {_NUMBER}
    return max(metrics.horizontalAdvance(text) for text in texts) + theme().gap(8)


def _bars(
    vectors: tuple[NamedVector, ...], names: tuple[str, ...], font: float, blocks: tuple[QRectF, ...]
) -> list[Bar]:
    metrics, line, first = number_metrics(font), _line(font), _heading_height(font)
    number, bars = _number_width(vectors, metrics), []
    for k, block in enumerate(blocks):
        label = _label_width(names, metrics, block.width())
        for at in range(len(names)):
            row = QRectF(block.left(), block.top() + first + at * line, block.width(), line)
            track = row.adjusted(label, 0.28 * line, -number, -0.28 * line)
            bars.append(Bar(k, at, row, track))
    return bars
