"""Names of rows and columns that are made when they are shown: thousands of places change at every drag."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import overload

import numpy as np
from numpy.typing import NDArray


class NumberNames(Sequence[str]):
    """The names of numbers (n,) float64, each made by `name` when it is asked for.

    Two are equal when their numbers are and are named by the same function.
    """

    __slots__ = ("_hash", "_name", "_numbers")

    def __init__(self, numbers: NDArray[np.float64], name: Callable[[float], str]) -> None:
        self._numbers, self._name = numbers, name
        self._hash: int | None = None

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[str, ...]: ...
    def __getitem__(self, index: int | slice) -> str | tuple[str, ...]:
        if isinstance(index, slice):
            return tuple(self._name(number) for number in self._numbers[index].tolist())
        return self._name(float(self._numbers[index]))

    def __len__(self) -> int:
        return len(self._numbers)

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, NumberNames):
            return NotImplemented
        return self._name is other._name and np.array_equal(self._numbers, other._numbers)

    def __hash__(self) -> int:
        if self._hash is None:
            self._hash = hash((self._numbers.tobytes(), self._name))
        return self._hash


Names = tuple[str, ...] | NumberNames
_SAMPLE = 128
_LONGEST = 16  # of a sample of numbers: digits are about equally wide


def widest_candidates(names: Names) -> tuple[str, ...]:
    """The names among which the widest is looked for: all of a few, else the longest or a sample."""
    if isinstance(names, NumberNames):
        count = min(len(names), _SAMPLE)
        places = np.linspace(0, len(names) - 1, count).round().astype(int).tolist()
        return tuple(sorted((names[place] for place in places), key=len)[-_LONGEST:])
    if len(names) <= _SAMPLE:
        return names
    return tuple(sorted(names, key=len)[-_SAMPLE:])


def same_axis(a: Names, b: Names) -> bool:
    """Whether a zoom still fits: the names are the same, or the same number of places that have moved."""
    moved = isinstance(a, NumberNames) and isinstance(b, NumberNames) and len(a) == len(b)
    return moved or a == b
