"""From a text to the tokens of a model's input, with their places in the text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from warnings import catch_warnings, simplefilter

from explorer.models.alignment import Span, align
from explorer.models.tokens import Cut, Encoded, Token
from explorer.models.words import words

_PIECE_SPACES = ("Ġ", "▁")
_AHEAD = 8


@dataclass(frozen=True, slots=True)
class Limit:
    """The most tokens of an input, and whether it is the model's own (else Seqscope's)."""

    tokens: int
    by_model: bool = True


@dataclass(frozen=True, slots=True)
class _Raw:
    """What a tokenizer gives: for each token its id, text (None: added to it), type and span."""

    ids: Sequence[int]
    owners: Sequence[int | None]
    types: Sequence[int]
    spans: Sequence[Span] | None


def encode(
    tokenizer: Any, text: str, pair: str = "", limit: Limit | None = None, *, target: bool = False
) -> Encoded:
    """The tokens of a text or of a pair of texts, with the model's special tokens.

    Too long a text is cut at its end; of a pair, the longer text is cut first. `target` encodes what a
    translating model writes, which may have a vocabulary of its own. Offsets count Python characters.
    """
    text, pair = _sound(text), _sound(pair)
    with quiet():
        raw = _fast(tokenizer, text, pair, target) if tokenizer.is_fast else _slow(tokenizer, text, target)
    kept, totals = _keep(raw.owners, limit)
    tokens = _tokens(tokenizer, raw, kept, (text, pair), target)
    return Encoded(tokens, {} if limit is None else _cuts(tokens, totals, (text, pair), limit))


def _sound(text: str) -> str:
    """Half of a surrogate pair is no character that a tokenizer could take."""
    return (
        "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text) if _has_surrogate(text) else text
    )


def _has_surrogate(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


@contextmanager
def quiet() -> Iterator[None]:
    """Tokenizers recommend packages, and warn of texts that are cut here anyway."""
    with catch_warnings():
        simplefilter("ignore")
        yield


def _fast(tokenizer: Any, text: str, pair: str, target: bool) -> _Raw:
    texts = {"text_target": text} if target else {"text": text, "text_pair": pair or None}
    encoding = tokenizer(**texts, verbose=False, truncation=False, padding=False).encodings[0]
    return _Raw(encoding.ids, encoding.sequence_ids, encoding.type_ids, encoding.offsets)


def _slow(tokenizer: Any, text: str, target: bool) -> _Raw:
    texts = {"text_target": text} if target else {"text": text}
    ids = tokenizer(**texts, verbose=False, truncation=False, padding=False)["input_ids"]
    special = set(tokenizer.all_special_ids) - {tokenizer.unk_token_id}
    head = next((i for i, number in enumerate(ids) if number not in special), len(ids))
    tail = next((i for i, number in enumerate(reversed(ids)) if number not in special), 0)
    owners = [0 if head <= i < len(ids) - tail else None for i in range(len(ids))]
    return _Raw(ids, owners, [0] * len(ids), None)


def _keep(owners: Sequence[int | None], limit: Limit | None) -> tuple[list[int], tuple[int, int]]:
    """The positions that stay, and the number of tokens of either text before the cut."""
    totals = owners.count(0), owners.count(1)
    room = len(owners) if limit is None else limit.tokens
    left = list(_share(*totals, max(0, room - (len(owners) - sum(totals)))))
    kept: list[int] = []
    for position, owner in enumerate(owners):
        if owner is not None:
            left[owner] -= 1
        if owner is None or left[owner] >= 0:
            kept.append(position)
    return kept[:room], totals


def _share(first: int, second: int, room: int) -> tuple[int, int]:
    """How many tokens of either text fit: the shorter one is cut last."""
    if first + second <= room:
        return first, second
    half = room - room // 2
    if second <= room // 2:
        return room - second, second
    return (first, room - first) if first < half else (half, room - half)


def _tokens(
    tokenizer: Any, raw: _Raw, kept: list[int], texts: tuple[str, str], target: bool
) -> tuple[Token, ...]:
    ids = [raw.ids[position] for position in kept]
    pieces = pieces_of(tokenizer, ids, target)
    tokens: list[Token | None] = [None] * len(kept)
    for segment, text in enumerate(texts):
        own = [i for i, position in enumerate(kept) if raw.owners[position] == segment]
        own_pieces = [pieces[i] for i in own]
        found = _spans(tokenizer, raw, [kept[i] for i in own], text, target)
        made = place([ids[i] for i in own], own_pieces, found, text, segment, special_ids(tokenizer))
        for i, token in zip(own, made, strict=True):
            tokens[i] = token
    return tuple(token or added(ids[i], pieces[i], raw.types[kept[i]]) for i, token in enumerate(tokens))


def _spans(tokenizer: Any, raw: _Raw, positions: list[int], text: str, target: bool) -> list[Span]:
    """The tokenizer's offsets, or by alignment: with a few pieces more, which bound unknown ones."""
    if raw.spans is not None or not positions:
        return [] if raw.spans is None else [raw.spans[position] for position in positions]
    rest = range(positions[-1] + 1, min(positions[-1] + 1 + _AHEAD, len(raw.ids)))
    ahead = [i for i in rest if raw.owners[i] is not None]
    pieces = pieces_of(tokenizer, [raw.ids[i] for i in (*positions, *ahead)], target)
    return align(pieces, text, tokenizer.unk_token)[: len(positions)]


