"""Rows out of JSON: one value a line, or one array; nested fields become columns named "outer.inner"."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from explorer.core.cancel import CancelToken
from explorer.core.text import replace_surrogates

MOST_COLUMNS = 100
_DEEPEST = 6
_LONGEST_LIST = 20  # items of a list of objects that become columns
_WHOLE = 20_000_000  # characters of an object that is parsed in one go (which holds up other threads)
_BETWEEN = re.compile(r"[\s,]*")
_STEP = 1_000

Fields = dict[str, str]


@dataclass(slots=True)
class Rows:
    """Columns that grow as rows come in, and the lines that were left out."""

    columns: dict[str, list[str]] = field(default_factory=dict)
    length: int = 0
    empty: int = 0
    broken: list[int] = field(default_factory=list)
    stopped_at: int = 0
    too_many: bool = False

    def add(self, fields: Fields) -> None:
        """Append a row; a field that is missing in it, or was in those before, is ""."""
        for name, column in self.columns.items():
            column.append(fields.get(name, ""))
        for name, value in fields.items():
            if name not in self.columns:
                self._add_column(name, value)
        self.length += 1

    def _add_column(self, name: str, value: str) -> None:
        if len(self.columns) >= MOST_COLUMNS:
            self.too_many = True
        else:
            self.columns[name] = [""] * self.length + [value]


def from_lines(lines: Iterable[str]) -> Rows:
    """One JSON value a line; lines that are no JSON are noted by their number."""
    rows = Rows()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            rows.empty += 1
            continue
        try:
            rows.add(fields_of(json.loads(line)))
        except (ValueError, RecursionError):
            rows.broken.append(number)
    return rows


def from_array(text: str, token: CancelToken | None = None) -> Rows | None:
    """The items of a JSON array, read one by one; None where the text is not one array.

    Where the array breaks off, `stopped_at` is the number of the line.
    """
    decoder, rows = json.JSONDecoder(), Rows()
    at = _skip(text, 0)
    if text[at : at + 1] != "[":
        return None
    at = _skip(text, at + 1)
    while text[at : at + 1] != "]":
        if token is not None and rows.length % _STEP == 0:
            token.check()
        try:
            value, at = decoder.raw_decode(text, at)
            rows.add(fields_of(value))
        except (ValueError, RecursionError):
            rows.stopped_at = text.count("\n", 0, at) + 1
            return rows
        at = _skip(text, at)
    return rows if not text[at + 1 :].strip() else None


def from_object(text: str) -> Rows | None:
    """The rows of an object's first list, or the object as one row; None where the text is not one object."""
    if len(text) > _WHOLE or not text.lstrip().startswith("{"):
        return None
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    rows = Rows()
    lists = [item for item in value.values() if isinstance(item, list) and item]
    for item in lists[0] if lists else [value]:
        rows.add(fields_of(item))
    return rows


def _skip(text: str, at: int) -> int:
    match = _BETWEEN.match(text, at)
    return match.end() if match else at


def fields_of(value: object) -> Fields:
    """A JSON value as named strings; a bare string or number has the name ""."""
    if isinstance(value, dict):
        return dict(_flat(value, "", 0))
    if isinstance(value, list):
        return dict(_flat({str(n): item for n, item in enumerate(value[:MOST_COLUMNS], 1)}, "", 0))
    return {"": _scalar(value)}


def _flat(value: dict[str, object], prefix: str, depth: int) -> Iterator[tuple[str, str]]:
    for key, item in value.items():
        name = prefix + replace_surrogates(key)
        if isinstance(item, list) and not any(isinstance(part, dict | list) for part in item):
            yield name, " ".join(_scalar(part) for part in item)
        elif isinstance(item, dict | list) and depth < _DEEPEST:
            yield from _flat(_named(item), f"{name}.", depth + 1)
        else:
            yield name, _scalar(item)


def _named(value: dict[str, object] | list[object]) -> dict[str, object]:
    if isinstance(value, dict):
        return value
    return {str(n): item for n, item in enumerate(value[:_LONGEST_LIST], 1)}


def _scalar(value: object) -> str:
    if isinstance(value, str):
        return replace_surrogates(value)
    return "" if value is None else json.dumps(value, ensure_ascii=False)
