"""Scoring lanes to look at and click on, shared by their tests."""

from __future__ import annotations

import numpy as np
from pytestqt.qtbot import QtBot

from explorer.widgets.scoring_lanes import Lane, ScoringLanes
from explorer.widgets.scoring_lanes_data import Floats

KEYS = ("I", "grew", "up", "in", "France")
VALID = np.array([True, True, True, True, False])
FORMULAS = ("w_vᵀ tanh(W_q q + W_k k)", "qᵀk", "qᵀk / √d", "qᵀW k", "−½ ‖q − k‖²")
NAMES = ("Additive", "Dot product", "Scaled dot product", "Bilinear", "Gaussian")


def values_of(count: int = 5, size: int = 3) -> Floats:
    """(count, size) of random values."""
    return np.asarray(np.random.default_rng(4).normal(size=(count, size)))


def lane(place: int, values: Floats, valid: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Lane:
    """A function with random scores, and its softmax."""
    scores = np.random.default_rng(place).normal(size=len(values)) * 2
    raised = np.where(valid, np.exp(scores), 0.0)
    weights = raised / raised.sum()
    return Lane(NAMES[place], FORMULAS[place], scores, weights, weights @ values)


def lanes_of(count: int = 5, values: Floats | None = None) -> tuple[Lane, ...]:
    """The first functions over the same values."""
    held = values_of() if values is None else values
    valid = VALID if len(held) == 5 else np.ones(len(held), dtype=np.bool_)
    return tuple(lane(place, held, valid) for place in range(count))


def show(view: ScoringLanes, keys: int, lanes: int = 5, size: int = 3) -> None:
    """Show so many keys and functions."""
    values = values_of(keys, size)
    valid = np.ones(keys, dtype=np.bool_)
    made = tuple(lane(place, values, valid) for place in range(lanes))
    view.set_lanes(made, tuple(f"k{i}" for i in range(keys)), valid, "Softmax", values=values)


def shown_lanes(qtbot: QtBot) -> ScoringLanes:
    """Five functions on five keys, the last one masked, on screen."""
    made = ScoringLanes()
    qtbot.addWidget(made)
    made.resize(1500, 520)
    made.set_lanes(lanes_of(), KEYS, VALID, "Softmax", values=values_of())
    with qtbot.waitExposed(made):
        made.show()
    return made
