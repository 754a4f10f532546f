"""From what was typed or pasted to the steps of a sequence, and from steps to the ids of a vocabulary."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.core.text import boundary, replace_surrogates
from explorer.core.trace import FloatArray
from explorer.models.recurrent.tasks_base import UNKNOWN
from explorer.studies.recurrence.state import Reading

MOST_STEPS = 2000
"""More steps than this no picture shows."""
_LONGEST_CHARACTER = 48  # code points that are looked at for one drawn character
_LONGEST_NAME = 100  # code points; laying out a million of them would stop the window
_NAMED = 6  # unknown words that a note names

_INNER = frozenset("'’-‐_.,:")  # may stand inside a word or a number, between two letters or digits
_BETWEEN_DIGITS = frozenset(".,:")
_MARKS = ("Mn", "Mc", "Me", "Cf")  # belong to the letter before them


@dataclass(frozen=True, eq=False, slots=True)
class Steps:
    """An input as steps: names of the T steps and of the B rows of the batch.

    symbols (T): words or characters as typed, empty for numbers; values (T, B, F) float32, None for text;
    columns: the names of the F features, empty where the table names none; notes: what was cut or changed.
    """

    tokens: tuple[str, ...]
    symbols: tuple[str, ...] = ()
    sequences: tuple[str, ...] = ("",)
    values: FloatArray | None = None
    columns: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False, slots=True)
class Encoded:
    """Ids (T,) of the symbols that were kept, and which of the steps they were."""

    ids: NDArray[np.int64]
    kept: tuple[int, ...]
    notes: tuple[str, ...] = ()


def no_input() -> UserError:
    """The sentence for an empty input."""
    return UserError(translate("Recurrence", "There is no input; type a text or paste numbers."))


def read_text(text: str, reading: Reading) -> Steps:
    """A text as words (punctuation marks are steps of their own) or as characters (as they are drawn).

    Raises:
        UserError: there is nothing but white space.
    """
    clean = replace_surrogates(text)
    if not clean.strip():
        raise no_input()
    read = _characters(clean) if reading is Reading.CHARACTERS else _words(clean)
    return Steps(tuple(map(shown, read.symbols)), read.symbols, notes=read.notes)


def shown(symbol: str) -> str:
    """A symbol as it is drawn: what is white or unseen gets a sign or its number, an endless one an end."""
    if symbol in _SIGNS:
        return _SIGNS[symbol]
    if len(symbol) > _LONGEST_NAME:
        return symbol[: _LONGEST_NAME - 1] + "…"
    if len(symbol) == 1 and not symbol.isprintable():
        return f"U+{ord(symbol):04X}"
    return symbol


_SIGNS = {" ": "␣", "\n": "↵", "\r": "↵", "\r\n": "↵", "\t": "⇥"}


@dataclass(frozen=True, slots=True)
class _Read:
    symbols: tuple[str, ...]
    notes: tuple[str, ...]


def _words(text: str) -> _Read:
    words = split_words(text)
    kept = tuple(itertools.islice(words, MOST_STEPS))
    cut = sum(1 for _ in words)
    if not cut:
        return _Read(kept, ())
    note = translate("Recurrence", "The text has {total:,} words and marks; the first {kept:,} are steps.")
    return _Read(kept, (note.format(total=len(kept) + cut, kept=len(kept)),))


def split_words(text: str) -> Iterator[str]:
    """Words and punctuation marks in order; characters of scripts without spaces stand alone."""
    for chunk in text.split():
        if chunk.isascii() and chunk.isalnum():
            yield chunk
        else:
            yield from _pieces(chunk)


def _pieces(chunk: str) -> Iterator[str]:
    """The words and marks of a text without white space."""
    start = 0
    while start < len(chunk):
        is_word = chunk[start].isalnum() and not _stands_alone(chunk[start])
        stop = _word_end(chunk, start + 1) if is_word else _next_boundary(chunk, start)
        yield chunk[start:stop]
        start = stop


def _word_end(chunk: str, at: int) -> int:
    while at < len(chunk) and (_goes_on(chunk[at]) or _joins(chunk, at)):
        at += 1
    return at


def _goes_on(character: str) -> bool:
    return _is_mark(character) or (character.isalnum() and not _stands_alone(character))


def _joins(chunk: str, at: int) -> bool:
    """Whether a mark stands inside a word (don't, well-known) or a number (3.14, 12:30)."""
    if chunk[at] not in _INNER or at + 1 >= len(chunk):
        return False
    before, after = chunk[at - 1], chunk[at + 1]
    if chunk[at] in _BETWEEN_DIGITS:
        return before.isdigit() and after.isdigit()
    return after.isalnum() and not _stands_alone(after)


def _is_mark(character: str) -> bool:
    return character > "\x7f" and unicodedata.category(character) in _MARKS


def _stands_alone(character: str) -> bool:
    """Whether a letter is a step of its own: Chinese, Japanese."""
    return "\u3040" <= character <= "\u30ff" or "\u3400" <= character <= "\u9fff" or character >= "\U00020000"


def _characters(text: str) -> _Read:
    ends: list[int] = []
    start = 0
    while start < len(text) and len(ends) < MOST_STEPS:
        start = _next_boundary(text, start)
        ends.append(start)
    kept = tuple(text[first:last] for first, last in itertools.pairwise([0, *ends]))
    if start == len(text):
        return _Read(kept, ())
    note = translate("Recurrence", "The text has {total:,} characters; the first {kept:,} are steps.")
    return _Read(kept, (note.format(total=len(text), kept=start),))


def _next_boundary(text: str, start: int) -> int:
    """The end of the character, as it is drawn, that begins at `start`."""
    if text.startswith("\r\n", start):
        return start + 2
    # A letter stands before, for at the very beginning of a text no place is found.
    window = "x" + text[start : start + _LONGEST_CHARACTER]
    stop = 2
    while stop < len(window) and window[stop] > "\x7f" and boundary(window, stop) != stop:
        stop += 1
    return start + stop - 1


def vocabulary_of(symbols: Iterable[str]) -> tuple[str, ...]:
    """The different symbols in the order in which they first appear: the vocabulary of a fresh network."""
    return tuple(dict.fromkeys(symbols))


def encode(symbols: Sequence[str], vocabulary: Sequence[str]) -> Encoded:
    """The ids of symbols in a trained vocabulary: as typed, else in lower case, else as the unknown word.

    A vocabulary that holds no unknown word leaves such steps out. Both is told in the notes.

    Raises:
        UserError: no symbol is known.
    """
    numbers = {symbol: at for at, symbol in enumerate(vocabulary)}
    found = [numbers.get(symbol, numbers.get(symbol.lower(), -1)) for symbol in symbols]
    unknown = [symbol for symbol, number in zip(symbols, found, strict=True) if number < 0]
    if len(unknown) == len(found):
        raise _nothing_known(vocabulary)
    if not unknown:
        return Encoded(np.array(found, dtype=np.int64), tuple(range(len(found))))
    stand_in = numbers.get(UNKNOWN, -1)
    ids = [number if number >= 0 else stand_in for number in found]
    kept = tuple(step for step, number in enumerate(ids) if number >= 0)
    note = _unknown_note(unknown, left_out=stand_in < 0)
    return Encoded(np.array([ids[step] for step in kept], dtype=np.int64), kept, (note,))


def _nothing_known(vocabulary: Sequence[str]) -> UserError:
    text = translate(
        "Recurrence",
        "This network knows nothing of this input; it was trained on {count} symbols such as {examples}: use "
        "some of them, or choose a fresh network.",
    )
    examples = [shown(symbol) for symbol in vocabulary if symbol != UNKNOWN]
    middle = len(examples) // 2
    return UserError(
        text.format(count=len(vocabulary), examples=", ".join(examples[middle : middle + _NAMED]))
    )


def _unknown_note(unknown: Sequence[str], *, left_out: bool) -> str:
    names = [shown(symbol) for symbol in dict.fromkeys(unknown)]
    words = ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
    if left_out:
        text = translate("Recurrence", "Not in the network's vocabulary and left out: {words} ({count}).")
    else:
        text = translate(
            "Recurrence", "Not in the network's vocabulary and read as an unknown word: {words} ({count})."
        )
    return text.format(words=words, count=len(unknown))
