"""How a step's boxes and arrows look beside the step that is shown: what is lit, in which colour."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtGui import QColor, QPen

from explorer.theme import theme
from explorer.widgets.painting import mixed
from explorer.widgets.unrolled_layout import UnrolledLayout


class Look(IntEnum):
    """Where a column lies beside the step; of a backward row the steps after it have come before."""

    BEFORE = 0
    NOW = 1
    AFTER = 2
    UNLIT = 3
    FOLDED = 4

    def lights(self, direction: int) -> bool:
        """Whether what flows in a direction has reached such a column."""
        return self in (Look.NOW, Look.FOLDED, Look.AFTER if direction else Look.BEFORE)


@dataclass(frozen=True, slots=True)
class Column:
    """All that one column's boxes and arrows depend on; `chosen` is a row, or −1."""

    look: Look
    cell: str
    has_input: bool
    has_output: bool
    is_first: bool
    is_last: bool
    carries_cell: bool
    chosen: int = -1


def row_colour(row: int, layout: UnrolledLayout) -> QColor:
    """The colour of a row's direction."""
    return theme().colour(row_token(row, layout))


def row_token(row: int, layout: UnrolledLayout) -> str:
    """The theme's name of that colour."""
    return "second" if layout.directions == 2 and row % 2 else "accent"


def direction_of(row: int, layout: UnrolledLayout) -> int:
    return row % layout.directions


def wire_pen(column: Column, layout: UnrolledLayout, row: int) -> QPen:
    """The pen of the lines that go up to or from a row's box."""
    look = theme()
    if column.look is Look.NOW:
        return QPen(row_colour(row, layout), look.px(2))
    if column.look.lights(direction_of(row, layout)):
        return QPen(mixed(look.colour("card"), look.colour("muted"), 0.75), 1.4)
    return QPen(dim_colour(), 1.2)


def dim_colour() -> QColor:
    return mixed(theme().colour("card"), theme().colour("muted"), 0.32)


def flow_pen(row: int, layout: UnrolledLayout, number: int, *, lit: bool) -> QPen:
    """The pen of h (number 0) or of c (1)."""
    if not lit:
        return QPen(dim_colour(), 1.2)
    colour = row_colour(row, layout)
    if number:
        return QPen(mixed(theme().colour("card"), colour, 0.7), 1.4)
    return QPen(colour, theme().px(2))


def box_colours(column: Column, layout: UnrolledLayout, row: int) -> tuple[QColor, QColor]:
    look, colour = theme(), row_colour(row, layout)
    card = look.colour("card")
    if column.look in (Look.NOW, Look.FOLDED):
        if row == column.chosen:
            return colour, colour
        return mixed(card, colour, 0.28), colour
    if column.look.lights(direction_of(row, layout)):
        return mixed(look.colour("hairline"), colour, 0.1), mixed(card, look.colour("muted"), 0.45)
    return mixed(card, look.colour("hairline"), 0.45), look.colour("hairline")
