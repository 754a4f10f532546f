"""Pictures and animations of kernel regression for a file, drawn without a window."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from explorer.core.animation import Film, Frame, write_film
from explorer.core.cancel import CancelToken
from explorer.core.colour import ColourMap, Scale
from explorer.core.i18n import translate
from explorer.panels.offscreen import drawing, lay_out
from explorer.panels.pooling.drawing import curve_name, query_view, regression_data
from explorer.panels.pooling.work import Drawn
from explorer.studies.numbers import plain
from explorer.studies.pooling.trace import Answer, place_name
from explorer.widgets.card import Card
from explorer.widgets.colour_bar import ColourBar
from explorer.widgets.heatmap import HeatmapView
from explorer.widgets.heatmap_data import HeatmapData
from explorer.widgets.picture import picture_image, save_picture
from explorer.widgets.regression_plot import RegressionPlot

SIZE = (960, 680)
"""Pixels of a .gif; an .mp4 has `VIDEO_SCALE` times as many each way, a picture twice."""
VIDEO_SCALE = 2
_PLOT_SHARE, _MAP_SHARE = 7, 4
SWEEP = 150
"""Frames that a sweep has at least, those between the queries included."""
_MOST_BETWEEN = 25


class SweepFigure(Card):
    """A card with the points, curves and kernel about one query, and all weights below."""

    def __init__(self, drawn: Drawn) -> None:
        super().__init__()
        self._trace = drawn.trace
        self._plot, self._heatmap, self._bar = RegressionPlot(), HeatmapView(), ColourBar()
        self._plot.set_data(regression_data(drawn))
        self._fill_map()
        self.body.addWidget(self._plot, _PLOT_SHARE)
        self.body.addWidget(self._heatmap, _MAP_SHARE)
        self.body.addWidget(self._bar)

    def _fill_map(self) -> None:
        trace = self._trace
        most = float(trace.weights.max(initial=0.0)) or 1.0
        rows = tuple(f"x = {place_name(float(place))}" for place in trace.places)
        columns = tuple(plain(float(key), 2) for key in trace.points.keys)
        self._heatmap.set_maps((HeatmapData(trace.weights, rows, columns, high=most, fill=True),))
        self._bar.set(Scale.LINEAR, ColourMap.ACCENT, 0.0, most, False, "α")

    def show_query(self, query: float) -> None:
        """Let a query ask, wherever it is; the row of the nearest one of the trace is marked."""
        self._plot.set_query(query_view(self._trace, query, can_drag=False))
        nearest = int(np.abs(self._trace.places - query).argmin())
        self._heatmap.set_selection(nearest, None, False)
        chosen = self._trace.chosen
        self.set_title(curve_name(chosen.kernel, chosen.scale), _said(self._trace.answer(query)))

    def picture_name(self) -> str:
        return self.accessibleName()

    def picture_widget(self) -> QWidget:
        return self

    def picture_arrays(self) -> Mapping[str, NDArray[np.generic]]:
        return self._plot.picture_arrays()

    def picture_table(self) -> tuple[Sequence[str], Iterable[Sequence[object]]]:
        return self._plot.picture_table()


def _said(answer: Answer) -> str:
    if math.isnan(answer.estimate):
        text = translate("PoolingFigure", "query x = {x}: undefined, no key within the bandwidth")
        return text.format(x=_steady(answer.query))
    text = translate("PoolingFigure", "query x = {x}: estimate {y} from {n} effective neighbours")
    return text.format(x=_steady(answer.query), y=_steady(answer.estimate), n=f"{answer.neighbours:.1f}")


def _steady(value: float) -> str:
    """A number with as many digits in every frame, so that the line does not jump."""
    return f"{value:.2f}" if abs(value) < 1e5 else f"{value:.3g}"


def draw_figure(drawn: Drawn, query: float, mode: str, path: Path) -> None:
    """Write one query's picture, as .png (2×) or .svg; `mode`: “light” or “dark”.

    Raises:
        UserError: the file cannot be written.
    """
    with drawing(mode):
        figure = SweepFigure(drawn)
        figure.show_query(query)
        lay_out(figure, SIZE)
        save_picture(figure, path)
        figure.deleteLater()


def draw_sweep(drawn: Drawn, mode: str, path: Path, token: CancelToken) -> None:
    """Write the query's way from the first to the last, as .gif or .mp4; `mode`: “light” or “dark”.

    Raises:
        UserError: the file cannot be written, or there is no ffmpeg for an .mp4.
        CancelledError: the token was cancelled.
    """
    with drawing(mode):
        figure = SweepFigure(drawn)
        lay_out(figure, SIZE)
        scale = VIDEO_SCALE if path.suffix.lower() == ".mp4" else 1
        queries = sweep(drawn.trace.places)

        def frame_at(index: int) -> Frame:
            figure.show_query(float(queries[index]))
            return pixels(picture_image(figure, scale))

        write_film(Film(frame_at, len(queries)), path, token)
        figure.deleteLater()


def sweep(places: NDArray[np.float64]) -> NDArray[np.float64]:
    """The queries of the frames: all places, and as many between each two as make a smooth sweep."""
    gaps = len(places) - 1
    if gaps < 1:
        return places
    between = min(max(1, round(SWEEP / gaps)), _MOST_BETWEEN)
    return np.interp(np.arange(gaps * between + 1) / between, np.arange(len(places)), places)


def pixels(image: QImage) -> Frame:
    """An image as numbers (H, W, 3)."""
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    # A copy: the numbers do not keep the image alive.
    return lines[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()
