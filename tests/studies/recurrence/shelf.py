"""Untrained stand-ins for the networks that come with the program, as small as they can be."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.models.recurrent.runs import Task, TrainingSettings
from explorer.models.recurrent.spec import Cell, NetworkSpec
from explorer.models.recurrent.storage import StoredNetwork, write_network
from explorer.models.recurrent.tasks import make_task
from explorer.studies.recurrence.fresh import fresh_weights

NAMES = (
    "slots-lstm", "slots-gru", "slots-elman", "recall-lstm", "recall-gru", "recall-elman", "sentiment-lstm",
    "sentiment-gru", "characters-gru", "reverse-gru",
)  # fmt: skip
HIDDEN = 6


def fill(folder: Path) -> None:
    """Write a stand-in for every network."""
    folder.mkdir(parents=True)
    for name in NAMES:
        write_network(folder / f"{name}.safetensors", stand_in(name))


def stand_in(name: str) -> StoredNetwork:
    """A network of the right vocabulary and labels with initial weights."""
    task, cell = Task(name.partition("-")[0]), Cell(name.partition("-")[2])
    settings = TrainingSettings(task, NetworkSpec(cell=cell, hidden=HIDDEN, features=4))
    data = make_task(settings)
    spec = data.spec(settings)
    facts = {"steps": "7", "held-out: words": "0.5012", "command": f"python -m tools.train {name}"}
    return StoredNetwork(spec, fresh_weights(spec, 1), data.vocabulary, data.labels, task.value, facts)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The root of resources with a folder of stand-ins; made once."""
    root = tmp_path_factory.mktemp("resources")
    fill(root / "networks")
    return root


@pytest.fixture
def shelf(filled: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of stand-ins in the place of the networks that come along."""
    monkeypatch.setattr("explorer.models.recurrent.storage.resource", filled.joinpath)
    return filled / "networks"
