"""What is said of the functions' cost: counted by formula, and timed where it was."""

from __future__ import annotations

import math
from collections.abc import Mapping

from explorer.core.i18n import translate
from explorer.core.trace import Explanation, Formula, Row, Table
from explorer.models.devices import short_name
from explorer.studies.scoring.cost import CostTable, Sizes, cost
from explorer.studies.scoring.kinds import Function
from explorer.studies.scoring.texts import function_name, size_name

_OPERATIONS = {
    Function.ADDITIVE: r"(m+n)\,h\,(2d-1)+mn\,(4h-1)",
    Function.DOT: r"mn\,(2d-1)",
    Function.SCALED: r"2mnd+1",
    Function.BILINEAR: r"m\,d\,(2d-1)+mn\,(2d-1)",
    Function.GAUSSIAN: r"3mnd",
}
_NUMBERS = {
    Function.ADDITIVE: r"2hd+h+(m+n+mn)\,h+mn",
    Function.DOT: r"mn",
    Function.SCALED: r"mn",
    Function.BILINEAR: r"d^2+md+mn",
    Function.GAUSSIAN: r"mnd+mn",
}


def explain_cost(function: Function, sizes: Sizes, table: CostTable | None) -> Explanation:
    """One function's operations and memory for m queries and n keys; `table`: what was timed, if anything."""
    spent = cost(function, sizes)
    text = translate(
        "ScoringCost",
        "<b>{function}</b> takes <b>{operations}</b> operations and holds {memory} besides queries and keys, "
        "for {m} queries and {n} keys of {d} numbers: {ratio} times the operations of the dot product.",
    )
    ratio = spent.operations / cost(Function.DOT, sizes).operations
    told = text.format(
        function=function_name(function), operations=size_name(spent.operations),
        memory=memory_name(spent.memory()), m=f"{sizes.queries:,}", n=f"{sizes.keys:,}", d=f"{sizes.d:,}",
        ratio=f"{ratio:,.1f}",
    )  # fmt: skip
    formulas = (
        Formula(_OPERATIONS[function], translate("ScoringCost", "operations; m queries, n keys")),
        Formula(_NUMBERS[function], translate("ScoringCost", "numbers held, four bytes each as float32")),
    )
    title = translate("ScoringCost", "Cost of {function}").format(function=function_name(function))
    return Explanation(title, told, formulas, _tables(sizes, table), _notes(table))


def memory_name(size: int) -> str:
    """“16 kB”, “1.5 MB”; 1 kB is 1,000 bytes."""
    for unit, power in (("GB", 9), ("MB", 6), ("kB", 3)):
        if size >= 10**power:
            return f"{size / 10**power:,.3g} {unit}"
    return translate("ScoringCost", "{n} bytes").format(n=size)


def time_name(seconds: float) -> str:
    """“3.4 µs”, “1.9 ms”; — where there is no time."""
    if math.isnan(seconds):
        return "—"
    for unit, power in (("s", 0), ("ms", -3), ("µs", -6)):
        if seconds >= 10.0**power:
            return f"{seconds / 10.0**power:.3g} {unit}"
    return f"{seconds * 1e9:.3g} ns"


def _tables(sizes: Sizes, table: CostTable | None) -> tuple[Table, ...]:
    """Each function's operations, memory and, where it was timed, time."""
    spent = {function: cost(function, sizes) for function in Function}
    counted = (
        _table(
            translate("ScoringCost", "Operations"), {f: size_name(c.operations) for f, c in spent.items()}
        ),
        _table(
            translate("ScoringCost", "Memory besides queries and keys"),
            {f: memory_name(c.memory()) for f, c in spent.items()},
        ),
    )
    if table is None:
        return counted
    times = {function: _time(function, sizes, table) for function in Function}
    return (*counted, _table(translate("ScoringCost", "Time, the best of several runs"), times))


def _table(title: str, values: Mapping[Function, str]) -> Table:
    return Table(title, tuple(Row(function_name(function), value) for function, value in values.items()))


def _time(function: Function, sizes: Sizes, table: CostTable) -> str:
    found = [t.seconds for t in table.of(function) if table.sizes.along(table.axis, t.size) == sizes]
    return time_name(found[0]) if found else "—"


def _notes(table: CostTable | None) -> tuple[str, ...]:
    counted = translate(
        "ScoringCost",
        "An addition, multiplication, division, root or hyperbolic tangent counts as one operation; "
        "normalising and pooling cost every function the same and are left out.",
    )
    if table is None:
        return (counted,)
    text = translate(
        "ScoringCost",
        "Timed on {device} in float32, the best of several runs; on the CPU with one thread.",
    )
    notes = [counted, text.format(device=short_name(table.device))]
    if any(math.isnan(timing.seconds) for timing in table.timings):
        notes.append(
            translate("ScoringCost", "A size that would take too much memory or time is counted, not timed.")
        )
    return tuple(notes)
