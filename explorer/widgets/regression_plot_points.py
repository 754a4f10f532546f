"""Paints the points of the kernel regression: small rings at rest, filled by weight, quick for thousands."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap

from explorer.theme import theme
from explorer.widgets.curve_plot_axes import Floats
from explorer.widgets.regression_plot_marks import Scene, radii, ring_radius, weight_colour

DENSE = 500
"""More points are copied from a few painted discs, and lie below the curves."""
_FEW = 200  # points that are filled one by one
_LEVELS = 20  # sizes and colours of more
_FILLED = 600  # points at most, on screen
_FAINT = 0.004  # shares below this stay rings


def paint_rings(painter: QPainter, scene: Scene, exporting: bool) -> None:
    """Every point as what it is without a weight: a small ring; the held one is left out."""
    shown = _within(scene)
    if scene.held >= 0:
        shown[scene.held] = False
    radius = ring_radius(scene.x.size)
    pen = QPen(theme().colour("muted"), 1.2 if scene.x.size <= DENSE else 0.8)
    _paint_discs(
        painter, scene, np.flatnonzero(shown), radius, pen, QBrush(theme().colour("card")), exporting
    )


def paint_weights(painter: QPainter, scene: Scene, exporting: bool) -> None:
    """The points that weigh something, the heaviest last: larger and of a stronger colour by weight.

    Of thousands, which cover one another, every k-th is filled, so that a drag stays smooth; a file has all.
    """
    shown = _within(scene) & (scene.shares > _FAINT)
    every = 1 if exporting else math.ceil(int(np.count_nonzero(shown)) / _FILLED)
    if every > 1:
        shown &= np.arange(shown.size) % every == 0
    members, sizes = np.flatnonzero(shown), radii(scene)
    edge = QPen(theme().colour("card", 1.0 if scene.x.size <= DENSE else 0.5), 1.0)
    if exporting or len(members) <= _FEW:
        _paint_each(painter, scene, members, sizes, edge)
        return
    levels = np.ceil(scene.shares[members] * _LEVELS)
    for level in np.unique(levels).tolist():
        some = members[levels == level]
        fill = QBrush(weight_colour(float(scene.shares[some].max())))
        _paint_discs(painter, scene, some, float(sizes[some].max()), edge, fill, exporting)


def _paint_each(
    painter: QPainter, scene: Scene, members: NDArray[np.intp], sizes: Floats, edge: QPen
) -> None:
    """Every point in its own size and colour."""
    order = members[np.argsort(scene.shares[members], kind="stable")]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(edge)
    columns = (scene.x, scene.y, sizes, scene.shares)
    for x, y, radius, share in zip(*(column[order].tolist() for column in columns), strict=True):
        painter.setBrush(weight_colour(share))
        painter.drawEllipse(QPointF(x, y), radius, radius)


def paint_held(painter: QPainter, scene: Scene) -> None:
    """Rings about the chosen point and the one under the pointer; the held one itself, wherever it is."""
    if max(scene.held, scene.hover, scene.chosen) < 0:
        return
    sizes = radii(scene)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if 0 <= scene.held < scene.x.size:
        painter.setPen(QPen(theme().colour("card"), 1.5))
        painter.setBrush(weight_colour(max(float(scene.shares[scene.held]), 0.3)))
        radius = max(float(sizes[scene.held]), theme().px(6))
        painter.drawEllipse(_at(scene, scene.held), radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for index, colour in ((scene.hover, theme().colour("ink", 0.6)), (scene.chosen, theme().colour("ink"))):
        if 0 <= index < scene.x.size and _visible(scene, index):
            radius = float(sizes[index]) + theme().px(3)
            painter.setPen(QPen(colour, theme().px(2)))
            painter.drawEllipse(_at(scene, index), radius, radius)


def _visible(scene: Scene, index: int) -> bool:
    return index == scene.held or bool(_within(scene)[index])


def _at(scene: Scene, index: int) -> QPointF:
    return QPointF(float(scene.x[index]), float(scene.y[index]))


def _within(scene: Scene) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which points are on the plane, as far as their middle goes."""
    plane = scene.layout.plane
    across = (scene.x >= plane.left() - 1) & (scene.x <= plane.right() + 1)
    return np.asarray(across & (scene.y >= plane.top() - 1) & (scene.y <= plane.bottom() + 1))


def _paint_discs(
    painter: QPainter, scene: Scene, members: NDArray[np.intp],
    radius: float, pen: QPen, fill: QBrush, exporting: bool,
) -> None:  # fmt: skip
    """Discs of one look; where they are many, copies of one."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if exporting or scene.x.size <= DENSE:
        painter.setPen(pen)
        painter.setBrush(fill)
        for across, down in zip(scene.x[members].tolist(), scene.y[members].tolist(), strict=True):
            painter.drawEllipse(QPointF(across, down), radius, radius)
        return
    disc = _disc(radius, pen, fill, painter.device().devicePixelRatio())
    half = disc.width() / disc.devicePixelRatio() / 2
    # At whole pixels, which Qt copies three times faster.
    columns = np.rint(scene.x[members] - half).astype(int).tolist()
    rows = np.rint(scene.y[members] - half).astype(int).tolist()
    draw = painter.drawPixmap
    for across, down in zip(columns, rows, strict=True):
        draw(across, down, disc)


def _disc(radius: float, pen: QPen, fill: QBrush, ratio: float) -> QPixmap:
    side = 2 * int(np.ceil(radius + pen.widthF() + 1))
    disc = QPixmap(round(side * ratio), round(side * ratio))
    disc.setDevicePixelRatio(ratio)
    disc.fill(QColor(0, 0, 0, 0))
    painter = QPainter(disc)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(fill)
    painter.drawEllipse(QPointF(side / 2, side / 2), radius, radius)
    painter.end()
    return disc
