"""Attention cues: five objects on a table, weighted by how they stand out and by what a person wants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from explorer.core.errors import UserError
from explorer.core.i18n import translate

Values = NDArray[np.float64]
MOST_STRENGTH = 20.0


class Thing(StrEnum):
    """What lies on the table."""

    NEWSPAPER = "newspaper"
    PAPER = "paper"
    CUP = "cup"
    NOTEBOOK = "notebook"
    BOOK = "book"


class Goal(StrEnum):
    """The query; `NONE`: nothing is wanted, and salience alone counts."""

    NONE = "none"
    READ = "read"
    WRITE = "write"
    DRINK = "drink"


THINGS = tuple(Thing)
SALIENCE = (0.25, 0.15, 1.0, 0.2, 0.3)
"""How much each of `THINGS` stands out: the cup is the only red one."""
FEATURES = np.array(
    [
        [0.6, 0.1, 0.0],
        [0.5, 0.2, 0.0],
        [0.0, 0.0, 1.0],
        [0.2, 1.0, 0.0],
        [1.0, 0.0, 0.0],
    ]
)
"""The rest of each key: how well it serves for reading, writing and drinking, (5, 3)."""
VALUES = np.array(
    [
        [0.6, 0.2, 0.0],
        [0.8, 0.3, 0.0],
        [0.0, 0.0, 1.0],
        [0.1, 1.0, 0.0],
        [1.0, 0.1, 0.0],
    ]
)
"""What each gives to the one who looks at it: text, blank paper, coffee, (5, 3)."""
for _fixed in (FEATURES, VALUES):
    _fixed.setflags(write=False)
_QUERIES = {
    Goal.NONE: (0.0, 0.0, 0.0),
    Goal.READ: (1.0, 0.0, 0.0),
    Goal.WRITE: (0.0, 1.0, 0.0),
    Goal.DRINK: (0.0, 0.0, 1.0),
}


@dataclass(frozen=True, eq=False, slots=True)
class Cues:
    """What attention does: weights (5,) sum to 1, pooled (3,) = weights · VALUES; all float64.

    score = salience strength · salience + goal strength · query · features; each part (5,) for itself.
    average, highest: average and max pooling (3,), which know no query.
    """

    query: Values
    from_salience: Values
    from_goal: Values
    weights: Values
    pooled: Values
    average: Values
    highest: Values

    @property
    def scores(self) -> Values:
        return self.from_salience + self.from_goal

    @property
    def is_even(self) -> bool:
        """Whether nothing sets one object apart from another."""
        return bool(np.ptp(self.scores) == 0)

    @property
    def winner(self) -> Thing:
        """What the most light falls on; the first of equal ones."""
        return THINGS[int(self.weights.argmax())]


def attend(
    goal: Goal,
    salience: Sequence[float] = SALIENCE,
    salience_strength: float = 4.0,
    goal_strength: float = 8.0,
) -> Cues:
    """Weights and pooled value of the table.

    Raises:
        UserError: not five saliences between 0 and 1, or a strength out of range.
    """
    stands_out = np.array(salience, dtype=np.float64)
    if stands_out.shape != (len(THINGS),) or not ((stands_out >= 0) & (stands_out <= 1)).all():
        text = translate("Pooling", "Each of the {n} objects needs a salience between 0 and 1; correct them.")
        raise UserError(text.format(n=len(THINGS)))
    if not (0 <= salience_strength <= MOST_STRENGTH and 0 <= goal_strength <= MOST_STRENGTH):
        text = translate("Pooling", "Salience and query count between 0 and {most} times; change the slider.")
        raise UserError(text.format(most=int(MOST_STRENGTH)))
    query = np.array(_QUERIES[goal])
    from_salience = salience_strength * stands_out
    from_goal = goal_strength * (FEATURES @ query)
    scores = from_salience + from_goal
    grown = np.exp(scores - scores.max())
    weights = grown / grown.sum()
    return Cues(
        query, from_salience, from_goal, weights, weights @ VALUES, VALUES.mean(axis=0), VALUES.max(axis=0)
    )


def thing_name(thing: Thing) -> str:
    """An object's name for people."""
    return {
        Thing.NEWSPAPER: translate("PoolingCues", "newspaper"),
        Thing.PAPER: translate("PoolingCues", "research paper"),
        Thing.CUP: translate("PoolingCues", "red coffee cup"),
        Thing.NOTEBOOK: translate("PoolingCues", "notebook"),
        Thing.BOOK: translate("PoolingCues", "book"),
    }[thing]


def goal_name(goal: Goal) -> str:
    """A query for people."""
    return {
        Goal.NONE: translate("PoolingCues", "no query"),
        Goal.READ: translate("PoolingCues", "want to read"),
        Goal.WRITE: translate("PoolingCues", "want to write"),
        Goal.DRINK: translate("PoolingCues", "want to drink"),
    }[goal]


def value_names() -> tuple[str, str, str]:
    """What the three numbers of a value mean."""
    return (
        translate("PoolingCues", "text to read"),
        translate("PoolingCues", "paper to write on"),
        translate("PoolingCues", "coffee"),
    )
