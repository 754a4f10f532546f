"""The states of many sentences are those that each sentence has alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from explorer.core.cancel import CancelToken
from explorer.core.errors import CancelledError, UserError
from explorer.models.recurrent.spec import Cell, InputKind
from explorer.studies.recurrence.compute import compute
from explorer.studies.recurrence.corpus import corpus_states
from explorer.studies.recurrence.state import Reading, RecurrenceState

TEXTS = ("the cat sat", "a dog ran far away", "the dog sat", "", "   ", "cat")


def _state(**fields: object) -> RecurrenceState:
    return replace(RecurrenceState(text="the cat sat on a mat", hidden=6, initial=0.3), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize("cell", Cell)
@pytest.mark.parametrize("kind", [InputKind.EMBEDDING, InputKind.ONE_HOT])
@pytest.mark.parametrize("place", [(0, 0), (1, 1)])
def test_every_sentence_has_the_states_it_has_alone(
    cell: Cell, kind: InputKind, place: tuple[int, int]
) -> None:
    state = _state(cell=cell, input_kind=kind, layers=2, bidirectional=True)
    corpus = corpus_states(state.request, None, TEXTS, place, CancelToken())
    assert corpus.texts == (TEXTS[0], TEXTS[1], TEXTS[2], TEXTS[5])
    assert corpus.tokens[0] == ("the", "cat", "sat")
    assert corpus.bounds.tolist() == [0, 3, 8, 11, 12]
    # The text on show has these words with these rows: its own trace is the reference for a part of it.
    alone = compute(replace(state, text="the cat sat").request, None, CancelToken()).main
    wanted = alone.network.layer(*place).hidden[:, 0]
    np.testing.assert_allclose(corpus.hidden[:3], wanted, atol=1e-6)


def test_edits_count() -> None:
    state = _state()
    edited = replace(state, edits=(("recurrent.weight_hh_l0", 0, 2.0), ("embedding.weight", 1, -3.0)))
    plain, other = (corpus_states(s.request, None, TEXTS, (0, 0), CancelToken()) for s in (state, edited))
    assert not np.allclose(plain.hidden, other.hidden)


def test_nothing_to_search_is_told() -> None:
    with pytest.raises(UserError, match="no sentence"):
        corpus_states(_state().request, None, ("", "  "), (0, 0), CancelToken())


def test_numbers_cannot_be_searched() -> None:
    with pytest.raises(UserError, match="numbers"):
        corpus_states(
            _state(reading=Reading.NUMBERS, numbers="1\n2").request, None, TEXTS, (0, 0), CancelToken()
        )


def test_it_can_be_cancelled() -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        corpus_states(_state().request, None, TEXTS, (0, 0), token)
