"""A picture of a trace for a file, drawn without a window: the overview, or one head."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QWidget

from explorer.core.colour import ColourMap, Scale
from explorer.core.i18n import translate
from explorer.panels.offscreen import drawing, lay_out
from explorer.panels.transformer_maps import heatmaps, map_top
from explorer.studies.transformer_export import Selection, chosen
from explorer.studies.transformer_picture import Drawn
from explorer.studies.transformer_state import TransformerState
from explorer.studies.transformer_tables import head_name
from explorer.studies.transformer_trace import TransformerTrace
from explorer.studies.transformer_view import shown_attention
from explorer.widgets.card import Card
from explorer.widgets.colour_bar import ColourBar
from explorer.widgets.head_atlas import HeadAtlas
from explorer.widgets.heatmap import HeatmapView
from explorer.widgets.picture import save_picture

HEAD_PIXELS = 76  # a side of one head in the overview
TOKEN_PIXELS = 26  # a side of one weight in a heatmap
SMALLEST, LARGEST = 480, 2400


class Figure(Card):
    """A card with a title, a view and its colour bar, which can be written as a picture."""

    def __init__(self, view: HeadAtlas | HeatmapView, bar: ColourBar, title: str, subtitle: str) -> None:
        super().__init__()
        self._view = view
        self.set_title(title, subtitle)
        self.body.addWidget(view, 1)
        self.body.addWidget(bar)

    def picture_name(self) -> str:
        return self.accessibleName()

    def picture_widget(self) -> QWidget:
        return self

    def picture_arrays(self) -> Mapping[str, NDArray[np.generic]]:
        return self._view.picture_arrays()

    def picture_table(self) -> tuple[Sequence[str], Iterable[Sequence[object]]]:
        return self._view.picture_table()


def draw_figure(trace: TransformerTrace, selection: Selection, mode: str, path: Path) -> None:
    """Write the overview of a stack, or one head, as .png (2×) or .svg in the "light" or "dark" theme.

    Raises:
        UserError: the file cannot be written.
    """
    with drawing(mode):
        figure = figure_of(trace, selection)
        lay_out(figure)
        save_picture(figure, path)
        figure.deleteLater()


def figure_of(trace: TransformerTrace, selection: Selection) -> Figure:
    """The figure that a selection asks for, at a size that suits it."""
    stack = selection.stack or trace.stacks[0]
    if selection.layer is not None and selection.head is not None:
        return _head_figure(trace, stack, selection.layer, selection.head)
    return _overview_figure(trace, stack, selection)


def _bar(top: float) -> ColourBar:
    bar = ColourBar()
    bar.set(Scale.SQRT, ColourMap.ACCENT, 0.0, top, False, "α")
    return bar


def _size(pixels: int, extra: int) -> int:
    return max(SMALLEST, min(LARGEST, pixels + extra))


def _head_figure(trace: TransformerTrace, stack: str, layer: int, head: int) -> Figure:
    state = TransformerState(stack=stack, heads=((layer, head),), step=layer + 1, query=None)
    shown = shown_attention(trace, stack, state.heads, state.options)
    view = HeatmapView()
    view.set_maps(heatmaps(Drawn(trace, state, shown), common=True))
    view.set_scale(Scale.SQRT)
    title = f"{trace.model.name} · {head_name(stack, layer, head)}"
    figure = Figure(
        view, _bar(map_top(shown)), title, translate("TransformerHead", "query ↓ attends to key →")
    )
    figure.resize(_size(TOKEN_PIXELS * len(shown.columns), 240), _size(TOKEN_PIXELS * len(shown.rows), 240))
    return figure


def _overview_figure(trace: TransformerTrace, stack: str, selection: Selection) -> Figure:
    layers, heads = chosen(selection)
    thumbnails = trace.overviews[stack].thumbnails
    every = range(thumbnails.shape[0]), range(thumbnails.shape[1])
    rows, columns = (every[0] if layers is None else layers), (every[1] if heads is None else heads)
    atlas = HeadAtlas()
    order = None if layers is None and heads is None else tuple((i, j) for i in rows for j in columns)
    atlas.set_heads(thumbnails, order=order)
    atlas.set_scale(Scale.SQRT)
    atlas.set_common(True)
    title = f"{trace.model.name} · {trace.request.text[:80]}"
    figure = Figure(atlas, _bar(float(np.nanmax(thumbnails))), title, "")
    figure.resize(_size(HEAD_PIXELS * len(rows), 150), _size(HEAD_PIXELS * len(columns), 125))
    return figure
