"""The drawer's state as JSON values: which source, how it is read, which sentence, which search."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from explorer.widgets.sentence_sources import Source
from explorer.widgets.sentence_work import Columns, Opening

LONGEST_PASTE = 20_000
"""Pasted text up to so many characters is remembered."""

UNREAD = Opening()
_KINDS = ("set", "file", "pasted")


@dataclass(frozen=True, slots=True)
class DrawerState:
    """What `state` writes and `restore` reads; values of a wrong kind become the defaults."""

    source: Source
    opening: Opening = UNREAD
    search: str = ""

    def to_json(self) -> dict[str, object]:
        """As plain JSON values."""
        opening = self.opening
        return {
            "source": {"kind": self.source.kind, "key": self.source.key},
            "pasted": opening.pasted if len(opening.pasted) <= LONGEST_PASTE else "",
            "column": opening.columns.text,
            "pair": opening.columns.pair,
            "encoding": opening.encoding,
            "header": opening.header,
            "row": opening.row,
            "search": self.search,
        }


def from_json(values: Mapping[str, object]) -> DrawerState | None:
    """Read a state; None where it names no source that there could be."""
    source = values.get("source")
    if not isinstance(source, Mapping):
        return None
    kind, key = _text(source.get("kind")), _text(source.get("key"))
    pasted = _text(values.get("pasted"))
    if kind not in _KINDS or (kind != "pasted" and not key) or (kind == "pasted" and not pasted):
        return None
    pair, header, row = values.get("pair"), values.get("header"), values.get("row")
    opening = Opening(
        path=key if kind == "file" else "",
        pasted=pasted,
        encoding=_text(values.get("encoding")),
        header=header if isinstance(header, bool) else None,
        columns=Columns(_text(values.get("column")), pair if isinstance(pair, str) else None),
        row=row if isinstance(row, int) and not isinstance(row, bool) else -1,
    )
    return DrawerState(Source(kind, key), opening, _text(values.get("search")))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
