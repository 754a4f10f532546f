"""Numbers of a column, by the room they have."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from explorer.widgets.scoring_lanes_columns import CELL_FONT, metrics_of
from explorer.widgets.scoring_lanes_digits import figure


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (1.25, "1.250"),
        (-99999.0, "−99999.000"),
        (1e9, "1.00e9"),
        (-330501881.67, "−3.31e8"),
        (-2.5e18, "−2.50e18"),
        (-4e-9, "−4.0e−9"),
    ],
)
def test_a_number_with_room(qtbot: QtBot, value: float, text: str) -> None:
    assert figure(value, metrics_of(CELL_FONT), 1e4) == text


@pytest.mark.parametrize("value", [-330501881.67, 1e9, 0.123456, -2.5e18, 4e-9])
def test_a_number_is_never_wider_than_its_room(qtbot: QtBot, value: float) -> None:
    metrics = metrics_of(CELL_FONT)
    for room in range(0, 120, 3):
        text = figure(value, metrics, room)
        assert metrics.horizontalAdvance(text) <= room
        if text:
            read = float(text.replace("−", "-"))
            assert text != "0"
            assert read == pytest.approx(value, rel=0.3, abs=0.0005)
