"""Typed formulas: what they give, and that nothing else is ever run."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from explorer.core.errors import UserError
from explorer.studies.pooling.functions import DEFAULT, FUNCTIONS, read_function

X = np.array([0.25, 1.0, 2.5, 4.9])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (DEFAULT, 2 * np.sin(X) + X**0.8),
        ("2 × sin(x) + x^0.8", 2 * np.sin(X) + X**0.8),
        ("−x**2", -(X**2)),
        ("3", np.full(4, 3.0)),
        ("2**-x/.5e1", 2**-X / 5),
        ("exp(-(x-1)**2)·log(x+1)", np.exp(-((X - 1) ** 2)) * np.log(X + 1)),
        ("2^3^2", np.full(4, 512.0)),
    ],
)
def test_a_formula_gives_its_values(text: str, expected: NDArray[np.float64]) -> None:
    np.testing.assert_allclose(read_function(text)(X), expected, rtol=1e-14)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_is_numpy_s(name: str) -> None:
    values = np.array([0.1, 0.5, 0.9])
    np.testing.assert_array_equal(read_function(f"{name}(x)")(values), getattr(np, name)(values))


@pytest.mark.parametrize(
    "text",
    [
        "", "  ", "2x", "x.real", "__import__('os')", "lambda x: x", "x if x else 1", "[x]", "x, x", "sin",
        "sin(x, x)", "x(2)", "sin()", "((((x", "1j", "0x10", "1_000", "x = 1", "x := 1", "y", "np.sin(x)",
        "x" * 201, "-" * 90 + "x", "x//2", "x%2", "x and x", "“x”", "\0", "x\n\n+",
        "sin(x=x)", "sin(*x)", "f'{x}'", "²",
    ],
)  # fmt: skip
def test_what_is_no_formula_is_told_in_one_sentence(text: str) -> None:
    with pytest.raises(UserError) as told:
        read_function(text)
    assert told.value.sentence.endswith(".")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("1/x", "divides by zero at x = 0.0000"),
        ("1/(x-1)", "divides by zero at x = 1.0000"),
        ("x**-1", "divides by zero at x = 0.0000"),
        ("log(x-1)", "no finite value at x = 0.0000"),
        ("(x-1)**0.5", "no finite value at x = 0.0000"),
        ("exp(exp(x*9))", "no finite value at x = 1.0000"),
        ("1e999", "no finite value"),
        ("9**9**9", "larger than 100"),
        ("10**99999999", "larger than 100"),
    ],
)
def test_where_a_formula_fails_is_told(text: str, part: str) -> None:
    with pytest.raises(UserError, match=part.replace(".", r"\.").replace("**", "..")):
        read_function(text)(np.array([0.0, 1.0]))


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60) | st.text("x0123456789.+-*/()^ eE,sincoxplg", max_size=60))
@example("1" * 200)
@example("(" * 99 + ")" * 99)
def test_any_text_is_a_function_or_one_sentence(text: str) -> None:
    try:
        values = read_function(text)(X)
    except UserError as error:
        sentence = error.sentence
    else:
        sentence = "a function"
        assert values.shape == X.shape
        assert all(map(math.isfinite, values))
    assert sentence
