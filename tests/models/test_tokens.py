"""Tokens as they stand in the text, for every kind of tokenizer, and labels that can be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from transformers import AutoTokenizer

from explorer.models.alignment import align
from explorer.models.encoding import Limit, encode
from explorer.models.tokens import Token, label
from tests.models import writers

WRITERS = {
    "word": writers.word_pieces,
    "byte": writers.byte_pieces,
    "framed": writers.byte_pieces_framed,
    "sentence": writers.sentence_pieces,
    "begun": writers.sentence_pieces_begun,
    "marian": writers.marian_pieces,
}
_made: dict[str, Any] = {}

pytestmark = pytest.mark.filterwarnings("ignore:Recommended")


@pytest.fixture(scope="module", autouse=True)
def _tokenizers(tmp_path_factory: pytest.TempPathFactory) -> None:
    for name, write in WRITERS.items():
        folder = tmp_path_factory.mktemp(name)
        write(folder)
        if name != "marian":
            (folder / "config.json").write_text("{}", "utf-8")
        _made[name] = _load(folder)


def _load(folder: Path) -> Any:
    return AutoTokenizer.from_pretrained(folder, local_files_only=True)


def tokens_of(name: str, text: str, pair: str = "") -> tuple[Token, ...]:
    return encode(_made[name], text, pair).tokens


def texts(tokens: tuple[Token, ...]) -> list[str]:
    return [token.text for token in tokens]


def a_token(text: str, piece: str = "x", part: tuple[int, int] = (1, 1), special: bool = False) -> Token:
    return Token(5, piece, text, 0, len(text), special, 0, part, 0)


def test_word_pieces_show_the_text_with_its_case_and_accents() -> None:
    tokens = tokens_of("word", "The Animäl Didn't")
    assert tokens[0].text == tokens[0].piece == "[CLS]"
    assert (tokens[0].start, tokens[0].special, tokens[0].word) == (-1, True, None)
    assert tokens[1].piece == "the"
    assert tokens[1].text == "The"
    assert "".join(texts(tokens[1:-1])) == "TheAnimälDidn't"
    assert all(token.piece.islower() or not token.piece.isalpha() for token in tokens[1:-1])


def test_decomposed_accents_belong_to_their_letter() -> None:
    assert "".join(texts(tokens_of("word", "Cafe\u0301 the"))[1:-1]) == "Cafe\u0301the"


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize(
    "text",
    [
        "The cat didn't sleep.",
        "猫坐在垫子上。 天气",
        "ünïcödé 👩‍👩‍👧 x",
        "שלום the עולם",
        "a\n\tb  c",
        "مرحبا",
    ],
)
def test_offsets_point_at_the_text(name: str, text: str) -> None:
    for token in tokens_of(name, text):
        assert token.start == -1 or text[token.start : token.end] == token.text


@pytest.mark.parametrize("name", ["byte", "framed", "sentence", "begun"])
def test_leading_spaces_belong_to_their_token(name: str) -> None:
    tokens = [token for token in tokens_of(name, "The cat sat") if not token.special]
    assert "".join(texts(tuple(tokens))) == "The cat sat"
    shown = [label(token, show_spaces=True) for token in tokens]
    assert "".join(shown).replace("␣", " ").strip() == "The cat sat"
    assert not any(label(token).startswith("␣") for token in tokens if token.text.strip())


def test_a_character_split_over_tokens_is_numbered() -> None:
    tokens = [token for token in tokens_of("byte", "好 龘") if token.text.strip() == "龘"]
    assert [token.part for token in tokens] == [(i + 1, len(tokens)) for i in range(len(tokens))]
    assert len(tokens) > 1
    assert [label(token) for token in tokens] == [f"龘 {i + 1}/{len(tokens)}" for i in range(len(tokens))]
    emoji = [token for token in tokens_of("byte", "ok 🦊!") if "🦊" in token.text]
    assert label(emoji[1]) == f"🦊 2/{len(emoji)}"


def test_typed_special_token_keeps_its_place() -> None:
    tokens = tokens_of("word", "the [MASK] cat")
    masked = next(token for token in tokens if token.piece == "[MASK]")
    assert (masked.special, masked.start, masked.end) == (True, 4, 10)


def test_unknown_text_is_shown_as_typed_and_is_not_special() -> None:
    for name in ("word", "sentence", "marian"):
        unknown = [token for token in tokens_of(name, "the ☃ cat") if token.text.strip() == "☃"]
        assert len(unknown) == 1
        assert not unknown[0].special
        assert label(unknown[0]) == "☃"


def test_pieces_without_offsets_are_found_in_the_text() -> None:
    text = "The animal didn't cross the street, Das Ｗide ﬁn."
    tokens = [token for token in tokens_of("marian", text) if not token.special]
    covered = {position for token in tokens for position in range(token.start, token.end)}
    assert all(position in covered for position, character in enumerate(text) if character != " ")
    assert [label(token) for token in tokens if "ﬁ" in token.text] == ["ﬁ 1/2", "ﬁ 2/2"]
    assert tokens[-1].end == len(text)


def test_alignment_recovers_after_rewritten_text() -> None:
    spans = align(["▁the", "▁...", "▁cat", "<unk>", "s"], "The  «» cat🦊s", "<unk>")
    assert spans == [(0, 3), (3, 3), (8, 11), (11, 12), (12, 13)]


@pytest.mark.parametrize("name", WRITERS)
def test_words_are_the_same_for_every_tokenizer(name: str) -> None:
    text = "The animal didn't cross; 猫坐 snake_case"
    found: dict[int, str] = {}
    for token in tokens_of(name, text):
        if token.word is not None:
            found[token.word] = found.get(token.word, "") + token.text
    merged = [word.strip() for word in found.values() if word.strip()]
    assert merged[:5] == ["The", "animal", "didn't", "cross", ";"]
    assert merged[-1] == "snake_case"


@pytest.mark.parametrize("name", ["sentence", "begun", "marian", "byte"])
def test_a_lone_space_sign_goes_with_the_piece_it_opens(name: str) -> None:
    """Unknown words and characters are preceded by a piece that is the space alone."""
    tokens = [token for token in tokens_of(name, "the zebra (猫)") if not token.special]
    pieces = [token.piece for token in tokens]
    lone = [i for i, piece in enumerate(pieces) if piece in ("▁", "Ġ")]
    assert len(lone) >= 1
    for i in lone:
        assert tokens[i].word == tokens[i + 1].word
        assert i == 0 or tokens[i].word != tokens[i - 1].word


def test_a_space_before_a_space_opens_nothing() -> None:
    tokens = [token for token in tokens_of("sentence", "a  b ") if not token.special]
    spare = next(i for i, token in enumerate(tokens) if token.piece == "▁")
    assert tokens[spare].word not in {token.word for i, token in enumerate(tokens) if i != spare}


def test_words_count_from_zero_in_each_segment() -> None:
    tokens = tokens_of("word", "the cat", "a table")
    assert next((token.segment, token.word) for token in tokens if not token.special) == (0, 0)
    assert next(token for token in tokens if token.segment == 1 and not token.special).word == 0


@pytest.mark.parametrize(
    ("text", "plain", "spaced"),
    [
        ("The", "The", "The"),
        (" The", "The", "␣The"),
        ("  a ", "a", "␣␣a␣"),
        (" ", "␣", "␣"),
        ("\u3000", "␣", "␣"),
        ("\n", "⏎", "⏎"),
        (" \n\t", "⏎⇥", "␣⏎⇥"),
        ("\r\n", "␍⏎", "␍⏎"),
        ("\x00\x07\x1b\x7f", "␀␇␛␡", "␀␇␛␡"),
        ("\x85", "U+0085", "U+0085"),
        ("\u200b", "U+200B", "U+200B"),
        ("\u200d", "U+200D", "U+200D"),
        ("\u202e", "U+202E", "U+202E"),
        ("\u0301", "◌\u0301", "◌\u0301"),
        ("👩‍👩‍👧", "👩‍👩‍👧", "👩‍👩‍👧"),
        ("שלום", "שלום", "שלום"),
        ("\ufffd", "\ufffd", "\ufffd"),
        ("\ue000", "U+E000", "U+E000"),
    ],
)
def test_labels(text: str, plain: str, spaced: str) -> None:
    assert label(a_token(text)) == plain
    assert label(a_token(text), show_spaces=True) == spaced


def test_labels_of_tokens_that_stand_nowhere() -> None:
    assert label(Token(1, "▁", "", 3, 3, False, 0, (1, 1), 0)) == "␣"
    assert label(Token(1, "", "", 3, 3, False, 0, (1, 1), 0)) == "∅"
    assert label(Token(1, "[CLS]", "[CLS]", -1, -1, True, None, (1, 1), 0)) == "[CLS]"
    assert label(Token(1, "<pad>", "<pad>", -1, -1, True, None, (1, 1), 0)) == "<pad>"


def test_a_label_is_never_a_paragraph() -> None:
    shown = label(a_token("x" * 1_000_000))
    assert len(shown) == 40
    assert shown.endswith("…")


@pytest.mark.parametrize("name", WRITERS)
def test_a_limit_leaves_the_first_tokens_and_the_special_ones(name: str) -> None:
    text = "The animal didn't cross the street because it was too tired to walk. " * 5
    whole = encode(_made[name], text)
    cut = encode(_made[name], text, limit=Limit(12, by_model=False))
    assert len(cut.tokens) == 12
    assert [t.special for t in cut.tokens] == [
        whole.tokens[0].special,
        *[False] * 10,
        whole.tokens[-1].special,
    ]
    body = [token for token in whole.tokens if not token.special]
    kept = [token for token in cut.tokens if not token.special]
    assert kept == body[: len(kept)]
    found = cut.cuts[0]
    assert (found.kept, found.total, found.start) == (len(kept), len(body), kept[-1].end)
    assert not found.by_model
    assert not whole.cuts


_TEXT = st.text(max_size=60) | st.text("aé你🦊\u200d\u0301 \n\t\x00▁Ġ#[MASK]</s>'שم", max_size=60)


@pytest.mark.parametrize("name", WRITERS)
@given(text=_TEXT, pair=_TEXT, limit=st.none() | st.integers(8, 40))
def test_any_text(name: str, text: str, pair: str, limit: int | None) -> None:
    both = (text, pair if name in ("word", "framed") else "")
    sound = [part.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for part in both]
    encoded = encode(_made[name], *both, None if limit is None else Limit(limit))
    assert limit is None or len(encoded.tokens) <= limit
    for token in encoded.tokens:
        assert label(token)
        assert label(token, show_spaces=True)
        assert 1 <= token.part[0] <= token.part[1]
        assert (token.word is None) == token.special
        if token.start >= 0:
            assert 0 <= token.start <= token.end <= len(sound[token.segment])
            if sound[token.segment] == both[token.segment]:
                assert both[token.segment][token.start : token.end] == token.text
    for segment in (0, 1):
        numbers = [t.word for t in encoded.tokens if t.segment == segment and t.word is not None]
        assert numbers == sorted(numbers)
        assert numbers[:1] in ([], [0])
