"""From a matrix of values to the pixels of a heatmap, as pure functions on arrays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.core.colour import ColourMap, Scale, place
from explorer.core.trace import BoolArray, FloatArray
from explorer.theme import theme
from explorer.widgets.painting import packed

Pixels = NDArray[np.uint32]

_MASKED, _CARD = 256, 257  # places in the table of colours


@dataclass(frozen=True, slots=True)
class Look:
    """How values become colours; `signed` values lie in [−high, high] and take the diverging ramp."""

    scale: Scale = Scale.SQRT
    colour_map: ColourMap = ColourMap.ACCENT
    signed: bool = False
    low: float = 0.0
    high: float = 1.0


def top_of(values: FloatArray) -> float:
    """The largest magnitude that is a number; 1 where there is none or all are 0."""
    if not values.size:
        return 1.0
    top = max(float(np.fmax.reduce(values, axis=None)), -float(np.fmin.reduce(values, axis=None)))
    if np.isinf(top):
        finite = np.abs(values[np.isfinite(values)])
        top = float(finite.max()) if finite.size else 0.0
    return top if top > 0 else 1.0


def pooled(values: FloatArray, rows: int, columns: int) -> FloatArray:
    """The value of largest magnitude of each block of rows × columns: (Q, K) to (⌈Q/rows⌉, ⌈K/columns⌉).

    So a single strong weight stays visible where a cell is smaller than a pixel. A block is NaN only when
    all of it is.
    """
    if rows <= 1 and columns <= 1:
        return values
    most = folded(folded(values, rows, np.fmax, axis=0), columns, np.fmax, axis=1)
    if not (values < 0).any():
        return most
    least = folded(folded(values, rows, np.fmin, axis=0), columns, np.fmin, axis=1)
    return np.where(-least > most, least, most)


def folded(values: FloatArray, size: int, fold: np.ufunc, *, axis: int) -> FloatArray:
    """Blocks of `size` along an axis folded into one: n to ⌈n/size⌉; many times faster than `reduceat`."""
    if size <= 1:
        return values
    along = np.moveaxis(values, axis, 0)
    found = along[::size].copy()
    for offset in range(1, size):
        part = along[offset::size]
        fold(found[: len(part)], part, out=found[: len(part)])
    return np.moveaxis(found, 0, axis)


def positions(values: FloatArray, look: Look) -> FloatArray:
    """Where the values lie on the ramp, in [0, 1]; NaN stays NaN, infinities go to the ends."""
    span = np.float32(look.high - look.low)
    if not look.signed:
        return place(values - np.float32(look.low), look.scale, float(span))
    signed = np.sign(values) * place(np.abs(values), look.scale, look.high)
    return (0.5 + 0.5 * signed).astype(np.float32, copy=False)


def colour_table(look: Look) -> Pixels:
    """The 256 pixels of the ramp under the present theme, then those of a masked cell and of the card."""
    lut = theme().lut(ColourMap.SIGNED if look.signed else look.colour_map).astype(np.uint32)
    pixels = np.uint32(0xFF000000) | (lut[:, 0] << 16) | (lut[:, 1] << 8) | lut[:, 2]
    extra = [packed(theme().colour(name)) for name in ("masked", "card")]
    return np.append(pixels, extra).astype(np.uint32)


def coloured(values: FloatArray, look: Look, table: Pixels | None = None) -> Pixels:
    """The pixels of a matrix: NaN and −∞ (masked) in the theme's masked colour, never as zero.

    `table` is the look's `colour_table`, where it is at hand.
    """
    masked = np.isnan(values) | np.isneginf(values)
    shares = np.where(masked, np.float32(0), positions(np.where(masked, np.float32(0), values), look))
    index = (shares * 255 + 0.5).astype(np.uint16)
    index[masked] = _MASKED
    if look.signed:
        index[values == 0] = _CARD  # an even number of colours has none in the middle
    return (colour_table(look) if table is None else table)[index]


def faded_to_card(values: FloatArray, faded: BoolArray | None, floor: float) -> FloatArray:
    """The values with those that are faded set to the foot of the ramp, which is the card's colour."""
    if faded is None:
        return values
    return np.where(faded & ~np.isnan(values), np.float32(floor), values)
