"""The room in which attention falls on things: a person with a lamp behind a table, light cones, a bubble."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPolygonF,
    QRadialGradient,
)

from explorer.theme import theme
from explorer.widgets.cues_colours import scene_colour
from explorer.widgets.cues_data import CuesData, Floats
from explorer.widgets.cues_images import draw_thing
from explorer.widgets.cues_layout import CuesLayout
from explorer.widgets.cues_person import body_left, head_of, lamp_of, paint_person
from explorer.widgets.painting import elided

_TABLE_BACK, _TABLE_FRONT = 0.66, 0.955  # of the scene's height
_CONE, _POOL = 0.62, 0.85  # opacity of the light in the air and where it falls, at a weight of 1
_BUBBLE_EDGE = 0.5  # of the text's height, at the left and the right of it
_BUBBLE_FONTS = (2.4, 2.0, 1.7, 1.45, 1.2, 1.0, 0.85, 0.7, 0.6)
_CAPTION_FONTS = (1.5, 1.3, 1.1, 0.95, 0.8, 0.65)

ThingPainter = Callable[[QPainter, str, QRectF, float], None]
"""Paints a drawing into a square in a light from 0 to 1."""


def light_of(weights: Floats) -> Floats:
    """How bright a thing is for its weight, both in [0, 1]: the square root, so that small ones are seen."""
    return np.sqrt(np.clip(np.nan_to_num(weights), 0, 1))


def paint_room(painter: QPainter, layout: CuesLayout) -> None:
    """Wall and table."""
    scene = layout.scene
    painter.save()
    painter.setClipPath(_rounded(scene))
    wall = QLinearGradient(scene.topLeft(), scene.bottomLeft())
    wall.setColorAt(0, scene_colour("wall"))
    wall.setColorAt(1, scene_colour("wall_foot"))
    painter.fillRect(scene, wall)
    paint_table(painter, layout)
    painter.restore()


def paint_table(painter: QPainter, layout: CuesLayout) -> None:
    """The table, seen a little from above, across the whole scene."""
    scene = layout.scene
    back, front = (scene.top() + share * scene.height() for share in (_TABLE_BACK, _TABLE_FRONT))
    inset = 0.035 * scene.width()
    board = QPolygonF([
        QPointF(scene.left() + inset, back), QPointF(scene.right() - inset, back),
        QPointF(scene.right(), front), QPointF(scene.left(), front),
    ])  # fmt: skip
    wood = QLinearGradient(QPointF(0, back), QPointF(0, front))
    wood.setColorAt(0, scene_colour("table_far"))
    wood.setColorAt(1, scene_colour("table"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(wood)
    painter.drawPolygon(board)
    painter.fillRect(
        QRectF(scene.left(), front, scene.width(), scene.bottom() - front), scene_colour("table_edge")
    )


def paint_life(
    painter: QPainter,
    data: CuesData,
    layout: CuesLayout,
    light: Floats,
    paint_thing: ThingPainter = draw_thing,
) -> None:
    """Person, light and things; `light` (n,) in [0, 1]. `paint_thing`: how each thing is painted."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(layout.scene.toRect())  # quicker than the round corners, which nothing of it reaches
    back = layout.scene.top() + _TABLE_BACK * layout.scene.height()
    paint_person(painter, layout, back, _gaze(layout, light))
    for thing in range(len(data.names)):
        _paint_pool(painter, layout.thing_rect(thing), float(light[thing]))
    for thing in np.argsort(light, kind="stable").tolist():
        _paint_cone(painter, layout, thing, float(light[thing]))
    for thing in range(len(data.names)):
        paint_thing(painter, data.drawings[thing], layout.thing_rect(thing), float(light[thing]))
    _paint_lamp_glow(painter, layout)
    _paint_bubble(painter, data, layout)
    painter.restore()


