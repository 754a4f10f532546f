"""Which units stay on through a phrase, and where else they are on (Strobelt et al. 2018, LSTMVis)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.models.recurrent.arrays import Floats

_CHUNK = 16_384  # steps that are compared at once: their truth values stay in the cache
Bits = NDArray[np.uint8]
_SET = np.array([value.bit_count() for value in range(256)], dtype=np.uint8)


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where chosen units are on: steps `first` to `last` of a sentence, both included.

    `shared` chosen units are on through all of it, and `others` that were not chosen.
    """

    sentence: int
    first: int
    last: int
    shared: int
    others: int


def units_on(hidden: Floats, brush: tuple[int, int], threshold: float) -> tuple[int, ...]:
    """The units of `hidden` (T, H) that are on through the whole brush and off just before and after it.

    On is |h| ≥ threshold with one sign throughout: a state near −1 tells as much as one near 1, but a unit
    that flips did not stay. LSTMVis takes h ≥ threshold alone. Beyond the sentence's ends all is off.
    """
    first, last = _within(brush, len(hidden))
    if first > last:
        return ()
    chosen = np.zeros(hidden.shape[1], dtype=bool)
    for sign in (1, -1):
        on = sign * hidden >= threshold
        stays = on[first : last + 1].all(axis=0)
        if first > 0:
            stays &= ~on[first - 1]
        if last + 1 < len(hidden):
            stays &= ~on[last + 1]
        chosen |= stays
    return tuple(int(unit) for unit in np.flatnonzero(chosen))


def signs_of(hidden: Floats, brush: tuple[int, int], units: Sequence[int]) -> tuple[int, ...]:
    """1 or −1 for each unit: the sign that it has at the brush's first step."""
    first, _ = _within(brush, len(hidden))
    return tuple(-1 if hidden[first, unit] < 0 else 1 for unit in units)


def _within(brush: tuple[int, int], steps: int) -> tuple[int, int]:
    return max(brush[0], 0), min(brush[1], steps - 1)


def search(
    hidden: Floats,
    bounds: Sequence[int],
    units: Sequence[int],
    threshold: float,
    length: int,
    limit: int,
    signs: Sequence[int] = (),
) -> tuple[Hit, ...]:
    """The places where most of the units are on through `length` steps, best first, none overlapping.

    hidden (N, H): the states of all sentences one after another; sentence i is bounds[i]:bounds[i + 1].
    On is meant as by `units_on`; with `signs` (of the same length as `units`) a unit must have that sign.
    Ranked by how many of the units are on, then by how few others are, then as they stand in the text.
    """
    if not len(units) or len(bounds) < 2 or not 1 <= length <= len(hidden) or limit < 1:
        return ()
    plus, minus = (_through(_on(hidden, threshold, sign), length) for sign in (1, -1))
    wanted = [_mask(hidden.shape[1], units, signs, sign) for sign in (1, -1)]
    shared = _count((plus & wanted[0]) | (minus & wanted[1]))
    either = plus | minus
    others = _count(either & ~_mask(hidden.shape[1], units, (), 1))
    sentences = _sentences(bounds, len(either), length)
    shared[sentences < 0] = 0
    return _best(shared, others, sentences, np.asarray(bounds), length, limit)


def _on(hidden: Floats, threshold: float, sign: int) -> Bits:
    """Which units are on at each step, eight a byte: (N, ⌈H / 8⌉)."""
    packed = np.empty((len(hidden), (hidden.shape[1] + 7) // 8), dtype=np.uint8)
    for start in range(0, len(hidden), _CHUNK):
        rows = slice(start, start + _CHUNK)
        on = hidden[rows] >= threshold if sign > 0 else hidden[rows] <= -threshold
        packed[rows] = np.packbits(on, axis=1)
    return packed


def _through(on: Bits, length: int) -> Bits:
    """Which stay on from each step through `length` steps: (N − length + 1, bytes), by doubling."""
    reach = 1
    while reach < length:
        more = min(reach, length - reach)
        on = on[: len(on) - more] & on[more:]
        reach += more
    return on


def _mask(size: int, units: Sequence[int], signs: Sequence[int], sign: int) -> Bits:
    mask = np.zeros(size, dtype=bool)
    for index, unit in enumerate(units):
        if 0 <= unit < size and (not signs or signs[index] == sign):
            mask[unit] = True
    return np.packbits(mask)


def _count(bits: Bits) -> NDArray[np.int64]:
    """How many are set in each row."""
    counts: NDArray[np.int64] = _SET[bits].sum(axis=1, dtype=np.int64)
    return counts


def _sentences(bounds: Sequence[int], windows: int, length: int) -> NDArray[np.int64]:
    """The sentence that holds the whole window from each step on; −1 where it would cross an end."""
    starts = np.arange(windows)
    ends = np.asarray(bounds)
    sentence = np.searchsorted(ends, starts, side="right") - 1
    known = (sentence >= 0) & (sentence < len(ends) - 1)
    fits = known & (starts + length <= ends[np.where(known, sentence, 0) + 1])
    return np.where(fits, sentence, -1)


def _best(
    shared: NDArray[np.int64],
    others: NDArray[np.int64],
    sentences: NDArray[np.int64],
    bounds: NDArray[np.int64],
    length: int,
    limit: int,
) -> tuple[Hit, ...]:
    found = np.flatnonzero(shared)
    ranked = found[np.lexsort((found, others[found], -shared[found]))]
    taken = np.zeros(len(shared) + length, dtype=bool)
    hits: list[Hit] = []
    for start in ranked.tolist():
        if taken[start] or taken[start + length - 1]:
            continue
        taken[start : start + length] = True
        sentence = int(sentences[start])
        first = start - int(bounds[sentence])
        hits.append(Hit(sentence, first, first + length - 1, int(shared[start]), int(others[start])))
        if len(hits) == limit:
            break
    return tuple(hits)
