"""Paints the unrolled network from parts that are drawn once: columns, strips, names."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from explorer.core.trace import FloatArray
from explorer.theme import theme
from explorer.widgets.cell_painting import is_vector
from explorer.widgets.unrolled_column import ColumnPixmaps, paint_column
from explorer.widgets.unrolled_data import UnrolledData
from explorer.widgets.unrolled_flow import paint_dots, paint_feeds, row_band, row_light
from explorer.widgets.unrolled_layout import UnrolledLayout, name_metrics
from explorer.widgets.unrolled_look import Column, Look, direction_of
from explorer.widgets.unrolled_names import StepNames, paint_numbers, paint_weights
from explorer.widgets.unrolled_strips import StateStrips

_FADED = 0.34  # the opacity of the strips of steps that are not lit


@dataclass(frozen=True, slots=True)
class Scene:
    """What is painted: the step and the row shown, how far the step is lit, the box under the pointer."""

    data: UnrolledData
    layout: UnrolledLayout
    step: int
    row: int
    progress: float
    hover: tuple[int, int]
    """A step and a row, or (−1, −1)."""

    def look(self, step: int) -> Look:
        """How a column stands beside the step."""
        if step == self.step:
            return Look.NOW
        return Look.BEFORE if step < self.step else Look.AFTER

    def column(self, step: int, look: Look) -> Column:
        """The kind of a step's column."""
        data = self.data
        return Column(
            look, data.cell, data.has_input(step), bool(data.gives_output[step]),
            step == 0, step == data.steps - 1, data.carries_cell, self.row if look is Look.NOW else -1,
        )  # fmt: skip


@dataclass(slots=True)
class UnrolledPainter:
    """Keeps what does not change between two paints."""

    columns: ColumnPixmaps = field(default_factory=ColumnPixmaps)
    strips: StateStrips = field(default_factory=StateStrips)
    names: StepNames = field(default_factory=StepNames)

    def set_states(self, states: FloatArray) -> None:
        """The states that the strips show: (L, D, T, H)."""
        self.strips.set_states(states)

    def clear(self) -> None:
        """Forget all: the theme, the text size or the layout is another."""
        self.columns.clear()
        self.strips.clear()
        self.names.clear()

    def paint_block(self, painter: QPainter, scene: Scene, steps: range, ratio: float) -> None:
        """Draw the columns of some steps; the origin is the content's left edge at the block's top."""
        self.strips.set_width(scene.layout.strip_rect(0).width() * ratio)
        moving = scene.progress < 1
        for step in steps:
            look = Look.UNLIT if moving and step == scene.step else scene.look(step)
            self._paint_column(painter, scene, step, look, ratio)
        if moving and scene.step in steps:
            self._light_up(painter, scene, ratio)
        self._paint_strips(painter, scene, steps)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_feeds(painter, scene.data, scene.layout, steps, scene.step)
        if scene.step in range(steps.start - 1, steps.stop + 1):
            paint_weights(painter, scene.data, scene.layout, scene.step)
        if moving:
            paint_dots(painter, scene.data, scene.layout, scene.step, scene.progress)
        self._frame_hover(painter, scene)

    def _paint_column(self, painter: QPainter, scene: Scene, step: int, look: Look, ratio: float) -> None:
        left, column = scene.layout.column(step), scene.column(step, look)
        if not is_vector(painter):
            painter.drawPixmap(QPointF(left, 0), self.columns.pixmap(column, scene.layout, ratio))
            return
        painter.save()
        painter.translate(left, 0)
        paint_column(painter, column, scene.layout)
        painter.restore()

    def _light_up(self, painter: QPainter, scene: Scene, ratio: float) -> None:
        """The lit column over the unlit one, row by row as far as the information has come."""
        left, layout = scene.layout.column(scene.step), scene.layout
        for row in range(layout.rows):
            painter.save()
            painter.setClipRect(row_band(layout, row).translated(left, 0), Qt.ClipOperation.IntersectClip)
            painter.setOpacity(row_light(scene.progress, row, layout.rows))
            self._paint_column(painter, scene, scene.step, Look.NOW, ratio)
            painter.restore()

    def _paint_strips(self, painter: QPainter, scene: Scene, steps: range) -> None:
        layout, vector = scene.layout, is_vector(painter)
        columns = [(step, layout.column(step), scene.look(step)) for step in steps]
        for row in range(layout.rows):
            rect, direction = layout.strip_rect(row), direction_of(row, layout)
            for step, left, look in columns:
                light = 1.0 if look.lights(direction) else 0.0
                if look is Look.NOW:
                    light = row_light(scene.progress, row, layout.rows)
                painter.setOpacity(_FADED + (1 - _FADED) * light)
                self.strips.paint(painter, rect.translated(left, 0), row, step, vector=vector)
        painter.setOpacity(1)

    def _frame_hover(self, painter: QPainter, scene: Scene) -> None:
        step, row = scene.hover
        if step < 0 or row < 0:
            return
        layout = scene.layout
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme().colour("accent", 0.7), 1.5))
        both = layout.box_rect(row).united(layout.strip_rect(row)).translated(layout.column(step), 0)
        painter.drawRoundedRect(both.adjusted(-3, -3, 3, 3), theme().px(5), theme().px(5))

    def paint_bands(self, painter: QPainter, scene: Scene, steps: range) -> None:
        """Write outputs above the block and tokens below it; the origin is the content's left edge."""
        layout, data = scene.layout, scene.data
        if layout.heads:
            outputs = [
                (step, data.outputs[step], self._ink(scene, step))
                for step in steps
                if data.gives_output[step] and data.outputs[step]
            ]
            self.names.paint_row(painter, layout, outputs, layout.rows_top - layout.heads, scene.step)
        foot = foot_top(layout)
        tokens = [
            (step, data.tokens[step], self._ink(scene, step))
            for step in steps
            if data.has_input(step) and data.tokens[step]
        ]
        self.names.paint_row(painter, layout, tokens, foot, scene.step)
        if layout.has_numbers:
            paint_numbers(painter, layout, steps, foot + name_metrics().height(), scene.step)

    def _ink(self, scene: Scene, step: int) -> QColor:
        if step == scene.step:
            return theme().colour("accent")
        read = step < scene.step or scene.data.bidirectional
        return theme().colour("ink" if read else "muted")


def foot_top(layout: UnrolledLayout) -> float:
    """Where the tokens' names begin, in the viewport."""
    return layout.rows_top + layout.rows_view + theme().px(2)


def place_at(layout: UnrolledLayout, x: float, y: float) -> tuple[int, int, float | None]:
    """The step, the row and the share across its strip at a place; (−1, −1, None) where there is nothing.

    x in pixels of the content, y of the block. The row is −1 off the boxes, the share None off the strips.
    """
    step, row = layout.step_at(x), layout.row_at(y)
    if step < 0 or row < 0:
        return step, -1, None
    inside = x - layout.column(step)
    box, strip = layout.box_rect(row), layout.strip_rect(row)
    if not box.left() <= inside < box.right():
        return step, -1, None
    share = (inside - strip.left()) / strip.width()
    on_strip = strip.top() <= y < strip.bottom() and 0 <= share < 1
    return step, row, share if on_strip else None


def block_rect(layout: UnrolledLayout, width: float) -> QRectF:
    """The part of the viewport in which the block of rows is seen."""
    return QRectF(layout.folded, layout.rows_top, width - layout.folded, layout.rows_view)
