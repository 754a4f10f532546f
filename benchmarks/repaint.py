"""Repaints a second of the heatmap of 512 × 512 weights and of the lines of 128 tokens × 3 heads.

`waiting` repaints what is there, as a moving pointer does; `anew` gives other weights each time, as a new
sentence does, and counts colouring, layout and painting.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtWidgets import QApplication, QWidget

from explorer.core.trace import FloatArray

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
MUST_REACH = 60.0
_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Rate:
    """How often a second something was painted."""

    name: str
    per_second: float


def _weights(heads: int, size: int, seed: int) -> FloatArray:
    """Attention as heads have it: a band, a column that takes much, noise; rows sum to one."""
    numbers = np.random.default_rng(seed)
    places = np.arange(size)
    scores = numbers.normal(size=(heads, size, size)) * 1.5
    scores -= 0.4 * np.abs(places[:, None] - places[None, :] + numbers.integers(-2, 3, heads)[:, None, None])
    scores[:, :, 0] = 1.0
    shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(shares / shares.sum(axis=-1, keepdims=True), dtype=np.float32)


def _rate(act: Callable[[int], None]) -> float:
    act(0)
    count, start = 0, time.perf_counter()
    while time.perf_counter() - start < _SECONDS:
        act(count)
        count += 1
    return count / (time.perf_counter() - start)


def _expose(view: QWidget) -> None:
    """Show it and wait until it is painted; before that, repainting does nothing."""
    view.show()
    while not view.windowHandle().isExposed():
        QApplication.processEvents()
    QApplication.processEvents()


def _heatmap() -> list[Rate]:
    from explorer.widgets.heatmap import HeatmapData, HeatmapView

    names = tuple(f"token{n}" for n in range(512))
    maps = [HeatmapData(_weights(1, 512, seed)[0], names, names) for seed in (0, 1)]
    view = HeatmapView()
    view.resize(640, 640)
    view.set_maps((maps[0],))
    _expose(view)

    def anew(count: int) -> None:
        view.set_maps((maps[count % 2],))
        view.canvas().repaint()

    waiting = _rate(lambda _count: view.canvas().repaint())
    return [Rate("heatmap 512 × 512, waiting", waiting), Rate("heatmap 512 × 512, anew", _rate(anew))]


def _lines() -> list[Rate]:
    from explorer.widgets.attention_lines import AttentionLines

    names = tuple(f"token{n}" for n in range(128))
    weights = [_weights(3, 128, seed) for seed in (0, 1)]
    view = AttentionLines()
    view.resize(520, 560)
    view.set_data(weights[0], names, names, ("a", "b", "c"))
    _expose(view)

    def anew(count: int) -> None:
        view.set_data(weights[count % 2], names, names, ("a", "b", "c"))
        view.canvas().repaint()

    waiting = _rate(lambda _count: view.canvas().repaint())
    return [Rate("lines 128 tokens × 3 heads, waiting", waiting), Rate("lines 128 × 3, anew", _rate(anew))]


def measure() -> list[Rate]:
    """All rates; makes the QApplication if there is none."""
    app = QApplication.instance() or QApplication([])
    app.processEvents()
    return [*_heatmap(), *_lines()]


def main() -> None:
    """Print the rates and whether they suffice."""
    for rate in measure():
        verdict = "reached" if rate.per_second >= MUST_REACH else "MISSED"
        print(f"{rate.name:40} {rate.per_second:8.0f} / s   (≥ {MUST_REACH:.0f}: {verdict})")


if __name__ == "__main__":
    main()
