"""The way in of every text: typed, pasted, a file's, the command line's or a saved state's, it is tidied."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from explorer.core.i18n import in_a_row
from explorer.core.text import tidy

_ENTRIES = ("text", "pair")
"""The texts of a state, the same in every chapter."""


class Texts:
    """Makes texts what a chapter can study; `tell` is given a sentence on what was changed."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell

    def tidied(self, text: str) -> str:
        """The text as one clean line."""
        made = tidy(text)
        if made.notes:
            self._tell(in_a_row(made.notes))
        return made.text

    def tidied_state(self, values: Mapping[str, object]) -> dict[str, object]:
        """A chapter's state as JSON values, with its texts tidied."""
        texts = {name: value for name in _ENTRIES if isinstance(value := values.get(name), str)}
        return {**values, **{name: self.tidied(text) for name, text in texts.items()}}
