"""The study of √d: its figures agree with theory, with torch's gradients, and with a plain loop."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from explorer.core.cancel import CancelToken, Progress
from explorer.core.errors import CancelledError
from explorer.studies.scoring.kinds import Function
from explorer.studies.scoring.saturating import (
    draw,
    entropy,
    gradient_norm,
    point,
    saturate,
    softmax,
    variance,
)
from explorer.studies.scoring.saturation import (
    BINS,
    STUDIED,
    Estimate,
    Saturation,
    SaturationSettings,
    sizes,
    theory,
    uniform_gradient,
)
from explorer.studies.scoring.saturation_telling import explain_saturation, standard_errors, with_error

SMALL = SaturationSettings(draws=300)


@pytest.fixture(scope="module")
def study() -> Saturation:
    return saturate(SMALL, CancelToken())


def test_the_sizes_run_from_1_to_1024() -> None:
    assert sizes()[:6] == (1, 2, 3, 4, 6, 8)
    assert sizes()[-1] == 1024
    assert len(sizes()) == 20


def test_variances_agree_with_theory_within_their_errors(study: Saturation) -> None:
    """Of 40 estimates none lies beyond 4 standard errors; the additive limit holds from d = 32 on."""
    for function in (Function.DOT, Function.SCALED):
        assert all(standard_errors(function, found) < 4 for found in study.of(function))
    assert all(standard_errors(Function.ADDITIVE, p) < 4 for p in study.of(Function.ADDITIVE) if p.d >= 32)


def test_the_standard_error_is_the_spread_of_repeated_studies() -> None:
    """200 studies of 50 draws: the variances' own spread is the mean told error, to 20 %."""
    found = [
        variance(draw(SaturationSettings(draws=50, seed=seed), 16, CancelToken())[Function.DOT])
        for seed in range(200)
    ]
    spread = float(np.std([estimate.value for estimate in found]))
    assert np.mean([estimate.error for estimate in found]) == pytest.approx(spread, rel=0.2)


def test_unscaled_scores_saturate_and_scaled_ones_do_not(study: Saturation) -> None:
    dot, scaled = study.at(Function.DOT, 1024), study.at(Function.SCALED, 1024)
    assert dot.largest.value > 0.9
    assert dot.gradient.value < 0.1
    assert scaled.largest.value < 0.35
    assert scaled.gradient.value > 0.25
    first = study.at(Function.SCALED, 1)
    assert scaled.entropy.value == pytest.approx(first.entropy.value, rel=0.1)


def test_the_theory_of_additive_is_an_integral() -> None:
    """Against a plain trapezium of tanh² under the normal density of variance 2/3, to 1e-9."""
    z = np.linspace(-12, 12, 200_001)
    density = np.exp(-(z**2) / (4 / 3)) / math.sqrt(2 * math.pi * 2 / 3)
    assert theory(Function.ADDITIVE, 64) == pytest.approx(
        np.trapezoid(np.tanh(z) ** 2 * density, z) / 3, abs=1e-9
    )
    with pytest.raises(ValueError, match="gaussian"):
        theory(Function.GAUSSIAN, 2)


@given(st.integers(0, 999), st.integers(2, 20), st.floats(0.01, 200))
def test_softmax_entropy_and_gradient_equal_torch(seed: int, n: int, size: float) -> None:
    scores = np.random.default_rng(seed).normal(size=(3, n)) * size
    weights = softmax(scores)
    for row, ours, held, norm in zip(scores, weights, entropy(weights), gradient_norm(weights), strict=True):
        s = torch.from_numpy(row)
        np.testing.assert_allclose(ours, torch.softmax(s, 0).numpy(), rtol=0, atol=1e-12)
        assert held == pytest.approx(float(torch.special.entr(torch.softmax(s, 0)).sum()), abs=1e-12)
        jacobian: Any = torch.func.jacrev(lambda x: torch.softmax(x, 0))(s)
        assert norm == pytest.approx(float(torch.linalg.norm(jacobian)), abs=1e-12)


