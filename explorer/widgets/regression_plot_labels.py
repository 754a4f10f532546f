"""The few words on the kernel regression's picture, and what the tip says of a place."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from explorer.core.i18n import translate
from explorer.theme import theme
from explorer.widgets.curve_plot_axes import exact_text
from explorer.widgets.painting import elided, one_line
from explorer.widgets.regression_data import QueryView, RegressionData
from explorer.widgets.regression_plot_marks import Scene, pill

_MOST_LINES = 10  # of the tip


def placed_text(value: float, pixel: float) -> str:
    """A value with as many decimals as the axis resolves, for reading while it moves."""
    if not math.isfinite(value) or not 1e-4 < pixel * 3 < 1e4 or abs(value) >= 1e6:
        return exact_text(value)
    text = f"{value:.{max(0, min(5, -math.floor(math.log10(pixel * 3))))}f}"
    return text.replace("-", "−")


def query_text(scene: Scene) -> str:
    """What the query's grip says."""
    x = 0.0 if scene.view is None else scene.view.query
    return translate("RegressionPlot", "x = {x}").format(x=placed_text(x, scene.layout.a_pixel().x()))


def pill_box(scene: Scene) -> QRectF:
    """Where the query's grip is: below the kernel's band, within the view."""
    metrics = QFontMetricsF(theme().font(0.95, bold=True, tabular=True))
    width = metrics.horizontalAdvance(query_text(scene)) + 2 * theme().px(7)
    return QRectF(scene.query_x - width / 2, scene.layout.foot.bottom(), width, metrics.height() * 1.3)


def paint_grip(painter: QPainter, scene: Scene) -> None:
    """The query's grip with its place."""
    if scene.view is None:
        return
    box = pill_box(scene)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme().colour("card"), 1.0))
    painter.setBrush(theme().colour("second"))
    painter.drawPath(pill(QPointF(scene.query_x, box.top()), box.width(), box.height() * 0.92))
    painter.setFont(theme().font(0.95, bold=True, tabular=True))
    painter.setPen(theme().colour("on_accent"))
    painter.drawText(box.translated(0, box.height() * 0.21), Qt.AlignmentFlag.AlignCenter, query_text(scene))


def paint_answer(painter: QPainter, scene: Scene) -> None:
    """The estimate beside its dot, or why there is none."""
    view, at = scene.view, scene.estimate
    if view is None:
        return
    if at is None:
        text = translate("RegressionPlot", "undefined: no key within the bandwidth")
        _paint_chip(painter, scene, QPointF(scene.query_x, scene.layout.plane.center().y()), text)
        return
    value = placed_text(view.estimate, scene.layout.a_pixel().y())
    _paint_chip(painter, scene, at, translate("RegressionPlot", "ŷ = {y}").format(y=value))


def _paint_chip(painter: QPainter, scene: Scene, at: QPointF, text: str) -> None:
    """Words beside a place of the query's line, on the side that has room."""
    font = theme().font(1.05, bold=True, tabular=True)
    metrics, plane = QFontMetricsF(font), scene.layout.plane
    text = elided(metrics, text, plane.width() * 0.48)
    wide, high = metrics.horizontalAdvance(text) + 2 * theme().px(6), metrics.height() * 1.15
    left = at.x() + theme().px(13)
    if left + wide > plane.right():
        left = at.x() - theme().px(13) - wide
    top = min(max(at.y() - high - theme().px(4), plane.top()), plane.bottom() - high)
    box = QRectF(max(left, plane.left()), top, wide, high)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().colour("card", 0.86))
    painter.drawRoundedRect(box, high * 0.25, high * 0.25)
    painter.setFont(font)
    painter.setPen(theme().colour("second"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def paint_band_name(painter: QPainter, scene: Scene) -> None:
    """What the band below the plane shows."""
    foot = scene.layout.foot
    font = theme().font(0.85)
    metrics = QFontMetricsF(font)
    if foot.height() < metrics.height() * 1.2:
        return
    painter.setFont(font)
    painter.setPen(theme().colour("muted"))
    text = elided(metrics, translate("RegressionPlot", "kernel"), foot.width() / 3)
    painter.drawText(QPointF(foot.left() + theme().px(5), foot.top() + metrics.ascent()), text)


def point_lines(data: RegressionData, view: QueryView | None, index: int) -> list[str]:
    """What the tip says of a point."""
    key, value = float(data.keys[index]), float(data.values[index])
    shown = {"number": index + 1, "key": exact_text(key), "value": exact_text(value)}
    if view is None or view.weights.size != data.count:
        text = translate("RegressionPlot", "point {number}: key {key}, value {value}")
        return [text.format(**shown)]
    weight = float(view.weights[index])
    text = translate(
        "RegressionPlot",
        "point {number}: key {key}, value {value}, weight {weight}, weight × value {carried}",
    )
    return [text.format(**shown, weight=weight_text(weight), carried=weight_text(weight * value))]


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


def handle_lines(view: QueryView) -> list[str]:
    """What the tip says of the kernel's grips."""
    text = translate("RegressionPlot", "The kernel reaches {distance} to either side; drag to change it.")
    return [text.format(distance=exact_text(view.handle or 0.0))]
