"""Which outcomes of a distribution are shown and where their bars lie; pure functions."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from explorer.theme import theme
from explorer.widgets.curve_plot_axes import Floats
from explorer.widgets.curve_plot_layout import legend_metrics, tick_metrics
from explorer.widgets.painting import elided, number_text, one_line

REST = -1  # the row of all outcomes that have none of their own


def name_metrics() -> QFontMetricsF:
    """The metrics of the outcomes' names, bold as the right one is."""
    return QFontMetricsF(theme().font(0.96, bold=True))


def figure_metrics() -> QFontMetricsF:
    """The metrics of the numbers."""
    return QFontMetricsF(theme().font(0.92, tabular=True))


@dataclass(frozen=True, slots=True)
class BarRow:
    """One row: the outcome (or `REST`), its place by probability from 1, what stands in it, where it is."""

    outcome: int
    rank: int
    name: str
    value: float
    rect: QRectF
    plane: QRectF

    def bar(self) -> QRectF:
        """The bar from 0 to the value."""
        share = min(max(self.value, 0.0), 1.0) if math.isfinite(self.value) else 0.0
        return QRectF(self.plane.left(), self.plane.top(), self.plane.width() * share, self.plane.height())


@dataclass(frozen=True, slots=True)
class BarsLayout:
    """All rows, the room of the names, where legend and axis begin; pixels of the view."""

    rows: tuple[BarRow, ...] = ()
    name_room: float = 0.0
    legend_top: float = 0.0
    axis_top: float = 0.0

    def row_at(self, y: float) -> BarRow | None:
        """The row at a height."""
        return next((row for row in self.rows if row.rect.top() <= y < row.rect.bottom()), None)


def falling(probabilities: Floats) -> list[int]:
    """The outcomes from the most to the least probable; NaN last, equal ones in their own order."""
    return [int(i) for i in np.argsort(-np.nan_to_num(probabilities, nan=-np.inf), kind="stable")]


def chosen_outcomes(order: list[int], target: int | None, count: int) -> list[int]:
    """The first `count`; the target takes the last place when it is not among them."""
    shown = order[:count]
    if target is not None and shown and target not in shown:
        shown[-1] = target
    return shown


def lay_out(
    labels: tuple[str, ...],
    probabilities: Floats,
    target: int | None,
    most: int,
    rest_name: str,
    size: tuple[float, float],
) -> BarsLayout:
    """As many rows as fit in (width, height), at most `most`; then one of all the rest."""
    width, height = size
    edge = float(theme().px(6))
    top = edge + (legend_metrics().height() * 1.3 if target is not None else 0)
    bottom = height - tick_metrics().height() - theme().px(8)
    least = name_metrics().height() * 1.2
    fit = max(1, min(most, int((bottom - top) / least)))
    order = falling(probabilities)
    some = len(order) > fit
    shown = chosen_outcomes(order, target, max(1, fit - 1) if some else fit)
    ranks = {outcome: rank for rank, outcome in enumerate(order, 1)}
    entries = [(i, ranks[i], one_line(labels[i]), float(probabilities[i])) for i in shown]
    if some and fit > 1:
        left_over = float(np.nansum(np.delete(probabilities, shown)))
        entries.append((REST, 0, rest_name.format(count=len(order) - len(shown)), left_over))
    return _placed(entries, (width, bottom), top, least, edge)


def _placed(
    entries: list[tuple[int, int, str, float]],
    size: tuple[float, float],
    top: float,
    least: float,
    edge: float,
) -> BarsLayout:
    width, bottom = size
    gap = float(theme().px(8))
    names, figures = name_metrics(), figure_metrics()
    widest = max((names.horizontalAdvance(elided(names, entry[2], width)) for entry in entries), default=0.0)
    room = min(widest + 1, width * 0.4)
    numbers = max((figures.horizontalAdvance(number_text(entry[3])) for entry in entries), default=0.0)
    left, right = edge + room + gap, width - edge - numbers - gap
    pitch = max(least, min((bottom - top) / max(len(entries), 1), theme().px(34)))
    rows = []
    for place, entry in enumerate(entries):
        rect = QRectF(0, top + place * pitch, width, pitch)
        plane = QRectF(left, rect.top() + pitch * 0.16, max(right - left, 8.0), pitch * 0.68)
        rows.append(BarRow(*entry, rect, plane))
    return BarsLayout(tuple(rows), room, edge / 2, top + len(rows) * pitch)