def _rounded(rect: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(rect, theme().gap(8), theme().gap(8))
    return path


def _gaze(layout: CuesLayout, light: Floats) -> float:
    """Where the person looks, −1 the far left … 1 the far right: to where the light falls."""
    total = float((light**2).sum())
    if not total or layout.scene.width() <= 0:
        return 0.0
    places = np.array([layout.thing_rect(k).center().x() for k in range(len(light))])
    return float((light**2 @ places / total - layout.middle) / (layout.scene.width() / 2))


def _paint_pool(painter: QPainter, room: QRectF, light: float) -> None:
    """The shadow of a thing, and the light on the table about it."""
    foot = QPointF(room.center().x(), room.bottom() - 0.02 * room.height())
    for token, alpha, wide, high in (
        ("night", 0.5 * (1 - 0.6 * light), 0.56, 0.085),
        ("light", _POOL * light, 0.74, 0.15),
    ):
        glow = QRadialGradient(QPointF(0, 0), 1)
        glow.setColorAt(0, scene_colour(token, alpha))
        glow.setColorAt(0.7, scene_colour(token, 0.7 * alpha))
        glow.setColorAt(1, scene_colour(token, 0))
        painter.save()
        painter.translate(foot)
        painter.scale(wide * room.width(), high * room.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(glow)
        painter.drawEllipse(QPointF(0, 0), 1, 1)
        painter.restore()


def cone_path(layout: CuesLayout, thing: int) -> QPainterPath:
    """From the lamp to the table about a thing."""
    lamp, room = lamp_of(layout), layout.thing_rect(thing)
    foot = room.bottom() - 0.02 * room.height()
    wide, high = 0.6 * room.width(), 0.1 * room.height()
    ground = QRectF(room.center().x() - wide, foot - high, 2 * wide, 2 * high)
    path = QPainterPath(lamp)
    path.lineTo(ground.left(), foot)
    path.arcTo(ground, 180, 180)
    path.closeSubpath()
    return path


def _paint_cone(painter: QPainter, layout: CuesLayout, thing: int, light: float) -> None:
    if _CONE * light < 1 / 255:
        return
    lamp, room = lamp_of(layout), layout.thing_rect(thing)
    beam = QLinearGradient(lamp, QPointF(room.center().x(), room.bottom()))
    for share, part in ((0, 1.0), (0.35, 0.62), (1, 0.42)):
        beam.setColorAt(share, scene_colour("light", _CONE * light * part))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(beam)
    painter.drawPath(cone_path(layout, thing))


def _paint_lamp_glow(painter: QPainter, layout: CuesLayout) -> None:
    lamp, radius = lamp_of(layout), 0.9 * head_of(layout).width()
    glow = QRadialGradient(lamp, radius)
    glow.setColorAt(0, scene_colour("white", 0.95))
    glow.setColorAt(0.12, scene_colour("light", 0.9))
    glow.setColorAt(0.3, scene_colour("light", 0.28))
    glow.setColorAt(1, scene_colour("light", 0))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(glow)
    painter.drawEllipse(lamp, radius, radius)


def bubble_rect(data: CuesData, layout: CuesLayout) -> QRectF:
    """Where what the person wants is written: to the right of the head."""
    head, scene = head_of(layout), layout.scene
    metrics = QFontMetricsF(_bubble_font(data, layout))
    left = _bubble_left(layout)
    room = scene.right() - theme().gap(8) - left
    width = min(metrics.horizontalAdvance(data.goal) + 2 * _BUBBLE_EDGE * metrics.height(), room)
    height = metrics.height() + 2 * theme().gap(6)
    top = max(scene.top() + theme().gap(6), head.top() - 0.1 * head.height())
    return QRectF(left, top, width, height)


def _bubble_left(layout: CuesLayout) -> float:
    head = head_of(layout)
    return head.right() + min(0.75 * head.width(), float(theme().gap(40)))


def _bubble_font(data: CuesData, layout: CuesLayout) -> QFont:
    """The largest that leaves the things free and in which the whole goal fits."""
    scene = layout.scene
    room = scene.right() - theme().gap(8) - _bubble_left(layout)
    for size in _BUBBLE_FONTS:
        font = theme().font(size, bold=True)
        metrics = QFontMetricsF(font)
        wide = metrics.horizontalAdvance(data.goal) + 2 * _BUBBLE_EDGE * metrics.height()
        if metrics.height() <= 0.16 * scene.height() and wide <= room:
            break
    return font


def _paint_bubble(painter: QPainter, data: CuesData, layout: CuesLayout) -> None:
    """A thought, with two small ones that lead from the head to it."""
    rect, head = bubble_rect(data, layout), head_of(layout)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(scene_colour("bubble"))
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    gap = rect.left() - head.right()
    for share, radius in ((0.3, 0.06), (0.68, 0.09)):
        at = QPointF(head.right() + share * gap, rect.center().y() + (0.6 - share) * 0.5 * rect.height())
        painter.drawEllipse(at, radius * head.width(), radius * head.width())
    font = _bubble_font(data, layout)
    painter.setFont(font)
    painter.setPen(scene_colour("bubble_words"))
    metrics = QFontMetricsF(font)
    text = elided(metrics, data.goal, rect.width() - 1.8 * _BUBBLE_EDGE * metrics.height())
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    _paint_caption(painter, data, layout)


def _paint_caption(painter: QPainter, data: CuesData, layout: CuesLayout) -> None:
    """To the left of the person: which cue is at work; nothing where there is no room for it."""
    flags, rooms = int(Qt.TextFlag.TextWordWrap), _caption_rooms(layout)
    for size in _CAPTION_FONTS:
        font = theme().font(size, bold=True)
        for room in rooms:
            if room.contains(QFontMetricsF(font).boundingRect(room, flags, data.caption)):
                painter.setFont(font)
                painter.setPen(scene_colour("words"))
                painter.drawText(room, flags, data.caption)
                return


def _caption_rooms(layout: CuesLayout) -> tuple[QRectF, QRectF]:
    """Beside the head, and beside the shoulders, which leave less width and more height."""
    scene, head, edge = layout.scene, head_of(layout), float(theme().gap(10))
    corner = scene.topLeft() + QPointF(edge, edge)
    foot = layout.thing_rect(0).top()
    beside_head = QPointF(head.left() - 0.3 * head.width(), min(head.bottom(), foot))
    beside_body = QPointF(body_left(layout), foot)
    return QRectF(corner, beside_head), QRectF(corner, beside_body)
