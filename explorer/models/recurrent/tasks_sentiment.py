"""Sentiment of short reviews with negation: “not good”, “not bad at all”, “good but far from funny”."""

from __future__ import annotations

import re
from dataclasses import dataclass

from explorer.models.recurrent.runs import Task
from explorer.models.recurrent.tasks_base import Exam, falls_out
from explorer.models.recurrent.tasks_pool import Dice, Line, PoolTask

NEGATIVE, POSITIVE = "negative", "positive"
LABELS = (NEGATIVE, POSITIVE)
NEW_PHRASE = "new phrase"

_GOOD = (
    "good", "great", "wonderful", "excellent", "brilliant", "lovely", "delightful", "charming", "clever",
    "funny", "moving", "fresh", "superb", "beautiful", "gripping", "nice", "fantastic", "amazing", "perfect",
    "interesting",
)  # fmt: skip
_BAD = (
    "bad", "terrible", "awful", "boring", "dull", "weak", "horrible", "poor", "stupid", "slow", "ugly",
    "tedious", "silly", "messy", "dreadful", "disappointing", "annoying", "sad", "confusing", "lame",
)  # fmt: skip
_PLAIN = ("{}", "{}", "very {}", "really {}", "so {}", "quite {}", "truly {}", "simply {}", "{} indeed")
_DENIED = (
    "not {}", "not {} at all", "not very {}", "not really {}", "not that {}", "never {}", "far from {}",
    "anything but {}", "hardly {}", "by no means {}", "not even {}", "not in the least {}", "not so {}",
)  # fmt: skip
_THINGS = (
    "the film", "the movie", "the story", "the acting", "the plot", "the music", "the book", "the food",
    "the service", "the ending", "the show", "the idea", "this", "it", "the whole thing",
    "the first part", "everything",
)  # fmt: skip
_SHORTENED = ("isn't", "wasn't")
_NOUNS = ("film", "movie", "story", "book", "show", "evening", "idea", "performance")
_BEFORE_NOUN = ("", "", "it was ", "this is ", "it is ", "i think that this was ")
_SAID = (
    "i think that",
    "i thought that",
    "we felt that",
    "to me",
    "in the end",
    "my friends say that",
    "well",
)
_UNSAID = (
    "i do not think that", "i don't think that", "nobody would say that", "i cannot say that",
    "no one thought that", "it is not true that",
)  # fmt: skip
_LIKE = {
    "like": "liked", "love": "loved", "enjoy": "enjoyed", "recommend": "recommended", "admire": "admired",
}  # fmt: skip
_HATE = {"hate": "hated", "dislike": "disliked", "regret": "regretted", "despise": "despised"}
_DO = ("i", "i really", "we", "you will", "i still")
_DO_NOT = ("i do not", "i don't", "i did not", "we did not", "i would not", "i never")
_ARTICLE = re.compile(r"\ba (?=[aeiou])")
_SPARE = frozenset(
    " ".join((*_THINGS, *_NOUNS, "i think thought we felt to me end my friends say well")).split()
) - {"the", "this", "it", "in", "that"}


@dataclass(frozen=True, slots=True)
class _Clause:
    """A judgement: its words, its sign, and the denied phrases in it."""

    text: str
    sign: bool
    phrases: tuple[str, ...] = ()


def _adjective(dice: Dice) -> tuple[str, bool]:
    sign = dice.often(0.5)
    return dice.one(_GOOD if sign else _BAD), sign


def _plain(dice: Dice) -> _Clause:
    word, sign = _adjective(dice)
    return _Clause(dice.one(_PLAIN).format(word), sign)


def _denied(dice: Dice) -> _Clause:
    word, sign = _adjective(dice)
    text = dice.one(_DENIED).format(word)
    return _Clause(text, not sign, (text,))


def _quality(dice: Dice) -> _Clause:
    return (_denied if dice.often(0.5) else _plain)(dice)


def _sentence(dice: Dice) -> _Clause:
    """“the film was not good”, “the film wasn't good”."""
    thing = dice.one(_THINGS)
    if dice.often(0.15):
        word, sign = _adjective(dice)
        denied = f"{dice.one(_SHORTENED)} {word}"
        return _Clause(f"{thing} {denied}", not sign, (denied,))
    said = _quality(dice)
    return _Clause(f"{thing} {dice.one(('is', 'was'))} {said.text}", said.sign, said.phrases)


def _opinion(dice: Dice) -> _Clause:
    """“i think that …”, and “i do not think that …”, which turns the sign."""
    said = _sentence(dice)
    if dice.often(0.5):
        return _Clause(f"{dice.one(_SAID)} {said.text}", said.sign, said.phrases)
    return _Clause(f"{dice.one(_UNSAID)} {said.text}", not said.sign, said.phrases)


