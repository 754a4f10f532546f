"""Long-distance recall: after any number of filler words, the language follows from the country."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from explorer.models.recurrent.runs import LossOn, Task
from explorer.models.recurrent.tasks_base import (
    CORPUS_SEED,
    NO_TARGET,
    SHARE_HELD_OUT,
    UNKNOWN,
    Batch,
    Exam,
    Example,
    Ids,
    TaskData,
    look_up,
    numbered,
    vocabulary_of,
)
from explorer.models.recurrent.tasks_short import SHORT_FIXED, short_sentences

LANGUAGES = {
    "france": "french", "germany": "german", "italy": "italian", "spain": "spanish", "japan": "japanese",
    "china": "chinese", "russia": "russian", "korea": "korean", "poland": "polish", "sweden": "swedish",
    "greece": "greek", "turkey": "turkish",
}  # fmt: skip
_START, _END = ("i", "grew", "up", "in"), ("i", "speak", "fluent")
_PASSAGE = (
    "and then my parents moved to a small town near the sea where my father found new work at an old school "
    "while my mother opened a shop with bread and flowers so every morning before school my brother and my "
    "sister ran down to the market for fresh milk and later when the winter came we all sat at the warm fire "
    "and told long stories about people who had left home but never forgot the songs of their first years "
    "so now after many trains and many letters with friends from every part of the world it still feels good "
    "to walk along the quiet river at night and because the days were long and bright we often stayed out "
    "until the lights of the town went on again"
)
"""What fills the gap of the preset; its words, in any order, fill the gaps of training."""

FILLERS = tuple(sorted(set(_PASSAGE.split())))
_SHORT_SHARE = 0.15  # of the batches
_UNKNOWN_SHARE = 0.06  # of the filler words of training
_EXAM_GAPS = (1, 10, 20, 40, 80)


def filler_words(gap: int) -> tuple[str, ...]:
    """The first `gap` words of a passage, from its beginning again where it ends."""
    words = _PASSAGE.split()
    return tuple(words[at % len(words)] for at in range(gap))


def recall_words(gap: int, country: str = "France") -> tuple[str, ...]:
    """“I grew up in France … I speak fluent French” with `gap` words between, as it is shown."""
    language = LANGUAGES[country.lower()].capitalize()
    return ("I", *_START[1:], country, *filler_words(gap), "I", *_END[1:], language)


class RecallTask(TaskData):
    """Next words of “i grew up in COUNTRY … i speak fluent LANGUAGE” and of short sentences.

    Inputs are all words but the last, targets all but the first. The answer is the last word. `gap`: training
    meets 0 to this many filler words.
    """

    task = Task.RECALL
    looks_ahead = True

    def __init__(self, gap: int, loss_on: LossOn) -> None:
        self.gap, self._last_only = gap, loss_on is LossOn.LAST
        short = short_sentences()
        words = (
            *_START,
            *_END,
            *FILLERS,
            *LANGUAGES,
            *LANGUAGES.values(),
            *(w for row in short for w in row),
        )
        self.vocabulary = self.labels = vocabulary_of(words)
        numbers = numbered(self.vocabulary)
        self._start, self._end = self._ids(_START), self._ids(_END)
        self._countries, self._languages = self._ids(LANGUAGES), self._ids(LANGUAGES.values())
        self._fillers, self._unknown = self._ids(FILLERS), numbers[UNKNOWN]
        self._short = self._split_by_length(short)

    def batch(self, generator: np.random.Generator, size: int) -> Batch:
        """Draw `size` training sentences with one gap, or short ones of one length."""
        if generator.random() < _SHORT_SHARE:
            sentences = self._draw_short(generator, size)
        else:
            gap = int(generator.integers(self.gap + 1))
            sentences = self._draw(generator, size, gap, held=False)
            fillers = sentences[5 : 5 + gap]
            fillers[generator.random(fillers.shape) < _UNKNOWN_SHARE] = self._unknown
        return self._asked(sentences, last_only=self._last_only)

    def held_out(self, count: int = 256) -> tuple[Batch, ...]:
        """Held-out sentences with gaps from one word to the widest of training; only the answer counts."""
        # Without a gap there are twelve sentences in all, too few to measure anything.
        gaps = sorted({int(gap) for gap in np.linspace(min(1, self.gap), self.gap, 5).round()})
        return tuple(self.at_gap(gap, max(1, count // len(gaps))) for gap in gaps)

    def at_gap(self, gap: int, count: int) -> Batch:
        """Held-out sentences with this gap, which may be wider than training met; the answer counts."""
        generator = np.random.default_rng((CORPUS_SEED, gap))
        return self._asked(self._draw(generator, count, gap, held=True), last_only=True)

    def exams(self, count: int = 2000) -> tuple[Exam, ...]:
        """Recall at several gaps, wider ones than trained among them, and the short sentences."""
        gaps = [Exam(f"gap {gap}", (self.at_gap(gap, count // 5),)) for gap in _EXAM_GAPS]
        short = tuple(self._asked(held, last_only=True) for _, held in self._short if held.size)
        return (*gaps, Exam("short sentences", short))

    def examples(self, count: int) -> tuple[Example, ...]:
        """Held-out sentences of several gaps without their last word, and that word."""
        gaps = np.linspace(0, self.gap, count).round().astype(int)
        batches = [self.at_gap(int(gap), 1) for gap in gaps]
        return tuple(Example(self.text(ids[:, 0]), self.text(targets[-1:, 0])) for ids, targets in batches)

    def _ids(self, words: Iterable[str]) -> Ids:
        return look_up(words, self.vocabulary)

    def _draw(self, generator: np.random.Generator, size: int, gap: int, *, held: bool) -> Ids:
        """Sentences (9 + gap, size) that are all held out, or all not."""
        found = [self._sentences(generator, size, gap, held)]
        while sum(each.shape[1] for each in found) < size:
            found.append(self._sentences(generator, size, gap, held))
        return np.concatenate(found, axis=1)[:, :size]

    def _sentences(self, generator: np.random.Generator, size: int, gap: int, held: bool) -> Ids:
        drawn = size * SHARE_HELD_OUT if held else size + size // 4
        countries = generator.integers(len(self._countries), size=drawn)
        fillers = generator.choice(self._fillers, size=(gap, drawn))
        kept = _held_out(countries, fillers) == held
        countries, fillers = countries[kept], fillers[:, kept]
        start, end = (np.repeat(part[:, None], len(countries), axis=1) for part in (self._start, self._end))
        return np.concatenate(
            [start, self._countries[None, countries], fillers, end, self._languages[None, countries]]
        )

    def _draw_short(self, generator: np.random.Generator, size: int) -> Ids:
        sizes = np.array([seen.shape[1] for seen, _ in self._short], dtype=float)
        seen, _ = self._short[int(generator.choice(len(sizes), p=sizes / sizes.sum()))]
        return seen[:, generator.integers(seen.shape[1], size=size)]

    def _asked(self, sentences: Ids, *, last_only: bool) -> Batch:
        targets = sentences[1:].copy()
        targets[targets == self._unknown] = NO_TARGET
        if last_only:
            targets[:-1] = NO_TARGET
        return Batch(np.ascontiguousarray(sentences[:-1]), targets)

    def _split_by_length(self, sentences: Sequence[tuple[str, ...]]) -> list[tuple[Ids, Ids]]:
        lengths = sorted({len(words) for words in sentences})
        rows = [[words for words in sentences if len(words) == length] for length in lengths]
        return [self._split(each) for each in rows]

    def _split(self, sentences: Sequence[tuple[str, ...]]) -> tuple[Ids, Ids]:
        """Training and held-out sentences of one length: (T, N) each."""
        ids = np.stack([self._ids(words) for words in sentences], axis=1)
        held = _held_out(ids[0], ids[1:])
        held |= np.array([words in SHORT_FIXED for words in sentences])
        return ids[:, ~held], ids[:, held]


def _held_out(first: Ids, rest: Ids) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which columns are held out, by a fixed hash of their symbols: first (B,), rest (N, B) -> (B,)."""
    digest = first.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15) + np.uint64(7 * len(rest) + 1)
    for row in rest.astype(np.uint64):
        digest = (digest ^ (digest >> np.uint64(29)) ^ row) * np.uint64(0xBF58476D1CE4E5B9)
    return np.asarray((digest >> np.uint64(33)) % np.uint64(SHARE_HELD_OUT) == 0)
