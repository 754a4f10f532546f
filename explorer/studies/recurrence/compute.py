"""The Recurrence study: a request in, every state and gate and the gradients' reach out; imports torch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from explorer.core.cancel import CancelToken, Progress
from explorer.core.i18n import translate
from explorer.models.devices import free_memory, memory_guard, resolve, shortage
from explorer.models.recurrent.arrays import PARTS, NetworkTrace
from explorer.models.recurrent.checking import difference
from explorer.models.recurrent.network import initial_weights, load
from explorer.models.recurrent.passes import run
from explorer.models.recurrent.reach import reach
from explorer.models.recurrent.spec import Activation, Cell, NetworkSpec
from explorer.models.recurrent.threads import one_thread
from explorer.studies.recurrence.fresh import fresh_weights
from explorer.studies.recurrence.prepare import FEEDS_BACK, Inputs, Prepared, Source, prepare, stored_source
from explorer.studies.recurrence.source import (
    initial_state,
    misfit_note,
    relative,
    state_misfits,
    stored,
)
from explorer.studies.recurrence.state import Reading, Shape
from explorer.studies.recurrence.trace import Lockstep, Override, Reach, RecurrenceTrace, Request
from explorer.studies.recurrence.writing import Written, write_on

COMPARED = (Cell.ELMAN, Cell.GRU, Cell.LSTM)
CELL_NAMES = {Cell.ELMAN: "Elman", Cell.JORDAN: "Jordan", Cell.GRU: "GRU", Cell.LSTM: "LSTM"}
MOST_ALONE = 128
"""Units up to which one of torch's threads is fastest."""
MOST_WORDS, MOST_CHARACTERS = 24, 80
"""How far a network writes that finds no end."""
LONGEST_REACH = 12.0
"""Seconds on one core of a common processor; a reach that would take longer is left out and told."""
_REACH_COSTS = {Cell.ELMAN: 0.5, Cell.JORDAN: 0.7, Cell.GRU: 0.8, Cell.LSTM: 1.0}
_REACH_STEP, _REACH_PRODUCT = 4e-4, 0.55e-9  # seconds of an LSTM: a step, and each of its H³ products


@dataclass(frozen=True, eq=False, slots=True)
class _Whole:
    """A network's source with the whole input it is traced on."""

    request: Request
    source: Source
    written: Written
    device: str
    notes: tuple[str, ...]


def compute(request: Request, override: Override | None, token: CancelToken) -> Lockstep:
    """Trace the input through the chosen network and, when compared, through Elman, GRU and LSTM.

    Published once without reaches, then returned with them: of the last layer, forward, in the first row of
    the batch, and for trained networks also those of the weights with which their training began. Compared
    networks read what the chosen one read and wrote; they are the shipped ones of the same task where there
    are some, the chosen one itself, and fresh ones of the same sizes and seed.

    Raises:
        UserError: the input is empty or wrong or does not fit the network, the weights cannot be read, …
        DeviceMemoryError: the device has too little memory.
        CancelledError: the token was cancelled.
    """
    token.report(Progress(translate("Recurrence", "Computing the states")))
    device = resolve(request.device)
    prepared = prepare(request, override)
    _check_memory(prepared, device, 1 + len(COMPARED) * request.compare)
    with memory_guard(device), _threads(prepared.spec):
        whole = _whole(request, prepared, device, token)
        others = tuple(_other(whole, cell) for cell in COMPARED) if request.compare else ()
        whole = replace(whole, notes=(*whole.notes, *_later_notes(whole, others)))
        main = _traced(whole, token)
        drawn = Lockstep(main, tuple(_same_or_traced(main, other, token) for other in others), ())
        token.publish(drawn)
        wholes = [whole if other is None else other for other in others or (None,)]
        now = tuple(_reaches(drawn.others or (main,), token))
        return replace(drawn, reaches=(*now, *_reaches_before(wholes, token)))


def trace_of(request: Request, override: Override | None, token: CancelToken) -> RecurrenceTrace:
    """The chosen network's trace alone, without what it is compared with and without reaches.

    Raises:
        UserError, DeviceMemoryError, CancelledError: as `compute`.
    """
    device = resolve(request.device)
    prepared = prepare(request, override)
    _check_memory(prepared, device, 1)
    with memory_guard(device), _threads(prepared.spec):
        return _traced(_whole(request, prepared, device, token), token)


def _threads(spec: NetworkSpec) -> AbstractContextManager[None]:
    """One thread unless a step's product is large enough to be shared."""
    return one_thread() if spec.hidden <= MOST_ALONE else nullcontext()


def _whole(request: Request, prepared: Prepared, device: str, token: CancelToken) -> _Whole:
    """The input with what the network writes itself."""
    written = Written(prepared.steps, prepared.inputs, len(prepared.inputs))
    spec, batch = prepared.spec, prepared.inputs.shape[1]
    initial = initial_state(spec, batch, request.initial, request.edits)
    if Shape(request.shape) in FEEDS_BACK:
        most = MOST_CHARACTERS if request.reading == Reading.CHARACTERS else MOST_WORDS
        network = load(spec, prepared.source.weights, device)
        written = write_on(network, prepared, initial, most, token)
    misfits = prepared.misfits + state_misfits(initial, request.edits)
    told = (misfit_note(misfits),) if misfits else ()
    return _Whole(request, prepared.source, written, device, (*prepared.notes, *written.notes, *told))


