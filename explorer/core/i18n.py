"""The one door through which every user-visible string goes.

`translate` is named so that lupdate finds the strings; what it does is decided by the application, which
installs Qt's translator. Without one (the command line, the tests) the English source is returned.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce

_Translator = Callable[[str, str], str]


def _source(_context: str, text: str) -> str:
    return text


_translator: _Translator = _source
_language = "en"


def install(translator: _Translator | None, language: str = "en") -> None:
    """Use `translator(context, text)` from now on; None: the English source. `language`: "en" or "zh_CN"."""
    global _translator, _language
    _translator = translator or _source
    _language = language


def language() -> str:
    """The language of the interface, "en" or "zh_CN", for texts that lie in resources rather than in code."""
    return _language


def translate(context: str, text: str) -> str:
    """Return `text` in the language of the interface; both arguments must be literals.

    Fill in values afterwards: `translate("Foot", "{n} tokens").format(n=16)`.
    """
    return _translator(context, text)


def in_a_row(sentences: Iterable[str]) -> str:
    """Whole sentences one after the other, parted as the language parts them; empty ones are left out."""
    return reduce(_with_next, filter(None, sentences), "")


def _with_next(first: str, second: str) -> str:
    return translate("Sentences", "{first} {second}").format(first=first, second=second) if first else second
