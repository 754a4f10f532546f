"""The few words on the kernel regression's picture, and what the tip says of a place."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from explorer.core.i18n import translate
from explorer.theme import theme
from explorer.widgets.curve_plot_axes import exact_text
from explorer.widgets.curve_plot_layout import tick_metrics
from explorer.widgets.painting import elided, one_line
from explorer.widgets.regression_data import QueryView, RegressionData
from explorer.widgets.regression_plot_chips import Side, Words, chip_box, paint_chip
from explorer.widgets.regression_plot_layout import RegressionLayout
from explorer.widgets.regression_plot_marks import Scene, pill

_MOST_LINES = 10  # of the tip
_SENTENCE = 0.95  # the size of what is said instead of an answer
_MOST_COVERED = 0.1  # of the plane, by that


def placed_text(value: float, pixel: float) -> str:
    """A value with as many decimals as the axis resolves, for reading while it moves."""
    if not math.isfinite(value) or not 1e-4 < pixel * 3 < 1e4 or abs(value) >= 1e6:
        return exact_text(value)
    text = f"{value:.{max(0, min(5, -math.floor(math.log10(pixel * 3))))}f}"
    return text.replace("-", "−")


_BESIDE = 8  # pixels that the query's grip may reach beyond the plane


def query_text(scene: Scene) -> str:
    """What the query's grip says."""
    x = 0.0 if scene.view is None else scene.view.query
    return translate("RegressionPlot", "x = {x}").format(x=placed_text(x, scene.layout.a_pixel().x()))


def pill_box(scene: Scene) -> QRectF:
    """Where the query's grip is: below the kernel's band, within the view."""
    metrics = QFontMetricsF(theme().font(0.95, bold=True, tabular=True))
    width, foot = metrics.horizontalAdvance(query_text(scene)) + 2 * theme().px(7), scene.layout.foot
    middle = min(
        max(scene.query_x, foot.left()), foot.right()
    )  # at the rim while the query is beside the view
    left = min(middle - width / 2, foot.right() + theme().px(_BESIDE) - width)
    return QRectF(left, foot.bottom(), width, metrics.height() * 1.3)


def paint_grip(painter: QPainter, scene: Scene) -> None:
    """The query's grip with its place."""
    if scene.view is None:
        return
    box = pill_box(scene)
    _clear_ticks(painter, scene, box)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme().colour("card"), 1.0))
    painter.setBrush(theme().colour("second"))
    painter.drawPath(pill(QPointF(box.center().x(), box.top()), box.width(), box.height() * 0.92))
    painter.setFont(theme().font(0.95, bold=True, tabular=True))
    painter.setPen(theme().colour("on_accent"))
    painter.drawText(box.translated(0, box.height() * 0.21), Qt.AlignmentFlag.AlignCenter, query_text(scene))


def _clear_ticks(painter: QPainter, scene: Scene, box: QRectF) -> None:
    """Take away the numbers of the axis of which the grip covers a part: half a number reads as another."""
    metrics, gap = tick_metrics(), theme().px(3)
    for _value, text, start in scene.layout.band.x_ticks:
        words = QRectF(start, box.top() + 2, metrics.horizontalAdvance(text), metrics.height() * 1.2)
        if words.right() > box.left() - gap and words.left() < box.right() + gap:
            painter.fillRect(words.adjusted(-1, 0, 1, 0), theme().colour("card"))


@dataclass(frozen=True, slots=True)
class Sides:
    """Where the answer, the sentence instead of one, and the chosen point's weight were last."""

    answer: Side = field(default_factory=Side)
    sentence: Side = field(default_factory=Side)
    weight: Side = field(default_factory=Side)


def paint_answer(painter: QPainter, scene: Scene, sides: Sides) -> None:
    """The estimate beside its dot, or why there is none, and the chosen point's weight beside that."""
    taken = list[QRectF]()
    if (said := answer_box(scene, sides)) is not None:
        box, words = said
        paint_chip(painter, box, words)
        taken.append(box)
    view, index, plane = scene.view, scene.chosen, scene.layout.plane
    if view is None or not 0 <= index < scene.x.size:
        return
    point = QPointF(float(scene.x[index]), float(scene.y[index]))
    if plane.contains(point):
        if scene.estimate is not None:
            reach = theme().px(8)
            taken.append(QRectF(scene.estimate, scene.estimate).adjusted(-reach, -reach, reach, reach))
        text = translate("RegressionPlot", "α = {weight}")
        words = Words(text.format(weight=weight_text(float(view.weights[index]))), 0.95)
        paint_chip(painter, chip_box(scene, sides.weight, point, words, tuple(taken)), words)


def answer_box(scene: Scene, sides: Sides) -> tuple[QRectF, Words] | None:
    """Where the estimate stands, or why there is none; None without a query on view."""
    at, answer = _answer_place(scene), answer_text(scene)
    if not answer or at is None:
        return None
    along = scene.estimate is None
    words = Words(answer, _SENTENCE) if along else Words(answer, 1.1, bold=True)
    side = sides.sentence if along else sides.answer
    return chip_box(scene, side, at, words, along=along), words


