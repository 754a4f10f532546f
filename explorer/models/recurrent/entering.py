"""What enters a network: inputs and initial states as tensors that fit it."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.models.recurrent.network import Network
from explorer.models.recurrent.spec import InputKind


def tensor_of(network: Network, inputs: NDArray[Any]) -> Tensor:
    """The input on the network's device, known to fit it: ids (T, B) int64, or values (T, B, I).

    Raises:
        UserError: it has no step, another number of features, or ids that the network does not know.
    """
    spec = network.spec
    values = spec.input_kind is InputKind.VALUES
    if inputs.ndim != (3 if values else 2) or 0 in inputs.shape[:2]:
        raise UserError(
            translate("Recurrent", "There is no step to run; type a word or paste a row of numbers.")
        )
    if values and inputs.shape[2] != spec.features:
        text = translate(
            "Recurrent",
            "The input has {found} columns, but the network reads {wanted}; "
            "paste a table of {wanted} columns.",
        )
        raise UserError(text.format(found=inputs.shape[2], wanted=spec.features))
    if not values and not 0 <= inputs.min() <= inputs.max() < spec.vocabulary:
        text = translate(
            "Recurrent",
            "The input holds a symbol that the network does not know; it knows {count}. "
            "Choose a network that was trained on this text.",
        )
        raise UserError(text.format(count=spec.vocabulary))
    kind = network.dtype if values else torch.int64
    return torch.tensor(np.ascontiguousarray(inputs), dtype=kind, device=network.device)


def state_of(network: Network, state: NDArray[Any] | None, batch: int) -> Tensor:
    """An initial state (L·D, B, H) on the network's device; None: zeros.

    Raises:
        UserError: it has another shape.
    """
    zeros = network.zeros(batch)
    if state is None:
        return zeros
    if state.shape != tuple(zeros.shape):
        text = translate("Recurrent", "The initial state must be {wanted} numbers, but is {found}.")
        shapes = {"wanted": zeros.shape, "found": state.shape}
        raise UserError(text.format(**{name: " × ".join(map(str, shape)) for name, shape in shapes.items()}))
    return torch.tensor(state, dtype=network.dtype, device=network.device)
