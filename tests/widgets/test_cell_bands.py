"""Parts of a matrix coloured band by band, against the whole coloured at once."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from explorer.core.colour import ColourMap, Scale
from explorer.widgets.cell_bands import Bands, Part, part_on_view
from explorer.widgets.cell_colours import Look, coloured, pooled


@given(
    rows=st.integers(1, 5000),
    columns=st.integers(1, 5000),
    left=st.floats(0, 1),
    wide=st.floats(1e-3, 1),
    top=st.floats(0, 1),
    high=st.floats(1e-3, 1),
    size=st.tuples(st.floats(1, 2000), st.floats(1, 2000)),
)
def test_a_part_covers_the_view_in_whole_blocks_no_smaller_than_a_pixel(
    rows: int, columns: int, left: float, wide: float, top: float, high: float, size: tuple[float, float]
) -> None:
    x, y = left * columns * (1 - wide), top * rows * (1 - high)
    span = (x, x + wide * columns, y, y + high * rows)
    part = part_on_view((rows, columns), span, size)
    assert part.left <= span[0]
    assert part.right >= min(span[1], columns) - 1e-6
    assert part.top <= span[2]
    assert part.bottom >= min(span[3], rows) - 1e-6
    assert part.left % part.across == part.top % part.down == 0
    assert 0 <= part.left < part.right <= columns
    assert 0 <= part.top < part.bottom <= rows
    # At most the hundredth of a cell that is forgiven, and one block at either edge.
    assert part.shape[1] <= size[0] * 1.02 + 2
    assert part.shape[0] <= size[1] * 1.02 + 2


@given(
    shape=st.tuples(st.integers(1, 60), st.integers(1, 60)),
    block=st.tuples(st.integers(1, 5), st.integers(1, 5)),
    most=st.integers(1, 400),
    seed=st.integers(0, 2**16),
)
def test_bands_make_what_the_whole_makes(
    qapp: object, shape: tuple[int, int], block: tuple[int, int], most: int, seed: int
) -> None:
    random = np.random.default_rng(seed)
    values = random.normal(size=shape).astype(np.float32)
    values[random.random(shape) < 0.2] = np.nan
    faded = random.random(shape) < 0.2
    look = Look(Scale.LINEAR, ColourMap.REDS, low=-1.0, high=2.0)
    part = Part(0, shape[0], 0, shape[1], *block)
    bands = Bands(values, faded, look, part)
    cells = 0
    while bands.left:
        before = bands.left
        done = bands.advance(most)
        assert before - bands.left == min(done, before)
        cells += done
    assert cells >= values.size
    shown = np.where(faded & ~np.isnan(values), np.float32(-1.0), values)
    np.testing.assert_array_equal(bands.pixels, coloured(pooled(shown, *block), look))


@pytest.mark.parametrize("scale", list(Scale))
def test_a_part_within_has_the_pixels_of_the_whole(qtbot: QtBot, scale: Scale) -> None:
    values = np.random.default_rng(1).random((90, 70)).astype(np.float32)
    whole = Bands(values, None, Look(scale), Part(0, 90, 0, 70, 3, 2))
    part = Bands(values, None, Look(scale), Part(30, 60, 20, 50, 3, 2))
    for bands in (whole, part):
        bands.advance(10**9)
    np.testing.assert_array_equal(part.pixels, whole.pixels[10:20, 10:25])
