"""The Transformer chapter's request and trace: plain frozen values, and the arrays that export writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from explorer.core.i18n import translate
from explorer.core.trace import BoolArray, FloatArray

if TYPE_CHECKING:  # the window draws traces before torch is imported
    from explorer.models.attention import Scores
    from explorer.models.capture import Capture
    from explorer.models.tokens import Token
    from explorer.studies.head_summary import Overview

STACKS = ("encoder", "decoder", "cross")


@dataclass(frozen=True, slots=True)
class Request:
    """What to compute: a model (catalogue name, folder, installed hub id), a device, a text and its pair."""

    model: str
    text: str
    pair: str = ""
    device: str = "auto"


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """What the window says of a model, without holding the model itself."""

    name: str
    folder: str
    kind: str
    architecture: str
    layers: Mapping[str, int]
    heads: Mapping[str, int]
    head_dim: int
    parameters: int
    limit: int | None
    takes_pairs: bool
    path: str
    note: str
    device: str


@dataclass(frozen=True, slots=True, eq=False)
class TransformerTrace:
    """Every head of a model on a text: captured queries and keys, and an overview per stack."""

    request: Request
    model: ModelFacts
    capture: Capture
    overviews: Mapping[str, Overview]

    @property
    def stacks(self) -> tuple[str, ...]:
        """The kinds of attention there are, in the order of the switch."""
        return tuple(stack for stack in STACKS if stack in self.capture.stacks)

    @property
    def steps(self) -> tuple[str, ...]:
        """The transport's steps of the first stack."""
        return self.steps_of(self.stacks[0])

    def steps_of(self, stack: str) -> tuple[str, ...]:
        """Embeddings, one step a layer, output."""
        layers = range(len(self.capture.stacks[stack]))
        names = [translate("Transformer", "Layer {n}").format(n=n) for n in layers]
        return (translate("Transformer", "Embeddings"), *names, translate("Transformer", "Output"))

    def layer(self, stack: str, layer: int) -> Scores:
        """What makes the weights of one layer."""
        return self.capture.stacks[stack][layer]

    def query_tokens(self, stack: str) -> tuple[Token, ...]:
        """The tokens along the rows."""
        return self.capture.tokens[query_side(stack, self.model.kind)]

    def key_tokens(self, stack: str) -> tuple[Token, ...]:
        """The tokens along the columns."""
        return self.capture.tokens[key_side(stack, self.model.kind)]

    def arrays(self) -> Mapping[str, NDArray[np.generic]]:
        """Tokens and all weights, named as `export_arrays` names them."""
        return export_arrays(self)


def query_side(stack: str, kind: str) -> str:
    """Which text asks: "source" or "target"."""
    return "target" if kind == "encoder-decoder" and stack != "encoder" else "source"


def key_side(stack: str, kind: str) -> str:
    """Which text is asked: "source" or "target"."""
    return "target" if kind == "encoder-decoder" and stack == "decoder" else "source"


def special_mask(tokens: tuple[Token, ...]) -> BoolArray:
    """Which tokens are special ([CLS], </s>, …): (T,) bool."""
    return np.array([token.special for token in tokens], np.bool_)


def export_arrays(
    trace: TransformerTrace,
    layers: tuple[int, ...] | None = None,
    heads: tuple[int, ...] | None = None,
    stack: str | None = None,
) -> dict[str, NDArray[np.generic]]:
    """All weights by name, of the selected layers, heads and stack (None: all).

    `tokens` and `attention` (layers, heads, query, key) float32; for an encoder–decoder model
    `source_tokens`, `target_tokens`, `encoder`, `decoder` and `cross`; `layers` and `heads` where a
    selection was made.
    """
    arrays: dict[str, NDArray[np.generic]] = {}
    if trace.model.kind == "encoder-decoder":
        for side in ("source", "target"):
            arrays[f"{side}_tokens"] = token_names(trace.capture.tokens[side])
        for name in trace.stacks if stack is None else (stack,):
            arrays[name] = stacked_weights(trace, name, layers, heads)
    else:
        arrays["tokens"] = token_names(trace.capture.tokens["source"])
        arrays["attention"] = stacked_weights(trace, trace.stacks[0], layers, heads)
    for name, selected in (("layers", layers), ("heads", heads)):
        if selected is not None:
            arrays[name] = np.array(selected, np.int64)
    return arrays


def token_names(tokens: tuple[Token, ...]) -> NDArray[np.str_]:
    """The vocabulary pieces, which are what a script needs: (T,) unicode."""
    return np.array([token.piece for token in tokens], np.str_)


def stacked_weights(
    trace: TransformerTrace,
    stack: str,
    layers: tuple[int, ...] | None = None,
    heads: tuple[int, ...] | None = None,
) -> FloatArray:
    """The weights of a stack: (layers, heads, query, key) float32, masked = 0."""
    scores = trace.capture.stacks[stack]
    chosen = range(len(scores)) if layers is None else layers
    wanted = range(min(layer.heads for layer in scores)) if heads is None else heads
    return np.stack([scores[layer].weights(list(wanted)).numpy() for layer in chosen])
