"""The maps of a heatmap view in one pyqtgraph scene: made, placed, found by position."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from explorer.core.colour import ColourMap, Scale
from explorer.theme import theme
from explorer.widgets.heatmap_cells import CellsQueue
from explorer.widgets.heatmap_data import HeatmapData
from explorer.widgets.heatmap_layout import grid
from explorer.widgets.heatmap_map import MapItem
from explorer.widgets.heatmap_overlay import Marks

Cell = tuple[int, int, int]
NOWHERE: Cell = (-1, -1, -1)


class HeatmapCanvas:
    """Holds the graphics view and one `MapItem` for each matrix."""

    def __init__(self, parent: QWidget) -> None:
        view: Any = pg.GraphicsView(parent, useOpenGL=False, background=None)
        self.view: QGraphicsView = view
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.maps: list[MapItem] = []
        self._queue = CellsQueue(view)
        self._look = Scale.SQRT, ColourMap.ACCENT
        self.colour()

    @property
    def is_whole(self) -> bool:
        """Whether every cell on view has its colour."""
        return not self._queue.busy

    def colour(self) -> None:
        """Take the theme's colours."""
        self.view.setBackgroundBrush(theme().colour("card"))
        with self._queue.together():
            for item in self.maps:
                item.redraw()

    def set_look(self, scale: Scale, colour_map: ColourMap) -> None:
        self._look = scale, colour_map
        with self._queue.together():
            for item in self.maps:
                item.set_look(scale, colour_map)

    def set_maps(self, maps: tuple[HeatmapData, ...], room: QRectF) -> None:
        """Draw these matrices, in the items there are as far as they go."""
        while len(self.maps) > len(maps):
            self.maps.pop().remove()
        for item, data in zip(self.maps, maps, strict=False):
            item.set_data(data)
        for data in maps[len(self.maps) :]:
            item = MapItem(self.view.scene(), self._queue, data)
            item.reset_zoom()
            self.maps.append(item)
        self.place(room)
        self.set_look(*self._look)

    def place(self, room: QRectF) -> None:
        """Arrange the maps in a rectangle."""
        if self.maps:
            rects = grid(tuple(item.data for item in self.maps), room)
            with self._queue.together():
                for item, rect in zip(self.maps, rects, strict=True):
                    item.place(rect)

    def reset_zoom(self) -> None:
        with self._queue.together():
            for item in self.maps:
                item.reset_zoom()

    def zoom(self, factor: float) -> None:
        with self._queue.together():
            for item in self.maps:
                item.zoom(factor)

    def set_marks(self, row: int, column: int, locked: bool, hover: Cell) -> None:
        """Mark the selection in every map, and the hovered cell in all whose names are the same."""
        for number, item in enumerate(self.maps):
            rows, columns = item.data.values.shape
            near = hover[0] == number or (hover[0] >= 0 and self._same_names(number, hover[0]))
            item.set_marks(
                Marks(
                    row if row < rows else -1,
                    column if column < columns else -1,
                    locked,
                    hover[1] if near else -1,
                    hover[2] if near else -1,
                )
            )

    def _same_names(self, a: int, b: int) -> bool:
        one, other = self.maps[a].data, self.maps[b].data
        return one.rows == other.rows and one.columns == other.columns

    def cell_at(self, at: QPointF) -> Cell:
        """(map, row, column) under a point, or (−1, −1, −1)."""
        for number, item in enumerate(self.maps):
            found = item.cell_at(at)
            if found is not None:
                return number, *found
        return NOWHERE

    def bar_at(self, at: QPointF) -> tuple[int, int]:
        """(map, row) of the bar under a point, or (−1, −1)."""
        for number, item in enumerate(self.maps):
            row = item.bar_at(at)
            if row >= 0:
                return number, row
        return -1, -1

    def label_at(self, at: QPointF) -> Cell:
        """(map, row, −1) or (map, −1, column) of the label under a point, or (−1, −1, −1)."""
        for number, item in enumerate(self.maps):
            row, column = item.label_at(at)
            if row >= 0 or column >= 0:
                return number, row, column
        return NOWHERE
