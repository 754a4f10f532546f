"""Pictures of scores, of the study of √d and of the cost for a file, drawn without a window."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from explorer.core.i18n import translate
from explorer.panels.offscreen import drawing, lay_out
from explorer.panels.scoring import cost_plots, saturation_plots
from explorer.panels.scoring.options import SCORES
from explorer.studies.scoring.cost import CostTable
from explorer.studies.scoring.kinds import Function
from explorer.studies.scoring.saturation import Saturation
from explorer.studies.scoring.texts import function_name, norm_name
from explorer.studies.scoring.trace import ScoringTrace
from explorer.widgets.card import Card
from explorer.widgets.curve_legend import CurveLegend
from explorer.widgets.curve_plot import CurvePlot, Series
from explorer.widgets.histogram_plot import HistogramPlot
from explorer.widgets.picture import Picture, save_picture
from explorer.widgets.scoring_lanes import Lane, ScoringLanes

_LANE_PIXELS, _KEY_PIXELS = 250, 30
_FRAME = (200, 260)  # names, title and pooled values
_LARGEST = (2400, 6400)
STUDY_SIZE = (1280, 760)
Place = tuple[int, int, int]
"""Of a plot in a grid: its row, its column and how many columns it takes."""


class Figure(Card):
    """A card that is a picture; the numbers are those of its first part."""

    def __init__(self, first: Picture) -> None:
        super().__init__()
        self._first = first

    def picture_name(self) -> str:
        return self.accessibleName()

    def picture_widget(self) -> QWidget:
        return self

    def picture_arrays(self) -> Mapping[str, NDArray[np.generic]]:
        return self._first.picture_arrays()

    def picture_table(self) -> tuple[Sequence[str], Iterable[Sequence[object]]]:
        return self._first.picture_table()


def draw_steps(trace: ScoringTrace, mode: str, path: Path) -> None:
    """Write the functions side by side, as .png (2×) or .svg; `mode`: “light” or “dark”.

    Raises:
        UserError: the file cannot be written.
    """
    with drawing(mode):
        lanes = _filled(trace)
        figure = Figure(lanes)
        text = translate("ScoringFigure", "query “{name}” asks {count} keys")
        data = trace.data
        figure.set_title(
            translate("ScoringFigure", "Scores → weights → pooled value"),
            text.format(name=data.query_name, count=len(data.names)),
        )
        figure.body.addWidget(lanes)
        wide = _FRAME[0] + _LANE_PIXELS * (len(trace.scored) + len(trace.refused))
        lay_out(figure, (wide, _FRAME[1] + _KEY_PIXELS * len(data.names)))
        _show_all(figure, lanes)
        save_picture(figure, path)
        figure.deleteLater()


def _filled(trace: ScoringTrace) -> ScoringLanes:
    """The lanes; the key that weighs most under the chosen function is marked."""
    lanes = ScoringLanes()
    functions = [function for function in Function if function in trace.scored or function in trace.refused]
    drawn = tuple(_lane(trace, function) for function in functions)
    data = trace.data
    lanes.set_lanes(drawn, data.names, trace.valid, norm_name(trace.request.norm), values=data.values)
    chosen = Function.SCALED if Function.SCALED in trace.scored else next(iter(trace.scored))
    heaviest = int(trace.scored[chosen].weights.argmax())
    lanes.set_chosen(functions.index(chosen), heaviest)
    return lanes


def _lane(trace: ScoringTrace, function: Function) -> Lane:
    name, score = function_name(function), SCORES[function]
    if function in trace.refused:
        return Lane(name, score, refused=trace.refused[function])
    one = trace.scored[function]
    return Lane(name, score, one.scores, one.weights, one.pooled)


def _show_all(figure: Figure, lanes: ScoringLanes) -> None:
    """Give the figure the room that the lanes would scroll in."""
    missing = lanes.horizontalScrollBar().maximum(), lanes.verticalScrollBar().maximum()
    if any(missing):
        wide = min(figure.width() + missing[0], _LARGEST[0])
        lay_out(figure, (wide, min(figure.height() + missing[1], _LARGEST[1])))


def draw_saturation(study: Saturation, d: int, mode: str, path: Path) -> None:
    """Write a whole study of √d, with its distributions at the size nearest to d, as .png (2×) or .svg.

    Raises:
        UserError: the file cannot be written.
    """
    with drawing(mode):
        scores, curves = HistogramPlot(), {name: CurvePlot() for name in saturation_plots.QUANTITIES}
        saturation_plots.draw_scores(scores, study, d)
        at = float(study.at(Function.DOT, d).d)
        for name, plot in curves.items():
            saturation_plots.draw_quantity(plot, name, study)
            plot.set_marker(at)
        places = ((0, 0, 2), (0, 2, 1), (1, 0, 1), (1, 1, 1), (1, 2, 1))
        figure = _study(
            translate("ScoringFigure", "Why √d"), saturation_plots.headline(study, d),
            saturation_plots.legend(), (scores, *curves.values()), places,
        )  # fmt: skip
        _save_study(figure, path)


def draw_cost(table: CostTable, mode: str, path: Path) -> None:
    """Write what the functions cost, counted and timed, as .png (2×) or .svg.

    Raises:
        UserError: the file cannot be written.
    """
    with drawing(mode):
        curves = {name: CurvePlot() for name in cost_plots.QUANTITIES}
        for name in ("operations", "memory"):
            cost_plots.draw_counted(curves[name], name, table.sizes, table.axis)
        cost_plots.draw_timed(curves["seconds"], table, table.axis, "")
        for plot in curves.values():
            plot.set_marker(float(cost_plots.size_of(table.sizes, table.axis)))
        figure = _study(
            translate("ScoringFigure", "What the scoring functions cost"), cost_plots.headline(table.sizes),
            cost_plots.legend(), tuple(curves.values()), ((0, 0, 1), (0, 1, 1), (1, 0, 2)),
        )  # fmt: skip
        _save_study(figure, path)


def _study(
    title: str,
    headline: str,
    legend: tuple[Series, ...],
    plots: tuple[HistogramPlot | CurvePlot, ...],
    places: tuple[Place, ...],
) -> Figure:
    figure, grid, named = Figure(plots[0]), QGridLayout(), CurveLegend()
    figure.set_title(title)
    said = QLabel(headline, wordWrap=True)
    named.set_series(legend)
    for plot, (row, column, span) in zip(plots, places, strict=True):
        plot.setMinimumSize(1, 1)  # columns are equally wide
        grid.addWidget(plot, row, column, 1, span)
        grid.setRowStretch(row, 1)
        grid.setColumnStretch(column, 1)
    figure.body.addWidget(said)
    figure.body.addWidget(named)
    figure.body.addLayout(grid, 1)
    return figure


def _save_study(figure: Figure, path: Path) -> None:
    lay_out(figure, STUDY_SIZE)
    save_picture(figure, path)
    figure.deleteLater()
