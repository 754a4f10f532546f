"""What an encoder–decoder's decoder reads: the target shifted right, or what the model writes itself."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import torch

from explorer.core.cancel import CancelToken
from explorer.models.alignment import align
from explorer.models.encoding import Limit, added, encode, pieces_of, place, special_ids
from explorer.models.loading import LoadedModel
from explorer.models.passes import make_inputs
from explorer.models.tokens import Cut, Token

_LONGEST_WRITTEN = 64


@dataclass(frozen=True, slots=True)
class Target:
    """The decoder's tokens, the start token first, and the text they are of."""

    tokens: tuple[Token, ...]
    text: str
    cut: Cut | None
    generated: bool


def make_target(model: LoadedModel, source: Sequence[Token], text: str, token: CancelToken) -> Target:
    """The decoder's input for a target; without one, what the model writes (greedily), or its start token."""
    if text.strip():
        limit = None if model.limit is None else Limit(model.limit, model.limit_by_model)
        encoded = encode(model.tokenizer, text, limit=limit, target=True)
        return Target(_shifted(model, encoded.tokens), text, encoded.cuts.get(0), False)
    if model.generates:
        return _written(model, source, token)
    return Target((_start(model, _start_id(model.module)),), "", None, False)


def _shifted(model: LoadedModel, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Each position predicts the next token: the start token comes first, the last token is not read."""
    module: Any = model.module
    if not hasattr(module, "prepare_decoder_input_ids_from_labels"):
        return (_start(model, _start_id(module)), *tokens[:-1])
    labels = torch.tensor([[token.id for token in tokens]], device=model.device)
    first = int(module.prepare_decoder_input_ids_from_labels(labels)[0, 0])
    return (_start(model, first), *tokens[:-1])


def _start(model: LoadedModel, number: int) -> Token:
    return added(number, pieces_of(model.tokenizer, [number], target=True)[0], 0)


def _start_id(module: Any) -> int:
    settings = (module.config, getattr(module, "generation_config", None))
    names = ("decoder_start_token_id", "bos_token_id", "pad_token_id")
    found = (getattr(setting, name, None) for name in names for setting in settings)
    return int(next((number for number in found if isinstance(number, int)), 0))


def _written(model: LoadedModel, source: Sequence[Token], token: CancelToken) -> Target:
    module: Any = model.module
    inputs = make_inputs(source, None, model.takes_types, model.device)
    settings = deepcopy(module.generation_config)
    settings.update(
        num_beams=1,
        do_sample=False,
        max_length=None,
        max_new_tokens=min(_LONGEST_WRITTEN, (model.limit or _LONGEST_WRITTEN) - 1),
        use_cache=True,
    )
    if settings.decoder_start_token_id is None:
        settings.decoder_start_token_id = _start_id(module)

    def stop(_ids: object, _scores: object, **_others: object) -> torch.Tensor:
        token.check()
        return torch.zeros(1, dtype=torch.bool, device=model.device)

    written = module.generate(
        inputs.source, attention_mask=inputs.mask, generation_config=settings, stopping_criteria=[stop]
    )
    ids = written[0].tolist()
    ends = settings.eos_token_id if isinstance(settings.eos_token_id, list) else [settings.eos_token_id]
    return _placed(model, ids[:-1] if len(ids) > 1 and ids[-1] in ends else ids)


def _placed(model: LoadedModel, ids: list[int]) -> Target:
    """Find the places of written tokens in the text they make."""
    tokenizer = model.tokenizer
    special = special_ids(tokenizer) | {number for number in ids if number >= len(tokenizer)}
    plain = [number for number in ids[1:] if number not in special]
    text = str(tokenizer.decode(plain, clean_up_tokenization_spaces=False))
    again = [token for token in encode(tokenizer, text, target=True).tokens if not token.special]
    if [token.id for token in again] != plain:
        pieces = pieces_of(tokenizer, plain, target=True)
        again = place(plain, pieces, align(pieces, text, tokenizer.unk_token), text, 0, special)
    left = iter(again)
    tokens = [_start(model, number) if number in special else next(left) for number in ids[1:]]
    return Target((_start(model, ids[0]), *tokens), text, None, True)
