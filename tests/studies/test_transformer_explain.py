"""Explain's numbers: every formula, read back and computed again, gives the weight that is shown."""

from __future__ import annotations

import math
import re
from dataclasses import replace

import numpy as np
import pytest
import torch

from explorer.core.cancel import CancelToken
from explorer.core.trace import Explanation
from explorer.models.attention import Scores
from explorer.studies.transformer_explain import explain
from explorer.studies.transformer_picture import draw
from explorer.studies.transformer_state import TransformerState, fitted
from explorer.studies.transformer_trace import TransformerTrace
from tests.studies.builders import trace

DIGITS = 6e-5  # half of the last of four decimals, and a little
STATE = TransformerState(
    text="unbelievable cats sleep.", model="random", heads=((0, 1),), step=1, query=4, key=2
)


def explained(
    made: TransformerTrace, state: TransformerState, difference: float | None = None
) -> Explanation:
    state = replace(state, text=made.request.text, model=made.request.model)
    drawn = draw(state, made, False, CancelToken())
    return explain(made, drawn.state, drawn.shown, difference)


def number(latex: str) -> float:
    """A number as the formulas write it."""
    match = re.fullmatch(r"\(?(-?[\d.]+)(?:\\cdot 10\^\{(-?\d+)\})?\)?", latex.strip())
    assert match is not None, latex
    return float(match[1]) * 10.0 ** int(match[2] or 0)


def last(latex: str) -> float:
    return number(latex.rsplit("=", 1)[1])


def test_a_cell_is_worked_out_to_the_weight_shown() -> None:
    made = trace()
    told = explained(made, STATE)
    parts = made.layer("encoder", 0).scores(1, 4)
    _, dot, score, softmax = told.formulas
    assert last(dot.latex) == pytest.approx(float(parts.q @ parts.k[2]), abs=DIGITS)
    terms = re.findall(r"-?\d+\.\d+", dot.latex.rsplit("=", 1)[0])
    assert math.fsum(map(float, terms)) == pytest.approx(last(dot.latex), abs=4 * DIGITS)
    assert last(score.latex) == pytest.approx(last(dot.latex) / 2, abs=2 * DIGITS)  # √4
    match = re.search(r"=\\frac\{([^{}]+)\}\{([^{}]+)\}=", softmax.latex)
    assert match is not None
    weight = float(made.layer("encoder", 0).weights(1)[4, 2])
    assert number(match[1]) / number(match[2]) == pytest.approx(weight, abs=5 * DIGITS)
    assert number(match[1]) == pytest.approx(math.exp(last(score.latex)), rel=3e-4)
    assert last(softmax.latex) == pytest.approx(weight, abs=DIGITS)
    assert f"<b>{weight:.4f}</b>" in told.text


def test_large_scores_are_shifted_and_still_give_the_weight() -> None:
    made = trace()
    large = replace(made.layer("encoder", 0), scale=40.0)
    made = with_layer(made, large)
    softmax = explained(made, STATE).formulas[-1]
    assert "-" in softmax.latex
    assert last(softmax.latex) == pytest.approx(float(large.weights(1)[4, 2]), rel=1e-3, abs=DIGITS)


def test_scores_far_below_zero_still_give_the_weight() -> None:
    made = trace()
    base = made.layer("encoder", 0)
    low = replace(base, bias=torch.full((1, 1, 8), -2000.0))
    softmax = explained(with_layer(made, low), STATE).formulas[-1]
    match = re.search(r"=\\frac\{([^{}]+)\}\{([^{}]+)\}=", softmax.latex)
    assert match is not None
    expected = float(base.weights(1)[4, 2])  # the softmax does not feel a constant
    assert number(match[1]) / number(match[2]) == pytest.approx(expected, rel=2e-3)
    assert last(softmax.latex) == pytest.approx(expected, rel=2e-3, abs=DIGITS)


@pytest.mark.parametrize("variant", ["softcap", "bias", "unscaled"])
def test_the_variants_of_the_score(variant: str) -> None:
    made = trace()
    base = made.layer("encoder", 0)
    assert base.query is not None
    changed = {
        "softcap": replace(base, softcap=2.0),
        "bias": replace(base, bias=base.query @ base.query.transpose(1, 2) / 9),
        "unscaled": replace(base, scale=1.0),
    }[variant]
    made = with_layer(made, changed)
    told = explained(made, STATE)
    parts = changed.scores(1, 4)
    assert last(told.formulas[2].latex) == pytest.approx(float(parts.score[2]), abs=DIGITS)
    assert last(told.formulas[-1].latex) == pytest.approx(float(changed.weights(1)[4, 2]), abs=DIGITS)
    assert {"softcap": "tanh", "bias": "b_{ij}", "unscaled": r"q_i\cdot k_j\right"}[variant] in told.formulas[
        0
    ].latex


def with_layer(made: TransformerTrace, layer: Scores) -> TransformerTrace:
    captured = replace(made.capture, stacks={"encoder": (layer, *made.capture.stacks["encoder"][1:])})
    return replace(made, capture=captured)


def test_a_masked_cell_says_so() -> None:
    made = trace(kind="decoder", is_causal=True)
    told = explained(made, replace(STATE, query=2, key=4))
    assert "mask hides it" in told.text
    assert r"e^{-\infty}=0" in told.formulas[1].latex
    assert "m_{ij}" in told.formulas[0].latex


