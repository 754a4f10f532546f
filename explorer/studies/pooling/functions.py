"""Formulas that a person types: only x, numbers, + − * / ** and a few functions; nothing else is run."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.studies.numbers import plain

Values = NDArray[np.float64]
DEFAULT = "2*sin(x) + x**0.8"
LONGEST = 200
"""Characters of a formula."""
MOST_POWER = 100
_DEEPEST = 40
_FUNCTIONS: dict[str, Callable[[Values], Values]] = {
    "sin": np.sin, "cos": np.cos, "tan": np.tan, "arcsin": np.arcsin, "arccos": np.arccos,
    "arctan": np.arctan, "sinh": np.sinh, "cosh": np.cosh, "tanh": np.tanh, "exp": np.exp,
    "log": np.log, "log2": np.log2, "log10": np.log10, "sqrt": np.sqrt, "abs": np.abs, "sign": np.sign,
    "floor": np.floor, "ceil": np.ceil,
}  # fmt: skip
FUNCTIONS = tuple(_FUNCTIONS)
_TOKEN = re.compile(
    r"\s*(?:(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![\w.]))|(?P<name>[A-Za-z_]\w*)|(?P<sign>\*\*|[-+*/()]))",
    re.ASCII,
)
_WRITTEN = str.maketrans({"−": "-", "×": "*", "·": "*", "÷": "/", "–": "-", "（": "(", "）": ")"})


@dataclass(frozen=True, slots=True)
class Function:
    """A formula that was read; `text` is what was typed."""

    text: str
    tree: ast.expr

    def __call__(self, x: Values) -> Values:
        """f at every x, in float64.

        Raises:
            UserError: it divides by zero or is not finite somewhere; the sentence names the first such x.
        """
        with np.errstate(all="ignore"):
            result = np.broadcast_to(_evaluated(self.tree, x), x.shape).astype(np.float64)
        if not np.isfinite(result).all():
            at = float(x[~np.isfinite(result)].flat[0])
            text = translate(
                "Pooling", "The formula has no finite value at x = {x}; change it or the range of x."
            )
            raise UserError(text.format(x=plain(at)))
        return result


@lru_cache(16)
def read_function(text: str) -> Function:
    """Read a formula of x; ^ is taken for a power, and × ÷ − for their plain signs.

    Raises:
        UserError: it is empty, too long, or holds anything but x, numbers, + − * / ** and known functions.
    """
    formula = text.strip()
    if not formula:
        raise UserError(translate("Pooling", "There is no formula; type one such as 2*sin(x) + x**0.8."))
    if len(formula) > LONGEST:
        told = translate("Pooling", "The formula has more than {most} characters; shorten it.")
        raise UserError(told.format(most=LONGEST))
    joined = _checked_tokens(formula.translate(_WRITTEN).replace("^", "**"))
    try:
        tree = ast.parse(joined, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise _unreadable(formula) from error
    _check(tree, 0)
    return Function(formula, tree)


def _checked_tokens(text: str) -> str:
    """The formula with single spaces; nothing but numbers, known names and signs reaches the parser."""
    tokens: list[str] = []
    at, end = 0, len(text.rstrip())
    while at < end:
        found = _TOKEN.match(text, at)
        if found is None:
            raise _unreadable(text[at:end])
        name = found["name"]
        if name is not None and name != "x" and name not in _FUNCTIONS:
            raise _unknown(name)
        tokens.append(found[0].strip())
        at = found.end()
    return " ".join(tokens)


def _check(tree: ast.expr, depth: int) -> None:
    """Refuse every node but the few that are evaluated."""
    if depth > _DEEPEST:
        raise UserError(translate("Pooling", "The formula is nested too deeply; write it in a simpler way."))
    match tree:
        case ast.Constant(value=int() | float()) | ast.Name(id="x"):
            return
        case ast.UnaryOp(op=ast.UAdd() | ast.USub(), operand=inner):
            _check(inner, depth + 1)
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub() | ast.Mult() | ast.Div() | ast.Pow(), right=right):
            _check(left, depth + 1)
            _check(right, depth + 1)
        case ast.Call(func=ast.Name(id=name), args=[inner], keywords=[]) if name in _FUNCTIONS:
            _check(inner, depth + 1)
        case _:
            raise _unreadable(ast.unparse(tree))


def _evaluated(tree: ast.expr, x: Values) -> Values:
    match tree:
        case ast.Constant(value=int() | float() as number):
            return np.float64(number) * np.ones(1)
        case ast.UnaryOp(op=sign, operand=inner):
            value = _evaluated(inner, x)
            return -value if isinstance(sign, ast.USub) else value
        case ast.BinOp(left=left, op=sign, right=right):
            return _joined(sign, _evaluated(left, x), _evaluated(right, x), x)
        case ast.Call(func=ast.Name(id=name), args=[inner]):
            return _FUNCTIONS[name](_evaluated(inner, x))
    return x


def _joined(sign: ast.operator, left: Values, right: Values, x: Values) -> Values:
    match sign:
        case ast.Add():
            return left + right
        case ast.Sub():
            return left - right
        case ast.Mult():
            return left * right
        case ast.Div():
            _check_divisor(right == 0, x)
            return left / right
    if np.abs(right).max(initial=0) > MOST_POWER:
        text = translate("Pooling", "A power in the formula is larger than {most}; use a smaller one.")
        raise UserError(text.format(most=MOST_POWER))
    _check_divisor((left == 0) & (right < 0), x)
    return np.asarray(left**right)


def _check_divisor(is_zero: NDArray[np.bool_], x: Values) -> None:
    if is_zero.any():
        at = float(x[np.broadcast_to(is_zero, x.shape)].flat[0]) if x.size else 0.0
        text = translate("Pooling", "The formula divides by zero at x = {x}; change it or the range of x.")
        raise UserError(text.format(x=plain(at)))


def _unknown(name: str) -> UserError:
    text = translate(
        "Pooling",
        "The formula holds “{name}”, which is unknown; use x, numbers and functions such as {some}.",
    )
    return UserError(text.format(name=name[:24], some=", ".join((*FUNCTIONS[:2], "exp", "sqrt"))))


def _unreadable(part: str) -> UserError:
    text = translate(
        "Pooling",
        "“{part}” is no formula that can be read; write it like 2*sin(x) + x**0.8, with * between factors.",
    )
    return UserError(text.format(part=part if len(part) <= 40 else part[:39] + "…"))
