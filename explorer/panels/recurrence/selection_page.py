"""Selection, as in LSTMVis: brush a phrase, see the units that stay on, find where else they do."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from explorer.core.colour import ColourMap
from explorer.core.i18n import translate
from explorer.panels.recurrence.found import Found
from explorer.studies.numbers import plain
from explorer.studies.recurrence.selection import signs_of, units_on
from explorer.studies.recurrence.state import RecurrenceState
from explorer.studies.recurrence.texts import unit_names
from explorer.studies.recurrence.trace import RecurrenceTrace
from explorer.widgets.brush_strip import BrushStrip

_SLIDER = 100


class SelectionPage(QWidget):
    """The strip shows at each step how many of the chosen units are on."""

    field_changed = Signal(str, object)
    search_requested = Signal()
    sentence_chosen = Signal(str, int, int)
    """A sentence that was found, and the first and the last step of the match."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trace: RecurrenceTrace | None = None
        self._state = RecurrenceState()
        self.units: tuple[int, ...] = ()
        self.signs: tuple[int, ...] = ()
        self.hint, self.chosen, self.label = (QLabel(wordWrap=True) for _ in range(3))
        self.hint.setProperty("role", "small")
        self.strip = BrushStrip()
        self.threshold = QSlider(Qt.Orientation.Horizontal)
        self.threshold.setRange(0, _SLIDER)
        self.search = QPushButton()
        self.hits = QListWidget()
        self.hits.setUniformItemSizes(True)
        self.search.setProperty("role", "small")
        self.hits.hide()
        self._lay_out()
        self.strip.brushed.connect(lambda first, last: self.field_changed.emit("brush", (first, last)))
        self.strip.cleared.connect(lambda: self.field_changed.emit("brush", None))
        self.threshold.valueChanged.connect(lambda v: self.field_changed.emit("threshold", v / _SLIDER))
        self.search.clicked.connect(self.search_requested)
        self.hits.itemActivated.connect(self._on_hit)
        self.hits.itemClicked.connect(self._on_hit)
        self.retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.hint)
        column.addWidget(self.strip, 2)
        row = QHBoxLayout()
        row.addWidget(self.label)
        row.addWidget(self.threshold, 1)
        column.addLayout(row)
        found = QHBoxLayout()
        found.addWidget(self.chosen, 1)
        found.addWidget(self.search)
        column.addLayout(found)
        column.addWidget(self.hits, 4)
        self.strip.setMinimumHeight(1)
        self.hits.setMinimumHeight(1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language now in force."""
        self.hint.setText(
            translate(
                "RecurrenceSelection",
                "Drag over a few words: which units are on all through them, and off just before and after?",
            )
        )
        self.search.setText(translate("RecurrenceSelection", "Find elsewhere"))
        self.search.setToolTip(
            translate("RecurrenceSelection", "Where in the loaded sentences the same units are on")
        )
        self.threshold.setAccessibleName(translate("RecurrenceSelection", "On from |h| of"))
        self.hits.setAccessibleName(translate("RecurrenceSelection", "Where the same units are on"))
        if self._trace is not None:
            self.show_trace(self._trace, self._state)

    def show_trace(self, trace: RecurrenceTrace, state: RecurrenceState) -> None:
        """Draw the strip of a pass and the units that the brush selects."""
        is_new = trace is not self._trace
        self._trace, self._state = trace, state
        hidden = trace.network.layer(state.layer, state.direction).hidden[:, state.sequence]
        self.units = () if state.brush is None else units_on(hidden, state.brush, state.threshold)
        self.signs = () if state.brush is None else signs_of(hidden, state.brush, self.units)
        with QSignalBlocker(self.threshold):
            self.threshold.setValue(round(state.threshold * _SLIDER))
        text = translate("RecurrenceSelection", "On: |h| ≥ {value}")
        self.label.setText(text.format(value=plain(state.threshold, 2)))
        if is_new:
            self.strip.set_tokens(trace.tokens)
        signed = hidden[:, list(self.units)] * np.array(self.signs, dtype=hidden.dtype)
        count = (signed >= state.threshold).sum(axis=1) if self.units else None
        self.strip.set_colour_map(ColourMap.ACCENT)
        self.strip.set_range(
            float(max(len(self.units), 1)), value_name=translate("RecurrenceSelection", "on"), decimals=0
        )
        self.strip.set_weights(None if count is None else count.astype(np.float32))
        self.strip.set_brush(state.brush)
        self.strip.set_chosen(state.step)
        self.search.setEnabled(bool(self.units))
        self._say(state)

    def _say(self, state: RecurrenceState) -> None:
        if state.brush is None:
            self.chosen.setText(translate("RecurrenceSelection", "No words are chosen yet."))
        elif not self.units:
            self.chosen.setText(
                translate(
                    "RecurrenceSelection",
                    "No unit is on through all of it and off before and after; move the threshold.",
                )
            )
        else:
            text = translate("RecurrenceSelection", "Units that stay on ({count}): {units}")
            self.chosen.setText(text.format(count=len(self.units), units=unit_names(self.units)))

    def show_found(self, found: Found | None) -> None:
        """List the places where the same units are on, the best first."""
        self.hits.clear()
        self.hits.setVisible(found is not None)
        if found is None:
            return
        for hit in found.lines():
            item = QListWidgetItem(hit.text)
            item.setData(Qt.ItemDataRole.UserRole, (hit.sentence, *hit.steps))
            item.setToolTip(hit.tip)
            self.hits.addItem(item)
        if not self.hits.count():
            self.hits.addItem(translate("RecurrenceSelection", "Nowhere in the loaded sentences."))

    def _on_hit(self, item: QListWidgetItem) -> None:
        data = item.data(Qt.ItemDataRole.UserRole)
        if data is not None:
            self.sentence_chosen.emit(*data)
