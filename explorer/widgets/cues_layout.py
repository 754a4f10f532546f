"""Where the parts of the picture of attention cues lie: the scene, and the rows of numbers below it."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF

from explorer.theme import theme
from explorer.widgets.cues_data import CuesData
from explorer.widgets.cues_plan import ROW_FONTS, Plan, RowKind, plan_of

_LEAST_SCENE = 132  # pixels, whatever the text size
_SCENE_SHARE, _SCENE_SHARE_LARGE = 0.4, 0.55  # of the height, beside rows of the smallest text and of larger


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A row of numbers; `at`: which feature or value. `heading`: what begins with this row."""

    kind: RowKind
    at: int
    label: str
    heading: str
    rect: QRectF


@dataclass(frozen=True, slots=True)
class CuesLayout:
    """All places in pixels of the view; `names`, `weights`: the top and the height of these rows."""

    plan: Plan = field(default_factory=Plan)
    scene: QRectF = field(default_factory=QRectF)
    names: tuple[float, float] = (0.0, 0.0)
    weights: tuple[float, float] = (0.0, 0.0)
    rows: tuple[NumberRow, ...] = ()

    @property
    def columns(self) -> tuple[tuple[float, float], ...]:
        """The left edge and the width of each thing's column."""
        return self.plan.columns

    @property
    def middle(self) -> float:
        """The middle of all columns."""
        if not self.columns:
            return self.scene.center().x()
        return (self.columns[0][0] + self.columns[-1][0] + self.columns[-1][1]) / 2

    def thing_rect(self, thing: int) -> QRectF:
        """The square in which a thing is drawn, its foot on the table."""
        left, width = self.columns[thing]
        side = min(0.54 * self.scene.height(), 0.96 * width)
        foot = self.scene.top() + 0.92 * self.scene.height()
        return QRectF(left + (width - side) / 2, foot - side, side, side)

    def column_rect(self, thing: int) -> QRectF:
        """All that belongs to a thing."""
        left, width = self.columns[thing]
        bottom = self.rows[-1].rect.bottom() if self.rows else self.weights[0] + self.weights[1]
        return QRectF(left, self.scene.top(), width, bottom - self.scene.top())

    def thing_at(self, place: QPointF) -> int:
        """The thing whose column holds a place, −1 for none."""
        found = (k for k in range(len(self.columns)) if self.column_rect(k).contains(place))
        return next(found, -1)


def lay_out(data: CuesData, width: float, height: float) -> CuesLayout:
    """Place everything; key and value are shown only where the scene keeps room enough."""
    plan = _fitting(data, width, height)
    scene = QRectF(0, 0, width, max(height - plan.below, 1))
    top = scene.bottom() + theme().gap(4)
    below = top + plan.name_height + plan.weight_height
    rows = tuple(
        NumberRow(
            row.kind, row.at, row.label, row.heading, QRectF(0, below + row.top, width, plan.row_height)
        )
        for row in plan.rows
    )
    weights = (top + plan.name_height, plan.weight_height)
    return CuesLayout(plan, scene, (top, plan.name_height), weights, rows)


def least_height(data: CuesData, width: float, *, has_rows: bool, is_tight: bool = False) -> float:
    """The height that the smallest scene needs, with the names and weights, and with all rows or none.

    `is_tight`: names and weights are no higher than they must be.
    """
    plan = plan_of(data, width, ROW_FONTS[-1], has_keys=has_rows, has_values=has_rows, is_tight=is_tight)
    return plan.below + (max(_LEAST_SCENE, _SCENE_SHARE / (1 - _SCENE_SHARE) * plan.below) if has_rows
                         else _LEAST_SCENE)  # fmt: skip


def _fitting(data: CuesData, width: float, height: float) -> Plan:
    """Keys and values, or keys alone, or neither, in the largest text that leaves the scene its share."""
    for has_values in (True, False):
        for size in ROW_FONTS:
            plan = plan_of(data, width, size, has_keys=True, has_values=has_values)
            is_least = size == ROW_FONTS[-1]
            share = (_SCENE_SHARE if is_least else _SCENE_SHARE_LARGE) * height
            if height - plan.below + 1 >= max(_LEAST_SCENE, share) and (is_least or plan.is_roomy):
                return plan
    plan = plan_of(data, width, ROW_FONTS[-1], has_keys=False, has_values=False)
    is_tight = height - plan.below + 1 < _LEAST_SCENE
    return (
        plan_of(data, width, ROW_FONTS[-1], has_keys=False, has_values=False, is_tight=True)
        if is_tight
        else plan
    )
