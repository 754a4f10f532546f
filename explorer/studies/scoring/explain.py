"""What Explain says of one key: its score, its weight and what it gives to the pooled value."""

from __future__ import annotations

import numpy as np

from explorer.core.i18n import translate
from explorer.core.trace import Action, Explanation, Formula, Row, Table
from explorer.studies.numbers import plain, shape
from explorer.studies.recurrence.explain import escaped
from explorer.studies.recurrence.hand import rounding_note
from explorer.studies.scoring.formulas import general
from explorer.studies.scoring.kinds import Function, Norm
from explorer.studies.scoring.state import ScoringState
from explorer.studies.scoring.texts import function_name, norm_name
from explorer.studies.scoring.trace import Scored, ScoringTrace
from explorer.studies.scoring.working import worked

EXACT = 1e-12


def explain(trace: ScoringTrace, state: ScoringState) -> Explanation:
    """The explanation of the chosen key under the chosen function, or why the function does not fit.

    A key or a component beyond the trace is brought back to its end.
    """
    key = min(state.step, len(trace.steps) - 1)
    function = state.function
    formulas = general(function, trace.request.norm)
    tables: tuple[Table, ...] = (side_by_side(trace, key), _shapes(trace), _source(trace), check(trace))
    if function not in trace.scored:
        refused = trace.refused[function]
        return Explanation(
            _title(trace, key), refused, formulas[:1], _filled(tables), trace.notes, _actions()
        )
    component = min(state.component, trace.data.values.shape[1] - 1)
    lines = worked(trace, function, key, component)
    numbers = tuple(Formula(line.latex, line.label) for line in lines)
    notes = (rounding_note(),) if any(line.rounding for line in lines) else ()
    return Explanation(
        _title(trace, key),
        _told(trace, trace.scored[function], key),
        (*formulas, *numbers),
        _filled(tables),
        (*trace.notes, *notes),
        _actions(),
    )


def _filled(tables: tuple[Table, ...]) -> tuple[Table, ...]:
    return tuple(table for table in tables if table.rows)


def _actions() -> tuple[Action, ...]:
    return (Action("export", translate("ScoringExplain", "Export picture…"), "Ctrl+E"),)


def _title(trace: ScoringTrace, key: int) -> str:
    text = translate("ScoringExplain", "Key {number} of {count} · “{name}”")
    return text.format(number=key + 1, count=len(trace.steps), name=trace.data.names[key])


def _told(trace: ScoringTrace, one: Scored, key: int) -> str:
    """One or two sentences with this key's own numbers."""
    names = {
        "query": escaped(trace.data.query_name),
        "key": escaped(trace.data.names[key]),
        "score": plain(float(one.scores[key]), 4),
        "weight": plain(float(one.weights[key]), 4),
        "rank": _rank(trace, one, key),
        "seen": int(trace.valid.sum()),
    }
    return _sentence(trace, one, key).format(**names)


def _rank(trace: ScoringTrace, one: Scored, key: int) -> int:
    return 1 + int((one.scores[trace.valid] > one.scores[key]).sum())


def _sentence(trace: ScoringTrace, one: Scored, key: int) -> str:
    norm = trace.request.norm
    if not trace.valid[key]:
        return translate(
            "ScoringExplain",
            "<b>{key}</b> would score {score} for the query <b>{query}</b>, but lies beyond the valid "
            "length: it is masked, its weight is 0, and nothing of its value is pooled.",
        )
    if norm is Norm.HARD_MAX:
        return _hard_sentence(one, key)
    if norm is Norm.SOFTMAX:
        return translate(
            "ScoringExplain",
            "<b>{key}</b> scores {score} for the query <b>{query}</b>, number {rank} of the {seen} keys "
            "seen. The softmax makes that a weight of <b>{weight}</b>: that share of its value flows "
            "into the pooled value.",
        )
    if one.scores[key] <= 0:
        return translate(
            "ScoringExplain",
            "<b>{key}</b> scores {score} for the query <b>{query}</b>, number {rank} of the {seen} keys "
            "seen. That is not above 0, so the ReLU gives it the weight <b>0</b>: it is left out altogether.",
        )
    if norm is Norm.RELU:
        return translate(
            "ScoringExplain",
            "<b>{key}</b> scores {score} for the query <b>{query}</b>, number {rank} of the {seen} keys "
            "seen. The ReLU keeps a score above 0 as it is: its weight is <b>{weight}</b>, and the weights "
            "need not add up to 1.",
        )
    return translate(
        "ScoringExplain",
        "<b>{key}</b> scores {score} for the query <b>{query}</b>, number {rank} of the {seen} keys "
        "seen. Divided by the sum of all scores above 0, its weight is <b>{weight}</b>: that share of its "
        "value flows into the pooled value.",
    )