def answer_text(scene: Scene) -> str:
    """The estimate, or that there is none; empty without a query."""
    if scene.view is None:
        return ""
    if scene.estimate is None:
        return _undefined_text(scene.layout.plane)
    value = placed_text(scene.view.estimate, scene.layout.a_pixel().y())
    return translate("RegressionPlot", "ŷ = {y}").format(y=value)


def _undefined_text(plane: QRectF) -> str:
    """Why there is no estimate; without the reason where that would take too much of the plane."""
    text = translate("RegressionPlot", "undefined: no key within the bandwidth")
    room = Words(text, _SENTENCE).room(plane)
    if room.width() * room.height() > _MOST_COVERED * plane.width() * plane.height():
        return translate("RegressionPlot", "undefined")
    return text


def _answer_place(scene: Scene) -> QPointF | None:
    """Where the answer is said; None beside the view."""
    plane, at = scene.layout.plane, scene.estimate
    if not scene.is_on_view:
        return None
    if at is None:
        return QPointF(scene.query_x, plane.center().y())
    return at if plane.adjusted(-2, -2, 2, 2).contains(at) else None


def paint_band_name(painter: QPainter, scene: Scene) -> None:
    """What the band below the plane shows."""
    foot = scene.layout.foot
    font = theme().font(0.85)
    metrics = QFontMetricsF(font)
    if foot.height() < metrics.height() * 1.2:
        return
    text = elided(metrics, translate("RegressionPlot", "kernel"), foot.width() / 3)
    box = QRectF(foot.left(), foot.top(), metrics.horizontalAdvance(text) + theme().px(10), metrics.height())
    painter.fillRect(box, theme().colour("field", 0.85))  # stems may stand there
    painter.setFont(font)
    painter.setPen(theme().colour("muted"))
    painter.drawText(QPointF(foot.left() + theme().px(5), foot.top() + metrics.ascent()), text)


def point_lines(data: RegressionData, view: QueryView | None, index: int) -> list[str]:
    """What the tip says of a point."""
    key, value = float(data.keys[index]), float(data.values[index])
    text = translate("RegressionPlot", "point {number}: key {key}, value {value}")
    lines = [text.format(number=index + 1, key=exact_text(key), value=exact_text(value))]
    if view is not None and view.weights.size == data.count:
        weight = float(view.weights[index])
        text = translate("RegressionPlot", "weight {weight}, weight × value {carried}")
        lines.append(text.format(weight=weight_text(weight), carried=weight_text(weight * value)))
    return lines


def weight_text(value: float) -> str:
    """A weight with four figures."""
    text = f"{value:.4g}" if value and abs(value) < 1e-4 else f"{value:.4f}"
    return exact_text(float(text)) if "e" in text or abs(value) >= 1e5 else text.replace("-", "−")


def curve_lines(data: RegressionData, x: float) -> list[str]:
    """What the tip says of a place of the plane: x, and every curve's value at its point nearest to it."""
    lines = [translate("RegressionPlot", "x = {x}").format(x=exact_text(x))]
    shown = [curve for curve in data.curves if len(curve.x)]
    for curve in shown[:_MOST_LINES]:
        index = _nearest(curve.x, x)
        value = float(curve.y[index])
        text = exact_text(value) if math.isfinite(value) else translate("RegressionPlot", "undefined")
        at = exact_text(float(curve.x[index]))
        line = translate("RegressionPlot", "{name}: {value} at {x}")
        lines.append(line.format(name=one_line(curve.name), value=text, x=at))
    if len(shown) > _MOST_LINES:
        more = translate("RegressionPlot", "and {count} more curves")
        lines.append(more.format(count=len(shown) - _MOST_LINES))
    return lines


def _nearest(x: np.ndarray[tuple[int], np.dtype[np.float64]], at: float) -> int:
    after = int(np.searchsorted(x, at))
    if after == len(x) or (after > 0 and at - x[after - 1] <= x[after] - at):
        return after - 1
    return after


def answer_lines(view: QueryView) -> list[str]:
    """What the tip says of the query's line."""
    lines = [translate("RegressionPlot", "query x = {x}").format(x=exact_text(view.query))]
    if math.isfinite(view.estimate):
        text = translate("RegressionPlot", "estimate ŷ = {y}, the average of the values by their weights")
        return [*lines, text.format(y=exact_text(view.estimate))]
    return [*lines, translate("RegressionPlot", "undefined: no key within the bandwidth")]


def distance_lines(distance: float) -> list[str]:
    """What the tip says of the kernel's grips at a distance from the query."""
    text = translate("RegressionPlot", "This end of the kernel is {distance} from the query.")
    return [text.format(distance=exact_text(float(f"{distance:.4g}")))]


def place_lines(place: QPointF, layout: RegressionLayout) -> list[str]:
    """What the tip says of a point that is being moved."""
    pixel = layout.a_pixel()
    key, value = placed_text(place.x(), pixel.x()), placed_text(place.y(), pixel.y())
    return [translate("RegressionPlot", "key {key}, value {value}").format(key=key, value=value)]
