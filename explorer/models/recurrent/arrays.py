"""Every value of a pass through a recurrent network, as arrays: the contract between passes and pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.models.recurrent.spec import Cell, NetworkSpec

Floats = NDArray[np.floating]
"""float32 as computed; float64 where a test asks for it."""

PARTS: dict[Cell, tuple[str, ...]] = {
    Cell.ELMAN: ("pre",),
    Cell.JORDAN: ("pre", "y_pre", "y"),
    Cell.GRU: ("r_pre", "z_pre", "n_hidden", "n_pre", "r", "z", "n"),
    Cell.LSTM: ("i_pre", "f_pre", "g_pre", "o_pre", "i", "f", "g", "o", "c_previous", "c", "c_tanh"),
}
"""The names in `LayerTrace.parts`, each (T, B, H).

pre: W_ih x_t + b_ih + W_hh h_{t−1} + b_hh of the gate named before it (Elman, Jordan: of the state).
GRU (torch's form): n_hidden = W_hn h_{t−1} + b_hn, n_pre = W_in x_t + b_in + r ⊙ n_hidden,
h_t = (1 − z) ⊙ n + z ⊙ h_{t−1}: z is the share of the old state that is kept.
LSTM: c_t = f ⊙ c_{t−1} + i ⊙ g, h_t = o ⊙ c_tanh; f is the share of the old cell that is kept.
Jordan: h_t = φ(pre) with y_{t−1} in the place of h_{t−1}; y_t = tanh(y_pre), y_pre = W_ho h_t + b_ho.
"""

GATE_NAMES: dict[Cell, tuple[str, ...]] = {
    Cell.ELMAN: (),
    Cell.JORDAN: (),
    Cell.GRU: ("r", "z", "n"),
    Cell.LSTM: ("f", "i", "g", "o"),
}
"""The gates and the candidate, in the order in which they are shown."""


@dataclass(frozen=True, eq=False, slots=True)
class LayerTrace:
    """One layer in one direction (0 forward, 1 backward); all arrays lie in the text's order of steps.

    inputs (T, B, I): what enters the layer; hidden (T, B, H): h_t; previous (T, B, H): the state that enters
    step t, which is h_{t−1} (Jordan: y_{t−1}; backward: of step t + 1), and the initial one at the first.
    """

    layer: int
    direction: int
    inputs: Floats
    previous: Floats
    hidden: Floats
    parts: Mapping[str, Floats]

    @property
    def name(self) -> str:
        """The end of the parameters' names: “l0”, “l1_reverse”."""
        return f"l{self.layer}" + ("_reverse" if self.direction else "")

    @property
    def passed_on(self) -> Floats:
        """What the layer above and the next step receive: h_t, or y_t of a Jordan layer."""
        return self.parts.get("y", self.hidden)


@dataclass(frozen=True, eq=False, slots=True)
class NetworkTrace:
    """A whole pass: T steps, batch B.

    output (T, B, D·H); h_n and h_0 (L·D, B, H), c_n and c_0 likewise (LSTM only); logits (T, B, outputs) of
    the linear layer at every step where there is one; layers in the order l0, l0_reverse, l1 …
    """

    spec: NetworkSpec
    layers: tuple[LayerTrace, ...]
    output: Floats
    h_0: Floats
    h_n: Floats
    c_0: Floats | None
    c_n: Floats | None
    logits: Floats | None
    seconds: float

    def layer(self, layer: int, direction: int = 0) -> LayerTrace:
        """One layer and direction."""
        return self.layers[layer * self.spec.directions + direction]

    def arrays(self) -> dict[str, Floats]:
        """Every array by name: “l0.h”, “l0.i”, “l1_reverse.c”, “output”, “h_n” …"""
        return dict(self._named())

    def _named(self) -> Iterator[tuple[str, Floats]]:
        for trace in self.layers:
            yield f"{trace.name}.x", trace.inputs
            yield f"{trace.name}.h_previous", trace.previous
            yield f"{trace.name}.h", trace.hidden
            for part, values in trace.parts.items():
                yield f"{trace.name}.{part}", values
        for name in ("output", "h_0", "h_n", "c_0", "c_n", "logits"):
            values = getattr(self, name)
            if values is not None:
                yield name, values
