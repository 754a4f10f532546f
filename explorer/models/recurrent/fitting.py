"""Which network a set of weights makes, and whether weights fit a network; no torch."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.models.recurrent.spec import Cell, InputKind, NetworkSpec

Arrays = Mapping[str, NDArray[Any]]

_FIRST = re.compile(r"(?P<prefix>.*?)weight_ih_l0")
_RECURRENT = re.compile(r"(weight|bias)_(ih|hh|ho)_l(?P<layer>\d{1,3})(?P<reverse>_reverse)?")
_BLOCKS = {4: Cell.LSTM, 3: Cell.GRU, 1: Cell.ELMAN}
OURS = "recurrent."
_AROUND = ("embedding.weight", "head.weight", "head.bias")


def check_weights(spec: NetworkSpec, weights: Arrays) -> None:
    """Raise UserError unless every parameter of the spec is there in its shape."""
    for name, shape in spec.checked().parameter_shapes().items():
        found = np.shape(weights[name]) if name in weights else None
        if found != shape:
            raise UserError(_misfit(name, shape, found))


def _misfit(name: str, shape: tuple[int, ...], found: tuple[int, ...] | None) -> str:
    wanted = " × ".join(map(str, shape))
    if found is None:
        text = translate(
            "Recurrent",
            "The weights lack {name} ({wanted}); choose the cell and sizes that they were made for.",
        )
        return text.format(name=name, wanted=wanted)
    text = translate(
        "Recurrent",
        "The weights do not fit: {name} is {found} and must be {wanted}; "
        "choose the cell and sizes that they were made for.",
    )
    return text.format(name=name, wanted=wanted, found=" × ".join(map(str, found)) or "1")


def infer(arrays: Arrays) -> tuple[NetworkSpec, dict[str, NDArray[Any]], tuple[str, ...]]:
    """The network of parameters named as torch.nn names them, its weights, and the names left out.

    A prefix (“lstm.weight_ih_l0”) may stand before the names. The layers around the recurrence count only
    under Seqscope's own names, otherwise the network reads numbers. What the shapes do not tell: the
    activation, taken as tanh.

    Raises:
        UserError: there is no recurrence, more than one, a projection, or shapes that make no network.
    """
    prefix = _prefix(arrays)
    own = {OURS + name.removeprefix(prefix): arrays[name] for name in arrays if name.startswith(prefix)}
    own = {name: values for name, values in own.items() if _RECURRENT.fullmatch(name.removeprefix(OURS))}
    around = [name for name in _AROUND if prefix == OURS and name in arrays]
    spec = _spec(own, {name: arrays[name] for name in around})
    weights = own | {name: arrays[name] for name in around}
    check_weights(spec, weights)
    weights = {name: weights[name] for name in spec.parameter_shapes()}
    taken = {name.replace(OURS, prefix, 1) for name in weights}
    return spec, weights, tuple(sorted(set(arrays) - taken))


def _prefix(arrays: Arrays) -> str:
    """What stands before the recurrence's names."""
    found = [match["prefix"] for name in arrays if (match := _FIRST.fullmatch(name))]
    if not found:
        raise UserError(
            translate(
                "Recurrent",
                "There is no recurrent network in this file: no array is named weight_ih_l0, as torch.nn "
                "names them. Choose another file.",
            )
        )
    if len(found) > 1:
        text = translate(
            "Recurrent",
            "This file holds {count} recurrent networks ({names}); save the one you want alone.",
        )
        raise UserError(text.format(count=len(found), names=", ".join(sorted(found)[:5])))
    if any(name.startswith(f"{found[0]}weight_hr_l") for name in arrays):
        raise UserError(
            translate(
                "Recurrent", "LSTMs with a projection (proj_size) are not supported; choose another file."
            )
        )
    return found[0]


def _spec(own: Arrays, around: Arrays) -> NetworkSpec:
    """The spec that the recurrence's shapes tell; `check_weights` finds what contradicts it."""
    first = _matrix(own, "recurrent.weight_ih_l0")
    rows, hidden = _matrix(own, "recurrent.weight_hh_l0")
    cell = _BLOCKS.get(rows // hidden) if hidden and rows % hidden == 0 else None
    if cell is None:
        text = translate(
            "Recurrent",
            "weight_hh_l0 is {rows} × {hidden}; an RNN has as many rows as columns, a GRU three times and "
            "an LSTM four times as many. Choose another file.",
        )
        raise UserError(text.format(rows=rows, hidden=hidden))
    if cell is Cell.ELMAN and "recurrent.weight_ho_l0" in own:
        cell = Cell.JORDAN
    matches = [_RECURRENT.fullmatch(name.removeprefix(OURS)) for name in own]
    embedding = around.get("embedding.weight")
    return NetworkSpec(
        cell=cell,
        hidden=hidden,
        layers=1 + max(int(match["layer"]) for match in matches if match),
        bidirectional=any(match["reverse"] for match in matches if match),
        bias=any(name.startswith("recurrent.bias") for name in own),
        input_kind=InputKind.VALUES if embedding is None else InputKind.EMBEDDING,
        vocabulary=0 if embedding is None else len(embedding),
        features=first[1],
        outputs=len(around["head.weight"]) if "head.weight" in around else 0,
    )


def _matrix(own: Arrays, name: str) -> tuple[int, int]:
    shape = np.shape(own[name]) if name in own else ()
    if len(shape) != 2:
        text = translate("Recurrent", "{name} must be a matrix; this file holds no recurrent network.")
        raise UserError(text.format(name=name.removeprefix(OURS)))
    return shape[0], shape[1]
