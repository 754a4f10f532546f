"""A runner, what it told, and a job that waits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from explorer.workers.lanes import Lanes
from explorer.workers.runner import Runner
from tests.workers.jobs import Gate, Told


@pytest.fixture
def runner(qtbot: QtBot, lanes: Lanes) -> Iterator[Runner]:
    made = Runner(lanes)
    yield made
    made.close()


@pytest.fixture
def told(runner: Runner) -> Told:
    return Told(runner)


@pytest.fixture
def gate() -> Iterator[Gate]:
    made = Gate()
    yield made
    made.released.set()
