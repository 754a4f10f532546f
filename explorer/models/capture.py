"""One text through a model, with all that makes every attention weight."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor

from explorer.core.cancel import CancelToken
from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.core.trace import FloatArray
from explorer.models.attention import Scores
from explorer.models.devices import memory_guard, synchronize
from explorer.models.encoding import Limit, encode
from explorer.models.interface import recording
from explorer.models.loading import LoadedModel
from explorer.models.noting import Converter, noted_scores
from explorer.models.passes import (
    Inputs,
    checked,
    eager,
    handed_masks,
    make_inputs,
    masks_by_stack,
    parts_attentions,
    run,
    run_whole,
)
from explorer.models.route import demand_attention, difference
from explorer.models.targets import Target, make_target
from explorer.models.tokens import Cut, Token


@dataclass(frozen=True, slots=True, eq=False)
class Capture:
    """What one pass over a text made; T tokens, d features.

    `stacks`: "encoder" or "decoder", or for an encoder–decoder "encoder", "decoder" and "cross": one Scores a
    layer. `tokens`, `embeddings` (T, d), `output` (T, d): "source" and, for an encoder–decoder, "target".
    `cut`: "source", "pair" or "target", for each text that was too long.
    """

    stacks: Mapping[str, tuple[Scores, ...]]
    tokens: Mapping[str, tuple[Token, ...]]
    embeddings: Mapping[str, FloatArray]
    output: Mapping[str, FloatArray]
    cut: Mapping[str, Cut]
    seconds: float
    """The forward pass alone."""
    generated: bool
    """Whether the model wrote the target itself."""
    target_text: str
    """The text of the target tokens; "" without a target."""


def capture(model: LoadedModel, text: str, pair: str, token: CancelToken) -> Capture:
    """Run a text through a model; `pair` is the second text of a pair, or an encoder–decoder's target.

    Without a target, an encoder–decoder writes one itself where its checkpoint can.

    Raises:
        UserError: there is no token to show, or the model does not take the texts.
        DeviceMemoryError: the device has too little memory.
        CancelledError: the token was cancelled.
    """
    with model.lock, _computing(model):
        source, cut = _source(model, text, pair)
        target = None if model.kind != "encoder-decoder" else make_target(model, source, pair, token)
        tokens = {"source": source} if target is None else {"source": source, "target": target.tokens}
        _demand_known(model, [part for own in tokens.values() for part in own])
        token.check()
        return _run(model, tokens, _with_target(cut, target), target, token)


def eager_difference(
    model: LoadedModel, text: str, pair: str, captured: Capture, token: CancelToken
) -> dict[str, float]:
    """max |captured − eager| by stack, from transformers' own eager pass, compared layer by layer.

    Raises:
        UserError, DeviceMemoryError, CancelledError: as `capture`; a text other than the captured one.
    """
    with model.lock, _computing(model):
        source, _ = _source(model, text, pair)
        if source != captured.tokens["source"]:
            raise ValueError("the capture is of another text")
        inputs = make_inputs(source, captured.tokens.get("target"), model.takes_types, model.device)
        if model.path == "interface":
            return _compare_calls(model, inputs, captured, token)
        return _compare_noted(model, inputs, captured, token)


@contextmanager
def _computing(model: LoadedModel) -> Iterator[None]:
    with memory_guard(model.device), torch.inference_mode():
        yield


def _source(model: LoadedModel, text: str, pair: str) -> tuple[tuple[Token, ...], dict[str, Cut]]:
    second = pair if model.kind != "encoder-decoder" else ""
    if second and not model.takes_pairs:
        raise UserError(
            translate("Capture", "{name} takes one text, not a pair: leave the second text empty.").format(
                name=model.name
            )
        )
    limit = None if model.limit is None else Limit(model.limit, model.limit_by_model)
    encoded = encode(model.tokenizer, text, second, limit)
    if not encoded.tokens:
        raise UserError(
            translate(
                "Capture", "There is nothing to show yet: {name} makes no token of this text; type a word."
            ).format(name=model.name)
        )
    names = ("source", "pair")
    return encoded.tokens, {names[segment]: cut for segment, cut in encoded.cuts.items()}


def _demand_known(model: LoadedModel, tokens: Sequence[Token]) -> None:
    unknown = next((token for token in tokens if not 0 <= token.id < model.rows), None)
    if unknown is not None:
        raise UserError(
            translate(
                "Capture",
                "The tokenizer's token “{piece}” has the number {number}, but the model knows only {rows} "
                "tokens: they do not belong together. Save the model's own tokenizer into its folder.",
            ).format(piece=unknown.piece, number=unknown.id, rows=model.rows)
        )


def _with_target(cut: dict[str, Cut], target: Target | None) -> dict[str, Cut]:
    return cut if target is None or target.cut is None else {**cut, "target": target.cut}


def _run(
    model: LoadedModel,
    tokens: Mapping[str, tuple[Token, ...]],
    cut: Mapping[str, Cut],
    target: Target | None,
    token: CancelToken,
) -> Capture:
    inputs = make_inputs(tokens["source"], tokens.get("target"), model.takes_types, model.device)
    stacks, outputs, seconds = (_interface if model.path == "interface" else _eager)(model, inputs, token)
    token.check()
    return Capture(
        stacks=stacks,
        tokens=tokens,
        embeddings=_embeddings(model, inputs),
        output={name: _array(output.last_hidden_state[0]) for name, output in outputs.items()},
        cut=cut,
        seconds=seconds,
        generated=target is not None and target.generated,
        target_text="" if target is None else target.text,
    )


_Run = tuple[dict[str, tuple[Scores, ...]], Mapping[str, Any], float]


def _interface(model: LoadedModel, inputs: Inputs, token: CancelToken) -> _Run:
    numbers = sum(call.numbers(inputs.sizes) for call in model.calls) if model.device == "cpu" else 0
    with recording(token, numbers) as recorder:
        outputs, seconds = _timed(model, inputs)
    notes, convert = deque(recorder.notes), Converter(recorder.room)
    recorder.notes.clear()
    stacks: dict[str, list[Scores]] = {name: [] for name in model.layers}
    for call in model.calls:
        token.check()
        stacks[call.stack].append(convert.scores(notes.popleft()))  # frees what the device holds of it
    return {name: tuple(layers) for name, layers in stacks.items()}, outputs, seconds


def _eager(model: LoadedModel, inputs: Inputs, token: CancelToken) -> _Run:
    with checked(model.module, token), handed_masks(model.module) as masks:
        outputs, seconds = _timed(model, inputs, output_attentions=True)
    weights = parts_attentions(outputs, next(iter(model.layers)))
    demand_attention(model.module, inputs, weights)
    handed = masks_by_stack(masks, weights)
    stacks = {
        name: noted_scores(layers, name == "decoder", handed.get(name, ()))
        for name, layers in weights.items()
    }
    return stacks, outputs, seconds


def _timed(model: LoadedModel, inputs: Inputs, **flags: bool) -> tuple[Mapping[str, Any], float]:
    synchronize(model.device)
    start = time.perf_counter()
    outputs = run(model.module, inputs, **flags)
    synchronize(model.device)
    return outputs, time.perf_counter() - start


def _embeddings(model: LoadedModel, inputs: Inputs) -> dict[str, FloatArray]:
    module: Any = model.module
    if inputs.target is None:
        return {"source": _array(module.get_input_embeddings()(inputs.source)[0])}
    encoder, decoder = module.get_encoder(), module.get_decoder().base_model
    return {
        "source": _array(encoder.get_input_embeddings()(inputs.source)[0]),
        "target": _array(decoder.get_input_embeddings()(inputs.target)[0]),
    }


def _array(tensor: Tensor) -> FloatArray:
    return np.ascontiguousarray(tensor.cpu().float().numpy())


def _compare_calls(
    model: LoadedModel, inputs: Inputs, captured: Capture, token: CancelToken
) -> dict[str, float]:
    """Compare each layer as the eager pass makes it, so that no more than one layer's weights are held."""
    found = dict.fromkeys(captured.stacks, 0.0)
    left = {name: iter(layers) for name, layers in captured.stacks.items()}
    calls = iter(model.calls)

    def compare(_module: object, _inputs: object, output: Any) -> None:
        token.check()
        call = next(calls)
        found[call.stack] = _larger(found[call.stack], difference(next(left[call.stack]), output[call.place]))

    modules = dict.fromkeys(call.module for call in model.calls)
    handles = [module.register_forward_hook(compare) for module in modules]
    try:
        with eager(model.module):
            run_whole(model.module, inputs)
    finally:
        for handle in handles:
            handle.remove()
    return found


def _compare_noted(
    model: LoadedModel, inputs: Inputs, captured: Capture, token: CancelToken
) -> dict[str, float]:
    with checked(model.module, token):
        outputs = run(model.module, inputs, output_attentions=True)
    found = dict.fromkeys(captured.stacks, 0.0)
    for name, layers in parts_attentions(outputs, next(iter(model.layers))).items():
        for scores, weights in zip(captured.stacks[name], layers, strict=True):
            found[name] = _larger(found[name], difference(scores, weights))
    return found


def _larger(one: float, other: float) -> float:
    """The larger; NaN if either is, so that a broken comparison never looks good."""
    return one if math.isnan(one) or one >= other else other
