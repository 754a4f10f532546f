"""Side by side: what the lanes show, and how functions, keys, masks and weights are chosen."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from explorer.panels.base import Message
from explorer.panels.scoring.lanes_card import FUNCTIONS
from explorer.panels.scoring.panel import ScoringPanel
from explorer.studies.scoring.kinds import Function, Norm
from tests.panels.opening import Settled
from tests.panels.people import said, type_number
from tests.panels.scoring.people import drawn

Q = np.array([1.0, 0, 2])
K = np.array([[1.0, 0, 1], [0, 2, 0], [2, 1, 1], [-1, 0, -1]])
V = np.array([[10.0, 0], [0, 10], [5, 5], [-10, 0]])


def test_the_lanes_show_the_functions(panel: ScoringPanel) -> None:
    arrays = panel.lanes_card.lanes.picture_arrays()
    scores = dict(zip(FUNCTIONS, np.asarray(arrays["scores"], dtype=np.float64), strict=True))
    weights = dict(zip(FUNCTIONS, np.asarray(arrays["weights"], dtype=np.float64), strict=True))
    pooled = dict(zip(FUNCTIONS, np.asarray(arrays["pooled"], dtype=np.float64), strict=True))
    assert_allclose(scores[Function.DOT], K @ Q, rtol=1e-14)
    assert_allclose(scores[Function.GAUSSIAN], -((K - Q) ** 2).sum(1) / 2, rtol=1e-14)
    shares = np.exp(K @ Q / np.sqrt(3))
    assert_allclose(weights[Function.SCALED], shares / shares.sum(), rtol=1e-13)
    assert_allclose(pooled[Function.SCALED], shares / shares.sum() @ V, rtol=1e-13)


def test_a_lane_and_a_key_are_chosen_by_keys(panel: ScoringPanel) -> None:
    lanes = panel.lanes_card.lanes
    lanes.setFocus()
    QTest.keyClick(lanes, Qt.Key.Key_Right)
    assert panel.session.state.function is Function.BILINEAR
    QTest.keyClick(lanes, Qt.Key.Key_Down)
    assert panel.step() == 3
    QTest.keyClick(lanes, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert panel.session.state.component == 1


@pytest.mark.parametrize(
    ("norm", "expected"),
    [
        (Norm.RELU, np.maximum(K @ Q, 0)),
        (Norm.RELU_SHARES, np.maximum(K @ Q, 0) / np.maximum(K @ Q, 0).sum()),
        (Norm.HARD_MAX, np.array([0, 0, 1, 0])),
    ],
)
def test_ways_from_scores_to_weights(
    panel: ScoringPanel, settled: Settled, norm: Norm, expected: np.ndarray[tuple[int], np.dtype[np.float64]]
) -> None:
    panel.lanes_card.norm.button(norm).click()
    settled()
    assert_allclose(drawn(panel).scored[Function.DOT].weights, expected, rtol=1e-14)
    assert panel.lanes_card.notes.isVisible() == (norm is not Norm.HARD_MAX)  # Gaussian: none above 0


def test_masked_keys_weigh_nothing(
    panel: ScoringPanel, settled: Settled, messages: list[Message | None]
) -> None:
    card = panel.lanes_card
    assert not card.valid.isVisible()
    card.masked.setChecked(True)
    settled()
    assert drawn(panel).valid.tolist() == [True, True, True, False]
    assert any("3 of 4 keys" in label.text() for label in card.findChildren(QLabel))
    type_number(card.valid, "2")
    settled()
    assert_array_equal(drawn(panel).scored[Function.DOT].weights[2:], 0)
    before = drawn(panel)
    type_number(card.valid, "0")
    settled()
    assert "valid length is 0" in said(messages)
    assert drawn(panel).data is before.data
    type_number(card.valid, "9")
    settled()
    assert drawn(panel).valid.all()
    assert "beyond the 4 keys" in card.notes.text()
    card.masked.setChecked(False)
    settled()
    assert panel.session.state.valid is None
    assert not card.notes.isVisible()