def pieces_of(tokenizer: Any, ids: Sequence[int], target: bool = False) -> list[str]:
    """The vocabulary's entries; an id without one is shown as its number."""
    # Tokenizers in Rust answer None for what they do not know; those in Python may fail.
    known = [number for number in ids if tokenizer.is_fast or number < len(tokenizer)]
    found = dict(zip(known, tokenizer.convert_ids_to_tokens(known), strict=True))
    return [str(found.get(number) or f"<{number}>") for number in ids]


def special_ids(tokenizer: Any) -> frozenset[int]:
    """An unknown token stands for text, so it is not special."""
    return frozenset(set(tokenizer.all_special_ids) - {tokenizer.unk_token_id})


def added(number: int, piece: str, segment: int) -> Token:
    """A special token that stands nowhere in the text."""
    return Token(number, piece, piece, -1, -1, True, None, (1, 1), segment)


def place(
    ids: Sequence[int],
    pieces: Sequence[str],
    spans: Sequence[Span],
    text: str,
    segment: int,
    special: frozenset[int],
) -> list[Token]:
    """The tokens of one text from their spans: with spaces, marks, parts of characters and words."""
    spans = _widened(spans, pieces, text)
    parts = _parts(spans)
    reach = max((end for _, end in spans), default=0)
    numbers = _word_numbers(spans, words(text[:reach]), _openers(pieces))
    return [
        Token(
            id=ids[i],
            piece=pieces[i],
            text=text[start:end],
            start=start,
            end=end,
            special=ids[i] in special,
            word=None if ids[i] in special else numbers[i],
            part=parts[i],
            segment=segment,
        )
        for i, (start, end) in enumerate(spans)
    ]


def _widened(spans: Sequence[Span], pieces: Sequence[str], text: str) -> list[Span]:
    """Spans inside the text, with the space that a piece stands for and the marks that follow a letter."""
    wide: list[Span] = []
    last = 0
    for index, (start, end) in enumerate(spans):
        start, end = sorted((min(max(0, start), len(text)), min(max(0, end), len(text))))
        if pieces[index].startswith(_PIECE_SPACES) and last < start and text[start - 1] == " ":
            start -= 1
        if not pieces[index].strip("".join(_PIECE_SPACES)) and text[start:end].strip():
            end = start  # a space that the tokenizer put before the text, not one of the text
        bound = spans[index + 1][0] if index + 1 < len(spans) else len(text)
        while start < end < bound and unicodedata.combining(text[end]):
            end += 1
        wide.append((start, end))
        last = max(last, end)
    return wide


def _parts(spans: Sequence[Span]) -> list[tuple[int, int]]:
    """Neighbours that overlap share a character: they are numbered."""
    parts: list[tuple[int, int]] = []
    run: list[int] = []
    for index, (start, end) in enumerate(spans):
        if (run and not start < spans[run[-1]][1]) or start == end:
            parts.extend((i + 1, len(run)) for i in range(len(run)))
            run = []
        run.append(index)
    parts.extend((i + 1, len(run)) for i in range(len(run)))
    return parts


def _openers(pieces: Sequence[str]) -> list[bool]:
    """Whether each piece is a lone sign for the space before the next piece, which has none itself."""
    return [
        piece in _PIECE_SPACES and not after.startswith(_PIECE_SPACES)
        for piece, after in zip(pieces, [*pieces[1:], ""], strict=False)
    ]


def _word_numbers(
    spans: Sequence[Span], words_of: Sequence[int | None], openers: Sequence[bool]
) -> list[int]:
    """Number the words as the tokens meet them: a token belongs to the first word that it touches.

    A piece that opens the next one belongs to the next one's word.
    """
    touched = [next((w for w in words_of[start:end] if w is not None), None) for start, end in spans]
    numbers: list[int] = []
    last: int | None = None
    for index, word in enumerate(touched):
        if word is None and openers[index] and index + 1 < len(touched):
            word = touched[index + 1]
        fresh = not numbers or word is None or word != last
        numbers.append((numbers[-1] if numbers else -1) + fresh)
        last = word
    return numbers


def _cuts(
    tokens: Sequence[Token], totals: tuple[int, int], texts: tuple[str, str], limit: Limit
) -> dict[int, Cut]:
    cuts: dict[int, Cut] = {}
    for segment, total in enumerate(totals):
        own = [token for token in tokens if token.segment == segment and token.start >= 0]
        if len(own) < total:
            start = min(max((token.end for token in own), default=0), len(texts[segment]))
            cuts[segment] = Cut(len(own), total, start, limit.tokens, limit.by_model)
    return cuts
