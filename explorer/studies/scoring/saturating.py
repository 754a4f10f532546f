"""The study of √d at work: random queries and keys at every d, on the worker; numpy alone."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping

import numpy as np

from explorer.core.cancel import CancelToken, Progress
from explorer.core.i18n import translate
from explorer.studies.scoring.kinds import Function, Numbers
from explorer.studies.scoring.saturation import (
    BINS,
    STUDIED,
    Estimate,
    Point,
    Saturation,
    SaturationSettings,
    sizes,
)

_CHUNK = 2_000_000  # numbers drawn at once: 16 MB


def saturate(settings: SaturationSettings, token: CancelToken) -> Saturation:
    """Measure at every d, published after each; dot and scaled see the same draws.

    Raises:
        CancelledError: the token was cancelled.
    """
    started = time.perf_counter()
    points: tuple[Point, ...] = ()
    study = Saturation(settings, points, 0.0)
    every = sizes()
    for done, d in enumerate(every):
        text = translate("Scoring", "Drawing queries and keys of {d} numbers").format(d=d)
        token.report(Progress(text, done, len(every)))
        scores = draw(settings, d, token)
        points += tuple(point(function, d, scores[function]) for function in STUDIED)
        study = Saturation(settings, points, time.perf_counter() - started)
        token.publish(study)
    return study


def draw(settings: SaturationSettings, d: int, token: CancelToken) -> Mapping[Function, Numbers]:
    """The scores (draws, n) of each function; every d has a stream of its own."""
    random = np.random.default_rng((settings.seed, d))
    chunks = [_draw(settings, d, count, random) for count in _chunks(settings, d, token)]
    return {function: np.concatenate([chunk[function] for chunk in chunks]) for function in STUDIED}


def _chunks(settings: SaturationSettings, d: int, token: CancelToken) -> Iterator[int]:
    most = max(1, _CHUNK // (d * (1 + settings.keys + 2 * settings.hidden)))
    left = settings.draws
    while left:
        token.check()
        yield min(most, left)
        left -= min(most, left)


def _draw(
    settings: SaturationSettings, d: int, count: int, random: np.random.Generator
) -> dict[Function, Numbers]:
    query = random.standard_normal((count, d, 1))
    keys = random.standard_normal((count, settings.keys, d))
    products = (keys @ query)[..., 0]
    w_q, w_k = (random.uniform(-(d**-0.5), d**-0.5, (count, settings.hidden, d)) for _ in range(2))
    reach = settings.hidden**-0.5
    w_v = random.uniform(-reach, reach, (count, settings.hidden, 1))
    hidden = np.tanh(keys @ w_k.transpose(0, 2, 1) + (w_q @ query).transpose(0, 2, 1))
    return {
        Function.DOT: products,
        Function.SCALED: products / np.sqrt(d),
        Function.ADDITIVE: (hidden @ w_v)[..., 0],
    }


def point(function: Function, d: int, scores: Numbers) -> Point:
    """What scores (draws, n) and the softmax over each row of them come to."""
    weights = softmax(scores)
    edge = float(np.abs(scores).max()) or 1.0
    counts, edges = np.histogram(scores, bins=BINS, range=(-edge, edge))
    return Point(
        function, d, variance(scores), estimate(weights.max(axis=1)), estimate(entropy(weights)),
        estimate(gradient_norm(weights)), counts.astype(np.float64), edges.astype(np.float64),
    )  # fmt: skip


def softmax(scores: Numbers) -> Numbers:
    grown = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(grown / grown.sum(axis=1, keepdims=True))


def entropy(weights: Numbers) -> Numbers:
    """−Σ α ln α of each row, in nats."""
    safe = np.where(weights > 0, weights, 1.0)  # 0 ln 0 is 0
    return np.asarray(-(weights * np.log(safe)).sum(axis=1))


def gradient_norm(weights: Numbers) -> Numbers:
    """‖diag(α) − α αᵀ‖ of each row; 1 − α_i as the sum of the others, or its digits would be lost."""
    apart = 1 - np.eye(weights.shape[1])
    squares = weights * weights
    inside = ((weights * (weights @ apart)) ** 2).sum(axis=1)
    outside = (squares * (squares @ apart)).sum(axis=1)
    return np.asarray(np.sqrt(inside + outside))


def estimate(values: Numbers) -> Estimate:
    """The mean of independent draws and its standard error s/√n."""
    return Estimate(float(values.mean()), float(values.std(ddof=1) / np.sqrt(values.size)))


def variance(scores: Numbers) -> Estimate:
    """The variance of all scores; its error counts draws, for the scores of one draw share their query."""
    squares = ((scores - scores.mean()) ** 2).mean(axis=1)
    return estimate(squares)
