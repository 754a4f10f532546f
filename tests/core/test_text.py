"""What a paste becomes in the one-line text field."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.core.text import FIELD_LIMIT, boundary, replace_surrogates, single_line, tidy

ANY_TEXT = st.text(st.characters(), max_size=200)  # surrogates included


def test_a_plain_sentence_stays_as_it_is() -> None:
    assert tidy("  The animal was too tired. ").text == "  The animal was too tired. "
    assert tidy("The animal was too tired.").notes == ()


@pytest.mark.parametrize(
    "text",
    [
        "שלום עולם \u200fabc",
        "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽",
        "e\u0301 é ﬁ Ⅳ",
        "نص\u200cعربي",
        "​zero\u200bwidth",
        "ｆｕｌｌ",
        "a\u00a0b\u3000c",
    ],
)
def test_letters_joiners_and_marks_of_direction_are_untouched(text: str) -> None:
    assert tidy(text).text == text
    assert tidy(text).notes == ()


def test_line_breaks_and_tabs_become_one_space_and_are_told() -> None:
    tidied = tidy("one\r\n\r\n  two\tthree\u2028four\x85five")
    assert tidied.text == "one two three four five"
    assert tidied.notes == ("Line breaks and tabs became spaces.",)


def test_line_breaks_at_the_ends_are_dropped_without_a_word() -> None:
    assert tidy("\n\nA line.\r\n").text == "A line."
    assert tidy("\n\nA line.\r\n").notes == ()
    assert tidy("\n \n").text == ""


def test_control_characters_are_left_out_and_named() -> None:
    tidied = tidy("a\x00b\x1b[0mc\x00")
    assert tidied.text == "ab[0mc"
    assert tidied.notes == ("Control characters were left out: 3 (U+0000, U+001B).",)


def test_many_kinds_of_control_characters_are_not_all_named() -> None:
    (note,) = tidy("".join(map(chr, range(1, 9)))).notes
    assert (
        note == "Control characters were left out: 8, among them U+0001, U+0002, U+0003, U+0004 and others."
    )


def test_lone_surrogates_are_replaced_and_pairs_joined() -> None:
    tidied = tidy("a\ud800b\udc00c\ud83d\ude00\ufffd")
    assert tidied.text == "a\ufffdb\ufffdc😀\ufffd"
    assert tidied.notes == ("Broken characters (halves of a surrogate pair) are shown as “�”: 2.",)
    assert replace_surrogates("clean 😀") == "clean 😀"


def test_a_paste_of_a_megabyte_is_cut_and_told() -> None:
    tidied = tidy("word " * 200_000)
    assert len(tidied.text) == FIELD_LIMIT
    assert tidied.notes == ("The text has 1,000,000 characters; the first 20,000 are used.",)


def test_a_cut_is_told_even_where_cleaning_shortens_the_text() -> None:
    assert (
        tidy("\x00" * 200 + "abc", limit=5).notes[-1] == "The text has 203 characters; the first 0 are used."
    )


@pytest.mark.parametrize(
    ("text", "at", "place"),
    [
        ("abcd", 2, 2),
        ("ab👍🏽", 3, 2),
        ("a👩‍👧b", 3, 1),
        ("ae\u0301b", 2, 1),
        ("🇫🇷🇩🇪", 3, 2),
        ("🇫🇷🇩🇪", 2, 2),
        ("ab", 5, 2),
    ],
)
def test_a_cut_splits_nothing_that_is_drawn_as_one(text: str, at: int, place: int) -> None:
    assert boundary(text, at) == place


@given(ANY_TEXT)
def test_a_tidied_text_is_one_encodable_line_and_stays(text: str) -> None:
    tidied = tidy(text)
    tidied.text.encode("utf-8")
    assert len(tidied.text.splitlines()) <= 1
    assert tidy(tidied.text) == type(tidied)(tidied.text)
    assert not set(tidied.text) & set(map(chr, range(32)))


@given(ANY_TEXT, st.integers(1, 50))
def test_a_text_is_never_longer_than_the_limit(text: str, limit: int) -> None:
    assert len(tidy(text, limit).text) <= limit


@given(ANY_TEXT)
def test_a_single_line_has_no_line_break(text: str) -> None:
    assert len(single_line(text).splitlines()) <= 1
