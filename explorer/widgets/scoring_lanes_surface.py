"""The drawing half of the scoring lanes: layout, look, scrolling, export; it answers to no pointer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from explorer.core.colour import ColourMap, Scale
from explorer.core.i18n import translate
from explorer.core.trace import BoolArray
from explorer.theme import theme
from explorer.widgets import scoring_lanes_marks as marks
from explorer.widgets.colour_bar import ColourBar
from explorer.widgets.curve_plot_view import StillView, paint_sentence
from explorer.widgets.scoring_lanes_data import (
    Floats,
    Lane,
    LanesData,
    lanes_arrays,
    lanes_header,
    lanes_rows,
)
from explorer.widgets.scoring_lanes_layout import LanesLayout, lay_out
from explorer.widgets.scoring_lanes_painting import paint_lanes
from explorer.widgets.scoring_lanes_rows import Scene
from explorer.widgets.scoring_lanes_text import Part, Place, lines_of, row_lines

_MOST = 1e38  # a colour bar's, which counts in float32
_BAR_FROM = 330  # pixels of height at 100 % text from which there is room for the colour bar


class LanesSurface(StillView):
    """A lane for each function, a row for each key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data = LanesData()
        self._lane, self._key, self._component = 0, 0, 0
        self._hover = Place()
        self._plan = self._layout = LanesLayout()
        self._bar = ColourBar(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.retranslate()

    def set_lanes(
        self,
        lanes: tuple[Lane, ...],
        keys: tuple[str, ...],
        valid: BoolArray,
        norm_name: str,
        value_names: tuple[str, ...] = (),
        values: Floats | None = None,
    ) -> None:
        """Show these functions side by side; lane, key and number chosen stay as far as they fit.

        Args:
            lanes: one for each function, refused ones too.
            keys: the n names.
            valid: (n,) which keys are seen; the others are drawn masked.
            norm_name: what turns scores into weights, as the arrow is called: “Softmax”.
            value_names: of the d_v numbers of a value; empty: they are counted from 1.
            values: (n, d_v) of the keys; with them the chosen lane, and others where there is room, show
                weight × value = product for the chosen number, and their sum.

        Raises:
            ValueError: shapes and names do not fit.
        """
        self._data = LanesData(lanes, keys, valid, norm_name, values, value_names)
        self._hover = Place()
        self.hush()
        self._set_bar()
        self.lay_out()
        self._say_chosen()

    def set_chosen(self, lane: int, key: int) -> None:
        """Frame a lane and a key's row and scroll to them, without a signal."""
        if (lane, key) == (self._lane, self._key):
            return
        moved = lane != self._lane
        self._lane, self._key = lane, key
        if moved:
            self.lay_out()
        self._show_chosen()
        self._say_chosen()
        self.viewport().update()

    def set_component(self, component: int) -> None:
        """Choose the number of the value that is worked out, without a signal."""
        if component != self._component:
            self._component = component
            self._say_chosen()
            self.forget()

    def chosen(self) -> tuple[int, int, int]:
        """Lane, key and number of the value, held to what there is; −1: there is none."""
        data = self._data
        sizes = len(data.lanes), len(data.keys), data.size
        wanted = self._lane, self._key, self._component
        lane, key, component = (min(max(w, 0), size - 1) for w, size in zip(wanted, sizes, strict=True))
        return lane, key, component

    def layout_now(self) -> LanesLayout:
        """Where everything is on the canvas."""
        return self._layout

    def row_center(self, lane: int, key: int) -> QPoint:
        """The middle of a key's weight on the canvas."""
        return self._layout.row(key, self._layout.lanes[lane].weights).center().toPoint()

    def cell_center(self, lane: int, component: int) -> QPoint:
        """The middle of a number of a lane's pooled value on the canvas."""
        return self._layout.cell(lane, component).center().toPoint()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(860), theme().px(440))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(220), theme().px(140))

    def default_name(self) -> str:
        return translate("ScoringLanes", "From scores to the pooled value")

    def picture_arrays(self) -> Mapping[str, NDArray[np.generic]]:
        return lanes_arrays(self._data)

    def picture_table(self) -> tuple[Sequence[str], Iterator[Sequence[object]]]:
        return lanes_header(self._data), lanes_rows(self._data)

    def picture_value(self) -> str:
        if self._sentence():
            return ""
        lane, key, component = self.chosen()
        if self._hover.part is not Part.NOTHING:
            return "\n".join(lines_of(self._data, self._hover, component))
        return "\n".join(row_lines(self._data, lane, key, component))

    # Layout and painting

    def retranslate(self) -> None:
        self._set_bar()
        self.lay_out()
        super().retranslate()

    def _set_bar(self) -> None:
        label = translate("ScoringLanes", "value")
        high = min(self._data.limit, _MOST)
        self._bar.set(Scale.LINEAR, ColourMap.ACCENT, 0.0, high, True, label)

    def lay_out(self) -> None:
        self._place_bar()
        size = float(self.viewport().width()), float(self.viewport().height())
        self._plan = lay_out(self._data, self.chosen()[0], size)
        self.set_content_size(*(self._plan.content if not self._sentence() else (0.0, 0.0)))
        self._scroll_plan()

    def _place_bar(self) -> None:
        """The values' colours lie at the foot, where there is height for them."""
        shown = self.height() >= theme().px(_BAR_FROM) and not self._sentence()
        high, edge = self._bar.sizeHint().height(), theme().px(8)
        foot = high + theme().px(4) if shown else 0
        if self.viewportMargins().bottom() != foot:
            self.setViewportMargins(0, 0, 0, foot)
        wide = min(self.width() - 2 * edge, theme().px(300))
        self._bar.setGeometry(edge, self.height() - high, wide, high)
        self._bar.setVisible(shown)

    def _scroll_plan(self) -> None:
        offset = self.content_offset()
        self._layout = self._plan.scrolled(float(offset.x()), float(offset.y()))
        self.forget()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._say_chosen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_chosen()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._scroll_plan()
        super().scrollContentsBy(dx, dy)

    def _show_chosen(self) -> None:
        """Scroll as little as brings the chosen row and lane between what stays in place."""
        if self._sentence():
            return
        lane, key, _component = self.chosen()
        layout, bar = self._layout, self.verticalScrollBar()
        row = layout.row(key, layout.names)
        room = layout.body if layout.pinned else (0.0, layout.height)
        if row.top() < room[0]:
            bar.setValue(bar.value() + int(row.top() - room[0]) - 1)
        elif row.bottom() > room[1]:
            bar.setValue(bar.value() + int(row.bottom() - room[1]) + 1)
        whole, across = self._layout.lanes[lane].whole, self.horizontalScrollBar()
        if whole.left < layout.names.right:
            across.setValue(across.value() + int(whole.left - layout.names.right) - 1)
        elif whole.right > self.viewport().width():
            across.setValue(across.value() + int(whole.right - self.viewport().width()) + 1)

    def _say_chosen(self) -> None:
        if self.hasFocus():
            lane, key, component = self.chosen()
            said = "" if self._sentence() else " ".join(row_lines(self._data, lane, key, component))
            self.setAccessibleDescription(said)

    def _sentence(self) -> str:
        if not self._data.lanes:
            return translate("ScoringLanes", "There is nothing to score yet.")
        return "" if self._data.keys else translate("ScoringLanes", "There is no key to score.")

    def _scene(self) -> Scene:
        return Scene(self._data, self._layout, max(self.chosen()[2], 0))

    def paint_still(self, painter: QPainter) -> None:
        room = self.viewport().rect().toRectF()
        if sentence := self._sentence():
            paint_sentence(painter, sentence, room)
            return
        paint_lanes(painter, self._scene(), room)

    def paint_marks(self, painter: QPainter) -> None:
        if self._sentence():
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lane, key, _component = self.chosen()
        scene, width = self._scene(), float(self.viewport().width())
        marks.paint_chosen(painter, scene, lane, key, width)
        marks.paint_names(painter, scene, key)
        marks.paint_flow(painter, scene, lane, key)
        if not self.is_exporting():
            self._paint_hover(painter)
        painter.restore()

    def _paint_hover(self, painter: QPainter) -> None:
        hover, layout = self._hover, self._layout
        painter.setPen(QPen(theme().colour("accent", 0.7), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if hover.part is Part.ROW:
            whole = layout.lanes[hover.lane].whole
            row = layout.row(hover.index, whole).adjusted(3, 1, -3, -1)
            body = QRectF(layout.names.right, layout.body[0], 1e5, layout.body[1] - layout.body[0])
            painter.drawRect(row.intersected(body))
        elif hover.part is Part.POOLED:
            painter.drawRect(layout.cell(hover.lane, hover.index))
