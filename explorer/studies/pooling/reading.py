"""How those fields of the chapter's state are read from JSON that are more than a number or a word."""

from __future__ import annotations

from collections.abc import Callable

from explorer.studies.pooling.cues import THINGS
from explorer.studies.pooling.data import SIZES, Points
from explorer.studies.pooling.functions import LONGEST
from explorer.studies.pooling.kernels import LARGEST, MOST_WIDTH, Kernel
from explorer.studies.pooling.training import EPOCHS
from explorer.studies.state_json import number


def _numbers(value: object, least: float, most: float) -> tuple[float, ...] | None:
    if not isinstance(value, list | tuple):
        return None
    numbers = [number(entry, least, most) for entry in value]
    return None if None in numbers else tuple(float(one) for one in numbers if one is not None)


def _salience(value: object) -> tuple[float, ...] | None:
    numbers = _numbers(value, 0, 1)
    return numbers if numbers is not None and len(numbers) == len(THINGS) else None


def _learned(value: object) -> tuple[float, ...] | None:
    numbers = _numbers(value, -MOST_WIDTH, MOST_WIDTH)
    return numbers if numbers is not None and len(numbers) <= EPOCHS[1] + 1 else None


def _shown(value: object) -> tuple[Kernel, ...] | None:
    if not isinstance(value, list | tuple) or not all(entry in tuple(Kernel) for entry in value):
        return None
    return tuple(dict.fromkeys(Kernel(entry) for entry in value))


def _points(value: object) -> Points | None:
    if not isinstance(value, list | tuple) or len(value) > SIZES[1]:
        return None
    pairs = [_numbers(entry, -LARGEST, LARGEST) for entry in value]
    if any(pair is None or len(pair) != 2 for pair in pairs):
        return None
    return tuple((pair[0], pair[1]) for pair in pairs if pair is not None)


def _formula(value: object) -> str | None:
    return value if isinstance(value, str) and len(value) <= LONGEST else None


READ: dict[str, Callable[[object], object]] = {
    "salience": _salience,
    "learned": _learned,
    "shown": _shown,
    "points": _points,
    "formula": _formula,
}
"""Readers by field; each gives None for what cannot be taken."""
