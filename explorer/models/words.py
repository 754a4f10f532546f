"""Where the words of a text are, so that tokens of one word can be merged; the same for every tokenizer."""

from __future__ import annotations

import unicodedata

_APOSTROPHES = "'’ʼ"
_MARKS = frozenset(("Mn", "Mc", "Me", "Cf", "Sk"))
_JOINER = "\u200d"
# Scripts written without spaces: every character is a word of its own (a token of several stays whole).
_UNSPACED = (
    (0x2E80, 0x2FDF),
    (0x3005, 0x3007),
    (0x3040, 0x30FF),
    (0x31F0, 0x31FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)


def words(text: str) -> list[int | None]:
    """The number of the word each character belongs to; None for white space.

    Letters, digits, their marks and an apostrophe between letters make a word; each other sign, and each
    character of Chinese or Japanese, is a word of its own; a joined emoji is one.
    """
    found: list[int | None] = []
    number, last = -1, ""
    for position, character in enumerate(text):
        kind = _kind(text, position, last)
        if kind != "space" and not (kind == "mark" and last not in ("", "space")):
            number += not (kind == "word" and last == "word")
        found.append(None if kind == "space" else number)
        if kind != "mark" or last in ("", "space"):
            last = kind
        if character == _JOINER:
            last = "joined"
    return found


def _kind(text: str, position: int, last: str) -> str:
    """One of "space", "mark" (goes on what precedes), "word" (goes on a word), "sign" (stands alone)."""
    character = text[position]
    if character.isspace():
        return "space"
    if character.isascii() and character.isalnum():  # by far the most frequent
        return "mark" if last == "joined" else "word"
    category = unicodedata.category(character)
    if last == "joined" or (category in _MARKS and not character.isascii()):
        return "mark"
    if character in _APOSTROPHES and last == "word" and text[position + 1 : position + 2].isalpha():
        return "word"
    is_word = category[0] in "LN" or character == "_"
    return "word" if is_word and not _is_unspaced(character) else "sign"


def _is_unspaced(character: str) -> bool:
    code = ord(character)
    return code >= _UNSPACED[0][0] and any(first <= code <= last for first, last in _UNSPACED)
