"""What a search for units found, as lines to show."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.core.i18n import translate
from explorer.studies.recurrence.selection import Hit
from explorer.studies.recurrence.trace import Corpus

_AROUND = 6  # steps of context on either side


@dataclass(frozen=True, slots=True)
class Line:
    """One place: its text with the match marked, what more there is to say, and its first and last step."""

    text: str
    tip: str
    sentence: str
    steps: tuple[int, int]


@dataclass(frozen=True, eq=False, slots=True)
class Found:
    """The hits of a search in a corpus, the best first."""

    corpus: Corpus
    hits: tuple[Hit, ...]
    joint: str = " "
    """What stands between two steps: nothing between characters."""

    def lines(self) -> tuple[Line, ...]:
        """A line for each hit."""
        return tuple(self._line(hit) for hit in self.hits)

    def _line(self, hit: Hit) -> Line:
        tokens = self.corpus.tokens[hit.sentence]
        before = self.joint.join(tokens[max(0, hit.first - _AROUND) : hit.first])
        match = self.joint.join(tokens[hit.first : hit.last + 1])
        after = self.joint.join(tokens[hit.last + 1 : hit.last + 1 + _AROUND])
        said = translate("RecurrenceSelection", "{shared} of the units are on, and {others} others")
        tip = said.format(shared=hit.shared, others=hit.others)
        text = self.joint.join((before, f"«{match}»", after)).strip()
        return Line(text, tip, self.corpus.texts[hit.sentence], (hit.first, hit.last))
