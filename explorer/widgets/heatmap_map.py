"""One map of a heatmap view: the image in its view box, its axes, its bars and its marks."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QGraphicsScene

from explorer.core.colour import ColourMap, Scale
from explorer.widgets.cell_bands import Bands, Part, part_on_view
from explorer.widgets.cell_colours import Look
from explorer.widgets.cell_names import same_axis
from explorer.widgets.heatmap_cells import CellsItem, CellsQueue
from explorer.widgets.heatmap_data import HeatmapData
from explorer.widgets.heatmap_frills import FrillsItem
from explorer.widgets.heatmap_layout import MapLayout, lay_out
from explorer.widgets.heatmap_overlay import Marks, MarksItem
from explorer.widgets.token_axis import TokenAxis

_FEWEST_CELLS = 2  # the closest zoom


class MapItem:
    """Owns the graphics items of one map in a scene whose coordinates are the view's pixels."""

    def __init__(self, scene: QGraphicsScene, queue: CellsQueue, data: HeatmapData) -> None:
        self._scene, self._queue = scene, queue
        self.data = data
        self._scale, self._colour_map = Scale.SQRT, ColourMap.ACCENT
        self._stale = True  # until the values that were set are in place and drawn
        self.layout = MapLayout(QRectF(), QRectF(0, 0, 1, 1), 0, 0, None)
        self.box: Any = pg.ViewBox(enableMenu=False, invertY=True, defaultPadding=0)
        self.columns, self.rows = TokenAxis(turned=True), TokenAxis(turned=False)
        self.frills, self.marks = FrillsItem(), MarksItem(self.cell_rect)
        self.cells = CellsItem()
        self._items = (self.box, self.cells, self.columns, self.rows, self.frills, self.marks)
        for item in self._items:
            scene.addItem(item)
        self.box.sigRangeChanged.connect(self._on_range_changed)
        self._take(data)

    def remove(self) -> None:
        """Take all items out of the scene."""
        self.box.sigRangeChanged.disconnect(self._on_range_changed)
        self._queue.drop(self.cells)
        for item in self._items:
            self._scene.removeItem(item)
        self.box.close()

    def set_data(self, data: HeatmapData) -> None:
        """Take another matrix, to be drawn by `redraw`; the zoom stays when the names are the same."""
        same = same_axis(data.rows, self.data.rows) and same_axis(data.columns, self.data.columns)
        self._stale = True
        self._take(data)
        if not same:
            self.reset_zoom()

    def _take(self, data: HeatmapData) -> None:
        self.data = data
        self.rows.set_labels(data.rows)
        self.columns.set_labels(data.columns)

    def set_look(self, scale: Scale, colour_map: ColourMap) -> None:
        self._scale, self._colour_map = scale, colour_map
        self.redraw()

    @property
    def look(self) -> Look:
        """How this map's values become colours."""
        data = self.data
        return Look(self._scale, self._colour_map, data.signed, data.low, data.top)

    def place(self, room: QRectF) -> None:
        """Lie in a rectangle of the view; the zoom stays."""
        self.layout = lay_out(self.data, room)
        image = self.layout.image
        self.box.setGeometry(image)
        self.rows.set_frame(image, self.layout.left)
        self.columns.set_frame(image, self.layout.top)
        self.marks.set_frame(image)
        self._on_range_changed()

    def reset_zoom(self) -> None:
        """Show the whole map."""
        height, width = (max(n, 1) for n in self.data.values.shape)
        self.box.setLimits(
            xMin=0, xMax=width, yMin=0, yMax=height, maxXRange=width, maxYRange=height,
            minXRange=min(_FEWEST_CELLS, width), minYRange=min(_FEWEST_CELLS, height),
        )  # fmt: skip
        self.box.setRange(xRange=(0, width), yRange=(0, height), padding=0)

    def zoom(self, factor: float) -> None:
        """Show `factor` times the present range."""
        self.box.scaleBy((factor, factor))

    def span(self) -> tuple[float, float, float, float]:
        """The visible range in cells: left, right, top, bottom."""
        (left, right), (top, bottom) = self.box.viewRange()
        return left, right, top, bottom

    def _on_range_changed(self, *_args: object) -> None:
        left, right, top, bottom = self.span()
        self.columns.set_span(left, right)
        self.rows.set_span(top, bottom)
        self.frills.set_content(self.data, self.layout, top, bottom)
        self.marks.update()
        self._frame_cells()
        if not self._stale and self._wanted() != self.cells.part:
            self.redraw()

    def _frame_cells(self) -> None:
        """Where the whole map would lie."""
        last = self.data.values.shape[0] - 1, self.data.values.shape[1] - 1
        whole = self.cell_rect(0, 0).united(self.cell_rect(*last))
        self.cells.set_frame(whole, self.layout.image)

    def _wanted(self) -> Part | None:
        """What is on view, as finely as its pixels can show; None of a matrix without cells."""
        rows, columns = self.data.values.shape
        image = self.layout.image
        if not rows or not columns:
            return None
        return part_on_view((rows, columns), self.span(), (image.width(), image.height()))

    @property
    def block(self) -> tuple[int, int]:
        """How many rows and columns of cells one pixel stands for."""
        part = self.cells.part
        return (1, 1) if part is None else (part.down, part.across)

    def redraw(self) -> None:
        """Colour what is on view anew from the values, the scale and the colours."""
        data, part = self.data, self._wanted()
        self._stale = False
        if part is None:
            self._queue.drop(self.cells)
            self.cells.clear()
            return
        self.cells.begin(Bands(data.values, data.faded, self.look, part), data.values.shape)
        self._queue.put(self.cells)

    def set_marks(self, marks: Marks) -> None:
        self.marks.set_marks(marks)
        self.rows.set_marks(marks.row, marks.hover_row)
        self.columns.set_marks(marks.column, marks.hover_column)

    def cell_at(self, at: QPointF) -> tuple[int, int] | None:
        """The cell under a point of the view."""
        if not self.layout.image.contains(at):
            return None
        column, row = self.columns.index_at(at.x()), self.rows.index_at(at.y())
        return (row, column) if row >= 0 and column >= 0 else None

    def cell_rect(self, row: int, column: int) -> QRectF:
        """Where a cell lies in the view, zoomed as it is."""
        left, right, top, bottom = self.span()
        image = self.layout.image
        wide, high = image.width() / (right - left), image.height() / (bottom - top)
        return QRectF(image.left() + (column - left) * wide, image.top() + (row - top) * high, wide, high)

    def label_at(self, at: QPointF) -> tuple[int, int]:
        """(row, −1) or (−1, column) of the label under a point; (−1, −1): none."""
        if self.rows.label_area().contains(at):
            return self.rows.index_at(at.y()), -1
        if self.columns.label_area().contains(at):
            return -1, self.columns.index_at(at.x())
        return -1, -1

    def bar_at(self, at: QPointF) -> int:
        """The row whose bar is under a point, or −1."""
        side = self.layout.side
        return self.rows.index_at(at.y()) if side is not None and side.contains(at) else -1
