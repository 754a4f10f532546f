"""What Explain says of the Attention pooling chapter: the query, the kernel, and the sum of the estimate."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from explorer.core.i18n import in_a_row, translate
from explorer.core.trace import Action, Explanation, Formula, Row, Table
from explorer.studies.numbers import latex, plain
from explorer.studies.pooling.explain_cues import explain_cues
from explorer.studies.pooling.judging import judged
from explorer.studies.pooling.kernels import COMPACT, Kernel
from explorer.studies.pooling.state import PoolingState
from explorer.studies.pooling.texts import answer_sentence, general, kernel_name, summed
from explorer.studies.pooling.trace import Answer, PoolingTrace, place_name
from explorer.studies.recurrence.decimals import EXACT, rounded, text
from explorer.studies.recurrence.hand import rounding_note
from explorer.studies.recurrence.pencil import Block, HandLine, Pencil

MOST_TERMS = 6
PLACES = 4
_DIGITS = (4, 6, 8, 10)


@dataclass(frozen=True, eq=False, slots=True)
class _Place:
    """What is explained: the query, its answer, and the key in question."""

    trace: PoolingTrace
    answer: Answer
    key: int

    @property
    def name(self) -> str:
        return place_name(self.answer.query)

    @property
    def is_undefined(self) -> bool:
        return math.isnan(self.answer.estimate)


def explain(trace: PoolingTrace, state: PoolingState) -> Explanation:
    """The explanation of the chosen query and key; on the page of cues, that of the five objects.

    A choice beyond the trace is brought back to its end; without a chosen key it is the one that weighs most.
    """
    if state.view == "cues":
        return explain_cues(state)
    place = _place_of(trace, state)
    title = translate("PoolingExplain", "Query x = {x}").format(x=place.name)
    line = None if place.is_undefined else weighted_sum(place.answer, trace)
    tables = (_terms(line), _beside_truth(place), _estimators(place), _at_points(place), _check(place))
    notes = (rounding_note(),) if line is not None and line.rounding else ()
    return Explanation(
        title,
        in_a_row((_told(place), judged(trace))),
        _formulas(place, line),
        tuple(table for table in tables if table.rows),
        (*trace.notes, *notes),
        (Action("export", translate("PoolingExplain", "Export picture…"), "Ctrl+E"),),
    )


def weighted_sum(answer: Answer, trace: PoolingTrace, most: int | None = MOST_TERMS) -> HandLine:
    """Σ α_i y_i with its largest terms written out and the rest counted; its digits add up as shown.

    Points are numbered from 1 by growing key.
    """
    products = answer.weights * trace.points.values
    if most is not None:  # a term of which no digit would be seen is counted with the rest
        most = max(2, min(most, 1 + int((np.abs(products) >= 0.5 * 10.0**-PLACES).sum())))
    pencil = Pencil(PLACES, most)
    block = Block(answer.weights, trace.points.values, lambda k: f"α{k + 1} · y{k + 1}")
    symbol = rf"\hat{{f}}({latex_place(answer.query)})"
    pencil.add(translate("PoolingExplain", "Weighted sum"), symbol, [block], answer.estimate)
    return pencil.lines[0]


def latex_place(place: float) -> str:
    """A query's place in a formula."""
    shown = place_name(place)
    return latex(place) if "e" in shown else shown.replace("−", "-")


def _place_of(trace: PoolingTrace, state: PoolingState) -> _Place:
    step = max(0, min(state.step, len(trace.places) - 1))
    answer = trace.answer(float(trace.places[step]) if state.query is None else state.query)
    last = trace.points.keys.size - 1
    return _Place(trace, answer, min(state.key, last) if state.key >= 0 else int(answer.weights.argmax()))


def _told(place: _Place) -> str:
    trace, answer = place.trace, place.answer
    kernel = trace.chosen.kernel
    if place.is_undefined:
        text = translate(
            "PoolingExplain",
            "No key lies inside the bandwidth {h} of this query, so there is nothing to average: the "
            "estimate is <b>undefined</b>. A wider kernel would reach a key.",
        )
        return text.format(h=plain(trace.chosen.scale, 3))
    best = int(answer.weights.argmax())
    count = int((answer.weights >= answer.weights[best] * (1 - 1e-12)).sum())
    return answer_sentence(kernel, answer.weights.size, count).format(
        x=place.name,
        n=answer.weights.size,
        count=count,
        h=plain(trace.chosen.scale, 3),
        estimate=plain(answer.estimate),
        best=best + 1,
        key=plain(float(trace.points.keys[best])),
        weight=plain(float(answer.weights[best])),
        neighbours=plain(answer.neighbours, 1),
    )


