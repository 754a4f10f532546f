"""Edits of points that can be undone: each a pure function of the points, and a history of what they were."""

from __future__ import annotations

from dataclasses import dataclass, replace

from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.studies.pooling.data import SIZES, Points
from explorer.studies.pooling.kernels import LARGEST

MOST = 200
"""Edits that can be undone; the oldest are forgotten."""


def moved(points: Points, index: int, key: float, value: float) -> Points:
    """The points with one somewhere else; its place in the tuple stays, so that a drag can go on.

    Raises:
        UserError: the place is not a number or too far away.
        IndexError: there is no such point.
    """
    _check_index(points, index)
    return (*points[:index], _point(key, value), *points[index + 1 :])


def added(points: Points, key: float, value: float) -> Points:
    """The points with one more at the end.

    Raises:
        UserError: the place is not a number or too far away, or there are as many as possible.
    """
    if len(points) >= SIZES[1]:
        text = translate("Pooling", "There are {most:,} points already; delete one before you add another.")
        raise UserError(text.format(most=SIZES[1]))
    return (*points, _point(key, value))


def deleted(points: Points, index: int) -> Points:
    """The points without one; none may be left, which is told when they are pooled.

    Raises:
        IndexError: there is no such point.
    """
    _check_index(points, index)
    return (*points[:index], *points[index + 1 :])


def _check_index(points: Points, index: int) -> None:
    if not 0 <= index < len(points):
        raise IndexError(index)


def _point(key: float, value: float) -> tuple[float, float]:
    if not (abs(key) <= LARGEST and abs(value) <= LARGEST):
        raise UserError(
            translate("Pooling", "A point's place must be two finite numbers; the points stay as they were.")
        )
    return float(key), float(value)


@dataclass(frozen=True, slots=True)
class History:
    """What the points are, were, and would be again; None: the points that the recipe draws.

    `gesture`: the drag that the newest entry belongs to, "" where it is a whole edit.
    """

    present: Points | None = None
    past: tuple[Points | None, ...] = ()
    future: tuple[Points | None, ...] = ()
    gesture: str = ""

    @property
    def can_undo(self) -> bool:
        return bool(self.past)

    @property
    def can_redo(self) -> bool:
        return bool(self.future)

    def edited(self, points: Points | None, gesture: str = "") -> History:
        """With other points; all edits of one named gesture (a drag) are undone at once."""
        if points == self.present:
            return self
        if gesture and gesture == self.gesture:
            return replace(self, present=points, future=())
        return History(points, (*self.past, self.present)[-MOST:], (), gesture)

    def released(self) -> History:
        """The drag is over: the next one is an edit of its own."""
        return replace(self, gesture="")

    def undone(self) -> History:
        """One edit back; itself where there is none."""
        if not self.past:
            return self
        return History(self.past[-1], self.past[:-1], (self.present, *self.future))

    def redone(self) -> History:
        """One edit forward again; itself where there is none."""
        if not self.future:
            return self
        return History(self.future[0], (*self.past, self.present), self.future[1:])
