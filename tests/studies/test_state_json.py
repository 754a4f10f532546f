"""What a state takes from JSON, and what it leaves aside."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import pytest

from explorer.studies.state_json import Rules, as_json, number


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True)
class Example:
    colour: Colour = Colour.RED
    size: int = 3
    share: float = 0.5
    view: str = "near"
    name: str = "x"
    place: tuple[int, ...] | None = None


def _place(value: object) -> tuple[int, ...] | None:
    return tuple(value) if isinstance(value, list) else None


RULES = Rules(
    {"size": (1, 9), "share": (0, 1)}, {"view": ("near", "far")}, {"place": _place}, optional=("place",)
)


def test_what_fits_is_taken_and_comes_back() -> None:
    values = {"colour": "blue", "size": 4.0, "share": 1, "view": "far", "name": "y", "place": [1, 2]}
    state = RULES.taken(values, Example())
    assert state == Example(Colour.BLUE, 4, 1.0, "far", "y", (1, 2))
    assert type(state.size) is int
    assert type(state.share) is float
    assert RULES.taken(as_json(state), Example()) == state


@pytest.mark.parametrize(
    "values",
    [
        {"colour": "green"},
        {"colour": ["red"]},
        {"size": 10},
        {"size": 2.5},
        {"size": True},
        {"size": 10**400},
        {"share": float("nan")},
        {"share": float("inf")},
        {"view": "there"},
        {"name": 3},
        {"place": "no"},
        {"unknown": 1},
    ],
)
def test_the_rest_is_left_aside(values: dict[str, object]) -> None:
    base = Example(place=(7,))
    assert RULES.taken(values, base) == base


def test_what_may_be_none_becomes_none() -> None:
    assert RULES.taken({"place": None, "name": None}, Example(place=(7,))) == Example()


def test_numbers() -> None:
    assert number(2, 0, 3) == 2.0
    assert number(-1, 0, 3) is None
