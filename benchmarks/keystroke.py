"""From a key pressed in the text field to the picture painted, less what the model itself takes."""

from __future__ import annotations

import statistics
import time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from benchmarks.material import default_model, transformers_model
from benchmarks.result import Result
from benchmarks.window import Painted, in_window, wait
from explorer.panels.transformer import TransformerPanel
from explorer.window.window import MainWindow

TEXT = "The quick brown fox jumps over the lazy dog while I see a cat"  # 16 tokens, with or without an s
ROUNDS = 40
WARM_UP = 5


def measure() -> list[Result]:
    """The waiting for another keystroke is not counted; the key's own handling and all drawing are."""
    whole = statistics.median(in_window(TEXT, _keystrokes)[WARM_UP:])
    bare = _bare()
    how = f"median of {ROUNDS}: {whole:.3g} ms, of which the bare pass {bare:.3g} ms"
    what = "keystroke → painted picture, 16 tokens, less debounce and the bare forward pass"
    return [Result(what, whole - bare, "ms", how, at_most=20)]


def _keystrokes(window: MainWindow, panel: TransformerPanel) -> list[float]:
    """Milliseconds of each keystroke."""
    asked: list[float] = []
    set_text = panel.set_text

    def noted(text: str) -> None:
        asked.append(time.perf_counter())
        set_text(text)

    panel.set_text = noted  # type: ignore[method-assign]
    found: list[float] = []
    for n in range(ROUNDS + WARM_UP):
        handled = _press(window.frame.top_bar.text, Qt.Key.Key_Backspace if n % 2 else Qt.Key.Key_S)
        painted = _picture(panel)
        found.append((handled + painted - asked[-1]) * 1000)
    return found


def _press(field: QWidget, key: Qt.Key) -> float:
    """The seconds that the key itself takes."""
    begun = time.perf_counter()
    QTest.keyClick(field, key)
    return time.perf_counter() - begun


def _picture(panel: TransformerPanel) -> float:
    """When the next picture is on the screen."""
    painted: list[float] = []

    def connect(done: object) -> None:
        assert callable(done)

        def note() -> None:
            painted.append(time.perf_counter())
            done()

        watcher = Painted([panel.overview.atlas.viewport(), panel.head.heatmap.canvas()], note, panel)
        panel.session.drawn_changed.connect(watcher.arm, Qt.ConnectionType.SingleShotConnection)

    wait(connect)
    return painted[0]


def _bare() -> float:
    """Milliseconds of the model alone on the same tokens."""
    import torch

    model = transformers_model("sdpa")
    ids = default_model().tokenizer(TEXT, return_tensors="pt")["input_ids"]
    assert ids.shape[1] == 16
    seconds = []
    with torch.inference_mode():
        for _ in range(ROUNDS + WARM_UP):
            begun = time.perf_counter()
            model(input_ids=ids, attention_mask=torch.ones_like(ids))
            seconds.append(time.perf_counter() - begun)
    return statistics.median(seconds[WARM_UP:]) * 1000
