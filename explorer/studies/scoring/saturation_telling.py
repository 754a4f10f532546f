"""What is said of the study of √d, with its own numbers."""

from __future__ import annotations

import math

from explorer.core.i18n import translate
from explorer.core.trace import Explanation, Formula, Row, Table
from explorer.studies.numbers import plain
from explorer.studies.scoring.kinds import Function
from explorer.studies.scoring.saturation import (
    STUDIED,
    Estimate,
    Point,
    Saturation,
    sizes,
    theory,
    uniform_gradient,
)
from explorer.studies.scoring.texts import function_name

FAR = 4.0
"""Standard errors beyond which a measured variance is told to differ from theory's."""


def explain_saturation(study: Saturation, d: int) -> Explanation:
    """Why the dot product is divided by √d, at the measured d nearest to the one on show.

    Raises:
        ValueError: nothing is measured yet.
    """
    points = {function: study.at(function, d) for function in STUDIED}
    measured = points[Function.DOT].d
    tables = (
        _table(translate("ScoringSaturation", "Variance of the scores"), points, "variance", measured),
        _table(translate("ScoringSaturation", "Largest weight"), points, "largest", None),
        _table(translate("ScoringSaturation", "Entropy of the weights, in nats"), points, "entropy", None),
        _table(translate("ScoringSaturation", "Gradient norm of the softmax"), points, "gradient", None),
    )
    title = translate("ScoringSaturation", "Why √d: queries and keys of {d} numbers").format(d=measured)
    return Explanation(title, _told(study, points), _formulas(), tables, _notes(study))


def with_error(estimate: Estimate) -> str:
    """“64.1 ± 0.6”: the error to two digits, the value to as many places."""
    if not estimate.error or not math.isfinite(estimate.error):
        return plain(estimate.value, 4)
    places = max(0, 1 - math.floor(math.log10(estimate.error)))
    return f"{estimate.value:,.{places}f} ± {estimate.error:,.{places}f}".replace("-", "−")


def _told(study: Saturation, points: dict[Function, Point]) -> str:
    dot, scaled, additive = (points[function] for function in STUDIED)
    text = translate(
        "ScoringSaturation",
        "q·k is a sum of {d} products, and its measured variance is <b>{variance}</b>. Over {n} keys the "
        "softmax gives its largest score the weight <b>{dot}</b> on average, and the gradient that passes "
        "has the norm {dot_gradient}; where all weights are equal it is {even}. Divided by √{d} = {root}, "
        "the variance is <b>{scaled_variance}</b>, the largest weight <b>{scaled}</b> and the gradient's "
        "norm {scaled_gradient}. Additive needs no such factor: tanh lies between −1 and 1, and its "
        "variance is {additive} here.",
    )
    return text.format(
        d=dot.d,
        root=plain(math.sqrt(dot.d), 2),
        n=study.settings.keys,
        variance=with_error(dot.variance),
        dot=plain(dot.largest.value, 3),
        dot_gradient=plain(dot.gradient.value, 3),
        even=plain(uniform_gradient(study.settings.keys), 3),
        scaled_variance=with_error(scaled.variance),
        scaled=plain(scaled.largest.value, 3),
        scaled_gradient=plain(scaled.gradient.value, 3),
        additive=with_error(additive.variance),
    )


def _table(title: str, points: dict[Function, Point], name: str, d: int | None) -> Table:
    """One quantity of all functions with standard errors; with theory's where d is given."""
    rows = [
        Row(
            function_name(function),
            with_error(getattr(point, name)),
            "" if d is None else _theory_hint(function, point),
        )
        for function, point in points.items()
    ]
    return Table(title, tuple(rows))


def _theory_hint(function: Function, point: Point) -> str:
    expected = theory(function, point.d)
    text = translate("ScoringSaturation", "Theory says {theory}: {errors} standard errors away.")
    if function is Function.ADDITIVE:
        text = translate(
            "ScoringSaturation", "Theory says {theory} for large d: {errors} standard errors away."
        )
    return text.format(theory=plain(expected, 3), errors=plain(standard_errors(function, point), 1))


def standard_errors(function: Function, point: Point) -> float:
    """How many of its standard errors the measured variance lies from theory's."""
    return abs(point.variance.value - theory(function, point.d)) / point.variance.error


def _formulas() -> tuple[Formula, ...]:
    return (
        Formula(
            r"\mathrm{Var}(q^{\top}k)=\sum_{j=1}^{d}\mathrm{Var}(q_j k_j)=d",
            translate("ScoringSaturation", "entries independent, with mean 0 and variance 1"),
        ),
        Formula(
            r"\mathrm{Var}\left(\frac{q^{\top}k}{\sqrt{d}}\right)=1",
            translate("ScoringSaturation", "whatever d is"),
        ),
        Formula(
            r"\frac{\partial\alpha}{\partial s}=\mathrm{diag}(\alpha)-\alpha\alpha^{\top}",
            translate("ScoringSaturation", "goes to 0 as one weight goes to 1; its Frobenius norm is shown"),
        ),
    )


def _notes(study: Saturation) -> tuple[str, ...]:
    settings = study.settings
    text = translate(
        "ScoringSaturation",
        "{draws:,} independent draws at each d, seed {seed}; entries normal with variance 1. ± is one "
        "standard error.",
    )
    drawn = text.format(draws=settings.draws, seed=settings.seed)
    text = translate(
        "ScoringSaturation",
        "Additive has {hidden} hidden numbers, its weights drawn anew each time between "
        "±1/√(numbers that enter).",
    )
    notes = [drawn, text.format(hidden=settings.hidden)]
    far = [p.d for p in study.of(Function.DOT) if standard_errors(Function.DOT, p) > FAR]
    if far:
        text = translate(
            "ScoringSaturation", "More than {far} standard errors from theory's variance, at d = {sizes}."
        )
        notes.append(text.format(far=plain(FAR, 0), sizes=", ".join(map(str, far))))
    if not study.is_complete:
        text = translate("ScoringSaturation", "Measured so far: {done} of {total} sizes.")
        notes.append(text.format(done=len(study.points) // len(STUDIED), total=len(sizes())))
    return tuple(notes)
