"""Tokens as they stand in the text, and the labels that show them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

SPACE = "␣"
_LONGEST = 40  # an unknown word may be a whole paragraph
_PIECE_SPACES = "Ġ▁"
_JOINERS = "\u200c\u200d\ufe0e\ufe0f"
_SIGNS = {"\n": "⏎", "\t": "⇥", "\r": "␍", "\x7f": "␡"}


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a model's input, and where it stands in its own text."""

    id: int
    piece: str
    """The entry of the vocabulary, such as "##ing" or "Ġthe"."""
    text: str
    """As it stands in the text ("The" where the piece is "the"); an added special token has its piece."""
    start: int
    """In characters of its own text; −1 for a special token that the tokenizer added."""
    end: int
    special: bool
    word: int | None
    """The word it belongs to, counted within its segment; None for a special token."""
    part: tuple[int, int]
    """(2, 3): the second of three tokens that share one character; (1, 1) normally."""
    segment: int
    """0, or 1 for the second text of a pair."""


@dataclass(frozen=True, slots=True)
class Cut:
    """What was left out of one text because it is too long."""

    kept: int
    """Tokens of this text that are used."""
    total: int
    """Tokens of the whole text."""
    start: int
    """The character at which the left-out text begins."""
    limit: int
    """The most tokens of an input, special tokens included."""
    by_model: bool
    """True: the model takes no more; False: Seqscope shows no more."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """The input that a tokenizer makes of a text, or of a pair of texts."""

    tokens: tuple[Token, ...]
    cuts: Mapping[int, Cut]
    """By segment; empty when nothing was cut."""


def label(token: Token, show_spaces: bool = False) -> str:
    """What an axis shows for a token: readable, never empty.

    A line break is ⏎, a tab ⇥, what cannot be seen is named ("U+200B"); a space at the start or end is shown
    as ␣ on demand, or where there is nothing else; the parts of a split character are numbered ("你 2/3").
    """
    text = token.text if len(token.text) <= _LONGEST else token.text[: _LONGEST - 1] + "…"
    shown = _visible(text, show_spaces)
    if not shown:
        shown = SPACE * len(text) if text else _piece_label(token.piece)
    first, count = token.part
    return f"{shown} {first}/{count}" if count > 1 else shown


def _piece_label(piece: str) -> str:
    """For a token that stands nowhere in the text."""
    return _visible(piece.translate({ord(sign): " " for sign in _PIECE_SPACES}), True) or "∅"


def _visible(text: str, show_spaces: bool) -> str:
    signs = [_sign(character, text) for character in text]
    if not show_spaces:
        return "".join(signs).strip(" ")
    bare = "".join(signs)
    head = len(bare) - len(bare.lstrip(" "))
    tail = len(bare) - len(bare.rstrip(" ")) if head < len(bare) else 0
    return SPACE * head + bare.strip(" ") + SPACE * tail


def _sign(character: str, text: str) -> str:
    if character in _SIGNS:
        return _SIGNS[character]
    if character < " ":
        return chr(0x2400 + ord(character))
    kind = unicodedata.category(character)
    if kind == "Zs":
        return " "
    if character in _JOINERS and len(text) > 1 and not text.isascii():
        return character if text.strip(_JOINERS) else _name(character)
    if kind in ("Mn", "Me", "Mc") and character == text.strip()[:1]:
        return "◌" + character
    return _name(character) if kind in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") else character


def _name(character: str) -> str:
    return f"U+{ord(character):04X}"