def test_a_merged_word_is_worked_out() -> None:
    made = trace()
    told = explained(made, replace(STATE, query=4, key=2, merge_words=True))
    weights = made.layer("encoder", 0).weights(1).numpy()
    assert last(told.formulas[-1].latex) == pytest.approx(float(weights[4, 1:4].sum()), abs=DIGITS)
    mean = explained(made, replace(STATE, query=2, key=3, merge_words=True))
    expected = float(np.mean([weights[q, 1:4].sum() for q in (1, 2, 3)]))
    assert last(mean.formulas[-1].latex) == pytest.approx(expected, abs=DIGITS)
    assert r"\frac{1}{3}" in mean.formulas[-1].latex


@pytest.mark.parametrize("combine", ["mean", "max"])
def test_combined_heads_are_worked_out(combine: str) -> None:
    made = trace()
    told = explained(made, replace(STATE, heads=((0, 1), (0, 2)), combine=combine))
    values = [float(made.layer("encoder", 0).weights(head)[4, 2]) for head in (1, 2)]
    expected = sum(values) / 2 if combine == "mean" else max(values)
    assert last(told.formulas[-1].latex) == pytest.approx(expected, abs=DIGITS)


def test_a_renormalised_cell_is_worked_out() -> None:
    made = trace()
    told = explained(made, replace(STATE, hide_special=True, renormalise=True))
    weights = made.layer("encoder", 0).weights(1).numpy()
    assert last(told.formulas[-1].latex) == pytest.approx(
        float(weights[4, 2] / weights[4, 1:7].sum()), abs=DIGITS
    )
    assert any("divided by what is left" in note for note in told.notes)


def test_a_row_names_its_strongest_keys() -> None:
    made = trace()
    told = explained(made, replace(STATE, key=None))
    weights = made.layer("encoder", 0).weights(1)[4].numpy()
    strongest = [row.value for row in told.tables[0].rows[:-1]]
    assert strongest == [f"{value:.4f}" for value in sorted(weights, reverse=True)[:5]]


def test_the_vectors_are_compared_at_the_first_and_last_step() -> None:
    made = trace()
    for step, vectors in ((0, made.capture.embeddings), (3, made.capture.output)):
        told = explained(made, replace(STATE, step=step))
        x, y = vectors["source"][4].astype(float), vectors["source"][2].astype(float)
        expected = x @ y / np.linalg.norm(x) / np.linalg.norm(y)
        assert last(told.formulas[-1].latex) == pytest.approx(expected, abs=DIGITS)


def test_a_merged_word_is_compared_by_its_mean() -> None:
    made = trace()
    told = explained(made, replace(STATE, step=0, key=2, merge_words=True, hide_special=True, threshold=0.2))
    vectors = made.capture.embeddings["source"].astype(float)
    x, y = vectors[4], vectors[1:4].mean(0)
    expected = x @ y / np.linalg.norm(x) / np.linalg.norm(y)
    assert last(told.formulas[-1].latex) == pytest.approx(expected, abs=DIGITS)
    assert len(told.notes) == 1  # nothing sums, fades or is renormalised here
    assert "mean of its pieces" in told.notes[0]


def test_a_row_says_what_it_adds_up_to() -> None:
    made, row = trace(), replace(STATE, key=None)
    assert "total weight of 1" in explained(made, row).text
    assert "total weight of 1" in explained(made, replace(row, hide_special=True, renormalise=True)).text
    hidden = explained(made, replace(row, hide_special=True)).text
    left = float(made.layer("encoder", 0).weights(1)[4, 1:7].sum())
    assert f"adds up to {left:.3f}" in hidden
    largest = explained(made, replace(row, heads=((0, 1), (0, 2)), combine="max")).text
    total = float(made.layer("encoder", 0).weights([1, 2])[:, 4].amax(0).sum())
    assert f"adds up to {total:.3f}" in largest


def test_only_the_models_own_weight_is_called_a_share_of_the_value() -> None:
    made = trace()
    assert "share of the value vector" in explained(made, STATE).text
    assert "share of the value vector" in explained(made, replace(STATE, hide_special=True)).text
    for changes in (
        {"heads": ((0, 1), (0, 2)), "combine": "mean"},
        {"hide_special": True, "renormalise": True},
    ):
        assert "worked out below" in explained(made, replace(STATE, **changes)).text


def test_the_check_line() -> None:
    made = trace()
    assert explained(made, STATE).tables[-1].rows[0].value == "not checked yet"
    assert explained(made, STATE, 1.2e-7).tables[-1].rows[0].value == "1.2e−7 ✓"
    assert explained(made, STATE, 2e-3).tables[-1].rows[0].value.endswith("✗")


def test_tokens_with_markup_are_escaped() -> None:
    made = trace()
    tokens = tuple(replace(token, text="<i>&") for token in made.capture.tokens["source"])
    made = replace(made, capture=replace(made.capture, tokens={"source": tokens}))
    assert "<i>" not in explained(made, STATE).text


@pytest.mark.parametrize("kind", ["encoder", "decoder", "encoder-decoder"])
@pytest.mark.parametrize("step", [0, 1, 2, 3])
@pytest.mark.parametrize("key", [None, 1])
@pytest.mark.parametrize("query", [None, 3])
def test_every_state_can_be_explained(kind: str, step: int, query: int | None, key: int | None) -> None:
    made = trace(kind=kind)
    for stack in made.stacks:
        state = fitted(replace(STATE, step=step, query=query, key=key, stack=stack), made)
        told = explained(made, state)
        assert told.title
        assert told.text
        assert told.formulas
