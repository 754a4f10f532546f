"""The language of the window, of the resources and of the command line."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from explorer import app
from explorer.core import i18n
from explorer.core.i18n import translate
from explorer.core.sentences import built_in_sets
from explorer.window.language import Language


@pytest.fixture
def language(qtbot: QtBot) -> Iterator[Language]:
    assert qtbot is not None
    made = Language()
    yield made
    made.remove()


def test_switching_reaches_code_and_resources(language: Language) -> None:
    english = built_in_sets()[0].title(i18n.language())
    language.set_language("zh_CN")
    assert i18n.language() == "zh_CN"
    assert translate("Transformer", "Embeddings") != "Embeddings"
    assert built_in_sets()[0].title(i18n.language()) != english
    language.set_language("en")
    assert i18n.language() == "en"
    assert translate("Transformer", "Embeddings") == "Embeddings"
    assert built_in_sets()[0].title(i18n.language()) == english


def test_an_unknown_language_is_english(language: Language) -> None:
    language.set_language("tlh")
    assert (language.choice, language.current) == ("en", "en")


@pytest.mark.parametrize(
    ("place", "is_chinese"), [("zh_CN.UTF-8", True), ("de_DE.UTF-8", False), ("C", False)]
)
def test_the_command_line_speaks_the_terminals_language(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], place: str, is_chinese: bool
) -> None:
    monkeypatch.setenv("LC_ALL", place)
    assert app.main(["export", "--out", "x.pdf"]) == 2
    error = capsys.readouterr().err
    assert ("must end in" in error) != is_chinese
    assert ".npz" in error
