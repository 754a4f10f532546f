"""The drawing half of the heatmap view: maps, look, places, export; it knows no selection by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from explorer.core.colour import ColourMap, Scale
from explorer.core.i18n import translate
from explorer.theme import theme
from explorer.widgets.focus_ring import FocusRing
from explorer.widgets.heatmap_canvas import HeatmapCanvas
from explorer.widgets.heatmap_data import TABLE_HEADER, HeatmapData, map_arrays, map_rows
from explorer.widgets.hover_tip import HoverTip
from explorer.widgets.painting import number_text


class HeatmapSurface(QWidget):
    """Draws one or several matrices with their names, and says where their cells are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._name = ""
        self._scale, self._colour_map = Scale.SQRT, ColourMap.ACCENT
        self._maps = HeatmapCanvas(self)
        self._ring = FocusRing(self)
        self._tip = HoverTip(self)
        theme().changed.connect(self._on_theme_changed)
        self.retranslate()

    def maps(self) -> tuple[HeatmapData, ...]:
        """What is drawn."""
        return tuple(item.data for item in self._maps.maps)

    def is_whole(self) -> bool:
        """Whether every cell on view has its colour: large maps take some turns of the event loop."""
        return self._maps.is_whole

    def set_scale(self, scale: Scale) -> None:
        if scale == self._scale:
            return
        self._scale = scale
        self._maps.set_look(scale, self._colour_map)

    def set_colour_map(self, colour_map: ColourMap) -> None:
        if colour_map == self._colour_map:
            return
        self._colour_map = colour_map
        self._maps.set_look(self._scale, colour_map)

    def reset_zoom(self) -> None:
        """Show the whole maps."""
        self._maps.reset_zoom()

    def canvas(self) -> QWidget:
        """The widget that the mouse acts on; the positions of the helpers below are its own."""
        return self._maps.view.viewport()

    def cell_center(self, row: int, col: int, panel: int = 0) -> QPoint:
        """The middle of a cell."""
        return self._maps.maps[panel].cell_rect(row, col).center().toPoint()

    def row_label_center(self, row: int, panel: int = 0) -> QPoint:
        """A point on a row's name."""
        item = self._maps.maps[panel]
        return QPoint(round(item.layout.image.left() - theme().px(12)), round(item.rows.centre(row)))

    def column_label_center(self, col: int, panel: int = 0) -> QPoint:
        """A point on a column's name."""
        item = self._maps.maps[panel]
        return QPoint(round(item.columns.centre(col)), round(item.layout.image.top() - theme().px(8)))

    def shown_labels(self, panel: int = 0) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The rows and the columns whose names are drawn."""
        item = self._maps.maps[panel]
        return item.rows.shown(), item.columns.shown()

    def visible_cells(self, panel: int = 0) -> tuple[float, float, float, float]:
        """The range on view in cells: left, right, top, bottom."""
        return self._maps.maps[panel].span()

    def tip_lines(self) -> tuple[str, ...]:
        """What the hover tip says now; nothing when it is hidden."""
        return () if self._tip.isHidden() else self._tip.lines()

    def set_picture_name(self, name: str) -> None:
        """The title under which this picture is exported."""
        self._name = name
        self.retranslate()

    def picture_name(self) -> str:
        titles = [data.title for data in self.maps() if data.title]
        return self._name or (titles[0] if len(titles) == 1 else translate("Heatmap", "Heatmap"))

    def picture_widget(self) -> QWidget:
        return self

    def picture_arrays(self) -> Mapping[str, NDArray[np.generic]]:
        return map_arrays(self.maps())

    def picture_table(self) -> tuple[Sequence[str], Iterable[Sequence[object]]]:
        return TABLE_HEADER, map_rows(self.maps())

    def retranslate(self) -> None:
        """Set the texts in the present language."""
        self.setAccessibleName(self.picture_name())

    def name_in_full(self, at: QPointF) -> None:
        """Say the whole name of a label, which may be elided, or the value of a bar."""
        panel, row, column = self._maps.label_at(at)
        bar_panel, bar_row = self._maps.bar_at(at)
        lines: list[str] = []
        if panel >= 0:
            data = self.maps()[panel]
            lines = [data.rows[row] if row >= 0 else data.columns[column]]
        elif bar_panel >= 0:
            data = self.maps()[bar_panel]
            if data.side is not None:
                lines = [data.rows[bar_row], f"{data.side_name} = {number_text(float(data.side[bar_row]))}"]
        self._tip.show_at(at.toPoint(), lines)

    def room(self) -> QRectF:
        """The rectangle that the maps share."""
        edge = theme().px(4)
        return QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._maps.view.setGeometry(self.rect())
        self._ring.setGeometry(self.rect())
        self._maps.place(self.room())
        super().resizeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ring.update()
        super().focusOutEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _on_theme_changed(self) -> None:
        self._maps.colour()
        self._maps.place(self.room())
