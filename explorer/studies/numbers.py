"""Numbers as text: for people, and for formulas."""

from __future__ import annotations

import math
from collections.abc import Sequence


def plain(value: float, digits: int = 4) -> str:
    """Fixed digits where they say something, otherwise scientific, with a true minus sign."""
    if math.isnan(value):
        return "—"
    if value == 0 or 10.0**-digits <= abs(value) < 1e5:
        text = f"{value + 0.0:.{digits}f}"  # −0 is 0
    else:
        text = f"{value:.{min(digits, 2)}e}".replace("e-0", "e-").replace("e+0", "e").replace("e+", "e")
    return text.replace("-", "−")


def latex(value: float, digits: int = 4) -> str:
    """The same for a formula: 3.2·10⁻⁷ as a power of ten, infinity as its sign, NaN as it is."""
    if math.isnan(value):
        return r"\mathrm{NaN}"
    if math.isinf(value):
        return r"-\infty" if value < 0 else r"\infty"
    if value == 0 or 10.0 ** (1 - digits) <= abs(value) < 1e5:
        return f"{value + 0.0:.{digits}f}"
    mantissa, exponent = f"{value:.3e}".split("e")
    return rf"{mantissa}\cdot 10^{{{int(exponent)}}}"


def latex_precise(value: float) -> str:
    """At least four significant digits, for numbers that are multiplied or divided further."""
    if not 1e-4 <= abs(value) < 1:
        return latex(value)
    return latex(value, 3 - math.floor(math.log10(abs(value))))


def latex_sum(values: Sequence[float], most: int = 6) -> str:
    """The terms of a sum; past `most` terms the rest is one term under a brace with its count."""
    if len(values) <= most:
        return "+".join(_term(value) for value in values)
    rest = values[most - 1 :]
    shown = "+".join(_term(value) for value in values[: most - 1])
    return rf"{shown}+\underbrace{{{latex(math.fsum(rest))}}}_{{{len(rest)}}}"


def _term(value: float) -> str:
    return f"({latex(value)})" if value < 0 else latex(value)


def shape(*sizes: int) -> str:
    """(12, 16, 32)"""
    return "(" + ", ".join(str(size) for size in sizes) + ")"
