"""What a benchmark found, and the table of all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """One row: a value with its unit, what it must reach, and how it came about.

    `value` is None where it could not be measured; `how` then says why. `at_most` and `at_least` are limits
    in the unit of the value; with neither, the row is reported for comparison only.
    """

    what: str
    value: float | None
    unit: str
    how: str = ""
    at_most: float | None = None
    at_least: float | None = None

    @property
    def met(self) -> bool | None:
        """Whether the limit is kept; None without a value or a limit."""
        if self.value is None or (self.at_most is None and self.at_least is None):
            return None
        low = self.at_least is None or self.value >= self.at_least
        return low and (self.at_most is None or self.value <= self.at_most)


def not_installed(what: str, package: str) -> Result:
    """The row of a peer that is absent."""
    return Result(what, None, "", f"{package} is not installed (the extra “bench” brings it)")


def table(results: Sequence[Result]) -> str:
    """All rows as one Markdown table."""
    lines = ["| what | measured | must reach | | how |", "|---|--:|--:|---|---|"]
    return "\n".join([*lines, *(_row(result) for result in results)])


def _row(result: Result) -> str:
    value = "–" if result.value is None else _number(result.value, result.unit)
    mark = {True: "met", False: "**missed**", None: ""}[result.met]
    return f"| {result.what} | {value} | {_limit(result)} | {mark} | {result.how} |"


def _limit(result: Result) -> str:
    if result.at_most is not None:
        return f"≤ {_number(result.at_most, result.unit)}"
    return "" if result.at_least is None else f"≥ {_number(result.at_least, result.unit)}"


def _number(value: float, unit: str) -> str:
    return f"{value:.3g} {unit}" if abs(value) < 1000 else f"{value:,.0f} {unit}"
