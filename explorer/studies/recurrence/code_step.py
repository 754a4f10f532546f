"""One step of one unit as PyTorch code, with the unit's own weights: short for a network of any size."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from explorer.core.i18n import translate
from explorer.models.recurrent.arrays import Floats
from explorer.models.recurrent.spec import Cell
from explorer.studies.recurrence.literals import scalar, tensor
from explorer.studies.recurrence.place import BLOCKS, Place


def step_code(place: Place) -> Iterator[str]:
    """Lines that work out h_t of the unit from x_t and the state before."""
    spec = place.trace.spec
    yield "# " + translate(
        "RecurrenceCode", "One step, with the weights of this unit alone: the network is large."
    )
    x, columns = _used(place)
    yield f"x = {tensor(x)}"
    yield f"h = {tensor(place.previous)}"
    if spec.cell is Cell.LSTM:
        yield f"c = {scalar(place.units('c_previous')[place.unit])}"
    for letter, kind in (("W", "ih"), ("U", "hh")):
        yield f"{letter} = {{"
        for block in BLOCKS[spec.cell]:
            row = place.weight(f"weight_{kind}", block)
            yield f'    "{_name(block)}": {tensor(row[columns] if kind == "ih" else row, "    ")},'
        yield "}"
    for letter, kind in (("b", "ih"), ("d", "hh")):
        known = {_name(block): place.bias(f"bias_{kind}", block) or 0.0 for block in BLOCKS[spec.cell]}
        yield f"{letter} = {_floats(known)}"
    yield from _WORKED[spec.cell](place)
    yield "print(h.item())"


def _floats(values: dict[str, float]) -> str:
    return "{" + ", ".join(f'"{name}": {value!r}' for name, value in values.items()) + "}"


def _name(block: str) -> str:
    return block or "h"


def _used(place: Place) -> tuple[Floats, slice | np.ndarray[tuple[int], np.dtype[np.intp]]]:
    """x and the columns of W that meet it; of a one-hot vector only the place that is 1."""
    used = np.flatnonzero(place.x)
    if 0 < used.size < place.x.size // 2:
        return place.x[used], used
    return place.x, slice(None)


def _plain(place: Place) -> Iterator[str]:
    phi = place.trace.spec.activation.value
    yield f'h = torch.{phi}(W["h"] @ x + b["h"] + U["h"] @ h + d["h"])'


def _gru(place: Place) -> Iterator[str]:
    yield 'r, z = (torch.sigmoid(W[k] @ x + b[k] + U[k] @ h + d[k]) for k in "rz")'
    yield 'n = torch.tanh(W["n"] @ x + b["n"] + r * (U["n"] @ h + d["n"]))'
    yield f"h = (1 - z) * n + z * h[{place.unit}]"


def _lstm(_place: Place) -> Iterator[str]:
    yield 'i, f, o = (torch.sigmoid(W[k] @ x + b[k] + U[k] @ h + d[k]) for k in "ifo")'
    yield 'g = torch.tanh(W["g"] @ x + b["g"] + U["g"] @ h + d["g"])'
    yield "c = f * c + i * g"
    yield "h = o * torch.tanh(c)"


_WORKED = {Cell.ELMAN: _plain, Cell.JORDAN: _plain, Cell.GRU: _gru, Cell.LSTM: _lstm}
