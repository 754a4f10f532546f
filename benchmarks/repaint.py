"""How often a second the large views can be repainted, and show other values."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from benchmarks.material import default_model, text_of
from benchmarks.result import Result
from benchmarks.window import expose
from explorer.core.cancel import CancelToken
from explorer.core.trace import FloatArray
from explorer.models.capture import capture
from explorer.widgets.attention_lines import AttentionLines
from explorer.widgets.heatmap import HeatmapView
from explorer.widgets.heatmap_data import HeatmapData

ROUNDS = 60
SIZE = (700, 700)


def measure() -> list[Result]:
    """A repaint has another query chosen each round; new values are set and painted each round."""
    _application = QApplication.instance() or QApplication([])
    return [*_heatmap(512), *_lines(128)]


def _attention(tokens: int) -> list[FloatArray]:
    """The first three heads of two layers on a text: (3, tokens, tokens) each."""
    captured = capture(default_model(), text_of(tokens), "", CancelToken())
    return [captured.stacks["encoder"][layer].weights(slice(3)).numpy() for layer in (2, 4)]


def _per_second(show: Callable[[int], None]) -> float:
    for n in range(5):
        show(n)
    seconds = []
    for n in range(ROUNDS):
        begun = time.perf_counter()
        show(n)
        seconds.append(time.perf_counter() - begun)
    return 1 / statistics.median(seconds)


def _heatmap(tokens: int) -> list[Result]:
    view = HeatmapView()
    view.resize(*SIZE)
    expose(view)
    names = tuple(f"token{n}" for n in range(tokens))
    maps = [(HeatmapData(weights[0], names, names),) for weights in _attention(tokens)]

    def show(n: int) -> None:
        view.set_maps(maps[n % 2])
        view.canvas().repaint()

    def repaint(n: int) -> None:
        view.set_selection(n % tokens, None, locked=False)
        view.canvas().repaint()

    rates = _per_second(show), _per_second(repaint)
    view.close()
    what = "heatmap 512 × 512: {}"
    return [
        Result(
            what.format("repainted, another query chosen"), rates[1], "a second", "offscreen", at_least=60
        ),
        Result(what.format("new values painted"), rates[0], "a second", "offscreen", at_least=60),
    ]


def _lines(tokens: int) -> list[Result]:
    view = AttentionLines()
    view.resize(*SIZE)
    expose(view)
    names = tuple(f"token{n}" for n in range(tokens))
    values = _attention(tokens)
    titles = tuple(f"head {n}" for n in range(3))

    def show(n: int) -> None:
        view.set_data(values[n % 2], names, names, titles)
        view.viewport().repaint()

    def repaint(n: int) -> None:
        view.set_chosen("query", n % tokens)
        view.viewport().repaint()

    rate, how = _per_second(show), f"{view.drawn()} lines of {SIZE[0]} × {SIZE[1]} pixels, offscreen"
    again = _per_second(repaint)
    view.close()
    what = f"lines, {tokens} tokens × 3 heads: " + "{}"
    return [
        Result(what.format("repainted, another query isolated"), again, "a second", how, at_least=60),
        Result(what.format("new values painted"), rate, "a second", how, at_least=60),
    ]
