"""How large the texts of the picture of attention cues are, and how its columns and rows share the room."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QFont, QFontMetricsF

from explorer.core.i18n import translate
from explorer.theme import theme
from explorer.widgets.cues_data import CuesData

ROW_FONTS = (1.45, 1.3, 1.15, 1.0, 0.92)
"""The sizes that the rows' text may have, relative to the base size, the best first."""
_NAME_FONTS = (1.45, 1.3, 1.15, 1.0, 0.92, 0.84, 0.76, 0.68, 0.6, 0.52, 0.46)
_WEIGHT_FONTS = (3.0, 2.6, 2.2, 1.8, 1.5, 1.2, 1.0, 0.85, 0.7)
_TIGHT_NAME, _TIGHT_WEIGHT = (
    0.84,
    1.3,
)  # names of one line are no smaller, weights no larger, where height is short
_WIDEST_GUTTER = 0.24  # of the view's width


class RowKind(StrEnum):
    """What a row of numbers tells."""

    SALIENCE = "salience"
    FEATURE = "feature"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row of numbers, `top` pixels below the weights; `heading`: what begins with this row."""

    kind: RowKind
    at: int
    label: str
    heading: str
    top: float


@dataclass(frozen=True, slots=True)
class Plan:
    """Sizes of text, relative to the base size, and what they make of the room, in pixels.

    `gutter`: the width of the labels at the left, 0 where there is no room for them. `columns`: left edge and
    width of each. `is_roomy`: nothing has to be cut short. `below`: the height of all below the scene.
    """

    row_font: float = 1.0
    name_font: float = 1.0
    weight_font: float = 1.0
    gutter: float = 0.0
    columns: tuple[tuple[float, float], ...] = ()
    is_roomy: bool = True
    name_height: float = 0.0
    weight_height: float = 0.0
    row_height: float = 0.0
    rows: tuple[PlannedRow, ...] = ()
    below: float = 0.0


def weight_word() -> str:
    """What the largest numbers are."""
    return translate("CuesPicture", "weight α")


def salience_word() -> str:
    """How much a key stands out."""
    return translate("CuesPicture", "salience")


def name_font(size: float) -> QFont:
    """The font of the things' names."""
    return theme().font(size, bold=True)


def weight_font(size: float) -> QFont:
    """The font of the weights."""
    return theme().font(size, bold=True, tabular=True)


def row_metrics(size: float) -> QFontMetricsF:
    """The metrics of the numbers in the rows."""
    return QFontMetricsF(theme().font(size, tabular=True))


def heading_width(size: float) -> float:
    """How wide the headings are, which stand on their side at the left of their rows."""
    return row_metrics(size).height() + theme().gap(2)


def plan_of(
    data: CuesData, width: float, size: float, *, has_keys: bool, has_values: bool, is_tight: bool = False
) -> Plan:
    """What rows of these kinds in text of this size make of a view so wide; `is_tight`: in little height."""
    wanted = _gutter_wanted(data, size, has_rows=has_keys or has_values)
    gutter = min(wanted, _WIDEST_GUTTER * width)
    columns = _columns(data, width, gutter)
    if not (has_keys or has_values) and _name_size(data, columns, 1.0) < 0.84:
        gutter, columns = 0.0, _columns(data, width, 0.0)
    room = columns[0][1] if columns else 0.0
    name_size, weight_size = _name_size(data, columns, max(size, 1.0)), _weight_size(room, size)
    if is_tight:
        name_size, weight_size = _tight_name(data, room, name_size), min(weight_size, _TIGHT_WEIGHT)
    name_height = QFontMetricsF(name_font(name_size)).height() * _lines(data, room, name_size)
    weight_height = QFontMetricsF(weight_font(weight_size)).height()
    row_height = row_metrics(size).height() + theme().gap(2)
    rows, high = _stacked(data, row_height, has_keys=has_keys, has_values=has_values)
    is_roomy = gutter >= wanted and room >= 3 * row_metrics(size).horizontalAdvance("0.00")
    below = name_height + weight_height + high + theme().gap(6)
    return Plan(size, name_size, weight_size, gutter, columns, is_roomy, name_height, weight_height,
                row_height, rows, below)  # fmt: skip


def _columns(data: CuesData, width: float, gutter: float) -> tuple[tuple[float, float], ...]:
    count = len(data.names)
    each = (width - gutter - (theme().gap(6) if gutter else 0)) / count if count else 0.0
    return tuple((gutter + k * each, each) for k in range(count))


def _gutter_wanted(data: CuesData, size: float, *, has_rows: bool) -> float:
    metrics = row_metrics(size)
    words = (weight_word(), salience_word(), *(data.feature_names + data.value_names if has_rows else ()))
    side = heading_width(size) if has_rows else 0.0
    return max(metrics.horizontalAdvance(word) for word in words) + theme().gap(16) + side


def _name_size(data: CuesData, columns: tuple[tuple[float, float], ...], most: float) -> float:
    """The largest size in which no word of a name is wider than its column, and no name needs three lines."""
    room = columns[0][1] - theme().gap(4) if columns else 0.0
    sizes = [size for size in _NAME_FONTS if size <= most]
    for size in sizes:
        metrics = QFontMetricsF(name_font(size))
        words = (word for name in data.names for word in name.split())
        if all(metrics.horizontalAdvance(word) <= room for word in words) and all(
            metrics.horizontalAdvance(name) <= 1.8 * room for name in data.names
        ):
            return size
    return sizes[-1]


def _tight_name(data: CuesData, room: float, size: float) -> float:
    """A size in which every name has one line, if it need not be much smaller for that."""
    sizes = [least for least in _NAME_FONTS if _TIGHT_NAME <= least <= size]
    return next((least for least in sizes if _lines(data, room, least) == 1), size)


def _lines(data: CuesData, room: float, size: float) -> int:
    """One line, or two where a name does not fit on one."""
    metrics = QFontMetricsF(name_font(size))
    widest = max((metrics.horizontalAdvance(name) for name in data.names), default=0.0)
    return 1 if widest <= room - theme().gap(4) else 2


def _weight_size(room: float, row_size: float) -> float:
    """The largest size in which three decimals fit a column; it does not dwarf the rest."""
    sizes = [size for size in _WEIGHT_FONTS if size <= max(2.2, 2.1 * row_size)]
    for size in sizes:
        if QFontMetricsF(weight_font(size)).horizontalAdvance("0.000") <= 0.8 * room:
            return size
    return sizes[-1]


def _stacked(
    data: CuesData, height: float, *, has_keys: bool, has_values: bool
) -> tuple[tuple[PlannedRow, ...], float]:
    """The rows below each other, and how high they are together."""
    rows: list[PlannedRow] = []
    top, gap = 0.0, float(theme().gap(8))
    values = [(RowKind.VALUE, k, name) for k, name in enumerate(data.value_names)]
    keys = [(RowKind.FEATURE, k, name) for k, name in enumerate(data.feature_names)]
    keys.append((RowKind.SALIENCE, 0, salience_word()))
    for title, group, shown in (
        (translate("CuesPicture", "value"), values, has_values),
        (translate("CuesPicture", "key"), keys, has_keys),
    ):
        if not shown:
            continue
        top += gap / 2
        for k, (kind, at, label) in enumerate(group):
            rows.append(PlannedRow(kind, at, label, "" if k else title, top))
            top += height
        top += gap / 2
    return tuple(rows), top
