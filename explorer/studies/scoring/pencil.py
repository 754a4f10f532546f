"""A pencil that also divides and takes powers of e; every line holds exactly as it is shown."""

from __future__ import annotations

import math
from decimal import Decimal

from explorer.studies.recurrence.decimals import (
    EXACT,
    added,
    in_brackets,
    last_place,
    latex,
    rounded,
    text,
)
from explorer.studies.recurrence.pencil import HandLine, Pencil, Term


class ScoringPencil(Pencil):
    """Lines on numbers that were shown before; what rounding leaves to the result stands as ε."""

    def divide(self, label: str, symbol: str, above: str, below: str, result: float) -> None:
        """symbol = above / below."""
        a, b = self.known[above], self.known[below]
        exact = EXACT.divide(a, b)
        self._line(
            label, symbol, rf"\frac{{{latex(a)}}}{{{latex(b)}}}", f"{text(a)} / {text(b)}", exact, result
        )

    def power(self, label: str, symbol: str, score: str, largest: str, result: float) -> None:
        """symbol = e^(score − largest)."""
        s, m = self.known[score], self.known[largest]
        exact = Decimal(math.exp(min(float(added((s, -m))), 700.0)))
        chain = rf"e^{{{latex(s)}-{in_brackets(m)}}}"
        self._line(label, symbol, chain, f"e^({text(s)} − {text(m)})", exact, result)

    def _line(self, label: str, symbol: str, chain: str, name: str, exact: Decimal, result: float) -> None:
        last = last_place((exact, result), self.places)
        value, shown = rounded(exact, last), rounded(result, last)
        left = added((shown, -value))
        epsilon = rf"={latex(value)}+\underbrace{{{in_brackets(left)}}}_{{\varepsilon}}" if left else ""
        self.known[symbol] = shown
        self.lines.append(
            HandLine(
                label, symbol, (Term(name, "", "", text(value)),), text(value), text(left) if left else "",
                text(shown), rf"{symbol}={chain}{epsilon}=\accent{{{latex(shown)}}}",
            )
        )  # fmt: skip
