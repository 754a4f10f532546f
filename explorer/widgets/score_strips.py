"""From q and k to a weight: the vectors and every stage as strips, and the numbers as a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from explorer.core.colour import ColourMap, Scale
from explorer.widgets.score_canvas import ScoreCanvas
from explorer.widgets.score_data import ScoreData, Stage, score_arrays, score_header, score_rows
from explorer.widgets.score_table import ScoreTable

__all__ = ["ScoreData", "ScoreStrips", "Stage"]


class ScoreStrips(QWidget):
    """The strips above, the table of all keys below; a click in either chooses a key."""

    key_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data: ScoreData | None = None
        self._scale, self._colour_map = Scale.SQRT, ColourMap.ACCENT
        self.strips, self.table = ScoreCanvas(), ScoreTable()
        self.setFocusProxy(self.strips)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.strips)
        split.addWidget(self.table)
        split.setChildrenCollapsible(False)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)
        for part in (self.strips, self.table):
            part.key_chosen.connect(self._on_key_chosen)
        self.retranslate()

    def set_query_scores(self, data: ScoreData | None) -> None:
        """Show one query and head; None: nothing."""
        self._data = data
        self.strips.set_data(data)
        self.table.set_data(data)
        self.retranslate()

    def set_scale(self, scale: Scale) -> None:
        """The scale of the stages that are not signed."""
        self._scale = scale
        self.strips.set_look(scale, self._colour_map)

    def set_colour_map(self, colour_map: ColourMap) -> None:
        """The ramp of the stages that are not signed."""
        self._colour_map = colour_map
        self.strips.set_look(self._scale, colour_map)

    def set_picture_name(self, name: str) -> None:
        """The title under which this picture is exported."""
        self.strips.set_picture_name(name)
        self.retranslate()

    def picture_name(self) -> str:
        return self.strips.picture_name()

    def picture_widget(self) -> QWidget:
        return self

    def picture_arrays(self) -> Mapping[str, NDArray[np.generic]]:
        return {} if self._data is None else score_arrays(self._data)

    def picture_table(self) -> tuple[Sequence[str], Iterable[Sequence[object]]]:
        return ((), ()) if self._data is None else (score_header(self._data), score_rows(self._data))

    def picture_value(self) -> str:
        return self.strips.value_text()

    def retranslate(self) -> None:
        """Set the texts in the present language."""
        self.setAccessibleName(self.picture_name())
        self.table.retranslate()

    def _on_key_chosen(self, key: int) -> None:
        self.key_chosen.emit(key)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