def _other(whole: _Whole, cell: Cell) -> _Whole | None:
    """The same input for another cell; None for the chosen network itself."""
    spec = whole.source.spec
    if cell is spec.cell:
        return None
    sibling = relative(whole.request.model, cell) if whole.source.trained else ""
    if sibling and stored(sibling).vocabulary == whole.source.vocabulary:
        source = stored_source(sibling)
    else:
        activation = spec.activation if spec.cell is Cell.JORDAN else Activation.TANH
        other = replace(spec, cell=cell, activation=activation)
        source = replace(
            whole.source, spec=other, weights=fresh_weights(other, whole.request.seed), trained=""
        )
    return replace(whole, source=source, notes=())


def _later_notes(whole: _Whole, others: Sequence[_Whole | None]) -> Iterator[str]:
    """What is told before anything is drawn: networks that nobody trained, a reach that is not measured."""
    fresh = [other.source.spec.cell for other in others if other is not None and not other.source.trained]
    if whole.source.trained and fresh:
        text = translate("Recurrence", "Compared with fresh weights, for these are not trained: {cells}.")
        yield text.format(cells=", ".join(CELL_NAMES[cell] for cell in fresh))
    specs = [whole.source.spec if other is None else other.source.spec for other in others or (None,)]
    if not _is_reachable(specs, len(whole.written.inputs)):
        text = translate(
            "Recurrence",
            "The gradients' reach over {steps:,} steps of {units} units would take too long and is left out.",
        )
        yield text.format(steps=len(whole.written.inputs), units=whole.source.spec.hidden)


def _is_reachable(specs: Iterable[NetworkSpec], steps: int) -> bool:
    seconds = (_REACH_COSTS[spec.cell] * (_REACH_STEP + _REACH_PRODUCT * spec.hidden**3) for spec in specs)
    return steps * sum(seconds) <= LONGEST_REACH


def _traced(whole: _Whole, token: CancelToken) -> RecurrenceTrace:
    request, spec, written = whole.request, whole.source.spec, whole.written
    inputs = written.inputs
    network = load(spec, whole.source.weights, whole.device)
    initial = initial_state(spec, inputs.shape[1], request.initial, request.edits)
    trace = run(network, inputs, initial.h_0, initial.c_0, token)
    return RecurrenceTrace(
        request,
        trace,
        whole.source.weights,
        written.steps.tokens,
        written.steps.sequences,
        whole.source.vocabulary,
        whole.source.labels,
        _ids(inputs),
        written.fed_back,
        whole.device,
        difference(network, inputs, initial.h_0, initial.c_0, trace),
        (*whole.notes, *_explosion(trace, inputs, written.steps.tokens)),
        whole.source.trained,
    )


def _same_or_traced(main: RecurrenceTrace, other: _Whole | None, token: CancelToken) -> RecurrenceTrace:
    return main if other is None else _traced(other, token)


def _ids(inputs: Inputs) -> NDArray[np.int64] | None:
    return np.asarray(inputs, dtype=np.int64) if inputs.dtype == np.int64 else None


def _explosion(trace: NetworkTrace, inputs: Inputs, tokens: Sequence[str]) -> Iterator[str]:
    """A sentence where states are not finite although every input is."""
    if not np.isfinite(inputs).all():
        return
    odd = ~np.stack([np.isfinite(layer.hidden).all(axis=(1, 2)) for layer in trace.layers]).all(axis=0)
    if odd.any():
        step = int(odd.argmax())
        text = translate(
            "Recurrence",
            "The states explode: from step {step} (“{token}”) on they are larger than a float32 can hold, "
            "and shown as infinite or as no number.",
        )
        yield text.format(step=step, token=tokens[step])


def _reaches_before(wholes: Sequence[_Whole], token: CancelToken) -> Iterator[Reach]:
    """The reaches of the weights with which training began, where they are known and quickly followed."""
    first = [_before(whole) for whole in wholes]
    traces = [_traced(whole, token) for whole in first if whole is not None]
    if traces and _is_reachable([trace.spec for trace in (*traces, *traces)], len(traces[0].tokens)):
        yield from _reaches(traces, token, before=True)


def _before(whole: _Whole) -> _Whole | None:
    source = whole.source
    if source.seed is None:
        return None
    weights = initial_weights(source.spec, source.seed)
    return replace(whole, source=replace(source, weights=weights, trained=""), notes=())


def _reaches(
    traces: Sequence[RecurrenceTrace], token: CancelToken, *, before: bool = False
) -> Iterator[Reach]:
    if not _is_reachable([trace.spec for trace in traces], len(traces[0].tokens)):
        return
    for trace in traces:
        spec = trace.spec
        name = CELL_NAMES[spec.cell]
        token.report(
            Progress(translate("Recurrence", "Following the gradients through {cell}").format(cell=name))
        )
        norms = reach(
            spec, trace.weights, trace.network, sequence=0, layer=spec.layers - 1, direction=0, token=token
        )
        yield Reach(name, norms, before)


def _check_memory(prepared: Prepared, device: str, networks: int) -> None:
    """Refuse what would not fit: the system promises more memory than it has.

    Raises:
        UserError: the device or this computer has too little free memory.
    """
    spec = prepared.spec
    steps, batch = prepared.inputs.shape[:2]
    most = MOST_CHARACTERS + steps
    parts = (3 + max(len(names) for names in PARTS.values())) * spec.layers * spec.directions
    wanted = 2 * 4 * most * batch * (parts * spec.hidden + spec.input_size + 2 * spec.outputs) * networks
    for place in {device, "cpu"}:
        free = free_memory(place)
        if free is not None and wanted > free:
            raise shortage(place)