def test_a_saturated_gradient_keeps_its_digits() -> None:
    """With weights 1 − ε and ε the norm is 2 ε (1 − ε): at ε = e^−60 nothing of it is lost."""
    norm = gradient_norm(softmax(np.array([[60.0, 0.0]])))[0]
    assert norm == pytest.approx(2 * math.exp(-60), rel=1e-12)
    assert gradient_norm(np.full((1, 5), 0.2))[0] == pytest.approx(uniform_gradient(5), rel=1e-12)


def test_the_histogram_holds_every_score_and_its_area_is_1() -> None:
    scores = draw(SMALL, 8, CancelToken())[Function.DOT]
    found = point(Function.DOT, 8, scores)
    assert found.counts.sum() == scores.size == 300 * 16
    assert found.counts.shape == (BINS,)
    assert (found.density * np.diff(found.edges)).sum() == pytest.approx(1, abs=1e-12)


def test_scaled_scores_are_the_same_draws_divided() -> None:
    scores = draw(SMALL, 64, CancelToken())
    np.testing.assert_array_equal(scores[Function.SCALED], scores[Function.DOT] / 8)


def test_additive_scores_agree_with_torch_s_layers() -> None:
    """A chunk of one draw, by torch.nn.Linear with the same weights, to 1e-12."""
    settings = SaturationSettings(keys=3, draws=1, hidden=4, seed=2)
    ours = draw(settings, 5, CancelToken())[Function.ADDITIVE][0]
    random = np.random.default_rng((2, 5))
    q, k = random.standard_normal((1, 5, 1))[0, :, 0], random.standard_normal((1, 3, 5))[0]
    w_q, w_k = (random.uniform(-(5**-0.5), 5**-0.5, (1, 4, 5))[0] for _ in range(2))
    w_v = random.uniform(-0.5, 0.5, (1, 4, 1))[0, :, 0]
    t = torch.from_numpy
    theirs = torch.tanh(torch.nn.functional.linear(t(k), t(w_k)) + t(w_q) @ t(q)) @ t(w_v)
    np.testing.assert_allclose(ours, theirs.numpy(), rtol=0, atol=1e-12)


def test_it_streams_tells_and_repeats_itself(study: Saturation) -> None:
    published: list[Saturation] = []
    told: list[Progress] = []
    again = saturate(SMALL, CancelToken(told.append, published.append))  # type: ignore[arg-type]
    assert [len(partial.points) for partial in published] == [3 * n for n in range(1, 21)]
    assert not published[0].is_complete
    assert again.is_complete
    assert [progress.done for progress in told] == list(range(20))
    for one, other in zip(study.points, again.points, strict=True):
        assert one.variance == other.variance


def test_it_stops_when_cancelled() -> None:
    token = CancelToken(on_partial=lambda _partial: token.cancel())
    with pytest.raises(CancelledError):
        saturate(SMALL, token)


def test_what_is_told_are_its_own_numbers(study: Saturation) -> None:
    shown = explain_saturation(study, 250)
    found = study.at(Function.DOT, 256)
    assert found.d == 256
    assert with_error(found.variance) in shown.text
    assert f"{found.largest.value:.3f}" in shown.text
    assert "{" not in shown.text
    assert [len(table.rows) for table in shown.tables] == [len(STUDIED)] * 4
    assert not any("so far" in note for note in shown.notes)
    part = Saturation(SMALL, study.points[:6], 0.1)
    assert any("2 of 20" in note for note in explain_saturation(part, 900).notes)


@pytest.mark.parametrize(
    ("estimate", "text"),
    [
        (Estimate(64.123, 0.567), "64.12 ± 0.57"),
        (Estimate(1024.4, 12.3), "1,024 ± 12"),
        (Estimate(-0.5, 0.0123), "−0.500 ± 0.012"),
        (Estimate(1.0, 0.0), "1.0000"),
    ],
)
def test_errors_are_shown_to_two_digits(estimate: Estimate, text: str) -> None:
    assert with_error(estimate) == text
