"""Where the pieces of a tokenizer without offsets stand in the text."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

Span = tuple[int, int]

_REACH = 64
"""How many folded characters ahead a piece is looked for where the tokenizer rewrote the text."""
_SPACES = "▁Ġ"


def align(pieces: Sequence[str], text: str, unknown: str | None) -> list[Span]:
    """The span of each piece, in characters of the text, in order.

    Pieces are compared after Unicode folding (NFKD, case). An unknown piece takes what stands between its
    neighbours; a piece that stands nowhere gets an empty span.
    """
    folded, owner = _fold(text)
    spans: list[Span | None] = []
    at = 0
    for piece in pieces:
        found = None if piece == unknown else _find(_surface(piece), folded, at)
        if found is None:
            spans.append(None)
            continue
        start, at = found
        spans.append(_owned(owner, start, at))
    return _fill(spans, pieces, unknown, text)


def _surface(piece: str) -> str:
    """What a piece writes: without the signs for spaces and for going on."""
    piece = piece.removeprefix("##").removesuffix("</w>").removesuffix("@@")
    return _folded("".join(" " if sign in _SPACES else sign for sign in piece)).strip()


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKD", text).casefold()


def _fold(text: str) -> tuple[str, list[int]]:
    """The folded text without white space, and for each of its characters the one it came from."""
    folded: list[str] = []
    owner: list[int] = []
    for position, character in enumerate(text):
        made = "".join(_folded(character).split())
        folded.append(made)
        owner.extend([position] * len(made))
    return "".join(folded), owner


def _find(surface: str, folded: str, at: int) -> Span | None:
    surface = "".join(surface.split())
    if not surface:
        return at, at
    start = folded.find(surface, at, at + _REACH + len(surface))
    return None if start < 0 else (start, start + len(surface))


def _owned(owner: list[int], start: int, end: int) -> Span:
    if start == end:
        position = owner[start - 1] + 1 if start else 0
        return position, position
    return owner[start], owner[end - 1] + 1


def _fill(spans: list[Span | None], pieces: Sequence[str], unknown: str | None, text: str) -> list[Span]:
    """Give unknown pieces the gap they stand in; what else was not found stays empty."""
    filled: list[Span] = []
    for index, span in enumerate(spans):
        before = filled[-1][1] if filled else 0
        if span is None:
            after = next((later[0] for later in spans[index + 1 :] if later is not None), len(text))
            single = pieces[index] == unknown and (index + 1 == len(spans) or spans[index + 1] is not None)
            span = _trim(text, before, max(before, after)) if single else (before, before)
        filled.append(span)
    return filled


def _trim(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
