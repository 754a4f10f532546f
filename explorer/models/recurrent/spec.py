"""What a recurrent network is made of, without torch: its sizes, its parameters and their shapes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from explorer.core.errors import UserError
from explorer.core.i18n import translate


class Cell(StrEnum):
    """The kind of recurrence."""

    ELMAN = "elman"
    JORDAN = "jordan"
    GRU = "gru"
    LSTM = "lstm"


class Activation(StrEnum):
    """The non-linearity of Elman's and Jordan's networks; the gated cells have their own."""

    TANH = "tanh"
    RELU = "relu"


class InputKind(StrEnum):
    """What x_t is: a row of a learned embedding, a one-hot vector, or the numbers themselves."""

    EMBEDDING = "embedding"
    ONE_HOT = "one_hot"
    VALUES = "values"


GATES = {Cell.ELMAN: 1, Cell.JORDAN: 1, Cell.GRU: 3, Cell.LSTM: 4}
"""How many blocks of `hidden` rows weight_ih has: torch's order is (r, z, n) and (i, f, g, o)."""

HIDDEN_RANGE = (1, 256)
LAYERS_RANGE = (1, 4)


@dataclass(frozen=True, slots=True)
class NetworkSpec:
    """A recurrent network: an optional embedding, the recurrence, an optional linear layer.

    `features` is the size of x_t: the embedding's size or the columns of the numbers; one-hot vectors are
    `vocabulary` long. `outputs` is the size of the linear layer after the recurrence; 0: there is none.
    """

    cell: Cell = Cell.LSTM
    activation: Activation = Activation.TANH
    hidden: int = 24
    layers: int = 1
    bidirectional: bool = False
    bias: bool = True
    input_kind: InputKind = InputKind.EMBEDDING
    vocabulary: int = 0
    features: int = 16
    outputs: int = 0

    @property
    def directions(self) -> int:
        """D: 2 for a bidirectional network."""
        return 2 if self.bidirectional else 1

    @property
    def input_size(self) -> int:
        """The size of x_t."""
        return self.vocabulary if self.input_kind is InputKind.ONE_HOT else self.features

    def layer_input(self, layer: int) -> int:
        """The size of what enters a layer."""
        return self.input_size if layer == 0 else self.directions * self.hidden

    def parameter_shapes(self) -> dict[str, tuple[int, ...]]:
        """Every parameter's name and shape, in torch's order and under torch.nn's names.

        A Jordan layer has besides `weight_ho` (H, H) and `bias_ho`: its output y_t = tanh(W_ho h_t + b_ho)
        takes the place of h_t in the recurrence and on the way up.
        """
        shapes: dict[str, tuple[int, ...]] = {}
        if self.input_kind is InputKind.EMBEDDING:
            shapes["embedding.weight"] = (self.vocabulary, self.features)
        for layer in range(self.layers):
            for end in ("", "_reverse")[: self.directions]:
                shapes |= self._layer_shapes(layer, f"l{layer}{end}")
        if self.outputs:
            shapes["head.weight"] = (self.outputs, self.directions * self.hidden)
            shapes["head.bias"] = (self.outputs,)
        return shapes

    def _layer_shapes(self, layer: int, name: str) -> dict[str, tuple[int, ...]]:
        rows = GATES[self.cell] * self.hidden
        shapes: dict[str, tuple[int, ...]] = {
            f"recurrent.weight_ih_{name}": (rows, self.layer_input(layer)),
            f"recurrent.weight_hh_{name}": (rows, self.hidden),
        }
        if self.bias:
            shapes |= {f"recurrent.bias_ih_{name}": (rows,), f"recurrent.bias_hh_{name}": (rows,)}
        if self.cell is Cell.JORDAN:
            shapes[f"recurrent.weight_ho_{name}"] = (self.hidden, self.hidden)
            if self.bias:
                shapes[f"recurrent.bias_ho_{name}"] = (self.hidden,)
        return shapes

    def parameter_count(self) -> int:
        """How many numbers the network learns."""
        return sum(math.prod(shape) for shape in self.parameter_shapes().values())

    def checked(self) -> NetworkSpec:
        """The same, known to be possible.

        Raises:
            UserError: a size is out of range.
        """
        ranges = {"hidden": HIDDEN_RANGE, "layers": LAYERS_RANGE}
        names = {"hidden": translate("Recurrent", "units"), "layers": translate("Recurrent", "layers")}
        for field, (least, most) in ranges.items():
            value = getattr(self, field)
            if not least <= value <= most:
                text = translate("Recurrent", "{value} {name} are not possible; choose {least} to {most}.")
                raise UserError(text.format(value=value, name=names[field], least=least, most=most))
        if self.input_size < 1:
            raise UserError(translate("Recurrent", "There is no input; type a text or paste numbers."))
        return self