def _formulas(place: _Place, line: HandLine | None) -> tuple[Formula, ...]:
    formulas = [general(place.trace.chosen.kernel), summed()]
    if line is None:
        return tuple(formulas)
    weighed = _weight(place)
    formulas += [weighed] if weighed is not None else []
    caption = translate("PoolingExplain", "The same with this query's own numbers")
    return (*formulas, Formula(line.latex, caption))


def _weight(place: _Place) -> Formula | None:
    """One key's weight with as many digits as it takes to come out as shown; None where none are enough."""
    trace, curve = place.trace, place.trace.chosen
    if curve.kernel in COMPACT or curve.kernel is Kernel.AVERAGE:
        return None
    weight = float(place.answer.weights[place.key])
    with np.errstate(under="ignore"):
        total = float(np.exp(-(((place.answer.query - trace.points.keys) * curve.scale) ** 2) / 2).sum())
    given = (place.answer.query, float(trace.points.keys[place.key]), curve.scale, total)
    for digits in _DIGITS:
        query, key, width, below = (round(number, digits) for number in given)
        if (
            below
            and abs(math.exp(-(((query - key) * width) ** 2) / 2) / below - weight) < 0.5 * 10.0**-PLACES
        ):
            return _weight_formula(place, digits, total, weight)
    return None


def _weight_formula(place: _Place, digits: int, total: float, weight: float) -> Formula:
    trace, number = place.trace, place.key + 1
    distance = (
        f"{latex(place.answer.query, digits)}-{_bracketed(float(trace.points.keys[place.key]), digits)}"
    )
    if trace.chosen.kernel is not Kernel.GAUSSIAN:
        distance = rf"({distance})\cdot {_bracketed(trace.chosen.scale, digits)}"
    above = rf"\exp(-({distance})^2/2)"
    shown = rf"\alpha_{{{number}}}=\frac{{{above}}}{{{latex(total, digits)}}}\approx {latex(weight, PLACES)}"
    text = translate("PoolingExplain", "The weight of point {n}; below it stands the sum over all {count:,}")
    return Formula(shown, text.format(n=number, count=trace.points.keys.size))


def _bracketed(value: float, digits: int) -> str:
    return f"({latex(value, digits)})" if value < 0 else latex(value, digits)


def _terms(line: HandLine | None) -> Table:
    """The terms of the sum as rows whose digits add up."""
    title = translate("PoolingExplain", "Weight × value")
    if line is None:
        return Table(title, ())
    rows = [Row(term.name, term.product, f"{term.a} × {term.b}" if term.b else "") for term in line.terms]
    if line.rounding:
        rows.append(Row("ε", line.rounding, rounding_note()))
    rows.append(Row(translate("PoolingExplain", "estimate"), line.result))
    return Table(title, tuple(rows))


def _beside_truth(place: _Place) -> Table:
    """The estimate, f and what is between them, as shown."""
    title = translate("PoolingExplain", "Beside the truth")
    true = _true(place)
    if true is None or place.is_undefined:
        return Table(title, ())
    shown = rounded(place.answer.estimate, -PLACES), rounded(true, -PLACES)
    return Table(
        title,
        (
            Row(translate("PoolingExplain", "estimate"), text(shown[0])),
            Row("f(x)", text(shown[1])),
            Row(translate("PoolingExplain", "difference"), text(EXACT.subtract(*shown))),
        ),
    )


def _true(place: _Place) -> float | None:
    """f where the query is, None where there is no truth there."""
    truth, here = place.trace.truth, np.flatnonzero(place.trace.places == place.answer.query)
    return float(truth[here[0]]) if truth is not None and here.size else None


def _estimators(place: _Place) -> Table:
    title = translate("PoolingExplain", "Mean squared error to the truth")
    text = translate("PoolingExplain", "On average {n} effective neighbours a query; gaps: {gaps:,}.")
    rows = tuple(
        Row(
            kernel_name(curve.kernel),
            plain(curve.error),
            text.format(n=plain(curve.typical, 1), gaps=curve.undefined),
        )
        for curve in place.trace.curves
    )
    return Table(title, rows if place.trace.truth is not None else ())


def _at_points(place: _Place) -> Table:
    """How well the curves pass through the points that made them."""
    title = translate("PoolingExplain", "Mean squared error at the points")
    hint = translate("PoolingExplain", "Each key is asked as a query, and its own value counts with it.")
    rows = tuple(
        Row(kernel_name(curve.kernel), plain(curve.fit), hint)
        for curve in place.trace.curves
        if not math.isnan(curve.fit)
    )
    return Table(title, rows)


def _check(place: _Place) -> Table:
    """The weights of a query are shares of one whole."""
    if place.is_undefined:
        return Table("", ())
    off = abs(math.fsum(place.answer.weights) - 1)
    value = plain(off, 1) + (" ✓" if off <= 1e-9 else " ✗")
    return Table(translate("PoolingExplain", "Check"), (Row("|Σα − 1|", value),))
