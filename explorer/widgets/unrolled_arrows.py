"""The arrows of one column of the unrolled network: up from the input, across from step to step."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from explorer.theme import theme
from explorer.widgets.unrolled_layout import UnrolledLayout
from explorer.widgets.unrolled_look import Column, Look, direction_of, flow_pen, row_colour, wire_pen


def rise_paths(layout: UnrolledLayout, layer: int) -> list[tuple[int, QPainterPath]]:
    """How x_t or the layer below reaches the boxes of a layer: (row, path) each, upwards."""
    low = layout.box_rect(layer * layout.directions).bottom() + layout.gap
    middle = layout.pitch / 2
    if layout.directions == 1:
        start = QPointF(middle, low)
        return [(layer, line_path(start, QPointF(middle, layout.box_rect(layer).bottom())))]
    bar = low - layout.gap * (0.4 if layer == 0 else 0.3)
    forward, backward = layer * 2, layer * 2 + 1
    return [
        (forward, _branch(middle, low, bar, middle - layout.apart, layout.box_rect(forward).bottom())),
        (backward, _branch(middle, low, bar, _bus(layout), layout.box_rect(backward).bottom())),
    ]


def _bus(layout: UnrolledLayout) -> float:
    """Where the line to the backward box passes the forward one, on its right."""
    return layout.box_rect(1).right() - layout.apart


def line_path(start: QPointF, end: QPointF) -> QPainterPath:
    path = QPainterPath(start)
    path.lineTo(end)
    return path


def _branch(x: float, low: float, bar: float, aside: float, high: float) -> QPainterPath:
    """From the middle up to a bar, along it, and up to a box."""
    path = QPainterPath(QPointF(x, low))
    for point in (QPointF(x, bar), QPointF(aside, bar), QPointF(aside, high)):
        path.lineTo(point)
    return path


def gather_x(layout: UnrolledLayout, row: int) -> float:
    """Where the line up from a row leaves its strip: a forward one passes the backward box on its left."""
    if layout.directions == 1:
        return layout.pitch / 2
    box = layout.box_rect(row)
    return box.center().x() if direction_of(row, layout) else box.left() + layout.apart


def _gather_paths(layout: UnrolledLayout, layer: int) -> list[tuple[int, QPainterPath]]:
    """From the strips of a layer up to the next one's foot, where two directions are joined."""
    if layout.directions == 1:
        return []
    rows = (2 * layer, 2 * layer + 1)
    middle, bar = layout.pitch / 2, layout.strip_rect(rows[1]).top() - layout.gap * 0.3
    starts = [QPointF(gather_x(layout, row), layout.strip_rect(row).top()) for row in rows]
    paths = []
    for row, start in zip(rows, starts, strict=True):
        path = line_path(start, QPointF(start.x(), bar))
        path.lineTo(QPointF(middle, bar))
        paths.append((row, path))
    return paths


def paint_rise(painter: QPainter, column: Column, layout: UnrolledLayout, layer: int) -> None:
    """The arrows into a layer's boxes, and the lines that join the layer below."""
    if layer == 0 and not column.has_input:
        return
    if layer:
        for row, path in _gather_paths(layout, layer - 1):
            stroke(painter, path, wire_pen(column, layout, row))
    for row, path in reversed(rise_paths(layout, layer)):
        pen = wire_pen(column, layout, row)
        stroke(painter, path, pen)
        arrow_head(painter, path.currentPosition(), QPointF(0, -1), pen.color())


def paint_top(painter: QPainter, column: Column, layout: UnrolledLayout) -> None:
    """The arrow out of the highest layer."""
    if not column.has_output:
        return
    layer = layout.rows // layout.directions - 1
    for row, path in _gather_paths(layout, layer):
        stroke(painter, path, wire_pen(column, layout, row))
    start = layout.strip_rect(layout.rows - 1).top() - (layout.gap * 0.3 if layout.directions == 2 else 0)
    pen = wire_pen(column, layout, layout.rows - 1 if column.look is not Look.BEFORE else 0)
    end = QPointF(layout.pitch / 2, 1.0)
    stroke(painter, line_path(QPointF(layout.pitch / 2, start), end), pen)
    arrow_head(painter, end, QPointF(0, -1), pen.color())


def stroke(painter: QPainter, path: QPainterPath, pen: QPen) -> None:
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawPath(path)


def arrow_head(painter: QPainter, tip: QPointF, along: QPointF, colour: QColor, scale: float = 1.0) -> None:
    """An arrow's head that ends at `tip` and points along a unit vector."""
    size = theme().px(4) * scale
    aside = QPointF(-along.y(), along.x()) * (size * 0.75)
    foot = tip - along * (size * 1.4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([tip, foot + aside, foot - aside]))


def across_heights(layout: UnrolledLayout, row: int, *, carries_cell: bool) -> list[float]:
    """Where a row's arrows across lie: of h and, of an LSTM, of c above it."""
    box = layout.box_rect(row)
    if not carries_cell:
        return [box.center().y()]
    return [box.top() + box.height() * share for share in (0.66, 0.3)]


def paint_across(painter: QPainter, column: Column, layout: UnrolledLayout, row: int) -> None:
    """The halves of the row's arrows that lie in this column: one comes in, one goes out."""
    box, backward = layout.box_rect(row), direction_of(row, layout) == 1
    start, end = (layout.pitch + 0.0, 0.0) if backward else (0.0, layout.pitch + 0.0)
    entry, leave = (box.right(), box.left()) if backward else (box.left(), box.right())
    ends = column.is_first if backward else column.is_last
    comes = column.look.lights(direction_of(row, layout))
    goes = comes and column.look is not Look.NOW
    heights = across_heights(layout, row, carries_cell=column.carries_cell)
    for number, y in enumerate(heights):
        _paint_half(painter, QPointF(start, y), QPointF(entry, y), flow_pen(row, layout, number, lit=comes))
        if not ends:
            _paint_half(
                painter,
                QPointF(leave, y),
                QPointF(end, y),
                flow_pen(row, layout, number, lit=goes),
                head=False,
            )


def _paint_half(painter: QPainter, start: QPointF, end: QPointF, pen: QPen, *, head: bool = True) -> None:
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if not head:
        stroke(painter, line_path(start, end), pen)
        return
    along = QPointF(1.0 if end.x() > start.x() else -1.0, 0)
    stroke(painter, line_path(start, end - along * theme().px(3)), pen)
    arrow_head(painter, end, along, pen.color())


def paint_loop(painter: QPainter, column: Column, layout: UnrolledLayout, row: int) -> None:
    """The folded form's arrow from a box around to itself."""
    box, colour = layout.box_rect(row), row_colour(row, layout)
    side = -1.0 if direction_of(row, layout) else 1.0
    edge = box.left() if side < 0 else box.right()
    out, back = box.top() + box.height() * 0.25, box.top() + box.height() * 0.75
    reach = side * loop_reach()
    path = QPainterPath(QPointF(edge, out))
    path.cubicTo(
        QPointF(edge + reach, out - box.height() * 0.3),
        QPointF(edge + reach, back + box.height() * 0.3),
        QPointF(edge + side * theme().px(3), back),
    )
    stroke(painter, path, QPen(colour, theme().px(2)))
    arrow_head(painter, QPointF(edge, back), QPointF(-side, 0), colour)


def loop_reach() -> float:
    """How far the folded form's arrow is drawn aside; its bow reaches three quarters of it."""
    return float(theme().px(26))
