"""The folded form beside the unrolled network: one box a layer whose state comes back to it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from explorer.core.i18n import translate
from explorer.theme import theme
from explorer.widgets.painting import elided
from explorer.widgets.unrolled_arrows import loop_reach
from explorer.widgets.unrolled_column import paint_column
from explorer.widgets.unrolled_data import UnrolledData
from explorer.widgets.unrolled_layout import (
    EQUAL_SIGN,
    NAME_FONT,
    SMALL_FONT,
    UnrolledLayout,
    name_metrics,
    small_metrics,
)
from explorer.widgets.unrolled_look import Column, Look, direction_of, row_colour


def folded_left(layout: UnrolledLayout) -> float:
    """Where the folded column begins, so that its loops have room: on the right, or on both sides."""
    if layout.directions == 2:
        return (layout.folded - theme().px(EQUAL_SIGN) - layout.pitch) / 2
    return theme().px(8) - layout.box_rect(0).left()


def paint_folded(painter: QPainter, data: UnrolledData, layout: UnrolledLayout, chosen: int) -> None:
    """Boxes, loops and the weights' names; the origin is the left edge at the top of the block of rows."""
    painter.save()
    painter.translate(folded_left(layout), 0)
    column = Column(
        Look.FOLDED, data.cell, bool(data.takes_input.any()), bool(data.gives_output.any()),
        is_first=False, is_last=False, carries_cell=False, chosen=chosen,
    )  # fmt: skip
    paint_column(painter, column, layout)
    painter.setFont(theme().font(SMALL_FONT, tabular=True))
    for row in range(layout.rows):
        _name_loop(painter, data, layout, row)
    painter.restore()
    _paint_equal(painter, layout)


def _name_loop(painter: QPainter, data: UnrolledData, layout: UnrolledLayout, row: int) -> None:
    box, metrics = layout.box_rect(row), small_metrics()
    painter.setPen(row_colour(row, layout))
    name, reach = data.weight(1, row), loop_reach() * 0.75 + theme().px(4)
    y = box.center().y() + metrics.capHeight() / 2
    x = box.right() + reach
    if direction_of(row, layout) == 1:
        x = box.left() - reach - metrics.horizontalAdvance(name)
    painter.drawText(QPointF(x, y), name)
    if layout.directions == 1 and layout.gap >= metrics.ascent() and (row > 0 or data.takes_input.any()):
        foot = box.bottom() + layout.gap * 0.5 + metrics.capHeight() / 2
        painter.drawText(QPointF(layout.pitch / 2 + theme().px(4), foot), data.weight(0, row))


def _paint_equal(painter: QPainter, layout: UnrolledLayout) -> None:
    """The sign between the two forms."""
    painter.setFont(theme().font(1.3))
    painter.setPen(theme().colour("muted"))
    width, height = theme().px(EQUAL_SIGN), layout.row_pitch
    middle = (layout.box_rect(0).center().y() + layout.box_rect(layout.rows - 1).center().y()) / 2
    seen = QRectF(layout.folded - width, middle - height / 2, width, height)
    painter.drawText(seen, Qt.AlignmentFlag.AlignCenter, "=")


def paint_folded_names(
    painter: QPainter, data: UnrolledData, layout: UnrolledLayout, head: float, foot: float
) -> None:
    """x below, h or y above; `head` and `foot` are the tops of the rows of names in the viewport."""
    metrics, look = name_metrics(), theme()
    painter.setFont(look.font(NAME_FONT))
    painter.setPen(look.colour("ink"))
    middle = folded_left(layout) + layout.pitch / 2
    for text, top in (("xₜ", foot), ("yₜ", head)):
        shown = data.takes_input.any() if text == "xₜ" else layout.heads
        if shown:
            x = middle - metrics.horizontalAdvance(text) / 2
            painter.drawText(QPointF(x, top + metrics.ascent()), text)
    if layout.has_numbers:
        small = small_metrics()
        painter.setFont(look.font(SMALL_FONT, tabular=True))
        painter.setPen(look.colour("muted"))
        text = elided(small, translate("Unrolled", "folded"), layout.folded - look.px(EQUAL_SIGN))
        x = middle - small.horizontalAdvance(text) / 2
        painter.drawText(QPointF(max(x, 2.0), foot + metrics.height() + small.ascent()), text)
