"""A picture of a pass for a file, drawn without a window: the hidden states, and below them the gates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from explorer.core.colour import ColourMap, Scale
from explorer.core.i18n import translate
from explorer.models.recurrent.arrays import GATE_NAMES, LayerTrace
from explorer.panels.offscreen import drawing, lay_out
from explorer.studies.recurrence.texts import cell_name, gate_label, unit_name
from explorer.studies.recurrence.trace import RecurrenceTrace
from explorer.widgets.card import Card
from explorer.widgets.colour_bar import ColourBar
from explorer.widgets.gates_view import GatesView
from explorer.widgets.gates_view_painting import paint_axis
from explorer.widgets.heatmap import HeatmapView
from explorer.widgets.heatmap_data import HeatmapData
from explorer.widgets.picture import save_picture

STEP_PIXELS, UNIT_PIXELS = 34, 20
GATE_PIXELS = 110  # the height of one gate over time
WIDTHS, HEIGHTS = (640, 3200), (220, 2600)
_FRAME = (170, 130)  # names, title and colour bar
SIGNED = ("g", "n", "c")


class StillGates(GatesView):
    """Gates over time without the frame around the step at hand, for there is none in a file."""

    def paint_marks(self, painter: QPainter) -> None:
        paint_axis(painter, self._axis, -1)


class Figure(Card):
    """A card with the states of one layer and row of the batch, and its gates over time."""

    def __init__(self, trace: RecurrenceTrace, layer: LayerTrace) -> None:
        super().__init__()
        self._heatmap, self._bar, self._gates = HeatmapView(), ColourBar(), StillGates()
        spec = trace.spec
        text = translate("RecurrenceFigure", "hidden state h: {units} units × {steps} steps")
        title = f"{cell_name(spec)} · {layer.name}"
        self.set_title(title, text.format(units=spec.hidden, steps=len(trace.tokens)))
        self._fill_states(trace, layer)
        self.body.addWidget(self._heatmap, _height(spec.hidden))
        self.body.addWidget(self._bar)
        names = GATE_NAMES[spec.cell]
        if names:
            self._fill_gates(trace, layer, (*names, "c") if "c" in layer.parts else names)
            self.body.addWidget(self._gates, self._gates_height(len(names)))

    def _fill_states(self, trace: RecurrenceTrace, layer: LayerTrace) -> None:
        values = np.ascontiguousarray(layer.hidden[:, 0].T, dtype=np.float32)
        finite = np.abs(values[np.isfinite(values)])
        high = float(finite.max()) if finite.any() else 1.0
        names = tuple(unit_name(unit) for unit in range(len(values)))
        data = HeatmapData(values, names, trace.tokens, high=high, signed=True, value_name="h")
        self._heatmap.set_maps((data,))
        self._heatmap.set_scale(Scale.LINEAR)
        self._bar.set(Scale.LINEAR, ColourMap.ACCENT, 0.0, high, True, "h")

    def _fill_gates(self, trace: RecurrenceTrace, layer: LayerTrace, names: Sequence[str]) -> None:
        labels = tuple(gate_label(trace.spec.cell, name) for name in names)
        values = np.stack([np.asarray(layer.parts[name][:, 0], dtype=np.float32) for name in names])
        self._gates.set_gates(labels, values, tuple(name in SIGNED for name in names), trace.tokens)
        self._gates.set_over_time(True)

    def _gates_height(self, gates: int) -> int:
        return GATE_PIXELS * (gates + 1)

    def fit(self, trace: RecurrenceTrace) -> None:
        """Take a size that suits the numbers of steps and units."""
        gates = len(GATE_NAMES[trace.spec.cell])
        below = self._gates_height(gates) if gates else 0
        wide = min(max(_FRAME[0] + STEP_PIXELS * len(trace.tokens), WIDTHS[0]), WIDTHS[1])
        self.resize(wide, _FRAME[1] + _height(trace.spec.hidden) + below)

    def picture_name(self) -> str:
        return self.accessibleName()

    def picture_widget(self) -> QWidget:
        return self

    def picture_arrays(self) -> Mapping[str, NDArray[np.generic]]:
        return self._heatmap.picture_arrays()

    def picture_table(self) -> tuple[Sequence[str], Iterable[Sequence[object]]]:
        return self._heatmap.picture_table()


def _height(units: int) -> int:
    return min(max(UNIT_PIXELS * units, HEIGHTS[0]), HEIGHTS[1])


def draw_figure(trace: RecurrenceTrace, mode: str, path: Path) -> None:
    """Write the last layer's states and gates in the first row of the batch, as .png (2×) or .svg.

    Raises:
        UserError: the file cannot be written.
    """
    with drawing(mode):
        figure = Figure(trace, trace.network.layer(trace.spec.layers - 1))
        figure.fit(trace)
        lay_out(figure)
        save_picture(figure, path)
        figure.deleteLater()
