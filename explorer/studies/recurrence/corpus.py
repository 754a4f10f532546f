"""The hidden states of many sentences, for the search for units; imports torch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from explorer.core.cancel import CancelToken, Progress
from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.core.trace import FloatArray
from explorer.models.devices import memory_guard, resolve
from explorer.models.recurrent.arrays import Floats
from explorer.models.recurrent.network import load
from explorer.models.recurrent.passes import run
from explorer.studies.recurrence.fresh import fresh_weights
from explorer.studies.recurrence.inputs import Steps, encode, read_text, vocabulary_of
from explorer.studies.recurrence.prepare import Source, prepare
from explorer.studies.recurrence.source import initial_state
from explorer.studies.recurrence.state import FRESH, Reading
from explorer.studies.recurrence.trace import Corpus, Override, Request

MOST_CORPUS = 500_000
"""More steps than this are not searched; the sentences beyond are left out."""
_BATCH = 256
Ids = NDArray[np.int64]


def corpus_states(
    request: Request,
    override: Override | None,
    texts: Sequence[str],
    place: tuple[int, int],
    token: CancelToken,
) -> Corpus:
    """The states of the layer and direction `place` over every sentence, as each would have alone.

    Sentences of one length go through the network together, so that no padding touches a state. Those of
    which the network knows no word are left out.

    Raises:
        UserError: the network reads numbers, or no sentence holds a word.
        CancelledError: the token was cancelled.
    """
    reading = Reading(request.reading)
    if reading is Reading.NUMBERS:
        raise UserError(
            translate(
                "Recurrence", "Sentences cannot be searched by a network of numbers; read words instead."
            )
        )
    read = _read(texts, reading, token)
    source = _source(request, override, [steps for _text, steps in read])
    known = {*source.vocabulary}
    kept = [
        (text, steps, encode(steps.symbols, source.vocabulary))
        for text, steps in read
        if any(symbol in known or symbol.lower() in known for symbol in steps.symbols)
    ]
    if not kept:
        raise UserError(translate("Recurrence", "There is no sentence to search; open a file of sentences."))
    ids = [found.ids for _text, _steps, found in kept]
    with memory_guard(resolve(request.device)):
        hidden = _states(request, source, ids, place, token)
    bounds = np.concatenate([[0], np.cumsum([len(one) for one in ids])]).astype(np.int64)
    tokens = tuple(tuple(steps.tokens[at] for at in found.kept) for _text, steps, found in kept)
    return Corpus(tuple(text for text, _steps, _found in kept), tokens, hidden, bounds)


def _read(texts: Sequence[str], reading: Reading, token: CancelToken) -> list[tuple[str, Steps]]:
    """The sentences that hold something, until there are `MOST_CORPUS` steps."""
    read, count = [], 0
    for text in texts:
        token.check()
        if not text.strip():
            continue
        steps = read_text(text, reading)
        count += len(steps.symbols)
        if count > MOST_CORPUS:
            break
        read.append((text, steps))
    return read


def _source(request: Request, override: Override | None, read: Sequence[Steps]) -> Source:
    """The network on show; a fresh one learns the symbols of all sentences, which changes no other row."""
    source = prepare(request, override).source
    if request.model != FRESH or override is not None:
        return source
    symbols = [*source.vocabulary, *(symbol for steps in read for symbol in steps.symbols)]
    vocabulary = vocabulary_of(symbols)
    spec = replace(source.spec, vocabulary=len(vocabulary), outputs=0)
    weights = _extended(source.weights, fresh_weights(spec, request.seed))
    return Source(spec, weights, vocabulary, (), "")


def _extended(known: Mapping[str, Floats], wider: Mapping[str, Floats]) -> dict[str, Floats]:
    """The weights that were chosen (and edited), with the rows or columns of further symbols."""
    weights: dict[str, Floats] = {}
    for name, values in wider.items():
        whole = values.copy()
        part = tuple(slice(0, size) for size in known[name].shape)
        whole[part] = known[name]
        weights[name] = whole
    return weights


def _states(
    request: Request, source: Source, ids: Sequence[Ids], place: tuple[int, int], token: CancelToken
) -> FloatArray:
    """hidden (N, H), sentence after sentence."""
    network = load(source.spec, source.weights, resolve(request.device))
    groups: dict[int, list[int]] = defaultdict(list)
    for at, one in enumerate(ids):
        groups[len(one)].append(at)
    starts = np.concatenate([[0], np.cumsum([len(one) for one in ids])])
    hidden = np.empty((int(starts[-1]), source.spec.hidden), dtype=np.float32)
    done = 0
    for members in groups.values():
        for first in range(0, len(members), _BATCH):
            batch = members[first : first + _BATCH]
            initial = initial_state(source.spec, len(batch), request.initial, ())
            inputs = np.stack([ids[at] for at in batch], axis=1)
            trace = run(network, inputs, initial.h_0, initial.c_0, token)
            states = trace.layer(*place).hidden
            for column, at in enumerate(batch):
                hidden[starts[at] : starts[at + 1]] = states[:, column]
            done += len(batch)
            label = translate("Recurrence", "Computing the states of all loaded sentences")
            token.report(Progress(label, done, len(ids)))
    return hidden
