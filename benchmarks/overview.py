"""A text of 512 tokens until all its heads are painted, over bertviz's model view of the same."""

from __future__ import annotations

import importlib.util
import statistics
import time
from typing import Any

import torch
from PySide6.QtWidgets import QApplication

from benchmarks.material import default_model, text_of, transformers_model
from benchmarks.result import Result, not_installed
from benchmarks.timing import milliseconds
from benchmarks.window import expose
from explorer.core.cancel import CancelToken
from explorer.models.capture import capture
from explorer.studies.head_summary import summarise
from explorer.studies.transformer_trace import special_mask
from explorer.widgets.head_atlas import HeadAtlas

TOKENS = 512
ROUNDS = 10
WHAT = "MiniLM, 512 tokens: text → all heads painted, over bertviz.model_view"


def measure() -> list[Result]:
    """One row; bertviz is run once, as it takes long."""
    _application = QApplication.instance() or QApplication([])
    model, text = default_model(), text_of(TOKENS)
    atlas = HeadAtlas()
    atlas.resize(520, 640)
    expose(atlas)
    seconds = [_painted(model, text, atlas) for _ in range(ROUNDS + 2)][2:]
    atlas.close()
    ours = f"{milliseconds(seconds)} here"
    if importlib.util.find_spec("bertviz") is None:
        row = not_installed(WHAT, "bertviz")
        return [Result(row.what, None, "", f"{ours}; {row.how}")]
    theirs = _bertviz(model.tokenizer, text)
    how = f"{ours}, {theirs:.1f} s there"
    return [Result(WHAT, statistics.median(seconds) / theirs, "×", how, at_most=0.01)]


def _painted(model: Any, text: str, atlas: HeadAtlas) -> float:
    begun = time.perf_counter()
    captured = capture(model, text, "", CancelToken())
    overview = summarise(captured.stacks["encoder"], special_mask(captured.tokens["source"]), CancelToken())
    atlas.set_heads(overview.thumbnails)
    atlas.viewport().repaint()
    return time.perf_counter() - begun


def _bertviz(tokenizer: Any, text: str) -> float:
    from bertviz import model_view

    model = transformers_model("eager")
    begun = time.perf_counter()
    inputs = tokenizer(text, return_tensors="pt")
    with torch.inference_mode():
        attention = model(**inputs, output_attentions=True).attentions
    tokens = tokenizer.convert_ids_to_tokens(inputs["input_ids"][0])
    page = model_view(attention, tokens, html_action="return")
    assert len(page.data) > 0
    return time.perf_counter() - begun
