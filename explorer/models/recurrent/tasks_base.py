"""What every training task offers: symbols, batches, and held-out sentences that training never sees."""

from __future__ import annotations

import zlib
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import ClassVar, NamedTuple

import numpy as np
from numpy.typing import NDArray

from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.models.recurrent.runs import Task, TrainingSettings
from explorer.models.recurrent.spec import InputKind, NetworkSpec

Ids = NDArray[np.int64]

UNKNOWN = "<unk>"
"""The symbol that stands for every word a vocabulary lacks; training meets it, so that it does no harm."""

NO_TARGET = -1
"""The target of a step at which nothing is asked."""

SHARE_HELD_OUT = 10
"""One sentence in this many is kept from training."""

CORPUS_SEED = 20_117
"""Makes the sentences; a run's own seed only orders them, so that runs of all seeds can be compared."""


class Batch(NamedTuple):
    """Sentences of one length: ids and targets (T, B), NO_TARGET where nothing is asked."""

    ids: Ids
    targets: Ids


class Exam(NamedTuple):
    """A named held-out measure; `whole`: a sentence counts only when every answer in it is right."""

    name: str
    batches: tuple[Batch, ...]
    whole: bool = False


class Example(NamedTuple):
    """A held-out sentence as text, and its answers as text."""

    text: str
    answer: str


class TaskData(ABC):
    """A seeded source of sentences, split so that training and held-out share none.

    vocabulary: the input symbols by id; labels: the outputs' names by id.
    """

    task: ClassVar[Task]
    looks_ahead: ClassVar[bool] = False
    """Whether the next symbol is asked for, which a bidirectional network would simply read."""

    vocabulary: tuple[str, ...]
    labels: tuple[str, ...]

    @abstractmethod
    def batch(self, generator: np.random.Generator, size: int) -> Batch:
        """Draw `size` training sentences of one length."""

    @abstractmethod
    def held_out(self, count: int = 256) -> tuple[Batch, ...]:
        """The first `count` or so held-out sentences, always the same; targets where answers are counted."""

    @abstractmethod
    def exams(self, count: int = 2000) -> tuple[Exam, ...]:
        """The measures that are recorded with trained weights."""

    @abstractmethod
    def examples(self, count: int) -> tuple[Example, ...]:
        """Held-out sentences as text."""

    def spec(self, settings: TrainingSettings) -> NetworkSpec:
        """The chosen network with this task's vocabulary and outputs.

        Raises:
            UserError: the network is not possible, or would read its answers ahead.
        """
        chosen = settings.network
        if self.looks_ahead and chosen.bidirectional:
            raise UserError(
                translate(
                    "Training",
                    "A bidirectional network would read the next word instead of predicting it; choose one "
                    "direction, or the task slot filling or sentiment.",
                )
            )
        one_hot = chosen.input_kind is InputKind.ONE_HOT
        kind = InputKind.ONE_HOT if one_hot else InputKind.EMBEDDING
        symbols, outputs = len(self.vocabulary), len(self.labels)
        return replace(chosen, input_kind=kind, vocabulary=symbols, outputs=outputs).checked()

    def text(self, ids: Iterable[int]) -> str:
        """Symbols as a text."""
        return " ".join(self.vocabulary[at] for at in ids)


def numbered(vocabulary: Sequence[str]) -> dict[str, int]:
    """The id of each symbol."""
    return {symbol: at for at, symbol in enumerate(vocabulary)}


def look_up(tokens: Iterable[str], vocabulary: Sequence[str]) -> Ids:
    """Ids (T,) of tokens as written, else in lower case, else of UNKNOWN; −1 where even that is missing."""
    numbers = numbered(vocabulary)
    return np.array([_number(token, numbers) for token in tokens], dtype=np.int64)


def _number(token: str, numbers: Mapping[str, int]) -> int:
    for form in (token, token.lower(), UNKNOWN):
        if form in numbers:
            return numbers[form]
    return NO_TARGET


def falls_out(text: str, salt: str = "") -> bool:
    """Whether a text is held out: by its checksum, so that the same text always lies on the same side."""
    return zlib.crc32(f"{salt}{text}".encode()) % SHARE_HELD_OUT == 0


def vocabulary_of(words: Iterable[str]) -> tuple[str, ...]:
    """UNKNOWN, then the words in order of the alphabet."""
    return (UNKNOWN, *sorted(set(words) - {UNKNOWN}))
