"""Where the parts of the picture of attention cues lie: the scene, and the rows of numbers below it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from explorer.core.i18n import translate
from explorer.theme import theme
from explorer.widgets.cues_data import CuesData

ROW_FONT, NAME_FONT = 0.92, 1.0
_WEIGHT_FONTS = (2.2, 1.8, 1.5, 1.2, 1.0, 0.85, 0.7)
_WIDEST_GUTTER = 0.24  # of the view's width
_LEAST_SCENE = 150  # pixels, whatever the text size
_SCENE_SHARE = 0.5  # of the height is the scene's, before rows are added


class RowKind(StrEnum):
    """What a row of numbers tells."""

    SALIENCE = "salience"
    FEATURE = "feature"
    VALUE = "value"


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

    scene: QRectF = field(default_factory=QRectF)
    gutter: float = 0.0
    columns: tuple[tuple[float, float], ...] = ()
    names: tuple[float, float] = (0.0, 0.0)
    weights: tuple[float, float] = (0.0, 0.0)
    weight_font: float = 1.0
    rows: tuple[NumberRow, ...] = ()

    @property
    def middle(self) -> float:
        """The middle of all columns."""
        if not self.columns:
            return self.scene.center().x()
        return (self.columns[0][0] + self.columns[-1][0] + self.columns[-1][1]) / 2

    def thing_rect(self, thing: int) -> QRectF:
        """The square in which a thing is drawn, its foot on the table."""
        left, width = self.columns[thing]
        side = min(0.54 * self.scene.height(), 0.9 * width)
        return QRectF(
            left + (width - side) / 2, self.scene.top() + 0.92 * self.scene.height() - side, side, side
        )

    def column_rect(self, thing: int) -> QRectF:
        """All that belongs to a thing."""
        left, width = self.columns[thing]
        bottom = self.rows[-1].rect.bottom() if self.rows else self.weights[0] + self.weights[1]
        return QRectF(left, self.scene.top(), width, bottom - self.scene.top())

    def thing_at(self, place: QPointF) -> int:
        """The thing whose column holds a place, −1 for none."""
        found = (k for k in range(len(self.columns)) if self.column_rect(k).contains(place))
        return next(found, -1)


def row_metrics() -> QFontMetricsF:
    """The metrics of the numbers."""
    return QFontMetricsF(theme().font(ROW_FONT, tabular=True))


def name_font() -> QFont:
    """The font of the things' names."""
    return theme().font(NAME_FONT, bold=True)


def weight_word() -> str:
    """What the largest numbers are."""
    return translate("CuesPicture", "weight α")


def salience_word() -> str:
    """What stands out in a key."""
    return translate("CuesPicture", "salience")


def columns_of(data: CuesData, width: float) -> tuple[tuple[float, float], ...]:
    """The left edge and the width of each thing's column in a view so wide."""
    edge = gutter_of(data, width)
    count = len(data.names)
    each = (width - edge - theme().gap(6)) / count if count else 0.0
    return tuple((edge + k * each, each) for k in range(count))


def gutter_of(data: CuesData, width: float) -> float:
    """How wide the rows' labels are, at the left."""
    metrics = row_metrics()
    words = (weight_word(), salience_word(), *data.feature_names, *data.value_names)
    wanted = max(metrics.horizontalAdvance(word) for word in words) + theme().gap(16)
    return min(wanted, _WIDEST_GUTTER * width)


def lay_out(data: CuesData, width: float, height: float) -> CuesLayout:
    """Place everything; key and value are shown only where the scene keeps room enough."""
    columns = columns_of(data, width)
    name_height = _name_height(data, columns)
    weight_font, weight_height = _weight_font(columns)
    fixed = name_height + weight_height + theme().gap(6)
    row_height = row_metrics().height() + theme().gap(2)
    rows, rows_height = _fitting(data, height - fixed, row_height)
    scene = QRectF(0, 0, width, max(height - fixed - rows_height, 1))
    top = scene.bottom() + theme().gap(4)
    below = top + name_height + weight_height
    placed = tuple(
        NumberRow(kind, at, label, heading, QRectF(0, below + offset, width, row_height))
        for kind, at, label, heading, offset in rows
    )
    return CuesLayout(
        scene, gutter_of(data, width), columns, (top, name_height), (top + name_height, weight_height),
        weight_font, placed,
    )  # fmt: skip


def least_height(data: CuesData, width: float) -> float:
    """The height that names, weights and the smallest scene need."""
    columns = columns_of(data, width)
    return _LEAST_SCENE + _name_height(data, columns) + _weight_font(columns)[1] + theme().gap(6)


_Row = tuple[RowKind, int, str, str, float]


def _fitting(data: CuesData, room: float, height: float) -> tuple[list[_Row], float]:
    """Keys and values, or keys alone, or neither, so that the scene keeps its share; and their height."""
    for has_values, has_keys in ((True, True), (False, True), (False, False)):
        rows, used = _stacked(data, height, has_keys=has_keys, has_values=has_values)
        if room - used >= max(_LEAST_SCENE, _SCENE_SHARE * room):
            return rows, used
    return [], 0.0


def _stacked(data: CuesData, height: float, *, has_keys: bool, has_values: bool) -> tuple[list[_Row], float]:
    rows: list[_Row] = []
    top, gap = 0.0, float(theme().gap(8))
    values = [(RowKind.VALUE, k, name) for k, name in enumerate(data.value_names)]
    keys = [(RowKind.FEATURE, k, name) for k, name in enumerate(data.feature_names)]
    keys.append((RowKind.SALIENCE, 0, salience_word()))
    for title, group, shown in (
        (translate("CuesPicture", "value v"), values, has_values),
        (translate("CuesPicture", "key k"), keys, has_keys),
    ):
        if not shown:
            continue
        top += height + gap / 2  # the heading's own line
        for k, (kind, at, label) in enumerate(group):
            rows.append((kind, at, label, "" if k else title, top))
            top += height
        top += gap / 2
    return rows, top


def _name_height(data: CuesData, columns: tuple[tuple[float, float], ...]) -> float:
    """One line, or two where a name does not fit on one."""
    metrics = QFontMetricsF(name_font())
    widest = max((metrics.horizontalAdvance(name) for name in data.names), default=0.0)
    room = columns[0][1] - theme().gap(4) if columns else 0.0
    return metrics.height() * (1 if widest <= room else 2)


def _weight_font(columns: tuple[tuple[float, float], ...]) -> tuple[float, float]:
    """The largest relative size in which three decimals fit a column, and the row's height."""
    room = columns[0][1] if columns else 0.0
    for size in _WEIGHT_FONTS:
        metrics = QFontMetricsF(theme().font(size, bold=True, tabular=True))
        if metrics.horizontalAdvance("0.000") <= 0.8 * room:
            break
    return size, metrics.height()
