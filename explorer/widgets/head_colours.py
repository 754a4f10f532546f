"""Colours that can be told apart, for any number of heads, chosen in a perceptual space (OKLab)."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from explorer.core.colour import rgb
from explorer.theme import theme
from explorer.widgets.painting import contrast, luminance

Floats = NDArray[np.float64]

# Björn Ottosson, “A perceptual color space for image processing” (2020): linear sRGB to cone responses,
# and their cube roots to lightness, green–red, blue–yellow.
_TO_CONES = np.array([
    [0.4122214708, 0.5363325363, 0.0514459929],
    [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
])  # fmt: skip
_TO_LAB = np.array([
    [0.2104542553, 0.7936177850, -0.0040720468],
    [1.9779984951, -2.4285922050, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.8086757660],
])  # fmt: skip
# Machado, Oliveira, Fernandes, “A physiologically-based model for simulation of color vision deficiency”
# (2009): linear sRGB as seen without green-sensitive and without red-sensitive cones.
_DEUTERANOPIA = np.array([
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.011820, 0.042940, 0.968881],
])  # fmt: skip
_PROTANOPIA = np.array([
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
])  # fmt: skip
_SEEN = {"": None, "green": _DEUTERANOPIA, "red": _PROTANOPIA}
_LEAST_CONTRAST = 3.0  # to the card: what WCAG asks of graphics that carry meaning
_LIGHTNESS = 0.6  # how much differences of lightness count: on thin lines hue is what tells them apart
_LACKING = 1.2  # how much more a difference counts to those who see fewer; lightness is what they have


def oklab(colours: Floats, *, without: str = "") -> Floats:
    """sRGB in 0 … 255 to OKLab, as seen by most, or without “green”- or “red”-sensitive cones: (n, 3)."""
    share = np.asarray(colours, dtype=np.float64) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    if (seen := _SEEN[without]) is not None:
        linear = (linear @ seen.T).clip(0, 1)
    return np.asarray(np.cbrt(linear @ _TO_CONES.T) @ _TO_LAB.T)


def distances(colours: Floats, colour: Floats) -> Floats:
    """How different each colour (n, 3) is from one (3,), to those who tell them apart least: (n,)."""
    gaps = []
    for without in _SEEN:
        gap = oklab(colours, without=without) - oklab(colour[None], without=without)
        scale = np.full(3, _LACKING) if without else np.array([_LIGHTNESS, 1, 1])
        gaps.append(np.linalg.norm(gap * scale, axis=1))
    return np.asarray(np.min(gaps, axis=0))


@lru_cache(maxsize=8)
def _candidates(card: str) -> Floats:
    """A lattice of colours that stand out from the card and are neither grey nor glaring: (n, 3) sRGB."""
    steps = np.linspace(0, 255, 13).round()
    lattice = np.stack(np.meshgrid(steps, steps, steps, indexing="ij"), axis=-1).reshape(-1, 3)
    ground = QColor(card)
    labs = oklab(lattice)
    chroma, lightness = np.hypot(labs[:, 1], labs[:, 2]), labs[:, 0]
    # Darker or paler ones are all alike on a thin line, seen from afar.
    darkest, lightest = (0.6, 0.92) if luminance(ground) < 0.2 else (0.42, 0.68)
    fits = lattice[(chroma > 0.12) & (chroma < 0.24) & (lightness > darkest) & (lightness < lightest)]
    clear = [contrast(QColor(*map(int, colour)), ground) >= _LEAST_CONTRAST for colour in fits]
    return np.asarray(fits[clear])


@lru_cache(maxsize=64)
def _chosen(count: int, card: str, ink: str, first: str, second: str) -> tuple[tuple[int, int, int], ...]:
    """The theme's two accents, then again and again the candidate farthest from all these and the ink."""
    kept = _candidates(card)
    found = [rgb(first), rgb(second)]
    nearest = np.min([distances(kept, one) for one in (*found, rgb(ink))], axis=0)
    while len(found) < count:
        found.append(kept[int(nearest.argmax())])
        nearest = np.minimum(nearest, distances(kept, found[-1]))
    return tuple((int(r), int(g), int(b)) for r, g, b in found[:count])


def head_colours(count: int) -> tuple[QColor, ...]:
    """`count` colours for the present theme, the accent first; one more never changes those before it."""
    tokens = theme().palette
    chosen = _chosen(max(count, 1), tokens.card, tokens.ink, tokens.accent, tokens.second)[:count]
    return tuple(QColor(*colour) for colour in chosen)
