"""States of chapters to JSON and back: what is unknown, of the wrong kind or out of range is left aside."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    State = TypeVar("State", bound=DataclassInstance)


def as_json(state: DataclassInstance) -> dict[str, object]:
    """A state as JSON values."""
    return dict(json.loads(json.dumps(asdict(state))))


def number(value: object, least: float, most: float, *, whole: bool = False) -> int | float | None:
    """The value as a number in [least, most], which are finite, or None."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if not least <= value <= most or (whole and int(value) != value):
        return None
    return int(value) if whole else float(value)


@dataclass(frozen=True, slots=True)
class Rules:
    """What the fields of a state may hold.

    read: fields with a reader of their own, which gives None for what cannot be taken; ranges: numbers, whole
    where the field's present value is; choices: one of some words; optional: fields that may be None.
    """

    ranges: Mapping[str, tuple[float, float]]
    choices: Mapping[str, tuple[str, ...]]
    read: Mapping[str, Callable[[object], object]] = field(default_factory=dict)
    optional: tuple[str, ...] = ()

    def taken(self, values: Mapping[str, object], base: State) -> State:
        """`base` with every entry of `values` that is known, of the right kind and in range."""
        taken: dict[str, object] = {}
        for name in {one.name for one in fields(base)} & set(values):
            value = values[name]
            fitting = self._fitting(name, value, getattr(base, name))
            if fitting is not None or (name in self.optional and value is None):
                taken[name] = fitting
        return replace(base, **taken)

    def _fitting(self, name: str, value: object, current: object) -> object:
        """The value as the state holds it, or None where it cannot be taken."""
        if name in self.read:
            return self.read[name](value)
        if name in self.ranges:
            return number(value, *self.ranges[name], whole=isinstance(current, int))
        if isinstance(current, StrEnum):
            kind = type(current)
            return kind(str(value)) if value in tuple(kind) else None
        if name in self.choices:
            return value if value in self.choices[name] else None
        return value if type(value) is type(current) else None
