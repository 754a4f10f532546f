"""A network that writes on: each output is its next input; imports torch."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from explorer.core.cancel import CancelToken
from explorer.core.i18n import translate
from explorer.models.recurrent.entering import tensor_of
from explorer.models.recurrent.network import Network
from explorer.models.recurrent.tasks_reverse import STOP, TURN
from explorer.studies.numbers import plain
from explorer.studies.recurrence.inputs import MOST_STEPS, Steps, shown
from explorer.studies.recurrence.prepare import Inputs, Prepared
from explorer.studies.recurrence.source import InitialState

_LINE_END = "\n"


@dataclass(frozen=True, eq=False, slots=True)
class Written:
    """The whole input with what was fed back, from step `fed_back` on (T where nothing was)."""

    steps: Steps
    inputs: Inputs
    fed_back: int
    notes: tuple[str, ...] = ()


@torch.inference_mode()
def write_on(
    network: Network, prepared: Prepared, initial: InitialState, most: int, token: CancelToken
) -> Written:
    """Read the input, then feed back the likeliest symbol (or the numbers), until an end or `most` of them.

    The last output is not fed back. A network that cannot be fed by its own outputs only reads.

    Raises:
        CancelledError: the token was cancelled.
    """
    whole = Written(prepared.steps, prepared.inputs, len(prepared.inputs))
    problem = _why_not(network, prepared)
    if problem:
        return replace(whole, notes=(problem,))
    feeder = _Feeder(network, prepared, most)
    fed = feeder.run(initial, token)
    if not fed:
        return whole
    inputs = np.concatenate([prepared.inputs, *fed])
    return Written(feeder.named(fed), inputs, len(prepared.inputs))


def _why_not(network: Network, prepared: Prepared) -> str:
    """A sentence where outputs cannot be inputs; empty where they can."""
    if network.spec.bidirectional:
        return translate(
            "Recurrence",
            "A bidirectional network reads from both ends, so it cannot write on; choose one direction.",
        )
    source = prepared.source
    same = (
        network.spec.outputs == network.spec.features
        if prepared.steps.values is not None
        else (bool(source.labels) and not set(source.labels).isdisjoint(source.vocabulary))
    )
    if not network.spec.outputs or not same:
        return translate(
            "Recurrence",
            "This network's outputs are no inputs, so nothing is fed back; choose a network that predicts "
            "the next symbol, or a fresh one.",
        )
    return ""


class _Feeder:
    """Steps a network on its own outputs."""

    def __init__(self, network: Network, prepared: Prepared, most: int) -> None:
        self._network, self._prepared = network, prepared
        source = prepared.source
        self._is_numbers = prepared.steps.values is not None
        ids = {symbol: at for at, symbol in enumerate(source.vocabulary)}
        self._ids = np.array([ids.get(label, -1) for label in source.labels], dtype=np.int64)
        self._end = _end_symbol(source.vocabulary)
        self._most = min(most, MOST_STEPS - len(prepared.inputs))

    def run(self, initial: InitialState, token: CancelToken) -> list[Inputs]:
        """The inputs (1, B) or (1, B, F) that were fed back."""
        h: Tensor | None = _tensor(self._network, initial.h_0)
        c = None if initial.c_0 is None else _tensor(self._network, initial.c_0)
        entering = self._prepared.inputs
        fed: list[Inputs] = []
        for _ in range(self._most + 1):
            token.check()
            _, h, c, logits = self._network(tensor_of(self._network, entering), h, c)
            following = self._next(logits[-1])
            if following is None or len(fed) == self._most:
                break
            fed.append(following)
            entering = following
        return fed

    def _next(self, logits: Tensor) -> Inputs | None:
        """What enters next after the outputs (B, outputs); None at an end."""
        values = logits.cpu().numpy()
        if self._is_numbers:
            return np.asarray(values[None], dtype=np.float32)
        following = self._ids[values.argmax(axis=1)]
        vocabulary = self._prepared.source.vocabulary
        if (following < 0).any() or all(vocabulary[at] == self._end for at in following):
            return None
        return np.asarray(following[None], dtype=np.int64)

    def named(self, fed: list[Inputs]) -> Steps:
        """The steps with the names of those that were fed back."""
        steps = self._prepared.steps
        if steps.values is not None:
            first = len(steps.tokens)
            names = [plain(float(x.item())) if x.size == 1 else f"x{first + at}" for at, x in enumerate(fed)]
            return replace(steps, tokens=(*steps.tokens, *names))
        written = tuple(self._prepared.source.vocabulary[int(ids[0, 0])] for ids in fed)
        return replace(
            steps, tokens=(*steps.tokens, *map(shown, written)), symbols=(*steps.symbols, *written)
        )


def _end_symbol(vocabulary: tuple[str, ...]) -> str:
    """The symbol after which nothing follows; empty: there is none."""
    if TURN in vocabulary and STOP in vocabulary:
        return STOP
    return _LINE_END if _LINE_END in vocabulary else ""


def _tensor(network: Network, values: NDArray[np.float32]) -> Tensor:
    return torch.tensor(values, dtype=network.dtype, device=network.device)
