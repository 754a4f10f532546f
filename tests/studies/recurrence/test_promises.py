"""The examples do with the weights that come along what their texts say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.core.cancel import CancelToken
from explorer.studies.recurrence.compute import compute, trace_of
from explorer.studies.recurrence.presets import preset_named, with_fields, with_gap
from explorer.studies.recurrence.state import RecurrenceState
from explorer.studies.recurrence.trace import RecurrenceTrace


def answer(trace: RecurrenceTrace, step: int) -> tuple[str, float]:
    """The likeliest label at a step and its probability."""
    probabilities = trace.probabilities(0)
    assert probabilities is not None
    best = int(probabilities[step].argmax())
    return trace.labels[best], float(probabilities[step, best])


def opened(name: str, **fields: object) -> tuple[RecurrenceTrace, RecurrenceState]:
    state = with_fields(preset_named(name).apply(RecurrenceState()), **fields)
    return trace_of(state.request, None, CancelToken()), state


@pytest.mark.parametrize(("name", "label"), [("taipei_arrive", "destination"), ("taipei_leave", "departure")])
def test_which_taipei(name: str, label: str) -> None:
    trace, state = opened(name)
    told, share = answer(trace, state.step)
    assert told == label
    assert share > 0.9


def test_the_clouds_are_in_the_sky() -> None:
    trace, state = opened("clouds")
    assert answer(trace, state.step)[0] == "sky"


@pytest.mark.parametrize("gap", [0, 6, 40])
def test_gated_cells_know_the_language_and_elman_guesses(gap: int) -> None:
    state = with_gap(preset_named("france").apply(RecurrenceState()), gap)
    elman, gru, lstm = compute(state.request, None, CancelToken()).others
    german = replace(state, text=state.text.replace("France", "Germany"))
    german_elman, german_gru, german_lstm = compute(german.request, None, CancelToken()).others
    for french, other in ((gru, german_gru), (lstm, german_lstm)):
        assert answer(french, state.step)[0] == "french"
        assert answer(other, state.step)[0] == "german"
        assert answer(french, state.step)[1] > 0.9
    assert answer(elman, state.step)[1] < 0.2
    assert answer(elman, state.step)[0] == answer(german_elman, state.step)[0]


@pytest.mark.parametrize(
    ("text", "label"),
    [("not bad at all", "positive"), ("not good", "negative"), ("good", "positive"), ("bad", "negative")],
)
def test_good_or_bad(text: str, label: str) -> None:
    trace, _ = opened("review", text=text)
    assert answer(trace, len(trace.tokens) - 1)[0] == label


@pytest.mark.parametrize("digits", ["3 1 4", "7", "9 8 7 1", "1 2 3 4 5"])
def test_digits_are_written_backwards(digits: str) -> None:
    trace, _ = opened("reverse", text=digits)
    assert trace.tokens == (*digits.split(), ">", *digits.split()[::-1])
    assert answer(trace, len(trace.tokens) - 1)[0] == "."


def test_letters_write_on_to_the_end_of_a_line() -> None:
    trace, _ = opened("letters")
    assert trace.fed_back == 1
    assert 10 < len(trace.tokens) <= 81
    assert all(token != "\n" for token in trace.tokens)
