"""Setting a formula, and the lines in which it is asked for and answered."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st

from explorer.core.typesetting import Drawn, Wanted, answered, asked, serve, set_formula

TWO = Wanted(r"x = \accent{2}", "#112233", "#445566", 15)


def test_a_set_formula_has_the_theme_colours() -> None:
    drawn = set_formula(TWO)
    assert drawn is not None
    assert "#112233" in drawn.svg
    assert "#445566" in drawn.svg
    assert "<symbol" not in drawn.svg  # Qt does not scale them
    assert drawn.width > drawn.height > drawn.depth


def test_what_cannot_be_read_is_none() -> None:
    assert set_formula(Wanted(r"\frac{", "#000000", "#000000", 15)) is None


def test_each_line_is_answered_by_one() -> None:
    bad = Wanted(r"\frac{", "#000000", "#000000", 15)
    telling = io.BytesIO()
    serve(io.BytesIO(asked(TWO) + asked(bad) + asked(TWO)), telling)
    lines = telling.getvalue().splitlines()
    assert [answered(line) for line in lines] == [set_formula(TWO), None, set_formula(TWO)]


@given(st.text(), st.floats(1, 100))
def test_any_formula_is_one_line(latex: str, size: float) -> None:
    line = asked(Wanted(latex, "#112233", "#445566", size))
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1


def test_an_answer_is_what_was_told() -> None:
    telling = io.BytesIO()
    serve(io.BytesIO(asked(TWO)), telling)
    assert isinstance(answered(telling.getvalue()), Drawn)
