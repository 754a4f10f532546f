"""The strips of the q·k view: the vectors, and each stage over all keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from explorer.core.colour import ColourMap, Scale
from explorer.core.i18n import translate
from explorer.theme import theme
from explorer.widgets.cell_colours import Look, coloured, pooled, top_of
from explorer.widgets.cell_keys import next_cell
from explorer.widgets.cell_painting import draw_cells
from explorer.widgets.painting import elided, number_text, one_line
from explorer.widgets.score_data import ScoreData
from explorer.widgets.score_layout import ScoreLayout, Strip, hint_metrics, lay_out, name_metrics
from explorer.widgets.token_axis import TokenAxis
from explorer.widgets.view import ScrolledView


class ScoreCanvas(ScrolledView):
    """Draws the strips; a click on a key's column, or an arrow, chooses that key."""

    key_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data: ScoreData | None = None
        self._layout = ScoreLayout((), QRectF(), 0, 0)
        self._axis = TokenAxis(turned=True)
        self._scale, self._colour_map = Scale.SQRT, ColourMap.ACCENT
        self._hover = (-1, -1)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.retranslate()

    def set_data(self, data: ScoreData | None) -> None:
        self._data = data
        self._hover = (-1, -1)
        self.hush()
        self.lay_out()

    def set_look(self, scale: Scale, colour_map: ColourMap) -> None:
        """The scale and ramp of the stages that are not signed."""
        self._scale, self._colour_map = scale, colour_map
        self.viewport().update()

    def cell_center(self, strip: int, index: int) -> QPoint:
        """The middle of a value on the canvas; strips count from the top."""
        at = self._layout.strips[strip].cell(index).center() - QPointF(self.content_offset())
        return at.toPoint()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(360), round(self._layout.height) or theme().px(260))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(160), theme().px(80))

    def strip_look(self, strip: Strip) -> Look:
        """How a strip's values become colours: from its own largest magnitude."""
        scale = Scale.LINEAR if strip.signed else self._scale
        return Look(scale, self._colour_map, strip.signed, high=top_of(strip.values))

    def default_name(self) -> str:
        return translate("ScoreStrips", "From q·k to the weight")

    def value_text(self) -> str:
        """What is under the pointer, or the chosen key's numbers."""
        if self._hover != (-1, -1):
            return "\n".join(self._lines(*self._hover))
        data = self._data
        if data is None:
            return ""
        key = one_line(data.keys[data.chosen])
        numbers = [f"{s.name} = {number_text(float(s.values[data.chosen]))}" for s in data.stages]
        return "\n".join([f"{one_line(data.query_label)} → {key}", *numbers])

    # Layout and painting

    def lay_out(self) -> None:
        data = self._data
        if data is None:
            self._layout = ScoreLayout((), QRectF(), 0, 0)
        else:
            self._layout = lay_out(data, self.viewport().width())
            self._axis.set_labels(data.keys)
            self._axis.set_span(0, max(len(data.keys), 1))
            self._axis.set_frame(self._layout.keys, self._layout.depth)
        self.set_content_size(0, self._layout.height)
        self.updateGeometry()
        self._mark()

    def _mark(self) -> None:
        chosen = -1 if self._data is None else self._data.chosen
        strip, index = self._hover
        hovered = index if strip >= 0 and self._layout.strips[strip].over_keys else -1
        self._axis.set_marks(chosen, hovered)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme().colour("card"))
        painter.translate(-QPointF(self.content_offset()))
        for strip in self._layout.strips:
            self._paint_strip(painter, strip)
        if self._data is not None:
            painter.save()
            self._axis.draw(painter)
            painter.restore()
            self._paint_marks(painter, self._data.chosen)
        self.paint_ring(painter)

    def _paint_strip(self, painter: QPainter, strip: Strip) -> None:
        columns = max(1, int(len(strip.values) / max(strip.cells.width(), 1) + 0.99))
        values = pooled(strip.values.reshape(1, -1), 1, columns)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        draw_cells(painter, strip.cells, coloured(values, self.strip_look(strip)))
        painter.setPen(theme().colour("hairline"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(strip.cells)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_texts(painter, strip)

    def _paint_texts(self, painter: QPainter, strip: Strip) -> None:
        names, hints, gap = name_metrics(), hint_metrics(), theme().px(8)
        room = strip.cells.left() - strip.row.left() - gap
        painter.setFont(theme().font(0.96))
        painter.setPen(theme().colour("ink"))
        base = strip.row.top() + names.ascent()
        painter.drawText(QPointF(strip.row.left(), base), elided(names, strip.name, room))
        painter.setFont(theme().font(0.96, tabular=True))
        end = strip.cells.right() + gap
        middle = strip.cells.center().y() + (names.ascent() - names.descent()) / 2
        painter.drawText(QPointF(end, middle), elided(names, strip.figure, strip.row.right() - end + 2))
        painter.setFont(theme().font(0.82))
        painter.setPen(theme().colour("muted"))
        below = strip.row.top() + names.height() + hints.ascent()
        painter.drawText(QPointF(strip.row.left(), below), elided(hints, strip.hint, room))

    def _paint_marks(self, painter: QPainter, chosen: int) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        over = [strip for strip in self._layout.strips if strip.over_keys]
        if over:
            painter.setPen(QPen(theme().colour("accent"), 2))
            painter.drawRect(over[0].cell(chosen).united(over[-1].cell(chosen)).adjusted(-1, -1, 1, 1))
        strip, index = self._hover
        if strip >= 0:
            painter.setPen(QPen(theme().colour("accent", 0.7), 1))
            painter.drawRect(self._layout.strips[strip].cell(index))

    # The pointer and the keyboard

    def _cell_at(self, at: QPointF) -> tuple[int, int]:
        at = at + QPointF(self.content_offset())
        for number, strip in enumerate(self._layout.strips):
            if strip.row.top() <= at.y() < strip.row.bottom() and strip.index_at(at.x()) >= 0:
                return number, strip.index_at(at.x())
        return -1, -1

    def _lines(self, number: int, index: int) -> list[str]:
        strip, data = self._layout.strips[number], self._data
        value = number_text(float(strip.values[index]))
        if strip.over_keys and data is not None:
            pair = f"{one_line(data.query_label)} → {one_line(data.keys[index])}"
            return [f"{pair}   {strip.name} = {value}", *([strip.hint] if strip.hint else [])]
        return [f"{strip.name}[{index}] = {value}"]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover_over(self._cell_at(event.position()), event.position().toPoint())

    def pointer_left(self) -> None:
        self._hover_over((-1, -1), QPoint())

    def _hover_over(self, cell: tuple[int, int], at: QPoint) -> None:
        if cell != self._hover:
            self._hover = cell
            self._mark()
        if cell == (-1, -1):
            self.hush()
        else:
            self.say(at, self._lines(*cell))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        strip, index = self._cell_at(event.position())
        if (
            event.button() == Qt.MouseButton.LeftButton
            and strip >= 0
            and self._layout.strips[strip].over_keys
        ):
            self.key_chosen.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        data = self._data
        if data is None or event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            super().keyPressEvent(event)
            return
        cell = next_cell(event, (0, data.chosen), (1, len(data.keys)))
        if cell is None:
            event.ignore()
        elif cell[1] != data.chosen:
            self.key_chosen.emit(cell[1])
