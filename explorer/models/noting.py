"""From the notes of a forward pass to the scores of each layer, on the CPU."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from explorer.models.attention import Scores, causal
from explorer.models.interface import Note

_Key = tuple[int, tuple[int, ...], tuple[int, ...]]


class Converter:
    """Turns notes into scores; masks and biases that layers share stay shared."""

    def __init__(self, room: Tensor | None = None) -> None:
        self._room = room
        self._masks: dict[_Key, tuple[Tensor | None, Tensor | None, Tensor]] = {}
        self._biases: dict[_Key, tuple[Tensor | None, Tensor]] = {}
        self._causal: dict[tuple[int, int], Tensor] = {}

    def scores(self, note: Note) -> Scores:
        """The scores of one call."""
        allowed, extra = self._mask(note.mask)
        if note.causal:
            allowed = self.causal(note.query.shape[2], note.key.shape[2])
        bias = self._bias(note.bias)
        if extra is not None:
            bias = extra if bias is None else bias + extra
        return Scores(
            query=self._own(note.query[0]),
            key=self._own(note.key[0]),
            scale=note.scale,
            allowed=allowed,
            bias=bias,
            softcap=note.softcap,
        )

    def _mask(self, mask: Tensor | None) -> tuple[Tensor | None, Tensor | None]:
        """What is allowed, and what else the mask adds to the scores."""
        if mask is None:
            return None, None
        key = _key(mask)
        if key not in self._masks:
            # The mask itself is kept too: another must not come to lie at the same address.
            self._masks[key] = (*_split(mask[0].cpu()), mask)
        allowed, extra, _ = self._masks[key]
        return allowed, extra

    def _bias(self, bias: Tensor | None) -> Tensor | None:
        if bias is None:
            return None
        key = _key(bias)
        if key not in self._biases:
            own = _own(bias[0])
            self._biases[key] = (own if bool(own.any()) else None, bias)
        return self._biases[key][0]

    def _own(self, tensor: Tensor) -> Tensor:
        """What lies in the recorder's block stays there."""
        in_room = self._room is not None and tensor.untyped_storage().data_ptr() == self._room.data_ptr()
        return tensor if in_room else _own(tensor)

    def handed(self, mask: Tensor | None, weights: Tensor) -> Tensor | None:
        """What a mask handed to a layer allows, if the layer's weights (H, Q, K) keep to it."""
        if mask is None or mask.dim() != 4 or mask.shape[-2:] != weights.shape[-2:]:
            return None
        allowed, _ = self._mask(mask)
        keeps = allowed is not None and not bool(weights.masked_fill(allowed, 0.0).any())
        return allowed if keeps else None

    def causal(self, queries: int, keys: int) -> Tensor:
        """The causal mask of a size, made once."""
        if (queries, keys) not in self._causal:
            self._causal[queries, keys] = causal(queries, keys)
        return self._causal[queries, keys]


def _key(tensor: Tensor) -> _Key:
    """What tells a view of memory from another."""
    return tensor.data_ptr(), tuple(tensor.shape), tensor.stride()


def noted_scores(
    weights: Sequence[Tensor], is_causal: bool, masks: Sequence[Tensor | None] = ()
) -> tuple[Scores, ...]:
    """The scores of a family whose weights (1, H, Q, K) alone are known, one per layer.

    `masks`: what each layer was handed; it tells more than `is_causal` where a window cuts keys off.
    """
    convert, made = Converter(), []
    for number, layer in enumerate(weights):
        noted = _own(layer[0])
        allowed = convert.handed(masks[number], noted) if masks else None
        if allowed is None and is_causal:
            allowed = convert.causal(*noted.shape[1:])
        made.append(Scores(query=None, key=None, scale=1.0, allowed=allowed, noted=noted))
    return tuple(made)


def _split(mask: Tensor) -> tuple[Tensor | None, Tensor | None]:
    """A mask of truth values (or ones and zeros) is all there is; an additive one masks where it is least."""
    if not mask.is_floating_point():
        mask = mask.bool()
        return (None if bool(mask.all()) else mask.contiguous()), None
    allowed = mask > torch.finfo(mask.dtype).min / 2
    extra = torch.where(allowed, mask, 0.0).float()
    return (
        None if bool(allowed.all()) else allowed.contiguous(),
        extra.contiguous() if bool(extra.any()) else None,
    )


def _own(tensor: Tensor) -> Tensor:
    """Contiguous float32 on the CPU, in memory that holds nothing else."""
    own = tensor.to("cpu", torch.float32).contiguous()
    shares = own.untyped_storage().nbytes() != own.numel() * own.element_size()
    return own.clone() if shares else own
