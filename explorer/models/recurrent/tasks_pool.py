"""A pool of sentences drawn from a grammar: dressed with unknown words, split, and sorted by length."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np

from explorer.models.recurrent.tasks_base import (
    CORPUS_SEED,
    NO_TARGET,
    UNKNOWN,
    Batch,
    Example,
    Ids,
    TaskData,
    falls_out,
    numbered,
    vocabulary_of,
)

_DRAWN = 16_000
_DISTORTED = 0.3  # share of the training sentences that hold unknown words
_INSERTED = 0.06  # a word
_REPLACED = 0.2  # a word that bears no answer


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence: words, a label a word ("" where none is asked), and whether it must not be trained on."""

    words: tuple[str, ...]
    labels: tuple[str, ...]
    held: bool = False
    group: str = ""

    @property
    def text(self) -> str:
        return " ".join(self.words)


class Dice:
    """Choices from a seeded generator, in the words that grammars need."""

    def __init__(self, generator: np.random.Generator) -> None:
        self._generator = generator

    def one(self, options: Sequence[str]) -> str:
        """One of several, all alike."""
        return options[int(self._generator.integers(len(options)))]

    def often(self, share: float) -> bool:
        """True in this share of the throws."""
        return float(self._generator.random()) < share


class PoolTask(TaskData):
    """A task whose sentences come from a grammar.

    `draw` gives a line; `empty` is the label of words that bear no answer of their own; `spare` are the words
    that may be replaced by an unknown one without changing any answer.
    """

    empty: ClassVar[str] = ""

    def __init__(self, draw: Callable[[Dice], Line], fixed: Iterable[Line], labels: tuple[str, ...]) -> None:
        generator = np.random.default_rng(CORPUS_SEED)
        known = {line.text: replace(line, held=True) for line in fixed}
        drawn = {line.text: line for line in _drawn(draw, generator)}
        lines = {text: line for text, line in drawn.items() if text not in known} | known
        self.labels = labels
        self.vocabulary = vocabulary_of(word for line in lines.values() for word in line.words)
        self.training_lines = tuple(line for line in lines.values() if not _is_held(line))
        self.held_out_lines = tuple(line for line in lines.values() if _is_held(line))
        self._numbers, self._label_numbers = numbered(self.vocabulary), numbered(labels)
        self._by_length = self._sorted(self._distorted(generator))
        sizes = np.array([each.ids.shape[1] for each in self._by_length], dtype=float)
        self._shares = sizes / sizes.sum()

    def batch(self, generator: np.random.Generator, size: int) -> Batch:
        """Draw `size` training sentences of one length."""
        ids, targets = self._by_length[int(generator.choice(len(self._shares), p=self._shares))]
        columns = generator.integers(ids.shape[1], size=size)
        return Batch(ids[:, columns], targets[:, columns])

    def held_out(self, count: int = 256) -> tuple[Batch, ...]:
        """Held-out sentences, the fixed ones among them, by length."""
        return self.sorted_lines(self.held_out_lines[-count:])

    def sorted_lines(self, lines: Iterable[Line], *, every_word: bool = False) -> tuple[Batch, ...]:
        """Lines as batches of one length each; without `every_word`, empty labels do not count."""
        batches = self._sorted(lines)
        if every_word or not self.empty:
            return batches
        empty = self._label_numbers[self.empty]
        return tuple(Batch(ids, np.where(targets == empty, NO_TARGET, targets)) for ids, targets in batches)

    def examples(self, count: int) -> tuple[Example, ...]:
        """Held-out sentences with the labels that are not empty."""
        return tuple(Example(line.text, self._answer(line)) for line in self.held_out_lines[:count])

    def _answer(self, line: Line) -> str:
        pairs = zip(line.words, line.labels, strict=True)
        if not self.empty:
            return line.labels[-1]
        return ", ".join(f"{word}: {label}" for word, label in pairs if label != self.empty)

    def may_be_replaced(self, word: str, label: str) -> bool:
        """Whether an unknown word in its place leaves every answer as it is."""
        raise NotImplementedError

    def _distorted(self, generator: np.random.Generator) -> list[Line]:
        chosen = generator.random(len(self.training_lines)) < _DISTORTED
        dice = Dice(generator)
        pairs = zip(self.training_lines, chosen, strict=True)
        return [self._with_unknown(line, dice) if distort else line for line, distort in pairs]

    def _with_unknown(self, line: Line, dice: Dice) -> Line:
        """The line with unknown words in the place of some, and between some; a last label stays last."""
        words: list[str] = []
        labels: list[str] = []
        following = (*line.labels[1:], self.empty)
        for word, label, after in zip(line.words, line.labels, following, strict=True):
            replaced = self.may_be_replaced(word, label) and dice.often(_REPLACED)
            words.append(UNKNOWN if replaced else word)
            labels.append(label)
            # Never before a word with an answer of its own: what stands there takes that answer.
            if dice.often(_INSERTED) and (not self.empty or after == self.empty):
                words.append(UNKNOWN)
                labels[-1:] = [label, self.empty] if self.empty else ["", label]
        return replace(line, words=tuple(words), labels=tuple(labels))

    def _sorted(self, lines: Iterable[Line]) -> tuple[Batch, ...]:
        by_length: dict[int, list[Line]] = defaultdict(list)
        for line in lines:
            by_length[len(line.words)].append(line)
        return tuple(self._as_batch(by_length[length]) for length in sorted(by_length))

    def _as_batch(self, lines: Sequence[Line]) -> Batch:
        ids = [[self._numbers[word] for word in line.words] for line in lines]
        targets = [[self._label_numbers.get(label, NO_TARGET) for label in line.labels] for line in lines]
        return Batch(_columns(ids), _columns(targets))


def _columns(rows: list[list[int]]) -> Ids:
    return np.ascontiguousarray(np.array(rows, dtype=np.int64).T)  # (T, N)


def _drawn(draw: Callable[[Dice], Line], generator: np.random.Generator) -> Iterable[Line]:
    dice = Dice(generator)
    return (draw(dice) for _ in range(_DRAWN))


def _is_held(line: Line) -> bool:
    return line.held or falls_out(line.text)
