"""Gates, candidates, cells and pre-activations of a layer, of all steps at once, from its hidden states."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from explorer.models.recurrent.network import Network
from explorer.models.recurrent.spec import Cell

Parts = dict[str, Tensor]
"""By the names of `arrays.PARTS`, each (T, B, H)."""

Place = tuple[int, int]
"""A layer and a direction."""


def parts_of(
    network: Network, place: Place, x: Tensor, previous: Tensor, hidden: Tensor, c_0: Tensor
) -> Parts:
    """The parts of the layer and direction at `place`.

    x (T, B, I); previous (T, B, H), the states that enter each step; hidden (T, B, H); c_0 (B, H), LSTM.
    """
    cell = network.spec.cell
    from_input = _product(network, place, "ih", x)
    from_state = _product(network, place, "hh", previous)
    if cell is Cell.GRU:
        return _gru(from_input, from_state)
    pre = from_input.add_(from_state)
    if cell is Cell.LSTM:
        return _lstm(pre, c_0, backward=bool(place[1]))
    if cell is Cell.JORDAN:
        y_pre = _product(network, place, "ho", hidden)
        return {"pre": pre, "y_pre": y_pre, "y": torch.tanh(y_pre)}
    return {"pre": pre}


def _product(network: Network, place: Place, kind: str, values: Tensor) -> Tensor:
    """W v_t + b for every step."""
    end = f"_{kind}_l{place[0]}" + ("_reverse" if place[1] else "")
    bias = getattr(network.recurrent, "bias" + end, None)
    return functional.linear(values, getattr(network.recurrent, "weight" + end), bias)


def _gru(from_input: Tensor, from_state: Tensor) -> Parts:
    r_input, z_input, n_input = from_input.chunk(3, dim=2)
    r_state, z_state, n_hidden = from_state.chunk(3, dim=2)
    r_pre, z_pre = r_input + r_state, z_input + z_state
    r = torch.sigmoid(r_pre)
    n_pre = torch.addcmul(n_input, r, n_hidden)
    return {
        "r_pre": r_pre,
        "z_pre": z_pre,
        "n_hidden": n_hidden,
        "n_pre": n_pre,
        "r": r,
        "z": torch.sigmoid(z_pre),
        "n": torch.tanh(n_pre),
    }


def _lstm(pre: Tensor, c_0: Tensor, *, backward: bool) -> Parts:
    blocks = dict(zip("ifgo", pre.chunk(4, dim=2), strict=True))
    parts = {f"{name}_pre": values for name, values in blocks.items()}
    for name, values in blocks.items():
        parts[name] = torch.tanh(values) if name == "g" else torch.sigmoid(values)
    added = parts["i"] * parts["g"]
    if backward:
        c = scan(parts["f"].flip(0), added.flip(0), c_0).flip(0)
        c_previous = torch.cat((c[1:], c_0.unsqueeze(0)))
    else:
        c = scan(parts["f"], added, c_0)
        c_previous = torch.cat((c_0.unsqueeze(0), c[:-1]))
    return {**parts, "c_previous": c_previous, "c": c, "c_tanh": torch.tanh(c)}


def scan(kept: Tensor, added: Tensor, first: Tensor) -> Tensor:
    """c_t = kept_t ⊙ c_{t−1} + added_t with c_{−1} = first: kept and added (T, …), first (…).

    In log₂ T rounds: round k lets every step see 2ᵏ steps further back. Source: Hillis and Steele, Data
    parallel algorithms, 1986. An infinite first value is stepped: the scan's products of shares may reach 0
    where no share does, and 0 · ∞ is not a number.
    """
    if not bool(torch.isfinite(first).all()):
        return _stepped(kept, added, first)
    kept = kept.clone()
    sums = added.clone()
    sums[0].addcmul_(kept[0], first)
    span = 1
    while span < len(sums):
        # The right sides are made before they are written: a round reads the round before it.
        sums[span:] += kept[span:] * sums[:-span]
        kept[span:] *= kept[:-span].clone()
        span *= 2
    return sums


def _stepped(kept: Tensor, added: Tensor, first: Tensor) -> Tensor:
    states: list[Tensor] = []
    state = first
    for share, gain in zip(kept, added, strict=True):
        state = share * state + gain
        states.append(state)
    return torch.stack(states)
