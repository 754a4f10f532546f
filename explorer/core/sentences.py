"""Sentences to study: the built-in sets, each sentence with a line on what to look for, and the search."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from explorer.core.cancel import CancelToken
from explorer.core.paths import resource

FALLBACK_LANGUAGE = "en"
_SEARCH_STEP = 2_000  # rows between two looks at the token


class Sentence(NamedTuple):
    """A text, the second text of a pair (or the target) if there is one, and a line on what to look for."""

    text: str
    pair: str = ""
    note: str = ""


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

    Raises:
        CancelledError: the search was called off.
    """
    wanted = needle.casefold()
    rows: list[int] = []
    for start in range(0, len(sentences), _SEARCH_STEP):
        if token is not None:
            token.check()
        for row, sentence in enumerate(sentences[start : start + _SEARCH_STEP], start):
            if wanted in "\n".join(sentence).casefold():
                rows.append(row)
    return np.array(rows, dtype=np.intp)
