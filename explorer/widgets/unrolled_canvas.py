"""Lays out, scrolls, paints and moves the unrolled network; what a person does to it is elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QVariantAnimation
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QWidget

from explorer.theme import theme
from explorer.widgets.cell_colours import Look
from explorer.widgets.painting import EXPORTING
from explorer.widgets.unrolled_data import Place, UnrolledData, caption
from explorer.widgets.unrolled_flow import SECONDS
from explorer.widgets.unrolled_folded import paint_folded, paint_folded_names
from explorer.widgets.unrolled_layout import UnrolledLayout, folded_width, lay_out
from explorer.widgets.unrolled_names import paint_caption, paint_nothing
from explorer.widgets.unrolled_painting import Scene, UnrolledPainter, block_rect, foot_top
from explorer.widgets.view import ScrolledView

NOWHERE = (-1, -1)


class UnrolledCanvas(ScrolledView):
    """Shows a network up to a step, with one box marked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data: UnrolledData | None = None
        self._step, self._place = 0, (0, 0)
        self._folded, self._captioned = False, True
        self._hover = NOWHERE
        self._layout = UnrolledLayout()
        self._painter = UnrolledPainter()
        self._progress = 1.0
        self._motion = QVariantAnimation(self)
        self._motion.setDuration(round(SECONDS * 1000))
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(1.0)
        self._motion.valueChanged.connect(self._on_moved)
        self.retranslate()

    def set_data(self, data: UnrolledData | None) -> None:
        """Show this network; the step and the layer stay where they still exist."""
        self._motion.stop()
        self._progress, self._hover = 1.0, NOWHERE
        self.hush()
        self._data = data
        self._painter.names.clear()
        if data is not None:
            self._painter.set_states(data.states)
            self._step = max(0, min(self._step, data.steps - 1))
            self._place = self._place if data.row(self._place) >= 0 else (0, 0)
            self.describe()
        self.lay_out()
        self._reveal()

    def set_step(self, step: int) -> None:
        """Light the network up to a step at once; one that is already shown or under way is left as it is."""
        held = max(0, min(step, self._steps() - 1))
        if held == self._step:
            return
        before, self._step = self._step, held
        self._stop()
        self.describe()
        if not self._reveal():
            self._update_steps(before, held)

    def play_to(self, step: int) -> None:
        """Let the information flow into a step in a quarter of a second; at once where nobody sees it."""
        before = self._step
        self.set_step(step)
        if self._step != before and self._may_move():
            self._progress = 0.0
            self._motion.start()

    def set_layer(self, layer: int, direction: int = 0) -> None:
        """Mark the box of a layer and direction at the step."""
        place = layer, direction
        if self._data is not None and self._data.row(place) >= 0 and place != self._place:
            self._place = place
            self.describe()
            self._reveal()
            self.viewport().update()

    def set_folded(self, folded: bool) -> None:
        """Show the folded form beside the unrolled one, where there is room for it."""
        if folded != self._folded:
            self._folded = folded
            self.lay_out()
            self._reveal()

    def set_captioned(self, captioned: bool) -> None:
        """Say in a line above the boxes that the weights are shared; on at first."""
        if captioned != self._captioned:
            self._captioned = captioned
            self.lay_out()

    def step(self) -> int:
        """The step up to which the network is lit."""
        return self._step

    def layer(self) -> Place:
        """The layer and direction that are marked."""
        return self._place

    def is_moving(self) -> bool:
        """Whether information is flowing in now."""
        return self._motion.state() == QVariantAnimation.State.Running

    def caption(self) -> str:
        """The sentence that the weights are shared."""
        return "" if self._data is None else caption(self._data)

    def describe(self) -> None:
        """Tell those who cannot see the picture what it shows now."""
        raise NotImplementedError

    def look(self) -> Look:
        """How the states' values become colours, for a colour bar."""
        return self._painter.strips.look

    def step_rect(self, step: int) -> QRectF:
        """Where a step's column lies on the canvas now."""
        layout = self._layout
        x = layout.column(step) - self.content_offset().x()
        return QRectF(x, layout.rows_top - layout.heads, layout.pitch, self.viewport().height())

    def box_center(self, step: int, layer: int = 0, direction: int = 0) -> QPoint:
        """The middle of a box on the canvas."""
        row = layer * self._layout.directions + direction
        return self._on_canvas(self._layout.box_rect(row), step).center().toPoint()

    def strip_rect(self, step: int, layer: int = 0, direction: int = 0) -> QRectF:
        """The strip of units of a box on the canvas."""
        row = layer * self._layout.directions + direction
        return self._on_canvas(self._layout.strip_rect(row), step)

    def lay_out(self) -> None:
        data = self._data
        if data is None or not data.steps or not data.rows:
            self._layout = UnrolledLayout()
            self.set_content_size(0, 0)
        else:
            self._place_all(data)
        self.viewport().update()

    def _place_all(self, data: UnrolledData) -> None:
        room = self.viewport().width(), self.viewport().height()
        # Judged by the whole width: a scroll bar that comes and goes must not fold and unfold.
        folded = folded_width(data, self.width()) if self._folded else 0
        before, layout = self._layout, lay_out(data, room, folded=folded, captioned=self._captioned)
        if layout != before:
            self._layout = layout
            self._painter.columns.clear()
            self._painter.names.clear()
        self.set_content_size(layout.width, room[1] + max(0.0, layout.rows_height - layout.rows_view))
        if layout != before:
            self._reveal()

    def _steps(self) -> int:
        return 0 if self._data is None else self._data.steps

    def _on_canvas(self, rect: QRectF, step: int) -> QRectF:
        offset, layout = self.content_offset(), self._layout
        return rect.translated(layout.column(step) - offset.x(), layout.rows_top - offset.y())

    def _reveal(self) -> bool:
        """Scroll the step, its neighbours and the marked box into view; whether anything moved."""
        if not self._steps():
            return False
        before, layout, data = self.content_offset(), self._layout, self._data
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        room = self.viewport().width() - layout.folded
        aside = min(1.0, max(0.0, room / layout.pitch - 1) / 2) * layout.pitch
        left = layout.column(self._step) - layout.folded - aside
        right = left + layout.pitch + 2 * aside
        across.setValue(int(max(right - room, min(across.value(), left))))
        row = 0 if data is None else data.row(self._place)
        strip, box = layout.strip_rect(row), layout.box_rect(row)
        margin = min(layout.gap, max(0.0, (layout.rows_view - box.bottom() + strip.top()) / 2))
        top, bottom = strip.top() - margin, box.bottom() + margin
        down.setValue(int(max(bottom - layout.rows_view, min(down.value(), top))))
        return self.content_offset() != before

    def _update_steps(self, first: int, last: int) -> None:
        """Repaint the columns between two steps, and those beside them."""
        first, last = min(first, last) - 1, max(first, last) + 1
        rect = self.step_rect(first).united(self.step_rect(last))
        rect.setTop(0)
        self.viewport().update(rect.toAlignedRect())

    def _may_move(self) -> bool:
        hint = QStyle.StyleHint.SH_Widget_Animate
        return self.isVisible() and bool(self.style().styleHint(hint, None, self))

    def _on_moved(self, value: object) -> None:
        self._progress = float(str(value))
        self._update_steps(self._step, self._step)

    def _stop(self) -> None:
        self._motion.stop()
        self._progress = 1.0

    def hideEvent(self, event: QHideEvent) -> None:
        self._stop()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme().colour("card"))
        if self._data is None or not self._steps():
            paint_nothing(painter, QRectF(self.viewport().rect()))
        else:
            self._paint(painter, self._data, QRectF(event.rect()))
        self.paint_ring(painter)

    def _scene(self, data: UnrolledData) -> Scene:
        return Scene(data, self._layout, self._step, data.row(self._place), self._progress, self._hover)

    def _paint(self, painter: QPainter, data: UnrolledData, area: QRectF) -> None:
        layout, offset, scene = self._layout, self.content_offset(), self._scene(data)
        seen = area.intersected(QRectF(layout.folded, 0, self.viewport().width(), self.viewport().height()))
        steps = layout.between(seen.left() + offset.x() - 1, seen.right() + offset.x() + 1)
        painter.save()
        painter.setClipRect(seen)
        painter.translate(-offset.x(), 0)
        self._painter.paint_bands(painter, scene, steps)
        painter.restore()
        painter.save()
        painter.setClipRect(block_rect(layout, self.viewport().width()).intersected(area))
        painter.translate(-offset.x(), layout.rows_top - offset.y())
        self._painter.paint_block(painter, scene, steps, self._ratio())
        painter.restore()
        self._paint_frame(painter, scene, area)

    def _paint_frame(self, painter: QPainter, scene: Scene, area: QRectF) -> None:
        """What does not scroll across: the folded form and the caption."""
        layout = self._layout
        if layout.has_caption and area.top() < layout.caption:
            paint_caption(painter, self.caption(), self.viewport().width())
        if not layout.folded or area.left() >= layout.folded:
            return
        foot, head = foot_top(layout), layout.rows_top - layout.heads
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_folded_names(painter, scene.data, layout, head, foot)
        painter.save()
        painter.setClipRect(QRectF(0, layout.rows_top, layout.folded, layout.rows_view).intersected(area))
        painter.translate(0, layout.rows_top - self.content_offset().y())
        paint_folded(painter, scene.data, layout, scene.row)
        painter.restore()

    def _ratio(self) -> float:
        """Device pixels for each logical one, on the screen or in the file that is written."""
        return float(self.property(EXPORTING) or self.viewport().devicePixelRatioF())

    def _on_theme_changed(self) -> None:
        self._painter.clear()
        super()._on_theme_changed()
        self._reveal()
