"""The Transformer chapter's state: one frozen value that a session, a link or a lesson can hold as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from explorer.core.colour import ColourMap, Scale
from explorer.core.sentences import default_sentence
from explorer.models.catalogue import DEFAULT_MODEL, find
from explorer.studies.state_json import as_json
from explorer.studies.transformer_trace import Request, TransformerTrace
from explorer.studies.transformer_view import Combine, Head, ViewOptions

VIEWS = ("heatmap", "lines", "qk")
SORTS = ("layer", "entropy", "distance", "special", "previous")
DIRECTIONS = ("from", "to")
MOST_HEADS = 16  # side by side; more would be unreadable


@dataclass(frozen=True, slots=True)
class TransformerState:
    """Everything a person can choose in the chapter; `query` and `key` are token positions."""

    text: str = ""
    pair: str = ""
    model: str = DEFAULT_MODEL
    device: str = "auto"
    stack: str = "encoder"
    step: int = 3
    heads: tuple[Head, ...] = ((2, 8),)
    view: str = "heatmap"
    query: int | None = 10
    key: int | None = None
    direction: str = "from"
    sort: str = "layer"
    scale: str = Scale.SQRT.value
    colour_map: str = ColourMap.ACCENT.value
    common: bool = True
    combine: str = Combine.SIDE.value
    threshold: float = 0.0
    hide_special: bool = False
    renormalise: bool = False
    merge_words: bool = False
    show_spaces: bool = False

    @property
    def request(self) -> Request:
        """What must be computed."""
        return Request(self.model, self.text, self.pair, self.device)

    @property
    def options(self) -> ViewOptions:
        """What of it is shown."""
        return ViewOptions(
            self.threshold,
            self.hide_special,
            self.renormalise,
            self.merge_words,
            self.show_spaces,
            Combine(self.combine),
        )


def with_request(state: TransformerState, request: Request) -> TransformerState:
    """The same choices for another request."""
    return replace(state, model=request.model, text=request.text, pair=request.pair, device=request.device)


def initial_state() -> TransformerState:
    """The state of a first start: the example sentence, a head that can be read, the pronoun chosen."""
    return TransformerState(text=default_sentence())


_CHOICES: dict[str, tuple[str, ...]] = {
    "stack": ("encoder", "decoder", "cross"),
    "view": VIEWS,
    "direction": DIRECTIONS,
    "sort": SORTS,
    "scale": tuple(Scale),
    "colour_map": tuple(ColourMap),
    "combine": tuple(Combine),
}


def to_json(state: TransformerState) -> dict[str, object]:
    """The state as JSON values."""
    return as_json(state)


def from_json(values: Mapping[str, object], base: TransformerState) -> TransformerState:
    """`base` with every entry of `values` that is known and of the right kind; the step fits the heads."""
    known = {field.name for field in fields(TransformerState)}
    taken: dict[str, Any] = {}
    for name, value in values.items():
        if name in known and _fits(name, value, getattr(base, name)):
            taken[name] = _heads(value) if name == "heads" else value
    if isinstance(taken.get("threshold"), int):
        taken["threshold"] = float(taken["threshold"])
    state = replace(base, **taken)
    is_told = "step" in taken or "heads" not in taken
    return state if is_told and _agrees(state) else replace(state, step=state.heads[0][0] + 1)


def _agrees(state: TransformerState) -> bool:
    """Whether the step is the embeddings, the first head's layer, or beyond what can be another layer.

    A step further on is the output, unless the catalogue says that the model has that many layers.
    """
    layer, entry = state.heads[0][0], find(state.model)
    least = layer if entry is None else max(layer, entry.layers)
    return state.step in (0, layer + 1) or state.step > least


def _fits(name: str, value: object, current: object) -> bool:
    if name in _CHOICES:
        return value in _CHOICES[name]
    if name == "heads":
        return _heads(value) is not None
    if name in ("query", "key"):
        return value is None or (type(value) is int and value >= 0)
    if name == "threshold":
        return type(value) in (int, float) and 0 <= float(str(value)) <= 1
    if name == "step":
        return type(value) is int and value >= 0
    return type(value) is type(current)


def _heads(value: object) -> tuple[Head, ...] | None:
    """A non-empty list of [layer, head] pairs, or None if it is not one."""
    if not isinstance(value, list | tuple) or not 0 < len(value) <= MOST_HEADS:
        return None
    pairs = [tuple(pair) if isinstance(pair, list | tuple) else () for pair in value]
    if any(len(pair) != 2 or not all(type(n) is int and n >= 0 for n in pair) for pair in pairs):
        return None
    return tuple(pairs)


def fitted(state: TransformerState, trace: TransformerTrace) -> TransformerState:
    """The state with a stack, step, heads and tokens that this trace has; what exists stays."""
    stack = state.stack if state.stack in trace.stacks else trace.stacks[0]
    layers = trace.capture.stacks[stack]
    heads = tuple(dict.fromkeys(_held(head, trace, stack) for head in state.heads))
    queries, keys = len(trace.query_tokens(stack)), len(trace.key_tokens(stack))
    return replace(
        state,
        stack=stack,
        step=_held_step(state, heads, len(layers)),
        heads=heads,
        query=state.query if state.query is not None and state.query < queries else None,
        key=state.key if state.key is not None and state.key < keys else None,
    )


def _held_step(state: TransformerState, heads: tuple[Head, ...], layers: int) -> int:
    """The step in a stack of another depth: the first head's layer stays its layer, the output the output."""
    if state.step == state.heads[0][0] + 1:
        return heads[0][0] + 1
    return 0 if state.step == 0 else layers + 1


def _held(head: Head, trace: TransformerTrace, stack: str) -> Head:
    layers = trace.capture.stacks[stack]
    layer = min(head[0], len(layers) - 1)
    return layer, min(head[1], layers[layer].heads - 1)


def at_step(state: TransformerState, step: int, layers: int) -> TransformerState:
    """The transport goes to a step: at a layer's step the selected heads are taken of that layer."""
    step = max(0, min(step, layers + 1))
    if not 1 <= step <= layers:
        return replace(state, step=step)
    heads = tuple(dict.fromkeys((step - 1, head) for _, head in state.heads))
    return replace(state, step=step, heads=heads)


def at_heads(state: TransformerState, heads: tuple[Head, ...]) -> TransformerState:
    """Other heads are opened; the transport follows the first one's layer."""
    kept = heads[-MOST_HEADS:]
    return replace(state, heads=kept, step=kept[0][0] + 1)


def toggled(heads: tuple[Head, ...], head: Head) -> tuple[Head, ...]:
    """Add a head to the selection or take it out; the last one stays."""
    if head not in heads:
        return (*heads, head)
    return tuple(other for other in heads if other != head) or heads
