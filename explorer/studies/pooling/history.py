"""Edits of points, each a pure function of them, and a history of what a person edits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.studies.pooling.data import SIZES, Points
from explorer.studies.pooling.kernels import LARGEST

T = TypeVar("T")
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
class History(Generic[T]):
    """What a person edits (`present`), what it was, and what it would be again.

    `gesture`: the drag that the newest entry belongs to, "" where it is a whole edit.
    """

    present: T
    past: tuple[T, ...] = ()
    future: tuple[T, ...] = ()
    gesture: str = ""

    @property
    def can_undo(self) -> bool:
        return bool(self.past)

    @property
    def can_redo(self) -> bool:
        return bool(self.future)

    def edited(self, present: T, gesture: str = "") -> History[T]:
        """With something else; all edits of one named gesture (a drag) are undone at once."""
        if present == self.present:
            return self
        if gesture and gesture == self.gesture:
            return replace(self, present=present, future=())
        return History(present, (*self.past, self.present)[-MOST:], (), gesture)

    def released(self) -> History[T]:
        """The drag is over: the next one is an edit of its own."""
        return replace(self, gesture="")

    def undone(self) -> History[T]:
        """One edit back; itself where there is none."""
        if not self.past:
            return self
        return History(self.past[-1], self.past[:-1], (self.present, *self.future))

    def redone(self) -> History[T]:
        """One edit forward again; itself where there is none."""
        if not self.future:
            return self
        return History(self.future[0], (*self.past, self.present), self.future[1:])
