"""A forward pass with capture, over the same model's bare pass on the fused kernel."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from functools import partial
from typing import Any

import torch

from benchmarks.material import default_model, model_folder, text_of, transformers_model
from benchmarks.result import Result, not_installed
from benchmarks.timing import interleaved, milliseconds, ratio
from explorer.core.cancel import CancelToken
from explorer.models.capture import capture

LENGTHS = (64, 256, 512)
ROUNDS = {64: 60, 256: 30, 512: 20}
LIMITS = {512: 1.10}
LENS = "TransformerLens"


def measure() -> list[Result]:
    """Rows for each length: capture, eager and TransformerLens, each over the bare pass."""
    bare, eager = (transformers_model(kind) for kind in ("sdpa", "eager"))
    lens = _lens_model() if importlib.util.find_spec("transformer_lens") else None
    results: list[Result] = []
    for length in LENGTHS:
        results += _rows(length, bare, eager, lens)
    return results


def _lens_model() -> Any:
    """The same weights in TransformerLens, or a sentence on why it does not load them."""
    from transformer_lens.model_bridge import TransformerBridge
    from transformers import AutoModelForMaskedLM, AutoTokenizer

    folder = str(model_folder())
    try:
        tokenizer = AutoTokenizer.from_pretrained(folder)
        model = AutoModelForMaskedLM.from_pretrained(folder, attn_implementation="eager")  # it knows no other
        return TransformerBridge.boot_transformers(folder, hf_model=model, tokenizer=tokenizer, device="cpu")
    except (ValueError, KeyError, AttributeError, TypeError, RuntimeError, OSError) as error:
        return f"{type(error).__name__}: {error}".splitlines()[0][:80]


def _rows(length: int, bare: Any, eager: Any, lens: Any) -> list[Result]:
    model, text = default_model(), text_of(length)
    ids = model.tokenizer(text, return_tensors="pt")["input_ids"]
    assert ids.shape[1] == length
    calls: dict[str, Callable[[], object]] = {
        "bare": partial(_forward, bare, ids),
        "capture": partial(capture, model, text, "", CancelToken()),
        "eager": partial(_forward, eager, ids, output_attentions=True),
    }
    if lens is not None and not isinstance(lens, str):
        calls[LENS] = partial(_with_cache, lens, ids)
    seconds = interleaved(calls, ROUNDS[length])
    how = f"{{}}; the bare pass takes {milliseconds(seconds['bare'])}"
    ours = how.format(f"{milliseconds(seconds['capture'])}, tokens found and arrays copied out included")
    title = f"MiniLM, {length} tokens: {{}} over the bare SDPA pass"
    rows = [
        Result(
            title.format("text → capture"), ratio(seconds, "capture", "bare"), "×", ours, LIMITS.get(length)
        ),
        Result(
            title.format("eager with output_attentions"),
            ratio(seconds, "eager", "bare"),
            "×",
            milliseconds(seconds["eager"]),
        ),
    ]
    return [*rows, _lens_row(title.format(LENS), lens, seconds)]


def _lens_row(title: str, lens: Any, seconds: dict[str, list[float]]) -> Result:
    if lens is None:
        return not_installed(title, LENS)
    if isinstance(lens, str):
        return Result(title, None, "", f"cannot load this model ({lens})")
    return Result(
        title,
        ratio(seconds, LENS, "bare"),
        "×",
        f"run_with_cache of the patterns, its language-model head included, {milliseconds(seconds[LENS])}",
    )


@torch.inference_mode()
def _forward(model: Any, ids: torch.Tensor, **flags: bool) -> object:
    return model(input_ids=ids, attention_mask=torch.ones_like(ids), **flags)


@torch.inference_mode()
def _with_cache(lens: Any, ids: torch.Tensor) -> object:
    return lens.run_with_cache(ids, names_filter=lambda name: name.endswith("hook_pattern"))
