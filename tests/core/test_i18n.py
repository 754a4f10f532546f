from __future__ import annotations

from explorer.core import i18n
from explorer.core.i18n import in_a_row, translate


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


def test_sentences_stand_in_a_row_as_the_language_parts_them() -> None:
    assert in_a_row(["One.", "", "Two {n}.", "Three."]) == "One. Two {n}. Three."
    assert in_a_row(iter(["One."])) == "One."
    assert in_a_row([]) == ""
    i18n.install(lambda _context, text: text.replace(" ", ""))
    assert in_a_row(["一。", "二。", "三。"]) == "一。二。三。"
