"""What is measured: when it starts, that it can be stopped, and what stays."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from explorer.panels.base import Status
from explorer.panels.scoring.panel import ScoringPanel
from explorer.studies.scoring import timing
from explorer.studies.scoring.cost import GROWTH
from explorer.studies.scoring.kinds import Function
from explorer.studies.scoring.saturation import Saturation
from tests.panels.opening import Settled

SMALL = {"root_draws": 50, "root_keys": 2, "root_hidden": 1}


def study(panel: ScoringPanel) -> Saturation | None:
    """What is measured of √d so far."""
    return panel.session.measuring.saturation


def test_the_study_starts_when_its_view_is_opened(panel: ScoringPanel, settled: Settled) -> None:
    measuring = panel.session.measuring
    panel.change(**SMALL)
    settled()
    assert study(panel) is None
    panel.change(view="saturation")
    assert measuring.study_runner.busy
    settled()
    first = study(panel)
    assert first is not None
    assert first.is_complete
    assert first.settings == panel.session.state.saturation
    panel.change(view="steps")
    panel.change(view="saturation")
    settled()
    assert study(panel) is first
    panel.change(root_seed=5)
    settled()
    second = study(panel)
    assert second is not None
    assert second.settings.seed == 5


def test_a_stopped_study_waits_for_the_button(panel: ScoringPanel, settled: Settled, qtbot: QtBot) -> None:
    measuring = panel.session.measuring
    panel.change(root_draws=20_000, root_keys=200)
    panel.change(view="saturation")
    qtbot.waitUntil(lambda: study(panel) is not None, timeout=30_000)
    panel.saturation.start.click()
    settled()
    stopped = study(panel)
    assert stopped is not None
    assert not stopped.is_complete
    panel.change(root_d=2)
    assert not measuring.busy
    panel.change(**SMALL)
    settled()
    again = study(panel)
    assert again is not None
    assert again.is_complete
    panel.run()
    settled()
    assert study(panel) is not again


def test_times_are_taken_by_the_button_alone(
    panel: ScoringPanel, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timing, "_SECONDS", 0.0)
    measuring, statuses = panel.session.measuring, list[Status]()
    panel.status_changed.connect(statuses.append)
    panel.change(view="cost", cost_queries=1, cost_d=1, cost_hidden=1)
    settled()
    assert measuring.table(panel.session.state) is None
    assert "not timed" in statuses[-1].model
    panel.cost.start.click()
    settled()
    table = measuring.table(panel.session.state)
    assert table is not None
    assert table.done == table.total == len(GROWTH) * len(Function)
    assert "65 of 65" in statuses[-1].model
    panel.set_step(0)  # another size along the axis has the same times
    assert measuring.table(panel.session.state) is table
    panel.change(cost_queries=2)
    assert measuring.table(panel.session.state) is None
    panel.change(cost_queries=1)
    assert measuring.table(panel.session.state) is table
    panel.change(cost_axis="d")
    assert measuring.table(panel.session.state) is None


def test_timing_is_stopped(panel: ScoringPanel, settled: Settled, qtbot: QtBot) -> None:
    measuring = panel.session.measuring
    panel.change(view="cost")
    panel.toggle_measuring()
    qtbot.waitUntil(lambda: measuring.table(panel.session.state) is not None, timeout=30_000)
    panel.toggle_measuring()
    settled()
    table = measuring.table(panel.session.state)
    assert table is not None
    assert table.done < table.total


def test_cancel_stops_everything(panel: ScoringPanel, settled: Settled) -> None:
    panel.change(root_draws=20_000, root_keys=200)
    panel.change(view="saturation")
    panel.cancel()
    settled()
    found = study(panel)
    assert found is None or not found.is_complete
