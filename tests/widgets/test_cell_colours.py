"""Pixels of known values, against the theme's ramp."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from explorer.core.colour import ColourMap, Scale
from explorer.theme import theme
from explorer.widgets.cell_colours import Look, coloured, faded_to_card, pooled, positions, top_of
from explorer.widgets.painting import packed


def _lut(colour_map: ColourMap) -> list[int]:
    return [int(f"ff{r:02x}{g:02x}{b:02x}", 16) for r, g, b in theme().lut(colour_map)]


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("scale", list(Scale))
def test_the_ends_of_the_ramp_and_the_masked_colour(qtbot: QtBot, mode: str, scale: Scale) -> None:
    theme().set_mode(mode)
    values = np.array([[0.0, 1.0, np.nan, -np.inf]], dtype=np.float32)
    pixels = coloured(values, Look(scale))
    lut = _lut(ColourMap.ACCENT)
    masked = int(packed(theme().colour("masked")))
    assert pixels.tolist() == [[lut[0], lut[255], masked, masked]]
    assert lut[0] == int(packed(theme().colour("card")))


def test_zero_of_a_signed_map_is_the_card(qtbot: QtBot) -> None:
    values = np.array([[-2.0, 0.0, 2.0]], dtype=np.float32)
    pixels = coloured(values, Look(Scale.LINEAR, signed=True, high=2.0))
    lut = _lut(ColourMap.SIGNED)
    assert pixels.tolist() == [[lut[0], int(packed(theme().colour("card"))), lut[255]]]


@pytest.mark.parametrize("scale", list(Scale))
def test_signed_positions_are_symmetric(scale: Scale) -> None:
    values = np.linspace(0.01, 3, 20, dtype=np.float32)
    look = Look(scale, signed=True, high=3.0)
    above, below = positions(values, look), positions(-values, look)
    np.testing.assert_allclose(above - 0.5, 0.5 - below, atol=1e-6)


@given(
    rows=st.integers(1, 9), columns=st.integers(1, 9), down=st.integers(1, 4), across=st.integers(1, 4),
    seed=st.integers(0, 2**16),
)  # fmt: skip
def test_pooling_keeps_the_largest_magnitude(
    rows: int, columns: int, down: int, across: int, seed: int
) -> None:
    values = np.random.default_rng(seed).normal(size=(rows, columns)).astype(np.float32)
    values[np.random.default_rng(seed + 1).random((rows, columns)) < 0.3] = np.nan
    small = pooled(values, down, across)
    assert small.shape == (-(-rows // down), -(-columns // across))
    for (y, x), value in np.ndenumerate(small):
        block = values[y * down : (y + 1) * down, x * across : (x + 1) * across]
        numbers = block[~np.isnan(block)]
        if not numbers.size:
            assert np.isnan(value)
        else:
            assert value == numbers[np.argmax(np.abs(numbers))]


def test_faded_cells_go_to_the_foot_but_masked_ones_stay_masked() -> None:
    values = np.array([[0.01, np.nan, 0.9]], dtype=np.float32)
    shown = faded_to_card(values, np.array([[True, True, False]]), 0.0)
    np.testing.assert_array_equal(shown, np.array([[0.0, np.nan, 0.9]], dtype=np.float32))


def test_the_top_ignores_what_is_no_number() -> None:
    assert top_of(np.array([np.nan, -np.inf, -3.0, 2.0], dtype=np.float32)) == 3.0
    assert top_of(np.array([np.nan], dtype=np.float32)) == 1.0
    assert top_of(np.zeros(3, dtype=np.float32)) == 1.0
