"""The command line's words."""

from __future__ import annotations

import argparse

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.cli.parser import build_parser
from explorer.cli.values import indexes
from explorer.core.errors import UserError


@pytest.mark.parametrize(
    ("text", "expected"),
    [("0", (0,)), ("0,3-5", (0, 3, 4, 5)), ("5-3, 4", (5, 4, 3)), (" 1 , 1 ", (1,))],
)
def test_indexes(text: str, expected: tuple[int, ...]) -> None:
    assert indexes(text) == expected


@given(st.lists(st.integers(0, 9999), min_size=1, max_size=20))
def test_a_list_reads_back(values: list[int]) -> None:
    assert indexes(",".join(map(str, values))) == tuple(dict.fromkeys(values))


@pytest.mark.parametrize("text", ["", "a", "1-", "-1", "1..3", "1;2", "99999"])
def test_what_is_no_list(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="not a list such as"):
        indexes(text)


def test_without_words_the_window_opens() -> None:
    options = build_parser().parse_args([])
    assert options.command is None
    assert (options.text, options.model, options.device, options.chapter) == (None, None, None, None)


def test_pair_and_target_are_one() -> None:
    parse = build_parser().parse_args
    assert parse(["export", "--out", "a.npz", "--target", "Bonjour"]).pair == "Bonjour"
    assert parse(["export", "--out", "a.npz", "--pair", "B"]).pair == "B"
    assert parse(["export", "--out", "a.npz"]).pair == ""
    assert parse(["--target", "Bonjour"]).pair == "Bonjour"


@pytest.mark.parametrize(
    "words", [["--debug", "models"], ["models", "--debug"], ["models", "get", "x", "--debug"]]
)
def test_debug_stands_anywhere(words: list[str]) -> None:
    assert build_parser().parse_args(words).debug is True


@pytest.mark.parametrize("words", [["export"], ["--nonsense"], ["models", "get"], ["export", "--layer", "x"]])
def test_errors_are_one_sentence(words: list[str]) -> None:
    with pytest.raises(UserError) as caught:
        build_parser().parse_args(words)
    assert "\n" not in caught.value.sentence
    assert "--help" in caught.value.sentence
