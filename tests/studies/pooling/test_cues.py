"""Five objects on a table."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.core.errors import UserError
from explorer.studies.pooling.cues import FEATURES, SALIENCE, VALUES, Goal, Thing, attend
from explorer.studies.pooling.explain_cues import explain_cues
from explorer.studies.pooling.state import PoolingState


@pytest.mark.parametrize(
    ("goal", "thing"),
    [(Goal.NONE, Thing.CUP), (Goal.READ, Thing.BOOK), (Goal.WRITE, Thing.NOTEBOOK), (Goal.DRINK, Thing.CUP)],
)
def test_what_attention_falls_on(goal: Goal, thing: Thing) -> None:
    assert attend(goal).winner is thing


def test_without_strength_it_is_average_pooling() -> None:
    cues = attend(Goal.READ, SALIENCE, 0.0, 0.0)
    np.testing.assert_allclose(cues.weights, 0.2)
    np.testing.assert_allclose(cues.pooled, cues.average)


@given(
    st.sampled_from(Goal),
    st.floats(0, 20),
    st.floats(0, 20),
    st.lists(st.floats(0, 1), min_size=5, max_size=5),
)
def test_weights_are_a_softmax_of_both_parts(goal: Goal, a: float, b: float, salience: list[float]) -> None:
    cues = attend(goal, salience, a, b)
    scores = [a * s + b * float(np.dot(cues.query, f)) for s, f in zip(salience, FEATURES, strict=True)]
    grown = np.exp(scores)
    np.testing.assert_allclose(cues.weights, grown / grown.sum(), rtol=1e-9)
    np.testing.assert_allclose(cues.pooled, cues.weights @ VALUES, rtol=1e-12)
    assert (cues.pooled <= cues.highest + 1e-12).all()


def test_impossible_tables_are_told() -> None:
    for salience in ((1.0,), (0.1, 0.2, 0.3, 0.4, np.nan), (2.0,) * 5):
        with pytest.raises(UserError):
            attend(Goal.NONE, salience)
    with pytest.raises(UserError):
        attend(Goal.NONE, SALIENCE, np.nan)


@pytest.mark.parametrize("goal", list(Goal))
def test_the_explanation_has_the_weights(goal: Goal) -> None:
    told = explain_cues(PoolingState(goal=goal, view="cues"))
    shown = [Decimal(row.value.replace("−", "-")) for row in told.tables[0].rows]
    np.testing.assert_allclose([float(s) for s in shown], attend(goal).weights, atol=5.1e-5)
    assert "query" in told.text


def test_where_nothing_sets_one_apart_it_is_said() -> None:
    for fields in ({"salience_strength": 0.0}, {"salience": (0.4,) * 5}):
        told = explain_cues(replace(PoolingState(), goal=Goal.NONE, **fields)).text
        assert "Nothing sets one object apart" in told
        assert "20%" in told
        assert "falls on" not in told
