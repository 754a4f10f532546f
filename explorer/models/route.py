"""How a model's attention is captured: found out at loading on a short text, against the eager path."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import torch
from torch import Tensor, nn

from explorer.core.cancel import CancelToken
from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.models.attention import Scores
from explorer.models.interface import NAME, Note, UnsupportedAttentionError, recording
from explorer.models.noting import Converter
from explorer.models.passes import EAGER, Inputs, checked, eager, run, run_whole, switch, whole_attentions

log = logging.getLogger(__name__)

Kind = Literal["encoder", "decoder", "encoder-decoder"]
TOLERANCE = 1e-5
_HIDDEN_TOLERANCE = 1e-3
_ROUNDING = 1e-3


@dataclass(frozen=True, slots=True, eq=False)
class Call:
    """One call of an attention module in a pass: whose weights it makes, and where its output has them."""

    module: nn.Module
    stack: str
    place: int
    per_query: int = 0
    """How many numbers it notes for each query, and for each key."""
    per_key: int = 0

    def numbers(self, sizes: Mapping[str, tuple[int, int]]) -> int:
        """How many numbers it notes in a pass; `sizes`: (queries, keys) by stack."""
        queries, keys = sizes[self.stack]
        return queries * self.per_query + keys * self.per_key


@dataclass(frozen=True, slots=True, eq=False)
class Route:
    """What is known of a model's attention; `calls` in the order of a pass, empty on the eager path."""

    kind: Kind
    calls: tuple[Call, ...]
    layers: Mapping[str, int]
    heads: Mapping[str, int]
    features: int | None
    has_sink: bool
    """Whether rows sum to less than 1, because a sink that is no token takes the rest."""


@dataclass(frozen=True, slots=True, eq=False)
class _Reference:
    weights: Mapping[str, tuple[Tensor, ...]]
    outputs: list[tuple[nn.Module, Any]]
    hidden: Tensor | None


def find_route(module: nn.Module, inputs: Inputs, token: CancelToken) -> Route:
    """Compare what the interface notes with transformers' own eager weights; unless they agree, go eager.

    Raises:
        UserError: the model has no attention weights over tokens.
    """
    notes, hidden = _noted(module, inputs, token)
    with eager(module, back_to=NAME if notes else EAGER):
        reference = _reference(module, inputs, [note.module for note in notes], token)
    demand_attention(module, inputs, reference.weights)
    _demand_layers(module, reference.weights)
    calls = _calls(reference)
    if len(calls) != len(notes) or not _agree(notes, calls, reference, hidden):
        calls = ()
        switch(module, EAGER)
    kind = _kind(reference.weights)
    names = {name: "encoder" if kind == "encoder" else name for name in reference.weights}
    return Route(
        kind,
        tuple(_sized(call, note, names) for call, note in zip(calls, notes, strict=False)),
        {names[name]: len(own) for name, own in reference.weights.items()},
        {names[name]: own[0].shape[1] for name, own in reference.weights.items()},
        notes[0].query.shape[-1] if calls else None,
        any(
            float((layer.sum(-1) - 1).min()) < -_ROUNDING
            for own in reference.weights.values()
            for layer in own
        ),
    )


