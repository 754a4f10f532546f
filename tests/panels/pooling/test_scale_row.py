"""The field of w or a bandwidth shows the number in force, however small or large."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from explorer.panels.pooling.scale_row import ScaleRow


@pytest.mark.parametrize("value", [0.0, 1e-6, 3.21e-9, 0.0004, 0.05, 1.0, 20.649, 1e6, 1e9])
def test_the_number_in_force_is_shown(qtbot: QtBot, value: float) -> None:
    row = ScaleRow()
    qtbot.addWidget(row)
    told: list[float] = []
    row.value_changed.connect(told.append)
    for before in (1.0, 1e-9, 5.0):
        row.set_value(before)
        row.set_value(value)
        assert row.field.value() == pytest.approx(value, rel=1e-3)
        assert float(row.field.text()) == pytest.approx(value, rel=1e-3)
    assert told == []
