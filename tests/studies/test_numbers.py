"""Numbers as text say what they are."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.studies.numbers import latex, latex_precise, latex_sum, plain, shape


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.5873, "0.5873"),
        (0.0, "0.0000"),
        (-0.0, "0.0000"),
        (-1.25, "−1.2500"),
        (1.2e-7, "1.20e−7"),
        (math.nan, "—"),
        (2e7, "2.00e7"),
    ],
)
def test_plain(value: float, text: str) -> None:
    assert plain(value) == text


@given(st.floats(-1e30, 1e30))
def test_plain_reads_back_within_its_digits(value: float) -> None:
    read = float(plain(value).replace("−", "-"))
    assert read == pytest.approx(value, rel=6e-3, abs=6e-5)


@given(st.floats(-1e30, 1e30))
def test_latex_reads_back_within_its_digits(value: float) -> None:
    match = re.fullmatch(r"(-?[\d.]+)(?:\\cdot 10\^\{(-?\d+)\})?", latex(value))
    assert match is not None
    read = float(match[1]) * 10.0 ** int(match[2] or 0)
    assert read == pytest.approx(value, rel=6e-4, abs=6e-5)


@given(st.floats(-1e30, 1e30).filter(lambda value: value == 0 or abs(value) > 1e-300))
def test_a_precise_number_has_four_significant_digits(value: float) -> None:
    match = re.fullmatch(r"(-?[\d.]+)(?:\\cdot 10\^\{(-?\d+)\})?", latex_precise(value))
    assert match is not None
    assert float(f"{match[1]}e{match[2] or 0}") == pytest.approx(value, rel=5.1e-4)


def test_infinity_has_its_sign() -> None:
    assert latex(-math.inf) == r"-\infty"


def test_what_is_no_number_says_so() -> None:
    assert "NaN" in latex(math.nan)
    assert "NaN" in latex_precise(math.nan)


@given(st.lists(st.floats(-100, 100), min_size=1, max_size=40))
def test_a_long_sum_counts_what_it_does_not_write(values: list[float]) -> None:
    text = latex_sum(values, 4)
    if len(values) <= 4:
        assert "underbrace" not in text
    else:
        assert f"_{{{len(values) - 3}}}" in text
        assert latex(math.fsum(values[3:])) in text


def test_shape() -> None:
    assert shape(12, 16, 32) == "(12, 16, 32)"