def _sized(call: Call, note: Note, names: Mapping[str, str]) -> Call:
    per_query, per_key = (part.numel() // part.shape[2] for part in (note.query, note.key))
    return replace(call, stack=names[call.stack], per_query=per_query, per_key=per_key)


def _noted(module: nn.Module, inputs: Inputs, token: CancelToken) -> tuple[list[Note], Tensor | None]:
    if not switch(module, NAME):
        return [], None
    try:
        with recording(token) as recorder:
            hidden = list(run(module, inputs).values())[-1].last_hidden_state
    except UnsupportedAttentionError as reason:
        log.info("%s goes eager: %s", type(module).__name__, reason)
        return [], None
    return recorder.notes, hidden


def _reference(
    module: nn.Module, inputs: Inputs, callers: Sequence[nn.Module], token: CancelToken
) -> _Reference:
    """The eager pass, with what each attention module returned, in order."""
    returned: list[tuple[nn.Module, Any]] = []

    def keep(caller: nn.Module, _inputs: object, output: Any) -> None:
        returned.append((caller, output))

    handles = [caller.register_forward_hook(keep) for caller in dict.fromkeys(callers)]
    try:
        with checked(module, token):
            outputs = run_whole(module, inputs, output_attentions=True)
            hidden = list(run(module, inputs).values())[-1].last_hidden_state if callers else None
    finally:
        for handle in handles:
            handle.remove()
    return _Reference(whole_attentions(outputs, "decoder"), returned[: len(callers)], hidden)


def demand_attention(module: nn.Module, inputs: Inputs, weights: Mapping[str, tuple[Tensor, ...]]) -> None:
    """Every layer must hand out (1, H, Q, K), over all tokens, each row a distribution (less a sink's).

    Raises:
        UserError: one does not; some families attend in another way only in long texts.
    """
    sizes = inputs.sizes
    for name, layers in weights.items():
        heads = {layer.shape[1] for layer in layers if layer is not None and layer.dim() == 4}
        if len(heads) != 1 or any(not _is_attention(layer, sizes[name]) for layer in layers):
            raise UserError(
                translate(
                    "Loading",
                    "{architecture} has no attention weights from every token to every token in each layer "
                    "that could be shown; choose a model with softmax attention such as BERT, GPT-2, Llama "
                    "or T5.",
                ).format(architecture=type(module).__name__)
            )


def _demand_layers(module: nn.Module, weights: Mapping[str, tuple[Tensor, ...]]) -> None:
    """Where only some layers attend, the rest would be missing from every picture without a word."""
    total = getattr(module.config, "num_hidden_layers", None)
    found = len(next(iter(weights.values())))
    if len(weights) == 1 and isinstance(total, int) and found < total:
        raise UserError(
            translate(
                "Loading",
                "Only {found} of the {total} layers of {architecture} have softmax attention; choose a "
                "model that has it in every layer.",
            ).format(found=found, total=total, architecture=type(module).__name__)
        )


def _is_attention(layer: Tensor | None, size: tuple[int, int]) -> bool:
    if layer is None or layer.dim() != 4 or layer.shape[0] != 1 or layer.shape[2:] != size:
        return False
    sums = layer.sum(-1)
    return bool(layer.min() >= 0) and bool((sums > 0).all()) and bool((sums < 1 + _ROUNDING).all())


def _calls(reference: _Reference) -> tuple[Call, ...]:
    """Find each layer's weights among what the attention modules returned, by identity."""
    owners = {
        layer.data_ptr(): (stack, number)
        for stack, layers in reference.weights.items()
        for number, layer in enumerate(layers)
    }
    calls: list[Call] = []
    met: list[tuple[str, int]] = []
    for caller, output in reference.outputs:
        for place, part in enumerate(output if isinstance(output, tuple) else ()):
            if isinstance(part, Tensor) and part.data_ptr() in owners:
                met.append(owners[part.data_ptr()])
                calls.append(Call(caller, met[-1][0], place))
                break
    in_order = all(
        [number for name, number in met if name == stack] == list(range(len(layers)))
        for stack, layers in reference.weights.items()
    )
    return tuple(calls) if in_order and len(calls) == len(owners) else ()


def _agree(
    notes: Sequence[Note], calls: Sequence[Call], reference: _Reference, hidden: Tensor | None
) -> bool:
    if hidden is None or reference.hidden is None:
        return False
    scale = max(1.0, float(reference.hidden.abs().max()))
    if not float((hidden - reference.hidden).abs().max()) <= _HIDDEN_TOLERANCE * scale:
        return False
    convert = Converter()
    left = {stack: iter(layers) for stack, layers in reference.weights.items()}
    return all(
        note.module is call.module and difference(convert.scores(note), next(left[call.stack])) <= TOLERANCE
        for note, call in zip(notes, calls, strict=True)
    )


def difference(scores: Scores, weights: Tensor) -> float:
    """max |shown − eager| of one layer, whose eager weights are (1, H, Q, K); NaN if either has one."""
    gaps = [
        (scores.weights(head) - weights[0, head].cpu().float()).abs().max() for head in range(scores.heads)
    ]
    return float(torch.stack(gaps).max())  # torch's maximum keeps a NaN, Python's may lose it


def _kind(weights: Mapping[str, tuple[Tensor, ...]]) -> Kind:
    """A decoder is what never looks ahead, in any layer."""
    if "cross" in weights:
        return "encoder-decoder"
    ahead = max(float(layer.triu(1).max()) for layer in weights["decoder"])
    return "decoder" if ahead == 0.0 else "encoder"
