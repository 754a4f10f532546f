"""Jordan's recurrence, which torch.nn lacks: the output, not the hidden state, comes back."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

from explorer.core.cancel import CancelToken
from explorer.models.recurrent.spec import Activation

_STEPS_BETWEEN_CHECKS = 64


class Jordan(nn.Module):
    """h_t = φ(W_ih x_t + b_ih + W_hh y_{t−1} + b_hh), y_t = tanh(W_ho h_t + b_ho); layers as in torch.nn.RNN.

    Called like torch.nn.RNN: x (T, B, I) and y_0 (L·D, B, H) give y of the last layer (T, B, D·H) and the
    last y (L·D, B, H). Parameters are drawn from U(−√k, √k), k = 1/H, as torch.nn draws those of an RNN.
    Source: Jordan, Serial order: a parallel distributed processing approach, 1986.
    """

    def __init__(
        self,
        input_size: int,
        hidden_size: int,
        num_layers: int = 1,
        nonlinearity: str = Activation.TANH.value,
        bias: bool = True,
        bidirectional: bool = False,
    ) -> None:
        super().__init__()
        self.hidden_size, self.num_layers, self.bias = hidden_size, num_layers, bias
        self.relu = nonlinearity == Activation.RELU
        self.ends = ("", "_reverse") if bidirectional else ("",)
        for layer in range(num_layers):
            entering = input_size if layer == 0 else len(self.ends) * hidden_size
            for end in self.ends:
                self._add(f"l{layer}{end}", entering)
        self.reset_parameters()

    def _add(self, name: str, entering: int) -> None:
        """The parameters of one layer and direction, in the order of `NetworkSpec.parameter_shapes`."""
        size = self.hidden_size
        shapes: dict[str, tuple[int, ...]] = {"weight_ih": (size, entering), "weight_hh": (size, size)}
        if self.bias:
            shapes |= {"bias_ih": (size,), "bias_hh": (size,)}
        shapes["weight_ho"] = (size, size)
        if self.bias:
            shapes["bias_ho"] = (size,)
        for kind, shape in shapes.items():
            self.register_parameter(f"{kind}_{name}", nn.Parameter(torch.empty(shape)))

    def reset_parameters(self) -> None:
        """Draw all parameters anew by torch's rule."""
        bound = 1 / math.sqrt(self.hidden_size)
        for parameter in self.parameters():
            nn.init.uniform_(parameter, -bound, bound)

    def forward(self, inputs: Tensor, y_0: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """y (T, B, D·H) of the last layer, and the last y of every layer and direction (L·D, B, H)."""
        if y_0 is None:
            rows = self.num_layers * len(self.ends)
            y_0 = inputs.new_zeros(rows, inputs.shape[1], self.hidden_size)
        last: list[Tensor] = []
        for layer in range(self.num_layers):
            outputs: list[Tensor] = []
            for direction, _ in enumerate(self.ends):
                y = self.steps(inputs, y_0[layer * len(self.ends) + direction], layer, direction)[1]
                outputs.append(y)
                last.append(y[0 if direction else -1])
            inputs = torch.cat(outputs, dim=2)
        return inputs, torch.stack(last)

    def steps(
        self, inputs: Tensor, y_0: Tensor, layer: int, direction: int, token: CancelToken | None = None
    ) -> tuple[Tensor, Tensor]:
        """One layer in one direction: h and y (T, B, H), in the text's order; raises CancelledError."""
        part = self.parameters_of(layer, direction)
        from_input = functional.linear(inputs, part["weight_ih"], part.get("bias_ih"))
        hidden: list[Tensor] = []
        output: list[Tensor] = []
        y = y_0
        for index in reversed(range(len(inputs))) if direction else range(len(inputs)):
            if token is not None and index % _STEPS_BETWEEN_CHECKS == 0:
                token.check()
            pre = from_input[index] + functional.linear(y, part["weight_hh"], part.get("bias_hh"))
            h = torch.relu(pre) if self.relu else torch.tanh(pre)
            y = torch.tanh(functional.linear(h, part["weight_ho"], part.get("bias_ho")))
            hidden.append(h)
            output.append(y)
        if direction:
            hidden.reverse()
            output.reverse()
        return torch.stack(hidden), torch.stack(output)

    def parameters_of(self, layer: int, direction: int) -> dict[str, Tensor]:
        """The parameters of one layer and direction by kind: “weight_ih”, “bias_ho” …"""
        end = f"_l{layer}{self.ends[direction]}"
        kinds = ("weight_ih", "weight_hh", "weight_ho", "bias_ih", "bias_hh", "bias_ho")
        return {kind: getattr(self, kind + end) for kind in kinds if hasattr(self, kind + end)}
