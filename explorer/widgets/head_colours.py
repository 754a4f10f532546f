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
# (2009): linear sRGB as seen without green-sensitive cones.
_DEUTERANOPIA = np.array([
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.011820, 0.042940, 0.968881],
])  # fmt: skip
_LEAST_CONTRAST = 2.6  # to the card, so that a line of full weight can be seen


def oklab(colours: Floats, *, without_green: bool = False) -> Floats:
    """sRGB in 0 … 255 to OKLab, as seen by most or without green-sensitive cones: (n, 3) to (n, 3)."""
    share = np.asarray(colours, dtype=np.float64) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    if without_green:
        linear = (linear @ _DEUTERANOPIA.T).clip(0, 1)
    return np.asarray(np.cbrt(linear @ _TO_CONES.T) @ _TO_LAB.T)


def distances(colours: Floats, colour: Floats) -> Floats:
    """How different each colour (n, 3) is from one (3,), to those who tell them apart least: (n,).

    Differences of lightness count less: on thin lines hue is what tells them apart.
    """
    gaps = []
    for without_green, weight in ((False, 1.0), (True, 1.3)):
        gap = oklab(colours, without_green=without_green) - oklab(colour[None], without_green=without_green)
        gaps.append(weight * np.linalg.norm(gap * [0.7, 1, 1], axis=1))
    return np.asarray(np.minimum(gaps[0], gaps[1]))


@lru_cache(maxsize=8)
def _candidates(card: str) -> Floats:
    """A lattice of colours that stand out from the card and are neither grey nor glaring: (n, 3) sRGB."""
    steps = np.linspace(0, 255, 13).round()
    lattice = np.stack(np.meshgrid(steps, steps, steps, indexing="ij"), axis=-1).reshape(-1, 3)
    ground = QColor(card)
    clear = [contrast(QColor(*map(int, colour)), ground) >= _LEAST_CONTRAST for colour in lattice]
    labs = oklab(lattice)
    chroma, lightness = np.hypot(labs[:, 1], labs[:, 2]), labs[:, 0]
    darkest, lightest = (0.62, 0.9) if luminance(ground) < 0.2 else (0.4, 0.74)
    fits = (chroma > 0.08) & (chroma < 0.2) & (lightness > darkest) & (lightness < lightest)
    return np.asarray(lattice[np.array(clear) & fits])


@lru_cache(maxsize=64)
def _chosen(count: int, card: str, first: str, second: str) -> tuple[tuple[int, int, int], ...]:
    """The theme's two accents, then again and again the candidate farthest from all before it."""
    kept = _candidates(card)
    found = [rgb(first), rgb(second)]
    nearest = np.minimum(distances(kept, found[0]), distances(kept, found[1]))
    while len(found) < count:
        found.append(kept[int(nearest.argmax())])
        nearest = np.minimum(nearest, distances(kept, found[-1]))
    return tuple((int(r), int(g), int(b)) for r, g, b in found[:count])


def head_colours(count: int) -> tuple[QColor, ...]:
    """`count` colours for the present theme, the accent first; one more never changes those before it."""
    tokens = theme().palette
    chosen = _chosen(max(count, 1), tokens.card, tokens.accent, tokens.second)[:count]
    return tuple(QColor(*colour) for colour in chosen)
