"""The rows of the q·k view and where they lie; pure geometry."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from explorer.core.i18n import translate
from explorer.core.trace import FloatArray
from explorer.theme import theme
from explorer.widgets.heatmap_layout import SLANT, axis_metrics, label_room
from explorer.widgets.painting import number_text, one_line
from explorer.widgets.score_data import ScoreData


@dataclass(frozen=True, eq=False, slots=True)
class Strip:
    """One row: a name, a hint below it, its values, a number at the end, and where it is drawn."""

    name: str
    hint: str
    values: FloatArray
    signed: bool
    figure: str
    over_keys: bool
    row: QRectF
    cells: QRectF

    def cell(self, index: int) -> QRectF:
        """One value's rectangle."""
        wide = self.cells.width() / max(len(self.values), 1)
        return QRectF(self.cells.left() + index * wide, self.cells.top(), wide, self.cells.height())

    def index_at(self, x: float) -> int:
        """The value under a place across, or −1."""
        index = math.floor((x - self.cells.left()) * len(self.values) / max(self.cells.width(), 1e-9))
        return index if 0 <= index < len(self.values) else -1


@dataclass(frozen=True, eq=False, slots=True)
class ScoreLayout:
    """All strips, the rectangle of the keys' cells, the depth of their names, and the content's height."""

    strips: tuple[Strip, ...]
    keys: QRectF
    depth: float
    height: float


def name_metrics() -> QFontMetricsF:
    """The metrics of the rows' names."""
    return QFontMetricsF(theme().font(0.96))


def hint_metrics() -> QFontMetricsF:
    """The metrics of the hints below them."""
    return QFontMetricsF(theme().font(0.82))


def _norm(values: FloatArray) -> str:
    return f"‖·‖ = {number_text(float(math.sqrt(float((values.astype(float) ** 2).sum()))))}"


Row = tuple[str, str, FloatArray, bool, str, bool]


def _rows(data: ScoreData) -> list[Row]:
    """(name, hint, values, signed, figure, over keys) of every strip."""
    key = one_line(data.keys[data.chosen])
    total = number_text(float(data.product.astype(float).sum()))
    rows: list[Row] = [
        ("q", one_line(data.query_label), data.q, True, _norm(data.q), False),
        ("k", key, data.k, True, _norm(data.k), False),
        ("q ∘ k", translate("ScoreStrips", "element by element"), data.product, True, f"Σ = {total}", False),
    ]
    for stage in data.stages:
        figure = number_text(float(stage.values[data.chosen]))
        rows.append((stage.name, stage.formula_hint, stage.values, stage.signed, figure, True))
    return rows


def lay_out(data: ScoreData, width: float) -> ScoreLayout:
    """Stack the strips in a column `width` wide, the keys' names above the first strip over keys."""
    rows, edge, gap = _rows(data), float(theme().px(6)), theme().px(8)
    names, hints = name_metrics(), hint_metrics()
    widest = max(
        max(names.horizontalAdvance(row[0]), hints.horizontalAdvance(one_line(row[1]))) for row in rows
    )
    left = edge + min(widest, width * 0.26) + gap
    figures = max(names.horizontalAdvance(row[4]) for row in rows)
    right = width - edge - min(figures + 2, width * 0.42) - gap
    depth = (label_room(data.keys, theme().px(120)) + axis_metrics().height()) * SLANT + theme().px(6)
    band = names.height() + hints.height() + theme().px(2)
    strips: list[Strip] = []
    y = edge
    for row in rows:
        if row[5] and not any(strip.over_keys for strip in strips):
            y += depth + theme().px(6)
        cells = QRectF(left, y + theme().px(2), max(right - left, 8.0), band - theme().px(6))
        strips.append(Strip(*row, row=QRectF(edge, y, width - 2 * edge, band), cells=cells))
        y += band + theme().px(3)
    over = [strip.cells for strip in strips if strip.over_keys]
    keys = over[0].united(over[-1]) if over else QRectF()
    return ScoreLayout(tuple(strips), keys, depth, y + edge)
