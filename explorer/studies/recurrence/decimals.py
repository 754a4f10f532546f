"""Decimal numbers as a pencil writes them: what is shown is a rounded value, and is what is reckoned with."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import reduce

EXACT = Context(prec=200, rounding=ROUND_HALF_EVEN, Emin=-9999, Emax=9999, traps=[])
"""Products and sums of shown numbers are exact in it; infinity and NaN go through."""
LARGE = 5  # from this power of ten on, digits are counted from the front
SMALLEST_FIXED = -8  # the last place that is written out; beyond it powers of ten are
ZERO = Decimal(0)


def last_place(values: Iterable[float | Decimal], places: int) -> int:
    """The power of ten of the last digit that numbers of this size are shown with.

    `places` decimals; for small numbers as many as make two digits; `places` + 3 digits of large ones.
    """
    powers = [number.adjusted() for number in map(Decimal, values) if number.is_finite() and number]
    if not powers:
        return -places
    power = max(powers)
    return power - places - 2 if power >= LARGE else min(-places, power - 1)


def rounded(value: float | Decimal, last: int) -> Decimal:
    """The nearest decimal whose last digit stands for 10^`last`, half to even; never −0."""
    number = Decimal(value)
    if not number.is_finite():
        return number
    shown = EXACT.quantize(number, Decimal((0, (1,), last)))
    return shown if shown else abs(shown)


def added(values: Iterable[Decimal]) -> Decimal:
    """The exact sum of one or more; with as many digits as the longest of them."""
    return reduce(EXACT.add, values)


def product(first: Decimal, second: Decimal) -> Decimal:
    """The exact product."""
    return EXACT.multiply(first, second)


def text(value: Decimal) -> str:
    """A shown number for people: every one of its digits, with a true minus sign."""
    if not value.is_finite():
        return _not_finite(value, "∞")
    mantissa, power = _parts(value)
    return (mantissa if power is None else f"{mantissa}e{power}").replace("-", "−")


def latex(value: Decimal) -> str:
    """The same number in a formula."""
    if not value.is_finite():
        return _not_finite(value, r"\infty").replace("NaN", r"\mathrm{NaN}").replace("−", "-")
    mantissa, power = _parts(value)
    return mantissa if power is None else rf"{mantissa}\cdot 10^{{{power}}}"


def in_brackets(value: Decimal) -> str:
    """The number as a formula takes it behind a sign."""
    return f"({latex(value)})" if value.is_nan() or value < 0 else latex(value)


def _not_finite(value: Decimal, infinity: str) -> str:
    if value.is_nan():
        return "NaN"
    return f"−{infinity}" if value < 0 else infinity


def _parts(value: Decimal) -> tuple[str, int | None]:
    """The digits, and the power of ten where it is written apart."""
    last = int(value.as_tuple().exponent)
    if last >= SMALLEST_FIXED and value.adjusted() < LARGE and last <= 0:
        return f"{value:f}", None
    if not value:
        return "0", None
    power = value.adjusted()
    return f"{value.scaleb(-power, EXACT):f}", power
