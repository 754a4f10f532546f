"""What moves: outputs fed back as inputs, and information that flows into a step while it plays."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from explorer.theme import theme
from explorer.widgets.unrolled_arrows import across_heights, line_path, rise_paths
from explorer.widgets.unrolled_data import UnrolledData
from explorer.widgets.unrolled_layout import UnrolledLayout
from explorer.widgets.unrolled_look import dim_colour, direction_of, row_colour

SECONDS = 0.24
_OVERLAP = 0.5  # the share of the time that passes before the highest layer begins
_ARRIVES = 0.62  # the share of a row's own time after which its dots are at the box


def feed_path(layout: UnrolledLayout, step: int) -> QPainterPath:
    """From the output of the step before, down between the columns, to the input of a step."""
    start = QPointF(layout.column(step - 1) + layout.pitch / 2, layout.gap * 0.5)
    end = QPointF(layout.column(step) + layout.pitch / 2, layout.rows_height - layout.gap * 0.3)
    middle, bow = layout.column(step), layout.pitch * 0.22
    path = QPainterPath(start)
    path.cubicTo(
        QPointF(middle - bow * 0.2, start.y()), QPointF(middle, start.y()), QPointF(middle, start.y() + bow)
    )
    path.lineTo(QPointF(middle, end.y() - bow))
    path.cubicTo(QPointF(middle, end.y()), QPointF(middle + bow * 0.2, end.y()), end)
    return path


def paint_feeds(
    painter: QPainter, data: UnrolledData, layout: UnrolledLayout, steps: range, now: int
) -> None:
    """Draw the arrows from outputs to the next inputs that touch these steps."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for step in range(steps.start, min(steps.stop + 1, data.steps)):
        if not data.is_fed(step):
            continue
        colour = theme().colour("second") if step <= now else dim_colour()
        painter.setPen(QPen(colour, 2.0 if step == now else 1.4))
        painter.drawPath(feed_path(layout, step))


def row_share(progress: float, row: int, rows: int) -> float:
    """How far a row has come at a point of the whole, both in [0, 1]; lower rows begin and end first."""
    start = _OVERLAP * row / rows
    window = 1 - _OVERLAP * (rows - 1) / rows
    return max(0.0, min(1.0, (progress - start) / window))


def row_light(progress: float, row: int, rows: int) -> float:
    """How lit a row's box is: it begins when its dots are nearly there."""
    share = (row_share(progress, row, rows) - _ARRIVES * 0.8) / (1 - _ARRIVES * 0.8)
    return max(0.0, min(1.0, share))


def row_band(layout: UnrolledLayout, row: int) -> QRectF:
    """The part of a column that lights up with a row, down to the next one."""
    low = layout.rows_height if row == 0 else layout.strip_rect(row - 1).top() - 1
    high = 0.0 if row == layout.rows - 1 else layout.strip_rect(row).top() - 1
    return QRectF(0, high, layout.pitch, low - high)


def paint_dots(
    painter: QPainter, data: UnrolledData, layout: UnrolledLayout, step: int, progress: float
) -> None:
    """Draw what is on its way along the arrows into a step."""
    painter.setPen(Qt.PenStyle.NoPen)
    for row in range(layout.rows):
        along = row_share(progress, row, layout.rows) / _ARRIVES
        if not 0 < along < 1:
            continue
        colour = row_colour(row, layout)
        for path in _paths_into(data, layout, row, step):
            _paint_dot(painter, path.pointAtPercent(along), colour)


def _paths_into(data: UnrolledData, layout: UnrolledLayout, row: int, step: int) -> list[QPainterPath]:
    left = layout.column(step)
    box, backward = layout.box_rect(row).translated(left, 0), direction_of(row, layout) == 1
    paths = []
    for y in across_heights(layout, row, carries_cell=data.carries_cell):
        gap = layout.pitch - box.width()
        start = box.right() + gap if backward else box.left() - gap
        paths.append(line_path(QPointF(start, y), QPointF(box.right() if backward else box.left(), y)))
    layer = row // layout.directions
    if layer > 0 or data.has_input(step):
        paths += [path.translated(left, 0) for at, path in rise_paths(layout, layer) if at == row]
    if row == 0 and data.is_fed(step):
        paths.append(feed_path(layout, step))
    return paths


def _paint_dot(painter: QPainter, at: QPointF, colour: QColor) -> None:
    radius = theme().px(3.5)
    halo = QColor(colour)
    halo.setAlphaF(0.3)
    painter.setBrush(halo)
    painter.drawEllipse(at, radius * 1.8, radius * 1.8)
    painter.setBrush(colour)
    painter.drawEllipse(at, radius, radius)
