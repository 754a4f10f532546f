"""One line of a sum worked out by hand: shown factors, their products, what rounding leaves, the result."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from explorer.core.i18n import translate
from explorer.models.recurrent.arrays import Floats
from explorer.studies.recurrence.decimals import (
    ZERO,
    added,
    in_brackets,
    last_place,
    latex,
    product,
    rounded,
    text,
)

FUNCTIONS: dict[str, tuple[str, str]] = {
    "sigmoid": ("σ", r"\sigma"),
    "tanh": ("tanh", r"\tanh"),
    "relu": ("ReLU", r"\mathrm{ReLU}"),
}


@dataclass(frozen=True, slots=True)
class Term:
    """One addend: `a` × `b` = `product`, `b` empty where it is a number alone; all digits are shown ones.

    `name` says what is multiplied. `count` > 1: so many of the smallest terms in one, without factors.
    """

    name: str
    a: str
    b: str
    product: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class HandLine:
    """The terms add up to `sum`, and with `rounding` (empty: nothing) to `result`, exactly as they are shown.

    `result` is the network's own number, rounded; `rounding` is what the rounding of all numbers in the line
    leaves. `function` (“sigmoid”, “tanh”, “relu”): the one term is the function of its `a`.
    """

    label: str
    symbol: str
    terms: tuple[Term, ...]
    sum: str
    rounding: str
    result: str
    latex: str
    function: str = ""


@dataclass(frozen=True, eq=False, slots=True)
class Block:
    """Addends a[k] · b[k], or a[k] alone; `names(k)` says what they are, `latex` both factors of a pair."""

    a: NDArray[np.float64]
    b: NDArray[np.float64] | None
    names: Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Pair:
    """An addend of numbers that were shown before: sign · a · b."""

    name: str
    a: Decimal
    b: Decimal | None = None


def dot(weights: Floats, values: Floats, weight: str, value: str) -> Block:
    """W · v with names such as “W_f[3] · x[3]”."""
    return Block(
        weights.astype(np.float64), values.astype(np.float64), lambda k: f"{weight}[{k}] · {value}[{k}]"
    )


def alone(number: float, name: str) -> Block:
    """A bias."""
    return Block(np.array([number]), None, lambda _: name)


class Pencil:
    """Writes lines with `places` decimals; past `most` terms (None: never) the smallest become one."""

    def __init__(self, places: int, most: int | None) -> None:
        self.places = places
        self.most = most
        self.known: dict[str, Decimal] = {}
        self.lines: list[HandLine] = []

    def show(self, symbol: str, value: float) -> Decimal:
        """Note a number that is given, not worked out."""
        self.known[symbol] = rounded(value, last_place((value,), self.places))
        return self.known[symbol]

    def add(
        self, label: str, symbol: str, blocks: Sequence[Block], result: float, pairs: Sequence[Pair] = ()
    ) -> None:
        """Write a sum: blocks first, then pairs; `result` is the network's own."""
        with np.errstate(all="ignore"):
            values = [block.a if block.b is None else block.a * block.b for block in blocks]
        early = np.concatenate([*values, np.zeros(0)])
        exact = [pair.a if pair.b is None else product(pair.a, pair.b) for pair in pairs]
        largest = float(np.abs(early).max()) if early.size else 0.0
        last = last_place((largest, *map(abs, exact), result), self.places)
        kept = self._kept(early, len(pairs))
        terms = [self._block_term(blocks, k, last) for k in kept]
        terms += [
            (_term(pair.name, pair.a, pair.b, rounded(value, last)), rounded(value, last))
            for pair, value in zip(pairs, exact, strict=True)
        ]
        if len(kept) < early.size:
            rest = np.delete(early, kept)
            terms.append(_gathered(rest, rounded(_sum(rest), last)))
        self._write(label, symbol, terms, rounded(result, last))

    def apply(self, label: str, symbol: str, function: str, argument: str, result: float) -> None:
        """Write a function of a number shown before."""
        given = self.known[argument]
        exact = _value(function, float(given))
        last = last_place((exact, result), self.places)
        value = rounded(exact, last)
        name = f"{FUNCTIONS[function][0]}({text(given)})"
        terms = [(Term(name, text(given), "", text(value)), value)]
        self._write(label, symbol, terms, rounded(result, last), function)

    def _kept(self, values: NDArray[np.float64], more: int) -> NDArray[np.int64]:
        """The places of the terms that are written out, in their own order."""
        if self.most is None or values.size + more <= self.most:
            return np.arange(values.size)
        count = max(1, self.most - more - 1)
        sizes = np.where(np.isnan(values), np.inf, np.abs(values))
        return np.sort(np.argsort(-sizes, kind="stable")[:count])

    def _block_term(self, blocks: Sequence[Block], place: int, last: int) -> tuple[Term, Decimal]:
        for block in blocks:
            if place < block.a.size:
                break
            place -= block.a.size
        name, factor = block.names(place), float(block.a[place])
        if block.b is None:
            value = rounded(factor, last)
            return _term(name, value, None, value), value
        a = rounded(factor, last_place((factor,), self.places))
        b = rounded(float(block.b[place]), last_place((float(block.b[place]),), self.places))
        value = rounded(product(a, b), last)
        return _term(name, a, b, value), value

    def _write(
        self,
        label: str,
        symbol: str,
        terms: Sequence[tuple[Term, Decimal]],
        result: Decimal,
        function: str = "",
    ) -> None:
        total = added(value for _, value in terms)
        left = added((result, -total)) if total.is_finite() and result.is_finite() else ZERO
        shown = tuple(term for term, _ in terms)
        rounding = text(left) if left else ""
        chain = _latex(symbol, terms, left, result, function)
        self.known[symbol] = result
        self.lines.append(
            HandLine(label, symbol, shown, text(total), rounding, text(result), chain, function)
        )