def _hard_sentence(one: Scored, key: int) -> str:
    if one.scores[key] < one.weighed.largest:
        return translate(
            "ScoringExplain",
            "<b>{key}</b> scores {score} for the query <b>{query}</b>, number {rank} of the {seen} keys "
            "seen. The hard max takes only the largest score, so its weight is <b>0</b>.",
        )
    if one.weighed.tied > 1:
        return translate(
            "ScoringExplain",
            "<b>{key}</b> scores {score} for the query <b>{query}</b>, the largest score, which other keys "
            "seen have as well: they share the weight, <b>{weight}</b> each.",
        )
    return translate(
        "ScoringExplain",
        "<b>{key}</b> scores {score} for the query <b>{query}</b>, the largest of all {seen}: the hard max "
        "gives it the whole weight, and the pooled value is its value.",
    )


def side_by_side(trace: ScoringTrace, key: int) -> Table:
    """This key's score and weight under every function; a function that does not fit says so."""
    title = translate("ScoringExplain", "Every function: score → weight")
    rows = [_function_row(trace, function, key) for function in Function]
    return Table(title, tuple(rows))


def _function_row(trace: ScoringTrace, function: Function, key: int) -> Row:
    if function not in trace.scored:
        return Row(function_name(function), "—", trace.refused[function])
    one = trace.scored[function]
    value = f"{plain(float(one.scores[key]), 3)} → {plain(float(one.weights[key]), 3)}"
    hint = translate("ScoringExplain", "{norm}; the weights of all keys add up to {total}.")
    total = plain(float(one.weights.sum()), 3)
    return Row(function_name(function), value, hint.format(norm=norm_name(trace.request.norm), total=total))


def _shapes(trace: ScoringTrace) -> Table:
    data, w = trace.data, trace.weights
    rows = (
        Row("q", shape(data.query.size)),
        Row("K", shape(*data.keys.shape), translate("ScoringExplain", "keys, numbers of a key")),
        Row("V", shape(*data.values.shape), translate("ScoringExplain", "keys, numbers of a value")),
        Row("W_q, W_k, w_v", ", ".join(shape(*w[name].shape) for name in ("W_q", "W_k", "w_v"))),
        Row("W", shape(*w["W"].shape)),
    )
    return Table(translate("ScoringExplain", "Shapes"), rows)


def _source(trace: ScoringTrace) -> Table:
    hint = translate(
        "ScoringExplain",
        "The weights inside Additive and Bilinear are drawn uniformly between ±1/√(numbers that enter).",
    )
    drawn = Row(translate("ScoringExplain", "weights, seed"), str(trace.request.seed), hint)
    data = Row(translate("ScoringExplain", "query, keys, values"), trace.data.source)
    return Table(translate("ScoringExplain", "Where the numbers are from"), (data, drawn))


def check(trace: ScoringTrace) -> Table:
    """The check line: how far the trace is from torch in float64; no row until that is measured."""
    title = translate("ScoringExplain", "Check")
    if np.isnan(trace.difference):
        return Table(title, ())
    value = plain(trace.difference, 1) + (" ✓" if trace.difference <= EXACT else " ✗")
    hint = translate(
        "ScoringExplain",
        "The largest difference over all scores, weights and pooled values, in float64, relative to the "
        "largest of them beyond 1.",
    )
    return Table(title, (Row("max |ours − torch|", value, hint),))
