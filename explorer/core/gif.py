"""Animated .gif: one palette for all frames, and of each frame only what changed.

Pillow compresses. Its own way to write many frames at once keeps all of them in memory, as imageio's does.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PIL.GifImagePlugin import getdata, getheader

from explorer.core.animation import Film, Frame
from explorer.core.cancel import CancelToken

Indices = NDArray[np.uint8]
Packed = NDArray[np.integer]
"""24 bits: red, green and blue."""
UNCHANGED = 255
"""The palette's entry for what stays as it was."""
_SAMPLED = 6  # frames that the palette is made of
_EXACT = 64  # colours that cover most: surfaces, lines and text keep theirs to the last bit
_BITS = 6  # of red, green and blue each that a pixel's nearest entry is looked up by
_BLOCK = 1 << 15


def write_gif(film: Film, path: Path, token: CancelToken) -> None:
    """Write a film that repeats for ever.

    Raises:
        OSError: the disk is full or the like.
        CancelledError: the token was cancelled.
    """
    places = np.unique(np.linspace(0, film.count - 1, min(_SAMPLED, film.count)).astype(int))
    palette = Palette([film.frame_at(int(place)) for place in places])
    milliseconds = max(2, round(100 / film.rate)) * 10  # viewers take less than 0.02 s for 0.1 s
    before: Indices | None = None
    with path.open("wb") as file:
        for number, frame in enumerate(film.frames(token), 1):
            indices = palette.indices(frame)
            stays = milliseconds + (round(film.hold * 1000) if number == film.count else 0)
            for part in _encoded(indices, before, palette.colours, stays):
                file.write(part)
            before = indices
        file.write(b";")


def _encoded(indices: Indices, before: Indices | None, colours: Frame, milliseconds: int) -> list[bytes]:
    """One frame's bytes, with the file's head before the first."""
    if before is None:
        image = _image(indices, colours)
        head, _ = getheader(image, info={"loop": 0, "duration": milliseconds})
        return [*head, *getdata(image, (0, 0), duration=milliseconds)]
    changed = indices != before
    rows, columns = np.flatnonzero(changed.any(axis=1)), np.flatnonzero(changed.any(axis=0))
    if not rows.size:  # a frame of one pixel keeps the time
        rows = columns = np.zeros(1, dtype=np.intp)
    box = (slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1))
    part = np.where(changed[box], indices[box], np.uint8(UNCHANGED))
    offset = int(columns[0]), int(rows[0])
    return getdata(_image(part, colours), offset, duration=milliseconds, transparency=UNCHANGED, disposal=1)


def _image(indices: Indices, colours: Frame) -> Image.Image:
    image = Image.frombytes("P", (indices.shape[1], indices.shape[0]), indices.tobytes())
    image.putpalette(colours.tobytes())
    return image


class Palette:
    """At most 255 colours for some frames: those that cover most as they are, the rest by Pillow's octree."""

    def __init__(self, frames: list[Frame]) -> None:
        found, counts = np.unique(np.concatenate([_packed(one) for one in frames]), return_counts=True)
        order = np.argsort(-counts, kind="stable")
        exact = _unpacked(found[order[:_EXACT]])
        others = self._mixed(found[order[_EXACT:]], counts[order[_EXACT:]], UNCHANGED - len(exact))
        chosen = np.concatenate([exact, others])
        self.colours: Frame = np.zeros((256, 3), dtype=np.uint8)
        self.colours[: len(chosen)] = chosen
        self._table = _nearest(chosen)
        # Backwards: of two that share a place the more frequent one gets it.
        for entry in reversed(range(len(exact))):
            self._table[_place(exact[entry])] = entry

    @staticmethod
    def _mixed(found: Packed, counts: NDArray[np.intp], room: int) -> Frame:
        """So many colours for all others, those that occur more with more weight."""
        if not found.size:
            return np.zeros((0, 3), dtype=np.uint8)
        repeated = np.repeat(found, np.sqrt(counts).astype(int))
        row = _unpacked(repeated)[None]
        quantised = Image.fromarray(np.ascontiguousarray(row)).quantize(
            room, method=Image.Quantize.FASTOCTREE
        )
        return np.array(quantised.getpalette(), dtype=np.uint8).reshape(-1, 3)[:room]

    def indices(self, frame: Frame) -> Indices:
        """The entry (H, W) of every pixel."""
        return self._table[_place(frame)]


def _packed(frame: Frame) -> Packed:
    wide = frame.reshape(-1, 3).astype(np.uint32)
    return wide[:, 0] << 16 | wide[:, 1] << 8 | wide[:, 2]


def _unpacked(packed: Packed) -> Frame:
    return np.stack([packed >> 16, packed >> 8 & 255, packed & 255], axis=-1).astype(np.uint8)


def _place(colours: Frame) -> Packed:
    """Where in the table a colour's entry stands."""
    short = colours.astype(np.uint32) >> (8 - _BITS)
    return short[..., 0] << 2 * _BITS | short[..., 1] << _BITS | short[..., 2]


def _nearest(colours: Frame) -> Indices:
    """The nearest entry for the middle of each cell of the table."""
    sizes = np.arange(1 << _BITS, dtype=np.float32) * (1 << (8 - _BITS)) + ((1 << (8 - _BITS)) - 1) / 2
    cells = np.stack(np.meshgrid(sizes, sizes, sizes, indexing="ij"), axis=-1).reshape(-1, 3)
    entries = colours.astype(np.float32)
    squares = (entries**2).sum(axis=1)
    blocks = (cells[start : start + _BLOCK] for start in range(0, len(cells), _BLOCK))
    return np.concatenate([(squares - 2 * block @ entries.T).argmin(axis=1) for block in blocks]).astype(
        np.uint8
    )