def _term(name: str, a: Decimal, b: Decimal | None, value: Decimal) -> Term:
    return Term(name, text(a), "" if b is None else text(b), text(value))


def _gathered(rest: NDArray[np.float64], value: Decimal) -> tuple[Term, Decimal]:
    if not rest.any():
        name = translate("RecurrenceHand", "{n} products that are 0").format(n=rest.size)
    else:
        name = translate("RecurrenceHand", "the {n} smallest terms together").format(n=rest.size)
    return Term(name, "", "", text(value), int(rest.size)), value


def _sum(values: NDArray[np.float64]) -> float:
    return math.fsum(values) if np.isfinite(values).all() else float(values.sum())


def _value(function: str, argument: float) -> float:
    if function == "tanh" or math.isnan(argument):
        return math.tanh(argument)
    if function == "relu":
        return max(argument, 0.0)
    return 1 / (1 + math.exp(-argument)) if argument > -700 else 0.0


def _latex(
    symbol: str, terms: Sequence[tuple[Term, Decimal]], left: Decimal, result: Decimal, function: str
) -> str:
    """symbol = products = their values = result; ε is what rounding leaves."""
    chain = [symbol.replace("tanh", r"\tanh").replace("−", "-")]
    if function:
        argument = rf"{FUNCTIONS[function][1]}\left({_tex(terms[0][0].a)}\right)"
        chain += [argument] if not left else [rf"{argument}", latex(terms[0][1]) + _epsilon(left)]
    else:
        if any(term.b for term, _ in terms):
            factors = [_factors(term, value, first=k == 0) for k, (term, value) in enumerate(terms)]
            chain.append("+".join(factors))
        if len(terms) > 1 or left:
            values = [_braced(term, value, first=k == 0) for k, (term, value) in enumerate(terms)]
            chain.append("+".join(values) + _epsilon(left))
    return "=".join([*chain, rf"\accent{{{latex(result)}}}"])


def _epsilon(left: Decimal) -> str:
    return rf"+\underbrace{{{in_brackets(left)}}}_{{\varepsilon}}" if left else ""


def _factors(term: Term, value: Decimal, *, first: bool) -> str:
    if term.b:
        return rf"{_tex(term.a) if first else _bracketed(term.a)}\times {_bracketed(term.b)}"
    return _braced(term, value, first=first)


def _braced(term: Term, value: Decimal, *, first: bool) -> str:
    shown = latex(value) if first else in_brackets(value)
    return rf"\underbrace{{{shown}}}_{{{term.count}}}" if term.count > 1 else shown


def _bracketed(shown: str) -> str:
    return f"({_tex(shown)})" if shown.startswith("−") else _tex(shown)


def _tex(shown: str) -> str:
    """A shown number in a formula."""
    mantissa, power, exponent = shown.replace("−", "-").replace("∞", r"\infty").partition("e")
    if shown == "NaN":
        return r"\mathrm{NaN}"
    return rf"{mantissa}\cdot 10^{{{exponent}}}" if power else mantissa
