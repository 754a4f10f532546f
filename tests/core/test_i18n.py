from __future__ import annotations

from explorer.core import i18n
from explorer.core.i18n import translate


def test_without_a_translator_the_source_is_shown() -> None:
    assert translate("Foot", "{n} tokens").format(n=16) == "16 tokens"


def test_an_installed_translator_is_asked_each_time() -> None:
    asked: list[tuple[str, str]] = []

    def reverse(context: str, text: str) -> str:
        asked.append((context, text))
        return text[::-1]

    i18n.install(reverse)
    assert translate("Foot", "abc") == "cba"
    assert asked == [("Foot", "abc")]
    i18n.install(None)
    assert translate("Foot", "abc") == "abc"


def test_a_test_starts_in_english() -> None:
    assert translate("Foot", "abc") == "abc"
