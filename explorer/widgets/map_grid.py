"""A grid of heatmaps of any numbers: hover names a number, a click opens a map, arrows walk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from explorer.core.colour import ColourMap
from explorer.core.i18n import translate
from explorer.theme import theme
from explorer.widgets.batched_data import exact_text
from explorer.widgets.cell_keys import next_cell
from explorer.widgets.map_grid_layout import GridLayout, GridSpace, Place, grid_layout
from explorer.widgets.map_grid_painting import (
    draw_maps,
    header_metrics,
    map_title,
    paint_headers,
    paint_scales,
    paint_titles,
    row_names,
)
from explorer.widgets.map_overview import MapOverview
from explorer.widgets.painting import EXPORTING
from explorer.widgets.view import ScrolledView

_TOLD = 36  # pixels of a map above and below which there is room for words
_LONGEST = 30_000  # pixels of an image's side; Qt paints nothing beyond 32,767
Spot = tuple[int, int, int, int]
"""Row and column of a map, query and key in it."""


class MapGrid(ScrolledView):
    """All maps of an array (rows, columns, queries, keys) at once, under one scale or each its own."""

    map_chosen = Signal(int, int)
    """Row and column of the map that a person chose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._maps: MapOverview | None = None
        self._own, self._colour_map = False, ColourMap.REDS
        self._chosen: Place = (0, 0)
        self._hover: Spot | None = None
        self._image: QImage | None = None
        self._told = True
        self._layout: GridLayout | None = None
        self.retranslate()

    def set_maps(self, overview: MapOverview) -> None:
        """Show the maps of an overview that is done."""
        self._maps, self._hover = overview, None
        self.hush()
        self.lay_out()

    def set_own_scale(self, own: bool) -> None:
        """Each map between its own limits, or all between those of all."""
        if own != self._own:
            self._own = own
            self.lay_out()

    def set_colour_map(self, colour_map: ColourMap) -> None:
        if colour_map != self._colour_map:
            self._colour_map = colour_map
            self._redraw()

    def set_chosen(self, row: int, column: int) -> None:
        """Frame a map, without a signal."""
        self._chosen = row, column
        self._scroll_to_chosen()
        self.setAccessibleDescription(map_title(self._chosen))
        self.viewport().update()

    def _scroll_to_chosen(self) -> None:
        layout, (row, column) = self._layout, self._chosen
        if layout is not None and row < layout.rows and column < layout.columns:
            edge_x, edge_y = layout.space.left + 3, layout.space.top + 3  # names cover that much
            self.scroll_to(layout.rect(self._chosen).adjusted(-edge_x, -edge_y, 3, 3))

    def map_rect(self, row: int, column: int) -> QRectF:
        """Where a map lies on the canvas now."""
        assert self._layout is not None
        return self._layout.rect((row, column)).translated(QPointF(-self.content_offset()))

    def cell_center(self, spot: Spot) -> QPoint:
        """The middle of a number on the canvas."""
        rect, shape = self.map_rect(*spot[:2]), self._weights().shape
        x, y = (spot[3] + 0.5) / shape[3] * rect.width(), (spot[2] + 0.5) / shape[2] * rect.height()
        return (rect.topLeft() + QPointF(x, y)).toPoint()

    def image(self) -> QImage | None:
        """The one image of all maps; made anew only when size, data, scale, colours or theme change."""
        return self._image

    def _weights(self) -> NDArray[np.float32]:
        return np.zeros((0, 0, 1, 1), np.float32) if self._maps is None else self._maps.weights

    # The picture

    def default_name(self) -> str:
        return translate("MapGrid", "Heatmaps")

    def picture_arrays(self) -> Mapping[str, NDArray[np.generic]]:
        return {"weights": self._weights()}

    def picture_table(self) -> tuple[Sequence[str], Iterator[Sequence[object]]]:
        cells = np.ndenumerate(self._weights())
        rows = ((*at, "" if np.isnan(value) else repr(float(value))) for at, value in cells)
        return ("row", "column", "query", "key", "value"), rows

    def picture_value(self) -> str:
        return "\n".join(self._lines(self._hover)) if self._hover is not None else ""

    # Layout and painting

    def lay_out(self) -> None:
        if self._maps is None:
            return
        rows, columns, queries, keys = self._weights().shape
        for told in (True, False):  # what is told of each map gives way where the maps are small
            space = self._space(rows, columns, told=told)
            layout = grid_layout((rows, columns), (queries, keys), space)
            if layout.map_width >= theme().px(_TOLD):
                break
        self._layout, self._told = layout, told
        self.set_content_size(*layout.size)
        self._scroll_to_chosen()
        self._redraw()

    def _space(self, rows: int, columns: int, *, told: bool) -> GridSpace:
        room, metrics, edge = self.viewport(), header_metrics(), theme().px(6)
        below = metrics.height() if self._own and told else 0.0
        if min(rows, columns) == 1:
            above = metrics.height() if told else 0.0
            return GridSpace(room.width() - 3, room.height() - 3, 2, 2, above, below)
        names = row_names(rows, 0.15 * room.width())
        left = max(map(metrics.horizontalAdvance, names)) * 1.15 + 2 * edge
        return GridSpace(room.width() - 3, room.height() - 3, left, metrics.height() + edge, 0.0, below)

    def _redraw(self) -> None:
        self._image = None
        self.viewport().update()

    def _drawn(self, maps: MapOverview, layout: GridLayout) -> QImage:
        wanted = float(self.property(EXPORTING) or self.viewport().devicePixelRatioF())
        ratio = min(wanted, _LONGEST / max(layout.size))
        if self._image is None or self._image.devicePixelRatio() != ratio:
            _rows, _columns, queries, keys = maps.weights.shape
            cells = queries / maps.down, keys / maps.across
            limits = maps.limits(own=self._own)
            self._image = draw_maps(maps.thumbnails, limits, cells, self._colour_map, layout, ratio)
        return self._image

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme().colour("card"))
        if self._maps is not None and self._layout is not None:
            painter.translate(-self.content_offset())
            painter.drawImage(QPointF(0, 0), self._drawn(self._maps, self._layout))
            self._paint_names(painter, self._maps, self._layout)
        self.paint_ring(painter)

    def _paint_names(self, painter: QPainter, maps: MapOverview, layout: GridLayout) -> None:
        if self._own and self._told:
            paint_scales(painter, layout, maps.limits(own=True))
        if layout.is_wrapped and self._told:
            paint_titles(painter, layout)
        self._paint_frames(painter, layout)
        if not layout.is_wrapped:
            paint_headers(painter, layout, self._chosen, self.content_offset(), self.viewport().size())

    def _paint_frames(self, painter: QPainter, layout: GridLayout) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._hover is not None and self._hover[:2] != self._chosen:
            painter.setPen(QPen(theme().colour("accent", 0.6), 1.5))
            painter.drawRect(layout.rect((self._hover[0], self._hover[1])))
        painter.setPen(QPen(theme().colour("accent"), 2))
        painter.drawRect(layout.rect(self._chosen).adjusted(-1, -1, 0, 0))

    # The pointer and the keyboard

    def _spot(self, at: QPointF) -> Spot | None:
        point = at + QPointF(self.content_offset())
        place = None if self._layout is None else self._layout.place_at(point.x(), point.y())
        if place is None or self._layout is None:
            return None
        rect, shape = self._layout.rect(place), self._weights().shape
        query = int((point.y() - rect.top()) / rect.height() * shape[2])
        key = int((point.x() - rect.left()) / rect.width() * shape[3])
        return (*place, min(query, shape[2] - 1), min(key, shape[3] - 1))

    def _lines(self, spot: Spot) -> list[str]:
        text = translate("MapGrid", "query {query} → key {key}   {value}")
        value = exact_text(float(self._weights()[spot]))
        return [map_title(spot[:2]), text.format(query=spot[2], key=spot[3], value=value)]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover_over(self._spot(event.position()), event.position().toPoint())

    def pointer_left(self) -> None:
        self._hover_over(None, QPoint())

    def _hover_over(self, spot: Spot | None, at: QPoint) -> None:
        former, self._hover = self._hover, spot
        if (former and former[:2]) != (spot and spot[:2]):
            self.viewport().update()
        if spot is None:
            self.hush()
        else:
            self.say(at, self._lines(spot), translate("MapGrid", "click to open this map"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = self._spot(event.position())
        if spot is not None and event.button() == Qt.MouseButton.LeftButton:
            self._choose(spot[:2])

    def _choose(self, place: Place) -> None:
        if place != self._chosen:
            self.set_chosen(*place)
            self.map_chosen.emit(*place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        layout = self._layout
        cell = None
        if layout is not None:
            cell = next_cell(event, layout.cell_of(self._chosen), (layout.lines, layout.across))
        place = None if cell is None or layout is None else layout.place_in(*cell)
        if place is None:
            event.ignore()
        else:
            self._choose(place)
