"""What a text becomes before it is studied: one line, nothing unseen that harms, not too long."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from explorer.core.i18n import translate

FIELD_LIMIT = 20_000
"""The most characters (code points) that the text field takes."""

_LOOKED_AT = 16  # times the limit: no more of a huge paste is cleaned, for most of it is cut anyway
_NAMED = 4  # control characters that a note names before it says "and others"
_BACK_OFF = 64  # how far a cut moves back so as not to split what is drawn as one character

# A run of line breaks or tabs with the spaces around it; a lone form feed or NEL counts as a break too.
_BREAKS = re.compile("[ \t]*[\n\r\t\v\f\x85\u2028\u2029][ \n\r\t\v\f\x85\u2028\u2029]*")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


@dataclass(frozen=True, slots=True)
class Tidied:
    """A text of one line, and a translated sentence on each thing that was changed in it."""

    text: str
    notes: tuple[str, ...] = ()


def tidy(text: str, limit: int = FIELD_LIMIT) -> Tidied:
    """What a paste into the one-line text field becomes.

    Line breaks and tabs become spaces (at the ends they are dropped), control characters are left out, lone
    surrogates become U+FFFD, and what is longer than `limit` code points is cut between two characters as
    they are drawn. Letters, joiners, emoji and marks of direction stay: nothing is normalised.
    """
    notes: list[str] = []
    kept = _without_surrogates(text[: limit * _LOOKED_AT], notes)
    kept = _without_controls(kept, notes)
    kept = _on_one_line(kept, notes)
    return Tidied(_cut(kept, limit, len(text), len(text) > limit * _LOOKED_AT, notes), tuple(notes))


def replace_surrogates(text: str) -> str:
    """The text with halves of surrogate pairs joined where both are there, and U+FFFD for each lone half."""
    if not _SURROGATES.search(text):
        return text
    joined = _PAIR.sub(lambda pair: pair[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le"), text)
    return _SURROGATES.sub("\ufffd", joined)


def single_line(text: str) -> str:
    """The text as one line without control characters, for a list or a title; nothing is cut."""
    return _CONTROLS.sub("", _BREAKS.sub(" ", replace_surrogates(text)))


def _without_surrogates(text: str, notes: list[str]) -> str:
    clean = replace_surrogates(text)
    count = clean.count("\ufffd") - text.count("\ufffd")
    if count:
        notes.append(
            translate(
                "Text", "Broken characters (halves of a surrogate pair) are shown as “�”: {count}."
            ).format(count=count)
        )
    return clean


def _without_controls(text: str, notes: list[str]) -> str:
    found = _CONTROLS.findall(text)
    if found:
        notes.append(_controls_note(found))
    return _CONTROLS.sub("", text) if found else text


def _controls_note(found: list[str]) -> str:
    kinds = sorted(set(found))
    names = ", ".join(f"U+{ord(kind):04X}" for kind in kinds[:_NAMED])
    if len(kinds) > _NAMED:
        return translate(
            "Text", "Control characters were left out: {count}, among them {names} and others."
        ).format(count=len(found), names=names)
    return translate("Text", "Control characters were left out: {count} ({names}).").format(
        count=len(found), names=names
    )


def _on_one_line(text: str, notes: list[str]) -> str:
    start, end = 0, len(text)
    runs = [match.span() for match in _BREAKS.finditer(text)]
    if runs and runs[-1][1] == end:
        end = runs.pop()[0]
    if runs and runs[0][0] == 0:
        start = runs.pop(0)[1]
    if runs:
        notes.append(translate("Text", "Line breaks and tabs became spaces."))
    return _BREAKS.sub(" ", text[start:end])


def _cut(text: str, limit: int, length: int, surely: bool, notes: list[str]) -> str:
    if len(text) <= limit and not surely:
        return text
    at = boundary(text, limit)
    notes.append(
        translate("Text", "The text has {length:,} characters; the first {kept:,} are used.").format(
            length=length, kept=at
        )
    )
    return text[:at]


def boundary(text: str, at: int) -> int:
    """The nearest place at or before `at` that splits no emoji sequence, flag or letter from its marks."""
    if at >= len(text):
        return len(text)
    for place in range(at, max(0, at - _BACK_OFF), -1):
        if not _joined(text, place):
            return place
    return at


def _joined(text: str, place: int) -> bool:
    after, before = text[place], text[place - 1]
    if after == "\u200d" or before == "\u200d" or "\U0001f3fb" <= after <= "\U0001f3ff":
        return True
    if _is_flag_half(after) and _is_flag_half(before):
        return _flag_halves_before(text, place) % 2 == 1
    return unicodedata.category(after) in ("Mn", "Me", "Mc")


def _is_flag_half(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _flag_halves_before(text: str, place: int) -> int:
    count = 0
    while count < place and _is_flag_half(text[place - 1 - count]):
        count += 1
    return count
