"""A recurrent network in torch: embedding or one-hot vectors or numbers, the recurrence, a linear layer."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from explorer.models.recurrent.fitting import check_weights
from explorer.models.recurrent.jordan import Jordan
from explorer.models.recurrent.spec import Cell, InputKind, NetworkSpec

Recurrence = nn.RNNBase | Jordan


class Network(nn.Module):
    """The network of a spec; the names in its state_dict are those of `NetworkSpec.parameter_shapes`."""

    embedding: nn.Embedding | None
    head: nn.Linear | None

    def __init__(self, spec: NetworkSpec, *, draw: bool = True) -> None:
        super().__init__()
        self.spec = spec
        self.embedding = _embedding(spec, draw=draw) if spec.input_kind is InputKind.EMBEDDING else None
        self.recurrent = recurrence(spec, spec.input_size, spec.layers)
        self.head = nn.Linear(spec.directions * spec.hidden, spec.outputs) if spec.outputs else None

    def embed(self, inputs: Tensor) -> Tensor:
        """x (T, B, I) of ids (T, B), or of the values themselves."""
        if self.embedding is not None:
            return torch.as_tensor(self.embedding(inputs))
        if self.spec.input_kind is InputKind.ONE_HOT:
            return functional.one_hot(inputs, self.spec.vocabulary).to(self.dtype)
        return inputs

    def forward(
        self, inputs: Tensor, h_0: Tensor | None = None, c_0: Tensor | None = None
    ) -> tuple[Tensor, Tensor, Tensor | None, Tensor | None]:
        """output (T, B, D·H), h_n (L·D, B, H), c_n (LSTM), logits (T, B, outputs) where there is a head."""
        x = self.embed(inputs)
        h_0 = self.zeros(x.shape[1]) if h_0 is None else h_0
        if self.spec.cell is Cell.LSTM:
            c_0 = self.zeros(x.shape[1]) if c_0 is None else c_0
            output, (h_n, c_n) = self.recurrent(x, (h_0, c_0))
        else:
            output, h_n = self.recurrent(x, h_0)
            c_n = None
        return output, h_n, c_n, None if self.head is None else self.head(output)

    def zeros(self, batch: int) -> Tensor:
        """The initial state that is taken where none is given: (L·D, B, H) of 0."""
        rows = self.spec.layers * self.spec.directions
        return torch.zeros(rows, batch, self.spec.hidden, device=self.device, dtype=self.dtype)

    @property
    def dtype(self) -> torch.dtype:
        """The kind of the parameters."""
        return next(self.recurrent.parameters()).dtype

    @property
    def device(self) -> torch.device:
        """Where the parameters lie."""
        return next(self.recurrent.parameters()).device


def _embedding(spec: NetworkSpec, *, draw: bool) -> nn.Embedding:
    """A table of vectors; undrawn, for `normal_` without memory makes torch load its compiler (3 s)."""
    if draw:
        return nn.Embedding(spec.vocabulary, spec.features)
    room = torch.empty(spec.vocabulary, spec.features)
    return nn.Embedding(spec.vocabulary, spec.features, _weight=room)


def recurrence(spec: NetworkSpec, entering: int, layers: int) -> Recurrence:
    """torch.nn's module (or Jordan's) for the spec's cell, with another input size and number of layers."""
    sizes = {"input_size": entering, "hidden_size": spec.hidden, "num_layers": layers}
    options: dict[str, Any] = {**sizes, "bias": spec.bias, "bidirectional": spec.bidirectional}
    if spec.cell is Cell.GRU:
        return nn.GRU(**options)
    if spec.cell is Cell.LSTM:
        return nn.LSTM(**options)
    kind = Jordan if spec.cell is Cell.JORDAN else nn.RNN
    return kind(nonlinearity=spec.activation.value, **options)


def initial_weights(
    spec: NetworkSpec, seed: int, dtype: torch.dtype = torch.float32
) -> dict[str, NDArray[Any]]:
    """Initial parameters by torch's rules, the same as `torch.manual_seed(seed); Network(spec)` would give.

    Recurrence: U(−√k, √k), k = 1/H; linear layer: U(−√k, √k), k = 1/(D·H); embedding: N(0, 1). Drawn by a
    generator of its own: torch's global one stays as it is.
    """
    generator = torch.Generator().manual_seed(seed)
    weights: dict[str, NDArray[Any]] = {}
    for name, shape in spec.checked().parameter_shapes().items():
        values = torch.empty(shape, dtype=dtype)
        if name.startswith("embedding."):
            values.normal_(generator=generator)
        else:
            bound = _bound(spec, name)
            values.uniform_(-bound, bound, generator=generator)
        weights[name] = values.numpy()
    return weights


def _bound(spec: NetworkSpec, name: str) -> float:
    """√k of a parameter; the linear layer's by way of the slope √5, as torch rounds it."""
    if not name.startswith("head."):
        return 1 / math.sqrt(spec.hidden)
    fan_in = spec.directions * spec.hidden
    if name == "head.bias":
        return 1 / math.sqrt(fan_in)
    return math.sqrt(3.0) * (nn.init.calculate_gain("leaky_relu", math.sqrt(5)) / math.sqrt(fan_in))


def load(
    spec: NetworkSpec,
    weights: Mapping[str, NDArray[Any]],
    device: str = "cpu",
    dtype: torch.dtype = torch.float32,
) -> Network:
    """The network with copies of these weights, for inference: in eval mode and without gradients.

    Raises:
        UserError: the weights are not those of the spec.
    """
    check_weights(spec, weights)
    torch.backends.cuda.matmul.allow_tf32 = False  # its ten bits of mantissa would show in the digits
    torch.backends.cudnn.allow_tf32 = False
    with torch.device("meta"):  # draws no numbers from the global generator
        network = Network(spec, draw=False)
    state = {name: torch.tensor(np.asarray(weights[name]), dtype=dtype) for name in spec.parameter_shapes()}
    network.load_state_dict(state, assign=True)
    return network.to(device).requires_grad_(False).eval()
