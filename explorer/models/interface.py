"""The attention function that models are switched to: the fused kernel, with queries and keys noted.

transformers hands it queries and keys after the rotary embedding, the mask and the scale. What it notes lives
in the recorder of the call under way, never on the model.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

import torch
from torch import Tensor, nn
from transformers import AttentionInterface
from transformers.integrations.sdpa_attention import repeat_kv, sdpa_attention_forward
from transformers.masking_utils import AttentionMaskInterface, sdpa_mask

from explorer.core.cancel import CancelToken

NAME = "seqscope"

# What attention modules hand over that does not change the scores beyond the mask, which is noted.
_HARMLESS = frozenset(
    {
        "cache_position",
        "deterministic",
        "output_attentions",
        "output_hidden_states",
        "position_embeddings",
        "position_ids",
        "return_dict",
        "sliding_window",
        "use_cache",
    }
)


class UnsupportedAttentionError(Exception):
    """The module hands over something that may change the scores in a way not known here."""


@dataclass(frozen=True, slots=True, eq=False)
class Note:
    """What one call of an attention module was given, as it came: batch of one, on the model's device."""

    module: nn.Module
    query: Tensor
    """(1, H, Q, d)"""
    key: Tensor
    """(1, Hkv, K, d)"""
    mask: Tensor | None
    scale: float
    bias: Tensor | None
    softcap: float | None
    causal: bool


@dataclass(slots=True, eq=False)
class Recorder:
    """Takes the notes of one forward pass, in the order of the calls."""

    token: CancelToken
    room: Tensor
    """One block for the queries and keys of the pass: pieces kept among what each layer frees would leave the
    memory full of holes (measured: 250 MB instead of 330 MB at 2,048 tokens)."""
    used: int = 0
    notes: list[Note] = field(default_factory=list)

    def keep(self, tensor: Tensor) -> Tensor:
        """A copy in the block; the tensor itself where it does not fit or lies on another device."""
        fits = self.used + tensor.numel() <= self.room.numel()
        if not fits or tensor.device != self.room.device or tensor.dtype != self.room.dtype:
            return tensor
        place = self.room[self.used : self.used + tensor.numel()].view(tensor.shape)
        self.used += tensor.numel()
        return place.copy_(tensor)


_recorder: ContextVar[Recorder | None] = ContextVar("seqscope_recorder", default=None)


@contextmanager
def recording(token: CancelToken, numbers: int = 0) -> Iterator[Recorder]:
    """Note every attention call of this thread until the end of the block; `token` is checked at each.

    `numbers`: how many numbers the queries and keys of the pass have, so that they can lie together.
    """
    recorder = Recorder(token, torch.empty(numbers))
    reset = _recorder.set(recorder)
    try:
        yield recorder
    finally:
        _recorder.reset(reset)


def register() -> None:
    """Make the attention function known to transformers; may be called again."""
    AttentionInterface.register(NAME, _attend)
    AttentionMaskInterface.register(NAME, sdpa_mask)


def _attend(
    module: nn.Module,
    query: Tensor,
    key: Tensor,
    value: Tensor,
    attention_mask: Tensor | None,
    dropout: float = 0.0,
    scaling: float | None = None,
    is_causal: bool | None = None,
    position_bias: Tensor | None = None,
    softcap: float | None = None,
    **others: object,
) -> tuple[Tensor, Tensor | None]:
    recorder = _recorder.get()
    causal = query.shape[2] > 1 and attention_mask is None and _is_causal(module, is_causal)
    if recorder is not None:
        recorder.token.check()
        _refuse_unknown(query, dropout, others)
        if softcap is not None and position_bias is not None:
            raise UnsupportedAttentionError("softcap with position_bias")
        scale = query.shape[-1] ** -0.5 if scaling is None else float(scaling)
        kept = recorder.keep(query), recorder.keep(key)
        recorder.notes.append(Note(module, *kept, attention_mask, scale, position_bias, softcap, causal))
    if softcap is not None:
        return _attend_capped(query, key, value, attention_mask, scaling, softcap, causal), None
    output, _ = sdpa_attention_forward(
        module,
        query,
        key,
        value,
        attention_mask,
        dropout=dropout,
        scaling=scaling,
        is_causal=is_causal,
        position_bias=position_bias,
    )
    return output, None


def _is_causal(module: nn.Module, asked: bool | None) -> bool:
    """As transformers' own fused path decides it."""
    return bool(getattr(module, "is_causal", True) if asked is None else asked)


def _refuse_unknown(query: Tensor, dropout: float, others: dict[str, object]) -> None:
    unknown = sorted(name for name, value in others.items() if value is not None and name not in _HARMLESS)
    if unknown or dropout or query.dim() != 4 or query.shape[0] != 1:
        raise UnsupportedAttentionError(", ".join(unknown) or "shape")


def _attend_capped(
    query: Tensor,
    key: Tensor,
    value: Tensor,
    mask: Tensor | None,
    scaling: float | None,
    softcap: float,
    causal: bool,
) -> Tensor:
    """Attention with soft-capped scores, for which there is no fused kernel; returns (1, Q, H, d)."""
    groups = query.shape[1] // key.shape[1]
    key, value = repeat_kv(key, groups), repeat_kv(value, groups)
    scale = query.shape[-1] ** -0.5 if scaling is None else scaling
    scores = torch.tanh(torch.matmul(query, key.transpose(2, 3)) * scale / softcap) * softcap  # (1, H, Q, K)
    if causal:
        mask = torch.ones(scores.shape[-2:], dtype=torch.bool, device=scores.device).tril_()
    if mask is not None:
        scores = scores.masked_fill(~mask, -torch.inf) if mask.dtype == torch.bool else scores + mask
    weights = torch.softmax(scores, dim=-1, dtype=torch.float32).to(value.dtype)
    return torch.matmul(weights, value).transpose(1, 2).contiguous()
