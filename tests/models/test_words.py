"""Where the words of a text are."""

from __future__ import annotations

from explorer.models.words import words


def test_words_of_scripts_and_signs() -> None:
    def split(text: str) -> list[str]:
        numbers = words(text)
        return [
            "".join(c for c, n in zip(text, numbers, strict=True) if n == word)
            for word in sorted({number for number in numbers if number is not None})
        ]

    assert split("it's 'quoted'") == ["it's", "'", "quoted", "'"]
    assert split("你好 world") == ["你", "好", "world"]
    assert split("हिन्दी भाषा") == ["हिन्दी", "भाषा"]
    assert split("👩‍👩‍👧 👍🏽!") == ["👩‍👩‍👧", "👍🏽", "!"]
    assert split("a_b c-d 3x") == ["a_b", "c", "-", "d", "3x"]
