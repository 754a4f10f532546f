"""Reversal through a code: the digits are read, then written backwards: “3 1 4 > 4 1 3 .”."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from explorer.models.recurrent.runs import Task
from explorer.models.recurrent.tasks_base import (
    CORPUS_SEED,
    NO_TARGET,
    SHARE_HELD_OUT,
    Batch,
    Exam,
    Example,
    Ids,
    TaskData,
    numbered,
    vocabulary_of,
)

TURN, STOP = ">", "."
LONGEST = 5
_DIGITS = "0123456789"
_SHARES = np.array([0.02, 0.08, 0.2, 0.3, 0.4])  # of the lengths 1 to LONGEST
_COPRIME = 7_919  # spreads the held-out numbers over all digits


class ReverseTask(TaskData):
    """Digits, TURN, then the digits from the last to the first and STOP: N→M through a code.

    Every answer is given as the next input, so a sentence wholly right is one that is also generated right.
    """

    task = Task.REVERSE
    looks_ahead = True

    def __init__(self) -> None:
        self.vocabulary = self.labels = vocabulary_of((*_DIGITS, TURN, STOP))
        self._numbers = numbered(self.vocabulary)
        self._digit_ids = np.array([self._numbers[digit] for digit in _DIGITS], dtype=np.int64)

    def batch(self, generator: np.random.Generator, size: int) -> Batch:
        """Draw `size` training strings of one length."""
        length = int(generator.choice(LONGEST, p=_SHARES)) + 1
        return self._asked(generator.choice(_numbers(length, held=False), size=size), length)

    def held_out(self, count: int = 256) -> tuple[Batch, ...]:
        """Held-out strings of every length."""
        return tuple(self._held(length, count // LONGEST + 1) for length in range(1, LONGEST + 1))

    def exams(self, count: int = 2000) -> tuple[Exam, ...]:
        """Single answers, whole strings, and whole strings of the greatest length."""
        batches = self.held_out(count)
        longest = self._held(LONGEST, count)
        return (
            Exam("digits", batches),
            Exam("strings", batches, whole=True),
            Exam(f"strings of {LONGEST} digits", (longest,), whole=True),
        )

    def examples(self, count: int) -> tuple[Example, ...]:
        """Held-out strings up to TURN, and what must follow."""
        lengths = [at % LONGEST + 1 for at in range(count)]
        numbers = [
            int(_shuffled(length)[at // LONGEST % len(_shuffled(length))])
            for at, length in enumerate(lengths)
        ]
        texts = [" ".join(f"{number:0{length}d}") for number, length in zip(numbers, lengths, strict=True)]
        return tuple(Example(f"{text} {TURN}", f"{text[::-1]} {STOP}") for text in texts)

    def _held(self, length: int, count: int) -> Batch:
        return self._asked(_shuffled(length)[:count], length)

    def _asked(self, numbers: Ids, length: int) -> Batch:
        """Numbers (B,) as sentences: ids and targets (2·length + 1, B)."""
        powers = 10 ** np.arange(length)[::-1]
        digits = self._digit_ids[(numbers // powers[:, None]) % 10]  # (length, B)
        turn, stop = (np.full((1, len(numbers)), self._numbers[symbol]) for symbol in (TURN, STOP))
        nothing = np.full((length, len(numbers)), NO_TARGET)
        ids = np.concatenate([digits, turn, digits[::-1]])
        return Batch(ids, np.concatenate([nothing, digits[::-1], stop]))


@lru_cache(maxsize=2 * LONGEST)
def _numbers(length: int, *, held: bool) -> Ids:
    """All numbers of a length that are held out, or all that are not."""
    every: Ids = np.arange(10**length)
    kept: Ids = every[(every * _COPRIME % (10**length + 1) % SHARE_HELD_OUT == 0) == held]
    return kept


def _shuffled(length: int) -> Ids:
    return np.random.default_rng((CORPUS_SEED, length)).permutation(_numbers(length, held=True))
