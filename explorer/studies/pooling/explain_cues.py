"""What Explain says of the five objects on the table."""

from __future__ import annotations

import numpy as np

from explorer.core.i18n import translate
from explorer.core.trace import Explanation, Formula, Row, Table
from explorer.studies.numbers import plain
from explorer.studies.pooling.cues import FEATURES, THINGS, VALUES, Cues, Goal, attend, goal_name, thing_name
from explorer.studies.pooling.cues import value_names as names_of_values
from explorer.studies.pooling.state import PoolingState
from explorer.studies.recurrence.hand import rounding_note
from explorer.studies.recurrence.pencil import Block, HandLine, Pencil, dot

PLACES = 4


def explain_cues(state: PoolingState) -> Explanation:
    """Query, key and value on the table, the scores and the pooled value with their own numbers.

    Raises:
        UserError: see `cues.attend`.
    """
    cues = attend(state.goal, state.salience, state.salience_strength, state.goal_strength)
    score, pooled = _score(state, cues), _pooled(cues)
    rounding = (rounding_note(),) if score.rounding or pooled.rounding else ()
    title = translate("PoolingCues", "Where attention goes: {goal}").format(goal=goal_name(state.goal))
    return Explanation(
        title,
        _told(state.goal, cues),
        _formulas(cues, score, pooled),
        (_weights(cues), _beside(cues)),
        rounding,
    )


def _told(goal: Goal, cues: Cues) -> str:
    best = int(cues.weights.argmax())
    name, share = thing_name(cues.winner), f"{cues.weights[best]:.0%}"
    if cues.is_even:
        text = translate(
            "PoolingCues",
            "Nothing sets one object apart: neither salience nor a <b>query</b> tells their <b>keys</b> from "
            "one another. Each takes {share} of the attention, which is average pooling.",
        )
    elif goal is Goal.NONE:
        text = translate(
            "PoolingCues",
            "Nothing is wanted, so there is no <b>query</b>: attention follows how much each <b>key</b> "
            "stands out, and {share} of it falls on: {name}. This is the involuntary cue.",
        )
    else:
        text = translate(
            "PoolingCues",
            "The <b>query</b> ({goal}) is compared with the features in each <b>key</b>, and salience counts "
            "beside it. {share} of the attention falls on: {name}. What comes back is the average of the "
            "<b>values</b>, weighted so; average and max pooling give the same whatever one wants.",
        )
    return text.format(goal=goal_name(goal), share=share, name=name)


def _formulas(cues: Cues, score: HandLine, pooled: HandLine) -> tuple[Formula, ...]:
    best = thing_name(cues.winner)
    scored = translate("PoolingCues", "The score of: {name}").format(name=best)
    value = translate("PoolingCues", "The first number of the pooled value: {name}")
    return (
        Formula(
            r"s_i=a\,c_i+b\,\mathbf{q}\cdot\mathbf{k}_i,\quad"
            r"\alpha_i=\frac{\exp(s_i)}{\sum_j\exp(s_j)}",
            translate(
                "PoolingCues",
                "Each object i has the salience cᵢ and the key kᵢ; with the query q they give its score sᵢ, "
                "and scores give weights αᵢ",
            ),
        ),
        Formula(score.latex, scored),
        Formula(pooled.latex, value.format(name=names_of_values()[0])),
    )


def _score(state: PoolingState, cues: Cues) -> HandLine:
    """a c and b q · k for the object in the most light."""
    best = int(cues.weights.argmax())
    pencil = Pencil(PLACES, None)
    strength, salience = np.array([state.salience_strength]), np.array([state.salience[best]])
    blocks = [Block(strength, salience, lambda _: f"a · c{best + 1}")]
    blocks += [dot(state.goal_strength * cues.query, FEATURES[best], "b q", "k")] if cues.query.any() else []
    pencil.add(translate("PoolingCues", "Score"), f"s_{{{best + 1}}}", blocks, float(cues.scores[best]))
    return pencil.lines[0]


def _pooled(cues: Cues) -> HandLine:
    pencil = Pencil(PLACES, None)
    block = Block(cues.weights, VALUES[:, 0], lambda k: f"α{k + 1} · v{k + 1}")
    label = translate("PoolingCues", "Pooled value")
    pencil.add(label, r"\sum_i\alpha_i v_i", [block], float(cues.pooled[0]))
    return pencil.lines[0]


def _weights(cues: Cues) -> Table:
    title = translate("PoolingCues", "Weights")
    hint = translate("PoolingCues", "Score {score}: {salience} from salience and {goal} from the query.")
    return Table(
        title,
        tuple(
            Row(
                thing_name(thing),
                plain(float(cues.weights[k])),
                hint.format(
                    score=plain(float(cues.scores[k]), 2),
                    salience=plain(float(cues.from_salience[k]), 2),
                    goal=plain(float(cues.from_goal[k]), 2),
                ),
            )
            for k, thing in enumerate(THINGS)
        ),
    )


def _beside(cues: Cues) -> Table:
    """Attention pooling beside the two that know no query."""
    hint = translate("PoolingCues", "In this order: {names}.").format(names=", ".join(names_of_values()))
    names = (
        translate("PoolingCues", "attention pooling"),
        translate("PoolingCues", "average pooling"),
        translate("PoolingCues", "max pooling"),
    )
    numbers = (cues.pooled, cues.average, cues.highest)
    rows = [
        Row(name, "  ".join(plain(float(number), 3) for number in value), hint)
        for name, value in zip(names, numbers, strict=True)
    ]
    return Table(translate("PoolingCues", "Pooled value"), tuple(rows))
