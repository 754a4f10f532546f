from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from explorer.models.recurrent.runs import Task
from explorer.models.recurrent.storage import read_network
from tools import train


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> str:
    """A recipe that takes no time and promises nothing."""
    recipe = train.RECIPES["slots-gru"]
    quick = replace(recipe, network=replace(recipe.network, hidden=4, features=3), steps=20, batch=4)
    monkeypatch.setitem(train.RECIPES, "quick", quick)
    return "quick"


def test_a_network_is_written_with_all_that_is_known(
    quick: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert train.make(quick, tmp_path / "networks")
    stored = read_network(tmp_path / "networks" / "quick.safetensors")
    assert stored.task == Task.SLOTS.value
    assert stored.facts["command"] == "python -m tools.train quick"
    assert stored.facts["steps"] == "20"
    figures = [name for name in stored.facts if name.startswith(train.FIGURE)]
    assert figures == [f"{train.FIGURE}{name}" for name in ("slots", "words", "sentences")]
    assert "held-out: slots" in capsys.readouterr().out


def test_the_same_recipe_gives_the_same_weights(quick: str) -> None:
    first, second = (train.trained(train.RECIPES[quick]) for _ in range(2))
    assert all((first.weights[name] == second.weights[name]).all() for name in first.weights)


def test_what_is_worse_than_promised_is_not_written(
    quick: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(train.PROMISED, quick, {"slots": 0.99})
    assert not train.make(quick, tmp_path)
    assert not list(tmp_path.iterdir())
    assert "instead of 0.99" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["nothing"], ["all", "slots-gru"]])
def test_wrong_arguments_are_told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert train.main(arguments) == 2
    assert "slots-gru" in capsys.readouterr().err


def test_every_promise_is_of_a_recipe() -> None:
    assert set(train.PROMISED) <= set(train.RECIPES)
