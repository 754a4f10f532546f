"""The built-in sets are complete in both languages, and the search finds what it should."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.core import i18n
from explorer.core.cancel import CancelToken
from explorer.core.errors import CancelledError
from explorer.core.sentences import (
    ColumnSentences,
    Sentence,
    SentenceSet,
    built_in_sets,
    default_sentence,
    find,
)

LANGUAGES = ("en", "zh_CN")
SETS = built_in_sets()
QUOTED = re.compile(r"“([^”]+)”")
HAN = re.compile(r"[\u4e00-\u9fff]")


def _words(one: SentenceSet) -> str:
    return "\n".join(f"{item.text}\n{item.pair}" for item in one.items)


def test_the_sets_that_are_promised_are_there_in_order() -> None:
    assert [one.key for one in SETS] == [
        "coreference", "agreement", "negation", "garden_path", "chinese", "code", "pairs", "translation",
    ]  # fmt: skip


@pytest.mark.parametrize("one", SETS, ids=lambda one: one.key)
def test_a_set_is_complete_in_both_languages(one: SentenceSet) -> None:
    assert 8 <= len(one.items) <= 14
    assert set(one.titles) == set(one.descriptions) == set(LANGUAGES)
    assert HAN.search(one.descriptions["zh_CN"])
    assert len({(item.text, item.pair) for item in one.items}) == len(one.items)
    for item in one.items:
        assert set(item.look_for) == set(LANGUAGES)
        assert HAN.search(item.look_for["zh_CN"])
        assert 20 <= len(item.look_for["en"]) <= 160
        assert item.text == item.text.strip()
        assert bool(item.pair) == (one.key in ("pairs", "translation"))


@pytest.mark.parametrize("one", SETS, ids=lambda one: one.key)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_to_look_at_are_words_of_the_set(one: SentenceSet, language: str) -> None:
    words = _words(one).lower()
    for item in one.items:
        quoted = QUOTED.findall(item.look_for[language])
        named = [word for word in quoted if not HAN.search(word) or language == "en"]
        assert all(word.lower() in words for word in named), (item.text, named)


def test_titles_differ_and_fall_back_to_english() -> None:
    for language in LANGUAGES:
        assert len({one.title(language) for one in SETS}) == len(SETS)
    assert SETS[0].title("fr") == SETS[0].title("en")
    assert SETS[0].sentences("fr") == SETS[0].sentences("en")


def test_sentences_carry_the_line_of_their_language() -> None:
    english, chinese = (SETS[0].sentences(language)[0] for language in LANGUAGES)
    assert english.text == chinese.text == default_sentence()
    assert english.note != chinese.note


def test_the_default_sentence() -> None:
    assert default_sentence() == "The animal didn't cross the street because it was too tired."


def test_the_language_is_told_along_with_the_translator() -> None:
    assert i18n.language() == "en"
    i18n.install(lambda _context, text: text.upper(), "zh_CN")
    assert (i18n.language(), i18n.translate("Any", "word")) == ("zh_CN", "WORD")
    i18n.install(None)
    assert (i18n.language(), i18n.translate("Any", "word")) == ("en", "word")


def test_find_looks_in_text_pair_and_note_whatever_the_case() -> None:
    rows = [Sentence("Straße"), Sentence("a", "B"), Sentence("c", "", "Look at IT"), Sentence("d")]
    assert find(rows, "STRASSE").tolist() == [0]
    assert find(rows, "b").tolist() == [1]
    assert find(rows, "it").tolist() == [2]
    assert find(rows, "").tolist() == [0, 1, 2, 3]
    assert find([], "x").tolist() == []


def test_find_stops_when_it_is_called_off() -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        find([Sentence("a")], "a", token)


@given(st.lists(st.tuples(st.text(max_size=20), st.text(max_size=9))), st.text(min_size=1, max_size=3))
def test_find_agrees_with_a_plain_search(rows: list[tuple[str, str]], needle: str) -> None:
    needle = needle.replace("\n", " ")
    wanted = needle.casefold()
    expected = [row for row, texts in enumerate(rows) if any(wanted in text.casefold() for text in texts)]
    columns = ColumnSentences(tuple(text for text, _ in rows), tuple(pair for _, pair in rows))
    assert find([Sentence(*texts) for texts in rows], needle).tolist() == expected
    assert find(columns, needle).tolist() == expected


def test_columns_are_sentences() -> None:
    columns = ColumnSentences(("a", "b", "c"), ("x", "y", "z"))
    assert list(columns) == [("a", "x", ""), ("b", "y", ""), ("c", "z", "")]
    assert columns[1:] == (Sentence("b", "y"), Sentence("c", "z"))
    assert ColumnSentences(("a",))[-1] == Sentence("a")
    assert find(ColumnSentences(tuple("ab" * 5_000)), "B").tolist() == list(range(1, 10_000, 2))
