"""From a request to a network and the steps that it reads; imports torch when weights must be drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from explorer.core.i18n import translate
from explorer.core.trace import FloatArray
from explorer.models.recurrent.arrays import Floats
from explorer.models.recurrent.spec import Activation, InputKind, NetworkSpec
from explorer.models.recurrent.tasks_reverse import TURN
from explorer.studies.recurrence.inputs import Steps, encode, read_text, vocabulary_of
from explorer.studies.recurrence.number_table import read_numbers
from explorer.studies.recurrence.source import (
    check_reading,
    edited,
    facts_text,
    first_seed,
    for_values,
    left_out_note,
    no_table,
    stored,
    symbols_of,
)
from explorer.studies.recurrence.state import FRESH, Reading, Shape
from explorer.studies.recurrence.trace import Override, Request

FEEDS_BACK = (Shape.ONE_MANY, Shape.MANY_CODE)
Inputs = NDArray[np.int64] | FloatArray
"""Ids (T, B), or values (T, B, F)."""

ONE_INPUT = (Shape.ONE_ONE, Shape.ONE_MANY)


@dataclass(frozen=True, eq=False, slots=True)
class Source:
    """A network before its input is known: weights by name, what the symbols and the outputs mean."""

    spec: NetworkSpec
    weights: Mapping[str, Floats]
    vocabulary: tuple[str, ...]
    labels: tuple[str, ...]
    trained: str = ""
    notes: tuple[str, ...] = ()
    seed: int | None = None
    """Of the weights with which its training began, where that is known."""


@dataclass(frozen=True, eq=False, slots=True)
class Prepared:
    """A network and its input: `inputs` are ids (T, B) or values (T, B, F); `misfits`: edits left out."""

    source: Source
    steps: Steps
    inputs: Inputs
    notes: tuple[str, ...]
    misfits: int = 0

    @property
    def spec(self) -> NetworkSpec:
        return self.source.spec


def prepare(request: Request, override: Override | None) -> Prepared:
    """Read the input and find, draw and edit the weights that the request asks for.

    A fresh network of symbols has the input's own vocabulary, in order of first appearance, and a linear
    layer only where the shape feeds outputs back: as many outputs as there are symbols (or columns).

    Raises:
        UserError: the input is empty or wrong, or does not fit the network.
    """
    reading, shape = Reading(request.reading), Shape(request.shape)
    source = _given(request, override)
    if source is not None and source.spec.input_kind is InputKind.VALUES and not request.numbers.strip():
        raise no_table(source.spec)
    steps = read_numbers(request.numbers) if reading is Reading.NUMBERS else read_text(request.text, reading)
    if source is None:
        source = _fresh(request, steps, feeds_back=shape in FEEDS_BACK)
    else:
        columns = 0 if steps.values is None else steps.values.shape[2]
        check_reading(source.spec, reading, columns)
    steps, notes = _shaped(steps, shape, source.vocabulary)
    weights, misfits = edited(source.weights, request.edits)
    source = replace(source, weights=weights)
    inputs, steps, told = _encoded(steps, source)
    return Prepared(source, steps, inputs, (*source.notes, *steps.notes, *notes, *told), misfits)


def _given(request: Request, override: Override | None) -> Source | None:
    """The network of a checkpoint, a shipped one or a file's; None: it must be drawn."""
    if override is not None:
        text = translate("Recurrence", "Checkpoint after {step:,} training steps")
        trained = text.format(step=override.step)
        names = override.vocabulary, override.labels
        return Source(override.spec, override.weights, *names, trained, seed=override.seed)
    if request.model == FRESH:
        return None
    return stored_source(request.model, request.spec.activation)


def stored_source(model: str, activation: Activation = Activation.TANH) -> Source:
    """The network of a shipped name or a file; `activation`: of a file that does not tell its own.

    Raises:
        UserError: there is none, or it cannot be read.
    """
    network = stored(model)
    spec, notes = network.spec, left_out_note(network)
    if not network.knows_activation:
        spec, notes = replace(spec, activation=activation), (*notes, _guessed(activation))
    names = symbols_of(network), network.labels
    return Source(spec, network.weights, *names, facts_text(network), notes, first_seed(network))


def _guessed(activation: Activation) -> str:
    text = translate(
        "Recurrence",
        "The file does not tell its activation: {name} is used. If that is wrong, choose the other one.",
    )
    return text.format(name="ReLU" if activation is Activation.RELU else "tanh")


def _fresh(request: Request, steps: Steps, *, feeds_back: bool) -> Source:
    # Only now: presets and sources are read without torch.
    from explorer.studies.recurrence.fresh import fresh_weights

    vocabulary = vocabulary_of(steps.symbols)
    if steps.values is not None:
        columns = steps.values.shape[2]
        spec = replace(for_values(request.spec, columns), outputs=columns if feeds_back else 0)
    else:
        count = len(vocabulary)
        spec = replace(request.spec, vocabulary=count, outputs=count if feeds_back else 0)
    labels = vocabulary if feeds_back else ()
    return Source(spec, fresh_weights(spec, request.seed), vocabulary, labels)


def _shaped(steps: Steps, shape: Shape, vocabulary: tuple[str, ...]) -> tuple[Steps, tuple[str, ...]]:
    """The steps that the shape reads: the first alone, or all up to the sign after which is written."""
    if shape in ONE_INPUT and len(steps.tokens) > 1:
        text = translate("Recurrence", "This shape has one input: “{token}”; the others are left out.")
        return _first(steps, 1), (text.format(token=steps.tokens[0]),)
    if shape is Shape.MANY_CODE and TURN in vocabulary:
        if TURN in steps.symbols:
            return _first(steps, steps.symbols.index(TURN) + 1), ()
        note = translate("Recurrence", "“{sign}” was added: after it the network writes.").format(sign=TURN)
        added = replace(steps, tokens=(*steps.tokens, TURN), symbols=(*steps.symbols, TURN))
        return added, (note,)
    return steps, ()


def _first(steps: Steps, count: int) -> Steps:
    values = None if steps.values is None else steps.values[:count]
    return replace(steps, tokens=steps.tokens[:count], symbols=steps.symbols[:count], values=values)


def _encoded(steps: Steps, source: Source) -> tuple[Inputs, Steps, tuple[str, ...]]:
    if source.spec.input_kind is InputKind.VALUES:
        assert steps.values is not None
        return steps.values, steps, ()
    found = encode(steps.symbols, source.vocabulary)
    kept = replace(
        steps,
        tokens=tuple(steps.tokens[at] for at in found.kept),
        symbols=tuple(steps.symbols[at] for at in found.kept),
    )
    return found.ids[:, None], kept, found.notes
