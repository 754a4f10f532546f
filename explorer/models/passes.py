"""Running a model once over tokens, and what comes out of the eager path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from inspect import signature
from itertools import islice
from typing import Any

import torch
from torch import Tensor, nn

from explorer.core.cancel import CancelToken
from explorer.models.interface import NAME
from explorer.models.tokens import Token

EAGER = "eager"
_FIELDS = {"encoder": "encoder_attentions", "decoder": "decoder_attentions", "cross": "cross_attentions"}


@dataclass(frozen=True, slots=True, eq=False)
class Inputs:
    """The token ids of one pass, on the model's device, each (1, T); `target` for encoder–decoder models."""

    source: Tensor
    types: Tensor | None
    target: Tensor | None

    @property
    def sizes(self) -> dict[str, tuple[int, int]]:
        """(queries, keys) of each stack; a decoder alone reads the source."""
        source = self.source.shape[1]
        target = source if self.target is None else self.target.shape[1]
        return {"encoder": (source, source), "decoder": (target, target), "cross": (target, source)}

    @property
    def mask(self) -> Tensor:
        """(1, T), all ones: nothing is padded."""
        return torch.ones_like(self.source)


def make_inputs(
    source: Sequence[Token], target: Sequence[Token] | None, takes_types: bool, device: str
) -> Inputs:
    """The inputs for tokens as `encode` gives them."""

    def batch(numbers: list[int]) -> Tensor:
        return torch.tensor([numbers], device=device)

    return Inputs(
        batch([token.id for token in source]),
        batch([token.segment for token in source]) if takes_types else None,
        None if target is None else batch([token.id for token in target]),
    )


def run(module: nn.Module, inputs: Inputs, **flags: bool) -> dict[str, Any]:
    """One pass without the language-model head: outputs by "source" and "target"."""
    if inputs.target is None:
        return {"source": module(inputs.source, return_dict=True, **_arguments(inputs), **flags)}
    encoder: Any = module.get_encoder()  # type: ignore[operator]
    decoder: Any = module.get_decoder()  # type: ignore[operator]
    source = encoder(input_ids=inputs.source, attention_mask=inputs.mask, return_dict=True, **flags)
    target = decoder.base_model(
        input_ids=inputs.target,
        encoder_hidden_states=source.last_hidden_state,
        encoder_attention_mask=inputs.mask,
        return_dict=True,
        **flags,
    )
    return {"source": source, "target": target}


def run_whole(module: nn.Module, inputs: Inputs, **flags: bool) -> Any:
    """One pass as a user of transformers would make it: independent of how `run` takes a model apart."""
    if inputs.target is None:
        return module(inputs.source, return_dict=True, **_arguments(inputs), **flags)
    return module(
        input_ids=inputs.source,
        attention_mask=inputs.mask,
        decoder_input_ids=inputs.target,
        return_dict=True,
        **flags,
    )


def whole_attentions(outputs: Any, stack: str) -> Mapping[str, tuple[Tensor, ...]]:
    """The attention weights of `run_whole` by stack; a single stack is called `stack`."""
    if outputs.get("encoder_attentions") is None:
        return {stack: tuple(outputs.get("attentions") or ())}
    return {name: tuple(outputs.get(field) or ()) for name, field in _FIELDS.items()}


def parts_attentions(outputs: Mapping[str, Any], stack: str) -> Mapping[str, tuple[Tensor, ...]]:
    """The attention weights of `run` by stack; a single stack is called `stack`."""
    if "target" not in outputs:
        return {stack: tuple(outputs["source"].attentions or ())}
    target = outputs["target"]
    return {
        "encoder": tuple(outputs["source"].attentions or ()),
        "decoder": tuple(target.attentions or ()),
        "cross": tuple(target.cross_attentions or ()),
    }


def switch(module: nn.Module, implementation: str) -> bool:
    """Use another attention implementation; False if the family does not go through the interface."""
    module.set_attn_implementation(implementation)  # type: ignore[operator]
    return bool(module.config._attn_implementation == implementation)  # type: ignore[union-attr]


@contextmanager
def eager(module: nn.Module, back_to: str = NAME) -> Iterator[None]:
    """Use transformers' own eager attention within the block."""
    switch(module, EAGER)
    try:
        yield
    finally:
        switch(module, back_to)


@contextmanager
def checked(module: nn.Module, token: CancelToken) -> Iterator[None]:
    """Check the token before each layer within the block."""

    def check(_module: nn.Module, _inputs: object) -> None:
        token.check()

    handles = [layer.register_forward_pre_hook(check) for layer in _layers(module)]
    try:
        yield
    finally:
        for handle in handles:
            handle.remove()


@contextmanager
def handed_masks(module: nn.Module) -> Iterator[list[Tensor | None]]:
    """The attention mask that each layer is handed within the block, in the order of the calls."""
    masks: list[Tensor | None] = []

    def note(layer: nn.Module, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        mask = signature(layer.forward).bind_partial(*args, **kwargs).arguments.get("attention_mask")
        masks.append(mask if isinstance(mask, Tensor) else None)

    layers = {layer for layer in _layers(module) if "attention_mask" in signature(layer.forward).parameters}
    handles = [layer.register_forward_pre_hook(note, with_kwargs=True) for layer in layers]
    try:
        yield masks
    finally:
        for handle in handles:
            handle.remove()


def masks_by_stack(
    masks: Sequence[Tensor | None], weights: Mapping[str, Sequence[Tensor]]
) -> dict[str, Sequence[Tensor | None]]:
    """The handed masks of each stack's layers, the encoder's first as in a pass; none if not one a layer."""
    counts = {name: len(layers) for name, layers in weights.items() if name != "cross"}
    if sum(counts.values()) != len(masks):
        return {}
    left = iter(masks)
    return {name: tuple(islice(left, count)) for name, count in counts.items()}


def _layers(module: nn.Module) -> set[nn.Module]:
    return {layer for part in module.modules() if isinstance(part, nn.ModuleList) for layer in part}


def _arguments(inputs: Inputs) -> dict[str, Tensor]:
    arguments = {"attention_mask": inputs.mask}
    if inputs.types is not None:
        arguments["token_type_ids"] = inputs.types
    return arguments
