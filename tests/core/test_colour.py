from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.core.colour import LOG_FLOOR, ColourMap, Scale, place, ramp, rgb, value_at
from explorer.core.trace import FloatArray

LIGHT = {"card": "#ffffff", "accent": "#2f6fed", "second": "#c94f0a"}
DARK = {"card": "#1b2027", "accent": "#6ea1ff", "second": "#ffa15c"}

weights = st.floats(0, 1, width=32)
tops = st.floats(2**-10, 1, width=32)


def one(value: float) -> FloatArray:
    return np.array([value], np.float32)


@pytest.mark.parametrize("scale", Scale)
def test_the_ends_of_the_range_are_the_ends_of_the_ramp(scale: Scale) -> None:
    np.testing.assert_allclose(place(np.array([0, 0.3], np.float32), scale, 0.3), [0, 1], atol=1e-6)


def test_the_scales_are_what_they_are_called() -> None:
    values = np.array([0.0, 0.01, 0.25, 1.0], np.float32)
    np.testing.assert_array_equal(place(values, Scale.LINEAR, 1.0), values)
    np.testing.assert_allclose(place(values, Scale.SQRT, 1.0), [0, 0.1, 0.5, 1], atol=1e-6)
    # Four decades from the floor to 1: each decade is a quarter of the ramp.
    decades = np.array([1e-4, 1e-3, 1e-2, 1e-1, 1], np.float32)
    np.testing.assert_allclose(place(decades, Scale.LOG, 1.0), [0, 0.25, 0.5, 0.75, 1], atol=1e-5)


@given(weights, tops, st.sampled_from(Scale))
def test_every_place_is_on_the_ramp(value: float, top: float, scale: Scale) -> None:
    found = place(one(value), scale, top)
    assert found.dtype == np.float32
    assert -1e-6 <= float(found[0]) <= 1 + 1e-6


@given(weights, weights, st.sampled_from(Scale))
def test_a_larger_weight_is_never_placed_lower(a: float, b: float, scale: Scale) -> None:
    low, high = place(np.array(sorted((a, b)), np.float32), scale, 1.0)
    assert low <= high


@given(st.floats(0, 1), tops, st.sampled_from(Scale))
def test_value_at_is_the_inverse_of_place(position: float, top: float, scale: Scale) -> None:
    back = place(one(value_at(position, scale, top)), scale, top)
    np.testing.assert_allclose(back, [position], atol=2e-4)  # the root of a float32 near 0


@pytest.mark.parametrize("scale", Scale)
def test_masked_cells_stay_masked(scale: Scale) -> None:
    found = place(np.array([np.nan, 0.5], np.float32), scale, 1.0)
    assert np.isnan(found).tolist() == [True, False]


@pytest.mark.parametrize("scale", Scale)
def test_a_head_without_weight_is_all_at_the_foot(scale: Scale) -> None:
    np.testing.assert_allclose(place(np.zeros((2, 3), np.float32), scale, 0.0), 0, atol=1e-6)


def test_the_log_scale_has_a_floor() -> None:
    low = place(np.array([0, LOG_FLOOR / 10, LOG_FLOOR], np.float32), Scale.LOG, 1.0)
    np.testing.assert_allclose(low, 0, atol=1e-6)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("colour_map", ColourMap)
def test_a_ramp_has_256_colours(colour_map: ColourMap, theme: dict[str, str]) -> None:
    colours = ramp(colour_map, **theme)
    assert colours.shape == (256, 3)
    assert colours.dtype == np.uint8
    assert len(np.unique(colours, axis=0)) > 64


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_nothing_looks_like_the_card(theme: dict[str, str]) -> None:
    card = rgb(theme["card"])
    np.testing.assert_array_equal(ramp(ColourMap.ACCENT, **theme)[0], card)
    signed = ramp(ColourMap.SIGNED, **theme).astype(float)
    assert np.abs(signed[127:129] - card).max() <= 2  # zero lies between the two middle colours


def _luminance(
    colours: np.ndarray[tuple[int, ...], np.dtype[np.uint8]],
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Relative luminance (WCAG 2.2) of sRGB colours: (n, 3) → (n,)."""
    share = colours / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ np.array([0.2126, 0.7152, 0.0722]))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("colour_map", [ColourMap.ACCENT, ColourMap.VIRIDIS, ColourMap.CIVIDIS])
def test_brightness_alone_tells_the_order(colour_map: ColourMap, theme: dict[str, str]) -> None:
    """So that the map is read without colour vision: luminance only rises, or only falls."""
    steps = np.diff(_luminance(ramp(colour_map, **theme)))
    tolerance = 2e-3  # eight bits a channel
    assert (steps > -tolerance).all() or (steps < tolerance).all()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_strongest_weight_stands_out(theme: dict[str, str]) -> None:
    luminance = np.sort(_luminance(ramp(ColourMap.ACCENT, **theme)[[0, 255]]))
    assert (luminance[1] + 0.05) / (luminance[0] + 0.05) > 4.5  # the contrast asked of text


def test_rgb_reads_hexadecimal_colours() -> None:
    assert rgb("#0a80ff").tolist() == [10, 128, 255]
