"""What the Recurrence panel runs off the GUI thread: torch is imported here, on the worker."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from explorer.core.cancel import CancelToken, Progress
from explorer.core.i18n import translate
from explorer.core.sentences import Sentence
from explorer.models.recurrent.runs import GapChart, TrainingRun, TrainingSettings
from explorer.models.recurrent.spec import Cell
from explorer.panels.recurrence.found import Found
from explorer.studies.recurrence.selection import search
from explorer.studies.recurrence.sentences import sentences_to_search
from explorer.studies.recurrence.state import Reading, RecurrenceState
from explorer.studies.recurrence.trace import Corpus, Lockstep, Override, Request

MOST_HITS = 200


def trace_work(request: Request, override: Override | None, quick: bool, token: CancelToken) -> Lockstep:
    """The traces of a request; published once without reaches, returned with them.

    `quick`: the chosen network's trace alone, for while training goes on beside.
    """
    token.report(Progress(translate("Recurrence", "Computing the states")))
    from explorer.studies.recurrence.compute import compute, trace_of

    if quick:
        return Lockstep(trace_of(request, override, token), (), ())
    return compute(request, override, token)


def search_work(
    request: Request,
    override: Override | None,
    sentences: Sequence[Sentence],
    corpus: Corpus | None,
    units: tuple[int, ...],
    signs: tuple[int, ...],
    state: RecurrenceState,
    token: CancelToken,
) -> Found:
    """Where the units are on in many sentences (none: those of the network's own task, or the built-in ones).

    `corpus` serves again when it is there.
    """
    assert state.brush is not None
    if corpus is None:
        token.report(Progress(translate("Recurrence", "Computing the states of all loaded sentences")))
        from explorer.studies.recurrence.corpus import corpus_states

        texts = tuple(sentence.text for sentence in sentences) or sentences_to_search(request.model)
        corpus = corpus_states(request, override, texts, (state.layer, state.direction), token)
    length = state.brush[1] - state.brush[0] + 1
    hits = search(corpus.hidden, corpus.bounds.tolist(), units, state.threshold, length, MOST_HITS, signs)
    return Found(corpus, hits, "" if state.reading is Reading.CHARACTERS else " ")


def training_work(
    settings: TrainingSettings, resume: TrainingRun | None, stop: threading.Event, token: CancelToken
) -> TrainingRun:
    """A training run until it is done or `stop` is set."""
    token.report(Progress(translate("Recurrence", "Training")))
    from explorer.models.recurrent.trainer import train

    return train(settings, resume, stop, token)


def comparison_work(
    settings: TrainingSettings, cells: tuple[Cell, ...], seeds: tuple[int, ...], token: CancelToken
) -> GapChart:
    """Each cell trained from each seed, and how well it recalls over every gap."""
    from explorer.models.recurrent.gaps import compare_cells

    return compare_cells(settings, cells, seeds, token)
