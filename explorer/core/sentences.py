"""Sentences to study: the built-in sets, each sentence with a line on what to look for, and the search."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, overload

import numpy as np
from numpy.typing import NDArray

from explorer.core.cancel import CancelToken
from explorer.core.paths import resource

FALLBACK_LANGUAGE = "en"
_BLOCK = 1_000  # rows that are searched in one go, about a millisecond
_REST = 0.0005  # seconds


class Sentence(NamedTuple):
    """A text, the second text of a pair (or the target) if there is one, and a line on what to look for."""

    text: str
    pair: str = ""
    note: str = ""


class ColumnSentences(Sequence[Sentence]):
    """Columns of strings as sentences, made one by one when they are asked for.

    A hundred thousand small objects would make the garbage collector hold up the whole program.
    """

    def __init__(self, texts: tuple[str, ...], pairs: tuple[str, ...] = ()) -> None:
        self._texts, self._pairs = texts, pairs

    def __len__(self) -> int:
        return len(self._texts)

    def searched(self, start: int, stop: int) -> Sequence[str]:
        """What a search looks through, row by row."""
        if not self._pairs:
            return self._texts[start:stop]
        return list(map("\n".join, zip(self._texts[start:stop], self._pairs[start:stop], strict=True)))

    @overload
    def __getitem__(self, at: int) -> Sentence: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Sentence, ...]: ...

    def __getitem__(self, at: int | slice) -> Sentence | tuple[Sentence, ...]:
        if isinstance(at, slice):
            return tuple(self[row] for row in range(*at.indices(len(self))))
        return Sentence(self._texts[at], self._pairs[at] if self._pairs else "")


@dataclass(frozen=True, slots=True)
class TaughtSentence:
    """A built-in sentence; `look_for` holds the line on what to look for by language."""

    text: str
    pair: str
    look_for: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SentenceSet:
    """A built-in set; titles, descriptions and look-for lines are held in every language."""

    key: str
    order: int
    titles: Mapping[str, str]
    descriptions: Mapping[str, str]
    items: tuple[TaughtSentence, ...]

    def title(self, language: str) -> str:
        """The set's name in a language, in English where it is missing."""
        return _in(self.titles, language)

    def description(self, language: str) -> str:
        """What the set is for."""
        return _in(self.descriptions, language)

    def sentences(self, language: str) -> tuple[Sentence, ...]:
        """The sentences with their look-for lines in a language."""
        return tuple(Sentence(item.text, item.pair, _in(item.look_for, language)) for item in self.items)


def _in(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or texts[FALLBACK_LANGUAGE]


def read_set(path: Path) -> SentenceSet:
    """Read one set from its JSON file; raises KeyError or ValueError where it is not as it should be."""
    data = json.loads(path.read_text(encoding="utf-8"))
    items = tuple(
        TaughtSentence(item["text"], item.get("pair", ""), item["look_for"]) for item in data["sentences"]
    )
    return SentenceSet(data["key"], data["order"], data["title"], data["description"], items)


@lru_cache(maxsize=1)
def built_in_sets() -> tuple[SentenceSet, ...]:
    """The sets that ship with the program, in the order in which they are offered."""
    sets = [read_set(path) for path in resource("sentences").glob("*.json")]
    return tuple(sorted(sets, key=lambda one: (one.order, one.key)))


def default_sentence() -> str:
    """The sentence that is on screen at the first start."""
    return built_in_sets()[0].items[0].text


def find(sentences: Sequence[Sentence], needle: str, token: CancelToken | None = None) -> NDArray[np.intp]:
    """The rows whose text, pair or note holds `needle`, whatever the case: (n,), ascending.

    Searches whole blocks first, and rests between them so that the GUI thread is never kept waiting.

    Raises:
        CancelledError: the search was called off.
    """
    wanted = needle.casefold()
    rows: list[int] = []
    for start in range(0, len(sentences), _BLOCK):
        if token is not None:
            token.check()
            time.sleep(_REST)
        block = _searched(sentences, start, start + _BLOCK)
        if wanted in "\n".join(block).casefold():
            rows += [row for row, text in enumerate(block, start) if wanted in text.casefold()]
    return np.array(rows, dtype=np.intp)


def _searched(sentences: Sequence[Sentence], start: int, stop: int) -> Sequence[str]:
    if isinstance(sentences, ColumnSentences):
        return sentences.searched(start, stop)
    return ["\n".join(sentence) for sentence in sentences[start:stop]]
