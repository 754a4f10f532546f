"""Every word of `seqscope export` belongs to a chapter or to all, and is refused by name elsewhere."""

from __future__ import annotations

import argparse

import pytest

from explorer.cli import chapters, scoring_options
from explorer.cli.parser import build_parser
from explorer.core.errors import UserError

COMMON = {"command", "debug", "chapter", "out", "theme"}


def parsed(*words: str) -> argparse.Namespace:
    return build_parser().parse_args(["export", "--out", "x.npz", *words])


def test_every_word_has_its_chapters() -> None:
    names = set(vars(parsed())) - COMMON
    assert names == set(chapters._TAKEN)
    assert {name for known in chapters._TAKEN.values() for name in known} == set(chapters.CHAPTERS)


def test_every_word_of_scoring_has_its_views() -> None:
    of_scoring = {name for name, known in chapters._TAKEN.items() if chapters.SCORING in known}
    of_views = {name for names in scoring_options._TAKEN.values() for name in names}
    assert of_scoring - {"view"} == of_views


def test_nothing_is_given_at_first() -> None:
    options = parsed()
    assert not [name for name in chapters._TAKEN if chapters.is_given(options, name)]
    for chapter in chapters.CHAPTERS:
        chapters.check_chapter(options, chapter)


@pytest.mark.parametrize("chapter", chapters.CHAPTERS)
@pytest.mark.parametrize("name", list(chapters._TAKEN))
def test_a_word_is_refused_by_name_where_it_does_not_belong(chapter: str, name: str) -> None:
    options = parsed()
    setattr(options, name, "given")
    if chapter in chapters._TAKEN[name]:
        chapters.check_chapter(options, chapter)
        return
    with pytest.raises(UserError, match=f"^{chapters.option(name)} belongs to --chapter "):
        chapters.check_chapter(options, chapter)
