"""Slot filling: which words of a traveller's sentence are destination, departure and dates."""

from __future__ import annotations

from explorer.models.recurrent.runs import Task
from explorer.models.recurrent.tasks_base import Exam
from explorer.models.recurrent.tasks_pool import Dice, Line, PoolTask

OTHER, TO, FROM = "other", "destination", "departure"
ARRIVAL, LEAVING = "date of arrival", "date of departure"
LABELS = (OTHER, TO, FROM, ARRIVAL, LEAVING)

_CITIES = (
    "taipei", "tokyo", "paris", "london", "berlin", "madrid", "rome", "vienna", "oslo", "athens", "dublin",
    "boston", "chicago", "sydney", "delhi", "cairo", "lima", "beijing", "shanghai", "seoul", "osaka", "hanoi",
    "bangkok", "toronto", "prague", "warsaw", "lisbon", "zurich", "geneva", "munich", "helsinki", "moscow",
    "istanbul", "nairobi", "denver", "seattle", "new york", "hong kong", "san francisco", "los angeles",
)  # fmt: skip
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_DAYS = dict(zip(_MONTHS, (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), strict=True))
_ORDINALS = tuple(
    f"{day}{'th' if 10 < day < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"
    for day in range(1, 32)
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SOON = ("tomorrow", "today", "tonight", "next week", "next month", "this weekend")
_OPENERS = (
    "hello", "i think that", "she said that", "please note that", "as far as i know", "this time", "well",
    "my friend says that", "if all goes well", "we hope that", "yes", "as you know",
)  # fmt: skip
_WHO = (
    "i will", "we will", "she will", "he will", "they will", "you will", "my sister will", "our guests will",
    "i would like to", "we would like to", "i want to", "we want to", "i have to", "we need to", "i plan to",
    "i must", "we can", "i am going to", "we are going to", "he has to", "she wants to", "my parents will",
    "the train will", "the plane will", "the bus will",
)  # fmt: skip
_WHO_NOW = ("we", "i", "they", "my parents", "our guests")
_WHO_ALONE = ("she", "he", "my sister", "the train", "my train", "the plane", "my flight", "the bus", "it")
_VEHICLES = ("the train", "my train", "the plane", "our flight", "the bus")
_ALONE = {
    "arrive": "arrives", "get": "gets", "land": "lands", "reach": "reaches", "come": "comes", "be": "is",
    "return": "returns", "leave": "leaves", "depart": "departs", "set": "sets", "fly": "flies",
    "take": "takes", "start": "starts", "travel": "travels", "go": "goes", "drive": "drives", "book": "books",
    "buy": "buys", "find": "finds",
}  # fmt: skip
_LIVES = ("my friend who lives in {} will", "my uncle from {} will", "i live in {} and will")
_ARRIVE = ("arrive in", "arrive at", "get to", "land in", "reach", "come to", "be in", "return to")
_ARRIVE_FROM = ("arrive from", "come from", "come back from", "return from")
_LEAVE = ("leave", "depart from", "set off from", "fly out of", "take off from", "get out of", "start from")
_GO = (
    "fly", "travel", "go", "drive", "take a train", "take the bus", "take a flight", "book a flight",
    "buy a ticket", "get a ticket", "find a connection",
)  # fmt: skip
_ASK = (
    "please book a flight", "show me all flights", "is there a train", "how do i get", "i need a ticket",
    "find me a bus", "a ticket", "which trains go", "list the flights", "book a seat",
)  # fmt: skip
_TAILS = ("with my family", "by train", "for a meeting", "please", "thank you", "with two bags", "alone", ".")


class _Sentence:
    """Words and labels as they are put together."""

    def __init__(self, dice: Dice) -> None:
        self.dice = dice
        self.words: list[str] = []
        self.labels: list[str] = []
        self.alone = False  # whether the verb stands in the third person

    def say(self, text: str, label: str = OTHER) -> None:
        words = text.split()
        self.words += words
        self.labels += [label] * len(words)

    def act(self, verbs: tuple[str, ...]) -> None:
        """One of the verbs, in the form that fits who acts."""
        first, *rest = self.dice.one(verbs).split()
        self.say(" ".join((_ALONE[first] if self.alone else first, *rest)))

    def maybe(self, share: float, texts: tuple[str, ...]) -> None:
        if self.dice.often(share):
            self.say(self.dice.one(texts))

    def place(self, before: str, label: str) -> None:
        self.say(before)
        self.city(label)

    def city(self, label: str) -> None:
        self.say(self.dice.one(_CITIES), label)

    def date(self, label: str) -> None:
        """“on november 2nd”, “on the 2nd of november”, “on monday”, “in may”, “tomorrow”, or none."""
        month = self.dice.one(_MONTHS)
        day = self.dice.one(_ORDINALS[: _DAYS[month]])
        forms = (
            (("on", OTHER), (f"{month} {day}", label)),
            (("on the", OTHER), (day, label), ("of", OTHER), (month, label)),
            (("on", OTHER), (self.dice.one(_WEEKDAYS), label)),
            (("in", OTHER), (month, label)),
            ((self.dice.one(_SOON), label),),
            (),
        )
        at = self.dice.one("000123445")
        for text, each in forms[int(at)]:
            self.say(text, each)

    # What is said of a journey

    def arrive(self) -> None:
        if self.dice.often(0.2):
            self.act(_ARRIVE_FROM)
            self.city(FROM)
        else:
            self.act(_ARRIVE)
            self.city(TO)
            if self.dice.often(0.25):
                self.place("from", FROM)
        self.date(ARRIVAL)

    def leave(self) -> None:
        if self.dice.often(0.25):
            self.act(("leave for",))
            self.city(TO)
            if self.dice.often(0.3):
                self.place("from", FROM)
        else:
            self.act(_LEAVE)
            self.city(FROM)
            if self.dice.often(0.3):
                self.place(self.dice.one(("for", "to")), TO)
        self.date(LEAVING)

    def go(self) -> None:
        self.act(_GO)
        self.way()

    def ask(self) -> None:
        self.say(self.dice.one(_ASK))
        self.way()

    def way(self) -> None:
        ways = ((("from", FROM), ("to", TO)), (("to", TO), ("from", FROM)), (("to", TO),), (("from", FROM),))
        for before, label in ways[int(self.dice.one("00112223"))]:
            self.place(before, label)
        self.date(LEAVING)

    def who(self) -> None:
        """Who travels: “i will”, “we”, “she”, “my uncle from rome will”, “the train to rome”."""
        kind = int(self.dice.one("0000011223"))
        self.alone = kind in (2, 3) and self.dice.often(0.5)
        if kind < 2:
            self.say(self.dice.one(_WHO if kind == 0 else _WHO_NOW))
        elif kind == 2 and not self.alone:
            self.say(self.dice.one(_LIVES).format(self.dice.one(_CITIES)))
        elif kind == 2:
            self.say(self.dice.one(_WHO_ALONE))
        else:
            self.say(self.dice.one(_VEHICLES))
            self.place("to", TO)
            self.say("" if self.alone else "will")

    def journey(self) -> None:
        (self.arrive, self.leave, self.go)[int(self.dice.one("0001112"))]()


def draw_slots(dice: Dice) -> Line:
    """A traveller's sentence with a label a word."""
    made = _Sentence(dice)
    made.maybe(0.3, _OPENERS)
    if dice.often(0.15):
        made.ask()
    else:
        made.who()
        made.journey()
        if dice.often(0.3):
            made.say(dice.one(("and", "and then", "and later", "but")))
            if dice.often(0.3):
                made.who()
            made.journey()
    made.maybe(0.25, _TAILS)
    return Line(tuple(made.words), tuple(made.labels))


def _fixed(text: str, place: str, date: str) -> Line:
    labels = {"taipei": place, "november": date, "2nd": date}
    words = tuple(text.split())
    return Line(words, tuple(labels.get(word, OTHER) for word in words))


ARRIVE = _fixed("i will arrive in taipei on november 2nd", TO, ARRIVAL)
LEAVE = _fixed("i will leave taipei on november 2nd", FROM, LEAVING)
"""The two sentences of the preset, which are always held out."""


class SlotsTask(PoolTask):
    """A label at every word: N→N."""

    task = Task.SLOTS
    empty = OTHER

    def __init__(self) -> None:
        super().__init__(draw_slots, (ARRIVE, LEAVE), LABELS)

    def may_be_replaced(self, word: str, label: str) -> bool:
        """Places and dates keep their label when their name is unknown: the words around them tell."""
        return label != OTHER

    def exams(self, count: int = 2000) -> tuple[Exam, ...]:
        """Words that are in a slot, all words, and sentences without any mistake."""
        lines = self.held_out_lines[-count:]
        every = self.sorted_lines(lines, every_word=True)
        return (
            Exam("slots", self.sorted_lines(lines)),
            Exam("words", every),
            Exam("sentences", every, whole=True),
        )
