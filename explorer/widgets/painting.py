"""Small things that every view paints with: readable ink, elided labels, images from arrays."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen
from PySide6.QtWidgets import QWidget

from explorer.theme import theme

_CONTROL_PICTURES: dict[int, int | str] = {code: 0x2400 + code for code in range(32)}
_CONTROL_PICTURES |= {0x7F: 0x2421, 0x85: "↵", 0x2028: "↵", 0x2029: "¶", ord("\n"): "↵", ord("\t"): "⇥"}
EXPORTING = "exporting"  # a widget's property: pixels for each logical one while it is drawn into a file


def is_exported(widget: QWidget | None) -> bool:
    """Whether a widget is being drawn into a file, by itself or with what it stands in."""
    while widget is not None:
        if widget.property(EXPORTING):
            return True
        widget = widget.parentWidget()
    return False


def one_line(text: str) -> str:
    """The text with line breaks and other control characters as visible signs."""
    return text.translate(_CONTROL_PICTURES)


def elided(metrics: QFontMetricsF, text: str, width: float) -> str:
    """The text on one line, with … at its end when it is wider than `width` pixels."""
    shown = one_line(text[:400])  # no label of more characters fits a screen
    return metrics.elidedText(shown, Qt.TextElideMode.ElideRight, max(width, 0))


@lru_cache(64)  # the same tokens are laid out again for every change of weights and of room
def is_right_to_left(texts: tuple[str, ...]) -> bool:
    """Whether most letters of strong direction run from right to left."""
    kinds = [unicodedata.bidirectional(sign) for text in texts[:2000] for sign in text[:40]]
    return sum(kind in {"R", "AL"} for kind in kinds) > kinds.count("L")


def luminance(colour: QColor) -> float:
    """The relative luminance of WCAG 2, in [0, 1]."""
    channels = np.array([colour.redF(), colour.greenF(), colour.blueF()])
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def contrast(a: QColor, b: QColor) -> float:
    """The contrast ratio of WCAG 2 between two colours, from 1 to 21."""
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def ink_on(ground: QColor) -> QColor:
    """The one of the theme's inks that reads best on `ground`."""
    tokens = theme().palette
    return QColor(_best_ink(ground.rgb(), (tokens.ink, tokens.card, tokens.on_accent)))


@lru_cache(4096)  # a ramp has 256 grounds, and a strip asks for every token at every paint
def _best_ink(ground: int, inks: tuple[str, ...]) -> str:
    return max(inks, key=lambda ink: contrast(QColor(ink), QColor.fromRgb(ground)))


def mixed(a: QColor, b: QColor, share: float) -> QColor:
    """`share` of b in a, opaque."""
    keep = 1 - share
    return QColor.fromRgbF(
        a.redF() * keep + b.redF() * share,
        a.greenF() * keep + b.greenF() * share,
        a.blueF() * keep + b.blueF() * share,
    )


def packed(colour: QColor) -> np.uint32:
    """A colour as one opaque 32-bit pixel."""
    return np.uint32(0xFF000000 | (colour.red() << 16) | (colour.green() << 8) | colour.blue())


def image_of(pixels: NDArray[np.uint32]) -> QImage:
    """An image that owns its pixels: (height, width) 0xffRRGGBB."""
    held = np.ascontiguousarray(pixels)
    height, width = held.shape
    return QImage(held.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()


def paint_focus_ring(painter: QPainter, widget: QWidget, rect: QRectF) -> None:
    """Outline `rect` when the keyboard acts on the widget; never in an exported picture."""
    if widget.hasFocus() and not widget.property(EXPORTING):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().colour("accent", 0.55), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), theme().px(4), theme().px(4))


def paint_heading(painter: QPainter, title: str, width: float) -> None:
    """A bold line at the top of a view `width` pixels wide."""
    painter.setFont(theme().font(bold=True))
    painter.setPen(theme().colour("ink"))
    metrics, edge = QFontMetricsF(painter.font()), theme().px(6)
    text = elided(metrics, title, width - 2 * edge)
    painter.drawText(QPointF(edge, metrics.ascent() + theme().px(2)), text)


def number_text(value: float) -> str:
    """A weight or a score for reading: three decimals, or two figures where these would all be zeros."""
    if np.isnan(value):
        return "–"
    if np.isinf(value):
        return "∞" if value > 0 else "−∞"
    if value != 0 and abs(value) < 5e-4:
        mantissa, exponent = f"{value:.1e}".split("e")
        return f"{mantissa}e{int(exponent)}".replace("-", "−")
    return f"{value:.3f}".replace("-", "−")
