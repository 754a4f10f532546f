"""Next characters of any text: cut into passages, every tenth of which is held out."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.core.sentences import built_in_sets
from explorer.models.recurrent.runs import Task
from explorer.models.recurrent.tasks_base import (
    CORPUS_SEED,
    UNKNOWN,
    Batch,
    Exam,
    Example,
    Ids,
    TaskData,
    vocabulary_of,
)

WINDOW = 48
"""The steps of one training example."""

_LONGEST = 200  # characters of a passage that has no end of its own
LEAST_PASSAGES = 20
_FROM_BEGIN = 0.5  # of the windows
_NOT_ENGLISH = frozenset({"chinese", "code"})


def example_text() -> str:
    """The English example sentences that come with the program, one a line."""
    sets = (each for each in built_in_sets() if each.key not in _NOT_ENGLISH)
    texts = (text for each in sets for item in each.items for text in (item.text, item.pair))
    return "\n".join(dict.fromkeys(text for text in texts if text.isascii() and text))


def passages(text: str) -> list[str]:
    """The different sentences of a text, in order; what has no end for long is cut."""
    ended = re.findall(
        rf".{{1,{_LONGEST}}}?(?:[.!?。！？]+(?=\s|$)|[。！？]|$)|.{{1,{_LONGEST}}}", text, re.MULTILINE
    )
    return list(dict.fromkeys(passage.strip() for passage in ended if passage.strip()))


class CharactersTask(TaskData):
    """The next character at every step, in windows of passages that stand one a line."""

    task = Task.CHARACTERS
    looks_ahead = True

    def __init__(self, text: str) -> None:
        """Cut and split a text; the example sentences where there is none.

        Raises:
            UserError: the text is too short to keep some of it for the test.
        """
        pieces = passages(text if text.strip() else example_text())
        if len(pieces) < LEAST_PASSAGES:
            raise UserError(
                translate(
                    "Training",
                    "The text has {n} different sentences; give one with at least {least}, or none at all to "
                    "learn from the example sentences.",
                ).format(n=len(pieces), least=LEAST_PASSAGES)
            )
        order = np.random.default_rng(CORPUS_SEED).permutation(len(pieces))
        cut = max(2, len(pieces) // 10)
        self.held_out_passages = tuple(pieces[at] for at in sorted(order[:cut]))
        self.training_passages = tuple(pieces[at] for at in sorted(order[cut:]))
        self.vocabulary = self.labels = vocabulary_of("\n" + "".join(self.training_passages))
        self._train, self._held = self._stream(self.training_passages), self._stream(self.held_out_passages)
        lengths = [1 + len(piece) for piece in self.training_passages]
        self._begins = np.cumsum([1, *lengths[:-1]])  # after the line end

    def batch(self, generator: np.random.Generator, size: int) -> Batch:
        """Draw `size` windows of the training text, half of which start as a passage does."""
        window = min(WINDOW, len(self._train) - 1)
        starts = generator.integers(len(self._train) - window, size=size)
        begins = generator.choice(self._begins, size=size)
        starts = np.where(generator.random(size) < _FROM_BEGIN, begins, starts)
        return _windows(self._train, np.minimum(starts, len(self._train) - window - 1), window)

    def held_out(self, count: int = 256) -> tuple[Batch, ...]:
        """The held-out passages in windows that stand end to end."""
        window = min(WINDOW, len(self._held) - 1)
        starts = np.arange(0, len(self._held) - window, window)[:count]
        return (_windows(self._held, starts, window),)

    def exams(self, count: int = 2000) -> tuple[Exam, ...]:
        """Next characters of the held-out passages."""
        return (Exam("characters", self.held_out(count)),)

    def examples(self, count: int) -> tuple[Example, ...]:
        """Held-out passages, asked for the last character."""
        return tuple(Example(text[:-1], text[-1:]) for text in self.held_out_passages[:count])

    def text(self, ids: Sequence[int] | Ids) -> str:  # type: ignore[override]
        """Characters as a text."""
        return "".join(self.vocabulary[at] for at in ids)

    def _stream(self, pieces: Sequence[str]) -> Ids:
        """Passages as one row of ids, a line end before each and after the last."""
        points = _code_points("\n" + "\n".join(pieces) + "\n")
        known = _code_points("".join(symbol for symbol in self.vocabulary if symbol != UNKNOWN))
        at = np.minimum(np.searchsorted(known, points), len(known) - 1)
        return np.where(known[at] == points, at + 1, 0)  # UNKNOWN is 0, the others are in order


def _code_points(text: str) -> Ids:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.int64)


def _windows(stream: Ids, starts: Ids, window: int) -> Batch:
    """Windows (window, B) and the characters that follow each of their own."""
    steps = starts + np.arange(window)[:, None]
    return Batch(stream[steps], stream[steps + 1])
