"""Numbers as people type, copy and paste them; pure functions."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

_NAMES = {"∞": "inf", "+∞": "inf", "−∞": "-inf", "-∞": "-inf", "–": "nan", "": "nan"}
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?|[+-]?inf(inity)?|nan", re.IGNORECASE)


def parsed(text: str) -> float | None:
    """The number that a text means; a decimal comma and a real minus sign count; None: it is none.

    An empty cell is no number.
    """
    bare = text.strip()
    if not bare:
        return None
    bare = _NAMES.get(bare, bare).replace("−", "-")
    if "," in bare and "." not in bare:
        bare = bare.replace(",", ".", 1)
    return float(bare) if _NUMBER.fullmatch(bare) else None


def rows_of(text: str) -> list[list[str]]:
    """The cells of a pasted text: parted by tabs, else by semicolons, else by commas or blanks."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
    for sign in ("\t", ";"):
        if sign in text:
            return [line.split(sign) for line in lines]
    return [re.split(r"\s*,\s*|\s+", line.strip()) for line in lines]


def written(values: NDArray[np.floating]) -> str:
    """A block (rows, columns) for the clipboard: tabs between numbers that read back exactly."""
    return "\n".join("\t".join(repr(float(value)) for value in row) for row in values)