def _liking(dice: Dice) -> _Clause:
    """“i like it”, “i did not enjoy the film at all”."""
    sign = dice.often(0.5)
    verbs, thing = _LIKE if sign else _HATE, dice.one(_THINGS)
    verb = dice.one(tuple(verbs))
    if dice.often(0.5):
        return _Clause(f"{dice.one(_DO)} {dice.one((verb, verbs[verb]))} {thing}", sign)
    start = f"{dice.one(_DO_NOT)} {verb}"
    end = " at all" if dice.often(0.4) else ""
    return _Clause(f"{start} {thing}{end}", not sign, (start,))


def _about(dice: Dice) -> _Clause:
    """“nothing good about it”, “there is something clever in the story”."""
    word, sign = _adjective(dice)
    start = dice.one(("", "there is ", "i found "))
    thing = dice.one(_THINGS)
    if dice.often(0.5):
        return _Clause(f"{start}something {word} about {thing}", sign)
    phrase = f"nothing {word}"
    return _Clause(f"{start}{phrase} about {thing}", not sign, (phrase,))


def _noun(dice: Dice) -> _Clause:
    """“a very good film”, “it was not a bad film”, “not the best show”."""
    word, sign = _adjective(dice)
    start, noun = dice.one(_BEFORE_NOUN), dice.one(_NOUNS)
    superlative = dice.often(0.2)
    if superlative:
        word = "best" if sign else "worst"
    if dice.often(0.5):
        before = "the" if superlative else dice.one(("a", "a very", "a really", "a"))
        return _Clause(f"{start}{before} {word} {noun}", sign)
    phrase = f"not {'the' if superlative else 'a'} {word}"
    return _Clause(f"{start}{phrase} {noun}", not sign, (phrase,))


_KINDS = (_quality, _sentence, _sentence, _opinion, _liking, _about, _noun, _noun)


def _clause(dice: Dice) -> _Clause:
    return _KINDS[int(dice.one("01234567"))](dice)


def _review(dice: Dice) -> _Clause:
    """One judgement, or two: the second decides after “but” and after “although”."""
    first = _clause(dice)
    if not dice.often(0.35):
        return first
    second = _clause(dice)
    phrases = first.phrases + second.phrases
    if first.sign == second.sign and dice.often(0.6):
        return _Clause(f"{first.text} and {second.text}", second.sign, phrases)
    if dice.often(0.3):
        return _Clause(f"although {first.text} , {second.text}", second.sign, phrases)
    return _Clause(f"{first.text}{dice.one((' but', ' , but'))} {second.text}", second.sign, phrases)


PRESET_PHRASES = frozenset({"not good", "not bad at all"})
"""Phrases of the preset; with every tenth other denied phrase they are never trained on."""


def is_new(phrase: str) -> bool:
    """Whether a denied phrase is kept from training altogether."""
    return phrase in PRESET_PHRASES or falls_out(phrase, "phrase ")


def draw_review(dice: Dice) -> Line:
    """A review whose last word bears the label."""
    review = _review(dice)
    text = _ARTICLE.sub("an ", review.text) + dice.one(("", "", " .", " !"))
    return _line(text, review.sign, held=any(map(is_new, review.phrases)))


def _line(text: str, sign: bool, *, held: bool) -> Line:
    words = tuple(text.split())
    labels = ("",) * (len(words) - 1) + (LABELS[sign],)
    return Line(words, labels, held, NEW_PHRASE if held else "")


_FIXED = (("not good", False), ("not bad at all", True), ("the film was not bad at all", True))


class SentimentTask(PoolTask):
    """One label, after the last word: N→1."""

    task = Task.SENTIMENT

    def __init__(self) -> None:
        super().__init__(draw_review, (_line(text, sign, held=True) for text, sign in _FIXED), LABELS)

    def may_be_replaced(self, word: str, label: str) -> bool:
        """What is judged may be unknown; what judges may not."""
        return word in _SPARE

    def exams(self, count: int = 2000) -> tuple[Exam, ...]:
        """All held-out reviews, those of known phrases, and those with a phrase that was never trained on."""
        lines = self.held_out_lines[-count:]
        known = [line for line in lines if line.group != NEW_PHRASE]
        new = [line for line in lines if line.group == NEW_PHRASE]
        named = (("reviews", lines), ("new sentences", known), ("new phrases", new))
        return tuple(Exam(name, self.sorted_lines(each)) for name, each in named)
